import os
import subprocess
from pathlib import Path

import pytest

from launcher.checks import checks, run_checks


def run(failing: set[str], monkeypatch: pytest.MonkeyPatch) -> tuple[int, list[str], list[str]]:
    ran: list[str] = []
    said: list[str] = []
    names = {tuple(words): name for name, words in checks(["-k", "x"]).items()}

    def call(command: list[str | Path], **options: object) -> int:
        ran.append(names[tuple(str(word) for word in command[1:])])
        return 1 if ran[-1] in failing else 0

    monkeypatch.setattr(subprocess, "call", call)
    return run_checks(Path(), Path("python"), ["-k", "x"], said.append), ran, said


def test_every_check_runs_even_after_one_failed_and_the_failed_are_named_at_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    code, ran, said = run({"mypy", "content"}, monkeypatch)
    assert code == 1
    assert ran == ["ruff check", "ruff format", "mypy", "import rules", "content", "pytest"]
    assert said[-1].strip() == "FAILED: mypy, content"


def test_when_all_pass_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    code, _, said = run(set(), monkeypatch)
    assert code == 0
    assert said[-1].strip() == "Everything passed."


def test_what_follows_test_goes_to_pytest_which_uses_every_core() -> None:
    words = checks(["-k", "x"])["pytest"]
    assert words[:3] == ["-m", "pytest", "-n"] and words[-2:] == ["-k", "x"]
    assert int(words[3]) > (os.cpu_count() or 1), "a browser's test waits as much as it computes"
