"""Every check of the project, one after another, with one verdict at the end."""

import os
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from launcher.child_process import child_environment

IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"

ON_EVERY_CORE = ("-n", str((os.cpu_count() or 1) + 2), "--dist", "loadscope", "--no-loadscope-reorder")
"""A process for each core and two more, for a browser's test waits as much as it computes. Each has a server
and a browser of its own; what a module shares stays in one. In the order of their names the long modules,
which have few tests, do not come last, when all but one process would wait for them."""


def checks(pytest_arguments: Sequence[str]) -> dict[str, list[str]]:
    """What the environment's Python is told for each check. pytest is last: its count ends the output."""
    return {
        "ruff check": ["-m", "ruff", "check", "--output-format=concise", "."],
        "ruff format": ["-m", "ruff", "format", "--check", "--output-format=concise", "."],
        "mypy": ["-m", "mypy"],
        "import rules": ["-c", IMPORTS],
        "content": ["-m", "explainer", "check", "--strict"],
        "pytest": ["-m", "pytest", *ON_EVERY_CORE, *pytest_arguments],
    }


def run_checks(root: Path, python: Path, pytest_arguments: Sequence[str], say: Callable[[str], None]) -> int:
    """Run them all, also after one failed, and return 1 if any did."""
    failed = []
    for name, words in checks(pytest_arguments).items():
        say(f"\n== {name}")
        began = time.monotonic()
        code = subprocess.call([python, *words], cwd=root, env=child_environment())
        verdict = "passed" if code == 0 else f"FAILED (exit code {code})"
        say(f"== {name}: {verdict}, {time.monotonic() - began:.1f} s")
        if code != 0:
            failed.append(name)
    say(f"\nFAILED: {', '.join(failed)}" if failed else "\nEverything passed.")
    return 1 if failed else 0
