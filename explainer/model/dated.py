"""Law that moves: values as histories of start dates, and intervals in force."""

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from explainer.model.citation import Citation, Confidence
from explainer.model.text import Line, Slug, Text, Value

Absence = Literal["not-yet", "ended", "no-limit", "not-signed"]


class BeforeHistory(LookupError):
    """A value was asked for on a day before its history begins.

    Falling back to the oldest or the newest value would state as law what
    nobody has looked up, so this is an error and never a default.
    """


class InForce(Value):
    """An interval in which a rule stood: from a day, until (exclusive) another.

    Without `until` it still stands on the day our sources end.
    """

    from_: date = Field(alias="from")
    until: date | None = None

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.until is not None and self.until <= self.from_:
            raise ValueError(
                f"the interval ends on {self.until}, not after it begins on {self.from_}. "
                "`until` is the first day on which it no longer stood"
            )
        return self

    def covers(self, day: date) -> bool:
        """Whether the rule stood on `day`."""
        return self.from_ <= day and (self.until is None or day < self.until)


class DatedValue(Value):
    """What the law said from one day on, with its own citation.

    Exactly one of `value`, `absent` and `unknown` is given: "there is none"
    and "we could not find it" are different statements, and neither is null.
    """

    from_: date = Field(alias="from")
    value: int | float | Line | Text | None = None
    absent: Absence | None = None
    unknown: Line | None = None
    cite: Citation
    confidence: Confidence
    read: date
    note: Text | None = None

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        given = [name for name in ("value", "absent", "unknown") if getattr(self, name) is not None]
        if len(given) != 1:
            said = " and ".join(given) if given else "none of them"
            raise ValueError(
                f"a dated value says exactly one of `value`, `absent`, `unknown`; this one says {said}. "
                "Write `absent: not-yet|ended|no-limit|not-signed` where the law has no value, "
                "`unknown: what was looked for` where none was found"
            )
        return self


class Fact(Value):
    """A legal value and its history, oldest first."""

    id: Slug
    label: Text
    unit: Text | None = None
    values: tuple[DatedValue, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _is_in_order(self) -> Self:
        days = [value.from_ for value in self.values]
        for earlier, later in zip(days, days[1:], strict=False):
            if later <= earlier:
                raise ValueError(
                    f"its values start on {earlier} and then on {later}. "
                    "List them oldest first, each starting on its own day"
                )
        return self

    def on(self, day: date) -> DatedValue:
        """The value in force on `day`.

        Raises BeforeHistory for a day before the first value began.
        """
        past = [value for value in self.values if value.from_ <= day]
        if not past:
            raise BeforeHistory(
                f"{self.id}: nothing is recorded before {self.values[0].from_}; {day} was asked for"
            )
        return past[-1]


class DatedKey(Value):
    """The key of an item from one day on."""

    from_: date = Field(alias="from")
    is_: Slug | tuple[Slug, ...] = Field(alias="is")
