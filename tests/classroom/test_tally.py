"""Counting: tallies, the rule's advice, the flow between two votes, beliefs, sureness, hands."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.classroom.ballot import Ballot
from explainer.classroom.tally import (
    Belief,
    Calibration,
    Move,
    advise,
    calibration,
    moves,
    radar,
    tally_by_hand,
    tally_of,
)
from explainer.model.item import Item
from tests.scoring.made_items import DAY, NOON, multiple_choice, option, single_choice, true_false

ONE = single_choice(
    options=[
        option("right"),
        option("wrong", misconception="it-is-free"),
        option("off", misconception="a-lottery"),
    ]
)
MANY = multiple_choice(2, 2)


def ballot(who: int, *chosen: str, late: bool = False, sureness: Any = None) -> Ballot:
    return Ballot(1, who, chosen, sureness, NOON, late)


def ballots_on(item: Item) -> st.SearchStrategy[list[Ballot]]:
    """A class's ballots: one for each participant at most."""
    chosen = st.lists(st.sampled_from(item.option_ids), min_size=1, max_size=1)
    if item.type == "multiple-choice":
        chosen = st.lists(st.sampled_from(item.option_ids), min_size=1, unique=True)
    one = st.tuples(chosen, st.booleans(), st.sampled_from(["sure", "unsure", None]))
    return st.dictionaries(st.integers(1, 12), one).map(
        lambda found: [
            ballot(who, *(o for o in item.option_ids if o in chosen), late=late, sureness=sure)
            for who, (chosen, late, sure) in found.items()
        ]
    )


def test_a_tally_names_every_option_in_the_items_order_and_leaves_late_ballots_to_the_report() -> None:
    cast = [ballot(1, "wrong"), ballot(2, "right"), ballot(3, "wrong"), ballot(4, "off", late=True)]
    live = tally_of(ONE, cast, on=DAY)
    assert list(live.options.items()) == [("right", 1), ("wrong", 2), ("off", 0)]
    assert (live.ballots, live.right, live.share_right) == (3, 1, pytest.approx(1 / 3))
    report = tally_of(ONE, cast, on=DAY, with_late=True)
    assert (report.ballots, report.options["off"]) == (4, 1)


def test_where_nobody_voted_there_is_no_share() -> None:
    assert tally_of(ONE, [], on=DAY).share_right is None


def test_where_several_are_right_only_all_of_them_and_no_other_are() -> None:
    cast = [
        ballot(1, "key-0", "key-1"),
        ballot(2, "key-0"),
        ballot(3, "key-0", "key-1", "distractor-0"),
    ]
    tally = tally_of(MANY, cast, on=DAY)
    assert (tally.right, tally.ballots) == (1, 3)
    assert tally.options == {"key-0": 3, "key-1": 2, "distractor-0": 1, "distractor-1": 0}


@given(ballots_on(ONE))
def test_counts_of_single_choices_add_up_to_the_ballots(cast: list[Ballot]) -> None:
    for with_late in (False, True):
        tally = tally_of(ONE, cast, on=DAY, with_late=with_late)
        assert sum(tally.options.values()) == tally.ballots
        assert tally.right == tally.options["right"]


def test_hands_are_counted_as_they_are_typed() -> None:
    tally = tally_by_hand(ONE, {"right": 9, "wrong": 11, "made-up": 5}, on=DAY)
    assert (tally.options, tally.ballots, tally.right) == ({"right": 9, "wrong": 11, "off": 0}, 20, 9)
    assert tally_by_hand(MANY, {"key-0": 3}, on=DAY).right == 0, "one card cannot show two right options"
    assert tally_by_hand(true_false(), {"true-because-law": 4}, on=DAY).share_right == 1


@pytest.mark.parametrize(
    ("right", "of", "advice"),
    [
        (0, 20, "re-teach"),
        (34, 100, "re-teach"),
        (7, 20, "discuss"),
        (35, 100, "discuss"),
        (1, 2, "discuss"),
        (7, 10, "discuss"),
        (14, 20, "discuss"),
        (71, 100, "move-on"),
        (8, 11, "move-on"),
        (20, 20, "move-on"),
    ],
)
def test_the_rule_of_35_and_70(right: int, of: int, advice: str) -> None:
    assert advise(right / of) == advice


