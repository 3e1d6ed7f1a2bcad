"""`check` and `stale`: what is wrong with the content, and what is due for rereading."""

import argparse
import json
from datetime import UTC, datetime

from explainer.authoring.census import census
from explainer.authoring.library_files import Reading, read_library
from explainer.authoring.problem import Problem
from explainer.commands.words import ROOT, day, folder


def add_content(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add both commands."""
    check = commands.add_parser("check", help="read all content and name every problem in it")
    check.add_argument(
        "--on",
        type=day,
        default=None,
        metavar="DATE",
        help="warn about what is stale on this day (YYYY-MM-DD)",
    )
    check.add_argument(
        "--strict", action="store_true", help="fail on warnings too, except stale sources and unread Spanish"
    )
    check.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    check.add_argument(
        "--root", type=folder, default=ROOT, help="the folder that holds content/ and quizzes/"
    )
    check.set_defaults(run=_check)


def _check(options: argparse.Namespace) -> int:
    reading = read_library(options.root, options.on or datetime.now(UTC).date())
    failing = [warning for warning in reading.warnings if not warning.expected]
    if options.json:
        print(json.dumps(_report(reading)))
    else:
        _tell(reading)
    return 1 if reading.problems or (options.strict and failing) else 0


def _report(reading: Reading) -> dict[str, object]:
    return {
        "problems": [_fields(problem) for problem in reading.problems],
        "warnings": [_fields(warning) for warning in reading.warnings],
        **census(reading.library),
    }


def _fields(problem: Problem) -> dict[str, str | int]:
    return {"path": problem.path, "line": problem.line, "what": problem.what, "remedy": problem.remedy}


def _tell(reading: Reading) -> None:
    for problem in reading.problems:
        print(problem)
    for warning in reading.warnings:
        print(f"warning: {warning}")
    aside = [one.unit for one in reading.library.set_aside]
    print(
        f"{_count(len(reading.problems), 'problem')}, {_count(len(reading.warnings), 'warning')}; "
        f"{_count(len(reading.library.units), 'unit')} served, "
        f"{len(aside)} set aside{': ' + ', '.join(aside) if aside else ''}."
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
