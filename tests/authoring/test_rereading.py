"""When a dated value changes, what uses it is named until someone has read it again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from explainer.__main__ import main
from explainer.authoring.library_files import Reading, read_library
from explainer.authoring.rereading import values_digest
from explainer.model.dated import Fact

ReadWith = Callable[[str, str, str], Reading]
FACTS, BANK, REREAD = "content/facts/review.yaml", "quizzes/first.yaml", "content/reread.yaml"
USES = (
    "node `screened` (content/flowcharts/small.yaml:20), content/units/first/02-the-review.en.md:3, "
    "content/units/first/02-the-review.es.md:3, item `who-reviews` (quizzes/first.yaml:27)"
)
REMEDY = "Reread them, then run python3 start.py reread review-days."


def told(reading: Reading) -> list[str]:
    assert reading.problems == ()
    return [str(warning) for warning in reading.warnings if not warning.expected]


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("value: 7", "value: 10"),
        ("from: 1997-04-01", "from: 1997-04-02"),
        ("absent: not-yet", "absent: no-limit"),
        ("absent: not-yet", "unknown: a rule of those years"),
        ("unit: {en: days, es: días}", "unit: {en: hours, es: horas}"),
    ],
    ids=["a value", "its start", "why there is none", "that none was found", "the unit"],
)
def test_a_changed_value_names_the_prose_the_items_and_the_nodes_to_reread(
    read_with: ReadWith, old: str, new: str
) -> None:
    assert told(read_with(FACTS, old, new)) == [
        "content/facts/review.yaml:1: the dated value `review-days` has changed since what uses it was "
        f"reread: {USES}. {REMEDY}"
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("read: 2026-06-01", "read: 2026-09-01"),
        ("confidence: known", "confidence: uncertain"),
        ("235(b)(1)(B)(iii)(III)", "235(b)"),
        ("en: Longest time for the review", "en: The longest time for the review"),
    ],
    ids=["the day of reading", "the confidence", "the locator", "the label"],
)
def test_what_changes_beside_the_values_asks_nobody_to_reread(
    read_with: ReadWith, old: str, new: str
) -> None:
    assert told(read_with(FACTS, old, new)) == []


def test_a_value_that_was_never_recorded_is_named_only_where_something_uses_it(library_folder: Path) -> None:
    (library_folder / REREAD).unlink()
    assert told(read_library(library_folder)) == [
        f"content/facts/review.yaml:1: what uses the dated value `review-days` was never recorded as reread: "
        f"{USES}. {REMEDY}"
    ]
    change(library_folder, BANK, "  rests_on: [review-days]\n", "")
    change(library_folder, "content/flowcharts/small.yaml", "    rests_on: [review-days]\n", "")
    for file in ("02-the-review.en.md", "02-the-review.es.md"):
        change(library_folder, f"content/units/first/{file}", "{{review-days}}", "days")
    assert told(read_library(library_folder)) == []


def test_a_changed_value_fails_only_a_strict_check(library_folder: Path) -> None:
    change(library_folder, FACTS, "value: 7", "value: 10")
    root = ["--root", str(library_folder)]
    assert main(["check", *root]) == 0
    assert main(["check", "--strict", *root]) == 1


@pytest.mark.parametrize("which", [["review-days"], ["review-days", "review-days"], ["--all"]])
def test_recording_that_it_was_reread_ends_the_warning(
    library_folder: Path, capsys: pytest.CaptureFixture[str], which: list[str]
) -> None:
    change(library_folder, FACTS, "value: 7", "value: 10")
    root = ["--root", str(library_folder)]
    assert main(["reread", *which, *root]) == 0
    assert capsys.readouterr().out == "1 dated value newly recorded as reread: review-days.\n"
    assert told(read_library(library_folder)) == []
    assert main(["reread", *which, *root]) == 0
    assert capsys.readouterr().out == "0 dated values newly recorded as reread.\n"


def test_recording_one_leaves_the_others_as_they_were(library_folder: Path) -> None:
    facts = (library_folder / FACTS).read_text("utf-8")
    (library_folder / FACTS).write_text(facts + facts.replace("review-days", "appeal-days"), "utf-8")
    main(["reread", "--all", "--root", str(library_folder)])
    before = (library_folder / REREAD).read_text("utf-8").splitlines()
    assert [line.split(",")[0] for line in before[2:]] == ["- {fact: appeal-days", "- {fact: review-days"]
    (library_folder / FACTS).write_text(
        (facts + facts.replace("review-days", "appeal-days")).replace("value: 7", "value: 10"), "utf-8"
    )
    main(["reread", "appeal-days", "--root", str(library_folder)])
    after = (library_folder / REREAD).read_text("utf-8").splitlines()
    assert after[2] != before[2] and [*after[:2], after[3]] == [*before[:2], before[3]]


def test_recording_all_drops_what_names_a_value_that_is_gone(library_folder: Path) -> None:
    change(library_folder, REREAD, "fact: review-days", "fact: gone-days")
    assert main(["reread", "--all", "--root", str(library_folder)]) == 0
    text = (library_folder / REREAD).read_text("utf-8")
    assert "gone-days" not in text and "review-days" in text


def test_an_unknown_id_is_refused_and_the_known_ones_are_named(
    library_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (library_folder / REREAD).read_bytes()
    assert main(["reread", "review-hours", "--root", str(library_folder)]) == 2
    assert capsys.readouterr().err == "There is no dated value review-hours. There are: review-days.\n"
    assert (library_folder / REREAD).read_bytes() == before


@pytest.mark.parametrize("spoilt", ["- {fact: review-days, as: [}\n", "- {fact: review-days}\n", "x: y\n"])
def test_a_file_that_cannot_be_read_is_not_written_over(
    library_folder: Path, capsys: pytest.CaptureFixture[str], spoilt: str
) -> None:
    (library_folder / REREAD).write_text(spoilt, "utf-8")
    assert main(["reread", "--all", "--root", str(library_folder)]) == 2
    said = "content/reread.yaml has a problem. Run the check and correct it, or delete the file.\n"
    assert capsys.readouterr().err == said
    assert (library_folder / REREAD).read_text("utf-8") == spoilt
    reading = read_library(library_folder)
    assert {problem.path for problem in reading.problems} == {REREAD}
    assert [warning for warning in reading.warnings if not warning.expected] == [], "not blamed twice"
    assert len(reading.library.units) == 2, "no unit falls with it"


@pytest.mark.parametrize("words", [[], ["review-days", "--all"]])
def test_reread_wants_ids_or_all_and_not_both(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["reread", *words])
    assert ended.value.code == 2
    assert "FACT" in capsys.readouterr().err


def test_the_fingerprint_of_a_value_is_the_same_on_every_machine() -> None:
    value = {
        "from": "1997-04-01",
        "value": {"en": "a test", "es": "un criterio"},
        "cite": {"source": "ina"},
        "confidence": "known",
        "read": "2026-06-01",
    }
    fact = Fact.model_validate({"id": "test", "label": {"en": "T", "es": "P"}, "values": [value]})
    assert values_digest(fact) == "3b0292bd8094"
