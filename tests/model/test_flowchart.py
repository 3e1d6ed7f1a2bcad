"""The drawing of a flowchart on a day."""

from datetime import date
from pathlib import Path

import pytest

from explainer.authoring.library_files import read_library
from explainer.model.dated import BeforeHistory
from explainer.model.flowchart import Flowchart

GOOD = Path(__file__).parents[1] / "authoring" / "good"


@pytest.fixture(scope="module")
def chart() -> Flowchart:
    return read_library(GOOD).library.flowcharts["small"]


@pytest.mark.parametrize(
    ("day", "nodes", "edges"),
    [
        (date(1997, 3, 31), ["met", "goes-on", "leaves"], ["to-old-hearing", "to-removal"]),
        (
            date(1997, 4, 1),
            ["met", "screened", "goes-on", "leaves"],
            ["to-screening", "to-removal", "to-hearing"],
        ),
    ],
)
def test_a_day_has_the_nodes_and_edges_that_stood_on_it(
    chart: Flowchart, day: date, nodes: list[str], edges: list[str]
) -> None:
    graph = chart.on(day)
    assert [node.id for node in graph.nodes] == nodes
    assert [edge.id for edge in graph.edges] == edges


def test_a_day_before_the_drawing_begins_raises(chart: Flowchart) -> None:
    with pytest.raises(BeforeHistory, match="nothing is drawn before 1980-03-17"):
        chart.on(date(1980, 3, 16))


def test_a_node_that_did_not_stand_is_an_error(chart: Flowchart) -> None:
    with pytest.raises(KeyError, match="no node screened stood on 1990-01-01"):
        chart.on(date(1990, 1, 1)).node("screened")


def test_a_view_starts_at_its_own_start_and_shows_only_its_nodes(chart: Flowchart) -> None:
    graph = chart.view_on("small-view", date(2026, 1, 1))
    assert graph.start == "met"
    assert {node.id for node in graph.nodes} == set(chart.view("small-view").nodes)
    with pytest.raises(KeyError, match="small has no view large"):
        chart.view("large")
