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

from explainer.model.text import Locale
from tests.browser.classroom import CHROMEBOOK, PHONE, ROOT, Server
from tests.browser.page_reading import read_page
from tests.browser.screens import MAIN_SCREENS, SCREENS, Screen, screen_called
from tests.browser.visitors import Visitors, visitors

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
DOCUMENT = ROOT / "docs" / "accessibility.md"


@dataclass(frozen=True)
class Known:
    """A finding that is Streamlit's own, as docs/accessibility.md lists it."""

    rule: str
    where: str
    """What the HTML of the element at fault contains."""
    reason: str

    def covers(self, finding: "Finding") -> bool:
        """Whether this is the finding that the table speaks of."""
        return self.rule == finding.rule and self.where in finding.html


def known_findings(document: str) -> list[Known]:
    """The table under "What Streamlit owns" of docs/accessibility.md: the one list there is."""
    table = document.partition("## What Streamlit owns")[2].partition("\n## ")[0]
    lines = [line for line in table.splitlines() if line.startswith("| `")]
    rows = [[cell.strip().strip("`") for cell in line.strip("| ").split(" | ")] for line in lines]
    return [Known(*row) for row in rows]


KNOWN = known_findings(DOCUMENT.read_text("utf-8"))


@dataclass(frozen=True)
class Finding:
    """One element that axe finds fault with."""

    rule: str
    impact: str
    html: str

    def is_known(self) -> bool:
        """Whether the table says that it is Streamlit's."""
        return any(known.covers(self) for known in KNOWN)


def findings(page: Page) -> list[Finding]:
    """What axe finds on the page, of any impact."""
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [
        Finding(rule["id"], rule["impact"], node["html"][:300]) for rule in found for node in rule["nodes"]
    ]


@pytest.fixture(scope="module")
def students(browser: Browser, server: Server) -> Iterator[Visitors]:
    """Students with both kinds of past."""
    with visitors(browser, server) as opened:
        yield opened


SEEN: tuple[tuple[Screen, Locale], ...] = (
    *((screen, "en") for screen in SCREENS),
    *((screen, "es") for screen in MAIN_SCREENS),
)


@dataclass(frozen=True)
class Shown:
    """A screen as it is open in a browser."""

    page: Page
    locale: Locale


# A module's parameter, so that each screen is opened once for both tests: opening takes longer than looking.
@pytest.fixture(scope="module", params=SEEN, ids=lambda seen: f"{seen[0].name}-{seen[1]}")
def shown(students: Visitors, request: pytest.FixtureRequest) -> Shown:
    """Each screen in turn, without motion: words that are just fading in have no colour of their own yet."""
    screen, locale = request.param
    page = students.open(screen, locale)
    page.emulate_media(reduced_motion="reduce")
    return Shown(page, locale)


# English on a light Chromebook, Spanish on a dark phone: a page is seen in each language, size and theme.
def test_axe_finds_nothing_that_is_ours_on_any_page(shown: Shown) -> None:
    page = shown.page
    page.emulate_media(color_scheme="light" if shown.locale == "en" else "dark")
    page.set_viewport_size(CHROMEBOOK if shown.locale == "en" else PHONE)
    read_page(page, "untilStill")
    ours = [found for found in findings(page) if not found.is_known()]
    assert not ours, "\n".join(f"{found.rule} ({found.impact}): {found.html}" for found in ours)


def test_every_word_stands_out_from_its_ground(shown: Shown) -> None:
    page = shown.page
    page.set_viewport_size(CHROMEBOOK)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        read_page(page, "untilStill")
        faint = read_page(page, "faintWords")
        assert not faint, f"{scheme}:\n" + "\n".join(faint)


def test_a_finding_is_known_only_by_its_rule_and_its_element() -> None:
    head = "## What Streamlit owns\n\n| axe rule | in | why |\n| --- | --- | --- |\n"
    row = "| `a-b` | `stX` | because |\n"
    (known,) = known_findings(f"# Other\n| `c` | `d` | e |\n{head}{row}\n## Next\n| `f` | `g` | h |\n")
    assert known == Known("a-b", "stX", "because")
    assert known.covers(Finding("a-b", "minor", '<p data-testid="stX">'))
    assert not known.covers(Finding("a-b", "minor", "<p>"))
    assert not known.covers(Finding("b-c", "minor", '<p data-testid="stX">'))


def test_every_finding_that_is_not_ours_has_its_reason() -> None:
    assert [known.rule for known in KNOWN if len(known.reason) < 20] == []


PLANTED = """
  <div class="planted"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><button></button>
  <p style="color: #999; background: #fff">faint</p>
  <svg width="90" height="30"><rect width="90" height="30" fill="#fff"/>
    <text y="20" fill="#aaa">drawn</text></svg></div>"""


def test_axe_and_the_measuring_catch_faults_that_are_planted(students: Visitors) -> None:
    page = students.open(screen_called("about"), "en")
    page.locator("h1").evaluate("(heading, html) => heading.insertAdjacentHTML('afterend', html)", PLANTED)
    rules = {found.rule for found in findings(page)}
    assert {"image-alt", "button-name"} <= rules
    faint = read_page(page, "faintWords")
    assert [re.sub(r".* (\S+:1: \w+)$", r"\1", fault) for fault in faint] == [
        "2.85:1: faint",
        "2.32:1: drawn",
    ]
