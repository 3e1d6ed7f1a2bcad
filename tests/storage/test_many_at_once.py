"""Threads and processes at the same time."""

import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from explainer.scoring.record import NoSuchRecord, Record
from explainer.storage.storage import Storage
from tests.scoring.made_items import NOON, attempt
from tests.storage.conftest import SECRET

THREADS = 16
CODE = "amber-canoe-lemon-igloo-4829-1057"
ROOT = Path(__file__).parents[2]


def at_once(work: Callable[[int], object], times: int = THREADS) -> list[object]:
    """Run the work in so many threads that all start together."""
    gate = threading.Barrier(times)

    def run(n: int) -> object:
        gate.wait(timeout=30)
        return work(n)

    with ThreadPoolExecutor(times) as threads:
        return list(threads.map(run, range(times)))


def test_of_many_first_attempts_at_one_item_exactly_one_is_scored(storage: Storage) -> None:
    mine = storage.begin("token", alias="Quiet Lantern", locale="en", now=NOON).id
    for n in range(10):
        item = f"item-{n}"
        stored = at_once(lambda i, item=item: storage.add(mine, attempt(item, (f"option-{i}",))).mode)  # type: ignore[misc]
        assert Counter(stored) == {"scored": 1, "practice": THREADS - 1}
    kept = storage.attempts(mine)
    assert Counter(a.mode for a in kept) == {"scored": 10, "practice": 10 * (THREADS - 1)}
    assert next(a.mode for a in kept if a.item == "item-3") == "scored"


def test_two_stores_on_one_database_agree_on_which_attempt_was_first(url: str) -> None:
    stores = [Storage.open(url, SECRET) for _ in range(2)]
    mine = stores[0].begin("token", alias="Quiet Lantern", locale="en", now=NOON).id
    stored = at_once(lambda i: stores[i % 2].add(mine, attempt()).mode)
    assert Counter(stored) == {"scored": 1, "practice": THREADS - 1}
    for opened in stores:
        opened.close()


def test_a_token_that_begins_many_times_at_once_has_one_record(storage: Storage) -> None:
    begun = at_once(lambda i: storage.begin("token", alias=f"Alias {i}", locale="en", now=NOON))
    assert len(set(begun)) == 1


def test_a_code_typed_twice_at_once_opens_the_record_both_times(storage: Storage) -> None:
    mine = storage.begin("home", alias="Quiet Lantern", locale="en", now=NOON)
    storage.replace_code(mine.id, CODE)
    found = at_once(lambda _: storage.return_with(CODE, token="school", now=NOON))
    assert {record.id for record in found if isinstance(record, Record)} == {mine.id}
    assert len(found) == THREADS and None not in found


def test_a_one_time_token_that_is_spent_many_times_at_once_is_good_once(storage: Storage) -> None:
    spent = at_once(lambda _: storage.spend("token", now=NOON))
    assert Counter(spent) == {True: 1, False: THREADS - 1}


def test_passcodes_set_and_teachers_signed_in_at_once_are_no_error(storage: Storage) -> None:
    storage.sign_in("expired", now=NOON - timedelta(days=2))

    def work(n: int) -> None:
        if n % 2:
            storage.put_passcode(b"stored %d" % n)
        else:
            storage.sign_in(f"teacher-{n}", now=NOON)

    at_once(work)
    assert storage.passcode() in {b"stored %d" % n for n in range(1, THREADS, 2)}


def test_erasing_a_record_that_is_written_to_at_the_same_time_leaves_nothing_of_it(storage: Storage) -> None:
    for turn in range(10):
        mine = storage.begin(f"token-{turn}", alias="A B", locale="en", now=NOON).id

        def work(n: int, mine: int = mine) -> None:
            if n % 4 == 0:
                storage.erase(mine)
                return
            with suppress(NoSuchRecord):
                storage.open_hint(mine, "an-item", now=NOON)
                storage.put_note(mine, "a-unit", "one", f"note {n}", now=NOON)
                storage.add(mine, attempt())

        at_once(work)
        assert storage.attempts(mine) == storage.notes(mine) == ()
        assert storage.hints_open(mine, "an-item") == 0


def test_hints_opened_at_once_are_all_counted(storage: Storage) -> None:
    mine = storage.begin("token", alias="Quiet Lantern", locale="en", now=NOON).id
    opened = at_once(lambda _: storage.open_hint(mine, "an-item", now=NOON))
    assert sorted(map(int, map(str, opened))) == list(range(1, THREADS + 1))


def test_more_threads_than_connections_all_read_and_write(storage: Storage) -> None:
    def work(n: int) -> int:
        mine = storage.begin(f"token-{n}", alias="Quiet Lantern", locale="en", now=NOON).id
        for k in range(10):
            storage.add(mine, attempt(f"item-{k}", at=NOON + timedelta(seconds=k)))
            storage.put_note(mine, "a-unit", f"section-{k}", f"note {k}", now=NOON)
            assert len(storage.attempts(mine)) == k + 1
        return len(storage.notes(mine))

    assert at_once(work, 40) == [10] * 40


def test_erasing_while_others_answer_loses_nothing_of_theirs(storage: Storage) -> None:
    ids = [storage.begin(f"token-{n}", alias="A B", locale="en", now=NOON).id for n in range(THREADS)]

    def work(n: int) -> int:
        for k in range(10):
            storage.add(ids[n], attempt(f"item-{k}"))
        if n % 4 == 0:
            storage.erase(ids[n])
        return len(storage.attempts(ids[n]))

    assert at_once(work) == [0 if n % 4 == 0 else 10 for n in range(THREADS)]


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_processes_that_start_together_make_one_database(kind: str, request: pytest.FixtureRequest) -> None:
    if kind == "sqlite":
        url = f"sqlite:///{request.getfixturevalue('database')}"
    else:
        url = request.getfixturevalue("server").url(request.getfixturevalue("empty_on_server"))
    program = (
        "import sys\n"
        "from explainer.storage.storage import Storage\n"
        "sys.stdin.readline()\n"
        "Storage.open(sys.argv[1], bytes(range(32))).close()\n"
    )
    command = [sys.executable, "-W", "error", "-c", program, url]
    processes = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)
        for _ in range(3)
    ]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    errors = [process.communicate(timeout=60)[1] for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0], errors
