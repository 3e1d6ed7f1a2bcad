"""All that was read, before it is judged: what rules look at."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from pydantic import Field

from explainer.authoring.place import Finding, Kind, Owner, Placed, Reference
from explainer.authoring.problem import Problem
from explainer.authoring.prose_markup import Fault, markup_faults
from explainer.authoring.strict_yaml import Loc
from explainer.model.case import Case
from explainer.model.chart import Chart
from explainer.model.citation import Source
from explainer.model.dated import Fact
from explainer.model.flowchart import CaseFact, Flowchart
from explainer.model.glossary import Misconception, Term
from explainer.model.item import Item
from explainer.model.prose import Block
from explainer.model.protocol import Protocol
from explainer.model.teaching import TeachingNotes
from explainer.model.text import Line, Locale, Slug, Text, Value
from explainer.model.timeline import Event
from explainer.model.unit import Unit

SLUG = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")
"""The form of an id, as the model has it."""


class Imprint(Value):
    """content/library.yaml: what holds for every page."""

    law_known_to: date
    spanish_read_by: Line | None = None
    legal_help: Text


class Reread(Value):
    """An entry of content/reread.yaml: with which values what uses a dated value was last read again.

    `as_` is the `values_digest` that the dated value had then.
    """

    fact: Slug
    as_: Line = Field(alias="as")


@dataclass(frozen=True)
class Passage:
    """The prose of one section in one language."""

    unit: str
    section: str
    locale: Locale
    path: str
    markdown: str
    blocks: tuple[Block, ...]

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        """Markup that cannot stand. Several rules ask for it."""
        return tuple(markup_faults(self.markdown, self.blocks))

    def finding(self, line: int, what: str, remedy: str) -> Finding:
        """A problem on a line of the passage; its unit falls with it."""
        return Finding(Problem(self.path, line, what, remedy), Owner("unit", self.unit))


@dataclass(frozen=True)
class Draft:
    """The entries of every file, each with its place.

    `broken` are entries that are there but could not be read, `unreadable`
    the kinds of which a whole file could not: what refers to them is not
    blamed a second time. An item's owner is the unit of its bank; the owner
    of teaching notes has the id of their unit.
    """

    imprint: Placed[Imprint] | None = None
    sources: tuple[Placed[Source], ...] = ()
    facts: tuple[Placed[Fact], ...] = ()
    terms: tuple[Placed[Term], ...] = ()
    misconceptions: tuple[Placed[Misconception], ...] = ()
    case_facts: tuple[Placed[CaseFact], ...] = ()
    flowcharts: tuple[Placed[Flowchart], ...] = ()
    charts: tuple[Placed[Chart], ...] = ()
    events: tuple[Placed[Event], ...] = ()
    cases: tuple[Placed[Case], ...] = ()
    protocols: tuple[Placed[Protocol], ...] = ()
    teaching: tuple[Placed[TeachingNotes], ...] = ()
    items: tuple[Placed[Item], ...] = ()
    rereads: tuple[Placed[Reread], ...] = ()
    units: tuple[Placed[Unit], ...] = ()
    passages: tuple[Passage, ...] = ()
    broken: frozenset[Owner] = frozenset()
    unreadable: Mapping[Kind, Problem] = field(default_factory=dict)
    broken_banks: frozenset[str] = frozenset()

    def entries(self) -> Iterator[Placed[Any]]:
        """Everything that came from YAML."""
        if self.imprint is not None:
            yield self.imprint
        for kind in (
            self.sources,
            self.facts,
            self.terms,
            self.misconceptions,
            self.case_facts,
            self.flowcharts,
            self.charts,
            self.events,
            self.cases,
            self.protocols,
            self.teaching,
            self.items,
            self.rereads,
            self.units,
        ):
            yield from kind

    def items_of(self, unit_id: str) -> Mapping[str, Placed[Item]]:
        """The items of a unit's bank by id."""
        return self._banks.get(unit_id, {})

    @cached_property
    def _banks(self) -> dict[str, dict[str, Placed[Item]]]:
        banks: dict[str, dict[str, Placed[Item]]] = {}
        for one in self.items:
            banks.setdefault(one.place.owner.id, {})[one.value.id] = one
        return banks

    def may_hold(self, wanted: Reference) -> bool:
        """Whether an entry or file that could not be read may be the one that is wanted.

        That is a broken entry of this id, any of the kind whose own id is
        what is broken, and for a view any flowchart.
        """
        if wanted.kind in self.unreadable:
            return True
        return any(
            (one.kind == wanted.kind and (one.id == wanted.id or not SLUG.fullmatch(one.id)))
            or (wanted.kind == "view" and one.kind == "flowchart")
            for one in self.broken
        )


def parts(value: object, loc: Loc = ()) -> Iterator[tuple[Loc, Value]]:
    """Every model within a value, itself first, with the way to it as written in the file."""
    if isinstance(value, Value):
        yield loc, value
        for name, spec in type(value).model_fields.items():
            yield from parts(getattr(value, name), (*loc, spec.alias or name))
    elif isinstance(value, tuple):
        for position, inner in enumerate(value):
            yield from parts(inner, (*loc, position))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from parts(inner, (*loc, key))
