"""Erasing so that no byte is left.

In a file: SQLite's `secure_delete` overwrites a deleted row where it lies. It does not
reach the copies that stay in the unused part of a page when rows move between
pages as a table grows (seen in about one of fifty well-used records). So after
deleting, the file is written anew from the rows that are left, and the
journal cut to nothing. On a server: PostgreSQL leaves a deleted row where it
lies until it is vacuumed, so small tables are written anew and big ones
vacuumed. A debt, noted in the transaction that deletes, sees to it that this
happens even if the process is killed in between.
"""

from collections.abc import Iterable
from contextlib import suppress

from sqlalchemy import ColumnElement, Connection, delete, select

from explainer.storage.database import Database, hold
from explainer.storage.fault import EraseUnfinished, StorageFault
from explainer.storage.tables import OF_A_RECORD, contributions, records, rooms, settings

DEBT = "file to be written anew"


def delete_records(connection: Connection, record_ids: Iterable[int]) -> None:
    """Delete records and all their rows, and note that the file must be written anew."""
    found = False
    for record_id in sorted(record_ids):
        # Its own row first, as who writes to it does: so they wait in turn, not for each other.
        connection.execute(select(records.c.id).where(records.c.id == record_id).with_for_update())
        for table in OF_A_RECORD:
            connection.execute(delete(table).where(table.c.record_id == record_id))
        found |= connection.execute(delete(records).where(records.c.id == record_id)).rowcount > 0
    if found:
        _raise_debt(connection)


def delete_rooms(connection: Connection, room_ids: Iterable[int]) -> int:
    """The same for rooms and all that is in them. How many there were."""
    deleted = 0
    for room_id in room_ids:
        deleted += connection.execute(delete(rooms).where(rooms.c.id == room_id)).rowcount
    if deleted:
        _raise_debt(connection)
    return deleted


def delete_contributions(connection: Connection, *which: ColumnElement[bool]) -> int:
    """The same for what students wrote. How many there were."""
    deleted = connection.execute(delete(contributions).where(*which)).rowcount
    if deleted:
        _raise_debt(connection)
    return deleted


def _raise_debt(connection: Connection) -> None:
    hold(connection, DEBT)
    debt = _debt(connection) or b"\0" * 8
    raised = int.from_bytes(debt, "big") + 1
    connection.execute(delete(settings).where(settings.c.name == DEBT))
    connection.execute(settings.insert().values(name=DEBT, value=raised.to_bytes(8, "big")))


def finish_erasing(database: Database) -> None:
    """Write the file anew if anything was deleted since it last was.

    Many who erase at once share one rewriting. Raises EraseUnfinished where it
    cannot be done now; the debt stays.
    """
    try:
        with database.rewriting():
            with database.reading() as connection:
                debt = _debt(connection)
            if debt is None:
                return
            database.write_anew()
            with database.writing() as connection:
                # Not the debt of another process that deleted something meanwhile.
                connection.execute(delete(settings).where(settings.c.name == DEBT, settings.c.value == debt))
    except EraseUnfinished:
        raise
    except StorageFault as fault:
        raise EraseUnfinished(
            "What was erased is deleted, but its old bytes could not be removed yet. "
            f"The next erasing or start of the explainer removes them. {fault}"
        ) from fault


def finish_erasing_if_possible(database: Database) -> None:
    """The same at the start, where no erasing is asked for: what cannot be done now waits."""
    with suppress(EraseUnfinished):
        finish_erasing(database)


def _debt(connection: Connection) -> bytes | None:
    return connection.scalar(select(settings.c.value).where(settings.c.name == DEBT))
