"""What to look at again: readings that are old, Spanish that nobody qualified has read, items nobody asks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from explainer.authoring.draft import Draft, parts
from explainer.authoring.place import Place, Placed
from explainer.authoring.problem import Problem
from explainer.authoring.strict_yaml import Loc
from explainer.model.citation import Source
from explainer.model.dated import DatedValue, Fact

STALE_AFTER = 365
"""Days since a person last opened a source."""


@dataclass(frozen=True, order=True)
class Caution(Problem):
    """A problem that stops nothing. `expected` ones come with time, or wait for a person: no check fails."""

    expected: bool = False


def cautions(draft: Draft, on: date | None) -> Iterator[Caution]:
    """All warnings, the stale readings as of the day `on`, if one is given."""
    if on is not None:
        yield from _stale(draft, on)
    yield from _unread_spanish(draft)
    yield from _unasked(draft)


def _stale(draft: Draft, on: date) -> Iterator[Caution]:
    entries: list[Placed[Source] | Placed[Fact]] = [*draft.sources, *draft.facts]
    for entry in entries:
        for loc, part in parts(entry.value):
            if isinstance(part, (Source, DatedValue)) and (on - part.read).days > STALE_AFTER:
                what = f"{_name(part)} was last read on {part.read}, {(on - part.read).days} days before {on}"
                yield _at(
                    entry.place, (*loc, "read"), what, "Read it again, then correct `read` and what moved."
                )


def _name(part: Source | DatedValue) -> str:
    return f"the source `{part.id}`" if isinstance(part, Source) else "the source of this value"


def _at(place: Place, loc: Loc, what: str, remedy: str) -> Caution:
    return Caution(place.path, place.line(*loc), what, remedy, expected=True)


def _unread_spanish(draft: Draft) -> Iterator[Caution]:
    if draft.imprint is not None and draft.imprint.value.spanish_read_by is None:
        what = "no qualified person has read the Spanish; its pages say so"
        yield _at(draft.imprint.place, (), what, "Once someone has, name them in `spanish_read_by`.")


def _unasked(draft: Draft) -> Iterator[Caution]:
    """Items that no section and no quiz asks."""
    for unit in draft.units:
        asked = set(unit.value.item_ids)
        for name, item in draft.items_of(unit.place.owner.id).items():
            if name not in asked and item.value.retired is None:
                what = f"no section and no quiz asks the item `{name}`"
                remedy = "Add it to unit.yaml, or retire it with `retired: day`."
                yield Caution(item.place.path, item.place.line("id"), what, remedy)
