"""python -m explainer stale: what is due for rereading on a day, with what rests on it."""

import json
from pathlib import Path

import pytest

from explainer.__main__ import main


def stale(folder: Path, *words: str) -> int:
    return main(["stale", *words, "--root", str(folder)])


def test_nothing_is_due_within_a_year(library_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert stale(library_folder, "--on", "2027-06-01") == 0
    assert capsys.readouterr().out == "0 sources and dated values due on 2027-06-01.\n"


def test_what_is_due_is_listed_with_its_line_and_all_that_rests_on_it(
    library_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert stale(library_folder, "--on", "2027-06-02") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:5] == [
        "content/facts/review.yaml:9: the dated value `review-days` was last read on 2026-06-01, "
        "366 days before; 4 uses.",
        "    node `screened` (content/flowcharts/small.yaml:20)",
        "    content/units/first/02-the-review.en.md:3",
        "    content/units/first/02-the-review.es.md:3",
        "    item `who-reviews` (quizzes/first.yaml:27)",
    ]
    assert lines[-1] == "4 sources and dated values due on 2027-06-02."


def test_on_a_source_rests_everything_that_cites_it(
    library_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stale(library_folder, "--on", "2027-06-02", "--json")
    (ina,) = (one for one in json.loads(capsys.readouterr().out)["due"] if one["id"] == "ina")
    kinds = {use["what"].partition(" `")[0] for use in ina["uses"]}
    assert {"dated value", "node", "item", "event", "term", "misconception", ""} <= kinds
    assert "discussion prompt" in kinds
    prose = [use["path"] for use in ina["uses"] if not use["what"]]
    assert "content/units/first/01-the-screening.es.md" in prose


def test_the_longest_unread_comes_first_and_counts_from_its_oldest_reading(
    library_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = library_folder / "content/facts/review.yaml"
    first, second, last = path.read_text("utf-8").rpartition("read: 2026-06-01")
    path.write_text(f"{first}read: 2026-05-01{last}", "utf-8")
    assert second
    stale(library_folder, "--on", "2027-06-02", "--json")
    told = json.loads(capsys.readouterr().out)
    assert told["on"] == "2027-06-02"
    due = told["due"][0]
    assert {name: due[name] for name in due if name != "uses"} == {
        "kind": "fact",
        "id": "review-days",
        "path": "content/facts/review.yaml",
        "line": 14,
        "read": "2026-05-01",
        "days": 397,
    }
    assert due["uses"][-1] == {"what": "item `who-reviews`", "path": "quizzes/first.yaml", "line": 27}
    assert [one["id"] for one in told["due"]].count("review-days") == 1


def test_what_cannot_be_read_is_left_to_the_check(
    library_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (library_folder / "content/sources.yaml").write_text("no list\n", "utf-8")
    assert stale(library_folder, "--on", "2030-01-01") == 0
    assert "1 source and dated value due on 2030-01-01." in capsys.readouterr().out


@pytest.mark.parametrize("words", [[], ["--on", "soon"]], ids=["no day", "none that is one"])
def test_it_needs_a_day(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["stale", *words])
    assert ended.value.code == 2
    assert "--on" in capsys.readouterr().err
