"""Return codes: how a learner opens the record again on another device."""

import random
import re
import unicodedata

from explainer.model.text import Locale
from explainer.scoring.word_list import words

WORDS = 4
DIGITS = 8

_NORMAL = re.compile(r"[a-z]{16,32}[0-9]{8}")


def mint_code(rng: random.Random, locale: Locale = "en") -> str:
    """A new return code, as it is shown: "amber-canoe-lemon-igloo-4829-1057".

    4 words of 512 are 36 bits, 8 digits more than 26.5: over 62 bits. Whoever
    tries a million codes a second against a million records would need months
    for one. Words and digits, because a phone's keyboard makes random letters
    a trial. No two codes have the same normal form, for the first four letters
    of a word are no other word's. `rng` is a `secrets.SystemRandom` but in tests.
    """
    chosen = [rng.choice(words(f"code-{locale}")) for _ in range(WORDS)]
    digits = f"{rng.randrange(10**DIGITS):0{DIGITS}}"
    return "-".join((*chosen, digits[:4], digits[4:]))


def normalise_code(typed: str) -> str:
    """What is left of a typed code to compare: its letters and digits.

    Case, accents, spaces, hyphens and other marks are folded away: phones put
    capitals, blanks and accents where nobody asked for them.

    >>> normalise_code(" Ámber canoe–LEMON igloo 4829 1057. ")
    'ambercanoelemonigloo48291057'
    """
    folded = unicodedata.normalize("NFKD", typed).casefold()
    return "".join(c for c in folded if c.isascii() and c.isalnum())


def looks_like_return_code(text: str) -> bool:
    """Whether a text has a return code's shape: so other fields can say where it belongs.

    A code with a mistyped letter still looks like one.
    """
    return _NORMAL.fullmatch(normalise_code(text)) is not None
