"""Room: nothing scrolls sideways, nothing is cut off, everything can be tapped, at every size."""

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, ViewportSize

from explainer.model.text import LOCALES, Locale
from tests.browser.classroom import CHROMEBOOK, PHONE, SMALL_PHONE, Server
from tests.browser.page_reading import read_page
from tests.browser.screens import SCREENS, Screen, screen_called
from tests.browser.visitors import Visitors, visitors

Scheme = Literal["light", "dark"]

TWICE_AS_LARGE: ViewportSize = {"width": 683, "height": 312}
"""What is left of a Chromebook's window at 200 % zoom."""

LEAST_TARGET = 24
"""CSS px, from WCAG 2.2, 2.5.8."""
LEAST_FLOW_TEXT = 14


@pytest.fixture(scope="module")
def students(browser: Browser, server: Server) -> Iterator[Visitors]:
    """Students with both kinds of past."""
    with visitors(browser, server) as opened:
        yield opened


# Every size meets every theme and every language: which theme goes with which language is dealt crosswise.
SHOWN: dict[Locale, tuple[tuple[ViewportSize, Scheme], ...]] = {
    "en": ((SMALL_PHONE, "dark"), (PHONE, "light"), (TWICE_AS_LARGE, "dark"), (CHROMEBOOK, "light")),
    "es": ((SMALL_PHONE, "light"), (PHONE, "dark"), (TWICE_AS_LARGE, "light"), (CHROMEBOOK, "dark")),
}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_every_page_fits_every_window_and_can_be_tapped(
    students: Visitors, screen: Screen, locale: Locale
) -> None:
    page = students.open(screen, locale)
    found: list[str] = []
    for size, scheme in SHOWN[locale]:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(size)
        faults = read_page(page, "faultsOfRoom", LEAST_TARGET, LEAST_FLOW_TEXT)
        found += [f"{size['width']} px, {scheme}: {fault}" for fault in faults]
    assert not found, "\n".join(found)
    assert not students.faults, "\n".join(students.faults)


PLANTED = """
  <div class="ax planted">
    <p style="width: 900px">wide</p>
    <p style="width: 60px; height: 20px; overflow: hidden; white-space: nowrap">a long line of words</p>
    <style>.planted button { width: 20px; height: 20px; padding: 0 }</style>
    <p><button>a</button><button>b</button></p>
    <p class="st-key-flow" style="font-size: 13px">small</p>
  </div>"""


def test_the_search_for_lost_room_finds_what_is_planted(students: Visitors) -> None:
    page = students.open(screen_called("about"), "en")
    page.set_viewport_size(PHONE)
    page.locator("h1").evaluate("(heading, html) => heading.insertAdjacentHTML('afterend', html)", PLANTED)
    found = read_page(page, "faultsOfRoom", LEAST_TARGET, LEAST_FLOW_TEXT)
    for words in ("px of content in", "cuts off: a long line", "20.0×20.0: a", "13 px: small"):
        assert any(words in fault for fault in found), words
