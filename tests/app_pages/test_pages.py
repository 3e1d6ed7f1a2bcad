"""Each page by itself, in both languages: what it alone says, and that it runs."""

import re
import shutil
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from markupsafe import Markup
from streamlit.runtime.context import ContextProxy

from components import leaf
from explainer.authoring.library_files import read_library
from explainer.model.library import Library, SetAside
from explainer.model.text import Text
from explainer.opening import ROOT
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
    "unit's sources": ("unit", {"section": "sources"}, "Each place that a sentence, a question, a step"),
    "unknown unit": ("unit", {"unit": "of-another-year"}, "This unit is not here"),
    "explore": ("explore", {}, "Follow the law as a flowchart, or look up a word."),
    "flowchart": ("explore", {"show": "flowchart", "view": "credible-fear"}, "What this chart leaves out"),
    "law": ("law", {"on": "2019-07-16", "since": "2019-07-01"}, "Move the date. The flowchart and"),
    "cases": ("case", {}, "Choose a made-up case and several days."),
    "case": ("case", {"case": "c13_long_road"}, "How does the case end on each day?"),
    "glossary": ("explore", {"show": "glossary"}, "Search in English or Spanish"),
    "empty record": ("record", {}, "Your first answer begins a record"),
    "about": ("about", {}, "An explainer on U.S. asylum for classrooms"),
    "all sources": ("explore", {"show": "sources"}, "What every statement rests on"),
    "privacy": ("about", {"part": "privacy"}, "What is kept about you, where, for how long"),
}
ALIKE = {"flowchart in a section", "flowchart"}
"""Two pages that show the same flowchart; the first is told apart by its section."""


@pytest.mark.parametrize("name", PAGES)
def test_a_page_runs_and_says_what_it_alone_says(tab: Screen, name: str) -> None:
    page, where, own = PAGES[name]
    assert own in tab.open(page, **where).words


def test_what_a_page_alone_says_is_on_no_other(tab: Screen) -> None:
    said = {name: tab.open(page, **where).words for name, (page, where, _) in PAGES.items()}
    for name in PAGES.keys() - ALIKE:
        assert [other for other, words in said.items() if PAGES[name][2] in words] == [name]
    assert "Section 7 of 8" in said["flowchart in a section"]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_in_spanish_has_one_heading_and_says_in_spanish_where_its_sources_end(
    tab: Screen, library: Library, name: str
) -> None:
    page, where, _ = PAGES[name]
    tab.open(page, lang="es", **where)
    say = wording("es")
    assert "".join(tab.html).count("<h1 ") == 1
    ends = say("Our sources end on {day}; the law may have changed.", day=say.day(library.law_known_to))
    assert ends in tab.words and "Our sources end" not in tab.words


@pytest.mark.parametrize(
    "view", ["", "of-nobody", "credible-fear"], ids=["no view", "an unknown view", "its own view"]
)
def test_a_flowchart_page_shows_a_chart_whatever_view_is_asked_for(tab: Screen, view: str) -> None:
    tab.open("explore", show="flowchart", view=view)
    assert [words.label for words in tab.at.tabs] == ["Diagram", "Step by step", "Outline as text"]


@pytest.mark.parametrize("section", ["nowhere", "", "START"])
def test_an_unknown_part_of_a_unit_leads_to_its_overview(tab: Screen, section: str) -> None:
    assert "What this unit leaves out" in tab.open("unit", section=section).words


def test_an_unknown_question_leads_to_the_first_without_an_answer(tab: Screen) -> None:
    assert "Question 1 of" in tab.open("unit", section="quiz", item="of-another-unit").words


def test_every_section_runs_and_asks_its_own_question(tab: Screen, library: Library) -> None:
    unit = library.unit(UNIT)
    for n, section in enumerate(unit.sections, start=1):
        tab.open("unit", section=section.id)
        assert f"Section {n} of {len(unit.sections)}" in tab.words
        assert section.title.en in tab.words
        asked = "Before you read" if section.content_note else library.items[section.item].stem.en
        assert asked in tab.words


def test_a_unit_that_is_set_aside_is_not_offered_and_the_others_are(
    library: Library, serve: Callable[[Library], None], new_tab: Callable[[], Screen]
) -> None:
    kept = library.unit(UNIT)
    other = kept.model_copy(update={"id": "another", "order": 2, "title": Text(en="Another", es="Otra")})
    serve(library.model_copy(update={"units": (other,), "set_aside": (SetAside(unit=UNIT, reasons=("x",)),)}))
    tab = new_tab()
    for page in ("", "learn"):
        words = tab.open(page).words
        assert "Another" in words and kept.title.en not in words
    assert "This unit is not here" in tab.open("unit").words


