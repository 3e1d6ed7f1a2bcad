"""Files spoilt at random: whatever an author does, the check answers in words and never with a traceback."""

import random
import shutil
from pathlib import Path

import pytest

from explainer.authoring.census import census
from explainer.authoring.library_files import read_library

SEEDS = range(24)
ROUNDS = 12
SWAPS = (
    ("true", "maybe"),
    (": ", ":"),
    ("- ", ""),
    ("{", "["),
    ("[^", "[^^"),
    ("{{", "{"),
    ("en:", "es:"),
    ("ina", "9"),
    ("1997", "0000"),
    ("\n", "\n\n"),
    ("id:", "is:"),
    ("first", "../../first"),
)


def _spoil(raw: bytes, dice: random.Random) -> bytes:
    """The bytes with one thing done to them that an editor, a bad merge or a bad disk may do."""
    lines = raw.split(b"\n")
    at = dice.randrange(len(raw)) if raw else 0
    match dice.randrange(8):
        case 0:
            return raw[:at]
        case 1:
            return raw[:at] + bytes([dice.randrange(256)]) + raw[at + 1 :]
        case 2:
            del lines[dice.randrange(len(lines))]
        case 3:
            lines.insert(dice.randrange(len(lines)), lines[dice.randrange(len(lines))])
        case 4:
            one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
            lines[one], lines[other] = lines[other], lines[one]
        case 5:
            old, new = dice.choice(SWAPS)
            parts = raw.split(old.encode())
            cut = dice.randrange(len(parts))
            return old.encode().join(parts[:cut]) + new.encode() + old.encode().join(parts[cut:])
        case 6:
            return raw + dice.choice(
                [b"\x00", b"\xff\xfe", b"\n- ", b"\n: x", b"*" * 50, b"[" * 3000, b"> " * 400]
            )
        case _:
            here = dice.randrange(len(lines))
            lines[here] = (
                lines[here].partition(b":")[0]
                + b": "
                + dice.choice(
                    [
                        b"null",
                        b"1e400",
                        b"9" * 5000,
                        b"{}",
                        b"[]",
                        b"-1",
                        b"2026-13-01",
                        b"\xc3\xb1",
                        b"'",
                        b"&a [*a]",
                    ]
                )
            )
    return b"\n".join(lines)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_spoilt_library_never_ends_in_a_traceback(seed: int, library_folder: Path, tmp_path: Path) -> None:
    dice = random.Random(seed)
    files = sorted(path for path in library_folder.rglob("*") if path.is_file())
    for turn in range(ROUNDS):
        folder = tmp_path / f"spoilt-{turn}"
        shutil.copytree(library_folder, folder)
        for file in dice.sample(files, k=dice.choice([1, 1, 2, 4])):
            target = folder / file.relative_to(library_folder)
            raw = target.read_bytes()
            for _ in range(dice.choice([1, 1, 3])):
                raw = _spoil(raw, dice)
            target.write_bytes(raw)
        reading = read_library(folder)
        census(reading.library)
        served = {unit.id for unit in reading.library.units}
        aside = {one.unit for one in reading.library.set_aside}
        assert served | aside == {"first", "second"}, "no unit may vanish without a reason"
        assert not served & aside
        assert reading.problems or not aside
        for problem in reading.problems:
            assert "\n" not in str(problem)
            assert problem.line >= 1 and problem.what and problem.remedy.endswith((".", "?"))
        assert all(reasons.reasons for reasons in reading.library.set_aside)


def test_a_missing_file_is_told_by_its_name(library_folder: Path) -> None:
    named_by_none = library_folder / "content" / "cases" / "a-case.yaml"  # without it there is just no case
    files = {path for path in library_folder.rglob("*") if path.is_file()} - {named_by_none}
    for file in sorted(files):
        name = file.relative_to(library_folder).as_posix()
        kept = file.read_bytes()
        file.unlink()
        reading = read_library(library_folder)
        told = [*reading.problems, *(warning for warning in reading.warnings if not warning.expected)]
        assert told, f"nothing is said about {name}"
        file.write_bytes(kept)


def test_a_folder_in_a_files_place_is_told(library_folder: Path) -> None:
    path = library_folder / "content" / "sources.yaml"
    path.unlink()
    path.mkdir()
    told = [str(problem) for problem in read_library(library_folder).problems]
    assert told[0].startswith("content/sources.yaml:1: the file cannot be read")


def test_an_empty_root_is_told(tmp_path: Path) -> None:
    told = [problem.path for problem in read_library(tmp_path).problems]
    assert told == [
        "content/case_facts.yaml",
        "content/glossary.yaml",
        "content/library.yaml",
        "content/misconceptions.yaml",
        "content/sources.yaml",
    ]
