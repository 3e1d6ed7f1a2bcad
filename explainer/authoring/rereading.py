"""Dated values that changed after what uses them was read, and the record of what was reread."""

import hashlib
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from explainer.authoring.dependents import Dependent, dependents
from explainer.authoring.draft import Draft
from explainer.authoring.place import Placed, Reference
from explainer.authoring.tree import REREAD, read_tree
from explainer.model.dated import Fact
from explainer.model.text import Text

HEAD = (
    "# With which values each dated value's uses (prose, questions, flowcharts) were last reread.\n"
    "# `python3 start.py reread FACT` writes it, once someone has.\n"
)


class CannotRecord(ValueError):
    """What was asked for cannot be written down. Says what and what to do."""


@dataclass(frozen=True)
class Changed:
    """A dated value that is no longer what it was when its uses were reread; `ever` whether they were."""

    fact: Placed[Fact]
    uses: tuple[Dependent, ...]
    ever: bool


def values_digest(fact: Fact) -> str:
    """A short fingerprint of what a dated value says: its unit, and from which day which value.

    It does not change with the label, the sources or the day of reading:
    a source that was read again asks nobody to read the prose again.
    """
    said = [
        _words(fact.unit),
        [[one.from_.isoformat(), _words(one.value), one.absent, one.unknown] for one in fact.values],
    ]
    canonical = json.dumps(said, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()[:12]


def _words(value: object) -> object:
    return dict(value) if isinstance(value, Text) else value


def changed_values(draft: Draft) -> Iterator[Changed]:
    """The dated values whose uses wait to be reread. One that nothing uses leaves nothing to reread."""
    if "reread" in draft.unreadable:
        return
    using, recorded = dependents(draft), _recorded(draft)
    for fact in draft.facts:
        name = fact.value.id
        uses = using.get(("fact", name), ())
        broken = draft.may_hold(Reference("reread", name, "", 0))
        if uses and not broken and recorded.get(name) != values_digest(fact.value):
            yield Changed(fact, uses, name in recorded)


def record_reread(root: Path, facts: Collection[str] | None) -> tuple[str, ...]:
    """Write into content/reread.yaml that what uses these dated values was reread with today's values.

    None means all of them. Returns the ids whose entry is new or another than
    before, in order. Raises CannotRecord for an id that no dated value has,
    and where the file cannot be read, whose other entries would be lost.
    """
    draft, _ = read_tree(root)
    values = {one.value.id: one.value for one in draft.facts}
    if "reread" in draft.unreadable or any(one.kind == "reread" for one in draft.broken):
        raise CannotRecord(f"{REREAD} has a problem. Run the check and correct it, or delete the file")
    unknown = sorted(set(facts or ()) - set(values))
    if unknown:
        raise CannotRecord(f"There is no dated value {unknown[0]}. There are: {', '.join(sorted(values))}")
    before = _recorded(draft)
    after = {**before, **{name: values_digest(values[name]) for name in (facts or values)}}
    if facts is None:  # what names a value that is gone goes too, unless its file just cannot be read
        gone = {name for name in after if name not in values}
        gone = {name for name in gone if not draft.may_hold(Reference("fact", name, "", 0))}
        after = {name: said for name, said in after.items() if name not in gone}
    lines = (f'- {{fact: {name}, as: "{said}"}}\n' for name, said in sorted(after.items()))
    (root / REREAD).write_text(HEAD + "".join(lines), encoding="utf-8", newline="\n")
    return tuple(sorted(name for name in after if after[name] != before.get(name)))


def _recorded(draft: Draft) -> dict[str, str]:
    return {one.value.fact: one.value.as_ for one in draft.rereads}
