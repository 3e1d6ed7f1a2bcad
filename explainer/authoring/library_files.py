"""The whole tree of content files into a Library: the one door to authoring."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from explainer.authoring.parsed_files import ParsedFiles
from explainer.authoring.problem import Problem
from explainer.authoring.rule_book import RULES
from explainer.authoring.rules.freshness import Caution, cautions
from explainer.authoring.serving import serve
from explainer.authoring.tree import nothing_collected, read_tree
from explainer.model.library import Library


@dataclass(frozen=True)
class Reading:
    """What can be served, what is wrong, and what should be looked at."""

    library: Library
    problems: tuple[Problem, ...]
    warnings: tuple[Caution, ...]


def read_library(root: Path, on: date | None = None, keep_parsed: Path | None = None) -> Reading:
    """Read content/ and quizzes/ under `root`.

    Never raises for bad content: what is broken is left out and named in the
    problems, and a unit that cannot be served is in `library.set_aside`. `on`
    is the day for the warnings about what was read long ago; without it there
    are none of these. `keep_parsed` is a file for what was parsed, so that
    the next reading parses only what changed.
    """
    with nothing_collected():
        parsed = ParsedFiles(keep_parsed)
        draft, findings = read_tree(root, parsed)
        parsed.keep()
        for rule in RULES:
            findings.extend(rule(draft))
        findings = list(dict.fromkeys(findings))
        problems = sorted({finding.problem for finding in findings})
        return Reading(serve(draft, findings), tuple(problems), tuple(sorted(cautions(draft, on))))
