"""A code on paper that the server which made it can confirm, and nobody can make up."""

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.model.unit import Unit
from explainer.opening import open_library
from explainer.scoring.attempt import Attempt, Mode
from explainer.scoring.completion_code import (
    LETTERS,
    CodeNotConfirmed,
    Completion,
    NotACompletionCode,
    completion,
    completion_code,
    confirm,
    looks_like_completion_code,
)
from explainer.scoring.return_code import looks_like_return_code

KEY, OTHER = b"k" * 32, b"o" * 32
UNITS = open_library().units
UNIT = UNITS[0]
DONE = Completion(UNIT.id, 7, 27, Fraction(11, 2), date(2026, 11, 22))
CODE = completion_code(DONE, "Quiet Lantern", KEY)


@given(
    answered=st.integers(0, 200),
    quarters=st.integers(0, 800),
    day=st.dates(date(2026, 1, 1), date(2036, 12, 31)),
    alias=st.text(min_size=1, max_size=30),
)
def test_what_was_put_in_comes_out(answered: int, quarters: int, day: date, alias: str) -> None:
    done = Completion(UNIT.id, answered, 200, Fraction(quarters, 4), day)
    assert confirm(completion_code(done, alias, KEY), alias, UNITS, KEY) == done


@pytest.mark.parametrize("typed", [CODE, CODE.lower(), CODE.replace("-", " "), f"  {CODE.replace('-', '')} "])
def test_capitals_hyphens_and_blanks_do_not_matter(typed: str) -> None:
    assert confirm(typed, "  quiet   LANTERN", UNITS, KEY) == DONE


@pytest.mark.parametrize("at", range(20))
def test_one_changed_sign_is_never_confirmed(at: int) -> None:
    signs = CODE.replace("-", "")
    for sign in set(LETTERS) - {signs[at]}:
        with pytest.raises(CodeNotConfirmed):
            confirm(signs[:at] + sign + signs[at + 1 :], "Quiet Lantern", UNITS, KEY)


@pytest.mark.parametrize(("alias", "key"), [("Brave Lantern", KEY), ("Quiet Lantern", OTHER)])
def test_another_alias_or_another_server_does_not_confirm_it(alias: str, key: bytes) -> None:
    with pytest.raises(CodeNotConfirmed):
        confirm(CODE, alias, UNITS, key)


@pytest.mark.parametrize(
    "typed", ["", "KITE 42", "amber-canoe-lemon-igloo-4829-1057", CODE[:-1], CODE + "A", "*" * 20]
)
def test_what_is_no_completion_code_is_told_apart(typed: str) -> None:
    assert not looks_like_completion_code(typed)
    with pytest.raises(NotACompletionCode):
        confirm(typed, "Quiet Lantern", UNITS, KEY)


def test_the_two_kinds_of_code_are_never_taken_for_each_other() -> None:
    assert looks_like_completion_code(CODE) and not looks_like_return_code(CODE)


def attempt(item: str, points: Fraction, mode: Mode = "scored", hour: int = 0) -> Attempt:
    return Attempt(
        item=item,
        digest="d",
        as_of=date(2026, 6, 25),
        locale="en",
        mode=mode,
        chosen=("a",),
        points=points,
        at=datetime(2026, 11, 22, hour, tzinfo=UTC),
    )


def test_only_first_answers_to_the_units_own_questions_count() -> None:
    first, second = UNIT.quiz[:2]
    attempts = [
        attempt(first, Fraction(1, 3)),
        attempt(first, Fraction(1), "practice"),
        attempt(second, Fraction(1)),
        attempt("of-another-unit", Fraction(1)),
    ]
    done = completion(UNIT, attempts, date(2026, 11, 22))
    assert (done.answered, done.points) == (2, Fraction(5, 4))


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.id)
def test_whoever_answers_everything_and_the_stand_ins_too_has_answered_each_question_once(unit: Unit) -> None:
    attempts = [attempt(item, Fraction(1)) for item in unit.item_ids]
    done = completion(unit, attempts, date(2026, 11, 22))
    assert done.answered == done.questions == done.points


@pytest.mark.parametrize("earlier", ["its own", "the stand-in"])
def test_of_a_question_and_its_stand_in_the_earlier_answer_gives_the_points(earlier: str) -> None:
    section = next(each for unit in UNITS for each in unit.sections if each.content_note)
    assert section.content_note is not None
    unit = next(each for each in UNITS if section in each.sections)
    two = [section.item, section.content_note.item]
    if earlier == "the stand-in":
        two.reverse()
    attempts = [attempt(two[0], Fraction(1), hour=8), attempt(two[1], Fraction(0), hour=9)]
    for told in (attempts, attempts[::-1]):
        done = completion(unit, told, date(2026, 11, 22))
        assert (done.answered, done.points) == (1, Fraction(1))
