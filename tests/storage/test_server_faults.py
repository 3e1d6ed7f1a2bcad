"""What can go wrong with a PostgreSQL server that is in use, and what the message tells its owner to do."""

import threading
import traceback
from collections.abc import Callable

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from explainer.storage import postgresql_server
from explainer.storage.fault import (
    Busy,
    EraseUnfinished,
    OutcomeUnknown,
)
from explainer.storage.storage import Storage
from tests.scoring.made_items import NOON, attempt
from tests.storage.conftest import SECRET
from tests.storage.postgresql_at_hand import ServerAtHand, server_program, with_password


def test_a_record_that_another_program_holds_is_busy_and_nothing_is_written(
    server: ServerAtHand, on_server: str, on_a_server: Storage
) -> None:
    mine, other = (
        on_a_server.begin(token, alias="Quiet Lantern", locale="en", now=NOON).id for token in "ab"
    )
    with psycopg.connect(server.url(on_server)) as holder:
        holder.execute("SELECT 1 FROM records WHERE id = %s FOR UPDATE", [mine])
        with pytest.raises(Busy, match=r"another program is using it\. Try again"):
            on_a_server.add(mine, attempt())
        assert on_a_server.attempts(mine) == (), "reading goes on meanwhile"
        assert on_a_server.add(other, attempt()).mode == "scored", "and so does writing to other records"
    assert on_a_server.add(mine, attempt()).mode == "scored"


def test_when_every_connection_is_in_use_the_fault_says_so(on_a_server: Storage) -> None:
    held = [on_a_server._database.reading() for _ in range(postgresql_server.POOL_SIZE)]
    for transaction in held:
        transaction.__enter__()
    with pytest.raises(Busy, match="all its connections are in use"):
        on_a_server.find("token")
    for transaction in held:
        transaction.__exit__(None, None, None)
    assert on_a_server.find("token") is None


def test_connections_that_were_ended_while_nobody_used_them_cost_nobody_an_error(
    server: ServerAtHand, on_server: str, on_a_server: Storage
) -> None:
    mine = on_a_server.begin("token", alias="Quiet Lantern", locale="en", now=NOON).id
    assert server.end_connections(on_server) > 0
    assert on_a_server.add(mine, attempt()).mode == "scored"


def test_a_server_that_crashed_and_came_back_is_used_again(server: ServerAtHand, on_server: str) -> None:
    storage = Storage.open(server.url(on_server), SECRET)
    mine = storage.begin("token", alias="Quiet Lantern", locale="en", now=NOON).id
    kept = storage.add(mine, attempt())
    server.crash_and_start()
    assert storage.attempts(mine) == (kept,)
    assert storage.add(mine, attempt()).mode == "practice"
    storage.close()


def test_a_connection_that_breaks_in_the_middle_is_a_fault_and_nothing_was_written(
    server: ServerAtHand, on_server: str, on_a_server: Storage
) -> None:
    mine = on_a_server.begin("token", alias="Quiet Lantern", locale="en", now=NOON).id
    with pytest.raises(Busy, match=r"broke, and nothing was written\. Try again"):  # noqa: SIM117
        with on_a_server._database.writing() as connection:
            connection.execute(text("UPDATE records SET kept = true"))
            server.end_connections(on_server)
            connection.execute(text("UPDATE records SET kept = true"))
    found = on_a_server.find("token")
    assert found is not None and found.id == mine and not found.kept


def test_a_connection_that_breaks_while_saving_says_that_the_outcome_is_unknown(
    server: ServerAtHand, on_server: str, on_a_server: Storage
) -> None:
    with pytest.raises(OutcomeUnknown, match="See whether it was saved before you try again"):  # noqa: SIM117
        with on_a_server._database.writing() as connection:
            connection.execute(text("UPDATE records SET kept = true"))
            server.end_connections(on_server)
    assert on_a_server.find("token") is None, "the next one has a connection again"


