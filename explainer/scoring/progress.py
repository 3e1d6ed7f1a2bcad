"""How far a learner has come with each objective, and the evidence for saying so."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from explainer.model.dated import BeforeHistory
from explainer.model.item import Item
from explainer.model.unit import Objective, Unit
from explainer.scoring.attempt import Attempt
from explainer.scoring.marking import verdict
from explainer.scoring.rescore import rescore

State = Literal["solid", "getting-there", "not-yet", "untried"]
Standing = Literal["known", "repaired", "partly", "missed", "untried"]

REMEMBERED_AFTER = timedelta(hours=20)
"""A right answer sooner than this after the last try shows reading, not remembering.

The feedback is still fresh then. Twenty hours make "the next day" true
wherever the learner's midnight falls.
"""
ENOUGH = 2
"""Items known before an objective is solid: the same idea in more than one form."""


@dataclass(frozen=True, slots=True)
class ItemEvidence:
    """What one item shows. The first, scored attempt and later practice are told apart.

    known: the latest attempt is right, and since the last one that was not,
    one was right from memory (the first attempt, or REMEMBERED_AFTER the one
    before it). repaired: the latest is right, soon after the feedback.
    partly, missed: the latest earned some of the points, or none.
    """

    item: str
    standing: Standing
    scored: Attempt | None
    practice: tuple[Attempt, ...]

    @property
    def attempts(self) -> tuple[Attempt, ...]:
        """The scored attempt and the practice after it, oldest first."""
        return (self.scored, *self.practice) if self.scored is not None else self.practice


@dataclass(frozen=True, slots=True)
class ObjectiveProgress:
    """An objective's state and all that it rests on: every item, tried or not."""

    objective: Objective
    state: State
    items: tuple[ItemEvidence, ...]

    @property
    def attempts(self) -> tuple[Attempt, ...]:
        """The attempts behind the state, oldest first."""
        return tuple(sorted((a for e in self.items for a in e.attempts), key=lambda a: a.at))

    @property
    def items_tried(self) -> tuple[ItemEvidence, ...]:
        """The items with an attempt."""
        return tuple(e for e in self.items if e.standing != "untried")


def items_of(unit: Unit, items: Mapping[str, Item], tried: Iterable[str]) -> tuple[str, ...]:
    """The ids of a unit's items: all that it asks, then those tried that it does not ask itself.

    A retired item is on no list of its unit, nor is one that only a chart
    asks. Its objective, which no other unit has, says where it belongs; so
    its answers are not lost with it.
    """
    objectives = {objective.id for objective in unit.objectives}
    its_own = (item for item in tried if item in items and items[item].objective in objectives)
    return tuple(dict.fromkeys([*unit.item_ids, *its_own]))


def progress(
    unit: Unit,
    items: Mapping[str, Item],
    attempts: Iterable[Attempt],
    on: date,
    by_the_way: Collection[str] = (),
) -> tuple[ObjectiveProgress, ...]:
    """The state of each of a unit's objectives under the law of `on`, in the unit's order.

    - untried: none of its items has been tried.
    - not-yet: the latest attempt at each item tried earned nothing.
    - solid: the latest attempt at each item tried is right, and at least two
      items (the one, where there is one) are known, not just repaired.
    - getting-there: everything between.

    So an early miss never bars the way to solid, and repeating an answer that
    was just explained does not open it. Confidence and hints play no part.
    Items no longer asked count as far as they were tried; a miss there can't
    be made good any more, so it bars nothing. Items `by_the_way`, which are
    asked beneath a chart, count as far as they were tried too, and a miss
    there can be made good.

    `attempts` are a record's, oldest first. They are rescored, so a corrected
    item counts as corrected. An attempt made under the law of another day
    counts where the item's key is the same on `on`; where the law has moved
    the key, it says nothing about `on`.
    """
    tried: dict[str, list[Attempt]] = {}
    for attempt in attempts:
        tried.setdefault(attempt.item, []).append(attempt)
    its_own = (items[item_id] for item_id in items_of(unit, items, tried) if item_id in items)
    found: dict[str, list[ItemEvidence]] = {objective.id: [] for objective in unit.objectives}
    for item in its_own:
        if item.objective in found and _has_key(item, on):
            found[item.objective].append(item_evidence(item, tried.get(item.id, ()), on))
    asked = {*unit.item_ids, *by_the_way}
    return tuple(
        ObjectiveProgress(objective, _state(found[objective.id], asked), tuple(found[objective.id]))
        for objective in unit.objectives
    )


def item_evidence(item: Item, attempts: Iterable[Attempt], on: date) -> ItemEvidence:
    """What a record's attempts at one item, oldest first, show about the law of `on`."""
    telling = [rescore(a, item) for a in attempts if _same_key(item, a.as_of, on)]
    return ItemEvidence(
        item=item.id,
        standing=_standing(telling),
        scored=next((a for a in telling if a.mode == "scored"), None),
        practice=tuple(a for a in telling if a.mode == "practice"),
    )


def _standing(attempts: list[Attempt]) -> Standing:
    if not attempts:
        return "untried"
    latest = verdict(attempts[-1].score)
    if latest != "right":
        return "partly" if latest == "partly" else "missed"
    before: Attempt | None = None
    remembered = False
    for attempt in attempts:
        right = verdict(attempt.score) == "right"
        fresh = before is not None and attempt.at - before.at < REMEMBERED_AFTER
        remembered = right and (remembered or not fresh)
        before = attempt
    return "known" if remembered else "repaired"


def _state(items: list[ItemEvidence], asked: Collection[str]) -> State:
    tried = [evidence.standing for evidence in items if evidence.standing != "untried"]
    if not tried:
        return "untried"
    if all(standing == "missed" for standing in tried):
        return "not-yet"
    telling = [e.standing for e in items if e.item in asked or e.standing in ("known", "repaired")]
    right = all(standing in ("known", "repaired", "untried") for standing in telling)
    enough = telling.count("known") >= max(1, min(ENOUGH, len(telling)))
    return "solid" if right and enough else "getting-there"


def _has_key(item: Item, on: date) -> bool:
    try:
        return bool(item.key_on(on))
    except BeforeHistory:
        return False


def _same_key(item: Item, as_of: date, on: date) -> bool:
    return _has_key(item, as_of) and item.key_on(as_of) == item.key_on(on)
