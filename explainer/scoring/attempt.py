"""A response kept as evidence: what was asked, what was chosen, what it earned."""

import hashlib
import json
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Literal

from explainer.model.item import Item
from explainer.model.text import Locale, Text
from explainer.scoring.marking import Score, score

Mode = Literal["scored", "practice"]
Confidence = Literal["guessing", "fairly-sure", "sure"]
CONFIDENCES: tuple[Confidence, ...] = ("guessing", "fairly-sure", "sure")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """A recorded response with its score and time.

    The response is evidence, the score an opinion that `rescore` may revise.
    `digest` says which wording and key were answered, `as_of` which day's law
    was shown, `hints` how many were open (recorded, not punished). `mode` is
    "scored" for the first attempt at an item, "practice" for each later one.
    `confidence` never changes points.

    Raises ValueError for options that are missing, doubled or out of order,
    for a negative number of hints, for points that are no score, and for a
    time that is not UTC.
    """

    item: str
    digest: str
    as_of: date
    locale: Locale
    mode: Mode
    chosen: tuple[str, ...]
    points: Fraction
    out_of: Fraction = Fraction(1)
    confidence: Confidence | None = None
    hints: int = 0
    at: datetime

    def __post_init__(self) -> None:
        if not self.chosen or list(self.chosen) != sorted(set(self.chosen)):
            raise ValueError(
                f"{self.item}: an attempt lists what was chosen, each once and in order, not {self.chosen}"
            )
        if self.hints < 0:
            raise ValueError(f"{self.item}: {self.hints} hints cannot be open")
        if self.at.utcoffset() != timedelta(0):
            raise ValueError(f"{self.item}: an attempt's time is UTC, and {self.at} is not")
        Score(self.points, self.out_of)

    @property
    def score(self) -> Score:
        """The points of the possible total."""
        return Score(self.points, self.out_of)


def attempt_item(
    item: Item,
    chosen: frozenset[str],
    *,
    as_of: date,
    locale: Locale,
    at: datetime,
    confidence: Confidence | None = None,
    hints: int = 0,
) -> Attempt:
    """The attempt that a response makes, marked for the law's date shown.

    It comes out "scored"; the scorebook, which knows the earlier ones, stores
    it as practice where it is not the first. Raises what `score` raises.
    """
    marked = score(item, chosen, as_of)
    return Attempt(
        item=item.id,
        digest=digest(item, as_of),
        as_of=as_of,
        locale=locale,
        mode="scored",
        chosen=tuple(sorted(chosen)),
        points=marked.points,
        out_of=marked.out_of,
        confidence=confidence,
        hints=hints,
        at=at,
    )


def digest(item: Item, on: date) -> str:
    """A fingerprint of what an item asks, and of what earns credit, on a day.

    It changes with the id, type, case, stem, the id, words or judgement of an
    option, and with the key; so attempts at two versions can be told apart.
    It does not change with the order of the options (answers are stored by
    id, and the order on screen may be shuffled), nor with what is read after
    answering or beside it (feedback, rationale, sources, hints): improving a
    sentence there asks nothing else. Words in every language count. Stable
    across processes and machines; "1:" names this recipe.

    Raises BeforeHistory where a dated key does not reach back to `on`.
    """
    asked = {
        "id": item.id,
        "type": item.type,
        "case": _words(item.case),
        "stem": _words(item.stem),
        "options": [[o.id, o.says, _words(o.text)] for o in sorted(item.options, key=lambda o: o.id)],
        "key": sorted(item.key_on(on)),
    }
    canonical = json.dumps(asked, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return "1:" + hashlib.sha256(canonical.encode("ascii")).hexdigest()


def _words(text: Text | None) -> list[list[str]] | None:
    if text is None:
        return None
    return [[locale, unicodedata.normalize("NFC", words)] for locale, words in text]
