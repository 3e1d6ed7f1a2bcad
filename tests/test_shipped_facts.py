"""The dated values that are shipped: none is stated surer than it is, and the domain names none of them."""

import re
from datetime import date
from pathlib import Path

import pytest

from explainer.dated_words import value_words
from explainer.opening import open_library
from explainer.wording import wording

LIBRARY = open_library()
ROOT = Path(__file__).resolve().parents[1]


def test_the_refugee_ceiling_of_the_year_after_our_sources_is_unknown() -> None:
    found = LIBRARY.facts["refugee_ceiling"].on(date(2026, 11, 22))
    assert found.unknown is not None and found.value is None and found.absent is None
    assert value_words(LIBRARY.facts["refugee_ceiling"], date(2026, 11, 22), wording("en")) == (
        "(our sources do not say)"
    )


def test_the_three_acts_of_fiscal_year_2021_are_three_values() -> None:
    year = [
        value
        for value in LIBRARY.facts["refugee_ceiling"].values
        if date(2020, 10, 1) <= value.from_ < date(2021, 10, 1) and value.value is not None
    ]
    assert [value.value for value in year] == [15_000, 15_000, 62_500]


def test_there_are_thirty_dated_values_and_more_and_each_says_where_it_comes_from() -> None:
    assert len(LIBRARY.facts) >= 30
    for fact in LIBRARY.facts.values():
        assert fact.values[0].from_ == date(1980, 3, 17), fact.id
        for value in fact.values:
            assert value.cite.source in LIBRARY.sources and value.read <= date(2026, 11, 30)


@pytest.mark.parametrize("day", [date(1980, 3, 17), date(1997, 4, 1), date(2026, 6, 25), date(2026, 11, 22)])
def test_every_value_has_words_on_every_day_in_both_languages(day: date) -> None:
    for fact in LIBRARY.facts.values():
        said = [value_words(fact, day, wording(locale)) for locale in ("en", "es")]
        assert all(said) and not any(re.fullmatch(r"P\d.*", words) for words in said), fact.id


def test_the_domain_names_no_flowchart_node_case_or_event() -> None:
    ids = {node.id for chart in LIBRARY.flowcharts.values() for node in chart.nodes}
    ids |= {*LIBRARY.flowcharts, *LIBRARY.cases, *LIBRARY.events, *LIBRARY.facts} - {"paths"}
    named = re.compile(r"[\"'`](" + "|".join(map(re.escape, sorted(ids, key=len, reverse=True))) + r")[\"'`]")
    found = [
        f"{path.relative_to(ROOT)}: {match.group(1)}"
        for path in sorted((ROOT / "explainer").rglob("*.py"))
        for match in named.finditer(path.read_text("utf-8"))
    ]
    assert found == []
