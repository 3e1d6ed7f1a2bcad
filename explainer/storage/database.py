"""What every database can do, whichever it is: transactions, and every failure named."""

import threading
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from hashlib import sha256
from typing import ClassVar, Literal

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from explainer.storage.fault import Busy, StorageFault

PATIENCE = 5.0
"""Seconds to wait for another program that holds what is wanted."""


class Database(ABC):
    """A database with a small pool, and every wait and failure named."""

    kind: ClassVar[Literal["sqlite", "postgresql"]]
    driver_error: ClassVar[type[Exception]]
    """What the driver raises where SQLAlchemy does not wrap it."""

    def __init__(self, address: str) -> None:
        self.address = address
        """Where it is, as a message may say it: without a password."""
        self._one_rewriting = threading.Lock()

    @abstractmethod
    def reading(self) -> AbstractContextManager[Connection]:
        """A transaction that sees one state of the database throughout."""

    @abstractmethod
    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction that may write: all of it lasts, or nothing of it happened.

        Others may write at the same time. A transaction that decides by what
        it reads therefore first locks the row that this belongs to (SELECT …
        FOR UPDATE, as `use_record` does), or holds its name where it has no
        row yet (`hold`). What it reads afterwards nobody else changes.
        """

    @abstractmethod
    def write_anew(self) -> None:
        """Write what is left anew, so that no byte stays of what was deleted.

        It takes as long as copying that. Raises EraseUnfinished if another
        program still reads an older state.
        """

    @abstractmethod
    def close(self) -> None:
        """Close every connection."""

    @contextmanager
    def rewriting(self) -> Iterator[None]:
        """Be the only one that writes anew."""
        with self._one_rewriting:
            yield

    @abstractmethod
    def _fault_from(self, error: Exception) -> StorageFault | None:
        """The fault behind the driver's error, or None where the error is our own mistake."""

    @contextmanager
    def _naming_faults(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, self.driver_error) as error:
            if isinstance(error, PoolTimeout):
                raise Busy(
                    f"The database {self.address}: all its connections are in use. Try again"
                ) from error
            fault = self._fault_from(error)
            if fault is None:
                raise
            raise fault from error


def hold(connection: Connection, *name: bytes | str) -> None:
    """Hold a name until the transaction ends; who else holds it, waits.

    For what is decided about something that has no row to lock yet: the
    first record of a token, the first process that makes the tables. Hold
    names before rows, so that no two wait for each other. In SQLite one
    transaction writes at a time, so there is nothing to do.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(lock_number(*name))))


def lock_number(*name: bytes | str) -> int:
    """The number by which PostgreSQL knows a name that is held."""
    parts = (part.encode() if isinstance(part, str) else part for part in ("asylum-explained", *name))
    return int.from_bytes(sha256(b"\0".join(parts)).digest()[:8], "big", signed=True)
