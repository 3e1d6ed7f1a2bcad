"""A way through a flowchart is replayed from its answers."""

import pytest

from explainer.model.flow_walk import choices, replay
from tests.components.flows import made

GRAPH, _ = made(
    [("a", "b", "Yes"), ("a", "c", "No"), ("b", "d", "Yes"), ("b", "e", "No"), ("c", "d", ""), ("c", "d", "")]
)
LOOP, _ = made([("a", "b", "On"), ("b", "a", "Back"), ("b", "c", "Out")])


@pytest.mark.parametrize(
    ("graph", "answers", "passed", "at"),
    [
        (GRAPH, {}, "", "a"),
        (GRAPH, {"a": "way-0"}, "a", "b"),
        (GRAPH, {"a": "way-0", "b": "way-3"}, "ab", "e"),
        (GRAPH, {"a": "way-1", "b": "way-3"}, "a", "c"),  # the answer at b waits for the way to lead there
        (GRAPH, {"b": "way-3"}, "", "a"),
        (GRAPH, {"a": "way-3"}, "", "a"),  # a way of another node
        (GRAPH, {"a": "gone"}, "", "a"),  # a way that does not stand
        (LOOP, {"a": "way-0", "b": "way-1"}, "ab", "a"),
    ],
)
def test_the_position_follows_from_the_answers(graph, answers, passed, at):
    path = replay(graph, answers)
    assert "".join(step.node.id for step in path.passed) == passed
    assert path.at.id == at


def test_ways_with_the_same_words_to_the_same_node_are_offered_once():
    assert [edge.id for edge in choices(GRAPH, "c")] == ["way-4"]
    assert [edge.id for edge in choices(GRAPH, "a")] == ["way-0", "way-1"]
