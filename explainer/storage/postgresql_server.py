"""A database on a PostgreSQL server, its pool of connections, and its transactions."""

import math
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from sqlalchemy import URL, Connection, Engine, ExceptionContext, create_engine, event, func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from explainer.storage.database import PATIENCE, Database, lock_number
from explainer.storage.fault import BadAddress, EraseUnfinished, NotWritable, OutcomeUnknown, StorageFault
from explainer.storage.postgresql_fault import fault_from, words_of
from explainer.storage.tables import metadata

POOL_SIZE = 10
"""Connections for the whole process. Writers run beside one another, so more than SQLite has use for;
few enough for several processes on a server that allows its usual 100."""

REWRITTEN_BYTES = 64 * 1024 * 1024
"""A table up to this size is written anew when something was erased, and locked meanwhile: about a second."""

PAUSE = 0.02
"""Seconds between two looks at what is waited for."""

# A server that vanished without a word is given up after half a minute, not after a quarter of an hour.
CONNECTING = {
    "keepalives_idle": 15,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}

SETTINGS = (
    "SELECT set_config('lock_timeout', %s, false),"
    # Locks of a process that was stopped in the middle (a closed lid) are let go.
    " set_config('idle_in_transaction_session_timeout', '60s', false),"
    # Each commit reaches the disk before it is acknowledged. Stricter settings of the server stay.
    " set_config('synchronous_commit',"
    " replace(current_setting('synchronous_commit'), 'off', 'on'), false),"
    " current_setting('transaction_read_only')"
)

RUNNING = text(
    "SELECT held.virtualxid FROM pg_locks AS held JOIN pg_stat_activity AS who ON who.pid = held.pid"
    " WHERE held.locktype = 'virtualxid' AND held.mode = 'ExclusiveLock' AND held.granted"
    " AND who.datname = current_database() AND who.usesysid IS NOT NULL AND held.pid <> pg_backend_pid()"
)
"""The transactions that run in this database, without autovacuum's, which keep no old row alive."""


