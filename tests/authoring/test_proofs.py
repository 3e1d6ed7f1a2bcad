"""What the check proves of a flowchart's questions and of cases, and what it leaves to other rules."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from explainer.authoring.library_files import Reading, read_library
from tests.authoring.bad_charts import CHARTS
from tests.authoring.bad_file import CASE, CASE_FACTS, CHART, GUESSED
from tests.authoring.bad_law import PROOFS
from tests.authoring.bad_runs import GUESSES, RUNS
from tests.authoring.conftest import GOOD

Amend = Callable[..., Reading]
CONTRIBUTING = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text("utf-8")
EXAMPLES = re.findall(
    rf"^\| [^|]+ \| ``?((?:{CASE}|{CHART}|{GUESSED}):.+?)``? \|$", CONTRIBUTING, re.MULTILINE
)
MANY = 18
"""Two values each: 2¹⁸ cases are more than are tried."""


@pytest.fixture
def amend(library_folder: Path) -> Amend:
    """Reads the good library with passages of several of its files replaced."""

    def read(*changes: tuple[str, str, str]) -> Reading:
        for file, old, new in changes:
            path = library_folder / file
            text = path.read_text("utf-8")
            assert old in text, f"{file} does not hold {old!r}"
            path.write_text(text.replace(old, new, 1), "utf-8")
        return read_library(library_folder)

    return read


def told(reading: Reading) -> list[str]:
    return [str(problem) for problem in reading.problems]


def many_facts(how_many: int) -> tuple[tuple[str, str, str], ...]:
    names = [f"fact-{n}" for n in range(how_many)]
    written = "".join(
        f"- {{id: {name}, type: yes-no, label: {{en: A fact, es: Un hecho}}, default: true}}\n"
        for name in names
    )
    asked = ", ".join(f"{name}: true" for name in names)
    return (
        (CASE_FACTS, "- id: says_fear", f"{written}- id: says_fear"),
        (CHART, "when: {says_fear: true}", f"when: {{{asked}}}"),
    )


def test_more_facts_than_can_be_tried_are_refused_and_a_few_fewer_are_tried(amend: Amend) -> None:
    assert told(amend(*many_facts(MANY))) == [
        "content/flowcharts/small.yaml:7: on 1980-03-17 the edges of `met` ask so many facts that not every "
        "case can be tried. Ask fewer at once: put a question between."
    ]


def test_as_many_facts_as_can_be_tried_are(amend: Amend) -> None:
    assert told(amend(*many_facts(9))) == []


@pytest.mark.parametrize(
    ("guards", "words"),
    [
        # A day that is worked out moves with the law's day: on one of them alone the two edges overlap.
        (("{entry_date: {before: 1997-04-02}}", "{entry_date: {after: 1997-04-01}}"), "2 ways lead on"),
        (("{entry_date: {before: 1997-04-01}}", "{entry_date: {after: 1997-04-01}}"), None),
        (("{entry_date: {before: 1990-01-01}}", "{entry_date: {after: 1990-01-02}}"), "on 1990-01-01 no way"),
        (("{entry_date: {before: 1990-01-01}}", "{entry_date: {after: 1990-01-01}}"), None),
        (
            ("{days_here: {max: 29}, entry_date: {after: 1990-01-01}}", "{entry_date: {before: 1990-01-01}}"),
            "on 1990-01-31 no way leads on from `met` for a case with days_here: 30, entry_date: 1990-01-01",
        ),
        (("{days_here: {max: 365}}", "{days_here: {min: 366}}"), None),
        (("{days_here: {max: 365}}", "{days_here: {min: 367}}"), "no way leads on from `met` for a case"),
        (("{days_here: {max: 365}}", "{days_here: {min: 365}}"), "for a case with days_here: 365: `to-"),
        (("{where_met: port}", "{where_met: [interior]}"), None),
        (("{where_met: port, says_fear: true}", "{where_met: interior}"), "says_fear: false, where_met"),
        (("{days_here: 0}", "{days_here: {min: 1}}"), None),
        (("{days_here: {max: 99999999999}}", "{entry_date: {after: 0001-01-01}}"), "2 ways lead on"),
    ],
)
def test_two_edges_are_tried_at_every_threshold_of_what_they_ask(
    amend: Amend, guards: tuple[str, str], words: str | None
) -> None:
    """Only the question itself is looked at: the case of the good library then goes another way."""
    reading = amend(
        (CHART, "{says_fear: true}", guards[0]),
        (CHART, "{else: true}", guards[1]),
        (CHART, "in_force: [{from: 1980-03-17, until: 1997-04-01}]", "in_force: [{from: 1980-03-17}]"),
        (
            CHART,
            "when: {says_fear: true, where_met: [port, interior], days_here: {min: 0, max: 30}, "
            "entry_date: {after: 1980-03-17}}",
            "when: {else: true}",
        ),
    )
    of_met = [one for one in told(reading) if "content/flowcharts" in one]
    if words is None:
        assert of_met == []
    else:
        assert len(of_met) == 1 and words in of_met[0], of_met


def test_the_messages_that_contributing_shows_of_flowcharts_cases_and_guesses_are_said(
    tmp_path: Path, amend: Amend
) -> None:
    said = set(told(amend(*many_facts(MANY))))
    for number, bad in enumerate((*CHARTS, *PROOFS, *RUNS, *GUESSES)):
        shutil.copytree(GOOD, tmp_path / str(number))
        path = tmp_path / str(number) / bad.file
        path.write_text(path.read_text("utf-8").replace(bad.old, bad.new, 1), "utf-8")
        said.update(told(read_library(tmp_path / str(number))))
    assert len(EXAMPLES) >= 9 and [one for one in EXAMPLES if one not in said] == []
