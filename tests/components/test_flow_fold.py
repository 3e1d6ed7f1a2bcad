"""Folding groups and merging parallel edges."""

import pytest

from components.flow_fold import fold, foldable, merged_label
from tests.components.flows import made

EDGES = [("a", "b", "Yes"), ("a", "e", "No"), ("b", "c", "Go"), ("c", "d", "Yes"), ("c", "e", "No")]


@pytest.mark.parametrize(
    ("labels", "merged"),
    [
        (["Yes", "Yes"], "Yes"),
        (["Yes, persecution", "Yes, torture"], "Yes, persecution / Yes, torture"),
        (["", "Yes"], "Yes"),
        ([""], ""),
    ],
)
def test_parallel_labels_are_joined_and_said_once(labels, merged):
    assert merged_label(labels) == merged


def test_a_closed_group_is_one_part_and_hides_the_edges_inside_it():
    graph, view = made(EDGES, {"inner": ["b", "c"]})
    folded = fold(graph, view, None, "en")
    assert [part.id for part in folded.parts] == ["a", "group:inner", "e", "d"]
    assert [(way.from_, way.to, way.label) for way in folded.ways] == [
        ("a", "group:inner", "Yes"),
        ("a", "e", "No"),
        ("group:inner", "d", "Yes"),
        ("group:inner", "e", "No"),
    ]


def test_an_open_group_shows_its_nodes():
    graph, view = made(EDGES, {"inner": ["b", "c"]})
    assert [part.id for part in fold(graph, view, "inner", "en").parts] == ["a", "b", "e", "c", "d"]


def test_a_start_inside_a_closed_group_makes_the_group_the_start():
    graph, view = made(EDGES, {"first": ["a", "b"]})
    assert fold(graph, view, None, "en").start == "group:first"


def test_two_ways_out_of_a_closed_group_with_the_same_words_say_nothing():
    graph, view = made([("a", "b", "Go"), ("b", "c", "No"), ("a", "d", "No")], {"inner": ["a", "b"]})
    assert [way.label for way in fold(graph, view, None, "en").ways] == ["", ""]


def test_a_group_of_which_one_node_stands_is_not_folded():
    graph, view = made(EDGES, {"inner": ["b", "c"]})
    later = graph.model_copy(update={"nodes": tuple(n for n in graph.nodes if n.id != "c")})
    assert foldable(later, view) == {}


def test_what_cannot_be_reached_on_the_day_is_left_out():
    graph, view = made(EDGES)
    cut = graph.model_copy(update={"edges": tuple(e for e in graph.edges if e.to != "c")})
    assert [part.id for part in fold(cut, view, None, "en").parts] == ["a", "b", "e"]


def test_the_words_are_those_of_the_language():
    graph, view = made(EDGES)
    assert fold(graph, view, None, "es").parts[0].label == "¿Es a?"


def test_several_answers_from_inside_a_closed_group_to_one_place_say_nothing():
    graph, view = made(
        [("a", "b", "Go"), ("b", "c", "Court"), ("a", "c", "Not granted")], {"inner": ["a", "b"]}
    )
    assert [(way.to, way.label) for way in fold(graph, view, None, "en").ways] == [("c", "")]
    opened = fold(graph, view, "inner", "en").ways
    assert {way.label for way in opened} == {"Go", "Court", "Not granted"}
