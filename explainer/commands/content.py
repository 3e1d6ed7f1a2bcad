"""`check`, `stale`, `reread`: what is wrong with the content, what must be read again, and that it was."""

import argparse
import json
import sys
from datetime import UTC, date, datetime

from explainer.authoring.census import census
from explainer.authoring.library_files import Reading, read_library
from explainer.authoring.problem import Problem
from explainer.authoring.rereading import CannotRecord, record_reread
from explainer.authoring.staleness import Due, due_for_rereading
from explainer.commands.words import ROOT, day, folder


def add_content(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the three commands."""
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
    stale = commands.add_parser("stale", help="what is due for rereading on a day, and what rests on it")
    stale.add_argument("--on", type=day, required=True, metavar="DATE", help="the day (YYYY-MM-DD)")
    stale.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    stale.add_argument("--root", type=folder, default=ROOT, help="the folder that holds content/")
    stale.set_defaults(run=_stale)
    reread = commands.add_parser("reread", help="record that what uses a changed dated value was reread")
    which = reread.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "facts", nargs="*", default=[], metavar="FACT", help="the ids of dated values in content/facts"
    )
    which.add_argument("--all", action="store_true", help="every dated value")
    reread.add_argument("--root", type=folder, default=ROOT, help="the folder that holds content/")
    reread.set_defaults(run=_reread)


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


def _stale(options: argparse.Namespace) -> int:
    due = due_for_rereading(options.root, options.on)
    if options.json:
        print(json.dumps({"on": options.on.isoformat(), "due": [_due(one, options.on) for one in due]}))
        return 0
    for one in due:
        noun = "source" if one.kind == "source" else "dated value"
        days, uses = _count((options.on - one.read).days, "day"), _count(len(one.uses), "use")
        read = f"was last read on {one.read}, {days} before"
        print(f"{one.path}:{one.line}: the {noun} `{one.id}` {read}; {uses}.")
        for use in one.uses:
            print(f"    {use}")
    print(f"{_count(len(due), 'source and dated value', 'sources and dated values')} due on {options.on}.")
    return 0


def _due(one: Due, on: date) -> dict[str, object]:
    return {
        "kind": one.kind,
        "id": one.id,
        "path": one.path,
        "line": one.line,
        "read": one.read.isoformat(),
        "days": (on - one.read).days,
        "uses": [{"what": use.what, "path": use.path, "line": use.line} for use in one.uses],
    }


def _reread(options: argparse.Namespace) -> int:
    try:
        written = record_reread(options.root, None if options.all else options.facts)
    except CannotRecord as fault:
        print(f"{fault}.", file=sys.stderr)
        return 2
    noted = f": {', '.join(written)}" if written else ""
    print(f"{_count(len(written), 'dated value')} newly recorded as reread{noted}.")
    return 0


def _count(number: int, noun: str, plural: str | None = None) -> str:
    return f"{number} {noun if number == 1 else plural or f'{noun}s'}"
