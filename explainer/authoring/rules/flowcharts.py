"""Flowcharts: edges that join nodes, and on every day a way from the start to an outcome."""

from collections.abc import Iterator

from explainer.authoring.draft import Draft
from explainer.authoring.place import Finding, Placed
from explainer.model.flowchart import NODES_AT_A_TIME, Flowchart, Graph, View


def edges_join_nodes(draft: Draft) -> Iterator[Finding]:
    """The ends of every edge, the start, and what views and groups name are nodes of the flowchart."""
    for chart in draft.flowcharts:
        nodes = {node.id for node in chart.value.nodes}
        yield from _ends(chart)
        for at, view in enumerate(chart.value.views):
            yield from _view_names(chart, at, view, nodes)


def _ends(chart: Placed[Flowchart]) -> Iterator[Finding]:
    nodes = {node.id for node in chart.value.nodes}
    if chart.value.start not in nodes:
        yield _no_node(chart, ("start",), chart.value.start)
    for at, edge in enumerate(chart.value.edges):
        for name, end in (("from", edge.from_), ("to", edge.to)):
            if end not in nodes:
                yield _no_node(chart, ("edges", at, name), end)


def _view_names(chart: Placed[Flowchart], at: int, view: View, nodes: set[str]) -> Iterator[Finding]:
    for position, name in enumerate(view.nodes):
        if name not in nodes:
            yield _no_node(chart, ("views", at, "nodes", position), name)
        elif name in view.nodes[:position]:
            what = f"the view `{view.id}` lists `{name}` twice"
            yield chart.place.finding(("views", at, "nodes", position), what, "Delete one.")
    if view.start not in view.nodes:
        what = f"the view `{view.id}` starts at `{view.start}`, which it does not show"
        yield chart.place.finding(("views", at, "start"), what, "Add it to `nodes` or start elsewhere.")
    folded: dict[str, str] = {}
    for number, group in enumerate(view.groups):
        for position, name in enumerate(group.nodes):
            loc = ("views", at, "groups", number, "nodes", position)
            if name not in view.nodes:
                what = f"the group `{group.id}` folds `{name}`, which the view does not show"
                yield chart.place.finding(loc, what, "Add it to the view's `nodes`, or take it out here.")
            elif name in folded:
                what = f"`{name}` is in the groups `{folded[name]}` and `{group.id}`"
                yield chart.place.finding(loc, what, "Leave it in one group.")
            folded.setdefault(name, group.id)


def _no_node(chart: Placed[Flowchart], loc: tuple[str | int, ...], name: str) -> Finding:
    what = f"the flowchart `{chart.value.id}` has no node `{name}`"
    return chart.place.finding(loc, what, "Add the node, or correct the id.")


def every_day_can_be_walked(draft: Draft) -> Iterator[Finding]:
    """On each day on which anything changes all nodes are reachable and only outcomes have no way on."""
    for chart in draft.flowcharts:
        yield from _unwalkable(chart)


def _unwalkable(chart: Placed[Flowchart]) -> Iterator[Finding]:
    told: set[str] = set()
    if any(_ends(chart)):
        return
    for day in chart.value.boundary_days:
        graph = chart.value.on(day)
        for name, what, remedy in list(_wrong_ways(graph)) or _unreached(graph):
            if name not in told:
                told.add(name)
                at = [node.id for node in chart.value.nodes].index(name)
                yield chart.place.finding(("nodes", at, "id"), f"on {day} {what}", remedy)


def _unreached(graph: Graph) -> Iterator[tuple[str, str, str]]:
    reached = reachable(graph)
    for node in graph.nodes:
        if node.id not in reached:
            what = f"no way leads from `{graph.start}` to `{node.id}`"
            yield node.id, what, "Add an edge that stood on that day, or end the node's `in_force` there."


def _wrong_ways(graph: Graph) -> Iterator[tuple[str, str, str]]:
    for node in graph.nodes:
        ways = graph.ways_on(node.id)
        always = [way.id for way in ways if way.when is None]
        if node.kind == "outcome" and ways:
            yield node.id, f"the outcome `{node.id}` has a way on", "Delete the edge or make it a step."
        elif node.kind != "outcome" and not ways:
            what = f"`{node.id}` has no way on and is no outcome"
            yield node.id, what, "Add an edge that stood on that day, or make the node an outcome."
        elif len(ways) > 1 and always:
            what = f"`{node.id}` has several ways on, and `{always[0]}` has no `when`"
            yield node.id, what, "Give each of them a `when`, one of them `{else: true}`."


def reachable(graph: Graph) -> set[str]:
    """The nodes that can be walked to from the graph's start, the start included where it stands."""
    standing = {node.id for node in graph.nodes}
    reached = {graph.start} & standing
    waiting = list(reached)
    while waiting:
        for way in graph.ways_on(waiting.pop()):
            if way.to not in reached:
                reached.add(way.to)
                waiting.append(way.to)
    return reached


def views_can_be_taken_in(draft: Draft) -> Iterator[Finding]:
    """A view shows at most NODES_AT_A_TIME nodes, with its groups closed and with any one of them open."""
    for chart in draft.flowcharts:
        for at, view in enumerate(chart.value.views):
            for day in chart.value.boundary_days:
                graph = chart.value.view_on(view.id, day)
                crowd = _most_at_once(view, {node.id for node in graph.nodes})
                if crowd is not None:
                    shown, how = crowd
                    what = f"on {day} the view `{view.id}` shows {shown} nodes {how}"
                    remedy = f"Fold nodes into groups or split the view: at most {NODES_AT_A_TIME} at a time."
                    yield chart.place.finding(("views", at, "id"), what, remedy)
                    break


def _most_at_once(view: View, standing: set[str]) -> tuple[int, str] | None:
    """More nodes than can be taken in, and in which state of the view."""
    groups = {group.id: len(standing & set(group.nodes)) for group in view.groups}
    grouped = {name for group in view.groups for name in group.nodes}
    closed = len(standing - grouped) + sum(size > 0 for size in groups.values())
    if closed > NODES_AT_A_TIME:
        return closed, "with all groups closed" if groups else "at once"
    for name, size in groups.items():
        if size and closed - 1 + size > NODES_AT_A_TIME:
            return closed - 1 + size, f"with the group `{name}` open"
    return None


def views_can_be_walked(draft: Draft) -> Iterator[Finding]:
    """On the last day we know the law for, a view's start stands and leads to all that the view shows."""
    if draft.imprint is None:
        return
    day = draft.imprint.value.law_known_to
    for chart in draft.flowcharts:
        if any(_ends(chart)) or any(_unwalkable(chart)):
            continue
        names = {node.id for node in chart.value.nodes}
        for at, view in enumerate(chart.value.views):
            if day < chart.value.drawn_from or view.start not in view.nodes or view.start not in names:
                continue
            graph = chart.value.view_on(view.id, day)
            if view.start not in {node.id for node in graph.nodes}:
                what = f"on {day} the start of the view `{view.id}` does not stand"
                yield chart.place.finding(("views", at, "start"), what, "Start the view elsewhere.")
                continue
            lost = sorted({node.id for node in graph.nodes} - reachable(graph))
            for name in lost:
                what = f"on {day} the view `{view.id}` shows `{name}`, to which no way within it leads"
                yield chart.place.finding(
                    ("views", at, "nodes", view.nodes.index(name)),
                    what,
                    "Show the nodes between, or take it out.",
                )
