"""How fast room codes may be tried, and when to tell the teacher that someone is guessing."""

from collections import Counter, deque
from dataclasses import dataclass, field
from threading import Lock

PER_SECOND = 8.0
"""Wrong codes that are answered in a second, one after the other, whoever typed them."""

AT_LEAST = 0.3
"""Seconds before a wrong code is answered where nobody guesses. Who tries many in turn notices it."""

PLACES, OF_ONE_ADDRESS = 300, 200
"""Wrong codes that may wait for their answer, of everyone together and of one address. With PER_SECOND this
bounds what can be tried in a minute, 300 + 60 × 8 = 780 codes of 55,220: 1.4 %."""

WARN_AFTER, WARN_WITHIN = 20, 60.0
"""Different wrong codes within so many seconds. A class that copies last week's code types one wrong code
thirty times; a guesser types thirty codes."""


@dataclass(slots=True)
class CodeGuesses:
    """Lets right codes in at once, and bounds how many wrong ones can be tried.

    Nothing tells a student from a guesser but the code itself: a school is one
    address, and a token costs nothing. So a code that is right is looked up
    and answered at once and uses nothing up, while the answers to wrong ones
    stand in one queue that moves at PER_SECOND. Forty students get in as if
    nobody else were there, whether a guesser waits for each answer or has a
    hundred requests under way; both learn eight codes a second between them.

    Who does not wait (a right code answers at once, so no answer is an answer
    too) wins nothing: a wrong code keeps its place in the queue until its
    answer is due, whoever has left by then, and where no place is free no code
    is looked up, neither right nor wrong. Two thirds of the places are the
    most that one address can fill, so that one device's flood does not shut
    out a class on the same Wi-Fi. Where class and flood share an address, or
    it has several, typed codes wait until it ends; the QR code and who is in
    already never come here. This is on purpose: letting right codes through
    then would let the flood try every code there is.

    `now` is in seconds, from any clock that does not run backwards. For any
    number of threads. In memory: addresses are forgotten within a minute.
    """

    _due: "deque[tuple[float, str]]" = field(default_factory=deque)
    _taken: "Counter[str]" = field(default_factory=Counter)
    _wrong: dict[str, float] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock, repr=False)

    def may_look(self, address: str, *, now: float) -> bool:
        """Take a place; False where none is free. Whoever took one says `done` or `wrong` afterwards."""
        with self._lock:
            while self._due and self._due[0][0] <= now:
                self._give_back(self._due.popleft()[1])
            if self._taken.total() >= PLACES or self._taken[address] >= OF_ONE_ADDRESS:
                return False
            self._taken[address] += 1
            return True

    def done(self, address: str) -> None:
        """The code was right, or could not be looked up: the place is free again."""
        with self._lock:
            self._give_back(address)

    def wrong(self, code: str, address: str, *, now: float) -> float:
        """The code opened nothing. In how many seconds that may be said; the place is kept until then."""
        with self._lock:
            last = self._due[-1][0] if self._due else now
            due = max(now + AT_LEAST, last + 1.0 / PER_SECOND)
            self._due.append((due, address))
            self._wrong = {each: at for each, at in self._wrong.items() if now - at <= WARN_WITHIN}
            self._wrong[code] = now
            return due - now

    def someone_guesses(self, *, now: float) -> bool:
        """Whether so many different codes were wrong lately that the teacher should know."""
        with self._lock:
            return sum(now - at <= WARN_WITHIN for at in self._wrong.values()) >= WARN_AFTER

    def _give_back(self, address: str) -> None:
        self._taken[address] -= 1
        if self._taken[address] <= 0:
            del self._taken[address]
