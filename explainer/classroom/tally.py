"""What a poll's ballots add up to, and what two polls on one item show together."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from explainer.classroom.ballot import Ballot
from explainer.model.item import Item


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one poll.

    `options` holds how often each option was chosen, every option of the item
    in its order; where several may be chosen they add up to more than
    `ballots`. `right` are the ballots that chose the key, all of it and
    nothing else.
    """

    options: Mapping[str, int]
    ballots: int
    right: int

    @property
    def share_right(self) -> float | None:
        """From 0 to 1; None where nobody voted."""
        return self.right / self.ballots if self.ballots else None


def tally_of(item: Item, ballots: Iterable[Ballot], *, on: date, with_late: bool = False) -> Tally:
    """Count a poll's ballots under the law of a day. Late ones only for the report."""
    counted = [ballot for ballot in ballots if with_late or not ballot.is_late]
    chosen = Counter(option for ballot in counted for option in ballot.chosen)
    key = item.key_on(on)
    return Tally(
        {option: chosen[option] for option in item.option_ids},
        len(counted),
        sum(frozenset(ballot.chosen) == key for ballot in counted),
    )


def tally_by_hand(item: Item, counts: Mapping[str, int], *, on: date) -> Tally:
    """The tally of counted cards or hands.

    Each person shows one card, so the counts of options add up to the number
    of people, and a question with several right options cannot be counted
    right or wrong this way: `right` is then 0.
    """
    key = item.key_on(on)
    options = {option: counts.get(option, 0) for option in item.option_ids}
    right = sum(options[option] for option in key) if len(key) == 1 else 0
    return Tally(options, sum(options.values()), right)


Advice = Literal["re-teach", "discuss", "move-on"]

RE_TEACH_UNDER, MOVE_ON_OVER = 0.35, 0.70
"""Of the ballots right. Under 35 % a talk has too little to grow from; over 70 % it has little left to do.
The rule of peer instruction (Crouch and Mazur 2001; Vickrey and others 2015)."""


def advise(share_right: float) -> Advice:
    """What the rule advises after a vote. The teacher decides.

    >>> [advise(share) for share in (0.34, 0.35, 0.70, 0.71)]
    ['re-teach', 'discuss', 'discuss', 'move-on']
    """
    if share_right < RE_TEACH_UNDER:
        return "re-teach"
    return "move-on" if share_right > MOVE_ON_OVER else "discuss"


Choice = tuple[str, ...]
"""What a ballot chose: one option, or several where several may be chosen."""


@dataclass(frozen=True, slots=True)
class Move:
    """How many chose `before` in the first vote and `after` in the second. None: did not vote then."""

    before: Choice | None
    after: Choice | None
    people: int


def moves(
    item: Item, first: Iterable[Ballot], second: Iterable[Ballot], *, with_late: bool = False
) -> tuple[Move, ...]:
    """The flow from vote one to vote two, in the item's order of options. Late ballots only for the report.

    Whoever voted in only one of the two flows from or to None.
    """
    before = {ballot.participant_id: ballot.chosen for ballot in first if with_late or not ballot.is_late}
    after = {ballot.participant_id: ballot.chosen for ballot in second if with_late or not ballot.is_late}
    flows = Counter((before.get(who), after.get(who)) for who in before.keys() | after.keys())
    order = {option: at for at, option in enumerate(item.option_ids)}

    def place(choice: Choice | None) -> tuple[int, ...]:
        if choice is None:
            return (len(order),)
        return tuple(order.get(option, len(order)) for option in choice)  # an option may have been taken out

    ordered = sorted(flows.items(), key=lambda flow: (place(flow[0][0]), place(flow[0][1])))
    return tuple(Move(pair[0], pair[1], people) for pair, people in ordered)


@dataclass(frozen=True, slots=True)
class Belief:
    """A misconception, how many participants' latest ballots revealed it, and in which items."""

    misconception: str
    people: int
    items: tuple[str, ...]


def radar(latest: Mapping[str, Sequence[Ballot]], items: Mapping[str, Item]) -> tuple[Belief, ...]:
    """Which misconceptions the chosen distractors reveal, the most widely held first.

    `latest` holds, for each item, the ballots of its latest vote. A person
    who reveals one in several items counts once.
    """
    people: dict[str, set[int]] = {}
    where: dict[str, dict[str, None]] = {}
    for item_id, ballots in latest.items():
        item = items[item_id]
        for ballot in ballots:
            for belief in _revealed(item, ballot.chosen):
                people.setdefault(belief, set()).add(ballot.participant_id)
                where.setdefault(belief, {})[item_id] = None
    found = [Belief(belief, len(who), tuple(where[belief])) for belief, who in people.items()]
    return tuple(sorted(found, key=lambda belief: (-belief.people, belief.misconception)))


def _revealed(item: Item, chosen: Collection[str]) -> set[str]:
    return {
        option.misconception
        for option in item.options
        if option.id in chosen and option.misconception is not None
    }


@dataclass(frozen=True, slots=True)
class Calibration:
    """Sure or unsure, right or not: how many ballots of each. Those who did not say are left out."""

    sure_right: int
    sure_wrong: int
    unsure_right: int
    unsure_wrong: int


def calibration(item: Item, ballots: Iterable[Ballot], *, on: date, with_late: bool = False) -> Calibration:
    """Count a poll's ballots by sureness and rightness. Late ones only for the report."""
    key = item.key_on(on)
    counts = Counter(
        (ballot.sureness, frozenset(ballot.chosen) == key)
        for ballot in ballots
        if with_late or not ballot.is_late
    )
    return Calibration(
        counts["sure", True], counts["sure", False], counts["unsure", True], counts["unsure", False]
    )
