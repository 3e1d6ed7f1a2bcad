"""The glossary: in the order of the alphabet, found without accents, in both languages."""

import re
from html import unescape

import pytest

from components.glossary_view import glossary
from components.search_field import fold
from tests.components.made_content import EN, ES, library

NAMES = re.compile(r"<dt>([^<]+?) <span")


@pytest.mark.parametrize(
    ("typed", "folded"),
    [("Ámbito", "ambito"), ("ÑANDÚ", "nandu"), ("no refoulement", "no refoulement"), ("É", "e"), ("", "")],
)
def test_words_are_compared_without_accents_and_capitals(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_terms_stand_in_the_order_of_the_readers_alphabet() -> None:
    assert NAMES.findall(str(glossary(library(), EN))) == ["hearing", "hearing hall", "screening"]
    assert NAMES.findall(str(glossary(library(), ES))) == ["Ámbito", "audiencia", "evaluación inicial"]


def test_a_term_is_found_by_every_spelling_in_both_languages() -> None:
    found = [unescape(words) for words in re.findall(r'data-words="([^"]+)"', str(glossary(library(), EN)))]
    assert "screening screenings evaluacion inicial evaluaciones iniciales" in found


def test_a_row_says_difference_dispute_source_and_what_is_uncertain() -> None:
    html = str(glossary(library(), EN))
    for words in (
        "A first &lt;look&gt;",
        "<b>hearing</b>: It comes first",
        "Some say interview",
        "INA 235(b)",
    ):
        assert words in html
    assert html.count("Uncertain: our sources") == 1 and html.count("Settled law; this place") == 1


def test_the_count_is_told_and_its_words_for_the_search_wait_in_the_page() -> None:
    html = str(glossary(library(), EN))
    assert ">3 words</p>" in html
    assert "{n}" in html.split('data-some="')[1].split('"')[0] and "data-none=" in html
    assert ">1 word</p>" in glossary(library(terms=tuple(library().terms.values())[1:2]), EN)
