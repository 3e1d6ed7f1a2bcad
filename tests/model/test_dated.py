"""Law that moves: values with their start days, intervals in force, dated keys."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from explainer.model.dated import BeforeHistory, DatedValue, Fact, InForce
from explainer.model.item import Item

CITE = {"source": "ina", "locator": "208"}
READ = {"cite": CITE, "confidence": "known", "read": date(2026, 6, 1)}


def fee() -> Fact:
    return Fact.model_validate(
        {
            "id": "fee",
            "label": {"en": "Fee", "es": "Tarifa"},
            "values": (
                {"from": date(1980, 3, 17), "absent": "not-yet", **READ},
                {"from": date(2025, 7, 22), "value": 100, **READ},
            ),
        }
    )


@pytest.mark.parametrize(
    ("day", "value", "absent"),
    [
        (date(1980, 3, 17), None, "not-yet"),
        (date(2025, 7, 21), None, "not-yet"),
        (date(2025, 7, 22), 100, None),
        (date(2050, 1, 1), 100, None),
    ],
)
def test_a_value_stands_from_its_day_until_the_next(day: date, value: int | None, absent: str | None) -> None:
    found = fee().on(day)
    assert (found.value, found.absent) == (value, absent)


def test_a_day_before_history_raises_and_falls_back_to_nothing() -> None:
    with pytest.raises(BeforeHistory, match="fee: nothing is recorded before 1980-03-17; 1980-03-16"):
        fee().on(date(1980, 3, 16))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "says none of them"),
        ({"value": 1, "absent": "ended"}, "says value and absent"),
        ({"absent": "ended", "unknown": "the order"}, "says absent and unknown"),
    ],
)
def test_a_dated_value_says_exactly_one_thing(said: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        DatedValue.model_validate({"from": date(1990, 1, 1), **said, **READ})


def test_zero_is_a_value_and_not_an_absence() -> None:
    assert DatedValue.model_validate({"from": date(1990, 1, 1), "value": 0, **READ}).value == 0


def test_values_are_listed_oldest_first() -> None:
    values = [{"from": date(1990, 1, 1), "value": 1, **READ}] * 2
    with pytest.raises(ValidationError, match="start on 1990-01-01 and then on 1990-01-01"):
        Fact.model_validate({"id": "fee", "label": {"en": "Fee", "es": "Tarifa"}, "values": values})


@pytest.mark.parametrize(
    ("day", "stands"),
    [
        (date(1996, 12, 31), False),
        (date(1997, 1, 1), True),
        (date(1999, 12, 31), True),
        (date(2000, 1, 1), False),
    ],
)
def test_an_interval_holds_from_its_first_day_to_the_day_before_until(day: date, stands: bool) -> None:
    interval = InForce.model_validate({"from": date(1997, 1, 1), "until": date(2000, 1, 1)})
    assert interval.covers(day) is stands


def test_an_interval_without_an_end_still_stands() -> None:
    assert InForce.model_validate({"from": date(1997, 1, 1)}).covers(date(2026, 6, 25))


def test_an_interval_ends_after_it_begins() -> None:
    with pytest.raises(ValidationError, match="first day on which it no longer stood"):
        InForce.model_validate({"from": date(1997, 1, 1), "until": date(1997, 1, 1)})


def item(key: object) -> Item:
    option = {"text": {"en": "x", "es": "y"}, "feedback": {"en": "x", "es": "y"}}
    return Item.model_validate(
        {
            "id": "who",
            "type": "single-choice",
            "level": "recall",
            "objective": "decide",
            "stem": {"en": "x", "es": "y"},
            "options": [{"id": name, **option} for name in ("a", "b", "c")],
            "key": key,
            "rationale": {"en": "x", "es": "y"},
            "cite": CITE,
        }
    )


@pytest.mark.parametrize(
    ("key", "day", "ids"),
    [
        ("a", date(1950, 1, 1), {"a"}),
        (("a", "b"), date(1950, 1, 1), {"a", "b"}),
        (
            [{"from": date(1980, 1, 1), "is": "a"}, {"from": date(1997, 1, 1), "is": "b"}],
            date(1996, 12, 31),
            {"a"},
        ),
        (
            [{"from": date(1980, 1, 1), "is": "a"}, {"from": date(1997, 1, 1), "is": "b"}],
            date(1997, 1, 1),
            {"b"},
        ),
        ([{"from": date(1980, 1, 1), "is": ("a", "c")}], date(2000, 1, 1), {"a", "c"}),
    ],
)
def test_a_key_is_that_of_the_day(key: object, day: date, ids: set[str]) -> None:
    assert item(key).key_on(day) == ids


def test_a_dated_key_is_not_guessed_for_a_day_before_it() -> None:
    with pytest.raises(BeforeHistory, match="who: its key is not recorded before 1979-12-31"):
        item([{"from": date(1980, 1, 1), "is": "a"}]).key_on(date(1979, 12, 31))


def test_an_option_that_was_never_offered_is_an_error() -> None:
    assert item("a").option("b").id == "b"
    with pytest.raises(KeyError, match="who offers no option d"):
        item("a").option("d")
