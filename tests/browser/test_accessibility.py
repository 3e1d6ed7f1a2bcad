"""What axe finds on every page and state, and the contrast of every word as it is drawn.

axe comes with axe-playwright-python, so nothing is fetched. Contrast is
measured by page_reading.js too, because axe leaves what it can't decide
undecided.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from explainer.model.text import LOCALES, Locale
from tests.browser.classroom import CHROMEBOOK, PHONE, ROOT, Server
from tests.browser.page_reading import read_page
from tests.browser.screens import SCREENS, Screen, Visitors, screen_called, visitors

SERIOUS = ("serious", "critical")
DOCUMENT = ROOT / "docs" / "accessibility.md"


@dataclass(frozen=True)
class Known:
    """A finding that is Streamlit's own, as docs/accessibility.md lists it."""

    rule: str
    where: str
    """What the HTML of the element at fault contains."""
    reason: str


def known_findings() -> list[Known]:
    """The table under "What Streamlit owns" of docs/accessibility.md: the one list there is."""
    table = DOCUMENT.read_text("utf-8").partition("## What Streamlit owns")[2].partition("\n## ")[0]
    lines = [line for line in table.splitlines() if line.startswith("| `")]
    rows = [[cell.strip().strip("`") for cell in line.strip("| ").split(" | ")] for line in lines]
    return [Known(*row) for row in rows]


@dataclass(frozen=True)
class Finding:
    """One element that axe finds fault with."""

    rule: str
    impact: str
    html: str

    def is_known(self) -> bool:
        """Whether the table says that it is Streamlit's."""
        return any(known.rule == self.rule and known.where in self.html for known in known_findings())


def findings(page: Page) -> list[Finding]:
    """What axe finds on the page, of any impact."""
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [Finding(rule["id"], rule["impact"], node["html"][:300]) for rule in found for node in rule["nodes"]]


@pytest.fixture(scope="module")
def students(browser: Browser, server: Server) -> Iterator[Visitors]:
    """Students with both kinds of past."""
    with visitors(browser, server) as opened:
        yield opened


# Spanish on a dark phone, English on a light Chromebook: each page in both languages, sizes and themes.
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_axe_finds_nothing_serious_on_any_page(students: Visitors, screen: Screen, locale: Locale) -> None:
    page = students.open(screen, locale)
    page.emulate_media(color_scheme="light" if locale == "en" else "dark")
    page.set_viewport_size(CHROMEBOOK if locale == "en" else PHONE)
    read_page(page, "untilStill")
    found = findings(page)
    unknown = [f for f in found if f.impact in SERIOUS and not f.is_known()]
    assert not unknown, "\n".join(f"{f.rule} ({f.impact}): {f.html}" for f in unknown)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_every_word_stands_out_from_its_ground(
    students: Visitors, screen: Screen, scheme: Literal["light", "dark"]
) -> None:
    page = students.open(screen, "en")
    page.emulate_media(color_scheme=scheme)
    read_page(page, "untilStill")
    faint = read_page(page, "faintWords")
    assert not faint, "\n".join(faint)


PLANTED = """
  <div class="planted"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><button></button>
  <p style="color: #999; background: #fff">faint</p>
  <svg width="90" height="30"><rect width="90" height="30" fill="#fff"/><text y="20" fill="#aaa">drawn</text></svg></div>"""


def test_axe_and_the_measuring_catch_faults_that_are_planted(students: Visitors) -> None:
    page = students.open(screen_called("about"), "en")
    page.locator("h1").evaluate("(heading, html) => heading.insertAdjacentHTML('afterend', html)", PLANTED)
    rules = {f.rule for f in findings(page) if f.impact in SERIOUS and not f.is_known()}
    assert {"image-alt", "button-name"} <= rules
    faint = read_page(page, "faintWords")
    assert [re.sub(r".* (\S+:1: \w+)$", r"\1", fault) for fault in faint] == ["2.85:1: faint", "2.32:1: drawn"]
