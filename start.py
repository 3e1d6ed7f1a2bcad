"""Set up and start Asylum, Explained with nothing but Python 3.11 or newer.

This file stays readable for Python 3.6, so that an old Python is told what
to do instead of stumbling over a line that it cannot read.
"""

import sys


def python_fault(version: "tuple[int, int, int]") -> str:
    """What to tell a person whose Python is too old; "" when it will do."""
    if version >= (3, 11, 0):
        return ""
    return (
        "Asylum, Explained needs Python 3.11 or newer; you have {}.\n"
        "Windows and macOS: install a newer one from python.org, then start again.\n"
        "Debian and Ubuntu: sudo apt install python3.11 python3.11-venv, then: python3.11 start.py"
    ).format(".".join(str(part) for part in version))


if python_fault(sys.version_info[:3]):
    sys.exit(python_fault(sys.version_info[:3]))

import argparse
import json
import os
import signal
import subprocess
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path

from launcher.checks import run_checks
from launcher.child_process import child_environment
from launcher.environment import Environment
from launcher.faults import CannotStart
from launcher.port import choose_port, is_free
from launcher.server import serve

ROOT = Path(__file__).resolve().parent
USAGE = """python3 start.py [options]                    start the app
       python3 start.py [options] test [...]         every check and test; the rest goes to pytest
       python3 start.py [options] COMMAND [...]      python -m explainer COMMAND, for example: check --json"""


def read_options(arguments: Sequence[str]) -> argparse.Namespace:
    """Our options, and from the first other word on the command with its own."""
    parser = argparse.ArgumentParser(usage=USAGE, description="Sets up first.", allow_abbrev=False)
    parser.add_argument("--port", type=port_number, default=8501, help="where the server listens (8501)")
    parser.add_argument("--no-browser", action="store_true", help="open no browser")
    parser.add_argument("--local", action="store_true", help="this computer only, not its network")
    parser.add_argument("--wheels", type=Path, metavar="FOLDER", help="install from here, not the network")
    parser.add_argument(
        "--json", action="store_true", help=argparse.SUPPRESS
    )  # a command's, written too early
    parser.add_argument("command", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.json and not options.command:
        parser.error("--json goes with a command: python3 start.py check --json")
    options.command += ["--json"] if options.json else []
    return options


def port_number(text: str) -> int:
    """A port as it was typed; argparse shows the message of the error."""
    if not (text.isdecimal() and 1 <= int(text) <= 65_535):
        raise argparse.ArgumentTypeError(f"{text} is no port. Choose 1024 to 65535, such as 8501")
    return int(text)


def run(options: argparse.Namespace, say: Callable[[str], None]) -> int:
    """Do what was asked and return the exit code. Raises CannotStart with what a person can do."""
    wheels = options.wheels and options.wheels.resolve()
    if wheels and not wheels.is_dir():
        raise CannotStart(f"--wheels: there is no folder {options.wheels}.")
    name = options.command[0] if options.command else ""
    port = options.port
    if not name:
        address = "127.0.0.1" if options.local else "0.0.0.0"
        port = choose_port(port, lambda each: is_free(each, address), lambda text: agree(text, say), say)
    python = Environment(ROOT, say).prepare("tests" if name == "test" else "app", wheels)
    if name == "test":
        return run_checks(ROOT, python, options.command[1:], say)
    if name:
        # Files that a command names are in the person's folder; our packages are here, never there.
        surroundings = child_environment(PYTHONPATH=str(ROOT), PYTHONSAFEPATH="1")
        return subprocess.call([python, "-m", "explainer", *options.command], env=surroundings)
    serve(ROOT, python, port, options.local, not options.no_browser and has_screen(), say)


def agree(question: str, say: Callable[[str], None]) -> bool:
    """Ask at a terminal. Where nobody can answer, say what is done and do it."""
    if sys.stdin is None or not sys.stdin.isatty():
        say(f"{question} Nobody is here to ask: yes.")
        return True
    return input(f"{question} [Y/n] ").strip().lower() in ("", "y", "yes")


def has_screen() -> bool:
    """Whether a browser could show; without one Linux would open a text browser in this terminal."""
    if sys.platform.startswith("linux"):
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True


def stop(signum: int, frame: object) -> None:
    """A polite end by the system is Ctrl+C by another name."""
    raise KeyboardInterrupt


def main(arguments: Sequence[str]) -> int:
    """Exit code. With --json the output is the command's one JSON object, or ours if it never runs."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=True, errors="replace")
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, stop)
    options = read_options(arguments)
    as_json = "--json" in options.command
    stream = sys.stderr if as_json else sys.stdout
    try:
        return run(options, lambda text: print(text, file=stream, flush=True))
    except CannotStart as fault:
        print(fault, file=sys.stderr)
        if as_json:
            print(json.dumps({"error": str(fault)}))
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=stream)
        return 130 if options.command else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
