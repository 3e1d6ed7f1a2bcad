"""A question's stages: what may be done at each, and nothing else."""

import itertools
from dataclasses import replace

import pytest

from explainer.classroom.poll import ACTS, Act, NotNow, Phase, Poll, Stage, check_act, stage_of
from tests.scoring.made_items import NOON

EVERY: tuple[Act, ...] = ("open", "close", "open-again", "reveal")


def poll(number: int, phase: Phase) -> Poll:
    return Poll(number, 1, "an-item", 2 if number == 2 else 1, phase, False, False, NOON, None)


STAGES: list[tuple[list[Poll], Stage]] = [
    ([], "draft"),
    ([poll(1, "open")], "open"),
    ([poll(1, "closed")], "closed"),
    ([poll(1, "revealed")], "revealed"),
    ([poll(1, "closed"), poll(2, "open")], "open-again"),
    ([poll(1, "closed"), poll(2, "closed")], "closed-again"),
    ([poll(1, "revealed"), poll(2, "revealed")], "revealed"),
]
FIT = {
    ("draft", "open"),
    ("open", "close"),
    ("closed", "open-again"),
    ("closed", "reveal"),
    ("open-again", "close"),
    ("closed-again", "reveal"),
}


@pytest.mark.parametrize(("polls", "stage"), STAGES)
def test_the_polls_say_where_a_question_stands(polls: list[Poll], stage: Stage) -> None:
    assert stage_of(polls) == stage


@pytest.mark.parametrize(("polls", "stage"), STAGES)
@pytest.mark.parametrize("act", EVERY)
def test_an_act_fits_its_stage_and_no_other(polls: list[Poll], stage: Stage, act: Act) -> None:
    if (stage, act) in FIT:
        check_act(act, polls)
        return
    with pytest.raises(NotNow) as refused:
        check_act(act, polls)
    assert (refused.value.act, refused.value.stage) == (act, stage)


def test_every_way_through_a_question_ends_revealed_after_at_most_two_votes() -> None:
    def after(polls: list[Poll], act: Act) -> list[Poll]:
        match act:
            case "open" | "open-again":
                return [*polls, poll(len(polls) + 1, "open")]
            case "close":
                return [*polls[:-1], replace(polls[-1], phase="closed")]
            case _:
                return [replace(each, phase="revealed") for each in polls]

    ends = set()
    for acts in itertools.product(EVERY, repeat=5):
        polls: list[Poll] = []
        for act in acts:
            if act in ACTS[stage_of(polls)]:
                polls = after(polls, act)
        assert len(polls) <= 2
        ends.add(stage_of(polls))
    assert "revealed" in ends and ACTS["revealed"] == ()
