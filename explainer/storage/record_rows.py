"""Records, the tokens that open them and their return codes, as rows."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, exists, select, update

from explainer.model.text import Locale
from explainer.scoring.record import NoSuchRecord, Record
from explainer.scoring.return_code import looks_like_return_code, normalise_code
from explainer.storage.database import Database, hold
from explainer.storage.erasing import delete_records, finish_erasing
from explainer.storage.keyed_digest import Digests
from explainer.storage.tables import records, tokens


class RecordRows:
    """Fulfils `Records` (explainer.scoring.record, where each method's contract is)."""

    _database: Database
    _digests: Digests

    def find(self, token: str) -> Record | None:
        with self._database.reading() as connection:
            return _first(connection, self._opened_by(token))

    def begin(self, token: str, *, alias: str, locale: Locale, now: datetime) -> Record:
        with self._database.writing() as connection:
            hold(connection, self._digests.token(token))
            opened = _first(connection, self._opened_by(token))
            if opened is not None:
                return opened
            new = records.insert().values(
                alias=alias, locale=locale, begun_on=now.date(), last_used_on=now.date(), kept=False
            )
            record_id = connection.execute(new.returning(records.c.id)).scalar_one()
            connection.execute(tokens.insert().values(digest=self._digests.token(token), record_id=record_id))
            begun = _first(connection, select(records).where(records.c.id == record_id))
        if begun is None:
            raise NoSuchRecord(record_id)
        return begun

    def alias_taken(self, alias: str) -> bool:
        with self._database.reading() as connection:
            return bool(connection.scalar(select(exists().where(records.c.alias == alias))))

    def return_with(self, code: str, *, token: str, now: datetime) -> Record | None:
        if not looks_like_return_code(code):
            return None
        coded = select(records).where(records.c.code == self._digests.code(normalise_code(code)))
        with self._database.reading() as connection:
            if _first(connection, coded) is None:
                return None  # A wrong guess takes no write lock.
        with self._database.writing() as connection:
            hold(connection, self._digests.token(token))
            found = _first(connection, coded.with_for_update())
            if found is None:
                return None
            use_record(connection, found.id, now.date())
            connection.execute(delete(tokens).where(tokens.c.digest == self._digests.token(token)))
            connection.execute(tokens.insert().values(digest=self._digests.token(token), record_id=found.id))
            return _first(connection, coded)

    def replace_code(self, record_id: int, code: str) -> None:
        if not looks_like_return_code(code):
            raise ValueError("that is no return code; mint_code makes one")
        digest = self._digests.code(normalise_code(code))
        self._update(record_id, code=digest)

    def touch(self, record_id: int, *, now: datetime) -> None:
        with self._database.reading() as connection:
            last = connection.scalar(select(records.c.last_used_on).where(records.c.id == record_id))
        if last is None or last < now.date():  # Once a day, not once a rerun.
            with self._database.writing() as connection:
                use_record(connection, record_id, now.date())

    def keep(self, record_id: int, kept: bool) -> None:
        self._update(record_id, kept=kept)

    def erase(self, record_id: int) -> None:
        with self._database.writing() as connection:
            delete_records(connection, [record_id])
        finish_erasing(self._database)

    def erase_unused(self, before: date) -> int:
        unused = select(records.c.id).where(records.c.kept.is_(False), records.c.last_used_on < before)
        with self._database.writing() as connection:
            # Locked, so that one which is used at this moment is not erased after all.
            ids = list(connection.scalars(unused.order_by(records.c.id).with_for_update()))
            delete_records(connection, ids)
        finish_erasing(self._database)
        return len(ids)

    def _opened_by(self, token: str) -> Select[Any]:
        return select(records).join(tokens).where(tokens.c.digest == self._digests.token(token))

    def _update(self, record_id: int, **values: object) -> None:
        with self._database.writing() as connection:
            changed = connection.execute(update(records).where(records.c.id == record_id).values(**values))
            if not changed.rowcount:
                raise NoSuchRecord(record_id)


def use_record(connection: Connection, record_id: int, day: date) -> None:
    """Count a day of use, and hold the record's row until the transaction ends.

    Raises NoSuchRecord if it is gone.
    """
    row = select(records.c.last_used_on).where(records.c.id == record_id).with_for_update()
    last = connection.scalar(row)
    if last is None:
        raise NoSuchRecord(record_id)
    if last < day:
        connection.execute(update(records).where(records.c.id == record_id).values(last_used_on=day))


def _first(connection: Connection, query: Select[Any]) -> Record | None:
    row = connection.execute(query).first()
    return None if row is None else _record(row)


def _record(row: Row[Any]) -> Record:
    return Record(
        id=row.id,
        alias=row.alias,
        locale=row.locale,
        begun_on=row.begun_on,
        last_used_on=row.last_used_on,
        kept=row.kept,
        has_code=row.code is not None,
    )
