"""A warm start parses only what changed, and reads the same library whatever became of the file."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from explainer.authoring import parsed_files
from explainer.authoring.library_files import read_library
from explainer.authoring.parsed_files import ParsedFiles
from explainer.authoring.strict_yaml import Document, NotStrict, read_yaml

TEXT = "a: &days\n  - 1\n  - 2.50\n\nb: *days\nc: {en: Sí, es: no}\nd: true\n"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are parsed from now on."""
    texts: list[str] = []

    def note(text: str) -> Document:
        texts.append(text)
        return read_yaml(text)

    monkeypatch.setattr(parsed_files, "read_yaml", note)
    return texts


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "parsed-content.json"


def with_lines(raw: bytes, change: Callable[[list[int]], list[Any]]) -> bytes:
    """The file with other lines in each of its entries."""
    entries = json.loads(raw)
    return json.dumps({name: [value, change(lines)] for name, (value, lines) in entries.items()}).encode()


def test_a_kept_document_has_the_values_and_lines_of_a_parsed_one(kept: Path, parsed: list[str]) -> None:
    first = ParsedFiles(kept)
    assert first.document(TEXT) == read_yaml(TEXT)
    first.keep()
    again = ParsedFiles(kept).document(TEXT)
    assert again == read_yaml(TEXT) and parsed == [TEXT]
    assert again.value["a"] == [1, 2.5] and again.value["d"] is True and again.line(("c", "es")) == 6


def test_only_what_changed_is_parsed_again(library_folder: Path, kept: Path, parsed: list[str]) -> None:
    cold = read_library(library_folder, keep_parsed=kept)
    files = len(list(library_folder.rglob("*.yaml")))
    assert len(parsed) == files
    parsed.clear()
    assert read_library(library_folder, keep_parsed=kept).library == cold.library and parsed == []
    bank = library_folder / "quizzes" / "first.yaml"
    bank.write_text(bank.read_text("utf-8").replace("key: may-go-on", "key: may-go"), "utf-8")
    changed = read_library(library_folder, keep_parsed=kept)
    assert parsed == [bank.read_text("utf-8")]
    assert changed.problems == read_library(library_folder).problems != ()
    parsed.clear()
    assert read_library(library_folder, keep_parsed=kept).problems == changed.problems and parsed == []


def test_what_is_gone_is_not_kept(library_folder: Path, kept: Path) -> None:
    read_library(library_folder, keep_parsed=kept)
    before = len(json.loads(kept.read_bytes()))
    (library_folder / "content" / "cases" / "a-case.yaml").unlink()
    read_library(library_folder, keep_parsed=kept)
    assert len(json.loads(kept.read_bytes())) == before - 1
    assert [path.name for path in kept.parent.glob("parsed-*")] == [kept.name]


def test_what_is_not_strict_is_told_each_time(kept: Path, parsed: list[str]) -> None:
    for _ in range(2):
        files = ParsedFiles(kept)
        with pytest.raises(NotStrict, match="given twice"):
            files.document("a: 1\na: 2\n")
        files.keep()
    assert len(parsed) == 2


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: b"",
        lambda _: b"[]",
        lambda raw: raw[: len(raw) // 2],
        lambda _: b"\xff\xfe",
        lambda _: b"[" * 100_000,
        lambda raw: json.dumps(dict.fromkeys(json.loads(raw), 7)).encode(),
        lambda raw: with_lines(raw, lambda lines: lines[:-1]),
        lambda raw: with_lines(raw, lambda lines: [*lines, 1]),
        lambda raw: with_lines(raw, lambda lines: ["x", *lines]),
    ],
)
def test_a_spoilt_file_costs_time_and_nothing_else(
    spoil: Callable[[bytes], bytes], kept: Path, parsed: list[str]
) -> None:
    first = ParsedFiles(kept)
    first.document(TEXT)
    first.keep()
    kept.write_bytes(spoil(kept.read_bytes()))
    assert ParsedFiles(kept).document(TEXT) == read_yaml(TEXT) and parsed == [TEXT, TEXT]


def test_a_spoilt_entry_is_written_anew(kept: Path, parsed: list[str]) -> None:
    first = ParsedFiles(kept)
    first.document(TEXT)
    first.keep()
    kept.write_bytes(json.dumps(dict.fromkeys(json.loads(kept.read_bytes()), 7)).encode())
    for _ in range(2):
        files = ParsedFiles(kept)
        files.document(TEXT)
        files.keep()
    assert parsed == [TEXT, TEXT]


def test_where_nothing_can_be_written_it_reads_all_the_same(library_folder: Path, tmp_path: Path) -> None:
    reading = read_library(library_folder, keep_parsed=tmp_path / "no-folder" / "parsed-content.json")
    assert reading.problems == () and len(reading.library.units) == 2
