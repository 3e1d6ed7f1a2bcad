"""What is made for paper as a whole: events, cards, the unit, and the page around them."""

import re
from typing import Any

import pytest
from markupsafe import Markup

from components.paper_cards import prompt_cards
from components.paper_events import paper_events
from components.paper_page import Paper, css_string, paper_page
from components.paper_unit import Reading, unit_sheet
from explainer.authoring.prose import parse_prose
from explainer.model.citation import Citation
from explainer.model.library import Library
from explainer.model.timeline import Event
from explainer.model.unit import Prompt
from tests.components.made_content import EN, ES, both, library, section, two_sides, unit


def event(**changes: Any) -> Event:
    written = {
        "id": "tl-act",
        "on": "1980-03-17",
        "title": both("The <Act>"),
        "what": both("What it did"),
        "by": "congress",
        "effect": "narrowed",
        "why": both("Why it is so"),
        "cite": [{"source": "law"}],
        "confidence": "uncertain",
    }
    return Event.model_validate({**written, **changes})


def test_an_event_says_who_acted_with_what_effect_and_how_sure_we_are() -> None:
    html = str(paper_events((event(),), library(), EN))
    for words in ("Congress", "The &lt;Act&gt;", "Narrowed</span>: Why it is so", "INA", "Uncertain"):
        assert words in html


def with_prompt() -> Library:
    prompt = Prompt.model_validate(
        {
            "id": "fair",
            "question": both("Is it <fair>?"),
            "protocol": "fishbowl",
            "minutes": 12,
            "steps": [both("First"), both("Then")],
            "roles": [{"name": both(name), "task": both("Decide")} for name in ("Decider", "Designer")],
            "stems": [both("I say …"), both("You say …")],
            "sides": two_sides(),
            "cite": [{"source": "law", "locator": "1"}],
        }
    )
    taught = library().units[0].model_copy(update={"prompts": (prompt,)})
    return library().model_copy(update={"units": (taught,)})


def test_a_card_stands_alone() -> None:
    shelf = with_prompt()
    html = str(prompt_cards(shelf.units, shelf, EN))
    assert html.count("<article") == 1
    for words in (
        "Is it &lt;fair&gt;?",
        "Fishbowl",
        "12 minutes",
        "Then",
        "Decider:",
        "I say …",
        "INA 1",
        "Side A: Yes, &lt;now&gt;",
        "INA 207",
    ):
        assert words in html
    assert "Our sources end on June 25, 2026" in html and "This is not legal advice." in html
    assert "No unit has a prompt yet." in prompt_cards(library().units, library(), EN)
    assert "Ninguna persona calificada" in prompt_cards(shelf.units, shelf, ES)


def test_a_hard_section_says_so_first_and_has_its_other_task_at_the_end() -> None:
    note = {"note": both("It is <hard>"), "instead": both("Do this"), "item": "second"}
    shelf = library()
    taught = unit(section(content_note=note))
    reading = Reading(taught, {"one": parse_prose("Some words.")}, [Citation(source="law")])
    html = str(unit_sheet(reading, shelf, EN, key=False))
    order = [
        html.index(words)
        for words in ("It is &lt;hard&gt;", "Some words", "in first?", "Do this", "in second?")
    ]
    assert order == sorted(order)
    assert "because" not in html and "its reason" not in html
    keyed = str(unit_sheet(reading, shelf, EN, key=True))
    assert "because" in keyed and "With key, for the teacher" in keyed


EN_BODY = Markup("<p>Body</p>")
PAPER_OF = Paper("A <title>", EN_BODY, "Hint", "/unit?a=1&b=2", "Back", "/print/unit?lang=es")


def test_the_page_names_itself_once_and_runs_no_script_of_its_own() -> None:
    html = str(paper_page(PAPER_OF, library(), EN))
    assert html.startswith('<!doctype html>\n<html lang="en">')
    assert "<title>A &lt;title&gt; · Asylum, Explained</title>" in html
    assert re.findall(r"<script[^>]*>([^<]*)</script>", html) == ["", ""]
    assert 'href="/unit?a=1&amp;b=2"' in html and not re.search(r'(?:src|href)="(?!/)', html)


def test_pages_are_numbered_and_a_poster_fills_its_sheet() -> None:
    numbered = str(paper_page(PAPER_OF, library(), EN))
    assert "counter(page)" in numbered and "Our sources end on June 25, 2026" in numbered
    poster = Paper("T", EN_BODY, "", "/", "", "/", shape="landscape", kind="poster")
    assert "@page{size:landscape;margin:10mm}" in paper_page(poster, library(), EN)
    assert "counter(page)" not in paper_page(poster, library(), EN)


@pytest.mark.parametrize("words", ['a" b', "a\\", "</style><script>", "a\nb", "¿Quién? €"])
def test_words_cannot_end_a_string_of_a_style_sheet(words: str) -> None:
    written = str(css_string(words))
    assert written[0] == written[-1] == '"'
    assert not re.search(r'["<>\n]|\\(?![0-9a-f]+ )', written[1:-1])