class PostgreSQLServer(Database):
    """A database on a server, with a small pool.

    What writes runs READ COMMITTED with row locks: after waiting for a lock,
    the next statement sees what the one before committed, so a decision made
    under the lock is right the first time. REPEATABLE READ or SERIALIZABLE
    would refuse exactly those who waited, and a class answering one question
    is many who wait. What only reads runs REPEATABLE READ: one state
    throughout, and it is never refused.

    Each connection is tried when it is taken, so a server that was restarted
    costs nobody an error. What breaks later is a fault; nothing is silently
    done twice.

    Raises BadAddress, Busy or NotWritable (see fault.py) on first use.
    """

    kind = "postgresql"
    driver_error = psycopg.Error

    def __init__(self, url: URL, *, patience: float = PATIENCE) -> None:
        told = {name: url.query[name] for name in ("host", "port") if name in url.query}
        shown = url.set(drivername="postgresql", query=told)
        super().__init__(shown.render_as_string(hide_password=True))
        self._patience = patience
        connecting = {"client_encoding": "utf8", "connect_timeout": max(2, math.ceil(patience)), **CONNECTING}
        engine = create_engine(
            url,
            hide_parameters=True,  # A log must not hold what a learner wrote.
            connect_args={name: value for name, value in connecting.items() if name not in url.query},
            poolclass=QueuePool,
            pool_size=POOL_SIZE,
            max_overflow=0,
            pool_timeout=patience,
            pool_pre_ping=True,
        )
        event.listen(engine, "connect", self._set_up)
        event.listen(engine, "handle_error", _leave_values_out)
        self._engine = engine
        self._reader: Engine = engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        self._writer: Engine = engine.execution_options(isolation_level="READ COMMITTED")
        self._alone: Engine = engine.execution_options(isolation_level="AUTOCOMMIT")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self._naming_faults(), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        confirming = False
        with self._naming_faults():
            try:
                with self._writer.begin() as connection:
                    yield connection
                    confirming = True
            except DBAPIError as error:
                if confirming and error.connection_invalidated:
                    raise OutcomeUnknown(
                        f"The database {self.address}: the connection broke while something was being saved. "
                        "See whether it was saved before you try again."
                    ) from error
                raise

    @contextmanager
    def rewriting(self) -> Iterator[None]:
        """Be the only one that writes anew, of all processes."""
        with super().rewriting(), self._naming_faults(), self._alone.connect() as connection:
            name = lock_number("rewriting")
            # Tried again and again: who waits in a statement would keep old rows alive meanwhile.
            if not self._until(lambda: bool(connection.scalar(select(func.pg_try_advisory_lock(name))))):
                raise EraseUnfinished(
                    f"The database {self.address}: what was erased is deleted, and another process is "
                    "removing old bytes. The next erasing or start of the explainer removes what it leaves."
                )
            try:
                yield
            finally:
                connection.execute(select(func.pg_advisory_unlock(name)))

    def write_anew(self) -> None:
        """Write small tables anew; in big ones, remove the deleted rows and free their place.

        A server's journal, its archives, replicas and backups keep what they have.
        """
        with self._naming_faults(), self._alone.connect() as connection:
            if not (self._wait_for_others(connection) and self._wait_for_others(connection)):
                raise EraseUnfinished(
                    f"The database {self.address}: what was erased is deleted, but another program is "
                    "reading the database, so its old bytes stay. Close that program; the next erasing or "
                    "start of the explainer removes them."
                )
            for table in metadata.sorted_tables:
                size, ours = connection.execute(
                    text(
                        "SELECT pg_total_relation_size(oid), pg_has_role(relowner, 'USAGE')"
                        " FROM pg_class WHERE oid = to_regclass(:name)"
                    ),
                    {"name": table.name},
                ).one()
                if not ours:
                    raise NotWritable(
                        f"The database {self.address}: the table {table.name} belongs to another user, so "
                        "old bytes cannot be removed. Make the user in the address the owner of the tables."
                    )
                full = "(FULL) " if size <= REWRITTEN_BYTES else ""
                connection.exec_driver_sql(f"VACUUM {full}{table.name}")

    def close(self) -> None:
        self._engine.dispose()

    def _wait_for_others(self, connection: Connection) -> bool:
        """Whether every transaction that runs now has ended, within our patience.

        Called twice: one that began meanwhile may still see what the first ones saw.
        """
        before = set(connection.scalars(RUNNING))
        return self._until(lambda: not before & set(connection.scalars(RUNNING)))

    def _until(self, is_so: Callable[[], bool]) -> bool:
        """Look again and again, as long as our patience lasts, until it is so."""
        pause = threading.Event()
        for _ in range(math.ceil(self._patience / PAUSE)):
            if is_so():
                return True
            pause.wait(PAUSE)
        return is_so()

    def _fault_from(self, error: Exception) -> StorageFault | None:
        return fault_from(error, self.address)

    def _set_up(self, connection: Any, _record: object) -> None:
        """The settings of a new connection. They are sent, not put into its options, which poolers refuse."""
        try:
            encoding = connection.info.parameter_status("server_encoding")
            if encoding != "UTF8":
                raise BadAddress(
                    f"The database {self.address} is made for {encoding}, which lacks characters of our "
                    "texts. Make it with ENCODING 'UTF8'."
                )
            connection.autocommit = True
            patience = f"{max(1, round(self._patience * 1000))}ms"
            *_, read_only = connection.execute(SETTINGS, [patience]).fetchone()
            connection.autocommit = False
            if read_only == "on":
                raise NotWritable(
                    f"The database {self.address}: it is read-only, as a replica is. Give the address of the "
                    "server that is written to."
                )
        except BaseException:
            connection.close()
            raise


def _leave_values_out(context: ExceptionContext) -> None:
    """Cut a server's error to its first line: the details repeat the values of the row."""
    cause = context.original_exception
    if isinstance(cause, psycopg.Error):
        words = words_of(cause)
        cause.args = (words,)
        if context.sqlalchemy_exception is not None:
            context.sqlalchemy_exception.args = (f"({type(cause).__name__}) {words}",)
