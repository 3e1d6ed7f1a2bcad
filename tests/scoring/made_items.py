"""Items and attempts made up for tests."""

from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

from explainer.model.item import Item
from explainer.scoring.attempt import Attempt

DAY = date(2026, 6, 25)
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def both(words: str) -> dict[str, str]:
    return {"en": words, "es": f"{words} (es)"}


def option(option_id: str, **more: Any) -> dict[str, Any]:
    return {"id": option_id, "text": both(f"text of {option_id}"), "feedback": both("why"), **more}


def written(item_type: str = "single-choice", **changes: Any) -> dict[str, Any]:
    """An item as its author writes it."""
    return {
        "id": "an-item",
        "type": item_type,
        "level": "recall",
        "objective": "an-objective",
        "stem": both("What is so?"),
        "options": [option("right"), option("wrong"), option("off")],
        "key": "right",
        "rationale": both("Because."),
        "cite": {"source": "ina", "locator": "208(a)"},
        **changes,
    }


def single_choice(**changes: Any) -> Item:
    return Item.model_validate(written(**changes))


def multiple_choice(keys: int, distractors: int, **changes: Any) -> Item:
    ids = [*(f"key-{n}" for n in range(keys)), *(f"distractor-{n}" for n in range(distractors))]
    changes = {"options": [option(i) for i in ids], "key": ids[:keys], **changes}
    return Item.model_validate(written("multiple-choice", **changes))


def true_false(**changes: Any) -> Item:
    options = [
        option("true-because-law", says=True),
        option("true-because-habit", says=True),
        option("false-because-fear", says=False),
        option("false-because-rumour", says=False),
    ]
    return Item.model_validate(written("true-false", options=options, key="true-because-law", **changes))


def attempt(item: str = "an-item", chosen: tuple[str, ...] = ("right",), **changes: Any) -> Attempt:
    values: dict[str, Any] = {
        "item": item,
        "digest": "1:0",
        "as_of": DAY,
        "locale": "en",
        "mode": "scored",
        "chosen": chosen,
        "points": Fraction(1),
        "at": NOON,
    }
    return Attempt(**{**values, **changes})
