"""Room: nothing scrolls sideways, nothing is cut off, everything can be tapped, at every size."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from explainer.model.text import LOCALES, Locale
from tests.browser.classroom import CHROMEBOOK, PHONE, SMALL_PHONE, Server
from tests.browser.page_reading import read_page
from tests.browser.screens import SCREENS, Screen, Visitors, visitors

TWICE_AS_LARGE = {"width": 683, "height": 312}
"""What is left of a Chromebook's window at 200 % zoom."""

SIZES = (SMALL_PHONE, PHONE, TWICE_AS_LARGE, CHROMEBOOK)
LEAST_TARGET = 24
"""CSS px, from WCAG 2.2, 2.5.8."""
LEAST_FLOW_TEXT = 14


@pytest.fixture(scope="module")
def students(browser: Browser, server: Server) -> Iterator[Visitors]:
    """Students with both kinds of past."""
    with visitors(browser, server) as opened:
        yield opened


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_every_page_fits_every_window_and_can_be_tapped(
    students: Visitors, screen: Screen, locale: Locale
) -> None:
    page = students.open(screen, locale)
    found: list[str] = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for size in SIZES:
            page.set_viewport_size(size)  # type: ignore[arg-type]
            read_page(page, "untilStill")
            faults = [*read_page(page, "sideways"), *read_page(page, "clipped"), *read_page(page, "smallTargets", LEAST_TARGET)]
            if size == PHONE:
                faults += read_page(page, "smallFlowText", LEAST_FLOW_TEXT)
            found += [f"{size['width']} px, {scheme}: {fault}" for fault in faults]
    assert found == []
    assert students.faults == []
