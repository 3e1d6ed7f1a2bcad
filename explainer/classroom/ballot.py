"""A ballot: one participant's current choice in one poll."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from explainer.model.item import Item

Sureness = Literal["sure", "unsure"]
"""Two words, because a class has seconds for them."""

MORE_TIME = timedelta(minutes=10)
"""How long a device that was given more time may still vote on a poll that has closed."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """What one participant chose. One row for each participant and poll, replaced until the close.

    `is_late`: cast after the close by a device that was given more time. It
    counts in the report and shows nowhere else, so that nobody can tell whose
    it is.
    """

    poll_id: int
    participant_id: int
    chosen: tuple[str, ...]
    sureness: Sureness | None
    at: datetime
    is_late: bool


def check_chosen(item: Item, chosen: Collection[str]) -> tuple[str, ...]:
    """The options as a ballot keeps them: in the item's own order.

    None at all is no ballot: the one before, if any, is taken back. Raises
    ValueError for an option that the item never offered, or for more than one
    where one may be chosen: a browser may send anything.
    """
    strange = set(chosen) - set(item.option_ids)
    if strange:
        raise ValueError(f"{item.id} offers no option {sorted(strange)[0]!r}")
    if item.type != "multiple-choice" and len(set(chosen)) > 1:
        raise ValueError(f"of {item.id} one option may be chosen")
    return tuple(option for option in item.option_ids if option in chosen)
