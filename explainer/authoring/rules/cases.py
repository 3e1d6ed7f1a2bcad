"""Cases: every run is walked, and goes the way that the case says."""

from collections.abc import Iterator

from explainer.authoring.draft import Draft
from explainer.authoring.place import Finding, Placed
from explainer.authoring.rules.guards import case_facts_are_whole, guards_fit_their_facts
from explainer.authoring.strict_yaml import Loc
from explainer.model.case import Case, Given
from explainer.model.case_walk import GoesRound, NoOneWay, UnfitFact, Walk, complete, walk
from explainer.model.dated import BeforeHistory
from explainer.model.flowchart import CaseFact, Flowchart

FACTS: Loc = ("facts",)


def runs_go_as_told(draft: Draft) -> Iterator[Finding]:
    """On each of its days a case takes the path that it tells; the first step that differs is named."""
    walks = _Walks(draft)
    for case in draft.cases:
        wrong = walks.misfit(case, case.value.facts, FACTS)
        if wrong is not None:
            yield wrong
            continue
        for at in range(len(case.value.runs)):
            yield from _run(walks, case, at)
        yield from _ends(case)
        yield from _turns(walks, case)


def _run(walks: "_Walks", case: Placed[Case], at: int) -> Iterator[Finding]:
    run = case.value.runs[at]
    found = walks.take(case, case.value.facts, at)
    if isinstance(found, Finding):
        yield found
    elif found is not None and found.path != run.path:
        step = next(
            (n for n, pair in enumerate(zip(found.path, run.path, strict=False)) if pair[0] != pair[1]),
            min(len(found.path), len(run.path)),
        )
        if step < len(found.path):
            went = f"comes to `{found.path[step]}` at step {step + 1}, which the path does not tell"
        else:
            went = f"ends at `{found.path[-1]}`, step {step}, and the path goes on"
        remedy = "Correct the path, the facts or the flowchart's guards."
        yield case.place.finding(("runs", at, "path"), f"on {run.on} the case {went}", remedy)


def _ends(case: Placed[Case]) -> Iterator[Finding]:
    days = [run.on for run in case.value.runs]
    if days != sorted(set(days)):
        yield case.place.finding(("runs",), "the days do not follow one another", "List them oldest first.")
    for at, run in enumerate(case.value.runs):
        if run.outcome != run.path[-1]:
            what = f"the outcome `{run.outcome}` is not where the path ends (`{run.path[-1]}`)"
            yield case.place.finding(("runs", at, "outcome"), what, "Name the last node of the path.")


def _turns(walks: "_Walks", case: Placed[Case]) -> Iterator[Finding]:
    """A turn changes the way on one day at least: a class that tries it should see something move."""
    for number, turn in enumerate(case.value.turns):
        given = {**case.value.facts, turn.fact: turn.to}
        wrong = walks.misfit(case, given, ("turns", number, "to"))
        if wrong is not None:
            yield wrong
            continue
        for at, run in enumerate(case.value.runs):
            found = walks.take(case, given, at)
            if not isinstance(found, Walk) or found.path != run.path:
                break
        else:
            what = f"turning `{turn.fact}` changes the way on none of the case's days"
            yield case.place.finding(("turns", number, "to"), what, "Turn another fact, or to another value.")


class _Walks:
    """Walks through the flowcharts whose guards are right: no case is blamed for those that are not."""

    def __init__(self, draft: Draft) -> None:
        rules = (guards_fit_their_facts, case_facts_are_whole)
        wrong = {finding.owner for rule in rules for finding in rule(draft)}
        self.facts: dict[str, CaseFact] = {
            one.value.id: one.value for one in draft.case_facts if one.place.owner not in wrong
        }
        self.charts: dict[str, Flowchart] = {
            one.value.id: one.value
            for one in draft.flowcharts
            if one.place.owner not in wrong
            and {name for edge in one.value.edges for name in edge.when or {}} <= {*self.facts, "else"}
        }

    def misfit(self, case: Placed[Case], given: Given, loc: Loc) -> Finding | None:
        """What is wrong with the facts. One that is none is told where references are followed."""
        if not given.keys() <= self.facts.keys():
            return None
        try:
            complete(self.facts, given, case.value.runs[0].on)
        except UnfitFact as fault:
            what, _, remedy = str(fault).partition(". ")
            return case.place.finding(loc, what, f"{remedy}.")
        except KeyError:
            return None
        return None

    def take(self, case: Placed[Case], given: Given, at: int) -> Walk | Finding | None:
        """The walk of one run; None where what it needs is told to be wrong elsewhere."""
        on = case.value.runs[at].on
        try:
            return walk(self.charts, case.value.flowchart, self.facts, given, on)
        except BeforeHistory as fault:
            return case.place.finding(("runs", at, "on"), str(fault), "Choose a later day.")
        except GoesRound as fault:
            return case.place.finding(
                ("runs", at, "path"), str(fault), "Correct `continues_in` or the edges."
            )
        except (NoOneWay, UnfitFact, KeyError):
            return None
