"""Which file holds what, and the files that nothing reads."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from explainer.authoring.chart_files import read_chart
from explainer.authoring.draft import Draft, Imprint, Passage, Reread
from explainer.authoring.entry_files import Shelf
from explainer.authoring.parsed_files import ParsedFiles
from explainer.authoring.place import Finding, Kind, Owner, Placed
from explainer.authoring.problem import Problem
from explainer.authoring.unit_files import read_unit
from explainer.model.case import Case
from explainer.model.citation import Source
from explainer.model.dated import Fact
from explainer.model.flowchart import CaseFact, Flowchart
from explainer.model.glossary import Misconception, Term
from explainer.model.item import Item
from explainer.model.protocol import Protocol
from explainer.model.teaching import TeachingNotes
from explainer.model.text import Value
from explainer.model.timeline import Event
from explainer.model.unit import Unit

IMPRINT = Owner("library", "library")
REREAD = "content/reread.yaml"
"""What was reread with which values; `python3 start.py reread` writes it."""

V = TypeVar("V", bound=Value)


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Reading makes many objects and drops few: going through all of them again and again finds nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@nothing_collected()
def read_tree(root: Path, parsed: ParsedFiles | None = None) -> tuple[Draft, list[Finding]]:
    """All content under a root, and what was wrong with single files and entries.

    `parsed` are files that need not be parsed again.
    """
    shelf = Shelf(root, parsed or ParsedFiles())
    imprint = _single(shelf, "library", Imprint, "content/library.yaml", IMPRINT)
    sources = shelf.entries("source", Source, "content/sources.yaml")
    facts = [
        one for path in _files(root, "content/facts", ".yaml") for one in shelf.entries("fact", Fact, path)
    ]
    terms = shelf.entries("term", Term, "content/glossary.yaml")
    misconceptions = shelf.entries("misconception", Misconception, "content/misconceptions.yaml")
    case_facts = shelf.entries("case fact", CaseFact, "content/case_facts.yaml")
    flowcharts = [
        _single(shelf, "flowchart", Flowchart, path, Owner("flowchart", Path(path).stem))
        for path in _files(root, "content/flowcharts", ".yaml")
    ]
    charts = [read_chart(shelf, path) for path in _files(root, "content/charts", ".yaml")]
    cases = [
        _single(shelf, "case", Case, path, Owner("case", Path(path).stem))
        for path in _files(root, "content/cases", ".yaml")
    ]
    protocols = [
        _single(shelf, "protocol", Protocol, path, Owner("protocol", Path(path).stem))
        for path in _files(root, "content/protocols", ".yaml")
    ]
    events = (
        shelf.entries("event", Event, "content/events.yaml")
        if (root / "content/events.yaml").exists()
        else ()
    )
    rereads = shelf.entries("reread", Reread, REREAD) if (root / REREAD).exists() else ()
    units, passages, items, broken_banks = _units(shelf)
    teaching = [_teaching(shelf, path) for path in _teaching_files(root)]
    shelf.findings += _strays(shelf)
    draft = Draft(
        imprint=imprint,
        sources=sources,
        facts=tuple(facts),
        terms=terms,
        misconceptions=misconceptions,
        case_facts=case_facts,
        flowcharts=tuple(chart for chart in flowcharts if chart is not None),
        charts=tuple(chart for chart in charts if chart is not None),
        events=events,
        cases=tuple(case for case in cases if case is not None),
        protocols=tuple(protocol for protocol in protocols if protocol is not None),
        teaching=tuple(notes for notes in teaching if notes is not None),
        items=items,
        rereads=rereads,
        units=units,
        passages=passages,
        broken=frozenset(shelf.broken),
        unreadable=shelf.unreadable,
        broken_banks=broken_banks,
    )
    return draft, shelf.findings


def _units(
    shelf: Shelf,
) -> tuple[tuple[Placed[Unit], ...], tuple[Passage, ...], tuple[Placed[Item], ...], frozenset[str]]:
    units: list[Placed[Unit]] = []
    passages: list[Passage] = []
    items: list[Placed[Item]] = []
    broken_banks: set[str] = set()
    folder = shelf.root / "content" / "units"
    names = sorted(entry.name for entry in folder.iterdir() if entry.is_dir()) if folder.is_dir() else []
    for name in names:
        unit, its_passages = read_unit(shelf, name)
        units += [unit] if unit is not None else []
        passages += its_passages
        bank = f"quizzes/{name}.yaml"
        owner = Owner("unit", name)
        if (shelf.root / bank).is_file():
            found = shelf.entries("item", Item, bank, owner)
            items += found
            if "item" in shelf.unreadable:
                broken_banks.add(name)
                del shelf.unreadable["item"]
        else:
            missing = Problem(bank, 1, "the unit has no item bank", "Write the file, a list of items.")
            shelf.findings.append(Finding(missing, owner))
            broken_banks.add(name)
    return tuple(units), tuple(passages), tuple(items), frozenset(broken_banks)


def _teaching_files(root: Path) -> list[str]:
    """The teaching notes of every unit that has some."""
    return [file.relative_to(root).as_posix() for file in sorted(root.glob("content/units/*/teaching.yaml"))]


def _teaching(shelf: Shelf, path: str) -> Placed[TeachingNotes] | None:
    """Teaching notes. Broken ones leave their unit whole: a class can do without them."""
    return _single(shelf, "teaching", TeachingNotes, path, Owner("teaching", Path(path).parent.name))


def _files(root: Path, folder: str, ending: str) -> list[str]:
    """The files of a folder by name, as paths from the root."""
    inside = root / folder
    if not inside.is_dir():
        return []
    return sorted(f"{folder}/{file.name}" for file in inside.iterdir() if file.name.endswith(ending))


def _single(shelf: Shelf, kind: Kind, model: type[V], path: str, owner: Owner) -> Placed[V] | None:
    """The one entry of a file, which takes its id from the file's name."""
    document = shelf.document(path, owner)
    entry = shelf.entry(kind, model, path, document, (), document.value, owner) if document else None
    if entry is None:
        shelf.broken.add(owner)
    return entry


def _strays(shelf: Shelf) -> Iterator[Finding]:
    """Files that an author wrote and that nothing reads: most often a wrong name or place."""
    for top in ("content", "quizzes"):
        for file in sorted((shelf.root / top).rglob("*")):
            path = file.relative_to(shelf.root).as_posix()
            if path in shelf.read or file.name == "README.md" or not file.is_file():
                continue
            if file.suffix in (".yml", ".yaml", ".md"):
                yield _stray(path, file)


def _stray(path: str, file: Path) -> Finding:
    parts = path.split("/")
    owner = Owner("unit", parts[2]) if parts[:2] == ["content", "units"] and len(parts) > 3 else None
    if file.suffix == ".yml":
        what, remedy = "the file's name ends in .yml", "Rename it so that it ends in .yaml."
    elif parts[0] == "quizzes":
        what, remedy = f"there is no unit {file.stem}", "Name the item bank after its unit's folder."
    elif file.suffix == ".md" and owner is not None:
        what, remedy = "no section has this file", "Name it NN-section-id.en.md or .es.md, or delete it."
    else:
        what, remedy = "nothing reads this file", "Move it to where its kind belongs, or delete it."
    return Finding(Problem(path, 1, what, remedy), owner)
