"""What learners did, as rows."""

from dataclasses import asdict, replace
from datetime import datetime

from sqlalchemy import Connection, Table, delete, exists, select

from explainer.scoring.attempt import Attempt
from explainer.scoring.record import Note, Place, Skip, note_text
from explainer.storage.database import Database
from explainer.storage.record_rows import use_record
from explainer.storage.tables import attempts, hints, notes, places, skips


class ScorebookRows:
    """Fulfils `Scorebook` (explainer.scoring.record, where each method's contract is)."""

    _database: Database

    def add(self, record_id: int, attempt: Attempt) -> Attempt:
        with self._database.writing() as connection:
            return _add(connection, record_id, attempt)

    def add_once(self, record_id: int, attempt: Attempt) -> bool:
        same = {"item": attempt.item, "chosen": attempt.chosen, "at": attempt.at}
        with self._database.writing() as connection:
            use_record(connection, record_id, attempt.at.date())  # held: nobody adds it in between
            there = exists(select(attempts.c.id).filter_by(record_id=record_id, **same))
            if connection.scalar(select(there)):
                return False
            _add(connection, record_id, attempt)
        return True

    def attempts(self, record_id: int) -> tuple[Attempt, ...]:
        columns = [column for column in attempts.c if column.name not in ("id", "record_id")]
        query = select(*columns).where(attempts.c.record_id == record_id).order_by(attempts.c.id)
        with self._database.reading() as connection:
            return tuple(Attempt(**row) for row in connection.execute(query).mappings())

    def open_hint(self, record_id: int, item: str, *, now: datetime) -> int:
        with self._database.writing() as connection:
            use_record(connection, record_id, now.date())
            opened = _hints_open(connection, record_id, item) + 1
            _put(connection, hints, {"record_id": record_id, "item": item}, {"opened": opened, "at": now})
        return opened

    def hints_open(self, record_id: int, item: str) -> int:
        with self._database.reading() as connection:
            return _hints_open(connection, record_id, item)

    def skip(self, record_id: int, unit: str, section: str, *, now: datetime) -> None:
        with self._database.writing() as connection:
            use_record(connection, record_id, now.date())
            where = {"record_id": record_id, "unit": unit, "section": section}
            if not connection.scalar(select(exists(select(skips).filter_by(**where)))):
                connection.execute(skips.insert().values(**where, at=now))

    def unskip(self, record_id: int, unit: str, section: str) -> None:
        with self._database.writing() as connection:
            connection.execute(delete(skips).filter_by(record_id=record_id, unit=unit, section=section))

    def skips(self, record_id: int) -> tuple[Skip, ...]:
        query = select(skips).where(skips.c.record_id == record_id).order_by(skips.c.at)
        with self._database.reading() as connection:
            return tuple(Skip(row.unit, row.section, row.at) for row in connection.execute(query))

    def put_place(self, record_id: int, place: Place, *, now: datetime) -> None:
        with self._database.writing() as connection:
            use_record(connection, record_id, now.date())
            _put(connection, places, {"record_id": record_id}, {**asdict(place), "at": now})

    def place(self, record_id: int) -> Place | None:
        with self._database.reading() as connection:
            row = connection.execute(select(places).where(places.c.record_id == record_id)).first()
        return None if row is None else Place(row.unit, row.section)

    def put_note(self, record_id: int, unit: str, section: str, text: str, *, now: datetime) -> None:
        kept = note_text(text)
        where = {"record_id": record_id, "unit": unit, "section": section}
        with self._database.writing() as connection:
            use_record(connection, record_id, now.date())
            if kept:
                _put(connection, notes, where, {"text": kept, "at": now})
            else:
                connection.execute(delete(notes).filter_by(**where))

    def notes(self, record_id: int) -> tuple[Note, ...]:
        query = select(notes).where(notes.c.record_id == record_id).order_by(notes.c.at)
        with self._database.reading() as connection:
            return tuple(Note(row.unit, row.section, row.text, row.at) for row in connection.execute(query))


def _add(connection: Connection, record_id: int, attempt: Attempt) -> Attempt:
    use_record(connection, record_id, attempt.at.date())
    before = exists().where(attempts.c.record_id == record_id, attempts.c.item == attempt.item)
    first = not connection.scalar(select(before))
    stored = replace(attempt, mode="scored" if first else "practice")
    connection.execute(attempts.insert().values(record_id=record_id, **asdict(stored)))
    return stored


def _hints_open(connection: Connection, record_id: int, item: str) -> int:
    query = select(hints.c.opened).where(hints.c.record_id == record_id, hints.c.item == item)
    return connection.scalar(query) or 0


def _put(connection: Connection, table: Table, where: dict[str, object], values: dict[str, object]) -> None:
    """Replace the row with this key. The record's row is held, so nothing comes between."""
    connection.execute(delete(table).filter_by(**where))
    connection.execute(table.insert().values(**where, **values))
