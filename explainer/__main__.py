"""The command line: `python -m explainer COMMAND`."""

import argparse
import io
import json
import re
import secrets
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from getpass import getpass
from pathlib import Path

from explainer.authoring.census import census
from explainer.authoring.library_files import Reading, read_library
from explainer.authoring.problem import Problem
from explainer.opening import open_storage
from explainer.storage.fault import StorageFault
from explainer.teacher.passcode import PasscodeUnfit, hash_passcode, normal_passcode

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 problems found, 2 wrongly called."""
    parser = argparse.ArgumentParser(
        prog="python3 start.py", description="Asylum, Explained: tools for authors and teachers."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_check(commands)
    _add_passcode(commands)
    options = parser.parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A console that lacks a letter shows its number; the check must not end for want of an accent.
        sys.stdout.reconfigure(errors="backslashreplace")
    status: int = options.run(options)
    return status


def _add_check(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    check = commands.add_parser("check", help="read all content and name every problem in it")
    check.add_argument(
        "--on",
        type=_day,
        default=None,
        metavar="DATE",
        help="warn about what is stale on this day (YYYY-MM-DD)",
    )
    check.add_argument(
        "--strict", action="store_true", help="fail on warnings too, except stale sources and unread Spanish"
    )
    check.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    check.add_argument(
        "--root", type=_folder, default=ROOT, help="the folder that holds content/ and quizzes/"
    )
    check.set_defaults(run=_check)


def _add_passcode(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    about = "set the passcode with which a teacher signs in; every sign-in ends"
    passcode = commands.add_parser("passcode", help=about, description=about)
    passcode.set_defaults(run=_passcode)


def _passcode(options: argparse.Namespace) -> int:
    """Ask twice where someone types, read one line where it is piped in; the passcode is never shown."""
    try:
        if sys.stdin.isatty():
            typed = getpass("New passcode (nothing shows while you type): ")
            if normal_passcode(typed) != normal_passcode(getpass("The same again: ")):
                print("The two are not the same. Nothing was changed.", file=sys.stderr)
                return 1
        else:
            typed = sys.stdin.readline()
        open_storage().put_passcode(hash_passcode(typed, secrets.token_bytes(16)))
    except (PasscodeUnfit, StorageFault) as fault:
        print(f"{fault} Nothing was changed.", file=sys.stderr)
        return 1
    print("The passcode is set. Teachers sign in with it under /teach; whoever was signed in does so anew.")
    return 0


def _day(word: str) -> date:
    try:
        if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", word):
            raise ValueError(word)
        return date.fromisoformat(word)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{word} is not a day. Write it as YYYY-MM-DD.") from None


def _folder(word: str) -> Path:
    folder = Path(word)
    if not (folder / "content").is_dir():
        raise argparse.ArgumentTypeError(f"{word} has no folder content/. Name the folder that holds it.")
    return folder.resolve()


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


if __name__ == "__main__":
    sys.exit(main())
