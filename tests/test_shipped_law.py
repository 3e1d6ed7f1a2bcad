"""The flowcharts and cases that are shipped: every case comes to an end, and goes the way that it tells."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.model.case import Given
from explainer.model.case_fork import forks
from explainer.model.case_walk import walk
from explainer.model.flow_change import change_days, difference
from explainer.model.flowchart import Between, CaseFact
from explainer.opening import ROOT, open_library

FIRST, LAST = date(1980, 3, 17), date(2026, 6, 25)
WALKED = ("affirmative", "border", "defensive", "overseas")
"""The flowcharts in which a case begins, or into which one is led on."""
FLOWCHARTS = sorted(path.stem for path in (ROOT / "content" / "flowcharts").glob("*.yaml"))
CASES = sorted(path.stem for path in (ROOT / "content" / "cases").glob("*.yaml"))
EXAMPLES = 150


def thresholds(name: str) -> set[int]:
    """The numbers at which some guard tells one case from another, and their neighbours."""
    guards = (
        (edge.when or {}).get(name)
        for flowchart in open_library().flowcharts.values()
        for edge in flowchart.edges
    )
    ends = (end for guard in guards if isinstance(guard, Between) for end in (guard.min, guard.max))
    return {end + more for end in ends if end is not None for more in (-1, 0, 1) if end + more >= 0}


def value_of(fact: CaseFact) -> st.SearchStrategy[bool | int | str]:
    """Any value that a fact may be given."""
    if fact.type == "yes-no":
        return st.booleans()
    if fact.type == "choice":
        return st.sampled_from([choice.id for choice in fact.choices])
    if fact.type == "number":
        return st.integers(0, 20_000) | st.sampled_from(sorted({0, *thresholds(fact.id)}))
    return st.dates(FIRST, LAST).map(date.isoformat)


def some_facts() -> st.SearchStrategy[Given]:
    """Facts of a case that differ from their default: any, all or none."""
    asked = {
        name: value_of(fact) for name, fact in open_library().case_facts.items() if fact.days_before is None
    }
    return st.fixed_dictionaries({}, optional=asked)


def some_days(flowchart: str) -> st.SearchStrategy[date]:
    """Any day of a drawing, those on which it changes often among them."""
    drawn = open_library().flowcharts[flowchart]
    first = max(FIRST, drawn.drawn_from)
    return st.dates(first, LAST) | st.sampled_from([first, *change_days(drawn), LAST])


def test_the_flowcharts_that_are_walked_are_those_of_cases_and_those_led_on_into() -> None:
    library = open_library()
    begun = {case.flowchart for case in library.cases.values()}
    led_into = {node.continues_in for chart in library.flowcharts.values() for node in chart.nodes} - {None}
    assert tuple(sorted(begun | led_into)) == WALKED
    assert sorted(library.flowcharts) == FLOWCHARTS and sorted(library.cases) == CASES


@pytest.mark.parametrize("flowchart", WALKED)
def test_whatever_the_case_and_whatever_the_day_it_comes_to_an_end(flowchart: str) -> None:
    library = open_library()
    most = sum(len(library.flowcharts[name].nodes) for name in WALKED)

    @settings(max_examples=EXAMPLES, deadline=None)
    @given(facts=some_facts(), on=some_days(flowchart))
    def comes_to_an_end(facts: Given, on: date) -> None:
        way = walk(library.flowcharts, flowchart, library.case_facts, facts, on)
        assert way.outcome.kind == "outcome" and way.outcome.continues_in is None
        assert way.outcome.ending is not None
        assert 2 <= len(way.path) == len(set(way.path)) <= most
        assert [step.edge is None for step in way.taken] == [s.node.kind == "outcome" for s in way.taken]
        for step, after in zip(way.taken, way.taken[1:], strict=False):
            if step.edge is not None:
                assert (step.edge.from_, step.edge.to) == (step.node.id, after.node.id)
            else:
                assert after.flowchart == step.node.continues_in
        for at, step in enumerate(way.taken):
            for fork in forks(library.flowcharts, library.case_facts, facts, way, at):
                passed = [one.node.id for one in fork.taken]
                assert step.edge is not None and fork.edge.to != step.edge.to
                assert len(passed) == len(set(passed)) <= most
                if fork.joins is None:
                    assert fork.taken[-1].edge is None and fork.taken[-1].node.continues_in is None
                else:
                    assert fork.joins.id in way.path[at + 1 :] and fork.joins.id not in passed

    comes_to_an_end()


@pytest.mark.parametrize("flowchart", FLOWCHARTS)
def test_looked_at_from_the_other_day_a_difference_is_its_mirror(flowchart: str) -> None:
    drawn = open_library().flowcharts[flowchart]
    views = [None, *(frozenset(view.nodes) for view in drawn.views)]

    @settings(max_examples=EXAMPLES, deadline=None)
    @given(one=some_days(flowchart), other=some_days(flowchart), shown=st.sampled_from(views))
    def is_mirrored(one: date, other: date, shown: frozenset[str] | None) -> None:
        there, back = difference(drawn, one, other, shown), difference(drawn, other, one, shown)
        assert (there.added, there.removed) == (back.removed, back.added)
        assert [node.id for node in there.changed] == [node.id for node in back.changed]
        disputed = [{node.id for node in (*one.contested, *one.settled)} for one in (there, back)]
        assert disputed[0] == disputed[1]
        assert there.acts == back.acts and there.is_none == back.is_none
        assert (there.before, there.after) == (back.after, back.before)
        assert there.back == (other < one)
        first, last = sorted((one, other))
        if not any(first < day <= last for day in change_days(drawn)):
            assert there.is_none, "between two changes of the drawing nothing differs"

    is_mirrored()


@pytest.mark.parametrize("flowchart", FLOWCHARTS)
def test_who_changed_a_drawing_did_so_on_a_day_on_which_it_changes(flowchart: str) -> None:
    drawn = open_library().flowcharts[flowchart]
    assert {act.on for act in drawn.changes} <= {drawn.drawn_from, *change_days(drawn)}


@pytest.mark.parametrize("case", CASES)
def test_each_run_of_a_case_goes_the_way_that_it_tells(case: str) -> None:
    library = open_library()
    told = library.cases[case]
    for run in told.runs:
        way = walk(library.flowcharts, told.flowchart, library.case_facts, told.facts, run.on)
        assert (way.on, way.path, way.outcome.id) == (run.on, run.path, run.outcome)
        for step in way.taken:
            several = len(library.flowcharts[step.flowchart].on(run.on).ways_on(step.node.id)) > 1
            assert bool(step.because) or not several, f"nothing tells why it went on from {step.node.id}"


@pytest.mark.parametrize("case", CASES)
def test_each_turn_of_a_case_still_ends_on_each_of_its_days(case: str) -> None:
    library = open_library()
    told = library.cases[case]
    for turn in told.turns:
        facts = {**told.facts, turn.fact: turn.to}
        ways = [
            walk(library.flowcharts, told.flowchart, library.case_facts, facts, run.on).path
            for run in told.runs
        ]
        assert ways != [run.path for run in told.runs], f"turning {turn.fact} moves nothing"


def test_some_run_is_on_a_day_beyond_our_sources_and_is_walked_too() -> None:
    library = open_library()
    beyond = {
        (case.id, run.on)
        for case in library.cases.values()
        for run in case.runs
        if run.on > library.law_known_to
    }
    assert beyond
