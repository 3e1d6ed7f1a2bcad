"""What rests on a source, as readers know it."""

from pathlib import Path

import pytest

from explainer.authoring.library_files import read_library
from explainer.authoring.resting import resting
from explainer.model.citation import Citation
from explainer.model.library import Library
from explainer.model.resting import RESTING_KINDS, Resting
from explainer.model.text import Text


@pytest.fixture
def library(library_folder: Path) -> Library:
    return read_library(library_folder).library


def of_kind(found: tuple[Resting, ...], kind: str) -> list[Resting]:
    return [one for one in found if one.kind == kind]


@pytest.mark.parametrize(
    ("kind", "name", "where"),
    [
        ("section", "The screening", {"unit": "first", "section": "the-screening"}),
        ("section", "The review", {"unit": "first", "section": "the-review"}),
        ("question", "What does the screening decide?", {"unit": "first", "section": "the-screening"}),
        ("value", "Longest time for the review", {"fact": "review-days"}),
        ("step", "The screening", {"view": "small-view"}),
        ("word", "credible fear", {"term": "credible-fear"}),
    ],
)
def test_each_kind_is_found_by_its_name_with_the_way_to_it(
    library: Library, kind: str, name: str, where: dict[str, str]
) -> None:
    found = {one.name.en: dict(one.where) for one in of_kind(resting(library)["ina"], kind)}
    assert found[name] == where


def test_every_source_has_its_entry_and_kinds_keep_their_order(library: Library) -> None:
    found = resting(library)
    assert set(found) == set(library.sources)
    for each in found.values():
        places = [RESTING_KINDS.index(one.kind) for one in each]
        assert places == sorted(places)
        assert len(set(each)) == len(each)


def test_a_section_rests_on_the_source_of_a_dated_value_that_it_only_shows(library: Library) -> None:
    fact = library.facts["review-days"]
    now = fact.values[-1].model_copy(update={"cite": Citation(source="newspaper")})
    moved = fact.model_copy(update={"values": (fact.values[0], now)})
    found = resting(library.model_copy(update={"facts": {"review-days": moved}}))
    assert "The review" in [one.name.en for one in of_kind(found["newspaper"], "section")]
    before = [one.name.en for one in of_kind(resting(library)["newspaper"], "section")]
    assert "The review" not in before


def test_a_charts_name_does_not_give_its_figures_away(library: Library) -> None:
    charts = [one for each in resting(library).values() for one in of_kind(each, "chart")]
    assert {one.name for one in charts} == {chart.predict.ask for chart in library.charts.values()}


def test_a_retired_item_is_left_out(library: Library) -> None:
    item = library.items["what-it-decides"]
    retired = item.model_copy(update={"retired": library.law_known_to})
    found = resting(library.model_copy(update={"items": {**library.items, item.id: retired}}))
    assert item.stem.en not in [one.name.en for one in found["ina"]]


def test_what_no_page_shows_has_no_way_to_it(library: Library) -> None:
    chart = library.flowcharts["small"]
    hidden = chart.model_copy(update={"views": ()})
    found = resting(library.model_copy(update={"flowcharts": {"small": hidden}}))
    assert {one.where for one in of_kind(found["ina"], "step")} == {()}


def test_a_source_that_nothing_cites_has_nothing_on_it(library: Library) -> None:
    lone = library.sources["ina"].model_copy(update={"id": "lone"})
    found = resting(library.model_copy(update={"sources": {**library.sources, "lone": lone}}))
    assert found["lone"] == ()


def test_the_names_are_in_both_languages(library: Library) -> None:
    names = [one.name for each in resting(library).values() for one in each]
    assert all(isinstance(name, Text) for name in names) and any(name.en != name.es for name in names)
