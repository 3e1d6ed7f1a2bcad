"""What is kept for a learner, and what a store of it must do.

Storage fulfils `Records` and `Scorebook`; so does a plain list in the tests.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from explainer.model.text import Locale
from explainer.scoring.attempt import Attempt

KEEP_DAYS = 400
"""Days after its last use for which a record is kept, unless its owner ticks *keep*.

A school year and the summer after it, with a month to spare: long enough to
come back to in the next grade, short enough that nothing piles up. The page
*My record* says this number.
"""

NOTE_LENGTH = 2000
"""Characters in one note. Enough for a page of thoughts, too few for a dossier."""


class NoSuchRecord(LookupError):
    """The record is not there: erased, perhaps in another tab. Nothing was written."""


@dataclass(frozen=True, slots=True)
class Record:
    """A learner's record. Nobody's name: an alias that the server dealt.

    `kept` records are not erased for want of use. `has_code` tells whether a
    return code was made; the code itself is nowhere.
    """

    id: int
    alias: str
    locale: Locale
    begun_on: date
    last_used_on: date
    kept: bool
    has_code: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a learner was: a unit and one of its sections, or "quiz"."""

    unit: str
    section: str


@dataclass(frozen=True, slots=True)
class Note:
    """What a learner wrote beside a section, for no eyes but their own."""

    unit: str
    section: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Skip:
    """A hard section that a learner passed over. No points are lost by it."""

    unit: str
    section: str
    at: datetime


def note_text(typed: str) -> str:
    """The text of a note as it is kept: line ends alike, no blanks around it.

    Characters that no person types and that databases refuse (NUL, halves of
    a surrogate pair) are left out. Raises ValueError beyond NOTE_LENGTH.
    """
    lines = typed.replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(c for c in lines if c != "\0" and not "\ud800" <= c <= "\udfff").strip()
    if len(text) > NOTE_LENGTH:
        raise ValueError(f"a note has at most {NOTE_LENGTH} characters; this one has {len(text)}. Shorten it")
    return text


class Records(Protocol):
    """Records, opened by an opaque token (a browser) or a return code (any device).

    Neither is stored, only keyed digests. A record may be open on several
    devices; a token opens one record at a time. Writing to a record that is
    gone raises NoSuchRecord. Every `now` is UTC.
    """

    def find(self, token: str) -> Record | None:
        """The record that the token opens, if any."""

    def begin(self, token: str, *, alias: str, locale: Locale, now: datetime) -> Record:
        """A new record for the token; the one it opens already, if there is one."""

    def alias_taken(self, alias: str) -> bool:
        """Whether some record has this alias."""

    def return_with(self, code: str, *, token: str, now: datetime) -> Record | None:
        """Open the code's record with this token from now on. None for a code that opens nothing.

        The code may be typed as `normalise_code` allows. What the token opened
        before stays as it is; nothing is merged, for two people may share a device.
        """

    def replace_code(self, record_id: int, code: str) -> None:
        """Give the record this return code. The one before stops working.

        Raises ValueError for what is no return code: a short one could be guessed.
        """

    def touch(self, record_id: int, *, now: datetime) -> None:
        """Count this day as one on which the record was used. Answers and notes count by themselves."""

    def keep(self, record_id: int, kept: bool) -> None:
        """Keep the record however long it is unused, or no longer."""

    def erase(self, record_id: int) -> None:
        """Erase the record and everything in it, so that no byte of it is left in the files.

        Erasing what is gone does nothing.
        """

    def erase_unused(self, before: date) -> int:
        """Erase, as really, the records last used before a day and not kept. How many they were."""


class Scorebook(Protocol):
    """What a learner did. Each call is one transaction: when it returns, it lasts.

    Writing to a record that is gone raises NoSuchRecord; reading from it finds
    nothing. Every `now` is UTC.
    """

    def add(self, record_id: int, attempt: Attempt) -> Attempt:
        """Keep an attempt: "scored" if it is the record's first at the item, else "practice".

        The mode it comes with does not matter. Returns what was stored. Of
        several at the same moment exactly one is the first.
        """

    def add_once(self, record_id: int, attempt: Attempt) -> bool:
        """Keep an attempt as `add` does, unless one at the item with the same choice and time is there.

        Whether it was kept. However often it is asked for, and in however
        many tabs at once, it is there once.
        """

    def attempts(self, record_id: int) -> tuple[Attempt, ...]:
        """Every attempt, oldest first."""

    def open_hint(self, record_id: int, item: str, *, now: datetime) -> int:
        """Open one more hint of an item. How many are open now.

        The scorebook does not know how many the item has: the caller asks no further.
        """

    def hints_open(self, record_id: int, item: str) -> int:
        """How many hints of an item are open."""

    def skip(self, record_id: int, unit: str, section: str, *, now: datetime) -> None:
        """Pass over a section. Skipping it again changes nothing."""

    def unskip(self, record_id: int, unit: str, section: str) -> None:
        """Take the skip back."""

    def skips(self, record_id: int) -> tuple[Skip, ...]:
        """The sections passed over, oldest first."""

    def put_place(self, record_id: int, place: Place, *, now: datetime) -> None:
        """Remember where the learner is now."""

    def place(self, record_id: int) -> Place | None:
        """Where the learner was last."""

    def put_note(self, record_id: int, unit: str, section: str, text: str, *, now: datetime) -> None:
        """Keep a section's note as `note_text` makes it; empty text removes it.

        Raises ValueError beyond NOTE_LENGTH.
        """

    def notes(self, record_id: int) -> tuple[Note, ...]:
        """The notes, in the order in which they were last changed."""
