"""A passage as HTML: each citation numbered once, its note beside the paragraph that needs it first."""

import re

from components.prose import render_prose
from explainer.authoring.prose import parse_prose
from explainer.model.library import Library
from explainer.wording import Wording
from tests.components.made_content import DAY, EN, ES, dated, library, section


def drawn(markdown: str, held: Library | None = None, say: Wording = EN) -> str:
    return str(render_prose(section(), parse_prose(markdown), held or library(), say, DAY))


def rows(html: str) -> list[str]:
    """The paragraphs, each with its notes."""
    return html.split('<div class="para">')[1:]


def numbers(html: str) -> list[str]:
    return re.findall(r'<sup class="fn"><span class="sr">source </span>(\d+)</sup>', html)


def test_a_citation_has_one_number_however_often_it_is_cited() -> None:
    html = drawn("One.[^law | 1]\n\nTwo.[^law | 2]\n\nOne again.[^law | 1]")
    assert numbers(html) == ["1", "2", "1"]
    assert html.count("<b>1</b>") == 1


def test_a_note_stands_beside_the_first_paragraph_that_needs_it_and_no_other() -> None:
    first, second, third = rows(drawn("One.[^law | 1]\n\nPlain.\n\nOne again.[^law | 1] New.[^paper]"))
    assert "INA 1" in first and 'class="notes"' in first
    assert 'class="notes"' not in second
    assert "INA 1" not in third and "A Paper" in third


def test_neighbouring_places_of_one_source_share_a_note() -> None:
    (row,) = rows(drawn("One.[^law | 1][^law | 2] Two.[^paper]"))
    assert row.count("<li>") == 2
    assert "INA 1" in row and "INA 2" in row and row.count("The &lt;Act&gt;") == 1


def test_a_note_says_what_kind_of_source_it_is_and_when_it_was_read() -> None:
    assert "Law; read 25 Jun 2026" in drawn("One.[^law | 1]")
    assert "Ley; leída el 25 jun 2026" in drawn("Uno.[^law | 1]", say=ES) or "leíd" in drawn(
        "Uno.[^law | 1]", say=ES
    )


def test_a_dated_value_is_shown_with_its_unit_and_its_own_citation() -> None:
    held = library(dated(value=1250).model_copy(update={"unit": section().title}))
    html = drawn("It takes {{days}} in all.[^law | 1]", held)
    assert "<b>1,250 Title &lt;one&gt;</b>" in html
    assert numbers(html) == ["1", "2"]
    assert "INA 240(c)" in html


def test_the_number_of_a_values_source_stands_behind_the_stop_as_all_do() -> None:
    html = drawn("It takes {{days}}. After {{days}}, *no*.", library(dated(value="two days")))
    words = re.sub("&#8288;<sup.*?</sup>", "^", html)
    words = re.sub('<span class="term dated"[^>]*>(.*?)</span>', r"\1", words)
    assert "It takes <b>two days</b>.^ After <b>two days</b>,^ <em>no</em>." in words


def test_a_dated_value_opens_its_history_with_each_source() -> None:
    html = drawn("It takes {{days}}. After {{days}}, *no*.", library(dated(value="two days")))
    (opens,) = set(re.findall(r'class="term dated"[^>]*aria-controls="([^"]+)"', html))
    assert html.count(f'id="{opens}"') == 1
    entry = html.partition(f'id="{opens}"')[2]
    assert 'aria-current="date"' in entry and "from " in entry and "INA 240(c)" in entry


def test_a_term_is_linked_once_in_a_passage_and_its_entry_follows() -> None:
    html = drawn("A screening. Another screening.\n\nScreenings and a hearing.")
    assert len(re.findall(r'class="term"', html)) == 2
    assert len(re.findall(r'class="entry"', html)) == 2
    for name in re.findall(r'aria-controls="([^"]+)"', html):
        assert f'id="{name}"' in html


def test_blocks_keep_their_kind() -> None:
    html = drawn("## Head\n\n- one\n- two\n\n1. first\n2. second\n\n> said\n\n**Strong** and *soft*.")
    for piece in (
        "<h2>Head</h2>",
        "<ul><li>one</li><li>two</li></ul>",
        "<ol><li>first</li><li>second</li></ol>",
        "<blockquote><p>said</p></blockquote>",
        "<strong>Strong</strong>",
        "<em>soft</em>",
    ):
        assert piece in html


def test_what_html_would_take_for_a_tag_is_shown_as_it_was_written() -> None:
    html = drawn("Less < more & **more > less**.[^law | 2 < 3]")
    assert "Less &lt; more &amp; <strong>more &gt; less</strong>" in html
    assert "INA 2 &lt; 3" in html and "<Act>" not in html
