"""How far a learner has come with each objective, and the evidence for saying so."""

from collections.abc import Iterable, Mapping
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

    @property
    def items_to_do(self) -> tuple[str, ...]:
        """The ids of the items to do next: those not right yet, then those not tried."""
        amiss = (e.item for e in self.items if e.standing in ("partly", "missed"))
        return (*amiss, *(e.item for e in self.items if e.standing == "untried"))


def progress(
    unit: Unit, items: Mapping[str, Item], attempts: Iterable[Attempt], on: date
) -> tuple[ObjectiveProgress, ...]:
    """The state of each of a unit's objectives under the law of `on`, in the unit's order.

    - untried: none of its items has been tried.
    - not-yet: the latest attempt at each item tried earned nothing.
    - solid: the latest attempt at each item tried is right, and at least two
      items (the one, where there is one) are known, not just repaired.
    - getting-there: everything between.

    So an early miss never bars the way to solid, and repeating an answer that
    was just explained does not open it. Confidence and hints play no part.

    `attempts` are a record's, oldest first. They are rescored, so a corrected
    item counts as corrected. An attempt made under the law of another day
    counts where the item's key is the same on `on`; where the law has moved
    the key, it says nothing about `on`. Retired items count as far as they
    were tried, and are not asked for.
    """
    tried: dict[str, list[Attempt]] = {}
    for attempt in attempts:
        tried.setdefault(attempt.item, []).append(attempt)
    asked = [items[item_id] for item_id in unit.item_ids if item_id in items and _has_key(items[item_id], on)]
    found: dict[str, list[ItemEvidence]] = {objective.id: [] for objective in unit.objectives}
    for item in asked:
        evidence = item_evidence(item, tried.get(item.id, ()), on)
        retired_untried = item.retired is not None and evidence.standing == "untried"
        if item.objective in found and not retired_untried:
            found[item.objective].append(evidence)
    return tuple(
        ObjectiveProgress(objective, _state(found[objective.id]), tuple(found[objective.id]))
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


def _state(items: list[ItemEvidence]) -> State:
    standings = [evidence.standing for evidence in items if evidence.standing != "untried"]
    if not standings:
        return "untried"
    if all(standing == "missed" for standing in standings):
        return "not-yet"
    right = all(standing in ("known", "repaired") for standing in standings)
    enough = standings.count("known") >= min(ENOUGH, len(items))
    return "solid" if right and enough else "getting-there"


def _has_key(item: Item, on: date) -> bool:
    try:
        return bool(item.key_on(on))
    except BeforeHistory:
        return False


def _same_key(item: Item, as_of: date, on: date) -> bool:
    return _has_key(item, as_of) and item.key_on(as_of) == item.key_on(on)
