"""Room on a page: nothing scrolls sideways, nothing is cut off, everything can be tapped, at every size."""

from typing import Literal

from playwright.sync_api import Page, ViewportSize

from explainer.model.text import Locale
from tests.browser.classroom import CHROMEBOOK, PHONE, SMALL_PHONE
from tests.browser.page_reading import read_page

Scheme = Literal["light", "dark"]

TWICE_AS_LARGE: ViewportSize = {"width": 683, "height": 312}
"""What is left of a Chromebook's window at 200 % zoom."""

LEAST_TARGET = 24
"""CSS px, from WCAG 2.2, 2.5.8."""
LEAST_FLOW_TEXT = 14

# Every size meets every theme and every language: which theme goes with which language is dealt crosswise.
SHOWN: dict[Locale, tuple[tuple[ViewportSize, Scheme], ...]] = {
    "en": ((SMALL_PHONE, "dark"), (PHONE, "light"), (TWICE_AS_LARGE, "dark"), (CHROMEBOOK, "light")),
    "es": ((SMALL_PHONE, "light"), (PHONE, "dark"), (TWICE_AS_LARGE, "light"), (CHROMEBOOK, "dark")),
}


def lost_room(page: Page, locale: Locale) -> list[str]:
    """What does not fit, in each window and theme that this language is seen in."""
    found: list[str] = []
    for size, scheme in SHOWN[locale]:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(size)
        faults = read_page(page, "faultsOfRoom", LEAST_TARGET, LEAST_FLOW_TEXT)
        found += [f"{size['width']} px, {scheme}: {fault}" for fault in faults]
    return found
