"""A dated value in words."""

from datetime import date
from typing import Any

import pytest

from explainer.dated_words import period_words, value_words
from explainer.model.dated import BeforeHistory
from explainer.model.text import Text
from explainer.wording import Wording
from tests.components.made_content import DAY, EN, ES, dated


@pytest.mark.parametrize(
    ("said", "say", "words"),
    [
        ({"value": 7}, EN, "7"),
        ({"value": 1250}, EN, "1,250"),
        ({"value": 0.5}, EN, "0.5"),
        ({"value": 0.5}, ES, "0.5"),
        ({"value": "by hand"}, EN, "by hand"),
        ({"value": {"en": "two years", "es": "dos años"}}, ES, "dos años"),
        ({"value": "P1Y"}, EN, "1 year"),
        ({"value": "P1Y"}, ES, "1 año"),
        ({"value": "P2Y6M"}, EN, "2 years, 6 months"),
        ({"value": "P2Y6M"}, ES, "2 años, 6 meses"),
        ({"value": "P1M"}, ES, "1 mes"),
        ({"value": "P180D"}, EN, "180 days"),
        ({"value": "P1D"}, ES, "1 día"),
        ({"value": "P0D"}, EN, "0 days"),
        ({"value": "P0Y"}, ES, "0 días"),
        ({"value": "PY"}, EN, "PY"),
        ({"value": "P1Y rule"}, EN, "P1Y rule"),
        ({"absent": "not-yet"}, EN, "(no such rule yet)"),
        ({"absent": "ended"}, EN, "(no longer in force)"),
        ({"absent": "no-limit"}, EN, "no limit"),
        ({"absent": "not-signed"}, EN, "(not signed)"),
        ({"unknown": "looked in the register"}, EN, "(our sources do not say)"),
    ],
)
def test_a_value_is_told_as_a_number_as_words_or_as_what_there_is_not(
    said: dict[str, Any], say: Wording, words: str
) -> None:
    assert value_words(dated(**said), DAY, say) == words


@pytest.mark.parametrize("absence", ["not-yet", "ended", "no-limit", "not-signed"])
def test_every_absence_has_words_in_spanish(absence: str) -> None:
    fact = dated(absent=absence)
    assert value_words(fact, DAY, ES) != value_words(fact, DAY, EN)


@pytest.mark.parametrize("words", ["", "P", "1Y", "P1", "P1Y2", "P-1Y", "P1M1Y"])
def test_what_is_no_period_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="is no period such as P1Y"):
        period_words(words, EN)


def test_a_number_has_its_unit_and_an_absence_has_none() -> None:
    days = {"unit": Text(en="days", es="días")}
    assert value_words(dated(value=7).model_copy(update=days), DAY, ES) == "7 días"
    assert value_words(dated(absent="ended").model_copy(update=days), DAY, EN) == "(no longer in force)"


def test_a_day_before_its_history_is_refused_and_never_guessed() -> None:
    with pytest.raises(BeforeHistory, match="nothing is recorded before 1997-04-01"):
        value_words(dated(value=7), date(1997, 3, 31), EN)
