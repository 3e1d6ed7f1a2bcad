"""Every id that is referred to exists."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from explainer.authoring.draft import Draft
from explainer.authoring.place import Finding, Kind
from explainer.authoring.problem import Problem
from explainer.authoring.references import needs

_HOME: dict[Kind, tuple[str, str]] = {
    "source": ("source", "content/sources.yaml"),
    "fact": ("dated value", "a file in content/facts"),
    "term": ("term", "content/glossary.yaml"),
    "misconception": ("misconception", "content/misconceptions.yaml"),
    "case fact": ("case fact", "content/case_facts.yaml"),
    "chart": ("chart", "a file in content/charts"),
    "event": ("event", "content/events.yaml"),
    "flowchart": ("flowchart", "a file in content/flowcharts"),
    "view": ("view of a flowchart", "a file in content/flowcharts"),
}


def references_resolve(draft: Draft) -> Iterator[Finding]:
    """Each reference leads to an entry. One that leads to a broken entry is that entry's problem."""
    known = _known(draft)
    for owner, wanted in dict.fromkeys(needs(draft)):
        if wanted.kind == "item":
            name, home = "item", f"quizzes/{owner.id}.yaml"
            ids: Iterable[str] = draft.items_of(owner.id)
            excused = owner.id in draft.broken_banks or draft.may_hold(wanted)
        else:
            name, home = _HOME[wanted.kind]
            ids = known[wanted.kind]
            excused = draft.may_hold(wanted)
        if wanted.id in ids or excused:
            continue
        what = f"there is no {name} `{wanted.id}`"
        yield Finding(Problem(wanted.path, wanted.line, what, _remedy(wanted.id, ids, home)), owner)


def _known(draft: Draft) -> dict[Kind, set[str]]:
    return {
        "source": {one.value.id for one in draft.sources},
        "fact": {one.value.id for one in draft.facts},
        "term": {one.value.id for one in draft.terms},
        "misconception": {one.value.id for one in draft.misconceptions},
        "case fact": {one.value.id for one in draft.case_facts},
        "chart": {one.value.id for one in draft.charts},
        "event": {one.value.id for one in draft.events},
        "flowchart": {one.value.id for one in draft.flowcharts},
        "view": {view.id for chart in draft.flowcharts for view in chart.value.views},
    }


def _remedy(wanted: str, ids: Iterable[str], home: str) -> str:
    near = get_close_matches(wanted, list(ids), n=1, cutoff=0.6)
    if near:
        return f"Did you mean `{near[0]}`? Otherwise add it to {home}."
    return f"Add it to {home}, or correct the id."
