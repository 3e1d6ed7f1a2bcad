"""A timer that a teacher starts, pauses and lengthens. It tells what is left and closes nothing."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

TimerAct = Literal["start", "pause", "lengthen", "stop"]
"""What a teacher does with it."""


@dataclass(frozen=True)
class Timer:
    """Minutes to count down. Plain fields, so that it survives in the storage.

    `held` are the seconds that were left when it last began or stopped;
    `started` is when it last began, None while it stands. What is left is
    worked out from the two, so nothing has to tick.
    """

    minutes: int
    held: int
    started: datetime | None = None

    @property
    def is_running(self) -> bool:
        """Whether time is passing (it may have run out)."""
        return self.started is not None

    @property
    def is_paused(self) -> bool:
        """Whether it has been running and stands now."""
        return self.started is None and self.held < 60 * self.minutes

    def left(self, now: datetime) -> int:
        """The seconds left, never below 0.

        A clock that was set back gives no time away: there is never more left
        than when it began.
        """
        if self.started is None:
            return self.held
        passed = int((now - self.started).total_seconds())
        return max(0, self.held - max(0, passed))

    def start(self, now: datetime) -> "Timer":
        """Begin, or go on after a pause. A timer that runs goes on as it was."""
        return self if self.is_running else replace(self, started=now)

    def pause(self, now: datetime) -> "Timer":
        """Stand still, with what is left."""
        return replace(self, held=self.left(now), started=None)

    def lengthen(self, minutes: int, now: datetime) -> "Timer":
        """Some minutes more, counted from now if the time had run out."""
        more = replace(self.pause(now), minutes=self.minutes + minutes, held=self.left(now) + 60 * minutes)
        return more.start(now) if self.is_running else more


@dataclass(frozen=True, slots=True)
class RoomTimer:
    """The timer of a room, and the step of the lesson that it is for (lesson.Step.name)."""

    step: str
    timer: Timer


def fresh_timer(minutes: int) -> Timer:
    """A timer that has not begun.

    >>> from datetime import UTC, timedelta
    >>> noon = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
    >>> timer = fresh_timer(5).start(noon).pause(noon + timedelta(minutes=2))
    >>> timer.left(noon + timedelta(hours=1)), timer.is_paused
    (180, True)
    """
    return Timer(minutes, 60 * minutes)
