"""What a teacher knows and a class does not: how to teach a unit, and what to listen for."""

from typing import Literal

from pydantic import Field

from explainer.model.citation import Citation
from explainer.model.text import Line, Slug, Text, Value

Framework = Literal["ccss", "c3"]
"""ccss: Common Core, literacy in history and social studies. c3: C3 Framework (NCSS 2013)."""


class PlanStep(Value):
    """Some minutes of the lesson. `section` where they belong to one."""

    minutes: int = Field(ge=1, le=60)
    section: Slug | None = None
    do: Text


class Watch(Value):
    """A misconception to listen for, and how it sounds. What to do then is on the misconception's card."""

    misconception: Slug
    sign: Text


class Standard(Value):
    """A code of a framework, and what in the unit serves it."""

    framework: Framework
    code: Line
    because: Text


class TeachingNotes(Value):
    """The teaching notes of one unit. Nobody who is not signed in as the teacher is sent them."""

    in_brief: Text
    before: tuple[Text, ...] = Field(min_length=1)
    plan: tuple[PlanStep, ...] = Field(min_length=2)
    watch_for: tuple[Watch, ...] = Field(min_length=1)
    standards: tuple[Standard, ...] = Field(min_length=1)
    cite: tuple[Citation, ...] = ()
