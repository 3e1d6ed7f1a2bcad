"""What students write in a room, and what a teacher may do with it. Text only, whatever is in it."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Kind = Literal["note", "synthesis"]
"""To the teacher, from one device; or what a group found at the end of its talk."""

State = Literal["waiting", "private", "approved"]
"""Not looked at yet; read and shown to nobody; on the projector. Erasing is no state: the row is gone."""

TEXT_LENGTH = 500
"""Characters of a note or of a synthesis, once it is cleaned."""

MOST_WAITING = 5
"""Notes of one device that may wait for the teacher: nobody buries the others' notes."""

STACKED = 4
"""Marks on one letter, as living languages need; more of them climb out of their line."""

FAR_TOO_LONG = 20 * TEXT_LENGTH
"""Beyond this nothing is cleaned: a page sends what the box held, a script may send megabytes."""

BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters, by their category, that look like nothing."""

JOINERS = "\u200c\u200d"
"""Invisible, and part of how Persian words and many emoji are written."""


class FreeTextIsOff(Exception):
    """Nobody may write just now: the teacher has not turned it on, or has paused it. Nothing was written."""


class TooManyWaiting(Exception):
    """This device has as many notes waiting as it may. Nothing was written."""


class NothingWritten(ValueError):
    """Of what was typed nothing is left to show."""


class TooLong(ValueError):
    """The text is longer than TEXT_LENGTH. It is refused, not cut: half a sentence may say the opposite."""

    def __init__(self, length: int) -> None:
        super().__init__(f"a text has at most {TEXT_LENGTH} characters; this one has {length}")
        self.length = length


class Overtaken(Exception):
    """Someone else of the group has written the synthesis meanwhile. Nothing was written over theirs."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """A text and where it belongs. `talk` is the number of the talk in which it was written, if one was on.

    `group` is Talk.group_of who wrote it, for a synthesis.

    `participant_id` says whose device wrote it last. It is for the teacher
    alone: on every screen a text is shown without a name.
    """

    id: int
    room_id: int
    participant_id: int
    kind: Kind
    prompt: str
    talk: int | None
    group: int | None
    text: str
    state: State
    at: datetime


def clean_text(typed: str) -> str:
    """What was typed, as it is kept: composed letters, single blanks, no mark that hides or turns text round.

    Screens set each text apart by its own direction, so that none needs such
    marks. Raises NothingWritten and TooLong.

    >>> clean_text("  Fear \\u202egnorw  is  a\\x00 reason. ")
    'Fear gnorw is a reason.'
    """
    if len(typed) > FAR_TOO_LONG:
        raise TooLong(len(typed))
    shown = "".join(map(_shown, typed.replace("\r\n", "\n").replace("\r", "\n")))
    lines = [" ".join(line.split()) for line in shown.split("\n")]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    # Composed at last: what stood between a letter and its mark is gone now.
    text = unicodedata.normalize("NFC", _without_towers(unicodedata.normalize("NFC", text)))
    if not any(unicodedata.category(one)[0] in "LNPS" for one in text):
        raise NothingWritten("there is nothing to show")
    if len(text) > TEXT_LENGTH:
        raise TooLong(len(text))
    return text


def _shown(one: str) -> str:
    """The character; a blank for a line or a tab of another kind; nothing for what no reader sees."""
    if one == "\n" or one in JOINERS:
        return one
    if one == "\t" or one in BLANK_LETTERS or unicodedata.category(one) in ("Zs", "Zl", "Zp"):
        return " "
    is_noncharacter = ord(one) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(one) <= 0xFDEF
    return "" if unicodedata.category(one) in ("Cc", "Cf", "Cs", "Co") or is_noncharacter else one


def _without_towers(text: str) -> str:
    """At most STACKED marks on a letter."""
    kept, marks = [], 0
    for one in text:
        marks = marks + 1 if unicodedata.category(one) in ("Mn", "Me") else 0
        if marks <= STACKED:
            kept.append(one)
    return "".join(kept)
