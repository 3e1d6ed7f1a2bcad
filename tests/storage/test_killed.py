"""A server that is killed loses nothing that it acknowledged."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from explainer.storage.storage import Storage
from tests.storage.conftest import SECRET

ROOT = Path(__file__).parents[2]

ANSWERS_UNTIL_KILLED = """
import itertools, sys
from explainer.scoring.record import Place
from explainer.storage.storage import Storage
from tests.scoring.made_items import NOON, attempt

storage = Storage.open(sys.argv[1], bytes(range(32)))
mine = storage.begin("token", alias="Quiet Lantern", locale="en", now=NOON).id
for n in itertools.count():
    storage.add(mine, attempt(f"item-{n}", (f"option-{n}",)))
    print(n, flush=True)
"""


@pytest.mark.parametrize("answers", [1, 20, 60])
def test_every_acknowledged_attempt_is_there_after_a_kill(url: str, answers: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", ANSWERS_UNTIL_KILLED, url],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as child:
        assert child.stdout is not None
        acknowledged = [child.stdout.readline() for _ in range(answers)]
        child.kill()  # SIGKILL: no handler runs, nothing is flushed or closed.
        acknowledged += child.stdout.readlines()
    assert child.returncode != 0
    last = max(int(line) for line in acknowledged if line.endswith("\n"))
    assert last >= answers - 1

    storage = Storage.open(url, SECRET)
    record = storage.find("token")
    assert record is not None
    kept = storage.attempts(record.id)
    assert [a.item for a in kept[: last + 1]] == [f"item-{n}" for n in range(last + 1)]
    assert len(kept) - (last + 1) in (0, 1), "at most the one that was being acknowledged"
    storage.close()
