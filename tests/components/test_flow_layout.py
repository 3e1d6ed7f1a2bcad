"""No drawing overlaps itself, whatever the flowchart: the one we ship, and random ones."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.flow_canvas import SCREEN, part_height
from components.flow_fold import Folded, Part, Way, fold
from components.flow_labels import Box, piece_boxes
from components.flow_layout import Drawing, lay_out
from components.flow_lines import line_data
from explainer.model.flowchart import NODES_AT_A_TIME
from explainer.model.text import LOCALES
from tests.components.flows import made, shipped_states

BESIDE_DETAILS = 1056 - 248 - 28
"""Room for the chart on a classroom's screen: the page's column without the details and their gap."""


def _boxes(drawing: Drawing) -> dict[str, Box]:
    return {part.id: Box(part.x, part.y, part.w, part.h) for part in drawing.parts}


def faults(drawing: Drawing, *, labels: bool = True) -> list[str]:
    """What overlaps in a drawing, or leaves its canvas."""
    boxes, found = _boxes(drawing), []
    named = list(boxes.items())
    for i, (one, box) in enumerate(named):
        found += [f"{one} overlaps {two}" for two, other in named[i + 1 :] if box.meets(other)]
    said = {(way.from_, way.to): way.label.box for way in drawing.ways if way.label} if labels else {}
    for way in drawing.ways:
        # a piece is 2 px thick and may touch the two parts that it joins
        for piece in piece_boxes(way.dots):
            found += [
                f"{way.from_}-{way.to} passes through {part}"
                for part, box in boxes.items()
                if Box(box.x + 2, box.y + 2, box.w - 4, box.h - 4).meets(piece)
            ]
            found += [
                f"{way.from_}-{way.to} runs over the words of {other}"
                for other, box in said.items()
                if other != (way.from_, way.to) and box.meets(piece)
            ]
        found += [
            f"{way.from_}-{way.to} leaves the canvas"
            for x, y in way.dots
            if not Box(x, y, 0, 0).within(drawing.width, drawing.height)
        ]
    patches = [*said.items()]
    for i, (one_way, box) in enumerate(patches):
        found += [
            f"the words of {one_way} lie on {part}" for part, other in boxes.items() if box.meets(other)
        ]
        found += [
            f"the words of {one_way} lie on those of {two}" for two, b in patches[i + 1 :] if box.meets(b)
        ]
    for name, box in [*boxes.items(), *((str(link), box) for link, box in said.items())]:
        if not box.within(drawing.width, drawing.height):
            found.append(f"{name} leaves the canvas")
    return found


@pytest.mark.parametrize("locale", LOCALES)
def test_every_state_of_the_shipped_flowchart_on_every_boundary_day_is_drawn_without_an_overlap(locale):
    for day, view, graph, open_group in shipped_states():
        drawing = lay_out(fold(graph, view, open_group, locale))
        where = f"{view.id} on {day}, open: {open_group}"
        assert faults(drawing) == [], where
        assert drawing.crowded == (), where


def test_every_state_of_the_shipped_flowchart_is_small_enough_for_one_screen_and_its_details():
    for day, view, graph, open_group in shipped_states():
        drawing = lay_out(fold(graph, view, open_group, "en"))
        where = f"{view.id} on {day}, open: {open_group}"
        assert len(drawing.parts) <= NODES_AT_A_TIME, where
        assert drawing.width <= BESIDE_DETAILS, where


def test_every_line_of_the_shipped_flowchart_leads_down():
    for _, view, graph, open_group in shipped_states():
        for way in lay_out(fold(graph, view, open_group, "en")).ways:
            assert way.dots[-1][1] > way.dots[0][1]


def test_the_order_of_reading_names_every_part_once_and_begins_at_the_start():
    for _, view, graph, open_group in shipped_states():
        folded = fold(graph, view, open_group, "en")
        order = lay_out(folded).order
        assert sorted(order) == sorted(part.id for part in folded.parts)
        assert order[0] == folded.start


WORDS = st.sampled_from(
    ["", "Yes", "No", "Not passed", "Yes, without being asked", "Second interview / Court"]
)


@st.composite
def processes(draw: st.DrawFn) -> Folded:
    """A random process of up to twelve parts, each reached from an earlier one; some lines lead back up."""
    size = draw(st.integers(2, 12))
    links: dict[tuple[int, int], str] = {}
    for node in range(1, size):
        links[draw(st.integers(0, node - 1)), node] = draw(WORDS)
    more = st.tuples(st.integers(0, size - 1), st.integers(0, size - 1))
    for a, b in draw(st.lists(more, max_size=6)):
        if a != b:
            links.setdefault((a, b), draw(WORDS))
    label = st.text("abcdefghij ", min_size=1, max_size=60)
    parts = tuple(
        Part(f"n{i}", draw(st.sampled_from(["step", "question", "group"])), draw(label) or "a", (f"n{i}",))
        for i in range(size)
    )
    return Folded("n0", parts, tuple(Way(f"n{a}", f"n{b}", words, ()) for (a, b), words in links.items()))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(processes())
def test_in_a_random_process_no_line_passes_through_a_part_and_nothing_overlaps(folded):
    drawing = lay_out(folded)
    assert faults(drawing, labels=not drawing.crowded) == []
    assert len({part.x for part in drawing.parts}) <= 4


def test_the_same_process_is_always_drawn_the_same_way():
    graph, view = made([("a", "b", "Yes"), ("a", "c", "No"), ("b", "d", ""), ("c", "d", "")])
    first = lay_out(fold(graph, view, None, "en"))
    lay_out.cache_clear()
    assert lay_out(fold(graph, view, None, "en")) == first


def test_a_part_grows_with_its_words_and_is_never_lower_than_a_part():
    assert part_height(Part("a", "step", "Short", ("a",))) == SCREEN.part_height
    assert part_height(Part("a", "step", "word " * 40, ("a",))) > SCREEN.part_height


def test_a_line_ends_where_its_arrowhead_begins_and_turns_with_round_corners():
    path, head = line_data([(0.0, 0.0), (0.0, 100.0), (100.0, 100.0)])
    assert path == "M0.0 0.0L0.0 88.0Q0.0 100.0 12.0 100.0L91.0 100.0"
    assert head.startswith("M100.0 100.0L91.0 ")
