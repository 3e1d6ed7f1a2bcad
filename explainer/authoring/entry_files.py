"""YAML files into placed entries: one broken entry leaves its neighbours whole."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from explainer.authoring.parsed_files import ParsedFiles
from explainer.authoring.place import Finding, Kind, Owner, Place, Placed
from explainer.authoring.problem import Problem
from explainer.authoring.shape import shape
from explainer.authoring.strict_yaml import Document, Loc, NotStrict
from explainer.authoring.text_file import read_text
from explainer.model.text import Value

V = TypeVar("V", bound=Value)


@dataclass
class Shelf:
    """What has been read so far from the files under one root, and what was wrong."""

    root: Path
    parsed: ParsedFiles = field(default_factory=ParsedFiles)
    findings: list[Finding] = field(default_factory=list)
    broken: set[Owner] = field(default_factory=set)
    unreadable: dict[Kind, Problem] = field(default_factory=dict)
    read: set[str] = field(default_factory=set)

    def text(self, path: str, owner: Owner | None = None) -> str | None:
        """The text of a file; None after noting why there is none."""
        self.read.add(path)
        text = read_text(self.root / path, path)
        if isinstance(text, Problem):
            self.findings.append(Finding(text, owner))
            return None
        return text

    def document(self, path: str, owner: Owner | None = None) -> Document | None:
        """The YAML of a file; None after noting why there is none."""
        text = self.text(path, owner)
        if text is None:
            return None
        try:
            return self.parsed.document(text)
        except NotStrict as fault:
            self.findings.append(Finding(Problem(path, fault.line, fault.what, fault.remedy), owner))
            return None

    def entry(
        self, kind: Kind, model: type[V], path: str, document: Document, base: Loc, raw: Any, owner: Owner
    ) -> Placed[V] | None:
        """One entry of a document; None after noting what is wrong with it."""
        place = Place(path, document, base, owner)
        shaped = shape(model, raw)
        if not isinstance(shaped, list):
            return Placed(shaped, place)
        self.findings += [place.finding(one.loc, one.what, one.remedy) for one in shaped]
        named = raw.get("id") if isinstance(raw, dict) else None
        self.broken.add(Owner(kind, named if isinstance(named, str) else owner.id))
        return None

    def entries(
        self, kind: Kind, model: type[V], path: str, owner: Owner | None = None
    ) -> tuple[Placed[V], ...]:
        """The entries of a file that holds a list. Each owns itself unless an owner is given."""
        before = len(self.findings)
        document = self.document(path, owner)
        if document is not None and not isinstance(document.value, list):
            self.findings.append(
                Finding(
                    Problem(
                        path, document.line(()), "the file is not a list", "Begin each entry with a hyphen."
                    ),
                    owner,
                )
            )
            document = None
        if document is None:
            self.unreadable.setdefault(kind, self.findings[before].problem)
            return ()
        placed = []
        for position, raw in enumerate(document.value):
            named = raw.get("id") if isinstance(raw, dict) else None
            own = owner or Owner(kind, named if isinstance(named, str) else f"{path} {position}")
            placed.append(self.entry(kind, model, path, document, (position,), raw, own))
        return tuple(one for one in placed if one is not None)
