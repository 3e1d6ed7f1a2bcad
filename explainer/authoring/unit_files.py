"""A unit's folder: unit.yaml, and the prose of each section in two languages beside it."""

import re
from collections.abc import Mapping
from typing import Any

from explainer.authoring.draft import SLUG, Passage
from explainer.authoring.entry_files import Shelf
from explainer.authoring.place import Finding, Owner, Placed
from explainer.authoring.problem import Problem
from explainer.authoring.prose import parse_prose
from explainer.authoring.strict_yaml import Document
from explainer.model.text import LOCALES
from explainer.model.unit import Unit

_PROSE_FILE = re.compile(r"([0-9]{2})-(.+)\.(en|es)\.md")


def read_unit(shelf: Shelf, unit_id: str) -> tuple[Placed[Unit] | None, tuple[Passage, ...]]:
    """The unit of a folder, and its passages, also where the unit itself is broken."""
    folder = f"content/units/{unit_id}"
    path, owner = f"{folder}/unit.yaml", Owner("unit", unit_id)
    document = shelf.document(path, owner)
    if document is None:
        shelf.broken.add(owner)
        shelf.read.update(f"{folder}/{name}" for name in _beside(shelf, unit_id))
        return None, ()
    raw, passages = _with_prose(shelf, document, unit_id)
    unit = shelf.entry("unit", Unit, path, document, (), raw, owner)
    if unit is None:
        shelf.broken.add(owner)
    return unit, passages


def _with_prose(shelf: Shelf, document: Document, unit_id: str) -> tuple[Any, tuple[Passage, ...]]:
    """The raw unit with the prose of its files put into its sections."""
    raw, passages = document.value, list[Passage]()
    if not isinstance(raw, Mapping) or not isinstance(raw.get("sections"), list):
        shelf.read.update(f"content/units/{unit_id}/{name}" for name in _beside(shelf, unit_id))
        return raw, ()
    beside = _beside(shelf, unit_id)
    sections: list[Any] = []
    for position, section in enumerate(raw["sections"]):
        section_id = section.get("id") if isinstance(section, dict) else None
        if not isinstance(section_id, str) or not SLUG.fullmatch(section_id):
            shelf.read.update(f"content/units/{unit_id}/{name}" for name in beside)
            sections.append(section if not isinstance(section, dict) else section | {"prose": _NO_PROSE})
            continue
        if "prose" in section:
            line = document.line(("sections", position, "prose"))
            _note(shelf, unit_id, f"content/units/{unit_id}/unit.yaml", line, *_PROSE_IN_YAML)
        prose = dict(_NO_PROSE)
        for locale in LOCALES:
            name = f"{position + 1:02d}-{section_id}.{locale}.md"
            path = f"content/units/{unit_id}/{name}"
            if name not in beside:
                line = document.line(("sections", position, "id"))
                other = _misnumbered(name, beside)
                said = (f"the section's file {name} is missing", "Write it, or correct the section's id.")
                if other is not None:
                    shelf.read.add(f"content/units/{unit_id}/{other}")
                    said = (f"the section's file is numbered {other[:2]}", f"Rename {other} to {name}.")
                _note(shelf, unit_id, f"content/units/{unit_id}/unit.yaml", line, *said)
                continue
            text = shelf.text(path, Owner("unit", unit_id))
            if text is not None:
                prose |= {locale: text, f"file_{locale}": path}
                passages.append(Passage(unit_id, section_id, locale, path, text, parse_prose(text)))
        sections.append(section | {"prose": prose})
    return {**raw, "sections": sections}, tuple(passages)


def _beside(shelf: Shelf, unit_id: str) -> list[str]:
    return sorted(file.name for file in (shelf.root / "content" / "units" / unit_id).iterdir())


_NO_PROSE = {"en": "", "es": "", "file_en": "", "file_es": ""}
_PROSE_IN_YAML = (
    "`prose` is written in unit.yaml",
    "Move it to the files NN-<section>.en.md and .es.md beside it.",
)


def _misnumbered(name: str, beside: list[str]) -> str | None:
    """The file of the same section and language that has another number."""
    wanted = _PROSE_FILE.fullmatch(name)
    for other in beside:
        found = _PROSE_FILE.fullmatch(other)
        if wanted and found and found.group(2, 3) == wanted.group(2, 3):
            return other
    return None


def _note(shelf: Shelf, unit_id: str, path: str, line: int, what: str, remedy: str) -> None:
    shelf.findings.append(Finding(Problem(path, line, what, remedy), Owner("unit", unit_id)))
