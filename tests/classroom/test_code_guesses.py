"""Right codes go in at once; what can be tried in a minute is bounded, however many ask at the same time."""

import random

import pytest

from explainer.classroom.code_guesses import (
    AT_LEAST,
    OF_ONE_ADDRESS,
    PER_SECOND,
    PLACES,
    WARN_AFTER,
    WARN_WITHIN,
    CodeGuesses,
)
from explainer.classroom.room_code import how_many

SCHOOL, OTHER = "10.0.0.1", "10.0.0.2"
MINUTE = 60.0
LIMIT = 0.02 * how_many()


def guess(guesses: CodeGuesses, code: str, now: float, address: str = SCHOOL) -> float | None:
    """The wait for a wrong code; None where it was not looked up."""
    if not guesses.may_look(address, now=now):
        return None
    return guesses.wrong(code, address, now=now)


def goes_in(guesses: CodeGuesses, now: float, address: str = SCHOOL) -> bool:
    """Whether the right code is looked up now. It uses nothing up."""
    if not guesses.may_look(address, now=now):
        return False
    guesses.done(address)
    return True


@pytest.mark.parametrize("lanes", [1, 6, 50, OF_ONE_ADDRESS - 1])
def test_forty_go_in_beside_a_guesser_who_waits_for_answers_on_any_number_of_connections(lanes: int) -> None:
    guesses, tried, rng = CodeGuesses(), 0, random.Random(4)
    free_at = [0.0] * lanes
    joins = sorted(rng.uniform(20, 30) for _ in range(40))
    let_in = 0
    while min(free_at) < MINUTE:
        lane = free_at.index(min(free_at))
        now = free_at[lane]
        while joins and joins[0] <= now:
            let_in += goes_in(guesses, joins.pop(0))
        wait = guess(guesses, f"code {tried}", now)
        assert wait is not None
        tried += 1
        free_at[lane] = now + wait
    assert let_in == 40
    assert tried < LIMIT
    assert guesses.someone_guesses(now=MINUTE)


@pytest.mark.parametrize("addresses", [1, 2, 10])
def test_a_flood_that_waits_for_no_answer_tries_no_more(addresses: int) -> None:
    guesses, tried = CodeGuesses(), 0
    for n in range(60_000):  # a thousand a second
        now = n / 1000
        tried += guess(guesses, f"code {n}", now, f"10.0.1.{n % addresses}") is not None
    assert tried <= PLACES + MINUTE * PER_SECOND + 1 < LIMIT
    assert guesses.someone_guesses(now=MINUTE)


def test_a_flood_from_one_device_shuts_out_nobody_on_another() -> None:
    guesses, let_in = CodeGuesses(), 0
    for n in range(10_000):
        now = n / 1000
        guess(guesses, f"code {n}", now, OTHER)
        if n % 250 == 0:
            let_in += goes_in(guesses, now, SCHOOL)
    assert let_in == 40


def test_in_a_flood_right_codes_are_no_exception_or_it_could_try_them_all() -> None:
    guesses = CodeGuesses()
    for n in range(OF_ONE_ADDRESS):
        assert guess(guesses, f"code {n}", 0.0) is not None
    assert not guesses.may_look(SCHOOL, now=0.0)
    assert guesses.may_look(OTHER, now=0.0)
    assert goes_in(guesses, OF_ONE_ADDRESS / PER_SECOND + 1), "the answers went out, so the places are free"


def test_lookups_under_way_at_the_same_time_count_too() -> None:
    guesses = CodeGuesses()
    under_way = [guesses.may_look(f"10.0.1.{n % 7}", now=0.0) for n in range(PLACES + 50)]
    assert under_way.count(True) == PLACES
    guesses.done("10.0.1.0")
    assert guesses.may_look(OTHER, now=0.0)


def test_one_mistyped_code_is_answered_soon() -> None:
    guesses = CodeGuesses()
    assert guess(guesses, "KITE42", 0.0) == pytest.approx(AT_LEAST)
    assert guess(guesses, "KITE42", 100.0) == pytest.approx(AT_LEAST)


def test_a_class_that_types_last_weeks_code_is_no_guesser() -> None:
    guesses = CodeGuesses()
    for n in range(35):
        guess(guesses, f"KITE4{n % 3}", float(n))
    assert not guesses.someone_guesses(now=35.0)


def test_the_warning_ends_when_the_guessing_does() -> None:
    guesses = CodeGuesses()
    for n in range(WARN_AFTER):
        assert not guesses.someone_guesses(now=n / 10)
        guess(guesses, f"code {n}", n / 10)
    assert guesses.someone_guesses(now=3.0)
    assert not guesses.someone_guesses(now=3.0 + WARN_WITHIN)


def test_a_clock_that_stands_still_or_jumps_ahead_frees_or_locks_nothing_for_ever() -> None:
    guesses = CodeGuesses()
    for n in range(PLACES * 2):
        guess(guesses, f"code {n}", 0.0, f"10.0.1.{n % 5}")
    assert not guesses.may_look(SCHOOL, now=0.0)
    assert goes_in(guesses, 1e6)
