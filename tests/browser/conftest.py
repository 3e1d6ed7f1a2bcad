"""One server and one browser for all browser tests; a context, and so a student, for each."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser.classroom import CHROMEBOOK, Server, chromium, start_server


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app, running."""
    running = start_server(Path(tmp_path_factory.mktemp("school")))
    yield running
    running.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, running."""
    with sync_playwright() as playwright, chromium(playwright) as running:
        yield running


@pytest.fixture
def student(browser: Browser) -> Iterator[BrowserContext]:
    """A student on a Chromebook with an empty browser, in English."""
    context = browser.new_context(viewport=CHROMEBOOK, locale="en-US")
    context.set_default_timeout(20_000)
    yield context
    context.close()


@pytest.fixture
def other(browser: Browser) -> Iterator[BrowserContext]:
    """Another device."""
    context = browser.new_context(viewport=CHROMEBOOK, locale="en-US")
    context.set_default_timeout(20_000)
    yield context
    context.close()
