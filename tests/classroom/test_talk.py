"""A talk as a state machine: steps, sides that switch and are dropped, restating that the others confirm."""

import random
from datetime import timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from explainer.classroom.seating import Seat, deal
from explainer.classroom.talk import (
    NotNow,
    Talk,
    Waiting,
    begin,
    confirm_restated,
    free_seat,
    go_to,
    next_step,
    previous_step,
    seat_latecomer,
    stand_at,
)
from tests.classroom.made_talk import CONTROVERSY, CORNERS, LIBRARY, NOON, PROMPT, PROTOCOLS, at_step

FOUR = {
    1: Seat(1, "a", "advocate"),
    2: Seat(1, "a", "researcher"),
    3: Seat(1, "b", "advocate"),
    4: Seat(1, "b", "researcher"),
}


@pytest.mark.parametrize("protocol_id", sorted(PROTOCOLS))
def test_every_prompt_runs_with_every_protocol_to_its_end(protocol_id: str) -> None:
    protocol = PROTOCOLS[protocol_id]
    for prompt in (prompt for unit in LIBRARY.units for prompt in unit.prompts):
        talk = begin(prompt, protocol, deal(range(9), protocol, random.Random(1)))
        seen = [talk.step.id]
        while not talk.is_last_step:
            talk = next_step(talk, NOON)
            seen.append(talk.step.id)
            assert talk.side("a").claim != talk.side("b").claim
        assert seen == [step.id for step in protocol.steps]


def test_the_controversy_goes_through_all_its_steps() -> None:
    kinds = ["prepare", "present", "present", "restate", "switch", "agree", "synthesis"]
    assert [step.kind for step in CONTROVERSY.steps] == kinds


def test_a_talk_begins_with_its_timer_standing_and_each_step_starts_its_own() -> None:
    talk = begin(PROMPT, CONTROVERSY)
    assert talk.timer.left(NOON) == 60 * CONTROVERSY.steps[0].minutes and not talk.timer.is_running
    talk = next_step(talk, NOON)
    assert talk.timer.is_running
    assert talk.timer.left(NOON + timedelta(minutes=1)) == 60 * (CONTROVERSY.steps[1].minutes - 1)


def test_neither_end_can_be_overrun_and_the_timer_there_goes_on() -> None:
    first = begin(PROMPT, CONTROVERSY)
    assert previous_step(first, NOON) is first
    last = at_step("synthesis", FOUR)
    assert last.is_last_step and next_step(last, NOON) is last
    with pytest.raises(NotNow, match="no step 7"):
        go_to(last, 7, NOON)
    with pytest.raises(NotNow, match="no step -1"):
        go_to(last, -1, NOON)


def test_going_to_the_step_that_is_on_changes_nothing() -> None:
    talk = next_step(begin(PROMPT, CONTROVERSY), NOON)
    assert go_to(talk, 1, NOON + timedelta(minutes=2)) is talk


def test_only_the_side_that_presents_has_the_floor() -> None:
    talk = at_step("present-b", FOUR)
    assert [talk.has_the_floor(one) for one in (1, 2, 3, 4)] == [False, False, True, True]
    assert all(at_step("prepare", FOUR).has_the_floor(one) for one in FOUR)


def test_switch_swaps_the_sides_and_going_back_swaps_them_back() -> None:
    talk = at_step("restate", FOUR)
    assert [talk.side_now(one) for one in (1, 3)] == ["a", "b"]
    switched = next_step(talk, NOON)
    assert [switched.side_now(one) for one in (1, 3)] == ["b", "a"]
    assert [previous_step(switched, NOON).side_now(one) for one in (1, 3)] == ["a", "b"]


def test_from_agreeing_on_there_are_no_sides() -> None:
    for step in ("agree", "synthesis"):
        assert at_step(step, FOUR).side_now(1) is None
    assert begin(PROMPT, CORNERS, {1: Seat(1, None, "researcher")}).side_now(1) is None
    assert at_step("prepare", FOUR).side_now(99) is None


def test_restating_counts_only_when_the_other_side_says_so() -> None:
    talk = at_step("restate", FOUR)
    assert talk.waiting == (Waiting(1, "a", "b"), Waiting(1, "b", "a"))
    talk = confirm_restated(talk, by=2)
    assert talk.waiting == (Waiting(1, "a", "b"),), "side a heard its case from side b"
    assert confirm_restated(talk, by=1) == talk, "saying it twice changes nothing"
    assert confirm_restated(talk, by=3).waiting == ()
    assert confirm_restated(talk, by=1, is_right=False).waiting == (
        Waiting(1, "a", "b"),
        Waiting(1, "b", "a"),
    )


