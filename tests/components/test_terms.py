"""Specialist words in running text: found in their spellings, opened once, explained."""

import pytest

from components.terms import Glossed, entry, link_terms, spellings, term_list
from tests.components.made_content import EN, ES, HEARING, HEARING_HALL, SCREENING

TERMS = {term.id: term for term in (SCREENING, HEARING, HEARING_HALL)}


def linked(words: str, locale: str = "en") -> list[str]:
    """The words that were made to open."""
    html = str(link_terms(words, TERMS, locale, set(), "p"))  # type: ignore[arg-type]
    return [piece.split(">")[1].split("<")[0] for piece in html.split('class="term"')[1:]]


@pytest.mark.parametrize(
    ("words", "locale", "found"),
    [
        ("The screening is first.", "en", ["screening"]),
        ("SCREENINGS differ", "en", ["SCREENINGS"]),
        ("prescreening, screeningish", "en", []),
        ("in the hearing hall", "en", ["hearing hall"]),
        ("a hearing, then the hearing hall", "en", ["hearing", "hearing hall"]),
        ("screening, screening", "en", ["screening"]),
        ("La evaluación inicial", "es", ["evaluación inicial"]),
        ("the screening", "es", []),
        ("(hearing)", "en", ["hearing"]),
    ],
)
def test_a_term_is_found_whole_in_any_spelling_longest_first_and_once(
    words: str, locale: str, found: list[str]
) -> None:
    assert linked(words, locale) == found


def test_what_was_met_before_is_not_offered_again() -> None:
    seen: set[str] = set()
    link_terms("a hearing", TERMS, "en", seen, "p")
    assert seen == {"hearing"}
    assert "term" not in link_terms("a hearing", TERMS, "en", seen, "p")


def test_words_around_a_term_are_escaped() -> None:
    html = link_terms("<b>hearing</b> & more", TERMS, "en", set(), "p")
    assert html.startswith("&lt;b&gt;<span") and html.endswith("&lt;/b&gt; &amp; more")


def test_without_terms_words_stay_words() -> None:
    assert link_terms("a hearing", {}, "en", set(), "p") == "a hearing"


def test_a_spelling_in_one_language_is_none_in_the_other() -> None:
    assert spellings(SCREENING, "en") == ("screening", "screenings")
    assert spellings(SCREENING, "es") == ("evaluación inicial", "evaluaciones iniciales")


def test_an_entry_is_hidden_and_says_definition_difference_dispute_and_the_other_language() -> None:
    html = entry(SCREENING, TERMS, EN, "p")
    assert ' id="p-screening"' in html and " hidden>" in html
    for words in ("A first &lt;look&gt;", "<b>hearing</b>: It comes first", "Some say interview"):
        assert words in html
    assert '<b lang="es">evaluación inicial</b>' in html
    assert '<b lang="en">screening</b>' in entry(SCREENING, TERMS, ES, "p")
    assert "Not the same as" not in entry(HEARING, TERMS, EN, "p")


def test_two_passages_on_one_page_keep_their_entries_apart() -> None:
    first, second = Glossed(TERMS, EN, "one"), Glossed(TERMS, EN, "two")
    assert 'aria-controls="term-one-hearing"' in first("hearing")
    assert 'aria-controls="term-two-hearing"' in second("hearing")
    assert 'id="term-one-hearing"' in first.entries()


def test_the_list_of_terms_in_a_text_is_in_the_order_of_the_alphabet_or_nothing() -> None:
    html = str(term_list("a screening, a hearing", TERMS, EN, name="n", label="Words:"))
    assert html.index(">hearing<") < html.index(">screening<")
    assert term_list("nothing of ours", TERMS, EN, name="n", label="Words:") == ""
