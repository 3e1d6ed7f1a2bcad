"""The project's own Python environment: complete for the pins of the day, or not yet."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from launcher.child_process import child_environment
from launcher.faults import CannotStart, install_fault, venv_fault
from launcher.installation import install
from launcher.setup_lock import setting_up_alone

PINS = {
    "app": ("constraints.txt", "requirements.txt"),
    "tests": ("constraints.txt", "requirements.txt", "requirements-dev.txt"),
}
"""The files that say what is installed for which use; the last one is handed to pip."""


class Environment:
    """`.venv` in the project's folder.

    A stamp in it names the pins that were installed to the end. Everything
    else (no folder, half a folder, other pins, another Python) is set up again
    as far as needed, so a start that was killed costs nothing but time.
    """

    def __init__(self, root: Path, say: Callable[[str], None]) -> None:
        self.root = root
        self.say = say
        self.folder = root / ".venv"
        self.python = self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def prepare(self, use: str, wheels: Path | None) -> Path:
        """The Python that has everything for `use` ("app" or "tests"), set up first if need be.

        Raises CannotStart with what a person can do.
        """
        if not self.is_complete(use):
            with setting_up_alone(self.root / ".start.lock", self.say):
                if not self.is_complete(use):  # another start may just have done it
                    try:
                        self._set_up(use, wheels)
                    except OSError as fault:
                        raise CannotStart(install_fault(str(fault))) from fault
        return self.python

    def is_complete(self, use: str) -> bool:
        """Whether everything for `use` is installed, for the pins and the Python of now."""
        version = self._answer("-c", "import sys; print(*sys.version_info[:2])")
        return bool(version) and self._stamp(use) == self._wanted(use, version)

    def _set_up(self, use: str, wheels: Path | None) -> None:
        if not self._answer("-m", "pip", "--version"):
            self._make()
        for each in PINS:
            self._stamp_file(each).unlink(missing_ok=True)  # from here until the end it counts as half
        self.say("Installing what the app needs. This happens once and takes a minute or two.")
        requirements = self.root / PINS[use][-1]
        install(self.python, requirements, self._site_packages(), wheels, self.say)
        version = self._answer("-c", "import sys; print(*sys.version_info[:2])")
        for each in PINS if use == "tests" else (use,):
            self._stamp_file(each).write_text(self._wanted(each, version), encoding="utf-8")

    def _make(self) -> None:
        if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
            raise CannotStart(venv_fault(sys.version_info[:2], sys.platform))
        self.say("Making the environment .venv (a few seconds).")
        base = getattr(sys, "_base_executable", None) or sys.executable
        command = [base, "-m", "venv", "--clear", str(self.folder)]
        made = subprocess.run(command, env=child_environment(), capture_output=True, text=True, check=False)
        if made.returncode != 0:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise CannotStart(install_fault(made.stdout + made.stderr))

    def _answer(self, *words: str) -> str:
        """What the environment's Python prints; "" if it is not there or fails."""
        try:
            run = subprocess.run(
                [self.python, *words], env=child_environment(), capture_output=True, text=True, check=False
            )
        except OSError:
            return ""
        return run.stdout.strip() if run.returncode == 0 else ""

    def _site_packages(self) -> Path:
        return Path(self._answer("-c", "import sysconfig; print(sysconfig.get_path('purelib'))"))

    def _stamp_file(self, use: str) -> Path:
        return self.folder / f"complete-for-{use}.txt"

    def _stamp(self, use: str) -> str:
        try:
            return self._stamp_file(use).read_text(encoding="utf-8")
        except OSError:
            return ""

    def _wanted(self, use: str, version: str) -> str:
        pins = b"".join((self.root / name).read_bytes() for name in PINS[use])
        return f"{version} {hashlib.sha256(pins).hexdigest()}"
