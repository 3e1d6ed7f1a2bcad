"""The page of sources: where it is, what leads to it, and what only the teacher sees."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from app_pages.visit import PAGES, Visit
from explainer.model.library import Library
from tests.app_pages.screen import Screen

TEACHERS = ("Misconceptions (only you as the teacher see these)", "Teaching notes (only you as the teacher")


def links(tab: Screen) -> set[str]:
    return {unescape(found) for found in re.findall(r'<a href="(/[^"]+)" data-go', "".join(tab.html))}


def test_the_page_shows_every_source(tab: Screen, library: Library) -> None:
    tab.open("explore", show="sources")
    assert f"{len(library.sources)} sources" in tab.words
    assert all(source.title in tab.words for source in library.sources.values())


def test_its_old_address_leads_there(tab: Screen) -> None:
    assert "Search by title, publisher or kind of source" in tab.open("about", part="sources").words


@pytest.mark.parametrize(("page", "where"), [("about", {}), ("explore", {}), ("learn", {})])
def test_about_explore_and_every_foot_lead_to_it(tab: Screen, page: str, where: dict[str, str]) -> None:
    assert "/explore?lang=en&show=sources" in links(tab.open(page, **where))


def test_what_rests_on_a_source_links_to_pages_that_are_there(tab: Screen, library: Library) -> None:
    found = links(tab.open("explore", show="sources", lang="en"))
    sections = {(unit.id, section.id) for unit in library.units for section in unit.sections}
    asked = {
        (where["unit"][0], where["section"][0])
        for where in (parse_qs(urlsplit(link).query) for link in found if link.startswith("/unit?"))
    }
    apart = {(unit.id, part) for unit in library.units for part in ("quiz", "talk")}
    assert asked <= sections | apart and asked & sections and asked & apart
    assert {urlsplit(link).path.strip("/") for link in found} <= set(PAGES)
    assert {urlsplit(link).path for link in found} >= {"/law", "/case", "/explore", "/unit"}
    shown = {parse_qs(urlsplit(link).query).get("show", [""])[0] for link in found}
    assert {"flowchart", "chart", "timeline", "glossary"} <= shown


def test_a_word_of_the_glossary_is_filled_into_its_search(tab: Screen, library: Library) -> None:
    term = library.terms["credible-fear"].term.en
    found = links(tab.open("explore", show="sources"))
    assert f"/explore?lang=en&show=glossary&find={term.replace(' ', '+')}" in found
    html = "".join(tab.open("explore", show="glossary", find=f'{term}"').html)
    assert f'value="{term}&#34;"' in html, "what an address says is escaped"


def test_misconceptions_and_notes_are_sent_to_the_teacher_alone(
    tab: Screen, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = tab.open("explore", show="sources").words
    beliefs = [belief.belief.en for belief in library.misconceptions.values()]
    assert not any(said in words for said in (*TEACHERS, *beliefs))
    monkeypatch.setattr(Visit, "is_teacher", property(lambda self: True))
    words = tab.open("explore", show="sources").words
    assert all(said in words for said in TEACHERS) and all(belief in words for belief in beliefs)
