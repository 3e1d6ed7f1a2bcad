"""What the law's days change in a flowchart: the days, the difference between two of them, and who acted."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from explainer.model.dated import InForce
from explainer.model.flowchart import Change, Flowchart, Graph, Node
from explainer.model.text import Value


class Difference(Value):
    """How the drawing of one day differs from that of another.

    `changed` are nodes of both days from which other ways lead on. Of those
    whose law is contested otherwise on the two days, on `after` it still is at
    the `contested` ones and no more at the `settled` ones. `acts` happened
    between the two days, the earliest first, and `made_by` are those among them
    on whose day what differs began or ended; `back` tells that `after` is the
    earlier day.
    """

    before: date
    after: date
    added: tuple[Node, ...]
    removed: tuple[Node, ...]
    changed: tuple[Node, ...]
    contested: tuple[Node, ...]
    settled: tuple[Node, ...]
    acts: tuple[Change, ...]
    made_by: tuple[Change, ...] = ()

    @property
    def back(self) -> bool:
        """Whether it was looked back in time."""
        return self.after < self.before

    @property
    def is_none(self) -> bool:
        """Whether both drawings are the same."""
        return not (self.added or self.removed or self.changed or self.contested or self.settled)


def difference(
    flowchart: Flowchart, before: date, after: date, shown: Collection[str] | None = None
) -> Difference:
    """Compare two days of a flowchart, or of those of its nodes that are `shown`.

    Raises BeforeHistory for a day before the drawing begins.
    """
    old, new = flowchart.on(before), flowchart.on(after)
    were = {node.id: node for node in old.nodes if shown is None or node.id in shown}
    are = {node.id: node for node in new.nodes if shown is None or node.id in shown}
    first, last = sorted((before, after))
    old_ways, new_ways = _ways(old), _ways(new)
    both = [node for name, node in are.items() if name in were]
    disputed = [node for node in both if node.contests_on(before) != node.contests_on(after)]
    added = [node for name, node in are.items() if name not in were]
    removed = [node for name, node in were.items() if name not in are]
    changed = [node for node in both if old_ways.get(node.id) != new_ways.get(node.id)]
    acts = tuple(act for act in flowchart.changes if first < act.on <= last)
    differ = {node.id for node in (*added, *removed, *changed, *disputed)}
    turns = set(_days(flowchart, differ))
    turns |= {day for edge in flowchart.edges if edge.from_ in differ for day in _turns(edge.in_force)}
    return Difference(
        before=before,
        after=after,
        added=tuple(added),
        removed=tuple(removed),
        changed=tuple(changed),
        contested=tuple(node for node in disputed if node.contests_on(after)),
        settled=tuple(node for node in disputed if not node.contests_on(after)),
        acts=acts,
        made_by=tuple(act for act in acts if act.on in turns),
    )


def _ways(graph: Graph) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for edge in graph.edges:
        found.setdefault(edge.from_, set()).add(edge.id)
    return {name: frozenset(ids) for name, ids in found.items()}


def change_days(flowchart: Flowchart, shown: Collection[str] | None = None) -> tuple[date, ...]:
    """The days, after the first, from which the flowchart, or what is `shown` of it, is drawn differently."""
    return tuple(sorted({day for day in _days(flowchart, shown) if day > flowchart.drawn_from}))


def _days(flowchart: Flowchart, shown: Collection[str] | None) -> Iterator[date]:
    spans: list[InForce] = []
    for node in flowchart.nodes:
        if shown is None or node.id in shown:
            spans += (*node.in_force, *node.contested)
    for edge in flowchart.edges:
        if shown is None or {edge.from_, edge.to} <= set(shown):
            spans += edge.in_force
    yield from _turns(spans)


def _turns(spans: Iterable[InForce]) -> Iterator[date]:
    for span in spans:
        yield span.from_
        if span.until is not None:
            yield span.until
