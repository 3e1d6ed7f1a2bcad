"""What each failure of SQLite means for the owner of the file."""

import sqlite3

from sqlalchemy.exc import DBAPIError

from explainer.storage.fault import Busy, Damaged, Full, NotWritable, StorageFault

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


def fault_from(error: Exception, address: str) -> StorageFault | None:
    """The fault behind a database error, or None where the error is our own mistake."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None)
    if not isinstance(code, int) or code & 0xFF not in _BY_CODE:
        return None
    kind, what = _BY_CODE[code & 0xFF]
    return kind(f"The database {address}: {what} ({cause}).")
