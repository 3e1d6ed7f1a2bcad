"""What each failure of PostgreSQL means for whoever set the database up."""

import psycopg
from sqlalchemy.exc import DBAPIError

from explainer.storage.fault import BadAddress, Busy, Damaged, Full, NotWritable, StorageFault

Advice = tuple[type[StorageFault], str]

_HELD: Advice = (Busy, "another program is using it. Try again")
_BROKEN: Advice = (Busy, "the connection to the server broke, and nothing was written. Try again")
_SHUTTING: Advice = (Busy, "the server is starting or stopping. Try again in a moment")
_CROWDED: Advice = (
    Busy,
    "the server has no connection left. Close other programs, or let it have more (max_connections)",
)
_UNREACHABLE: Advice = (
    Busy,
    "the server cannot be reached. See that it runs, and that EXPLAINER_DATABASE_URL has its host and port",
)
_REFUSED: Advice = (
    BadAddress,
    "the server refused the user or the password. See that both are right in EXPLAINER_DATABASE_URL "
    "(or the password in PGPASSWORD or .pgpass), and that pg_hba.conf lets them in",
)
_NO_DATABASE: Advice = (
    BadAddress,
    "the server has no such database. Make it (CREATE DATABASE … OWNER …), or correct EXPLAINER_DATABASE_URL",
)
_FORBIDDEN: Advice = (
    NotWritable,
    "its user may not do that. Make the user the owner of the database (ALTER DATABASE … OWNER TO …)",
)
_READ_ONLY: Advice = (
    NotWritable,
    "it is read-only, as a replica is. Give the address of the server that is written to",
)
_FULL: Advice = (Full, "the server's disk is full. Make room there, then try again")
_DAMAGED: Advice = (Damaged, "part of it is damaged. Put back a backup of it")

_BY_STATE: dict[str, Advice] = {
    "55P03": _HELD,  # waited too long for a lock
    "40P01": _HELD,  # deadlock
    "40001": _HELD,  # could not be put in order with another transaction
    "57014": (Busy, "the server gave up, because it took too long. Try again; if it stays, look at its load"),
    "57P01": _BROKEN,  # the server is shut down, or somebody ended the connection
    "57P02": _BROKEN,  # the server crashed
    "25P03": _BROKEN,  # idle too long in the middle
    "57P03": _SHUTTING,
    "53300": _CROWDED,
    "53100": _FULL,
    "53200": (Busy, "the server is out of memory. Try again; if it stays, look at its load"),
    "25006": _READ_ONLY,
    "42501": _FORBIDDEN,
    "58030": (NotWritable, "the server's disk failed to read or write it. See that the disk is in order"),
    "58P01": _DAMAGED,
    "XX001": _DAMAGED,
    "XX002": _DAMAGED,
    "28000": _REFUSED,
    "28P01": _REFUSED,
    "3D000": _NO_DATABASE,
    "3F000": (BadAddress, "it has no schema to put tables into. See the user's search_path"),
}

# A refusal to connect comes without its code, only in words.
_BY_WORDS: tuple[tuple[str, Advice], ...] = (
    ("the database system is", _SHUTTING),
    ("too many", _CROWDED),
    ("connection slots", _CROWDED),
    ("pg_hba.conf", _REFUSED),
    ("authentication failed", _REFUSED),
    ("permission denied", _REFUSED),
    ("role ", _REFUSED),
    ("database ", _NO_DATABASE),
)


def fault_from(error: Exception, address: str) -> StorageFault | None:
    """The fault behind a database error, or None where the error is our own mistake."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(cause, psycopg.Error):
        return None
    advice = _BY_STATE.get(cause.sqlstate or "")
    if advice is None and cause.pgconn is not None:
        advice = _of_connecting(str(cause))
    if advice is None and isinstance(error, DBAPIError) and error.connection_invalidated:
        advice = _BROKEN
    if advice is None and isinstance(cause, psycopg.errors.ConnectionTimeout):
        advice = _UNREACHABLE
    if advice is None and isinstance(cause, psycopg.ProgrammingError) and _is_of_connecting(error):
        advice = (BadAddress, "EXPLAINER_DATABASE_URL says something that is no part of an address")
    if advice is None:
        return None
    kind, what = advice
    return kind(f"The database {address}: {what} ({words_of(cause)}).")


def _is_of_connecting(error: Exception) -> bool:
    return isinstance(error, DBAPIError) and error.statement is None


def words_of(error: psycopg.Error) -> str:
    """What the server says, without what it repeats of a row: that stands in the details.

    A value of the wrong form stands in the first line, so there only the kind is told.
    """
    if (error.sqlstate or "").startswith("22"):
        return type(error).__name__
    return error.diag.message_primary or str(error).partition("\n")[0]


def _of_connecting(words: str) -> Advice:
    """Why there is no connection. A server that speaks another language is understood as far as it goes."""
    if "no password supplied" in words:
        return _REFUSED
    _, fatal, told = words.partition("FATAL:")
    if not fatal:
        return _UNREACHABLE
    for part, advice in _BY_WORDS:
        if part in told:
            return advice
    return (BadAddress, "the server refused the connection. See that EXPLAINER_DATABASE_URL is right")
