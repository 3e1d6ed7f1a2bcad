"""What a response earns: the options chosen, held against the item's key."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from explainer.model.item import Item

Verdict = Literal["right", "partly", "not-yet"]
HALF = Fraction(1, 2)


class NothingChosen(ValueError):
    """Nothing was chosen: ask again. It is no attempt, and it is not wrong."""


@dataclass(frozen=True, slots=True)
class Score:
    """Points of a possible total. Exact: a third is a third.

    Raises ValueError for points outside 0 … out_of.
    """

    points: Fraction
    out_of: Fraction = Fraction(1)

    def __post_init__(self) -> None:
        if self.out_of <= 0 or not 0 <= self.points <= self.out_of:
            raise ValueError(f"{self.points} of {self.out_of} points is no score")


def balance(keys_chosen: int, keys: int, distractors_chosen: int, distractors: int) -> Fraction:
    """The points of a multiple choice, between 0 and 1.

    The share of the key chosen minus the share of the distractors chosen,
    never below zero: choosing everything, like choosing nothing, earns
    exactly nothing, whatever the numbers of each.

    >>> balance(2, 2, 0, 3), balance(2, 2, 3, 3), balance(1, 2, 1, 3)
    (Fraction(1, 1), Fraction(0, 1), Fraction(1, 6))

    Raises ValueError for counts that no item has. Without a distractor,
    choosing everything would earn everything, so there must be one.
    """
    if keys < 1 or distractors < 1:
        raise ValueError(f"a multiple choice has keys and distractors, not {keys} and {distractors}")
    if not (0 <= keys_chosen <= keys and 0 <= distractors_chosen <= distractors):
        raise ValueError(
            f"nobody can choose {keys_chosen} of {keys} keys "
            f"and {distractors_chosen} of {distractors} distractors"
        )
    return max(Fraction(0), Fraction(keys_chosen, keys) - Fraction(distractors_chosen, distractors))


def score(item: Item, chosen: frozenset[str], on: date) -> Score:
    """Score the options a learner chose against the key in force `on` a day.

    `on` is the law's date that the learner was shown, not today.
    Single choice: the key, or nothing. Multiple choice: see `balance`. True or
    false with a reason: the right reason earns the point; another reason for
    the right judgement earns half. A flawed item (`credit`) gives everyone
    full points, whenever they answered.

    Raises NothingChosen if nothing was chosen. Raises ValueError for an option
    that the item never offered, for two where one may be chosen, and for an
    item that cannot be marked: these are faults in the caller or the content,
    and a silent zero would blame the learner for them. Raises BeforeHistory
    where a dated key does not reach back to `on`.
    """
    check_response(item, chosen)
    if item.credit is not None:
        return Score(Fraction(1))
    key = item.key_on(on)
    if not key or not key <= set(item.option_ids):
        raise ValueError(f"{item.id}: its key on {on} is not among its options")
    if item.type == "multiple-choice":
        distractors = frozenset(item.option_ids) - key
        return Score(balance(len(chosen & key), len(key), len(chosen - key), len(distractors)))
    if chosen <= key:
        return Score(Fraction(1))
    if item.type == "true-false" and _judgements(item, chosen) <= _judgements(item, key):
        return Score(HALF)
    return Score(Fraction(0))


def check_response(item: Item, chosen: frozenset[str]) -> None:
    """Whether a response can be marked at all: malformed is not wrong.

    Raises NothingChosen or ValueError, as `score` does.
    """
    if not chosen:
        raise NothingChosen(f"{item.id}: nothing was chosen. Choose an answer first")
    unknown = sorted(chosen - frozenset(item.option_ids))
    if unknown:
        raise ValueError(f"{item.id} offers no option {', '.join(unknown)}")
    if item.type != "multiple-choice" and len(chosen) > 1:
        raise ValueError(f"{item.id}: one option may be chosen, not {' and '.join(sorted(chosen))}")


def verdict(score: Score) -> Verdict:
    """The score in a word: all of the points, some, or none yet."""
    if score.points == score.out_of:
        return "right"
    return "partly" if score.points else "not-yet"


def _judgements(item: Item, reasons: frozenset[str]) -> frozenset[bool | None]:
    return frozenset(item.option(reason).says for reason in reasons)
