"""One run of pip: what it is told, what it shows, what is left when it was killed."""

import queue
import re
import shutil
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

from launcher.child_process import running
from launcher.faults import CannotStart, install_fault

QUIET_SECONDS = 10.0
"""After this long without news a line says what is still being waited for."""

WHEEL = re.compile(
    r"\s*(?:Downloading|Using cached|Processing) (?:.*[/\\])?([\w.]+)-\d\S*\.whl"
    r"( \([\d.]+ \w+\))?( \(from .*)?\s*$"
)


def install(
    python: Path, requirements: Path, site_packages: Path, wheels: Path | None, say: Callable[[str], None]
) -> None:
    """Install what `requirements` pins, with a line for each package and each tenth installed.

    Files are not compiled ahead: that would take as long as the download, for
    modules of which most are never imported. Raises CannotStart with the
    plain reason; running it again then goes on where it ended.
    """
    drop_half_installed(site_packages)
    source = ["--no-index", "--find-links", str(wheels)] if wheels else ["--retries", "2"]
    options = [
        "--no-compile",
        "--only-binary=:all:",
        "--disable-pip-version-check",
        "--no-input",
        "--progress-bar=off",
    ]
    command: list[str | Path] = [python, "-m", "pip", "install", *options, *source, "-r", requirements]
    began = said_at = time.monotonic()
    output: list[str] = []
    now = said = "asking for the packages"
    to_install = there_before = 0
    with running(command, requirements.parent) as process:
        lines = _lines_of(process)
        while (line := _next(lines)) is not None:
            output.append(line)
            if line.startswith("Installing collected packages:"):
                to_install, there_before = line.count(",") + 1, _installed(site_packages)
            if to_install:
                tenths = 10 * (_installed(site_packages) - there_before) // to_install
                now = f"installing {to_install} packages: {min(max(tenths, 0), 10) * 10} %"
            now = package_line(line) or now
            if now != said or time.monotonic() - said_at > QUIET_SECONDS:
                said, said_at = now, time.monotonic()
                say(f"  {said_at - began:4.0f} s  {now}")
        if process.wait() != 0:
            raise CannotStart(install_fault("".join(output)))
    say(f"  {time.monotonic() - began:4.0f} s  100 %, done")


def package_line(line: str) -> str:
    """The package and its size that a line of pip's output announces; "" for every other line.

    >>> package_line("  Downloading numpy-2.4.6-cp311-cp311-win_amd64.whl (16.9 MB)")
    'numpy (16.9 MB)'
    """
    announced = WHEEL.match(line)
    return announced[1] + (announced[2] or "") if announced else ""


def drop_half_installed(site_packages: Path) -> None:
    """Make pip forget packages that it was killed in the middle of.

    pip writes RECORD last. A package without it looks installed to the next
    run, which would leave it in halves for ever.
    """
    for package in site_packages.glob("*.dist-info"):
        if not (package / "RECORD").exists():
            shutil.rmtree(package)


def _installed(site_packages: Path) -> int:
    return len(list(site_packages.glob("*.dist-info/RECORD")))


def _lines_of(process: "subprocess.Popen[str]") -> "queue.Queue[str | None]":
    """The process's lines as they come, then None."""
    lines: queue.Queue[str | None] = queue.Queue()

    def read() -> None:
        for line in process.stdout or ():
            lines.put(line)
        lines.put(None)

    threading.Thread(target=read, daemon=True).start()
    return lines


def _next(lines: "queue.Queue[str | None]") -> str | None:
    """The next line, or "" when there is none for a second, so that the clock can be shown."""
    try:
        return lines.get(timeout=1)
    except queue.Empty:
        return ""
