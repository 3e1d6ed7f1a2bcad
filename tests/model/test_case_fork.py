"""The ways that a case did not take, each to its end or to where it joins again."""

from datetime import date

import pytest

from explainer.model.case import FactValue
from explainer.model.case_fork import Fork, concerning, forks
from explainer.model.case_walk import leads_into, walk
from explainer.model.flowchart import Contested
from tests.model.made_flows import CHANGE, CITE, WORDS, chart, edge, facts, node

BORDER = chart(
    [
        node("asked"),
        node("heard", "step"),
        node("told", "step"),
        node("court", "outcome", ending="goes-on", continues_in="court"),
        node("gone", "outcome"),
    ],
    [
        edge("asked", "told", {"place": "port"}),
        edge("asked", "heard", {"afraid": True, "place": "inside"}),
        edge("asked", "gone", {"else": True}),
        edge("heard", "told"),
        edge("told", "court"),
    ],
    "border",
)
COURT = chart(
    [node("judge"), node("won", "outcome"), node("lost", "outcome")],
    [
        edge("judge", "won", {"in_court": True, "days": {"max": 10}}, id="soon"),
        edge("judge", "won", {"in_court": True, "days": {"min": 11, "max": 20}}, id="later"),
        edge("judge", "lost", {"else": True}),
    ],
    "court",
)
CHARTS = {"border": BORDER, "court": COURT}


def others(at: int, **given: bool | int | str) -> list[tuple[str, list[str], str | None]]:
    """Of each other way from a step: its edge, the nodes that it passes, where it joins."""
    way = walk(CHARTS, "border", facts(), given, CHANGE)

    def told(fork: Fork) -> tuple[str, list[str], str | None]:
        return fork.edge.id, [step.node.id for step in fork.taken], fork.joins.id if fork.joins else None

    return [told(fork) for fork in forks(CHARTS, facts(), given, way, at)]


def test_another_way_goes_to_its_end_or_to_where_it_joins_the_one_taken() -> None:
    assert others(0, afraid=True) == [("asked__told__1", [], "told"), ("asked__gone__1", ["gone"], None)]


def test_another_way_is_walked_with_the_same_facts_through_the_next_flowchart_too() -> None:
    taken = ["told", "court", "judge", "lost"]
    assert others(0, days=30) == [
        ("asked__told__1", taken, None),
        ("asked__heard__1", ["heard", *taken], None),
    ]


def test_past_an_outcome_that_led_on_the_facts_are_as_they_are_there() -> None:
    assert others(3, place="port") == [("judge__lost__1", ["lost"], None)]
    assert others(3, place="port", days=30) == [("soon", ["won"], None)]


def test_where_one_way_leads_on_there_is_no_other_and_no_step_beyond_the_end() -> None:
    assert others(1, afraid=True) == [] and others(5, afraid=True) == []
    with pytest.raises(IndexError):
        others(6, afraid=True)


DISPUTED = chart(
    [
        node(
            "asked",
            contested=[
                {"from": "1990-01-01", "until": "2000-01-01", "why": WORDS, "cite": CITE, **more}
                for more in (
                    {"when": [{"days": {"min": 20, "max": 29}}, {"days": {"min": 40}}]},
                    {"when": {"place": "port"}, "to": ["in"]},
                    {"to": ["out"]},
                )
            ],
        ),
        node("in", "outcome"),
        node("out", "outcome"),
    ],
    [edge("asked", "in", {"afraid": True}), edge("asked", "out", {"else": True})],
    "disputed",
)


@pytest.mark.parametrize(
    ("given", "on", "nth"),
    [
        ({"days": 20, "afraid": True}, CHANGE, 0),
        ({"days": 19, "afraid": True}, CHANGE, None),
        ({"place": "port", "afraid": True}, CHANGE, 1),
        ({"place": "port"}, CHANGE, 2),
        ({"days": 20}, CHANGE, 0),
        ({"days": 40}, CHANGE, 0),
        ({"days": 30, "afraid": True}, CHANGE, None),
        ({"days": 20}, date(2000, 1, 1), None),
    ],
)
def test_a_contest_concerns_the_cases_with_its_facts_and_its_way(
    given: dict[str, FactValue], on: date, nth: int | None
) -> None:
    way = walk({"disputed": DISPUTED}, "disputed", facts(), given, on)
    wanted = None if nth is None else DISPUTED.nodes[0].contested[nth]
    assert concerning(facts(), given, way, 0) is wanted


def test_past_an_outcome_a_contest_is_about_the_facts_as_they_are_there() -> None:
    (judge, *others) = COURT.nodes
    contest = {"from": "1990-01-01", "why": WORDS, "cite": CITE, "when": {"in_court": True}}
    told = Contested.model_validate(contest)
    disputed = COURT.model_copy(update={"nodes": (judge.model_copy(update={"contested": (told,)}), *others)})
    for flowcharts, start, at, wanted in (
        ({"border": BORDER, "court": disputed}, "border", 3, told),
        ({"court": disputed}, "court", 0, None),
    ):
        way = walk(flowcharts, start, facts(), {"place": "port"}, CHANGE)
        assert concerning(facts(), {"place": "port"}, way, at) is wanted


def test_the_flowcharts_that_a_case_may_go_through_begin_with_its_own() -> None:
    assert [one.id for one in leads_into(CHARTS, "border")] == ["border", "court"]
    assert [one.id for one in leads_into(CHARTS, "court")] == ["court"]
