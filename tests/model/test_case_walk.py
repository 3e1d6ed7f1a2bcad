"""A case takes one way, and each step says why."""

from datetime import date

import pytest

from explainer.model.case import FactValue
from explainer.model.case_walk import GoesRound, NoOneWay, UnfitFact, complete, walk
from explainer.model.dated import BeforeHistory
from tests.model.made_flows import CHANGE, START, chart, edge, facts, node

BORDER = chart(
    [
        node("met", "start"),
        node("asked"),
        node("court", "outcome", ending="goes-on", continues_in="court"),
        node("gone", "outcome"),
    ],
    [
        edge("met", "asked", in_force=[{"from": "1997-04-01"}]),
        edge("met", "court", in_force=[{"from": "1980-03-17", "until": "1997-04-01"}]),
        edge("asked", "court", {"afraid": True, "came": {"after": "1997-04-01"}}),
        edge("asked", "gone", {"else": True}),
    ],
    "border",
)
COURT = chart(
    [node("judge"), node("late", "outcome"), node("heard", "outcome"), node("never", "outcome")],
    [
        edge("judge", "late", {"in_court": True, "days": {"min": 366}}),
        edge("judge", "heard", {"in_court": True, "days": {"max": 365}}),
        edge("judge", "never", {"in_court": False}),
    ],
    "court",
)
CHARTS = {"border": BORDER, "court": COURT}


@pytest.mark.parametrize(
    ("given", "on", "path"),
    [
        ({}, START, ("met", "court", "judge", "heard")),
        ({}, CHANGE, ("met", "asked", "gone")),
        ({"afraid": True, "days": 0}, CHANGE, ("met", "asked", "court", "judge", "heard")),
        ({"afraid": True, "days": 1}, CHANGE, ("met", "asked", "gone")),
        ({"afraid": True, "days": 365}, date(2000, 1, 1), ("met", "asked", "court", "judge", "heard")),
        ({"afraid": True, "days": 366}, date(2000, 1, 1), ("met", "asked", "court", "judge", "late")),
    ],
)
def test_a_case_goes_the_way_of_the_days_law_and_on_into_the_next_flowchart(
    given: dict[str, FactValue], on: date, path: tuple[str, ...]
) -> None:
    way = walk(CHARTS, "border", facts(), given, on)
    assert way.path == path and way.outcome.id == path[-1]


def test_each_step_says_which_facts_decided_it() -> None:
    way = walk(CHARTS, "border", facts(), {"afraid": True, "days": 400}, date(2000, 1, 1))
    because = [{one.fact: one.value for one in step.because} for step in way.taken]
    assert because == [
        {},
        {"afraid": True, "came": date(1998, 11, 27)},
        {},
        {"in_court": True, "days": 400},
        {},
    ]
    for_all_others = walk(CHARTS, "border", facts(), {}, CHANGE).taken[1]
    assert {one.fact: one.value for one in for_all_others.because} == {
        "afraid": False,
        "came": date(1997, 3, 22),
    }


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"height": 3}, "there is no case fact height. Use one of afraid, came, days, in_court, place"),
        ({"came": "1999-01-01"}, "came is worked out from days. Give that one"),
        ({"afraid": 1}, "afraid cannot be 1. Give true or false"),
        ({"days": True}, "days cannot be True. Give a whole number from 0"),
        ({"days": -1}, "days cannot be -1. Give a whole number from 0"),
        ({"place": "sky"}, "place cannot be 'sky'. Give port, inside"),
    ],
)
def test_a_fact_or_value_that_is_none_is_named(given: dict[str, FactValue], words: str) -> None:
    with pytest.raises(UnfitFact) as told:
        walk(CHARTS, "border", facts(), given, CHANGE)
    assert str(told.value) == words


def test_facts_are_the_defaults_what_is_given_and_what_is_worked_out() -> None:
    assert complete(facts(), {"place": "port"}, date(2020, 1, 11)) == {
        "afraid": False,
        "in_court": False,
        "days": 10,
        "place": "port",
        "came": date(2020, 1, 1),
    }


def test_a_day_before_the_drawing_raises() -> None:
    with pytest.raises(BeforeHistory):
        walk(CHARTS, "border", facts(), {}, date(1980, 3, 16))


def test_two_ways_none_and_a_circle_raise_and_never_go_on_for_ever() -> None:
    two = chart(
        [node("a"), node("b", "outcome"), node("c", "outcome")],
        [edge("a", "b", {"days": {"max": 10}}), edge("a", "c", {"days": {"min": 10}})],
    )
    none = chart([node("a"), node("b", "outcome")], [edge("a", "b", {"afraid": True})])
    circle = chart([node("a", "step"), node("b", "step")], [edge("a", "b"), edge("b", "a")])
    for flow, words in (
        (two, "2 ways lead on from a"),
        (none, "0 ways lead on from a"),
        (circle, "the way leads from a back to it"),
    ):
        with pytest.raises(NoOneWay, match=words):
            walk({"made": flow}, "made", facts(), {}, CHANGE)


def test_two_flowcharts_that_lead_into_each_other_raise() -> None:
    there = chart([node("a"), node("b", "outcome", continues_in="back")], [edge("a", "b")], "there")
    back = chart([node("c"), node("d", "outcome", continues_in="there")], [edge("c", "d")], "back")
    with pytest.raises(GoesRound, match="on 1997-04-01 the way leads from the flowchart there back into it"):
        walk({"there": there, "back": back}, "there", facts(), {}, CHANGE)


def test_more_days_than_the_calendar_has_lead_to_its_first() -> None:
    assert complete(facts(), {"days": 10**14}, CHANGE)["came"] == date.min
