"""A view of a process as it is drawn: groups folded into one part, parallel edges into one way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from explainer.model.flowchart import Edge, Ending, Graph, NodeKind, View
from explainer.model.text import Locale

PartKind = NodeKind | Literal["group"]
GROUP = "group:"
"""What the id of a folded group begins with. No node's id can: a slug has no colon."""


@dataclass(frozen=True)
class Part:
    """A node, or a folded group of them, with the words to draw. `members` are the nodes inside."""

    id: str
    kind: PartKind
    label: str
    members: tuple[str, ...]
    ending: Ending | None = None


@dataclass(frozen=True)
class Way:
    """One line of the drawing: every edge between the same two parts."""

    from_: str
    to: str
    label: str
    edges: tuple[str, ...]


@dataclass(frozen=True)
class Folded:
    """What is drawn, from its start. Parts keep the order of the view's nodes."""

    start: str
    parts: tuple[Part, ...]
    ways: tuple[Way, ...]


def short_label(edge: Edge, locale: Locale) -> str:
    """What the drawing writes beside the line: `short`, else the label, else nothing."""
    words = edge.short or edge.label
    return words.in_(locale) if words else ""


def merged_label(labels: Sequence[str]) -> str:
    """The distinct labels of parallel edges, in the author's order.

    >>> merged_label(["Yes", "Yes", "Yes, torture"])
    'Yes / Yes, torture'
    """
    return " / ".join(dict.fromkeys(label for label in labels if label))


def foldable(graph: Graph, view: View) -> dict[str, tuple[str, ...]]:
    """The groups that fold anything on the graph's day, each with its standing nodes.

    A group of which one node stands folds nothing, so it is left out: a
    reader would open it and find the same single box.
    """
    standing = {node.id for node in graph.nodes}
    groups = {group.id: tuple(n for n in group.nodes if n in standing) for group in view.groups}
    return {group: nodes for group, nodes in groups.items() if len(nodes) > 1}


def _says_nothing(ends: tuple[str, str], labels: Mapping[tuple[str, str], Sequence[str]]) -> bool:
    """Whether the words of a way out of a folded group would puzzle more than tell.

    They answer questions that are folded away: "Court / Not granted", or two
    ways on that both say "No", would tell a reader less than nothing.
    """
    if not ends[0].startswith(GROUP):
        return False
    others = [label for other, label in labels.items() if other[0] == ends[0] and other != ends]
    return len(set(labels[ends])) > 1 or labels[ends] in others


def fold(graph: Graph, view: View, open_group: str | None, locale: Locale) -> Folded:
    """The parts and ways to draw, with every group but `open_group` folded.

    What cannot be reached from the start on the graph's day is left out: it
    is no part of the process on that day.
    """
    inside = {
        node: GROUP + group
        for group, nodes in foldable(graph, view).items()
        if group != open_group
        for node in nodes
    }
    names = {GROUP + group.id: group.label.in_(locale) for group in view.groups}
    parts: dict[str, Part] = {}
    for node in graph.nodes:
        part = inside.get(node.id)
        if part is None:
            parts[node.id] = Part(node.id, node.kind, node.label.in_(locale), (node.id,), node.ending)
        else:
            earlier = parts[part].members if part in parts else ()
            parts[part] = Part(part, "group", names[part], (*earlier, node.id))
    bundles: dict[tuple[str, str], list[Edge]] = {}
    for edge in graph.edges:
        ends = inside.get(edge.from_, edge.from_), inside.get(edge.to, edge.to)
        if ends[0] != ends[1]:
            bundles.setdefault(ends, []).append(edge)
    labels = {ends: [short_label(e, locale) for e in edges] for ends, edges in bundles.items()}
    ways = tuple(
        Way(
            *ends,
            "" if _says_nothing(ends, labels) else merged_label(labels[ends]),
            tuple(e.id for e in edges),
        )
        for ends, edges in bundles.items()
    )
    start = inside.get(graph.start, graph.start)
    reached, ahead = {start}, [start]
    while ahead:
        here = ahead.pop()
        new = [way.to for way in ways if way.from_ == here and way.to not in reached]
        reached.update(new)
        ahead += new
    return Folded(
        start,
        tuple(part for part in parts.values() if part.id in reached),
        tuple(way for way in ways if way.from_ in reached),
    )
