"""A response kept as evidence."""

import os
import subprocess
import sys
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from typing import Any

import pytest

from explainer.scoring.attempt import Attempt, attempt_item, digest
from explainer.scoring.marking import NothingChosen, Score
from tests.scoring.made_items import (
    DAY,
    NOON,
    attempt,
    both,
    multiple_choice,
    option,
    single_choice,
    true_false,
)

MEXICO = timezone(timedelta(hours=-6))


def test_an_attempt_holds_all_the_evidence() -> None:
    item = multiple_choice(2, 2)
    made = attempt_item(
        item, frozenset({"key-1", "key-0"}), as_of=DAY, locale="es", at=NOON, confidence="sure", hints=2
    )
    assert made == Attempt(
        item="an-item",
        digest=digest(item, DAY),
        as_of=DAY,
        locale="es",
        mode="scored",
        chosen=("key-0", "key-1"),
        points=Fraction(1),
        out_of=Fraction(1),
        confidence="sure",
        hints=2,
        at=NOON,
    )
    assert made.score == Score(Fraction(1))


def test_hints_and_confidence_never_change_the_points() -> None:
    item = multiple_choice(2, 2)
    plain = attempt_item(item, frozenset({"key-0"}), as_of=DAY, locale="en", at=NOON)
    for confidence in ("guessing", "fairly-sure", "sure"):
        other = attempt_item(
            item, frozenset({"key-0"}), as_of=DAY, locale="en", at=NOON, confidence=confidence, hints=9
        )
        assert other.score == plain.score


def test_nothing_chosen_makes_no_attempt() -> None:
    with pytest.raises(NothingChosen):
        attempt_item(single_choice(), frozenset(), as_of=DAY, locale="en", at=NOON)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"chosen": ()}, "lists what was chosen"),
        ({"chosen": ("b", "a")}, "each once and in order"),
        ({"chosen": ("a", "a")}, "each once and in order"),
        ({"hints": -1}, "-1 hints cannot be open"),
        ({"points": Fraction(2)}, "2 of 1 points is no score"),
        ({"at": datetime(2026, 11, 22)}, "time is UTC"),  # noqa: DTZ001
        ({"at": datetime(2026, 11, 22, tzinfo=MEXICO)}, "time is UTC"),
    ],
)
def test_what_is_no_attempt_is_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        attempt(**changes)


def options(**of_first: Any) -> list[dict[str, Any]]:
    return [option("right") | of_first, option("wrong"), option("off")]


SAME_QUESTION = {
    "another order": {"options": options()[::-1]},
    "better feedback": {"options": options(feedback=both("a better reason"))},
    "a better rationale": {"rationale": both("A better one.")},
    "another source": {"cite": {"source": "cfr", "locator": "8 CFR 208.30"}},
    "one more hint": {"hints": [both("Look again.")]},
    "credit for everyone": {"credit": {"everyone_since": "2026-10-01", "reason": both("Flawed.")}},
    "retired": {"retired": "2026-10-01"},
    "the same key, dated": {"key": [{"from": "1997-04-01", "is": "right"}]},
    "a later change of law": {
        "key": [{"from": "1997-04-01", "is": "right"}, {"from": "2027-01-01", "is": "off"}]
    },
}
ANOTHER_QUESTION = {
    "another id": {"id": "other-item"},
    "another stem": {"stem": both("What is not so?")},
    "another stem in Spanish": {"stem": {"en": "What is so?", "es": "¿Qué?"}},
    "a case": {"case": both("Ana arrives.")},
    "another text of an option": {"options": options(text=both("other words"))},
    "another id of an option": {"options": [option("right"), option("wrong"), option("other")]},
    "one option more": {"options": [*options(), option("more")]},
    "another key": {"key": "wrong"},
    "another type": {"item_type": "multiple-choice"},
}


@pytest.mark.parametrize("changes", SAME_QUESTION.values(), ids=SAME_QUESTION)
def test_the_digest_stays_where_the_same_is_asked(changes: dict[str, Any]) -> None:
    assert digest(single_choice(**changes), DAY) == digest(single_choice(), DAY)


@pytest.mark.parametrize("changes", ANOTHER_QUESTION.values(), ids=ANOTHER_QUESTION)
def test_the_digest_changes_with_what_is_asked_or_earns_credit(changes: dict[str, Any]) -> None:
    assert digest(single_choice(**changes), DAY) != digest(single_choice(), DAY)


def test_the_digest_is_that_of_the_day_shown() -> None:
    item = single_choice(key=[{"from": "1997-04-01", "is": "right"}, {"from": "2020-01-01", "is": "wrong"}])
    assert digest(item, date(2019, 1, 1)) != digest(item, date(2021, 1, 1)) == digest(item, DAY)


def test_the_digest_counts_the_judgement_of_a_reason() -> None:
    turned = [o.model_copy(update={"says": not o.says}) for o in true_false().options]
    assert digest(true_false().model_copy(update={"options": tuple(turned)}), DAY) != digest(
        true_false(), DAY
    )


def test_letters_composed_in_another_way_are_the_same_words() -> None:
    composed, decomposed = "¿Qu\u00e9?", "¿Que\u0301?"
    one, other = (single_choice(stem={"en": "What?", "es": words}) for words in (composed, decomposed))
    assert digest(one, DAY) == digest(other, DAY)


def test_the_digest_is_the_same_in_another_process() -> None:
    program = (
        "from explainer.scoring.attempt import digest\n"
        "from tests.scoring.made_items import DAY, multiple_choice\n"
        "print(digest(multiple_choice(3, 2), DAY))"
    )
    env = {**os.environ, "PYTHONHASHSEED": "12345", "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    other = subprocess.run(
        [sys.executable, "-c", program], env=env, capture_output=True, text=True, check=True, timeout=60
    )
    assert other.stdout.strip() == digest(multiple_choice(3, 2), DAY)


def test_the_digest_is_the_one_of_records_already_kept() -> None:
    """If this fails, the recipe has changed: name it "2:" and leave old digests alone."""
    kept = "1:1bfefcee8e8fd58fa6ee0c25beb3fcf4451f4f94a56ed047100ad93861db4627"
    assert digest(single_choice(), DAY) == kept
