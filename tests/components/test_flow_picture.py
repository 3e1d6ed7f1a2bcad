"""The still picture of a flowchart: whole, legible on a sheet of paper, with nothing cut off."""

import re
from html import unescape

import pytest

from components.flow_picture import MEASURES, best_drawing, flow_picture, picture_legend, scale_in
from components.paper_poster import ROOMS, paper_flowchart, poster
from explainer.model.flowchart import Flowchart, Graph, View
from explainer.model.text import LOCALES, Locale
from explainer.opening import open_library
from explainer.wording import wording
from tests.components.flows import SAY, made
from tests.components.test_flow_layout import faults

PT = 0.75
LABEL = 14
"""The smallest words of a drawing, in px."""


def shipped() -> list[tuple[Flowchart, View]]:
    return [(chart, view) for chart in open_library().flowcharts.values() for view in chart.views]


def words_of(svg: str) -> str:
    return unescape(" ".join(re.findall(r"<tspan[^>]*>([^<]*)<", svg)))


def whole(graph: Graph, view: View) -> str:
    drawing, _ = best_drawing(graph, view, SAY, tuple(ROOMS))
    return str(flow_picture(drawing, graph, view, SAY))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("chart", "view"), shipped(), ids=lambda value: value.id)
def test_a_poster_shows_every_step_and_its_smallest_words_can_be_read(
    chart: Flowchart, view: View, locale: Locale
) -> None:
    say, library = wording(locale), open_library()
    graph = chart.view_on(view.id, library.law_known_to)
    drawing, room = best_drawing(graph, view, say, tuple(ROOMS))
    assert LABEL * scale_in(drawing, room) * PT >= 7.5
    assert drawing.crowded == () and faults(drawing) == []
    html, shape = poster(chart, view, library, say)
    shown = words_of(str(html))
    for part in drawing.parts:
        assert part.kind != "group"
        assert part.label in shown
    assert shape == ROOMS[room]
    assert say.day(library.law_known_to) in html and say.text(library.legal_help) in unescape(str(html))
    assert ("<p>Ninguna persona" in html) == (locale == "es" and library.spanish_read_by is None)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("chart", "view"), shipped(), ids=lambda value: value.id)
def test_a_poster_and_a_printed_unit_mark_every_step_whose_law_was_contested(
    chart: Flowchart, view: View, locale: Locale
) -> None:
    say, library = wording(locale), open_library()
    graph = chart.view_on(view.id, library.law_known_to)
    contested = [node for node in graph.nodes if node.contests_on(graph.on)]
    sheet = str(poster(chart, view, library, say)[0])
    page = unescape(str(paper_flowchart(chart, view, library, say)))
    for html in (sheet, page):
        assert len(re.findall(f">{say('Contested')}</text>", html)) == len(contested)
        legend = html[html.index("picture-legend") :]
        assert (f"{say('Contested')}:" in legend[: legend.index("</ul>")]) == bool(contested)
    for node in contested:
        assert all(say.text(one.why) in page for one in node.contests_on(graph.on))


def test_every_group_is_unfolded() -> None:
    graph, view = made([("a", "b", "Yes"), ("b", "c", ""), ("a", "c", "No")], {"folded": ["a", "b"]})
    assert all(f"Is it {node}?" in words_of(whole(graph, view)) for node in "abc")
    assert "folded" not in whole(graph, view)


def test_the_words_of_a_picture_are_escaped() -> None:
    graph, view = made([("a", "b", "<Yes>")])
    assert "&lt;Yes&gt;" in whole(graph, view) and "<Yes>" not in whole(graph, view)


def test_a_word_wider_than_its_box_is_squeezed_into_it() -> None:
    graph, view = made([("a", "b", "")])
    nodes = tuple(
        node.model_copy(update={"label": node.label.model_copy(update={"en": "W" * 60})})
        for node in graph.nodes
    )
    widest = max(measure.part_width for measure in MEASURES)
    squeezed = re.findall(r'textLength="(\d+)"', whole(graph.model_copy(update={"nodes": nodes}), view))
    assert len(squeezed) == 2 and all(int(width) <= widest for width in squeezed)


@pytest.mark.parametrize(("room", "shape"), [((900.0, 300.0), "wide"), ((300.0, 900.0), "high")])
def test_the_room_that_shows_it_largest_is_taken(room: tuple[float, float], shape: str) -> None:
    edges = [(str(i), str(i + 1), "") for i in range(9)]
    graph, view = made([(f"n{a}", f"n{b}", words) for a, b, words in edges])
    _, taken = best_drawing(graph, view, SAY, ((900.0, 300.0), (300.0, 900.0)))
    assert (taken == room) == (shape == "high"), "ten steps in a row stand upright"


def test_the_legend_explains_only_what_is_there() -> None:
    graph, _ = made([("a", "b", "")])
    legend = str(picture_legend(graph, SAY))
    assert re.findall(r"</svg>([^<]+)</li>", legend) == ["Question", "Outcome", "Goes on"]
