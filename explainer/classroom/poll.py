"""A poll: one item put to a room. Its phases are decided here, on the server, and nowhere else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Phase = Literal["open", "closed", "revealed"]
Round = Literal[1, 2]

Act = Literal["open", "close", "open-again", "reveal"]
"""What a teacher does with a question. "open-again" begins the second vote."""

Stage = Literal["draft", "open", "closed", "open-again", "closed-again", "revealed"]
"""Where a question stands, both of its votes together. A draft has no poll yet."""

ACTS: dict[Stage, tuple[Act, ...]] = {
    "draft": ("open",),
    "open": ("close",),
    "closed": ("open-again", "reveal"),
    "open-again": ("close",),
    "closed-again": ("reveal",),
    "revealed": (),
}
"""What may be done at each stage. A revealed question is never voted on again: everyone has seen its key."""


class NotNow(Exception):
    """The act does not fit the stage: another console was first, or a page was old. Nothing was changed."""

    def __init__(self, act: Act, stage: Stage) -> None:
        super().__init__(f"{act!r} does not fit a question that is {stage!r}")
        self.act, self.stage = act, stage


class PollIsShut(Exception):
    """The poll takes no ballot: it is closed. The ballot before, if there was one, stands."""


@dataclass(frozen=True, slots=True)
class Poll:
    """One vote on one item in one room. A question has at most two.

    `by_hand`: nobody's device is asked; the teacher counts cards or hands.
    """

    id: int
    room_id: int
    item: str
    round: Round
    phase: Phase
    asks_confidence: bool
    by_hand: bool
    opened_at: datetime
    closed_at: datetime | None


def stage_of(polls: Sequence[Poll]) -> Stage:
    """Where a question stands that has these polls, the first vote before the second.

    >>> stage_of([])
    'draft'
    """
    if not polls:
        return "draft"
    last = polls[-1]
    if last.phase == "revealed" or last.round == 1:
        return last.phase
    return "open-again" if last.phase == "open" else "closed-again"


def check_act(act: Act, polls: Sequence[Poll]) -> None:
    """Whether the act fits now. Raises NotNow if it does not."""
    stage = stage_of(polls)
    if act not in ACTS[stage]:
        raise NotNow(act, stage)
