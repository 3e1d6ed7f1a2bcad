"""What was done to the law of refuge, by whom, and with what effect."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from explainer.model.citation import Citation, Confidence
from explainer.model.text import Slug, Text, Value

Actor = Literal["congress", "president", "agency", "court", "other-nations"]
ACTORS: tuple[Actor, ...] = ("congress", "president", "agency", "court", "other-nations")

Effect = Literal["opened", "narrowed", "mixed"]
EFFECTS: tuple[Effect, ...] = ("opened", "narrowed", "mixed")
"""Whether more or fewer people could reach or get protection: a description, no verdict."""

PartialDay = Annotated[
    str, StringConstraints(pattern=r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$")
]
"""A day, or only its month or year where no more is known: 1951-07-28, 1951-07, 1951."""


class Event(Value):
    """One act, ruling or treaty, as an entry of the timeline.

    `why` says in one sentence why the effect is the one named, so that a
    reader can disagree with it.
    """

    id: Slug
    on: PartialDay
    title: Text
    what: Text
    by: Actor
    effect: Effect
    why: Text
    cite: tuple[Citation, ...] = Field(min_length=1)
    confidence: Confidence

    @property
    def first_day(self) -> date:
        """The first day that `on` may mean, to sort and compare by."""
        year, month, day = (*(int(part) for part in self.on.split("-")), 1, 1)[:3]
        return date(year, month, day)