def test_with_every_unit_set_aside_the_pages_say_whom_to_tell(
    library: Library, serve: Callable[[Library], None], new_tab: Callable[[], Screen]
) -> None:
    serve(library.model_copy(update={"units": ()}))
    tab = new_tab()
    for page in ("", "learn"):
        assert "No unit can be shown just now. Tell your teacher" in tab.open(page).words
    assert "Every specialist word" in tab.open("explore", show="glossary").words


@pytest.mark.parametrize("name", ["page", "self", "where", "visit", "", "a b"])
def test_an_address_may_ask_for_anything_and_the_page_is_drawn(tab: Screen, name: str) -> None:
    tab.at.query_params.update({name: "2"})
    assert "How does asylum work?" in tab.run().words


def test_in_the_other_language_the_quiz_asks_the_same_question(tab: Screen, library: Library) -> None:
    quiz = library.unit(UNIT).quiz
    (turned,) = re.findall(r'class="lang" href="([^"]+)"', "".join(tab.open("unit", section="quiz").html))
    assert parse_qs(unescape(turned))["item"] == [quiz[0]]


def test_the_doorways_of_the_quiz_say_which_questions_are_done(tab: Screen, library: Library) -> None:
    item = library.items[library.unit(UNIT).quiz[0]]
    tab.open("unit", section="quiz", item=item.id).choose(item, item.option_ids[0]).press("Check my answer")
    html = "".join(tab.open("unit", section="quiz").html)
    for label in ("Question 1 (done)", "Question 2 (you are here)", "Question 3 (not started)"):
        assert f'aria-label="{label}"' in html


def test_without_its_imprint_every_page_runs_and_names_no_day_on_which_our_sources_end(
    tmp_path: Path, serve: Callable[[Library], None], new_tab: Callable[[], Screen]
) -> None:
    for folder in ("content", "quizzes"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "content" / "library.yaml").write_text("law_known_to: today\n", encoding="utf-8")
    serve(read_library(tmp_path).library)
    tab = new_tab()
    for page, where, _ in PAGES.values():
        words = tab.open(page, **where).words
        assert "No unit can be shown just now. Tell your teacher" in words
        assert "Our sources end" not in words and "January 1," not in words


@pytest.mark.parametrize(
    ("headers", "cookie", "asked", "heading"),
    [
        ({}, None, None, "How does asylum work?"),
        ({"Accept-Language": "es-MX,es;q=0.9"}, None, None, "¿Cómo funciona el asilo?"),
        ({"Accept-Language": "es"}, "en", None, "How does asylum work?"),
        ({"Accept-Language": "en"}, "en", "es", "¿Cómo funciona el asilo?"),
        ({"Accept-Language": "fr"}, "xx", "yy", "How does asylum work?"),
    ],
    ids=["nothing", "the browser's language", "the cookie wins", "the address wins", "unknown ones"],
)
def test_the_address_then_the_cookie_then_the_browser_decide_the_language(
    new_tab: Callable[[], Screen],
    cookies: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    headers: dict[str, str],
    cookie: str | None,
    asked: str | None,
    heading: str,
) -> None:
    monkeypatch.setattr(ContextProxy, "headers", headers)
    if cookie:
        cookies["lang"] = cookie
    assert heading in new_tab().open("", **({"lang": asked} if asked else {})).words


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/learn?lang=es", "Secciones"),
        ("/unit?lang=en&unit=credible-fear&section=what-it-asks", "Section 4 of 8"),
        ("/secret.key", "How does asylum work?"),
        ("https://elsewhere.example/quiet", "How does asylum work?"),
        ("//about", "How does asylum work?"),
    ],
)
def test_an_address_that_a_leaf_hands_back_leads_to_that_page_or_nowhere(
    tab: Screen, monkeypatch: pytest.MonkeyPatch, address: str, said: str
) -> None:
    drawn = leaf.draw_leaf
    chosen = [address]

    def draw_and_choose(html: Markup, *, key: str, **more: Any) -> str | None:
        drawn(html, key=key, **more)
        return chosen.pop() if key == "home" and chosen else None

    monkeypatch.setattr(leaf, "draw_leaf", draw_and_choose)
    assert said in tab.run().words
    assert chosen == []
