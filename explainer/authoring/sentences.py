"""Where sentences end, in English and Spanish legal prose.

In doubt two sentences stay one: a citation then covers a little more than its
author meant, where a wrong cut would blame a sentence that has its source.
"""

import re
from collections.abc import Iterator

_STOP = re.compile(r"[.?!…]+[\"”’'»)\]]*")
_NEXT = re.compile(r"[¿¡\"“‘«(\[']*(?P<first>\S)")
SHOWN = "\ue001"
"""Stands for a dated value in the text given to `cut_points`."""

# Abbreviations after which a name or a number follows, never a new sentence.
_BEFORE_NAME = frozenset(
    "v vs ej ee mr mrs ms dr prof gov sen rep hon st e.g i.e cf sr sra srta dra lic ud pub fed stat "
    "cong".split()
)
# Words only when no number follows: "No. 5", "art. 3", "Jan. 6"; otherwise they end a sentence.
_BEFORE_NUMBER = frozenset(
    "no nos sec secs art arts para paras p pp pág págs párr párrs ch cap núm núms secc frac inc ss vol reg "
    "rev fig jan feb mar apr jun jul aug sep sept oct nov dec ene abr ago dic".split()
)
# Abbreviations that may stand at the end; then the next word tells.
_MAY_END = frozenset("u.s uu a.m p.m etc u.s.c c.f.r d.c jr inc co al n.y d.h.s".split())
_STARTERS = frozenset(
    "the a an it he she they this that these those in if but and when while after before for as at on to we "
    "you your there what who why how some most many each every no not then so because since under with by "
    "from el la los las un una unos unas lo en si pero y cuando mientras después antes para por como al a "
    "desde esto esta este estas estos eso esa ese ella él ellos ellas hay qué quién por algunos algunas "
    "muchos cada todo toda todos todas no entonces así porque según con de del su sus tu tus también "
    "sin".split()
)
_INITIALS = re.compile(r"([^\W\d]\.)*[^\W\d]")
_WORD_BEFORE = re.compile(r"[\w.]*\w$")


def cut_points(text: str) -> Iterator[int]:
    """The positions at which one sentence ends and the next, after a space, begins."""
    for stop in _STOP.finditer(text):
        after = text[stop.end() :]
        gap = len(after) - len(after.lstrip())
        if not gap or gap == len(after):
            continue
        if _ends_sentence(text[: stop.start()], stop.group(), after[gap:]):
            yield stop.end()


def _ends_sentence(before: str, stop: str, after: str) -> bool:
    following = _NEXT.match(after)
    first = following.group("first") if following else ""
    if first.islower() or first in "—–-&/,;:":
        return False
    if stop[0] != ".":
        return True
    found = _WORD_BEFORE.search(before)
    word = found.group().casefold() if found else ""
    if word in _BEFORE_NAME:
        return False
    if word in _BEFORE_NUMBER:
        return not (first.isdigit() or first in (SHOWN, "§"))
    if word in _MAY_END or _INITIALS.fullmatch(word):
        next_word = re.match(r"\W*(\w+)", after)
        return next_word is not None and next_word.group(1).casefold() in _STARTERS
    return True
