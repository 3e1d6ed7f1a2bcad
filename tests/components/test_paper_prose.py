"""Prose and sources on paper: notes as short as they can be, nothing to open, every value dated."""

import re
from typing import Any

import pytest

from components.paper_citation import brief, briefs, source_list
from components.paper_prose import dated_table, paper_prose
from explainer.authoring.prose import parse_prose
from explainer.model.citation import Citation, Source
from tests.components.made_content import DAY, EN, ES, LAW, PAPER, dated, library

BOOK = Source(id="book", title="Federal Register", publisher="GPO", tier="law", read=DAY)
SOURCES = {source.id: source for source in (LAW, PAPER, BOOK)}


def cited(source: str, locator: str | None = None, **more: Any) -> Citation:
    return Citation(source=source, locator=locator, **more)


@pytest.mark.parametrize(
    ("citation", "words"),
    [
        (cited("law", "208(a)"), '<span lang="en">INA 208(a)</span>'),
        (cited("law"), '<span lang="en">INA</span>'),
        (cited("book", "62 Fed. Reg. 10312"), '<span lang="en">62 Fed. Reg. 10312</span>'),
        (cited("book", "sec. 2"), '<span lang="en">Federal Register, sec. 2</span>'),
        (cited("paper", "page 4"), '<span lang="en">A Paper, page 4</span>'),
        (cited("paper"), '<span lang="en">A Paper</span>'),
        (
            cited("law", "208(a)", confidence="known"),
            '<span lang="en">INA 208(a)</span> (settled law, not reread)',
        ),
    ],
)
def test_a_note_is_as_short_as_it_can_be_and_still_names_its_source(citation: Citation, words: str) -> None:
    assert brief(citation, SOURCES, EN) == words


def test_the_list_of_sources_has_each_once_with_an_address_to_type() -> None:
    html = str(source_list([cited("paper"), cited("law", "1"), cited("law", "2")], SOURCES, EN))
    assert html.count("<li>") == 2 and html.index("A Paper") < html.index("The &lt;Act&gt;")
    assert ">https://law.example/</a>" in html
    assert str(briefs([cited("law"), cited("law")], SOURCES, EN)).count("INA") == 1


def test_prose_has_its_notes_beneath_and_nothing_to_open() -> None:
    written = (
        "The screening[^law | 235(b)] takes {{days}}.\n\n- One *thing*.[^paper]\n- Again.[^law | 235(b)]\n\n"
        "## A <head>"
    )
    fact = dated(value="two <days>", confidence="uncertain")
    html = str(paper_prose(parse_prose(written), library(fact), EN, DAY))
    assert re.findall(r'class="fn">([^<]+)<', html) == ["1", "2", "3", "2"]
    assert "<b>two &lt;days&gt;</b>" in html and "Uncertain: our sources conflict" in html
    assert "<em>thing</em>" in html and "<h3>A &lt;head&gt;</h3>" in html
    assert "role=" not in html and html.count("INA 235(b)") == 1


def test_dated_values_say_since_when_and_who_says_so() -> None:
    html = str(dated_table(["days", "days"], library(dated(value="two days", **{"from": "1997-04-01"})), ES))
    assert html.count("<tr>") == 2 and "1 abr 1997" in html and "INA 240(c)" in html
