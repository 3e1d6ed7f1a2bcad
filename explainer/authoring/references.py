"""What each entry needs: sources, dated values, items, misconceptions, case facts, views."""

from collections.abc import Iterator

from explainer.authoring.draft import Draft, Reread, parts
from explainer.authoring.place import Kind, Owner, Place, Placed, Reference
from explainer.authoring.strict_yaml import Loc
from explainer.model.case import Case, Turn
from explainer.model.citation import Citation
from explainer.model.flowchart import CaseFact, Change, Contested, Edge, Node
from explainer.model.glossary import Term
from explainer.model.item import Item, Option
from explainer.model.teaching import Watch
from explainer.model.unit import Unit

Needs = tuple[Owner, Reference]


def needs(draft: Draft) -> Iterator[Needs]:
    """Every reference from one entry to another, with the entry that makes it."""
    for entry in draft.entries():
        for loc, part in parts(entry.value):
            if isinstance(part, Citation):
                yield _need(entry.place, "source", part.source, (*loc, "source"))
            elif isinstance(part, Option) and part.misconception is not None:
                yield _need(entry.place, "misconception", part.misconception, (*loc, "misconception"))
            elif isinstance(part, Term) and part.not_the_same_as is not None:
                yield _need(entry.place, "term", part.not_the_same_as, ("not_the_same_as",))
            elif isinstance(part, Watch):
                yield _need(entry.place, "misconception", part.misconception, (*loc, "misconception"))
            elif isinstance(part, Node) and part.continues_in is not None:
                yield _need(entry.place, "flowchart", part.continues_in, (*loc, "continues_in"))
            elif isinstance(part, CaseFact) and part.days_before is not None:
                yield _need(entry.place, "case fact", part.days_before, (*loc, "days_before"))
            elif isinstance(part, Reread):
                yield _need(entry.place, "fact", part.fact, ("fact",))
            elif isinstance(part, Change) and part.event is not None:
                yield _need(entry.place, "event", part.event, (*loc, "event"))
            elif isinstance(part, Case):
                yield _need(entry.place, "flowchart", part.flowchart, ("flowchart",))
                for name in part.facts:
                    yield _need(entry.place, "case fact", name, ("facts", name))
            elif isinstance(part, Turn):
                yield _need(entry.place, "case fact", part.fact, (*loc, "fact"))
            elif isinstance(part, Contested):
                for at, guards in enumerate(part.concerned):
                    nth = (at,) if isinstance(part.when, tuple) else ()
                    for name in guards:
                        yield _need(entry.place, "case fact", name, (*loc, "when", *nth, name))
            elif isinstance(part, Edge):
                for name in part.when or {}:
                    if name != "else":
                        yield _need(entry.place, "case fact", name, (*loc, "when", name))
            if isinstance(part, (Item, Node)):
                for at, name in enumerate(part.rests_on):
                    yield _need(entry.place, "fact", name, (*loc, "rests_on", at))
    for unit in draft.units:
        yield from _of_unit(unit)
    for passage in draft.passages:
        owner = Owner("unit", passage.unit)
        for block in passage.blocks:
            for sentence in block.sentences:
                for citation in sentence.citations:
                    yield owner, Reference("source", citation.source, passage.path, sentence.line)
                for fact in sentence.facts:
                    yield owner, Reference("fact", fact, passage.path, sentence.line)


def _of_unit(unit: Placed[Unit]) -> Iterator[Needs]:
    for at, section in enumerate(unit.value.sections):
        yield _need(unit.place, "item", section.item, ("sections", at, "item"))
        if section.content_note is not None:
            yield _need(
                unit.place, "item", section.content_note.item, ("sections", at, "content_note", "item")
            )
        if section.flowchart is not None:
            yield _need(unit.place, "view", section.flowchart, ("sections", at, "flowchart"))
        if section.chart is not None:
            yield _need(unit.place, "chart", section.chart, ("sections", at, "chart"))
        for place, event in enumerate(section.events):
            yield _need(unit.place, "event", event, ("sections", at, "events", place))
    for at, item in enumerate(unit.value.quiz):
        yield _need(unit.place, "item", item, ("quiz", at))


def _need(place: Place, kind: Kind, wanted: str, loc: Loc) -> Needs:
    return place.owner, Reference(kind, wanted, place.path, place.line(*loc))
