"""Where a statement comes from, and how far the source may be trusted."""

from datetime import date
from typing import Literal

from explainer.model.text import Line, Slug, Text, Value

Tier = Literal["law", "official", "court-record", "research", "press", "advocacy", "weak"]
TIERS: tuple[Tier, ...] = ("law", "official", "court-record", "research", "press", "advocacy", "weak")
SETTLED_TIERS: frozenset[Tier] = frozenset({"law", "official"})
"""Tiers that settled law may be cited to; the others need "reported by"."""

Confidence = Literal["verified", "known", "uncertain"]
"""verified: a source that was opened says so; known: settled law not re-read;
uncertain: conflicting, incomplete, or one weak source. The reader sees which."""


class Source(Value):
    """A text that statements rest on.

    `short` is the name that goes before a locator, as in "INA 235(b)".
    `read` is the day on which a person opened it. It does not mean that the
    law stood as described on that day. A text that nobody opened (`opened` is
    false) is known, or told by others; `read` is the day as of which.
    """

    id: Slug
    title: Line
    publisher: Line
    tier: Tier
    read: date
    opened: bool = True
    url: Line | None = None
    short: Line | None = None
    lang: Literal["en", "es"] = "en"
    note: Text | None = None

    def place(self, locator: str | None) -> str:
        """A locator as it is cited: with the source's short name, where it has one ("INA 235(b)")."""
        return " ".join(part for part in (self.short, locator) if part)


class Citation(Value):
    """A place in a source: the source's id and the locator within it.

    `confidence` is about this place: a statute that was read may be cited to
    a section in it that was not.
    """

    source: Slug
    locator: Line | None = None
    confidence: Confidence = "verified"
