"""A small library that has nothing wrong with it, to be spoilt one piece at a time."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from explainer.authoring.library_files import Reading, read_library

GOOD = Path(__file__).parent / "good"


@pytest.fixture
def library_folder(tmp_path: Path) -> Path:
    """A copy of the good library that a test may change."""
    folder = tmp_path / "library"
    shutil.copytree(GOOD, folder)
    return folder


@pytest.fixture
def read_with(library_folder: Path) -> Callable[[str, str, str], Reading]:
    """Reads the good library with one passage of one file replaced."""

    def read(file: str, old: str, new: str) -> Reading:
        path = library_folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} does not hold {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return read_library(library_folder)

    return read
