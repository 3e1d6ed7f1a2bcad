"""`value` and `walk` on a small library of their own, as an author or a script calls them."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from explainer.__main__ import main
from tests.authoring.conftest import GOOD

CITED = """\
      cite: {source: agency-page, locator: page 3}
      confidence: uncertain
      read: 2026-06-01
"""
FACTS = f"""\
- id: waiting-time
  label: {{en: Wait for a work permit, es: Espera del permiso de trabajo}}
  values:
    - from: 1980-03-17
      unknown: the register of rules
{CITED}    - from: 1995-01-05
      value: P2Y6M
{CITED}    - from: 2020-08-25
      value: {{en: as long as the officer asks, es: lo que pida el oficial}}
{CITED}    - from: 2025-01-01
      value: 1250.5
{CITED}    - from: 2026-01-01
      absent: no-limit
      cite: {{source: newspaper}}
      confidence: known
      read: 2026-06-01
"""
BEYOND = "Our sources end on 2026-06-25; the law may have changed."
ENDS = "law_known_to: 2026-06-25"


class Said(NamedTuple):
    """What a command printed, and its exit status."""

    status: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The good library with one more dated value."""
    shutil.copytree(GOOD, tmp_path / "library")
    (tmp_path / "library" / "content" / "facts" / "more.yaml").write_text(FACTS, "utf-8")
    return tmp_path / "library"


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on that library."""

    def run(*arguments: str) -> Said:
        status = main([*arguments, "--root", str(folder)])
        return Said(status, *capsys.readouterr())

    return run


@pytest.fixture
def facts(tmp_path: Path) -> Callable[[str | bytes], str]:
    """Writes a file of facts and names it."""

    def write(written: str | bytes) -> str:
        path = tmp_path / "facts.yaml"
        path.write_bytes(written if isinstance(written, bytes) else written.encode())
        return str(path)

    return write
