"""At each question of a flowchart, on each day, for each case: exactly one way on.

Proved by trying, not by walking cases: whatever a guard asks is cut at its
thresholds, and every combination of the facts that a node's edges mention is
put to them.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import product
from math import prod

from explainer.authoring.draft import Draft
from explainer.authoring.place import Finding, Placed
from explainer.authoring.rules.guards import case_facts_are_whole
from explainer.model.case_walk import days_back, is_else, ways
from explainer.model.flowchart import Between, CaseFact, Edge, Flowchart, Guard

MOST = 200_000
"""Combinations of one node on one day. A node that asks more cannot be read by a person either."""

CaseFacts = Mapping[str, CaseFact]


def each_question_has_one_way_on(draft: Draft) -> Iterator[Finding]:
    """For every combination of the facts that a node's edges ask, on every boundary day, one edge holds."""
    wrong = {finding.owner for finding in case_facts_are_whole(draft)}
    case_facts = {one.value.id: one.value for one in draft.case_facts if one.place.owner not in wrong}
    for chart in draft.flowcharts:
        yield from _of_chart(chart, case_facts)


def _of_chart(chart: Placed[Flowchart], case_facts: CaseFacts) -> Iterator[Finding]:
    told: set[str] = set()
    proved: set[tuple[frozenset[str], date | None]] = set()
    for day in _days_to_try(chart.value, case_facts):
        graph = chart.value.on(day)
        leaving: dict[str, list[Edge]] = {}
        for edge in graph.edges:
            leaving.setdefault(edge.from_, []).append(edge)
        for name, edges in leaving.items():
            asked = {each for edge in edges for each in edge.when or {}} - {"else"}
            if name in told or len(edges) < 2 or not asked <= case_facts.keys():
                continue
            # The same edges are the same proof on another day, unless one asks what is worked out from it.
            by_day = any(case_facts[each].days_before is not None for each in asked)
            this = (frozenset(edge.id for edge in edges), day if by_day else None)
            if this in proved:
                continue
            proved.add(this)
            wrong = _wrong(name, edges, sorted(asked), case_facts, day)
            if wrong is not None:
                told.add(name)
                at = [node.id for node in chart.value.nodes].index(name)
                yield chart.place.finding(("nodes", at, "id"), f"on {day} {wrong[0]}", wrong[1])


def _days_to_try(chart: Flowchart, case_facts: CaseFacts) -> Sequence[date]:
    """The days on which the drawing changes, or on which a worked-out day can first be what is asked.

    Whether someone who came on a day has been here for so long is asked in
    vain before that day and so much time have passed.
    """
    bases = {name: fact.days_before for name, fact in case_facts.items() if fact.days_before is not None}
    starts: set[date] = set()
    counts: set[int] = set()
    for edge in chart.edges:
        for name, guard in (edge.when or {}).items():
            if name in bases:
                starts |= _thresholds([guard])
            elif name in bases.values() and isinstance(guard, Between):
                counts |= {end for end in (guard.min, guard.max) if end is not None and end >= 0}
    own = {
        day + timedelta(days=min(count + more, (date.max - day).days))
        for day in starts
        for count in (0, *counts)
        for more in (0, 1)
    }
    return sorted({*chart.boundary_days, *(day for day in own if day >= chart.drawn_from)})


def _wrong(
    name: str, edges: Sequence[Edge], asked: Sequence[str], case_facts: CaseFacts, day: date
) -> tuple[str, str] | None:
    guards: dict[str, list[Guard]] = {}
    for edge in edges:
        for fact, guard in (edge.when or {}).items():
            guards.setdefault(fact, []).append(guard)
    bases: dict[str, list[object]] = {}
    for fact in asked:
        base = case_facts[fact].days_before
        found = _days(guards[fact], day) if base is not None else _cut(case_facts[fact], guards[fact])
        bases.setdefault(base or fact, []).extend(found)
    values = {fact: list(dict.fromkeys(found)) for fact, found in bases.items()}
    if prod(map(len, values.values())) > MOST:
        what = f"the edges of `{name}` ask so many facts that not every case can be tried"
        return what, "Ask fewer at once: put a question between."
    for combination in product(*values.values()):
        facts: dict[str, object] = dict(zip(values, combination, strict=True))
        for fact in asked:
            base = case_facts[fact].days_before
            if base is not None:
                facts[fact] = days_back(day, int(str(facts[base])))
        holding = ways(tuple(edges), facts)  # type: ignore[arg-type]
        if len(holding) != 1:
            return _told(name, {fact: facts[fact] for fact in asked}, holding)
    return None


def _told(name: str, facts: Mapping[str, object], holding: Sequence[Edge]) -> tuple[str, str]:
    case = ", ".join(f"{fact}: {_word(value)}" for fact, value in facts.items())
    if not holding:
        what = f"no way leads on from `{name}` for a case with {case}"
        return what, "Widen a guard, or add an edge with `when: {else: true}`."
    both = " and ".join(f"`{edge.id}`" for edge in holding)
    if all(is_else(edge) for edge in holding):
        return f"`{name}` has several edges for all other cases: {both}", "Keep one of them."
    what = f"{len(holding)} ways lead on from `{name}` for a case with {case}: {both}"
    return what, "Narrow their guards until one holds."


def _word(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _cut(fact: CaseFact, guards: Sequence[Guard]) -> Sequence[object]:
    """The values of a fact that its guards can tell apart, each at least once."""
    if fact.type == "yes-no":
        return [True, False]
    if fact.type == "choice":
        return [choice.id for choice in fact.choices]
    if fact.type == "date":
        return sorted({days_back(day, back) for day in _thresholds(guards) for back in (0, 1)})
    numbers: set[int] = {0}
    for guard in guards:
        if isinstance(guard, Between):
            numbers |= {guard.min - 1, guard.min} if guard.min is not None else set()
            numbers |= {guard.max, guard.max + 1} if guard.max is not None else set()
        elif isinstance(guard, int):
            numbers |= {guard - 1, guard, guard + 1}
    return sorted(number for number in numbers if number >= 0)


def _days(guards: Sequence[Guard], on: date) -> Sequence[object]:
    """The numbers of days back from the chosen one that a worked-out day's guards can tell apart."""
    back = {(on - day).days + more for day in _thresholds(guards) for more in (0, 1)}
    return sorted({0, *(number for number in back if number >= 0)})


def _thresholds(guards: Sequence[Guard]) -> set[date]:
    ends = (end for guard in guards if isinstance(guard, Between) for end in (guard.after, guard.before))
    return {end for end in ends if end is not None}
