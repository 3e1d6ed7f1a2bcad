"""Processes that we start, and that never outlive us."""

import contextlib
import os
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

NOTHING: Mapping[str, str] = {}

ENDS_WITHIN = 3.0
"""Seconds that a process has to end by itself. The server would wait for as long as a class's devices
listen; what it has acknowledged is on the disk already."""


def child_environment(**more: str) -> dict[str, str]:
    """Our own surroundings without the settings that would mix another Python's packages in."""
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "PYTHONPATH")}
    return {**kept, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1", **more}


@contextlib.contextmanager
def running(
    command: Sequence[str | Path], folder: Path, surroundings: Mapping[str, str] = NOTHING
) -> Iterator["subprocess.Popen[str]"]:
    """A process in `folder` whose output we read; stopped on the way out, whatever happened.

    A second Ctrl+C while it stops is not heard, for it would leave the
    process running with the port taken.
    """
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=child_environment(**surroundings),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    try:
        yield process
    finally:
        heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
        if process.poll() is None:
            process.terminate()
        try:
            process.wait(timeout=ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout:
            process.stdout.close()
        signal.signal(signal.SIGINT, heard)
