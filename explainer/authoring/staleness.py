"""What is due for rereading on a day, with everything that rests on it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from explainer.authoring.dependents import Dependent, dependents
from explainer.authoring.rules.freshness import stale_readings
from explainer.authoring.tree import read_tree
from explainer.model.citation import Source


@dataclass(frozen=True)
class Due:
    """A source, or a dated value of which at least one reading is old. `read` is its oldest reading."""

    kind: Literal["source", "fact"]
    id: str
    path: str
    line: int
    read: date
    uses: tuple[Dependent, ...]


def due_for_rereading(root: Path, on: date) -> tuple[Due, ...]:
    """Every source and dated value under `root` that is due on the day, the longest unread first.

    Each stands once, at its oldest reading. It is the rule by which the check
    warns; files that cannot be read are the check's business and left out.
    """
    draft, _ = read_tree(root)
    using = dependents(draft)
    found: dict[tuple[str, str], Due] = {}
    for entry, loc, read in stale_readings(draft, on):
        kind: Literal["source", "fact"] = "source" if isinstance(entry.value, Source) else "fact"
        name, place = entry.value.id, entry.place
        one = Due(kind, name, place.path, place.line(*loc), read, using.get((kind, name), ()))
        known = found.get((kind, name))
        if known is None or read < known.read:
            found[kind, name] = one
    return tuple(sorted(found.values(), key=lambda due: (due.read, due.path, due.line)))
