"""Ids are used once, and the names of files and folders agree with them."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Protocol

from explainer.authoring.draft import Draft
from explainer.authoring.place import Finding, Place
from explainer.authoring.strict_yaml import Loc

Use = tuple[str, Place, Loc]


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


def ids_are_used_once(draft: Draft) -> Iterator[Finding]:
    """No two entries of one kind share an id, because answers are stored by it."""
    yield from _twice("source", ((one.value.id, one.place, ("id",)) for one in draft.sources))
    yield from _twice("dated value", ((one.value.id, one.place, ("id",)) for one in draft.facts))
    yield from _twice("term", ((one.value.id, one.place, ("id",)) for one in draft.terms))
    yield from _twice("misconception", ((one.value.id, one.place, ("id",)) for one in draft.misconceptions))
    yield from _twice("case fact", ((one.value.id, one.place, ("id",)) for one in draft.case_facts))
    yield from _twice("rereading", ((one.value.fact, one.place, ("fact",)) for one in draft.rereads))
    yield from _twice("event", ((one.value.id, one.place, ("id",)) for one in draft.events))
    # of all units: a retired item, which no unit lists, is found by its objective
    yield from _twice(
        "objective",
        (use for unit in draft.units for use in _uses(unit.value.objectives, unit.place, "objectives")),
    )
    yield from _twice("item", ((one.value.id, one.place, ("id",)) for one in draft.items))
    yield from _twice(
        "view",
        (
            (view.id, chart.place, ("views", at, "id"))
            for chart in draft.flowcharts
            for at, view in enumerate(chart.value.views)
        ),
    )


def ids_within_an_entry_are_used_once(draft: Draft) -> Iterator[Finding]:
    """Options of an item, sections of a unit, nodes of a flowchart, steps of a protocol: each id once."""
    for item in draft.items:
        yield from _twice("option", _uses(item.value.options, item.place, "options"))
    for fact in draft.case_facts:
        yield from _twice("choice", _uses(fact.value.choices, fact.place, "choices"))
    for unit in draft.units:
        yield from _twice("section", _uses(unit.value.sections, unit.place, "sections"))
        yield from _twice("discussion prompt", _uses(unit.value.prompts, unit.place, "prompts"))
        for at, prompt in enumerate(unit.value.prompts):
            yield from _twice("side", _uses(prompt.sides, unit.place, "prompts", at, "sides"))
    for protocol in draft.protocols:
        yield from _twice("step", _uses(protocol.value.steps, protocol.place, "steps"))
        yield from _twice("role", _uses(protocol.value.roles, protocol.place, "roles"))
        yield from _twice("place", _uses(protocol.value.places, protocol.place, "places"))
    for chart in draft.flowcharts:
        yield from _twice("node", _uses(chart.value.nodes, chart.place, "nodes"))
        yield from _twice("edge", _uses(chart.value.edges, chart.place, "edges"))
        for at, view in enumerate(chart.value.views):
            yield from _twice("group", _uses(view.groups, chart.place, "views", at, "groups"))


def names_agree(draft: Draft) -> Iterator[Finding]:
    """A unit has its folder's name and its own place in the order; others have their file's."""
    orders: dict[int, str] = {}
    for unit in draft.units:
        folder = PurePosixPath(unit.place.path).parent.name
        if unit.value.id != folder:
            what = f"the unit `{unit.value.id}` is in the folder {folder}"
            yield unit.place.finding(("id",), what, "Give both the same name.")
        first = orders.setdefault(unit.value.order, unit.place.path)
        if first != unit.place.path:
            what = f"`order` {unit.value.order} is already the place of {first}"
            yield unit.place.finding(("order",), what, "Give each unit its own number.")
    single = (
        ("flowchart", draft.flowcharts),
        ("chart", draft.charts),
        ("case", draft.cases),
        ("protocol", draft.protocols),
    )
    for kind, entries in single:
        for entry in entries:
            stem = PurePosixPath(entry.place.path).stem
            if entry.value.id != stem:
                what = f"the {kind} `{entry.value.id}` is in the file {stem}.yaml"
                yield entry.place.finding(("id",), what, "Give both the same name.")


def _uses(parts: Iterable[_HasId], place: Place, *base: str | int) -> Iterator[Use]:
    for at, part in enumerate(parts):
        yield part.id, place, (*base, at, "id")


def _twice(kind: str, uses: Iterable[Use]) -> Iterator[Finding]:
    first: dict[str, Use] = {}
    for use in uses:
        name, place, loc = use
        earlier = first.setdefault(name, use)
        if earlier is not use:
            there = f"{earlier[1].path}:{earlier[1].line(*earlier[2])}"
            yield place.finding(
                loc, f"the {kind} `{name}` is already at {there}", "Give one of them another id."
            )
