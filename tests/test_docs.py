"""The documentation is complete, and what it shows works."""

import re
import shutil
from pathlib import Path
from typing import get_args

import pytest

import start
from explainer.authoring.census import census
from explainer.authoring.draft import Reread
from explainer.authoring.library_files import read_library
from explainer.model.case import Case, Run, Turn
from explainer.model.chart import Chart, GuessedYears, Mark, Prediction, Series
from explainer.model.citation import TIERS, Citation, Confidence, Source
from explainer.model.dated import Absence, DatedValue, Fact, InForce
from explainer.model.flowchart import CaseFact, Change, Contested, Edge, Flowchart, Group, Node, View
from explainer.model.glossary import Misconception, Reteach, Term
from explainer.model.item import Credit, Item, Option
from explainer.model.protocol import Protocol, ProtocolPlace, ProtocolRole, Step, StepKind
from explainer.model.teaching import PlanStep, Standard, TeachingNotes, Watch
from explainer.model.text import Value
from explainer.model.timeline import ACTORS, EFFECTS, Event
from explainer.model.unit import ContentNote, Objective, Prompt, ProtocolId, Role, Section, Side, Unit
from explainer.storage.tables import metadata
from server.room_routes import ROOM
from server.teacher_cookie import TEACHER
from server.thread_cookie import LANG, LEARNER, REMEMBERED

ROOT = Path(__file__).parents[1]
README, CONTRIBUTING, PRIVACY = (
    (ROOT / name).read_text("utf-8") for name in ("README.md", "CONTRIBUTING.md", "docs/privacy.md")
)
FILES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/privacy.md")

WRITTEN_BY_AUTHORS: tuple[type[Value], ...] = (
    *(Source, Citation, Fact, DatedValue, InForce, Reread, Term, Misconception, Reteach),
    *(Item, Option, Credit, Unit, Objective, Section, ContentNote, Prompt, Role, Side),
    *(Flowchart, Node, Edge, View, Group, Change, Contested, Chart, Prediction, GuessedYears, Series, Mark),
    *(Event, Case, Run, Turn, CaseFact),
    *(TeachingNotes, PlanStep, Watch, Standard),
    *(Protocol, ProtocolRole, ProtocolPlace, Step),
)
PUT_IN_BY_THE_LOADER = {"prose", "rows"}


def examples() -> dict[str, str]:
    """The files that CONTRIBUTING shows under their paths."""
    found = re.findall(r"^`([\w/.-]+)`\n\n```\w+\n(.*?)^```$", CONTRIBUTING, re.DOTALL | re.MULTILINE)
    return dict(found)


def test_the_example_of_a_unit_is_a_unit_without_a_fault(tmp_path: Path) -> None:
    for folder in ("content", "quizzes"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for path, text in examples().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    reading = read_library(tmp_path)
    assert [str(problem) for problem in reading.problems] == []
    assert reading.library.units[-1].id == "who-decides"


@pytest.mark.parametrize("model", WRITTEN_BY_AUTHORS, ids=lambda model: model.__name__)
def test_contributing_names_every_field_that_an_author_may_write(model: type[Value]) -> None:
    fields = {field.alias or name for name, field in model.model_fields.items()} - PUT_IN_BY_THE_LOADER
    assert sorted(name for name in fields if not re.search(rf"`{name}`|\b{name}:", CONTRIBUTING)) == []


def test_contributing_names_every_word_of_the_lists_that_an_author_chooses_from() -> None:
    chosen = (Confidence, Absence, ProtocolId, StepKind)
    words = {*TIERS, *ACTORS, *EFFECTS, *(word for each in chosen for word in get_args(each))}
    assert sorted(word for word in words if not re.search(rf"\b{word}\b", CONTRIBUTING)) == []


def test_the_readme_names_every_option_of_start(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        start.read_options(["--help"])
    options = set(re.findall(r"--[a-z-]+", capsys.readouterr().out))
    assert sorted(option for option in options if option not in README) == []


def test_the_readme_names_everything_that_the_check_counts() -> None:
    counts = census(read_library(ROOT).library)
    assert sorted(name for name in counts if f"`{name}`" not in README) == []


def test_the_privacy_page_names_every_table_and_column() -> None:
    names = {name for table in metadata.sorted_tables for name in (table.name, *table.columns.keys())}
    assert sorted(name for name in names if f"`{name}`" not in PRIVACY) == []


def test_the_privacy_page_names_every_cookie() -> None:
    assert [
        name for name in (LEARNER, REMEMBERED, LANG, TEACHER, ROOM) if f"| `{name}` |" not in PRIVACY
    ] == []


@pytest.mark.parametrize("name", FILES)
def test_a_link_to_a_file_leads_to_it(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    targets = {target.split("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in target}
    assert sorted(t for t in targets if t and not ((ROOT / name).parent / t).exists()) == []
