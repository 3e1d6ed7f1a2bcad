"""The box that nobody overlooks, and the failure in CI."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parent


def run_without_chromium(folder: Path, settings: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    (folder / "tests" / "browser").mkdir(parents=True)
    shutil.copy(TESTS / "conftest.py", folder / "tests")
    shutil.copy(TESTS / "browser" / "chromium.py", folder / "tests" / "browser")
    (folder / "tests" / "test_plain.py").write_text("def test_it(): pass")
    (folder / "tests" / "browser" / "test_page.py").write_text("raise Exception('a browser test was read')")
    surroundings = {name: value for name, value in os.environ.items() if name != "CI"}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider"],
        cwd=folder,
        env={**surroundings, **settings, "EXPLAINER_CHROMIUM": "nowhere"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize(("settings", "code"), [({}, 0), ({"CI": "true"}, 1)])
def test_without_chromium_the_run_says_loudly_what_was_not_tested_and_ci_fails(
    settings: dict[str, str], code: int, tmp_path: Path
) -> None:
    run = run_without_chromium(tmp_path, settings)
    assert run.returncode == code
    assert "# BROWSER TESTS NOT RUN #" in run.stdout
    assert "sudo apt install chromium" in run.stdout
    assert "1 passed" in run.stdout
