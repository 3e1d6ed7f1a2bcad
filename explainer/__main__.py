"""The command line: `python -m explainer COMMAND`."""

import argparse
import io
import sys
from collections.abc import Sequence

from explainer.commands.content import add_content
from explainer.commands.law import add_law
from explainer.commands.passcode import add_passcode


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 problems found, 2 wrongly called."""
    parser = argparse.ArgumentParser(
        prog="python3 start.py", description="Asylum, Explained: tools for authors and teachers."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for add in (add_content, add_law, add_passcode):
        add(commands)
    options = parser.parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A console that lacks a letter shows its number; the check must not end for want of an accent.
        sys.stdout.reconfigure(errors="backslashreplace")
    status: int = options.run(options)
    return status


if __name__ == "__main__":
    sys.exit(main())
