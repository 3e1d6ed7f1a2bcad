"""Completion codes: what a student's paper says of their work, and a teacher's server can confirm.

The code holds its own facts, signed with the server's key, so nothing is
stored for it: a record that was erased since still has a true paper.
"""

import hashlib
import hmac
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from explainer.model.unit import Unit
from explainer.scoring.attempt import Attempt

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's 32 signs: no I, L, O or U, so that none is taken for another on paper."""
CODE_LETTERS = 20
FIRST_DAY = date(2026, 1, 1)

_WIDTHS = (10, 8, 8, 10, 12)
"""Bits for the unit's tag, questions answered, questions in all, quarter points, days since FIRST_DAY."""
_SIGNED = CODE_LETTERS * 5 - sum(_WIDTHS)
"""52 bits of signature: a guess succeeds once in 4 500 million million."""


class NotACompletionCode(ValueError):
    """What was typed has not the form of a completion code."""


class CodeNotConfirmed(ValueError):
    """The code was not made here, or not for this alias, or a sign of it is mistyped."""


@dataclass(frozen=True)
class Completion:
    """What a record showed of one unit on one day. Points are of first answers, rounded down to quarters."""

    unit: str
    answered: int
    questions: int
    points: Fraction
    on: date


def completion(unit: Unit, attempts: Iterable[Attempt], on: date) -> Completion:
    """What the attempts show: first, scored answers to the unit's own questions.

    A section's question and the one that stands in for it where the section
    was skipped are one question: whoever answers both has answered it once,
    and the earlier answer gives the points.
    """
    asked = {*(section.item for section in unit.sections), *unit.quiz}
    stands_for = {
        section.content_note.item: section.item
        for section in unit.sections
        if section.content_note is not None and section.content_note.item not in asked
    }
    first: dict[str, Attempt] = {}
    for attempt in attempts:
        question = stands_for.get(attempt.item, attempt.item)
        if attempt.mode == "scored" and question in asked:
            earlier = first.setdefault(question, attempt)
            if attempt.at < earlier.at:
                first[question] = attempt
    points = sum((Fraction(attempt.points) for attempt in first.values()), Fraction(0))
    return Completion(unit.id, len(first), len(asked), Fraction(int(points * 4), 4), on)


def completion_code(done: Completion, alias: str, key: bytes) -> str:
    """The code for a paper: "7K2QM-…", four groups of five signs. `key` is the server's own, secret."""
    fields = (
        _tag(done.unit),
        done.answered,
        done.questions,
        int(done.points * 4),
        (done.on - FIRST_DAY).days,
    )
    packed = 0
    for width, value in zip(_WIDTHS, fields, strict=True):
        packed = packed << width | min(value, 2**width - 1)
    number = packed << _SIGNED | _signature(packed, done.unit, alias, key)
    signs = "".join(LETTERS[number >> 5 * at & 31] for at in reversed(range(CODE_LETTERS)))
    return "-".join(signs[at : at + 5] for at in range(0, CODE_LETTERS, 5))


def completion_codes(
    units: Iterable[Unit], attempts: Sequence[Attempt], alias: str, on: date, key: bytes
) -> tuple[tuple[Unit, Completion, str], ...]:
    """Each unit in which something was answered, what was done in it, and the code that says so."""
    done = [(unit, completion(unit, attempts, on)) for unit in units]
    return tuple((unit, one, completion_code(one, alias, key)) for unit, one in done if one.answered)


def confirm(typed: str, alias: str, units: Sequence[Unit], key: bytes) -> Completion:
    """What a code says, if it was made here for this alias.

    Raises NotACompletionCode for another form, CodeNotConfirmed where the
    signature does not fit.
    """
    signs = _signs(typed)
    if not looks_like_completion_code(typed):
        raise NotACompletionCode(typed)
    number = 0
    for sign in signs:
        number = number << 5 | LETTERS.index(sign)
    packed, signature = number >> _SIGNED, number & 2**_SIGNED - 1
    values, rest = [], packed
    for width in reversed(_WIDTHS):
        values.append(rest & 2**width - 1)
        rest >>= width
    days, quarters, questions, answered, tag = values
    for unit in units:
        if _tag(unit.id) == tag and hmac.compare_digest(
            _bytes(signature), _bytes(_signature(packed, unit.id, alias, key))
        ):
            on = FIRST_DAY + timedelta(days=days)
            return Completion(unit.id, answered, questions, Fraction(quarters, 4), on)
    raise CodeNotConfirmed(typed)


def looks_like_completion_code(typed: str) -> bool:
    """Whether a text has the form of one, so that other fields can say where it belongs."""
    signs = _signs(typed)
    return len(signs) == CODE_LETTERS and set(signs) <= set(LETTERS)


def _signs(typed: str) -> str:
    """The signs without hyphens and blanks, with letters that are not used read as those they look like."""
    plain = "".join(sign for sign in typed.upper() if not sign.isspace() and sign not in "-–—.")
    return plain.translate(str.maketrans("OILU", "011V"))


def _tag(unit_id: str) -> int:
    return int.from_bytes(hashlib.sha256(unit_id.encode()).digest()[:2]) >> 16 - _WIDTHS[0]


def _signature(packed: int, unit_id: str, alias: str, key: bytes) -> int:
    told = f"{packed}\n{unit_id}\n{' '.join(alias.casefold().split())}".encode("utf-8", "surrogatepass")
    return int.from_bytes(hmac.digest(key, told, "sha256")[:7]) >> 56 - _SIGNED


def _bytes(number: int) -> bytes:
    return number.to_bytes(8)
