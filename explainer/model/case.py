"""Fictional cases, each on several days of the law."""

from collections.abc import Mapping
from datetime import date

from pydantic import Field

from explainer.model.citation import Citation
from explainer.model.text import Line, Slug, Text, Value

FactValue = bool | int | Line
Given = Mapping[str, FactValue]
"""The facts of a case that differ from their default."""


class Turn(Value):
    """One fact of the case that a reader may turn, and what it may be turned to.

    A case lists its turns, so that a class can ask "what if" of a fictional
    person; no other fact can be changed, and no form for one's own exists.
    """

    fact: Slug
    to: FactValue
    ask: Text


class Run(Value):
    """The case under the law of one day: the way that it is expected to take, and why it ends there."""

    on: date
    path: tuple[Slug, ...] = Field(min_length=2)
    outcome: Slug
    why: Text
    cite: Citation | tuple[Citation, ...]


class Case(Value):
    """A composite, fictional case: its story, the facts that differ from their default, its expected runs.

    The whole way is judged under the law of the one day of a run, and goes on
    through an outcome's `continues_in`.
    """

    id: Slug
    title: Text
    topic: Text
    flowchart: Slug
    story: Text
    facts: dict[Slug, FactValue]
    turns: tuple[Turn, ...] = Field(min_length=1, max_length=4)
    runs: tuple[Run, ...] = Field(min_length=3, max_length=5)
