"""The list of what Streamlit owns, and that axe and the measuring catch what is planted.

test_english_screens.py and its twin look at every screen.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.axe_findings import KNOWN, Finding, Known, findings, known_findings
from tests.browser.classroom import Server
from tests.browser.page_reading import read_page
from tests.browser.screens import screen_called
from tests.browser.visitors import Visitors, visitors


@pytest.fixture(scope="module")
def students(browser: Browser, server: Server) -> Iterator[Visitors]:
    """A newcomer."""
    with visitors(browser, server) as opened:
        yield opened


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
