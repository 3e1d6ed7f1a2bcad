"""Marking old attempts anew."""

from datetime import date
from fractions import Fraction

import pytest

from explainer.model.item import Item
from explainer.scoring.attempt import attempt_item
from explainer.scoring.rescore import rescore
from tests.scoring.made_items import DAY, NOON, attempt, both, multiple_choice, option, single_choice

RIGHT = attempt_item(single_choice(), frozenset({"right"}), as_of=DAY, locale="en", at=NOON, hints=1)
DATED = [{"from": "1997-04-01", "is": "right"}]


def test_a_change_of_law_never_changes_an_old_score() -> None:
    changed = single_choice(key=[*DATED, {"from": "2027-01-01", "is": "wrong"}])
    assert rescore(RIGHT, changed) == RIGHT


def test_the_correction_of_a_mistake_does() -> None:
    corrected = single_choice(key="wrong")
    assert rescore(RIGHT, corrected).points == 0
    back = rescore(rescore(RIGHT, corrected), single_choice())
    assert back == RIGHT, "the response is evidence, so a wrong correction can be taken back"


def test_the_correction_of_one_day_leaves_the_attempts_of_other_days_alone() -> None:
    corrected = single_choice(
        key=[{"from": "1997-04-01", "is": "wrong"}, {"from": "2020-01-01", "is": "right"}]
    )
    old = attempt_item(single_choice(), frozenset({"right"}), as_of=date(2000, 1, 1), locale="en", at=NOON)
    assert rescore(RIGHT, corrected).points == 1
    assert rescore(old, corrected).points == 0


def test_a_flawed_item_gives_everyone_the_points_whenever_they_answered() -> None:
    credit = {"everyone_since": "2030-01-01", "reason": both("Two options were right.")}
    wrong = attempt_item(single_choice(), frozenset({"wrong"}), as_of=DAY, locale="en", at=NOON)
    assert wrong.points == 0
    assert rescore(wrong, single_choice(credit=credit)).points == wrong.out_of


def test_nothing_but_the_points_changes() -> None:
    revised = rescore(RIGHT, single_choice(key="wrong", stem=both("Other words?")))
    for name in ("item", "digest", "as_of", "locale", "mode", "chosen", "confidence", "hints", "at"):
        assert getattr(revised, name) == getattr(RIGHT, name), name


@pytest.mark.parametrize(
    "item",
    [
        single_choice(options=[option("wrong"), option("off")], key="off"),
        single_choice(key=[{"from": "2026-12-01", "is": "wrong"}]),
        single_choice(key="gone"),
    ],
    ids=["the option has gone", "the key's history begins later", "the item is broken"],
)
def test_where_the_item_can_no_longer_mark_it_the_attempt_keeps_its_points(item: Item) -> None:
    assert rescore(RIGHT, item) == RIGHT


def test_points_of_several_keys_are_recomputed_exactly() -> None:
    old = attempt(chosen=("key-0",), points=Fraction(1, 2))
    assert rescore(old, multiple_choice(3, 2)).points == Fraction(1, 3)


def test_another_item_cannot_rescore_it() -> None:
    with pytest.raises(ValueError, match="an attempt at an-item cannot be rescored by other-item"):
        rescore(RIGHT, single_choice(id="other-item"))
