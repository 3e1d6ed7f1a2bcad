"""One server and one browser for all browser tests; a context, and so a student, for each."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.classroom import CHROMEBOOK, Server, chromium, set_passcode, sign_in, start_server
from tests.browser.rooms import open_rooms

expect.set_options(timeout=10_000)
"""Milliseconds: more processes than cores share the machine."""

collect_ignore = ["reach_bench_page.py"]
"""A page that Streamlit runs: it draws as soon as it is imported."""


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app, running."""
    running = start_server(Path(tmp_path_factory.mktemp("school")))
    set_passcode(running)
    open_rooms(running)
    yield running
    running.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, running."""
    with sync_playwright() as playwright, chromium(playwright) as running:
        yield running


@contextmanager
def chromebook(browser: Browser) -> Iterator[BrowserContext]:
    """A Chromebook with an empty browser, in English."""
    context = browser.new_context(viewport=CHROMEBOOK, locale="en-US")
    context.set_default_timeout(20_000)
    yield context
    context.close()


@pytest.fixture
def student(browser: Browser) -> Iterator[BrowserContext]:
    """A student's device."""
    with chromebook(browser) as context:
        yield context


@pytest.fixture
def other(browser: Browser) -> Iterator[BrowserContext]:
    """Another device."""
    with chromebook(browser) as context:
        yield context


@pytest.fixture
def teacher(browser: Browser, server: Server) -> Iterator[Page]:
    """The page of a signed-in teacher, on the desk."""
    with chromebook(browser) as context:
        page = context.new_page()
        sign_in(page, server)
        yield page
