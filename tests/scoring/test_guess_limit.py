"""How long to wait before a wrong guess is answered."""

from dataclasses import fields

import pytest

from explainer.scoring import guess_limit
from explainer.scoring.guess_limit import (
    FREE_OF_ALL,
    HALF_LIFE,
    LONGEST_OF_ALL,
    LONGEST_OF_ONE,
    GuessLimit,
    delay,
)

KEY = b"k" * 32


def waits(
    limit: GuessLimit, guesses: int, *, code: str | None = None, token: str | None = None
) -> list[float]:
    return [limit.failed(code or f"code-{n}", token=token or f"token-{n}", now=0.0) for n in range(guesses)]


def test_the_first_typing_errors_cost_nothing_and_then_the_wait_doubles() -> None:
    assert waits(GuessLimit(KEY), 8, token="one") == [0, 0, 0, 0, 0.5, 1, 2, 4]


def test_guesses_at_one_code_are_counted_whoever_makes_them() -> None:
    assert waits(GuessLimit(KEY), 8, code="amber-canoe-lemon-igloo-4829-1057") == [0, 0, 0, 0, 0.5, 1, 2, 4]


def test_however_a_code_is_typed_it_is_counted_as_the_same() -> None:
    limit = GuessLimit(KEY)
    typed = ("Amber Canoe", "amber-canoe", "AMBERCANOE", "ámber canoe", "amber.canoe")
    assert [limit.failed(code, token=f"t{n}", now=0.0) for n, code in enumerate(typed)][-1] == 0.5


def test_the_wait_is_capped() -> None:
    assert max(waits(GuessLimit(KEY), 100, token="one")) == LONGEST_OF_ONE
    assert delay(1e9, 4.0, 30.0) == 30.0


def test_a_school_with_one_address_waits_for_nothing() -> None:
    """There is no address to count by: thirty students who mistype three times each wait not at all."""
    limit = GuessLimit(KEY)
    assert {limit.failed(f"code-{s}-{n}", token=f"t{s}", now=0.0) for s in range(30) for n in range(3)} == {
        0.0
    }


def test_a_guesser_who_drops_every_cookie_is_still_counted_and_holds_up_nobody_for_long() -> None:
    costs = waits(GuessLimit(KEY), 400)
    assert costs[: int(FREE_OF_ALL)] == [0.0] * int(FREE_OF_ALL)
    assert costs[int(FREE_OF_ALL)] > 0
    assert costs == sorted(costs) and costs[-1] == LONGEST_OF_ALL


def test_failures_are_forgotten_in_time() -> None:
    limit = GuessLimit(KEY)
    assert waits(limit, 8, token="one")[-1] == 4
    assert limit.failed("x", token="one", now=HALF_LIFE) == pytest.approx(0.5)
    assert limit.failed("y", token="one", now=10 * HALF_LIFE) == 0


def test_a_clock_that_steps_back_forgets_nothing_and_fails_nowhere() -> None:
    limit = GuessLimit(KEY)
    for _ in range(5):
        limit.failed("x", token="one", now=1000.0)
    assert limit.failed("x", token="one", now=0.0) == 1.0


def test_another_token_at_another_code_is_not_held_up_by_one_guesser() -> None:
    limit = GuessLimit(KEY)
    waits(limit, 50, token="guesser")
    assert limit.failed("another", token="student", now=0.0) == 0


def test_the_memory_is_bounded_and_the_newest_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guess_limit, "REMEMBERED", 10)
    limit = GuessLimit(KEY)
    for n in range(1000):
        limit.failed(f"code-{n}", token="one" if n % 5 == 0 else f"token-{n}", now=0.0)
    held = [getattr(limit, f.name) for f in fields(limit)]
    assert max(len(h) for h in held if hasattr(h, "popitem")) == 10
    assert limit.failed("z", token="one", now=0.0) == LONGEST_OF_ONE


def test_what_was_typed_is_kept_nowhere() -> None:
    limit = GuessLimit(KEY)
    limit.failed("amber-canoe-lemon-igloo-4829-1057", token="secret-token", now=0.0)
    everything = repr([getattr(limit, f.name) for f in fields(limit) if f.name != "key"]) + repr(limit)
    assert "amber" not in everything and "secret-token" not in everything and KEY.decode() not in everything


def test_there_is_nothing_to_tell_it_of_a_right_code_so_none_is_delayed() -> None:
    public = [name for name in dir(GuessLimit) if not name.startswith("_")]
    assert public == ["failed", "key"]
