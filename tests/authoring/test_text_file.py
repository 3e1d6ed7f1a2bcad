"""Bytes into text, or the reason why they are none."""

from pathlib import Path

import pytest

from explainer.authoring.problem import Problem
from explainer.authoring.text_file import LARGEST_FILE, read_text


@pytest.mark.parametrize(
    ("raw", "line", "words"),
    [
        (b"one\ncaf\xe9\n", 2, "not UTF-8"),
        ("é".encode("utf-16"), 1, "UTF-16"),
        ("\ufeffa".encode(), 1, "byte order mark"),
        (b"one\n\ttwo\n", 2, "a tab"),
        (b"one\ntwo\rthree\n", 2, "U+000D"),
        ("one\ntwo\u2028three".encode(), 2, "U+2028"),
        ("a\u202eb".encode(), 1, "U+202E"),
        ("a\ue000b".encode(), 1, "U+E000"),
        (b"x" * (LARGEST_FILE + 1), 1, "larger than"),
    ],
)
def test_a_file_that_is_no_plain_text_says_why(tmp_path: Path, raw: bytes, line: int, words: str) -> None:
    (tmp_path / "file.md").write_bytes(raw)
    read = read_text(tmp_path / "file.md", "content/file.md")
    assert isinstance(read, Problem)
    assert words in read.what
    assert (read.path, read.line) == ("content/file.md", line)


def test_windows_line_ends_are_taken_for_line_ends(tmp_path: Path) -> None:
    (tmp_path / "file.md").write_bytes("Él dijo «no» … 👋\r\nsí\r\n".encode())
    assert read_text(tmp_path / "file.md", "file.md") == "Él dijo «no» … 👋\nsí\n"


def test_a_problem_is_printed_on_one_line() -> None:
    problem = Problem("content/sources.yaml", 7, "`tier` is missing", "Add the field `tier`.")
    assert str(problem) == "content/sources.yaml:7: `tier` is missing. Add the field `tier`."
