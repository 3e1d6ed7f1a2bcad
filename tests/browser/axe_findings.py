"""What axe finds on a page, without what Streamlit owns.

axe comes with axe-playwright-python, so nothing is fetched. Contrast is
measured by page_reading.js, because axe leaves what it can't decide undecided.
"""

from dataclasses import dataclass
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.classroom import ROOT

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
