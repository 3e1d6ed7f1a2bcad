"""Which database a URL names."""

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from explainer.storage.database import PATIENCE, Database
from explainer.storage.fault import BadAddress
from explainer.storage.sqlite_file import SQLiteFile

HOW = "Write sqlite:///PATH/TO/FILE.sqlite3, or postgresql://USER:PASSWORD@HOST/DATABASE"


def open_database(url: str, *, patience: float = PATIENCE) -> Database:
    """The database at a URL, opened. `patience` is in seconds.

    Raises BadAddress for a URL that names none, and what opening raises. No
    message repeats a password, nor what might be part of one.
    """
    address = _parsed(url)
    backend = address.get_backend_name()
    if backend == "sqlite":
        if not address.database or address.database == ":memory:":
            raise BadAddress("A database in memory forgets everything. Write sqlite:///PATH/TO/FILE.sqlite3")
        return SQLiteFile(address, patience=patience)
    if backend not in ("postgresql", "postgres"):
        raise BadAddress(f"A {backend} database cannot be opened by this version. {HOW}")
    # Imported here: a laptop, which has SQLite, starts without loading a driver for servers.
    from explainer.storage.postgresql_server import PostgreSQLServer

    return PostgreSQLServer(_of_server(address), patience=patience)


def _parsed(url: str) -> URL:
    try:
        return make_url(url)
    except (ArgumentError, ValueError):
        shown = "What is given" if "@" in url or "password" in url.lower() else repr(url)
        raise BadAddress(f"{shown} is no database address. {HOW}") from None


def _of_server(address: URL) -> URL:
    """The same address for the driver that we have."""
    driver = address.drivername.partition("+")[2]
    if driver not in ("", "psycopg"):
        raise BadAddress(f"PostgreSQL is opened with psycopg here, not {driver}. Write postgresql://…")
    if "@" in (address.host or ""):
        raise BadAddress(
            "The database address has an @ too many. Write the characters @ : / ? # % of a user name or "
            "password as %40 %3A %2F %3F %23 %25."
        )
    if not (address.database or "dbname" in address.query or "service" in address.query):
        raise BadAddress("The address of a PostgreSQL server names no database. Write …/DATABASE at its end.")
    return address.set(drivername="postgresql+psycopg")
