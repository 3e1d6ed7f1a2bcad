"""Each page by itself, in both languages: what it alone says, and that it runs."""

from collections.abc import Callable

import pytest

from explainer.model.library import Library
from explainer.model.text import LOCALES
from explainer.wording import wording
from tests.app_pages.screen import UNIT, Screen

PAGES = {
    "home": ("", {}, "How does asylum work?"),
    "learn": ("learn", {}, "Short sections, each with a question."),
    "overview": ("unit", {"section": "start"}, "What you will be able to do"),
    "section": ("unit", {"section": "not-everyone-is-screened"}, "Section 1 of 8"),
    "flowchart in a section": ("unit", {"section": "if-the-answer-is-yes"}, "What this chart leaves out"),
    "quiz": ("unit", {"section": "quiz"}, "Your first answer counts"),
    "result": ("unit", {"section": "quiz", "item": "result"}, "What you know now"),
    "prompts": ("unit", {"section": "talk"}, "Ways to start a sentence"),
    "unit's sources": ("unit", {"section": "sources"}, "Each place that a sentence, a question or a step"),
    "unknown unit": ("unit", {"unit": "of-another-year"}, "This unit is not here"),
    "explore": ("explore", {}, "Follow the law as a flowchart, or look up a word."),
    "flowchart": ("explore", {"show": "flowchart", "view": "credible-fear"}, "What this chart leaves out"),
    "glossary": ("explore", {"show": "glossary"}, "Search in English or Spanish"),
    "empty record": ("record", {}, "Your first answer begins a record"),
    "about": ("about", {}, "An explainer on U.S. asylum for classrooms"),
    "all sources": ("about", {"part": "sources"}, "What every statement rests on"),
    "privacy": ("about", {"part": "privacy"}, "What is kept about you, where, for how long"),
}
SHARED = {"flowchart in a section", "flowchart"}
"""Two pages that show the same flowchart, and are told apart by `Section 7`."""


@pytest.mark.parametrize("name", PAGES)
def test_a_page_runs_and_says_what_it_alone_says(tab: Screen, name: str) -> None:
    page, where, own = PAGES[name]
    assert own in tab.open(page, **where).words
    assert f'data-route="{page}' in "".join(tab.html)


@pytest.mark.parametrize("name", sorted(PAGES.keys() - SHARED))
def test_no_other_page_says_it(every_page: dict[str, str], name: str) -> None:
    own = PAGES[name][2]
    assert [other for other, words in every_page.items() if own in words] == [name]


@pytest.fixture
def every_page(tab: Screen) -> dict[str, str]:
    """The words of each page."""
    return {name: tab.open(page, **where).words for name, (page, where, _) in PAGES.items()}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_in_spanish_has_one_heading_and_the_footer_in_spanish(tab: Screen, name: str) -> None:
    page, where, _ = PAGES[name]
    tab.open(page, lang="es", **where)
    assert "".join(tab.html).count("<h1 ") == 1
    say = wording("es")
    day = say.day(Screen_law_day())
    assert say("Our sources end on {day}; the law may have changed.", day=day) in tab.words
