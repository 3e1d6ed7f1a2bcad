"""python -m explainer check, as an author or a script calls it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from explainer.__main__ import main
from explainer.commands.words import ROOT


def spoil(folder: Path) -> None:
    path = folder / "content" / "units" / "first" / "unit.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("minutes: 20", "minutes: soon"), encoding="utf-8"
    )


def forget(folder: Path) -> None:
    path = folder / "content" / "units" / "first" / "unit.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(", the-old-law]", "]"), encoding="utf-8")


def test_json_is_one_object_with_every_count(
    library_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--json", "--on", "2026-11-22", "--root", str(library_folder)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["problems"] == []
    assert [set(warning) for warning in told["warnings"]] == [{"path", "line", "what", "remedy"}]
    counts = {key: told[key] for key in told if key not in ("problems", "warnings", "words")}
    assert counts == {
        "units": 2,
        "sections": 3,
        "items": {
            "total": 5,
            "by_type": {"multiple-choice": 1, "single-choice": 3, "true-false": 1},
            "by_level": {"application": 1, "recall": 4},
        },
        "citations": 38,
        "sources": 3,
        "flowcharts": 1,
        "facts": 1,
        "cases": 1,
        "events": 2,
        "glossary": 2,
        "misconceptions": 1,
        "prompts": 1,
        "protocols": 1,
    }
    assert set(told["words"]) == {"en", "es"}
    assert all(count > 300 for count in told["words"].values())


def test_problems_are_printed_one_a_line_with_a_summary(
    library_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(library_folder)
    assert main(["check", "--on", "2026-11-22", "--root", str(library_folder)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == (
        "content/units/first/unit.yaml:5: `minutes` is not a whole number. Write digits only, without quotes."
    )
    assert lines[1].startswith("warning: content/library.yaml:1: no qualified person has read the Spanish")
    assert lines[2] == "1 problem, 1 warning; 1 unit served, 1 set aside: first."


def test_json_of_a_broken_library_is_still_one_object(
    library_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(library_folder)
    assert main(["check", "--json", "--root", str(library_folder)]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["problems"] == [
        {
            "path": "content/units/first/unit.yaml",
            "line": 5,
            "what": "`minutes` is not a whole number",
            "remedy": "Write digits only, without quotes.",
        }
    ]
    assert told["units"] == 1


def test_only_strict_fails_on_a_forgotten_item(library_folder: Path) -> None:
    forget(library_folder)
    root = ["--root", str(library_folder)]
    assert main(["check", *root]) == 0
    assert main(["check", "--strict", *root]) == 1


def test_strict_does_not_fail_on_stale_sources_and_unread_spanish(
    library_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--strict", "--on", "2030-01-01", "--root", str(library_folder)]) == 0
    assert "days before 2030-01-01" in capsys.readouterr().out


@pytest.mark.parametrize("day", ["tomorrow", "2026-02-30", "20260101", "2026-W01-1", ""])
def test_a_day_that_is_none_is_refused_with_its_form(day: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["check", "--on", day])
    assert ended.value.code == 2
    assert "is not a day. Write it as YYYY-MM-DD." in capsys.readouterr().err


def test_a_root_without_content_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["check", "--root", str(tmp_path)])
    assert ended.value.code == 2
    assert "has no folder content/" in capsys.readouterr().err


def test_the_module_runs_from_the_command_line() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "explainer", "check", "--json"],
        cwd=ROOT,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert ran.stderr == b""
    assert isinstance(json.loads(ran.stdout), dict)


def test_the_content_that_is_shipped_has_no_problems(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["check", "--strict"])
    assert status == 0, capsys.readouterr().out
