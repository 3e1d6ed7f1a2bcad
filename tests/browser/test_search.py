"""The search above the glossary and the list of sources, as one types in it."""

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.classroom import Server, settle


@pytest.mark.parametrize(
    ("page", "typed", "found"),
    [
        ("glossary&lang=en", "credible-fear", "credible fear"),
        ("glossary&lang=en", "  CREDIBLE fear ", "credible fear"),
        ("glossary&lang=es", "temor creible", "temor creíble"),
        ("sources&lang=en", "8 CFR", "Code of Federal Regulations"),
        ("sources&lang=en", "24-777", "No. 24-777"),
    ],
)
def test_what_one_types_is_found_with_or_without_hyphens_accents_and_capitals(
    page: str, typed: str, found: str, student: BrowserContext, server: Server
) -> None:
    tab = student.new_page()
    tab.goto(f"{server.url}/explore?show={page}")
    settle(tab)
    every = tab.locator("[data-words]").count()
    tab.get_by_role("searchbox").fill(typed)
    rows = tab.locator("[data-words]:visible")
    expect(rows.filter(has_text=found).first).to_be_visible()
    assert 0 < rows.count() < every / 2
