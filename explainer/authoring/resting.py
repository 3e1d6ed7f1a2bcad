"""Everything that rests on each source, as readers know it: the reverse of every citation."""

from collections.abc import Iterable, Iterator, Mapping

from explainer.authoring.draft import parts
from explainer.authoring.prose import parse_prose
from explainer.model.citation import Citation
from explainer.model.flowchart import Flowchart
from explainer.model.library import Library
from explainer.model.resting import RESTING_KINDS, Resting
from explainer.model.text import Text
from explainer.model.unit import Section, Unit

Cited = tuple[Resting, Iterable[str]]
"""Something with the ids of the sources that it cites."""


def resting(library: Library) -> Mapping[str, tuple[Resting, ...]]:
    """For each source what rests on it, by kind and then in the order in which readers meet it.

    A section also rests on the sources of the dated values that it shows. A
    retired item is left out: nobody is shown it. Pure; the time it takes is
    that of parsing all prose once.
    """
    found: dict[str, dict[Resting, None]] = {source: {} for source in library.sources}
    for one, sources in _all(library):
        for source in sources:
            found.setdefault(source, {})[one] = None
    return {
        source: tuple(sorted(each, key=lambda one: RESTING_KINDS.index(one.kind)))
        for source, each in found.items()
    }


def _all(library: Library) -> Iterator[Cited]:
    for unit in library.units:
        yield from _of_unit(library, unit)
        notes = library.teaching.get(unit.id)
        if notes is not None:
            yield Resting("notes", unit.title), _sources(notes)
    yield from _items(library)
    for fact in library.facts.values():
        yield Resting("value", fact.label, where=(("fact", fact.id),)), _sources(fact)
    for flowchart in library.flowcharts.values():
        yield from _of_flowchart(flowchart)
    for event in sorted(library.events.values(), key=lambda event: (event.first_day, event.id)):
        yield Resting("event", event.title, where=(("event", event.id),)), _sources(event)
    for chart in library.charts.values():
        # Its title is what the figures show, and the reader is to guess that first.
        yield Resting("chart", chart.predict.ask, where=(("chart", chart.id),)), _sources(chart)
    for case in library.cases.values():
        yield Resting("case", case.title, where=(("case", case.id),)), _sources(case)
    for term in library.terms.values():
        yield Resting("word", term.term, where=(("term", term.id),)), _sources(term)
    for belief in library.misconceptions.values():
        yield Resting("misconception", belief.belief), _sources(belief)


def _of_unit(library: Library, unit: Unit) -> Iterator[Cited]:
    for section in unit.sections:
        where = (("unit", unit.id), ("section", section.id))
        yield Resting("section", section.title, unit.title, where), _of_section(library, section)
    for prompt in unit.prompts:
        where = (("unit", unit.id), ("prompt", prompt.id))
        yield Resting("discussion", prompt.question, unit.title, where), _sources(prompt)


def _of_section(library: Library, section: Section) -> Iterator[str]:
    for block in parse_prose(section.prose.en):  # both languages cite alike
        for sentence in block.sentences:
            yield from (citation.source for citation in sentence.citations)
            for fact in sentence.facts:
                yield library.facts[fact].on(library.law_known_to).cite.source
    yield from _sources(section.content_note)


def _items(library: Library) -> Iterator[Cited]:
    """The items that are asked, each at the first place that asks it."""
    asked: dict[str, tuple[Text, tuple[tuple[str, str], ...]]] = {}
    for unit in library.units:
        own = ("unit", unit.id)
        for section in unit.sections:
            note = section.content_note
            for item in (section.item, *((note.item,) if note is not None else ())):
                asked.setdefault(item, (unit.title, (own, ("section", section.id))))
        for item in unit.quiz:
            asked.setdefault(item, (unit.title, (own, ("item", item))))
    for chart in library.charts.values():
        for item in chart.items:
            asked.setdefault(item, (chart.predict.ask, (("chart", chart.id),)))
    for name, (within, where) in asked.items():
        item_ = library.items.get(name)
        if item_ is not None and item_.retired is None:
            yield Resting("question", item_.stem, within, where), _sources(item_)


def _of_flowchart(flowchart: Flowchart) -> Iterator[Cited]:
    view_of: dict[str, str] = {}
    for view in flowchart.views:
        for node in view.nodes:
            view_of.setdefault(node, view.id)
    for node_ in flowchart.nodes:
        where = (("view", view_of[node_.id]),) if node_.id in view_of else ()
        yield Resting("step", node_.label, flowchart.title, where), _sources(node_)
    for change in flowchart.changes:
        day = ("on", change.on.isoformat())
        way = (("view", flowchart.views[0].id), day) if flowchart.views else ()
        yield Resting("change", change.what, flowchart.title, way), _sources(change)


def _sources(value: object) -> Iterator[str]:
    return (part.source for _, part in parts(value) if isinstance(part, Citation))
