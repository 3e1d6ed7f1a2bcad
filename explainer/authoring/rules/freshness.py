"""What to look at again: old readings, unread Spanish, items nobody asks, uses of a value that changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from explainer.authoring.draft import Draft, parts
from explainer.authoring.place import Place, Placed
from explainer.authoring.problem import Problem
from explainer.authoring.rereading import changed_values
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
    yield from _changed(draft)


def stale_readings(draft: Draft, on: date) -> Iterator[tuple[Placed[Source] | Placed[Fact], Loc, date]]:
    """Each reading that is more than a year old: the entry, the place of its `read`, and the day."""
    entries: list[Placed[Source] | Placed[Fact]] = [*draft.sources, *draft.facts]
    for entry in entries:
        for loc, part in parts(entry.value):
            if isinstance(part, (Source, DatedValue)) and (on - part.read).days > STALE_AFTER:
                yield entry, (*loc, "read"), part.read


def _stale(draft: Draft, on: date) -> Iterator[Caution]:
    for entry, loc, read in stale_readings(draft, on):
        source = isinstance(entry.value, Source)
        name = f"the source `{entry.value.id}`" if source else "the source of this value"
        what = f"{name} was last read on {read}, {(on - read).days} days before {on}"
        yield _at(entry.place, loc, what, "Read it again, then correct `read` and what moved.")


def _changed(draft: Draft) -> Iterator[Caution]:
    """Dated values whose uses nobody has reread since they changed."""
    for one in changed_values(draft):
        name, place = one.fact.value.id, one.fact.place
        uses = ", ".join(str(use) for use in one.uses)
        what = (
            f"the dated value `{name}` has changed since what uses it was reread: {uses}"
            if one.ever
            else f"what uses the dated value `{name}` was never recorded as reread: {uses}"
        )
        remedy = f"Reread them, then run python3 start.py reread {name}."
        yield Caution(place.path, place.line("id"), what, remedy)


def _at(place: Place, loc: Loc, what: str, remedy: str) -> Caution:
    return Caution(place.path, place.line(*loc), what, remedy, expected=True)


def _unread_spanish(draft: Draft) -> Iterator[Caution]:
    if draft.imprint is not None and draft.imprint.value.spanish_read_by is None:
        what = "no qualified person has read the Spanish; its pages say so"
        yield _at(draft.imprint.place, (), what, "Once someone has, name them in `spanish_read_by`.")


def _unasked(draft: Draft) -> Iterator[Caution]:
    """Items that no section, no quiz and no chart asks."""
    of_charts = {item for chart in draft.charts for item in chart.value.items}
    for unit in draft.units:
        asked = {*unit.value.item_ids, *of_charts}
        for name, item in draft.items_of(unit.place.owner.id).items():
            if name not in asked and item.value.retired is None:
                what = f"no section, quiz or chart asks the item `{name}`"
                remedy = "Add it to unit.yaml, or retire it with `retired: day`."
                yield Caution(item.place.path, item.place.line("id"), what, remedy)
