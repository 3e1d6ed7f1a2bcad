"""A room: one sitting of one class with one unit."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Pace = Literal["follow", "free"]
"""Devices show the step that the teacher shows, or each student's own."""

FreeText = Literal["off", "on", "paused"]
"""Whether students may write to the teacher. Off until the teacher turns it on for this room."""

KEEP_DAYS = 30
"""Days after its last use for which a room is kept. A teacher may shorten it, never lengthen it."""

PERIOD_LENGTH = 40
"""Characters of the tag by which a teacher tells one sitting from another, such as "Period 3"."""


class NoSuchRoom(LookupError):
    """The room is not there: deleted, perhaps on another device. Nothing was written."""


class RoomIsShut(Exception):
    """The room takes nobody in: it is locked or closed, or this browser was put out of it."""

    def __init__(self, why: Literal["locked", "closed", "out"]) -> None:
        super().__init__(f"this room takes nobody in: {why}")
        self.why = why


@dataclass(frozen=True, slots=True)
class Room:
    """What everyone in the room shares, as the database holds it.

    `code` is the room code in its normal form; `key` is what the QR code
    opens the room with, so that scanning never counts as guessing. `step` is
    the name of a step of the lesson (lesson.Step.name). `version` grows with
    every change that students' devices must show, `pulse` with every one
    that only the teacher's screens must. `law_on` is the day whose law the
    passages and flowcharts of the class show, on the projector and on every
    device; None for the latest that our sources know. Questions are asked
    under that latest one always.
    """

    id: int
    unit: str
    code: str
    key: str
    period: str
    step: str
    pace: Pace
    free_text: FreeText
    is_locked: bool
    is_closed: bool
    keep_days: int
    opened_at: datetime
    last_used_on: date
    version: int
    pulse: int
    law_on: date | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """One device in a room, under an alias that the server dealt. No row joins it to a record."""

    id: int
    room_id: int
    alias: str
    joined_at: datetime
    is_out: bool
    has_code: bool
    signal: Literal["lost", "too-fast"] | None = None
    signal_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Removed:
    """What went with a room: counted in the transaction that deleted it, for whoever asked for it."""

    devices: int
    votes: int
    hand_counts: int = 0
    notes: int = 0


def room_number(written: str | None) -> int | None:
    """The room that an address or a cookie names, or None for anything else that may stand there.

    Either is anybody's to write, and longer numbers than these fit into no
    database.

    >>> room_number("17"), room_number("١٧"), room_number("9" * 30), room_number(None)
    (17, None, None, None)
    """
    if written is None or not (written.isascii() and written.isdigit() and len(written) < 12):
        return None
    return int(written)


def period_tag(typed: str) -> str:
    """A period's tag as it is kept. Raises ValueError beyond PERIOD_LENGTH.

    >>> period_tag("  Period   3 ")
    'Period 3'
    """
    tag = " ".join("".join(c if c.isprintable() else " " for c in typed).split())
    if len(tag) > PERIOD_LENGTH:
        raise ValueError(f"a period's tag has at most {PERIOD_LENGTH} characters; this one has {len(tag)}")
    return tag
