"""A citation as a reader sees it."""

import pytest

from components.citations import cite_line, cite_lines, confidence_note, source_title, tier_words
from explainer.model.citation import TIERS, Citation
from tests.components.made_content import EN, ES, LAW, PAPER

SOURCES = {source.id: source for source in (LAW, PAPER)}


@pytest.mark.parametrize(
    ("citation", "place"),
    [
        (Citation(source="law", locator="235(b)"), '<b lang="en">INA 235(b)</b>, '),
        (Citation(source="law"), '<b lang="en">INA</b>, '),
        (Citation(source="paper", locator="p. 3 <i>"), '<b lang="en">p. 3 &lt;i&gt;</b>, '),
        (Citation(source="paper"), '<span lang="en">A Paper</span>'),
    ],
)
def test_a_line_begins_with_the_place_where_there_is_one(citation: Citation, place: str) -> None:
    assert str(cite_line(citation, SOURCES, EN)).startswith(place)


def test_a_line_ends_with_the_kind_of_source_and_the_day_it_was_read() -> None:
    assert "Press; read 25 Jun 2026</span>" in cite_line(Citation(source="paper"), SOURCES, EN)
    assert "25 jun 2026</span>" in cite_line(Citation(source="paper"), SOURCES, ES)


def test_a_title_is_a_link_that_tells_the_other_site_nothing_and_is_escaped() -> None:
    assert 'rel="noreferrer noopener"' in source_title(LAW)
    assert "The &lt;Act&gt;" in source_title(LAW)
    assert "<a " not in source_title(PAPER)


def test_every_tier_has_words_of_its_own_in_both_languages() -> None:
    for say in (EN, ES):
        assert len({tier_words(tier, say) for tier in TIERS}) == len(TIERS)


def test_only_what_is_not_verified_carries_a_warning() -> None:
    assert confidence_note("verified", EN) is None
    assert "not reread" in (confidence_note("known", EN) or "")
    assert "Uncertain" in (confidence_note("uncertain", EN) or "")


def test_several_lines_keep_their_order() -> None:
    lines = cite_lines([Citation(source="paper"), Citation(source="law")], SOURCES, EN)
    assert ["A Paper" in lines[0], "Act" in lines[1]] == [True, True]
