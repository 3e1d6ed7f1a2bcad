"""What can be wrong with a database, said so that its owner knows what to do."""

import sqlite3

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout


class StorageFault(Exception):
    """Something is wrong with the database. The message says what, and what to do."""


class BadAddress(StorageFault):
    """The database's address is none that this version can open."""


class Busy(StorageFault):
    """Another program holds the database. Nothing was written; trying again may help."""


class NotWritable(StorageFault):
    """The database cannot be made, opened or written where it is."""


class Full(StorageFault):
    """The disk is full. Nothing was written."""


class Damaged(StorageFault):
    """The file is not a database of ours, or part of it cannot be read."""


class TooNew(StorageFault):
    """A newer version of the program made the database."""


class WrongSecret(StorageFault):
    """The secret is not the one that the database was begun with."""


class EraseUnfinished(StorageFault):
    """What was to be erased is deleted; its old bytes still wait in the journal."""


_BUSY = (Busy, "another program is using it. Close that program, or try again")
_FORBIDDEN = (NotWritable, "it may not be written to. Allow writing to the file and its folder")

_BY_CODE: dict[int, tuple[type[StorageFault], str]] = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_READONLY: _FORBIDDEN,
    sqlite3.SQLITE_PERM: _FORBIDDEN,
    sqlite3.SQLITE_CANTOPEN: (
        NotWritable,
        "it cannot be opened or made. See that the folder exists and may be written to",
    ),
    sqlite3.SQLITE_IOERR: (NotWritable, "the disk failed to read or write it. See that the disk is in order"),
    sqlite3.SQLITE_FULL: (Full, "the disk is full. Make room, then try again"),
    sqlite3.SQLITE_NOTADB: (
        Damaged,
        "it is not a database, or it is damaged. Move it away and put back a copy, or begin a new one",
    ),
    sqlite3.SQLITE_CORRUPT: (
        Damaged,
        "part of it is damaged. Move it away and put back a copy, or begin a new one",
    ),
}


def fault_from(error: SQLAlchemyError | sqlite3.Error, address: str) -> StorageFault | None:
    """The fault behind a database error, or None where the error is our own mistake."""
    if isinstance(error, PoolTimeout):
        return Busy(f"The database {address}: all its connections are in use. Try again")
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None)
    if not isinstance(code, int) or code & 0xFF not in _BY_CODE:
        return None
    kind, what = _BY_CODE[code & 0xFF]
    return kind(f"The database {address}: {what} ({cause}).")
