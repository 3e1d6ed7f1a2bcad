"""Where a value stands in its file, and which entry falls with it."""

from dataclasses import dataclass
from typing import Generic, Literal, NamedTuple, TypeVar

from explainer.authoring.problem import Problem
from explainer.authoring.strict_yaml import Document, Loc

Kind = Literal[
    "library",
    "source",
    "fact",
    "term",
    "misconception",
    "case fact",
    "flowchart",
    "view",
    "chart",
    "event",
    "case",
    "protocol",
    "item",
    "reread",
    "teaching",
    "unit",
]


class Owner(NamedTuple):
    """The smallest entry that can be left out: one source, one flowchart, one unit with its bank."""

    kind: Kind
    id: str


class Finding(NamedTuple):
    """A problem, and the entry that cannot be served because of it (None: nothing falls)."""

    problem: Problem
    owner: Owner | None


class Reference(NamedTuple):
    """That an entry needs another: its kind and id, and where that is said."""

    kind: Kind
    id: str
    path: str
    line: int


@dataclass(frozen=True)
class Place:
    """A value's file, its way down from the top of the file, and its owner."""

    path: str
    document: Document
    base: Loc
    owner: Owner

    def line(self, *loc: str | int) -> int:
        """The line of a part of the value."""
        return self.document.line((*self.base, *loc))

    def finding(self, loc: Loc, what: str, remedy: str) -> Finding:
        """A problem with a part of the value."""
        return Finding(Problem(self.path, self.line(*loc), what, remedy), self.owner)


T = TypeVar("T")


@dataclass(frozen=True)
class Placed(Generic[T]):
    """A value and where it was written."""

    value: T
    place: Place
