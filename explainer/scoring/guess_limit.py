"""How long to wait before a wrong guess is answered."""

import hmac
import math
import threading
from collections import OrderedDict
from dataclasses import dataclass, field

from explainer.scoring.return_code import normalise_code

HALF_LIFE = 600.0
"""Seconds in which half of the failures are forgotten: a lesson forgives a bad start."""

FIRST_DELAY = 0.5
"""Seconds that the first failure beyond the free ones costs; each further one doubles it."""

FREE_OF_ONE, LONGEST_OF_ONE = 4.0, 30.0
"""Failures of one token or at one code that cost nothing, and the most seconds they can cost."""

FREE_OF_ALL, LONGEST_OF_ALL = 120.0, 4.0
"""The same for all failures together: a school's typing errors cost nothing, and nobody can
make the others wait more than a few seconds."""

REMEMBERED = 4096
"""Codes, and tokens, that are counted at a time; the one failed longest ago goes first."""


@dataclass(slots=True)
class _Failures:
    """A count that fades."""

    count: float = 0.0
    at: float = 0.0

    def add(self, now: float) -> float:
        age = max(0.0, now - self.at)
        self.count = self.count * math.exp2(-age / HALF_LIFE) + 1.0
        self.at = max(self.at, now)
        return self.count


@dataclass(slots=True)
class GuessLimit:
    """Counts failed guesses for each code, each token and all together; each count fades.

    Never for each address: a school is one. It is told of failures only, so a
    right code is never delayed, whatever came before it; look the code up
    first, and ask here when it opened nothing. What keeps a record shut is the
    code's 62 bits; the delay makes guessing tiresome and visible.

    Codes and tokens are counted under digests keyed with `key`, so what was
    typed is not kept. The memory is bounded. For any number of threads.
    """

    key: bytes = field(repr=False)
    _codes: "OrderedDict[bytes, _Failures]" = field(default_factory=OrderedDict, repr=False)
    _tokens: "OrderedDict[bytes, _Failures]" = field(default_factory=OrderedDict, repr=False)
    _all: _Failures = field(default_factory=_Failures, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def failed(self, code: str, *, token: str, now: float) -> float:
        """Count a wrong guess. Seconds to wait before answering it, 0 for the first few.

        `now` is in seconds, from any clock that does not run backwards.
        """
        with self._lock:
            of_code = self._count(self._codes, "code", normalise_code(code), now)
            of_token = self._count(self._tokens, "token", token, now)
            of_all = self._all.add(now)
        return max(
            delay(of_code, FREE_OF_ONE, LONGEST_OF_ONE),
            delay(of_token, FREE_OF_ONE, LONGEST_OF_ONE),
            delay(of_all, FREE_OF_ALL, LONGEST_OF_ALL),
        )

    def _count(self, counts: "OrderedDict[bytes, _Failures]", kind: str, guessed: str, now: float) -> float:
        message = f"{kind}:{guessed}".encode("utf-8", "surrogatepass")
        digest = hmac.digest(self.key, message, "sha256")
        failures = counts.setdefault(digest, _Failures(at=now))
        counts.move_to_end(digest)
        if len(counts) > REMEMBERED:
            counts.popitem(last=False)
        return failures.add(now)


def delay(failures: float, free: float, longest: float) -> float:
    """Seconds that so many failures cost: none while they are free, then doubling up to the longest.

    >>> [delay(n, 4.0, 30.0) for n in (1, 4, 5, 6, 7, 20)]
    [0.0, 0.0, 0.5, 1.0, 2.0, 30.0]
    """
    if failures <= free:
        return 0.0
    doublings = min(failures - free - 1.0, 20.0)
    return min(longest, FIRST_DELAY * math.exp2(doublings))