def test_each_group_confirms_for_itself() -> None:
    second = {one + 10: Seat(2, seat.side, seat.role) for one, seat in FOUR.items()}
    talk = confirm_restated(at_step("restate", FOUR | second), by=1)
    assert talk.waiting == (Waiting(1, "a", "b"), Waiting(2, "a", "b"), Waiting(2, "b", "a"))


def test_nobody_waits_for_a_side_that_has_gone() -> None:
    talk = at_step("restate", FOUR)
    for one in (3, 4):
        talk = free_seat(talk, one)
    assert talk.waiting == ()
    assert seat_latecomer(talk, 9).waiting == (Waiting(1, "a", "b"), Waiting(1, "b", "a"))


def test_the_teacher_goes_on_whoever_waits_and_what_was_confirmed_stays() -> None:
    talk = confirm_restated(at_step("restate", FOUR), by=1)
    on = next_step(talk, NOON)
    assert on.step.kind == "switch" and on.waiting == ()
    assert previous_step(on, NOON).waiting == talk.waiting


@pytest.mark.parametrize("step", ["prepare", "switch", "agree"])
def test_nothing_is_confirmed_at_another_step(step: str) -> None:
    with pytest.raises(NotNow):
        confirm_restated(at_step(step, FOUR), by=1)


def test_who_has_no_seat_confirms_nothing() -> None:
    with pytest.raises(NotNow):
        confirm_restated(at_step("restate", FOUR), by=99)


def test_people_choose_a_corner_and_may_move_when_it_is_time() -> None:
    talk = stand_at(at_step("choose", {}, "four-corners"), 1, "agree")
    with pytest.raises(NotNow):
        stand_at(next_step(talk, NOON), 1, "disagree")
    moved = stand_at(go_to(talk, 4, NOON), 1, "disagree")
    assert moved.step.kind == "move" and moved.stands == {1: "disagree"}
    assert free_seat(moved, 1).stands == {}
    with pytest.raises(ValueError, match="no place roof"):
        stand_at(moved, 1, "roof")


class TalkMachine(RuleBasedStateMachine):
    """A class that comes and goes, confirms and moves, while the teacher goes to and fro."""

    def __init__(self) -> None:
        super().__init__()
        self.now = NOON
        seats = deal(range(6), CONTROVERSY, random.Random(3))
        self.talk: Talk = begin(PROMPT, CONTROVERSY, seats)
        self.said: set[tuple[int, str]] = set()

    @rule(by=st.integers(-2, 8))
    def go(self, by: int) -> None:
        at = self.talk.at + by
        try:
            self.talk = go_to(self.talk, at, self.now)
        except NotNow:
            assert not 0 <= at < len(CONTROVERSY.steps)

    @rule(seconds=st.integers(-600, 600))
    def clock(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @rule(who=st.integers(0, 9))
    def come(self, who: int) -> None:
        before = self.talk.seats
        self.talk = seat_latecomer(self.talk, who)
        assert {one: self.talk.seats[one] for one in before} == before

    @rule(who=st.integers(0, 9))
    def go_away(self, who: int) -> None:
        self.talk = free_seat(self.talk, who)

    @rule(who=st.integers(0, 9), is_right=st.booleans())
    def confirm(self, who: int, is_right: bool) -> None:
        side = self.talk.side_now(who)
        try:
            self.talk = confirm_restated(self.talk, who, is_right=is_right)
        except NotNow:
            assert side is None or self.talk.step.kind != "restate"
            return
        assert side is not None
        mark = (self.talk.seats[who].group, "b" if side == "a" else "a")
        self.said = self.said | {mark} if is_right else self.said - {mark}

    @invariant()
    def only_what_the_other_side_said_counts(self) -> None:
        assert {(one.group, one.side) for one in self.talk.confirmed} == self.said
        waited = {(one.group, one.side) for one in self.talk.waiting}
        assert not waited & self.said
        assert all(one.on != one.side for one in self.talk.waiting)
        assert self.talk.step.kind == "restate" or not waited

    @invariant()
    def the_sides_of_a_group_are_opposite_or_dropped(self) -> None:
        for one, seat in self.talk.seats.items():
            side = self.talk.side_now(one)
            if self.talk.at >= 5:
                assert side is None
            else:
                assert (side == seat.side) == (self.talk.at < 4)

    @invariant()
    def the_timer_is_that_of_the_step(self) -> None:
        assert self.talk.timer.minutes == self.talk.step.minutes
        assert 0 <= self.talk.timer.left(self.now) <= 60 * self.talk.step.minutes


TestTalkMachine = TalkMachine.TestCase
TestTalkMachine.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
