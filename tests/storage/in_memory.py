"""Records and Scorebook as plain lists: the contract without a database."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import count

from explainer.model.text import Locale
from explainer.scoring.attempt import Attempt
from explainer.scoring.record import NoSuchRecord, Note, Place, Record, Skip, note_text
from explainer.scoring.return_code import looks_like_return_code, normalise_code


@dataclass
class Kept:
    """A record and what is in it."""

    record: Record
    attempts: list[Attempt] = field(default_factory=list)
    hints: dict[str, int] = field(default_factory=dict)
    skips: dict[tuple[str, str], Skip] = field(default_factory=dict)
    notes: dict[tuple[str, str], Note] = field(default_factory=dict)
    place: Place | None = None


class InMemory:
    """Fulfils `Records` and `Scorebook`."""

    completion_key = bytes(32)

    def __init__(self) -> None:
        self._kept: dict[int, Kept] = {}
        self._tokens: dict[str, int] = {}
        self._codes: dict[str, int] = {}
        self._ids = count(1)

    def find(self, token: str) -> Record | None:
        record_id = self._tokens.get(token)
        return None if record_id is None else self._kept[record_id].record

    def begin(self, token: str, *, alias: str, locale: Locale, now: datetime) -> Record:
        if token not in self._tokens:
            day = now.date()
            record = Record(next(self._ids), alias, locale, day, day, kept=False, has_code=False)
            self._kept[record.id] = Kept(record)
            self._tokens[token] = record.id
        return self._kept[self._tokens[token]].record

    def alias_taken(self, alias: str) -> bool:
        return any(kept.record.alias == alias for kept in self._kept.values())

    def return_with(self, code: str, *, token: str, now: datetime) -> Record | None:
        record_id = self._codes.get(normalise_code(code))
        if record_id is None:
            return None
        self._tokens[token] = record_id
        self.touch(record_id, now=now)
        return self._kept[record_id].record

    def replace_code(self, record_id: int, code: str) -> None:
        if not looks_like_return_code(code):
            raise ValueError("that is no return code; mint_code makes one")
        kept = self._get(record_id)
        self._codes = {c: i for c, i in self._codes.items() if i != record_id}
        self._codes[normalise_code(code)] = record_id
        kept.record = replace(kept.record, has_code=True)

    def touch(self, record_id: int, *, now: datetime) -> None:
        kept = self._get(record_id)
        kept.record = replace(kept.record, last_used_on=max(kept.record.last_used_on, now.date()))

    def keep(self, record_id: int, kept: bool) -> None:
        self._get(record_id).record = replace(self._get(record_id).record, kept=kept)

    def erase(self, record_id: int) -> None:
        self._kept.pop(record_id, None)
        self._tokens = {t: i for t, i in self._tokens.items() if i != record_id}
        self._codes = {c: i for c, i in self._codes.items() if i != record_id}

    def erase_unused(self, before: date) -> int:
        records = [kept.record for kept in self._kept.values()]
        unused = [r.id for r in records if not r.kept and r.last_used_on < before]
        for record_id in unused:
            self.erase(record_id)
        return len(unused)

    def add(self, record_id: int, attempt: Attempt) -> Attempt:
        kept = self._used(record_id, attempt.at)
        first = all(a.item != attempt.item for a in kept.attempts)
        kept.attempts.append(replace(attempt, mode="scored" if first else "practice"))
        return kept.attempts[-1]

    def add_once(self, record_id: int, attempt: Attempt) -> bool:
        same = (attempt.item, attempt.chosen, attempt.at)
        if any((a.item, a.chosen, a.at) == same for a in self._used(record_id, attempt.at).attempts):
            return False
        self.add(record_id, attempt)
        return True

    def attempts(self, record_id: int) -> tuple[Attempt, ...]:
        return tuple(self._read(record_id).attempts)

    def open_hint(self, record_id: int, item: str, *, now: datetime) -> int:
        hints = self._used(record_id, now).hints
        hints[item] = hints.get(item, 0) + 1
        return hints[item]

    def hints_open(self, record_id: int, item: str) -> int:
        return self._read(record_id).hints.get(item, 0)

    def skip(self, record_id: int, unit: str, section: str, *, now: datetime) -> None:
        self._used(record_id, now).skips.setdefault((unit, section), Skip(unit, section, now))

    def unskip(self, record_id: int, unit: str, section: str) -> None:
        self._read(record_id).skips.pop((unit, section), None)

    def skips(self, record_id: int) -> tuple[Skip, ...]:
        return tuple(sorted(self._read(record_id).skips.values(), key=lambda skip: skip.at))

    def put_place(self, record_id: int, place: Place, *, now: datetime) -> None:
        self._used(record_id, now).place = place

    def place(self, record_id: int) -> Place | None:
        return self._read(record_id).place

    def put_note(self, record_id: int, unit: str, section: str, text: str, *, now: datetime) -> None:
        kept_text = note_text(text)
        notes = self._used(record_id, now).notes
        notes.pop((unit, section), None)
        if kept_text:
            notes[unit, section] = Note(unit, section, kept_text, now)

    def notes(self, record_id: int) -> tuple[Note, ...]:
        return tuple(sorted(self._read(record_id).notes.values(), key=lambda note: note.at))

    def _get(self, record_id: int) -> Kept:
        if record_id not in self._kept:
            raise NoSuchRecord(record_id)
        return self._kept[record_id]

    def _used(self, record_id: int, now: datetime) -> Kept:
        self.touch(record_id, now=now)
        return self._get(record_id)

    def _read(self, record_id: int) -> Kept:
        return self._kept.get(record_id) or Kept(Record(0, "", "en", date.min, date.min, False, False))
