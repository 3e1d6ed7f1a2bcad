"""Threads and processes at the same time."""

import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

from explainer.storage.storage import Storage
from tests.scoring.made_items import NOON, attempt
from tests.storage.conftest import SECRET

THREADS = 16
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


def test_two_stores_on_one_file_agree_on_which_attempt_was_first(database: Path) -> None:
    stores = [Storage.open(f"sqlite:///{database}", SECRET) for _ in range(2)]
    mine = stores[0].begin("token", alias="Quiet Lantern", locale="en", now=NOON).id
    stored = at_once(lambda i: stores[i % 2].add(mine, attempt()).mode)
    assert Counter(stored) == {"scored": 1, "practice": THREADS - 1}
    for opened in stores:
        opened.close()


def test_a_token_that_begins_many_times_at_once_has_one_record(storage: Storage) -> None:
    begun = at_once(lambda i: storage.begin("token", alias=f"Alias {i}", locale="en", now=NOON))
    assert len(set(begun)) == 1


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


def test_processes_that_start_together_make_one_database(database: Path) -> None:
    program = (
        "import sys\n"
        "from explainer.storage.storage import Storage\n"
        "sys.stdin.readline()\n"
        "Storage.open(sys.argv[1], bytes(range(32))).close()\n"
    )
    command = [sys.executable, "-W", "error", "-c", program, f"sqlite:///{database}"]
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
