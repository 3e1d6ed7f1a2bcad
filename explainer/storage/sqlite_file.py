"""One SQLite file, its pool of connections, and its transactions."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool, StaticPool

from explainer.storage.database import PATIENCE, Database
from explainer.storage.fault import Busy, EraseUnfinished, NotWritable, StorageFault
from explainer.storage.sqlite_fault import fault_from

POOL_SIZE = 5
"""Connections for the whole process. Each rerun of a screen is a new thread, so a
connection per thread would be one per answer."""

PRAGMAS: dict[str, str] = {
    # Readers never wait for a writer, nor a writer for readers.
    "journal_mode": "wal",
    # FULL: each commit reaches the disk before it is acknowledged. NORMAL would survive
    # a killed process, but in WAL it may lose the last commits when the power fails, as a
    # laptop's battery does. Measured on an SSD: 0.9 ms for an answer instead of 0.4.
    "synchronous": "2",
    # What is deleted is overwritten with zeros, not just unlinked. See erasing.py for what
    # this leaves to do.
    "secure_delete": "1",
    # Sorting never spills rows into a temporary file that erasing could not find.
    "temp_store": "2",
    "foreign_keys": "1",
}


class SQLiteFile(Database):
    """A SQLite file with a small pool.

    Without a URL it has no file: it is gone with the last reference to it,
    and is for one thread at a time.

    Raises NotWritable, Busy or Damaged (see fault.py) on opening.
    """

    kind = "sqlite"
    driver_error = sqlite3.Error

    def __init__(self, url: URL | None, *, patience: float = PATIENCE) -> None:
        super().__init__("in memory" if url is None else str(url.database))
        self._in_memory = url is None
        self._patience = patience
        # In one process writers queue here, in turn and without polling; SQLite's own
        # lock, which polls, then only meets other processes.
        self._turn = threading.Lock()
        pool: dict[str, Any] = {"poolclass": StaticPool}  # Another connection would be another database.
        if not self._in_memory:
            _make_private(self.address)
            pool = {
                "poolclass": QueuePool,
                "pool_size": POOL_SIZE,
                "max_overflow": 0,
                "pool_timeout": patience,
                # The connection used last is taken first: what another has written empties its cache.
                "pool_use_lifo": True,
            }
        engine = create_engine(
            url or "sqlite://",
            hide_parameters=True,  # A log must not hold what a learner wrote.
            connect_args={"check_same_thread": False, "timeout": patience, "isolation_level": None},
            **pool,
        )
        event.listen(engine, "connect", self._set_pragmas)
        event.listen(engine, "begin", _begin)
        self._reader: Engine = engine
        self._writer: Engine = engine.execution_options(writes=True)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self._naming_faults(), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One at a time: it takes SQLite's write lock at once (BEGIN IMMEDIATE).

        One that begins as a reader can be refused when it turns to writing,
        with nothing to wait for.
        """
        with self._own_turn(), self._naming_faults(), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def _own_turn(self) -> Iterator[None]:
        """Wait in the process's own queue, and no longer than for another program.

        Otherwise, while another program holds the file, each writer would
        begin its wait when the one before it has given up, and the last of a
        class would hear nothing for minutes.
        """
        if not self._turn.acquire(timeout=self._patience):
            raise Busy(f"The database {self.address}: too many are writing at once. Try again.")
        try:
            yield
        finally:
            self._turn.release()

    def write_anew(self) -> None:
        """Write the file anew from its rows, and cut the journal to nothing."""
        if self._in_memory:
            return  # There is no file in which an old byte could be left.
        with self._own_turn(), self._naming_faults(), self._reader.connect() as connection:
            cursor = connection.connection.cursor()
            try:
                cursor.execute("VACUUM")
                blocked, _, _ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            finally:
                cursor.close()
        if blocked:
            raise EraseUnfinished(
                f"The database {self.address}: what was erased is deleted, but another program is reading "
                "the database, so its old bytes stay in the journal. Close that program; the next erasing "
                "or start of the explainer removes them."
            )

    def close(self) -> None:
        """Close every connection. The last one to leave removes the journal."""
        self._reader.dispose()

    def _fault_from(self, error: Exception) -> StorageFault | None:
        return fault_from(error, self.address)

    def _set_pragmas(self, connection: Any, _record: object) -> None:
        try:
            for name, wanted in ({"foreign_keys": "1"} if self._in_memory else PRAGMAS).items():
                connection.execute(f"PRAGMA {name}={wanted}").close()
                got = connection.execute(f"PRAGMA {name}").fetchone()
                if str(got[0]) != wanted:
                    raise NotWritable(
                        f"The database {self.address}: SQLite refuses {name}={wanted} here. A "
                        "network drive or read-only folder does so. Set EXPLAINER_DATA_DIR to a folder "
                        "on this computer."
                    )
        except BaseException:
            connection.close()
            raise


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _make_private(path: str) -> None:
    """Make the file so that only its owner can read it; its journal takes the same rights."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise NotWritable(
            f"The database {path}: it cannot be made or written to ({error.strerror}). "
            "See that the folder exists and that you may write to it."
        ) from error
