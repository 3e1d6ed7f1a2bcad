"""What rests on a source or a dated value, as an author finds it: each place with its path and line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from explainer.authoring.draft import Draft, parts
from explainer.authoring.place import Owner, Placed
from explainer.authoring.strict_yaml import Loc
from explainer.model.citation import Citation
from explainer.model.flowchart import Flowchart, Node
from explainer.model.item import Item
from explainer.model.unit import Unit

On = tuple[Literal["source", "fact"], str]
"""What something may rest on: a source or a dated value, by its id."""


@dataclass(frozen=True, order=True)
class Dependent:
    """Something that must be read again when what it rests on has changed.

    `what` names it as an author does ("item `who-reviews`"), and is empty for
    a line of prose, which has no name of its own.
    """

    path: str
    line: int
    what: str = ""

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}"
        return f"{self.what} ({where})" if self.what else where


def dependents(draft: Draft) -> Mapping[On, tuple[Dependent, ...]]:
    """For each source and dated value what names it, by path and line, each once.

    On a source rests what cites it; on a dated value the prose that shows it,
    and the items and nodes that say so in `rests_on`.
    """
    found: dict[On, dict[tuple[str, str, int], Dependent]] = {}
    for on, one in _all(draft):
        # A named thing is told once, at its first line; of prose every line.
        key = (one.path, one.what, 0 if one.what else one.line)
        found.setdefault(on, {}).setdefault(key, one)
    return {on: tuple(sorted(each.values())) for on, each in found.items()}


def _all(draft: Draft) -> Iterator[tuple[On, Dependent]]:
    for entry in draft.entries():
        for loc, part in parts(entry.value):
            if isinstance(part, Citation):
                yield ("source", part.source), _at(entry, loc)
            elif isinstance(part, (Item, Node)):
                for name in part.rests_on:
                    yield ("fact", name), _at(entry, (*loc, "rests_on"))
    for passage in draft.passages:
        for block in passage.blocks:
            for sentence in block.sentences:
                here = Dependent(passage.path, sentence.line)
                for citation in sentence.citations:
                    yield ("source", citation.source), here
                for fact in sentence.facts:
                    yield ("fact", fact), here


def _at(entry: Placed[Any], loc: Loc) -> Dependent:
    return Dependent(entry.place.path, entry.place.line(*loc), _name(entry, loc))


_NAMES = {"fact": "dated value", "teaching": "teaching notes of"}


def _name(entry: Placed[Any], loc: Loc) -> str:
    """The smallest part with an id of its own that stands around a place in an entry."""
    value, owner = entry.value, entry.place.owner
    within = loc[1] if len(loc) > 1 and isinstance(loc[1], int) else None
    if isinstance(value, Item):
        return f"item `{value.id}`"
    if isinstance(value, Flowchart) and within is not None:
        if loc[0] == "nodes":
            return f"node `{value.nodes[within].id}`"
        if loc[0] == "changes":
            return f"change of {value.changes[within].on} in `{value.id}`"
    if isinstance(value, Unit) and within is not None:
        if loc[0] == "prompts":
            return f"discussion prompt `{value.prompts[within].id}`"
        if loc[0] == "sections":
            return f"content note of `{value.sections[within].id}`"
    return _of_owner(owner)


def _of_owner(owner: Owner) -> str:
    return f"{_NAMES.get(owner.kind, owner.kind)} `{owner.id}`"
