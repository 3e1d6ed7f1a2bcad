"""Marking old attempts anew, after a correction."""

from dataclasses import replace

from explainer.model.dated import BeforeHistory
from explainer.model.item import Item
from explainer.scoring.attempt import Attempt
from explainer.scoring.marking import Score, score


def rescore(attempt: Attempt, item: Item) -> Attempt:
    """The attempt with the points that the item gives it now.

    The item is resolved for the attempt's own `as_of`. So a change of law,
    which adds a later `from` to the key, never changes an old score; the
    correction of a mistake does. Where everyone is given credit for a flawed
    item, so is this attempt. What was asked, chosen and when stays as it was,
    the digest too: it says which wording was answered.

    Where the item can no longer mark the response (an option or a part of the
    key's history has gone), the attempt keeps its points: the opinion formed
    at the time is the best there is. Raises ValueError for another item.
    """
    if attempt.item != item.id:
        raise ValueError(f"an attempt at {attempt.item} cannot be rescored by {item.id}")
    if item.credit is not None:
        return replace(attempt, points=attempt.out_of)
    marked = _marked(attempt, item)
    return attempt if marked is None else replace(attempt, points=marked.points, out_of=marked.out_of)


def _marked(attempt: Attempt, item: Item) -> Score | None:
    try:
        return score(item, frozenset(attempt.chosen), attempt.as_of)
    except (ValueError, BeforeHistory):
        return None
