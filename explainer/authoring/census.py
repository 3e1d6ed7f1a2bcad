"""How much content there is: the counts of `check --json`."""

from collections import Counter
from collections.abc import Iterator, Mapping

from explainer.authoring.draft import parts
from explainer.authoring.prose import parse_prose
from explainer.model.citation import Citation
from explainer.model.item import Item, ItemType, Level
from explainer.model.library import Library
from explainer.model.text import LOCALES, Locale, Text
from explainer.model.unit import Prose

Counts = dict[str, int]


def census(library: Library) -> Mapping[str, object]:
    """The numbers of what is served, by kind; words in each language."""
    values = [value for entry in _entries(library) for _, value in parts(entry)]
    passages = [value for value in values if isinstance(value, Prose)]
    return {
        "units": len(library.units),
        "sections": sum(len(unit.sections) for unit in library.units),
        "items": _items(tuple(library.items.values())),
        "citations": sum(isinstance(value, Citation) for value in values) + sum(map(_cited, passages)),
        "sources": len(library.sources),
        "flowcharts": sum(len(chart.views) for chart in library.flowcharts.values()),
        "facts": len(library.facts),
        "cases": len(library.cases),
        "events": len(library.events),
        "glossary": len(library.terms),
        "misconceptions": len(library.misconceptions),
        "prompts": sum(len(unit.prompts) for unit in library.units),
        "protocols": len(library.protocols),
        "words": {
            locale: sum(len(value.in_(locale).split()) for value in values if isinstance(value, Text))
            + sum(_words(passage, locale) for passage in passages)
            for locale in LOCALES
        },
    }


def _entries(library: Library) -> Iterator[object]:
    yield library.legal_help
    for kind in (
        library.sources,
        library.facts,
        library.terms,
        library.misconceptions,
        library.case_facts,
        library.flowcharts,
        library.charts,
        library.events,
        library.cases,
        library.protocols,
        library.items,
        library.teaching,
    ):
        yield from kind.values()
    yield from library.units


def _items(items: tuple[Item, ...]) -> dict[str, int | Counts]:
    types = Counter[ItemType](item.type for item in items)
    levels = Counter[Level](item.level for item in items)
    return {
        "total": len(items),
        "by_type": dict(sorted(types.items())),
        "by_level": dict(sorted(levels.items())),
    }


def _cited(prose: Prose) -> int:
    """Citations of a passage, counted once: both languages have the same."""
    return sum(len(sentence.citations) for block in parse_prose(prose.en) for sentence in block.sentences)


def _words(prose: Prose, locale: Locale) -> int:
    return sum(len(block.plain.split()) for block in parse_prose(prose.in_(locale)))
