"""Why a PostgreSQL server is not opened, and what the message tells its owner to do."""

import logging
import socket
import traceback

import pytest

from explainer.storage.fault import (
    BadAddress,
    Busy,
    Damaged,
    NotWritable,
    StorageFault,
    TooNew,
)
from explainer.storage.storage import Storage
from tests.scoring.made_items import NOON
from tests.storage.conftest import SECRET
from tests.storage.postgresql_at_hand import ServerAtHand, with_password


def closed_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def refusal(url: str, caplog: pytest.LogCaptureFixture) -> StorageFault:
    """The fault on opening; neither it nor the log shows the password."""
    caplog.set_level(logging.DEBUG)
    with pytest.raises(StorageFault) as caught:
        Storage.open(url, SECRET, patience=0.05)
    shown = "".join(traceback.format_exception(caught.value)) + caplog.text
    assert "hunter2" not in shown and "wrong-one" not in shown
    return caught.value


def test_a_server_that_does_not_answer_is_named_without_the_password(
    caplog: pytest.LogCaptureFixture,
) -> None:
    port = closed_port()
    fault = refusal(f"postgresql://teacher:hunter2@127.0.0.1:{port}/records", caplog)
    assert type(fault) is Busy
    assert f"postgresql://teacher:***@127.0.0.1:{port}/records: the server cannot be reached" in str(fault)
    assert "See that it runs, and that EXPLAINER_DATABASE_URL has its host and port" in str(fault)


@pytest.mark.parametrize("form", ["postgresql://", "postgres://", "postgresql+psycopg://"])
def test_each_way_to_write_the_address_opens_the_database(
    server: ServerAtHand, on_server: str, form: str
) -> None:
    Storage.open(server.url(on_server).replace("postgresql://", form), SECRET).close()


def test_a_wrong_password_says_where_to_put_the_right_one(
    server: ServerAtHand, on_server: str, teacher: None, caplog: pytest.LogCaptureFixture
) -> None:
    for url in (
        with_password(server.url(on_server), "wrong-one"),
        f"{server.url(on_server).replace('postgres@', 'teacher@')}&password=wrong-one",
        server.url(on_server).replace("postgres@", "teacher@"),
        server.url(on_server).replace("postgres@", "nobody@"),
    ):
        fault = refusal(url, caplog)
        assert type(fault) is BadAddress
        assert "the server refused the user or the password. See that both are right" in str(fault)


def test_an_unknown_database_says_how_to_make_one(
    server: ServerAtHand, teacher: None, caplog: pytest.LogCaptureFixture
) -> None:
    fault = refusal(with_password(server.url("no_such"), "hunter2"), caplog)
    assert type(fault) is BadAddress
    assert "the server has no such database. Make it (CREATE DATABASE" in str(fault)


def test_an_option_that_no_server_has_is_a_bad_address(
    server: ServerAtHand, on_server: str, caplog: pytest.LogCaptureFixture
) -> None:
    fault = refusal(server.url(on_server) + "&colour=red", caplog)
    assert type(fault) is BadAddress and "colour" in str(fault)


def test_a_user_who_may_not_make_tables_is_told_to_own_the_database(
    server: ServerAtHand, empty_on_server: str, teacher: None, caplog: pytest.LogCaptureFixture
) -> None:
    url = with_password(server.url(empty_on_server), "hunter2")
    server.administer("REVOKE CREATE ON SCHEMA public FROM PUBLIC", empty_on_server)
    fault = refusal(url, caplog)
    assert type(fault) is NotWritable and "Make the user the owner of the database" in str(fault)
    server.administer(f"ALTER DATABASE {empty_on_server} OWNER TO teacher")
    server.administer("ALTER SCHEMA public OWNER TO teacher", empty_on_server)
    opened = Storage.open(url, SECRET)
    opened.erase(opened.begin("token", alias="A B", locale="en", now=NOON).id)
    opened.close()


def test_a_replica_is_not_written_to(
    server: ServerAtHand, on_server: str, caplog: pytest.LogCaptureFixture
) -> None:
    server.administer(f"ALTER DATABASE {on_server} SET default_transaction_read_only = on")
    fault = refusal(server.url(on_server), caplog)
    assert type(fault) is NotWritable and "Give the address of the server that is written to" in str(fault)


def test_a_database_of_too_few_characters_is_refused(
    server: ServerAtHand, caplog: pytest.LogCaptureFixture
) -> None:
    name = server.new_database(options="ENCODING 'LATIN1'")
    fault = refusal(server.url(name), caplog)
    server.drop(name)
    assert (
        type(fault) is BadAddress and "is made for LATIN1" in str(fault) and "ENCODING 'UTF8'" in str(fault)
    )


def test_a_database_of_somebody_else_or_of_a_newer_version_is_left_alone(
    server: ServerAtHand, on_server: str, empty_on_server: str, caplog: pytest.LogCaptureFixture
) -> None:
    server.administer("CREATE TABLE recipes (name text)", empty_on_server)
    fault = refusal(server.url(empty_on_server), caplog)
    assert type(fault) is Damaged and "Give the explainer a database of its own" in str(fault)
    server.administer("INSERT INTO migrations VALUES (999, 'from the future')", on_server)
    fault = refusal(server.url(on_server), caplog)
    assert type(fault) is TooNew and "EXPLAINER_DATABASE_URL to another database" in str(fault)


def test_a_server_without_a_free_connection_says_so(
    server: ServerAtHand, on_server: str, teacher: None, caplog: pytest.LogCaptureFixture
) -> None:
    server.administer("ALTER USER teacher CONNECTION LIMIT 0")
    fault = refusal(with_password(server.url(on_server), "hunter2"), caplog)
    server.administer("ALTER USER teacher CONNECTION LIMIT -1")
    assert type(fault) is Busy and "the server has no connection left" in str(fault)