@given(st.integers(1, 400), st.data())
def test_the_rule_is_that_of_whole_people_whatever_floats_do(of: int, data: st.DataObject) -> None:
    right = data.draw(st.integers(0, of))
    expected = "re-teach" if 100 * right < 35 * of else "move-on" if 100 * right > 70 * of else "discuss"
    assert advise(right / of) == expected


def test_the_flow_says_who_moved_stayed_came_and_went_in_the_items_order() -> None:
    first = [
        ballot(1, "wrong"),
        ballot(2, "wrong"),
        ballot(3, "right"),
        ballot(4, "off"),
        ballot(9, "off", late=True),
    ]
    second = [ballot(1, "right"), ballot(2, "right"), ballot(3, "right"), ballot(5, "wrong")]
    assert moves(ONE, first, second) == (
        Move(("right",), ("right",), 1),
        Move(("wrong",), ("right",), 2),
        Move(("off",), None, 1),
        Move(None, ("wrong",), 1),
    )


@given(ballots_on(MANY), ballots_on(MANY))
def test_moves_add_up_to_the_voters_and_to_both_votes(first: list[Ballot], second: list[Ballot]) -> None:
    flows = moves(MANY, first, second)
    one, two = ({b.participant_id: b.chosen for b in cast if not b.is_late} for cast in (first, second))
    assert sum(flow.people for flow in flows) == len(one.keys() | two.keys())
    assert (
        sum(flow.people for flow in flows if flow.before is not None) == tally_of(MANY, first, on=DAY).ballots
    )
    assert (
        sum(flow.people for flow in flows if flow.after is not None) == tally_of(MANY, second, on=DAY).ballots
    )
    assert all((flow.people > 0 and flow.before != flow.after) or flow.before is not None for flow in flows)
    assert len({(flow.before, flow.after) for flow in flows}) == len(flows)


def test_the_radar_ranks_beliefs_by_people_who_are_each_counted_once() -> None:
    two = single_choice(
        id="two", options=[option("right"), option("wrong", misconception="it-is-free"), option("off")]
    )
    latest = {
        "an-item": [ballot(1, "wrong"), ballot(2, "off"), ballot(3, "right")],
        "two": [ballot(1, "wrong"), ballot(2, "wrong"), ballot(3, "off")],
    }
    assert radar(latest, {"an-item": ONE, "two": two}) == (
        Belief("it-is-free", 2, ("an-item", "two")),
        Belief("a-lottery", 1, ("an-item",)),
    )
    assert radar({"an-item": [ballot(3, "right")]}, {"an-item": ONE}) == ()


@given(ballots_on(ONE))
def test_no_belief_is_held_by_more_people_than_voted(cast: list[Ballot]) -> None:
    found = radar({"an-item": cast}, {"an-item": ONE})
    assert all(0 < belief.people <= len(cast) for belief in found)
    assert [belief.people for belief in found] == sorted((b.people for b in found), reverse=True)


def test_sureness_and_rightness_make_four_and_who_did_not_say_is_left_out() -> None:
    cast = [
        ballot(1, "right", sureness="sure"),
        ballot(2, "wrong", sureness="sure"),
        ballot(3, "off", sureness="sure"),
        ballot(4, "right", sureness="unsure"),
        ballot(5, "right"),
        ballot(6, "wrong", sureness="unsure", late=True),
    ]
    assert calibration(ONE, cast, on=DAY) == Calibration(1, 2, 1, 0)


@given(ballots_on(MANY))
def test_calibration_adds_up_to_who_said(cast: list[Ballot]) -> None:
    found = calibration(MANY, cast, on=DAY)
    said = [b for b in cast if b.sureness and not b.is_late]
    assert found.sure_right + found.sure_wrong + found.unsure_right + found.unsure_wrong == len(said)
