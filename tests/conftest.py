"""Without Chromium the browser tests are not run, and nobody can overlook that."""

import os
import tempfile
from pathlib import Path

import pytest

from tests.browser.chromium import find_chromium

BROWSER_TESTS = Path(__file__).parent / "browser"
MISSING = find_chromium() is None
WHAT_IS_MISSING = (
    "No Chromium was found, so no page was opened in a browser: the student's journey,",
    "accessibility and the network rules are untested. In CI this is a failure.",
    "Install it (Debian: sudo apt install chromium), or name it in EXPLAINER_CHROMIUM.",
)


DATA = pytest.StashKey["tempfile.TemporaryDirectory[str]"]()


def pytest_configure(config: pytest.Config) -> None:
    """No test writes into the data folder of who runs it."""
    config.stash[DATA] = tempfile.TemporaryDirectory(prefix="explainer-tests-")
    os.environ["EXPLAINER_DATA_DIR"] = config.stash[DATA].name


def pytest_unconfigure(config: pytest.Config) -> None:
    """What the tests wrote there goes with them."""
    config.stash[DATA].cleanup()


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave the browser tests out where there is no browser to run them in."""
    return True if MISSING and collection_path == BROWSER_TESTS else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last: quick failures first, and Playwright keeps an event loop in the main thread
    from its first test on, in which no test after it could run one of its own."""
    items.sort(key=lambda item: BROWSER_TESTS in item.path.parents)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """A build server that could not test the pages has not tested the app."""
    if MISSING and os.environ.get("CI") and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The box at the end."""
    if MISSING:
        red = {"red": True, "bold": True}
        terminalreporter.section("BROWSER TESTS NOT RUN", sep="#", **red)
        for line in WHAT_IS_MISSING:
            terminalreporter.write_line(line, **red)
        terminalreporter.write_sep("#", **red)
