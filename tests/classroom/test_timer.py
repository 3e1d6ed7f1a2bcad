"""The timer: it counts down, stands still, and is right after a restart or a clock that jumped."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from explainer.classroom.timer import Timer, fresh_timer
from tests.classroom.made_talk import NOON


def after(seconds: float) -> timedelta:
    return timedelta(seconds=seconds)


def test_a_fresh_timer_stands_with_all_its_time() -> None:
    timer = fresh_timer(5)
    assert (timer.left(NOON), timer.is_running, timer.is_paused) == (300, False, False)


def test_it_counts_down_to_nothing_and_no_further() -> None:
    timer = fresh_timer(1).start(NOON)
    assert [timer.left(NOON + after(s)) for s in (0, 20, 59.9, 60, 4000)] == [60, 40, 1, 0, 0]
    assert timer.is_running


def test_a_pause_keeps_what_is_left_however_long_it_lasts() -> None:
    paused = fresh_timer(2).start(NOON).pause(NOON + after(30))
    assert paused.is_paused and paused.left(NOON + after(9999)) == 90
    again = paused.start(NOON + after(1000))
    assert again.left(NOON + after(1030)) == 60


def test_starting_twice_gives_no_time_away() -> None:
    timer = fresh_timer(2).start(NOON)
    assert timer.start(NOON + after(60)) is timer


def test_a_clock_set_back_gives_no_time_away() -> None:
    timer = fresh_timer(2).start(NOON)
    assert timer.left(NOON - after(3600)) == 120


def test_more_minutes_are_added_to_what_is_left_running_or_not() -> None:
    running = fresh_timer(2).start(NOON).lengthen(3, NOON + after(60))
    assert running.is_running and running.left(NOON + after(60)) == 240 and running.minutes == 5
    over = fresh_timer(1).start(NOON).lengthen(2, NOON + after(500))
    assert over.left(NOON + after(500)) == 120
    standing = fresh_timer(2).lengthen(1, NOON)
    assert (standing.is_running, standing.is_paused, standing.left(NOON)) == (False, False, 180)


def test_its_plain_fields_bring_it_back_as_it_was() -> None:
    timer = fresh_timer(4).start(NOON)
    assert Timer(timer.minutes, timer.held, timer.started) == timer


@given(st.lists(st.tuples(st.sampled_from(["start", "pause"]), st.integers(-90, 90)), max_size=12))
def test_time_never_grows_by_itself_whatever_is_pressed_and_however_the_clock_jumps(
    presses: list[tuple[str, int]],
) -> None:
    timer, now, least = fresh_timer(3), NOON, 180
    for press, seconds in presses:
        now += after(seconds)
        timer = timer.start(now) if press == "start" else timer.pause(now)
        assert 0 <= timer.held <= least
        least = timer.held
        assert 0 <= timer.left(now) <= timer.held
