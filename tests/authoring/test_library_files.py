"""A broken part is set aside with its reasons; all that does not need it is served."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from explainer.authoring.library_files import Reading, read_library
from explainer.model.library import NO_DAY

ReadWith = Callable[[str, str, str], Reading]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("content/units/first/unit.yaml", "minutes: 20", "minutes: soon"),
        ("content/units/first/unit.yaml", "id: first", "id: first: unit"),
        ("content/units/first/01-the-screening.es.md", "Duró dos días", "<b>Duró</b>"),
        ("quizzes/first.yaml", "key: may-go-on", "key: nobody"),
        ("quizzes/first.yaml", "- id: what-it-decides", "- id: [what-it-decides"),
        ("content/flowcharts/small.yaml", "to: leaves", "to: nowhere"),
        ("content/flowcharts/small.yaml", "kind: step", "kind: stop"),
        ("content/case_facts.yaml", "type: number", "type: amount"),
        ("content/misconceptions.yaml", "confidence: known", "confidence: sure"),
        ("content/facts/review.yaml", "value: 7", "value: []"),
        ("content/sources.yaml", "tier: press", "tier: blog"),
    ],
)
def test_a_unit_falls_with_what_it_needs_and_the_other_is_served(
    read_with: ReadWith, file: str, old: str, new: str
) -> None:
    reading = read_with(file, old, new)
    assert [unit.id for unit in reading.library.units] == ["second"]
    (aside,) = reading.library.set_aside
    assert aside.unit == "first"
    assert aside.reasons == tuple(str(problem) for problem in reading.problems)
    assert aside.reasons[0].startswith(file)
    assert set(reading.library.items) == {"the-decider"}


def test_a_broken_entry_leaves_its_neighbours(read_with: ReadWith) -> None:
    reading = read_with(
        "content/glossary.yaml", "- id: credible-fear\n", "- id: credible-fear\n  spelling: x\n"
    )
    assert set(reading.library.terms) == {"well-founded-fear"}
    assert [unit.id for unit in reading.library.units] == ["first", "second"]


def test_what_needs_a_broken_entry_goes_without_a_complaint_of_its_own(read_with: ReadWith) -> None:
    reading = read_with(
        "content/glossary.yaml", "- id: well-founded-fear\n", "- id: well-founded-fear\n  x: y\n"
    )
    assert set(reading.library.terms) == set()
    assert len(reading.problems) == 1


def test_without_its_imprint_nothing_that_has_a_date_is_served(read_with: ReadWith) -> None:
    reading = read_with("content/library.yaml", "law_known_to: 2026-06-25", "law_known_to: today")
    served = reading.library
    assert served.law_known_to == NO_DAY and served.units == ()
    for dated in (served.items, served.facts, served.flowcharts, served.charts, served.events, served.cases):
        assert dated == {}
    assert set(served.terms) == {"credible-fear", "well-founded-fear"}
    assert [one.unit for one in reading.library.set_aside] == ["first", "second"]
    assert all("law_known_to" in one.reasons[0] for one in reading.library.set_aside)


def test_a_library_that_reads_well_is_complete(library_folder: Path) -> None:
    library = read_library(library_folder).library
    assert library.law_known_to == date(2026, 6, 25)
    assert set(library.sources) == {"ina", "agency-page", "newspaper"}
    assert set(library.items) == {
        "what-it-decides",
        "who-reviews",
        "what-counts",
        "the-old-law",
        "the-decider",
    }
    assert library.unit("first").section("the-review").prose.en.startswith("## Who looks again")
    assert library.flowchart_of_view("small-view")[0].id == "small"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("content/sources.yml", "ends in .yml"),
        ("content/units/first/03-more.en.md", "no section has this file"),
        ("content/notes.md", "nothing reads this file"),
        ("quizzes/third.yaml", "there is no unit third"),
    ],
)
def test_a_file_that_nothing_reads_is_named(library_folder: Path, path: str, words: str) -> None:
    (library_folder / path).write_text("x\n", encoding="utf-8")
    (problem,) = read_library(library_folder).problems
    assert problem.path == path
    assert words in problem.what


def test_a_readme_among_the_content_is_no_problem(library_folder: Path) -> None:
    (library_folder / "content" / "README.md").write_text("How to write here.\n", encoding="utf-8")
    assert read_library(library_folder).problems == ()


def test_a_section_file_with_another_number_is_told_its_new_name(library_folder: Path) -> None:
    folder = library_folder / "content" / "units" / "first"
    (folder / "02-the-review.es.md").rename(folder / "03-the-review.es.md")
    told = [str(problem) for problem in read_library(library_folder).problems]
    assert told == [
        "content/units/first/unit.yaml:22: the section's file is numbered 03. "
        "Rename 03-the-review.es.md to 02-the-review.es.md."
    ]


def test_a_missing_section_file_is_named(library_folder: Path) -> None:
    (library_folder / "content/units/first/02-the-review.en.md").unlink()
    (problem,) = read_library(library_folder).problems
    assert problem.what == "the section's file 02-the-review.en.md is missing"


def test_prose_in_the_wrong_file_is_told_where_it_belongs(read_with: ReadWith) -> None:
    reading = read_with(
        "content/units/second/unit.yaml", "    minutes: 5\n", "    minutes: 5\n    prose: x\n"
    )
    (problem,) = reading.problems
    assert (problem.line, problem.what) == (16, "`prose` is written in unit.yaml")


def test_old_readings_are_warned_of_and_stop_nothing(library_folder: Path) -> None:
    fresh = read_library(library_folder, on=date(2027, 6, 1))
    stale = read_library(library_folder, on=date(2027, 6, 2))
    assert [warning.path for warning in fresh.warnings] == ["content/library.yaml"]
    assert len(stale.warnings) == 1 + 3 + 2
    assert stale.problems == ()
    assert "`ina` was last read on 2026-06-01, 366 days before 2027-06-02" in stale.warnings[3].what


def test_without_a_day_nothing_is_called_stale(library_folder: Path) -> None:
    assert len(read_library(library_folder).warnings) == 1


def test_spanish_that_a_qualified_person_has_read_is_not_warned_of(read_with: ReadWith) -> None:
    reading = read_with("content/library.yaml", "legal_help", "spanish_read_by: A. Reader\nlegal_help")
    assert reading.warnings == ()
    assert reading.library.spanish_read_by == "A. Reader"


def test_an_item_that_nobody_asks_is_a_warning_that_counts(read_with: ReadWith) -> None:
    reading = read_with("content/units/first/unit.yaml", ", the-old-law]", "]")
    assert [(w.what, w.expected) for w in reading.warnings if w.path.startswith("quizzes")] == [
        ("no section, quiz or chart asks the item `the-old-law`", False)
    ]
