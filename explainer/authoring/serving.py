"""What can be served when some entries are broken: everything that does not need them."""

from collections.abc import Iterable
from typing import TypeVar

from explainer.authoring.draft import Draft
from explainer.authoring.place import Finding, Kind, Owner, Placed
from explainer.authoring.predictions import predictions
from explainer.authoring.references import needs
from explainer.authoring.tree import IMPRINT
from explainer.model.library import NO_DAY, Library, SetAside
from explainer.model.text import Text, Value

NO_HELP = Text(en="This page is no legal advice.", es="Esta página no es asesoría legal.")
"""Said where content/library.yaml is broken; no unit is served then."""

V = TypeVar("V", bound=Value)
Reasons = dict[Owner, list[str]]


def serve(draft: Draft, findings: Iterable[Finding]) -> Library:
    """The library without what has a problem or needs something that has one."""
    reasons: Reasons = {}
    for finding in sorted(findings, key=lambda one: one.problem):
        if finding.owner is not None:
            reasons.setdefault(finding.owner, []).append(str(finding.problem))
    _spread(draft, reasons)

    def whole(entries: Iterable[Placed[V]]) -> list[V]:
        return [one.value for one in entries if one.place.owner not in reasons]

    imprint = draft.imprint.value if draft.imprint and IMPRINT not in reasons else None

    def dated(entries: Iterable[Placed[V]]) -> list[V]:
        return whole(entries) if imprint else []

    units = sorted(dated(draft.units), key=lambda unit: (unit.order, unit.id))
    titles = {one.place.owner.id: one.value.title for one in draft.units}

    def aside(kind: Kind) -> list[SetAside]:
        return [
            SetAside(unit=owner.id, title=titles.get(owner.id), reasons=tuple(dict.fromkeys(said)))
            for owner, said in sorted(reasons.items())
            if owner.kind == kind
        ]

    served = {unit.id for unit in units}
    flowcharts = {one.id: one for one in dated(draft.flowcharts)}
    cases = {one.id: one for one in dated(draft.cases)}
    nodes = {node.id: node for flowchart in flowcharts.values() for node in flowchart.nodes}
    return Library(
        law_known_to=imprint.law_known_to if imprint else NO_DAY,
        spanish_read_by=imprint.spanish_read_by if imprint else None,
        legal_help=imprint.legal_help if imprint else NO_HELP,
        sources={one.id: one for one in whole(draft.sources)},
        facts={one.id: one for one in dated(draft.facts)},
        terms={one.id: one for one in whole(draft.terms)},
        misconceptions={one.id: one for one in whole(draft.misconceptions)},
        case_facts={one.id: one for one in whole(draft.case_facts)},
        flowcharts=flowcharts,
        charts={one.id: one for one in dated(draft.charts)},
        events={one.id: one for one in dated(draft.events)},
        cases=cases,
        protocols={one.id: one for one in whole(draft.protocols)},
        items={one.id: one for one in dated(draft.items)},
        predictions={
            name: item for case in cases.values() for name, item in predictions(case, nodes).items()
        },
        units=tuple(units),
        teaching={one.place.owner.id: one.value for one in draft.teaching if one.place.owner not in reasons},
        set_aside=tuple(aside("unit")),
        notes_set_aside=tuple(one for one in aside("teaching") if one.unit in served),
    )


def _spread(draft: Draft, reasons: Reasons) -> None:
    """Give the reasons of what is broken to all that needs it, until nothing more falls."""
    views = {view.id: chart.place.owner for chart in draft.flowcharts for view in chart.value.views}
    there = {entry.place.owner for entry in draft.entries()}
    if IMPRINT in reasons:
        for unit in draft.units:
            reasons.setdefault(unit.place.owner, []).extend(reasons[IMPRINT])
    needed = set(needs(draft))
    while True:
        fallen: Reasons = {}
        for owner, wanted in needed:
            target = (
                views.get(wanted.id, Owner("view", wanted.id))
                if wanted.kind == "view"
                else Owner(wanted.kind, wanted.id)
            )
            if owner in reasons:
                continue
            if target in reasons:
                fallen.setdefault(owner, []).extend(reasons[target])
            elif target not in there and wanted.kind != "item":
                fallen.setdefault(owner, []).extend(_unread(draft, wanted.kind, reasons))
        if not fallen:
            return
        reasons.update({owner: sorted(set(said)) for owner, said in fallen.items()})


def _unread(draft: Draft, kind: Kind, reasons: Reasons) -> list[str]:
    """Why something that is wanted may not have been read."""
    if kind in draft.unreadable:
        return [str(draft.unreadable[kind])]
    among = "flowchart" if kind == "view" else kind
    return [said for one in sorted(draft.broken) if one.kind == among for said in reasons.get(one, [])]
