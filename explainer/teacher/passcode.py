"""The teacher's passcode: what it may be, and the one-way form in which it is stored."""

import hashlib
import hmac
import unicodedata

from explainer.classroom.room_code import looks_like_room_code
from explainer.scoring.return_code import looks_like_return_code

LEAST_CHARACTERS = 8
"""With guesses that wait longer each time, eight characters outlast a school year of guessing."""

MOST_CHARACTERS = 200
_N, _R, _P = 2**14, 8, 1
"""scrypt's cost (RFC 7914): 16 MB and some 50 ms for each guess. More would be felt by a class, whose answers
the same laptop takes meanwhile; what slows a guesser down is the growing delay (scoring.guess_limit)."""


class PasscodeUnfit(ValueError):
    """A passcode that cannot be used. The message says why and what to do."""


def normal_passcode(typed: str) -> str:
    """What is compared: capitals, accents' encodings and blanks at the ends do not matter.

    >>> normal_passcode(" Seven Lanterns  42 ")
    'seven lanterns 42'
    """
    return " ".join(unicodedata.normalize("NFKC", typed).casefold().split())


def hash_passcode(typed: str, salt: bytes) -> bytes:
    """The stored form: the salt (16 random bytes, new for each passcode) and the scrypt of both.

    Raises PasscodeUnfit for one that is too short or long, or that is the form
    of a room code or of a student's return code, which the sign-in page would
    take for one.
    """
    passcode = normal_passcode(typed)
    if len(passcode) < LEAST_CHARACTERS:
        raise PasscodeUnfit(
            f"A passcode needs at least {LEAST_CHARACTERS} characters. Three words that do not belong "
            "together are easy to remember."
        )
    if len(passcode) > MOST_CHARACTERS:
        raise PasscodeUnfit(f"A passcode has at most {MOST_CHARACTERS} characters.")
    if looks_like_room_code(passcode):
        raise PasscodeUnfit("This has the form of a room code, which everyone sees. Choose something else.")
    if looks_like_return_code(passcode):
        raise PasscodeUnfit("This has the form of a student's return code. Choose something else.")
    return salt + _scrypt(passcode, salt)


def fits(typed: str, stored: bytes) -> bool:
    """Whether this is the passcode of the stored form."""
    passcode = normal_passcode(typed)
    if len(passcode) > MOST_CHARACTERS:
        return False
    salt, wanted = stored[:16], stored[16:]
    return hmac.compare_digest(_scrypt(passcode, salt), wanted)


def _scrypt(passcode: str, salt: bytes) -> bytes:
    words = passcode.encode("utf-8", "surrogatepass")
    return hashlib.scrypt(words, salt=salt, n=_N, r=_R, p=_P, maxmem=64 * 2**20, dklen=32)
