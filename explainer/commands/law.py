"""`value` and `walk`: what the law was on a day, and where a case would have gone."""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from explainer.authoring.library_files import read_library
from explainer.authoring.strict_yaml import NotStrict, read_yaml
from explainer.commands.words import ROOT, day, folder
from explainer.dated_words import value_words
from explainer.model.case_walk import NoOneWay, Taken, UnfitFact, Walk, walk
from explainer.model.dated import BeforeHistory, DatedValue
from explainer.model.library import Library
from explainer.model.text import Text
from explainer.wording import wording

EN = wording("en")


def add_law(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add both commands."""
    value = commands.add_parser("value", help="what a dated value was on a day, with its source")
    value.add_argument("fact", metavar="FACT", help="the id of a dated value in content/facts")
    value.set_defaults(run=_value)
    way = commands.add_parser("walk", help="where a case goes under the law of a day, and why at each step")
    way.add_argument(
        "flowchart", metavar="FLOWCHART", help="the id of the flowchart in which the case begins"
    )
    way.add_argument(
        "--facts",
        type=Path,
        metavar="FILE",
        help="JSON or YAML: the case facts that differ from their default",
    )
    way.set_defaults(run=_walk)
    for command in (value, way):
        command.add_argument(
            "--on", type=day, required=True, metavar="DATE", help="the law's day (YYYY-MM-DD)"
        )
        command.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
        command.add_argument("--root", type=folder, default=ROOT, help="the folder that holds content/")


def _fail(words: object) -> int:
    print(f"{words}.", file=sys.stderr)
    return 2


def _names(there: Iterable[str]) -> str:
    return ", ".join(sorted(there)) or "none that can be served; run the check"


def _value(options: argparse.Namespace) -> int:
    library = read_library(options.root).library
    fact = library.facts.get(options.fact)
    if fact is None:
        return _fail(f"There is no dated value {options.fact}. There are: {_names(library.facts)}")
    try:
        found = fact.on(options.on)
    except BeforeHistory as fault:
        return _fail(fault)
    beyond = options.on > library.law_known_to
    words = value_words(fact, options.on, EN)
    if options.json:
        print(json.dumps(_told(options.fact, options.on, found, words, library), ensure_ascii=False))
        return 0
    print(f"{EN.text(fact.label)}: {words}")
    print(f"since {found.from_}; {found.confidence}; source read on {found.read}: {_cited(found, library)}")
    if beyond:
        print(f"Our sources end on {library.law_known_to}; the law may have changed.")
    return 0


def _told(name: str, on: date, found: DatedValue, words: str, library: Library) -> dict[str, object]:
    given = dict(found.value) if isinstance(found.value, Text) else found.value
    return {
        "fact": name,
        "on": on.isoformat(),
        "from": found.from_.isoformat(),
        "value": given,
        "absent": found.absent,
        "unknown": found.unknown,
        "words": words,
        "source": found.cite.source,
        "locator": found.cite.locator,
        "confidence": found.confidence,
        "read": found.read.isoformat(),
        "beyond_sources": on > library.law_known_to,
    }


def _cited(found: DatedValue, library: Library) -> str:
    source = library.sources[found.cite.source]
    return ", ".join(part for part in (source.title, found.cite.locator) if part)


def _walk(options: argparse.Namespace) -> int:
    library = read_library(options.root).library
    if options.flowchart not in library.flowcharts:
        return _fail(f"There is no flowchart {options.flowchart}. There are: {_names(library.flowcharts)}")
    try:
        given = _facts(options.facts) if options.facts else {}
        way = walk(library.flowcharts, options.flowchart, library.case_facts, given, options.on)
    except (UnfitFact, BeforeHistory, NoOneWay, _BadFile) as fault:
        return _fail(fault)
    if options.json:
        beyond = {"beyond_sources": True} if options.on > library.law_known_to else {}
        print(json.dumps({**_way(options.flowchart, way), **beyond}, ensure_ascii=False))
        return 0
    for number, step in enumerate(way.taken, 1):
        print(f"{number}. {EN.text(step.node.label)} ({step.node.id})")
        if step.edge is not None and step.edge.label is not None:
            print(f"   {EN.text(step.edge.label)}{_why(step)}")
    if options.on > library.law_known_to:
        print(f"Our sources end on {library.law_known_to}; the law may have changed.")
    return 0


class _BadFile(ValueError):
    """The file of facts cannot be read as one."""


def _facts(path: Path) -> Mapping[str, Any]:
    """The facts in a file. JSON is YAML too."""
    try:
        read = read_yaml(path.read_text("utf-8")).value
    except OSError as fault:
        raise _BadFile(f"{path} cannot be read: {fault.strerror}") from fault
    except UnicodeDecodeError as fault:
        raise _BadFile(f"{path} is not UTF-8 text") from fault
    except NotStrict as fault:
        raise _BadFile(f"{path}:{fault.line}: {fault.what}. {fault.remedy}".rstrip(".")) from fault
    if not isinstance(read, dict):
        raise _BadFile(f"{path} is not a map of facts. Write `fact: value` on each line")
    wrong = [name for name, value in read.items() if not isinstance(value, (bool, int, str))]
    if wrong:
        raise _BadFile(f"{path}: {wrong[0]} is neither a word nor a whole number nor true or false")
    return read


def _why(step: Taken) -> str:
    if not step.because:
        return ""
    return " because " + ", ".join(f"{one.fact} is {_plain(one.value)}" for one in step.because)


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _way(flowchart: str, way: Walk) -> dict[str, object]:
    return {
        "flowchart": flowchart,
        "on": way.on.isoformat(),
        "path": list(way.path),
        "outcome": way.outcome.id,
        "reasons": [
            {
                "node": step.node.id,
                "edge": step.edge.id,
                "to": step.edge.to,
                "because": {one.fact: _jsonable(one.value) for one in step.because},
            }
            for step in way.taken
            if step.edge is not None
        ],
    }


def _jsonable(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
