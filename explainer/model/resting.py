"""What a reader can open that rests on a source."""

from dataclasses import dataclass
from typing import Literal

from explainer.model.text import Text

RestingKind = Literal[
    "section",
    "question",
    "discussion",
    "value",
    "step",
    "change",
    "event",
    "chart",
    "case",
    "word",
    "misconception",
    "notes",
]
RESTING_KINDS: tuple[RestingKind, ...] = (
    *("section", "question", "discussion", "value", "step", "change"),
    *("event", "chart", "case", "word", "misconception", "notes"),
)
TEACHERS_ONLY: frozenset[RestingKind] = frozenset({"misconception", "notes"})
"""A misconception's belief tells which option of a question is wrong; teaching notes are the teacher's."""


@dataclass(frozen=True)
class Resting:
    """Something that rests on a source, by the name under which a reader knows it.

    `within` names what it is a part of. `where` holds the ids that lead to
    the page that shows it, each after its kind ("unit", "section", "item",
    "prompt", "view" and perhaps "on" its day, "fact", "chart", "event",
    "case", "term"); it is empty where no page does.
    """

    kind: RestingKind
    name: Text
    within: Text | None = None
    where: tuple[tuple[str, str], ...] = ()
