"""A talk in a room: a prompt held with a protocol, step by step, as a state machine on the server."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from explainer.classroom.seating import Seats, join, leave
from explainer.classroom.timer import Timer, fresh_timer
from explainer.model.protocol import SIDES, Protocol, SideLetter, Step, StepKind, other_side
from explainer.model.unit import Prompt, Side

ENDS_SIDES: frozenset[StepKind] = frozenset({"agree", "synthesis"})
STANDS: frozenset[StepKind] = frozenset({"choose", "move"})


class NotNow(ValueError):
    """What was asked for is not possible at this step, or not for this participant."""


@dataclass(frozen=True)
class Confirmed:
    """That a side of a group restated the other's case, as that other side says."""

    step: str
    group: int
    side: SideLetter


@dataclass(frozen=True)
class Waiting:
    """A side of a group whose restating does not count yet: the side `on` has to confirm it."""

    group: int
    side: SideLetter
    on: SideLetter


@dataclass(frozen=True)
class Talk:
    """Where a talk stands. `at` counts the protocol's steps from 0.

    `seats`, `confirmed` and `stands` are kept when the teacher goes back. A
    class without devices has no seats; then nobody is waited for.
    """

    prompt: Prompt
    protocol: Protocol
    at: int
    timer: Timer
    seats: Seats = field(default_factory=dict)
    confirmed: frozenset[Confirmed] = frozenset()
    stands: Mapping[int, str] = field(default_factory=dict)
    """By participant, the id of the place that they chose."""

    @property
    def step(self) -> Step:
        """The step that is on."""
        return self.protocol.steps[self.at]

    @property
    def is_last_step(self) -> bool:
        """Whether no step follows."""
        return self.at == len(self.protocol.steps) - 1

    @property
    def is_switched(self) -> bool:
        """Whether each speaks for the side that they were not dealt."""
        so_far = self.protocol.steps[: self.at + 1]
        return sum(step.kind == "switch" for step in so_far) % 2 == 1

    @property
    def has_sides(self) -> bool:
        """Whether there are sides at this step: the protocol deals them and they are not dropped yet."""
        so_far = self.protocol.steps[: self.at + 1]
        return self.protocol.sides == 2 and not any(step.kind in ENDS_SIDES for step in so_far)

    def side_now(self, participant: int) -> SideLetter | None:
        """The side for which someone speaks at this step; None without a seat or without sides."""
        seat = self.seats.get(participant)
        if seat is None or seat.side is None or not self.has_sides:
            return None
        return other_side(seat.side) if self.is_switched else seat.side

    def group_of(self, participant: int) -> int | None:
        """With whom someone writes a synthesis: their group, or the place where they stand, from 1."""
        if self.protocol.places:
            ids = [place.id for place in self.protocol.places]
            place = self.stands.get(participant)
            return ids.index(place) + 1 if place is not None else None
        seat = self.seats.get(participant)
        return None if seat is None else seat.group

    def side(self, letter: SideLetter) -> Side:
        """What a side says, with its evidence."""
        return self.prompt.sides[SIDES.index(letter)]

    def has_the_floor(self, participant: int) -> bool:
        """Whether it is someone's turn: in a step of one side, only that side's."""
        return self.step.side is None or self.side_now(participant) == self.step.side

    @property
    def waiting(self) -> tuple[Waiting, ...]:
        """Who waits for whom, in a step of restating; else nobody.

        A side that has lost all its people waits for nobody, and nobody can
        confirm for it. The teacher may go on whoever waits.
        """
        if self.step.kind != "restate" or not self.has_sides:
            return ()
        there = {(seat.group, self.side_now(one)) for one, seat in self.seats.items()}
        return tuple(
            Waiting(group, side, other_side(side))
            for group in sorted({seat.group for seat in self.seats.values()})
            for side in SIDES
            if {(group, "a"), (group, "b")} <= there
            and Confirmed(self.step.id, group, side) not in self.confirmed
        )


@dataclass(frozen=True, slots=True)
class HeldTalk:
    """What a room still tells of a talk, when nobody is in it any more: counts alone.

    `step` is the one that it was at last; `stands`, by place, how many
    devices had chosen it then. A talk that was ended for another one has
    given up its seats: it counts no device.
    """

    prompt: str
    protocol: str
    step: str
    devices: int
    groups: int
    stands: Mapping[str, int] = field(default_factory=dict)


def begin(prompt: Prompt, protocol: Protocol, seats: Seats | None = None) -> Talk:
    """A talk at its first step, with its timer standing."""
    return Talk(prompt, protocol, 0, fresh_timer(protocol.steps[0].minutes), seats or {})


def go_to(talk: Talk, at: int, now: datetime) -> Talk:
    """The talk at a step, with its timer running. At the step that is on, nothing changes.

    Going by number makes a second press, or a second console, harmless.

    Raises NotNow if there is no such step.
    """
    if at == talk.at:
        return talk
    if not 0 <= at < len(talk.protocol.steps):
        raise NotNow(f"{talk.protocol.id} has no step {at}")
    return replace(talk, at=at, timer=fresh_timer(talk.protocol.steps[at].minutes).start(now))


def next_step(talk: Talk, now: datetime) -> Talk:
    """The step after this one, whoever waits for whom. At the last one, nothing changes."""
    return go_to(talk, min(talk.at + 1, len(talk.protocol.steps) - 1), now)


def previous_step(talk: Talk, now: datetime) -> Talk:
    """The step before this one. At the first one, nothing changes."""
    return go_to(talk, max(talk.at - 1, 0), now)


def confirm_restated(talk: Talk, by: int, *, is_right: bool = True) -> Talk:
    """Someone says that the other side of their group put their case rightly, or takes that back.

    It is the restating side's step that counts, and only across the table:
    nobody can confirm for their own side.

    Raises NotNow outside a step of restating, and for who has no side in it.
    """
    side = talk.side_now(by)
    if talk.step.kind != "restate" or side is None:
        raise NotNow("nothing is restated to this participant now")
    mark = Confirmed(talk.step.id, talk.seats[by].group, other_side(side))
    marks = talk.confirmed | {mark} if is_right else talk.confirmed - {mark}
    return replace(talk, confirmed=marks)


def stand_at(talk: Talk, participant: int, place: str) -> Talk:
    """Someone goes to one of the places, or to another.

    Raises NotNow outside the steps for it; ValueError for a place that the
    protocol does not have.
    """
    if talk.step.kind not in STANDS:
        raise NotNow("nobody chooses a place now")
    if place not in {one.id for one in talk.protocol.places}:
        raise ValueError(f"{talk.protocol.id} has no place {place}")
    return replace(talk, stands={**talk.stands, participant: place})


def seat_latecomer(talk: Talk, participant: int) -> Talk:
    """Give someone who came late a seat, at any step. Everyone else stays."""
    return replace(talk, seats=join(talk.seats, participant, talk.protocol))


def free_seat(talk: Talk, participant: int) -> Talk:
    """Someone left, or was put out: their seat and their place are free. Everyone else stays."""
    stands = {one: place for one, place in talk.stands.items() if one != participant}
    return replace(talk, seats=leave(talk.seats, participant), stands=stands)
