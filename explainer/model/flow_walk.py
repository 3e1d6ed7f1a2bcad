"""A reader's way through a flowchart, replayed from the answers given so far.

The position is never stored: it follows from the answers. Changing an early
answer therefore loses no later one, and an answer that does not stand on the
graph's day is simply not there.
"""

from collections.abc import Mapping

from explainer.model.flowchart import Edge, Graph, Node
from explainer.model.text import Value


class Passed(Value):
    """A node that the reader has passed, and the edge chosen there."""

    node: Node
    edge: Edge


class Path(Value):
    """The nodes passed, in order, and the node where the reader stands."""

    passed: tuple[Passed, ...]
    at: Node


def choices(graph: Graph, node_id: str) -> tuple[Edge, ...]:
    """The ways on that read differently, in the author's order.

    Edges with the same words to the same node stand for several rules with
    one answer, so the first of them is offered for all.
    """
    distinct: dict[tuple[str, str | None], Edge] = {}
    for edge in graph.ways_on(node_id):
        words = edge.label or edge.short
        distinct.setdefault((edge.to, words.en if words else None), edge)
    return tuple(distinct.values())


def replay(graph: Graph, answers: Mapping[str, str]) -> Path:
    """Follow the answers (node id to edge id) from the graph's start.

    Stops where there is no answer, where the answer is no way on from its
    node on the graph's day, and at a node passed before: a process that leads
    back asks again. Raises KeyError if the graph's start did not stand.
    """
    passed: list[Passed] = []
    at = graph.node(graph.start)
    while all(earlier.node.id != at.id for earlier in passed):
        edge = next((e for e in graph.ways_on(at.id) if e.id == answers.get(at.id)), None)
        if edge is None:
            break
        passed.append(Passed(node=at, edge=edge))
        at = graph.node(edge.to)
    return Path(passed=tuple(passed), at=at)
