"""What is erased is gone from the bytes of a server's tables; not from its journal (docs/privacy.md)."""

import random
import threading

import psycopg
import pytest

from explainer.storage import postgresql_server
from explainer.storage.erasing import delete_records
from explainer.storage.fault import EraseUnfinished
from explainer.storage.keyed_digest import Digests
from explainer.storage.storage import Storage
from tests.scoring.made_items import NOON
from tests.storage.conftest import SECRET
from tests.storage.postgresql_at_hand import ServerAtHand
from tests.storage.test_erasing import CODE, fill


def bytes_of_tables(server: ServerAtHand, database: str) -> bytes:
    """The bytes of every file of a database, as they are on the disk."""
    server.administer("CHECKPOINT")
    ((number,),) = server.administer(f"SELECT oid FROM pg_database WHERE datname = '{database}'")
    folder = server.data / "base" / str(number)
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


@pytest.fixture
def uncompressed(server: ServerAtHand, on_server: str) -> None:
    """Long texts are stored as they are, so that a search for their bytes finds them."""
    server.administer("ALTER TABLE notes ALTER COLUMN text SET STORAGE EXTERNAL", on_server)


def open_on(server: ServerAtHand, database: str, patience: float = 5) -> Storage:
    return Storage.open(server.url(database), SECRET, patience=patience)


@pytest.mark.usefixtures("uncompressed")
def test_the_bytes_can_be_found_before_so_the_search_is_worth_something(
    server: ServerAtHand, on_server: str
) -> None:
    storage = open_on(server, on_server)
    gone = fill(storage, "token", "ZEBRA", random.Random(1))
    found = bytes_of_tables(server, on_server)
    assert b"ZEBRA wrote this." in found and b"ZEBRA-option-7" in found and b"ZEBRA Alias" in found
    with storage._database.writing() as connection:
        delete_records(connection, [gone])
    assert b"ZEBRA wrote this." in bytes_of_tables(server, on_server), "deleting alone leaves them"
    storage.close()


@pytest.mark.usefixtures("uncompressed")
@pytest.mark.parametrize("seed", [1, 2])
def test_no_byte_of_an_erased_record_is_left_in_any_table(
    server: ServerAtHand, on_server: str, seed: int
) -> None:
    storage, rng = open_on(server, on_server), random.Random(seed)
    for n in range(4):
        fill(storage, f"before-{n}", "OTHER", rng)
    gone = fill(storage, "gone", "ZEBRA", rng, answers=rng.randrange(1, 120))
    fill(storage, "after", "OTHER", rng)
    storage.replace_code(gone, CODE)
    storage.return_with(CODE, token="gone-at-school", now=NOON)
    storage.erase(gone)
    left = bytes_of_tables(server, on_server)
    digests = Digests.of(SECRET)
    assert b"ZEBRA" not in left and b"OTHER wrote this." in left
    assert digests.token("gone") not in left and digests.token("gone-at-school") not in left
    stays = storage.find("before-0")
    assert stays is not None and len(storage.attempts(stays.id)) > 0
    storage.close()


def test_the_samples_of_columns_for_the_planner_hold_nothing_of_a_person(
    server: ServerAtHand, on_server: str
) -> None:
    storage = open_on(server, on_server)
    for n in range(20):
        mine = storage.begin(f"token-{n}", alias="ZEBRA Alias", locale="en", now=NOON).id
        storage.put_note(mine, "a-unit", "one", "ZEBRA wrote this.", now=NOON)
    server.administer("ANALYZE", on_server)
    samples = server.administer(
        "SELECT tablename, attname, most_common_vals::text, histogram_bounds::text FROM pg_stats", on_server
    )
    assert samples and "ZEBRA" not in str(samples)
    personal = {("notes", "text"), ("records", "alias"), ("records", "code"), ("tokens", "digest")}
    assert personal.isdisjoint({sample[:2] for sample in samples})
    storage.close()


def test_while_another_program_reads_an_older_state_erasing_says_that_it_is_not_done(
    server: ServerAtHand, on_server: str
) -> None:
    storage = open_on(server, on_server, patience=0.1)
    gone = fill(storage, "token", "ZEBRA", random.Random(1), answers=3)
    with psycopg.connect(server.url(on_server)) as reader:
        reader.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        reader.execute("SELECT count(*) FROM records")
        with pytest.raises(
            EraseUnfinished, match=r"is deleted, but another program is reading .* Close that program"
        ):
            storage.erase(gone)
        assert storage.find("token") is None
        open_on(server, on_server, patience=0.1).close()  # A start is not stopped by it.
    storage.erase(gone)
    assert b"ZEBRA" not in bytes_of_tables(server, on_server)
    storage.close()


def test_what_a_killed_process_left_unfinished_is_finished_at_the_next_start(
    server: ServerAtHand, on_server: str
) -> None:
    storage = open_on(server, on_server)
    gone = fill(storage, "token", "ZEBRA", random.Random(1), answers=3)
    with storage._database.writing() as connection:
        delete_records(connection, [gone])
    storage.close()
    open_on(server, on_server).close()
    assert b"ZEBRA" not in bytes_of_tables(server, on_server)


def test_while_another_process_removes_bytes_erasing_says_that_it_waits(
    server: ServerAtHand, on_server: str
) -> None:
    one, other = open_on(server, on_server), open_on(server, on_server, patience=0.1)
    gone = fill(one, "token", "ZEBRA", random.Random(1), answers=3)
    with (
        one._database.rewriting(),
        pytest.raises(EraseUnfinished, match="another process is removing old bytes"),
    ):
        other.erase(gone)
    other.erase(gone)
    assert b"ZEBRA" not in bytes_of_tables(server, on_server)
    one.close()
    other.close()


def test_erasing_goes_through_while_a_class_is_answering(server: ServerAtHand, on_server: str) -> None:
    storage = open_on(server, on_server)
    gone = fill(storage, "token", "ZEBRA", random.Random(1), answers=3)
    done = threading.Event()
    faults: list[Exception] = []

    def answer(n: int) -> None:
        mine = storage.begin(f"other-{n}", alias="A B", locale="en", now=NOON).id
        try:
            while not done.is_set():
                storage.open_hint(mine, "an-item", now=NOON)
                storage.notes(mine)
        except Exception as fault:
            faults.append(fault)

    threads = [threading.Thread(target=answer, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    try:
        storage.erase(gone)
    finally:
        done.set()
        for thread in threads:
            thread.join()
    assert faults == []
    assert b"ZEBRA" not in bytes_of_tables(server, on_server)
    storage.close()


def test_a_big_table_is_not_locked_but_its_deleted_rows_are_removed(
    server: ServerAtHand, on_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgresql_server, "REWRITTEN_BYTES", 0)
    storage = open_on(server, on_server)
    gone = fill(storage, "token", "ZEBRA", random.Random(1))
    before = server.administer("SELECT pg_relation_filenode('attempts')", on_server)
    storage.erase(gone)
    assert server.administer("SELECT pg_relation_filenode('attempts')", on_server) == before
    assert server.administer("SELECT pg_relation_size('attempts')", on_server) == [(0,)]
    storage.close()
