"""Room codes: a short word and two digits on the projector, typed on thirty phones ("KITE 42")."""

import random
import re
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

WORDS = Path(__file__).parent / "words" / "room-codes.txt"

REFUSED = frozenset({22, 33, 38, 44, 45, 47, 69, 86, 88})
"""Numbers that stand for something: calibres, parties and presidents, hate groups, jokes."""

NUMBERS = tuple(n for n in range(22, 100) if not set(str(n)) & set("01") and n not in REFUSED)
"""Two digits of 2 to 9: no 0 that a wall shows as O, no 1 that it shows as I, l or 7."""

DRAWS = 100
"""Draws before the search goes through every code in turn."""

_NORMAL = re.compile(r"[A-Z]{3,5}[0-9]{2}")
_LETTERS_FOR_DIGITS = str.maketrans("OIL", "011")


class NoRoomCodeLeft(RuntimeError):
    """Every room code is taken: some 55,000 rooms are open at a time."""


@cache
def room_words() -> tuple[str, ...]:
    """The words that codes begin with; the file says by which rules it was read."""
    lines = WORDS.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def how_many() -> int:
    """How many room codes there are: what a guesser has to try."""
    return len(room_words()) * len(NUMBERS)


def mint_room_code(rng: random.Random, taken: Callable[[str], bool]) -> str:
    """A code in its normal form, "KITE42", that is not taken.

    `rng` is a `secrets.SystemRandom` but in tests. Raises NoRoomCodeLeft when
    every code is taken.
    """
    for _ in range(DRAWS):
        code = f"{rng.choice(room_words())}{rng.choice(NUMBERS)}".upper()
        if not taken(code):
            return code
    every = [f"{word}{number}".upper() for word in room_words() for number in NUMBERS]
    rng.shuffle(every)
    for code in every:
        if not taken(code):
            return code
    raise NoRoomCodeLeft(f"all {len(every)} room codes are taken")


def shown(code: str) -> str:
    """A normal form as people see it.

    >>> shown("KITE42")
    'KITE 42'
    """
    return f"{code[:-2]} {code[-2:]}"


def normalise_room_code(typed: str) -> str:
    """What is left of a typed code to compare: capitals and digits.

    Case, accents, blanks, hyphens and other marks are folded away. Beside a
    digit at the end, O is read as 0, and I and l as 1: no code has these
    digits, but what was typed is then known for a code and not for a word.

    >>> normalise_room_code(" Kite–42. ")
    'KITE42'
    >>> normalise_room_code("kite 4o")
    'KITE40'
    >>> normalise_room_code("igloo")
    'IGLOO'
    """
    folded = unicodedata.normalize("NFKD", typed).upper()
    plain = "".join(sign for sign in folded if sign.isascii() and sign.isalnum())
    end = plain[-2:]
    if any(sign.isdigit() for sign in end):
        end = end.translate(_LETTERS_FOR_DIGITS)
    return plain[:-2] + end


def looks_like_room_code(text: str) -> bool:
    """Whether a text has a room code's shape: so other fields can say where it belongs.

    A code with a mistyped letter still looks like one; whether a room has it is another question.
    """
    return _NORMAL.fullmatch(normalise_room_code(text)) is not None
