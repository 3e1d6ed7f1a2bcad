"""What an error of a PostgreSQL server is understood as, by its code or by its words, without a server."""

from types import SimpleNamespace

import psycopg
import pytest
from sqlalchemy.exc import DBAPIError, OperationalError

from explainer.storage.fault import BadAddress, Busy, Damaged, Full, NotWritable, StorageFault
from explainer.storage.postgresql_fault import fault_from


def of_state(state: str, words: str = "as the server says it") -> DBAPIError:
    """An error with a code, as the driver raises it."""
    cause = psycopg.errors.lookup(state)(words)
    return OperationalError("INSERT …", None, cause)


STATES = [
    ("53100", Full, "the server's disk is full. Make room there"),
    ("57014", Busy, "it took too long"),
    ("40001", Busy, "another program is using it"),
    ("53300", Busy, r"max_connections"),
    ("57P03", Busy, "starting or stopping"),
    ("XX001", Damaged, "Put back a backup"),
    ("58030", NotWritable, "the server's disk failed"),
]


@pytest.mark.parametrize(("state", "kind", "message"), STATES)
def test_each_failure_of_a_server_has_its_own_advice(
    state: str, kind: type[StorageFault], message: str
) -> None:
    fault = fault_from(of_state(state), "postgresql://school/records")
    assert type(fault) is kind
    assert message in str(fault) and "postgresql://school/records" in str(fault)


def test_a_mistake_of_our_own_is_not_passed_off_as_the_servers() -> None:
    assert fault_from(of_state("42703"), "postgresql://school/records") is None
    assert fault_from(ValueError("x"), "postgresql://school/records") is None


REFUSALS = [
    ("FATAL:  the database system is starting up", Busy),
    ('FATAL:  too many connections for database "records"', Busy),
    ("FATAL:  remaining connection slots are reserved", Busy),
    ('FATAL:  no pg_hba.conf entry for host "10.0.0.1", user "teacher", database "records"', BadAddress),
    ('FATAL:  permission denied for database "records"', BadAddress),
    ("FATAL:  la base de datos «records» no existe", BadAddress),
    ("FATAL:  die Passwort-Authentifizierung ist fehlgeschlagen", BadAddress),
    ("could not translate host name", Busy),
]


@pytest.mark.parametrize(("words", "kind"), REFUSALS)
def test_a_refused_connection_is_understood_by_its_words(words: str, kind: type[StorageFault]) -> None:
    cause = psycopg.OperationalError(f"connection failed: {words}", pgconn=SimpleNamespace(_encoding="utf8"))  # type: ignore[arg-type]
    assert type(fault_from(OperationalError("", None, cause), "postgresql://school/records")) is kind