def test_two_that_wait_for_each_other_are_told_that_it_is_busy(server: ServerAtHand, on_server: str) -> None:
    storage = Storage.open(server.url(on_server), SECRET, patience=20)
    ids = [storage.begin(token, alias="A B", locale="en", now=NOON).id for token in "ab"]
    both = threading.Barrier(2)
    ends: list[str] = []

    def work(first: int, second: int) -> None:
        lock = text("SELECT 1 FROM records WHERE id = :id FOR UPDATE")
        try:
            with storage._database.writing() as connection:
                connection.execute(lock, {"id": first})
                both.wait(timeout=30)
                connection.execute(lock, {"id": second})
            ends.append("went on")
        except Busy:
            ends.append("busy")

    threads = [threading.Thread(target=work, args=pair) for pair in (ids, ids[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    storage.close()
    assert sorted(ends) == ["busy", "went on"]


def test_without_the_servers_programs_the_tests_say_what_to_install() -> None:
    with pytest.raises(AssertionError, match="sudo apt install postgresql"):
        server_program("no-such-program")


BREAKS: dict[str, Callable[[int], tuple[str, dict[str, object]]]] = {
    "a row that is there already": lambda i: (
        "INSERT INTO notes SELECT record_id, unit, section, text, at FROM notes",
        {},
    ),
    "a row without a value": lambda i: (
        "INSERT INTO notes VALUES (:i, :u, :u, :u, NULL)",
        {"i": i, "u": "ZEBRA"},
    ),
    "a value of the wrong form": lambda i: (
        "INSERT INTO notes VALUES (CAST(:u AS integer), :u, :u, :u, :u)",
        {"u": "ZEBRA"},
    ),
}


@pytest.mark.parametrize("break_it", BREAKS.values(), ids=BREAKS)
def test_faults_never_repeat_what_was_being_written(
    on_a_server: Storage, break_it: Callable[[int], tuple[str, dict[str, object]]]
) -> None:
    """A log must not hold a note: the server repeats values in an error's details."""
    mine = on_a_server.begin("token", alias="Quiet Lantern", locale="en", now=NOON).id
    on_a_server.put_note(mine, "ZEBRA-unit", "one", "ZEBRA wrote this.", now=NOON)
    statement, values = break_it(mine)
    with pytest.raises(DBAPIError) as caught, on_a_server._database.writing() as connection:
        connection.execute(text(statement), values)
    assert "ZEBRA" not in "".join(traceback.format_exception(caught.value))
    assert caught.value.args[0].startswith("("), "what went wrong is still told"


def test_the_database_itself_refuses_a_second_scored_attempt(on_a_server: Storage) -> None:
    mine = on_a_server.begin("token", alias="Quiet Lantern", locale="en", now=NOON).id
    on_a_server.add(mine, attempt())
    columns = "record_id, item, digest, as_of, locale, mode, chosen, points, out_of, hints, at"
    copied = f"INSERT INTO attempts ({columns}) SELECT {columns} FROM attempts"
    with pytest.raises(IntegrityError, match="ux_attempts_scored_once"), on_a_server._database.writing() as c:
        c.execute(text(copied))


SETTINGS = {
    "lock_timeout": "50ms",
    "idle_in_transaction_session_timeout": "1min",
    "client_encoding": "UTF8",
    "synchronous_commit": "on",
}


def test_every_connection_has_the_settings(server: ServerAtHand, on_server: str) -> None:
    server.administer(f"ALTER DATABASE {on_server} SET synchronous_commit = off")
    storage = Storage.open(server.url(on_server), SECRET, patience=0.05)
    for transaction, level, read_only in (
        (storage._database.reading(), "repeatable read", "on"),
        (storage._database.writing(), "read committed", "off"),
    ):
        with transaction as connection:
            found = {name: connection.scalar(text(f"SHOW {name}")) for name in SETTINGS}
            assert found == SETTINGS
            assert connection.scalar(text("SHOW transaction_isolation")) == level
            assert connection.scalar(text("SHOW transaction_read_only")) == read_only
    storage.close()


def test_while_somebody_else_owns_the_tables_erasing_says_that_it_is_not_done(
    server: ServerAtHand, on_server: str, teacher: None
) -> None:
    server.administer("GRANT ALL ON ALL TABLES IN SCHEMA public TO teacher", on_server)
    server.administer("GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO teacher", on_server)
    storage = Storage.open(with_password(server.url(on_server), "hunter2"), SECRET)
    mine = storage.begin("token", alias="A B", locale="en", now=NOON).id
    with pytest.raises(EraseUnfinished, match="Make the user in the address the owner of the tables"):
        storage.erase(mine)
    assert storage.find("token") is None
    storage.close()
