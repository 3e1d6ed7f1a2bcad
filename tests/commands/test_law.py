"""`value` and `walk`, as an author or a script calls them."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from explainer.__main__ import main
from tests.authoring.conftest import GOOD

CITED = """\
      cite: {source: agency-page, locator: page 3}
      confidence: uncertain
      read: 2026-06-01
"""
FACTS = f"""\
- id: waiting-time
  label: {{en: Wait for a work permit, es: Espera del permiso de trabajo}}
  values:
    - from: 1980-03-17
      unknown: the register of rules
{CITED}    - from: 1995-01-05
      value: P2Y6M
{CITED}    - from: 2020-08-25
      value: {{en: as long as the officer asks, es: lo que pida el oficial}}
{CITED}    - from: 2025-01-01
      value: 1250.5
{CITED}    - from: 2026-01-01
      absent: no-limit
      cite: {{source: newspaper}}
      confidence: known
      read: 2026-06-01
"""
BEYOND = "Our sources end on 2026-06-25; the law may have changed."
ENDS = "law_known_to: 2026-06-25"


class Said(NamedTuple):
    """What a command printed, and its exit status."""

    status: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The good library with one more dated value."""
    shutil.copytree(GOOD, tmp_path / "library")
    (tmp_path / "library" / "content" / "facts" / "more.yaml").write_text(FACTS, "utf-8")
    return tmp_path / "library"


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on that library."""

    def run(*arguments: str) -> Said:
        status = main([*arguments, "--root", str(folder)])
        return Said(status, *capsys.readouterr())

    return run


@pytest.fixture
def facts(tmp_path: Path) -> Callable[[str | bytes], str]:
    """Writes a file of facts and names it."""

    def write(written: str | bytes) -> str:
        path = tmp_path / "facts.yaml"
        path.write_bytes(written if isinstance(written, bytes) else written.encode())
        return str(path)

    return write


@pytest.mark.parametrize(
    ("fact", "on", "lines"),
    [
        (
            "review-days",
            "1997-04-01",
            [
                "Longest time for the review: 7 days",
                "since 1997-04-01; verified; source read on 2026-06-01: "
                "Immigration and Nationality Act, 235(b)(1)(B)(iii)(III)",
            ],
        ),
        (
            "review-days",
            "1997-03-31",
            [
                "Longest time for the review: (no such rule yet)",
                "since 1980-03-17; known; source read on 2026-06-01: "
                "Immigration and Nationality Act, 235(b)(1)(B)(iii)",
            ],
        ),
        ("waiting-time", "1980-03-17", ["Wait for a work permit: (our sources do not say)", "since 1980-"]),
        ("waiting-time", "1995-01-05", ["Wait for a work permit: 2 years, 6 months", "since 1995-01-05; un"]),
        ("waiting-time", "2020-08-25", ["Wait for a work permit: as long as the officer asks", "since 2020"]),
        ("waiting-time", "2025-12-31", ["Wait for a work permit: 1,250.5", "since 2025-01-01; uncertain;"]),
        (
            "waiting-time",
            "2026-06-25",
            [
                "Wait for a work permit: no limit",
                "since 2026-01-01; known; source read on 2026-06-01: A report from the border",
            ],
        ),
        ("review-days", "2026-06-26", ["Longest time for the review: 7 days", "since 1997-04-01", BEYOND]),
    ],
)
def test_a_value_is_told_with_its_day_and_its_source(run: Run, fact: str, on: str, lines: list[str]) -> None:
    said = run("value", fact, "--on", on)
    assert (said.status, said.err) == (0, "")
    printed = said.out.splitlines()
    assert len(printed) == len(lines)
    assert all(line.startswith(start) for line, start in zip(printed, lines, strict=True)), printed


def test_a_value_as_json_is_one_object_with_all_that_was_said(run: Run) -> None:
    said = run("value", "review-days", "--on", "2026-06-25", "--json")
    assert (said.status, said.err) == (0, "")
    assert json.loads(said.out) == {
        "fact": "review-days",
        "on": "2026-06-25",
        "from": "1997-04-01",
        "value": 7,
        "absent": None,
        "unknown": None,
        "words": "7 days",
        "source": "ina",
        "locator": "235(b)(1)(B)(iii)(III)",
        "confidence": "verified",
        "read": "2026-06-01",
        "beyond_sources": False,
    }


@pytest.mark.parametrize(
    ("on", "told"),
    [
        (
            "1980-03-17",
            {"value": None, "absent": None, "unknown": "the register of rules", "words": "(our sources do"},
        ),
        ("1995-01-05", {"value": "P2Y6M", "absent": None, "unknown": None, "words": "2 years, 6 months"}),
        (
            "2020-08-25",
            {
                "value": {"en": "as long as the officer asks", "es": "lo que pida el oficial"},
                "absent": None,
                "unknown": None,
                "words": "as long as",
            },
        ),
        ("2026-06-25", {"value": None, "absent": "no-limit", "locator": None, "beyond_sources": False}),
        ("2026-06-26", {"absent": "no-limit", "words": "no limit", "beyond_sources": True}),
    ],
)
def test_json_tells_none_from_unknown_and_says_where_sources_end(
    run: Run, on: str, told: dict[str, object]
) -> None:
    found = json.loads(run("value", "waiting-time", "--on", on, "--json").out)
    found["words"] = found["words"][: len(str(told.get("words", "")))] if "words" in told else None
    assert {name: found[name] for name in told} == told


@pytest.mark.parametrize(
    ("facts_file", "on", "lines"),
    [
        (
            None,
            "1997-03-31",
            ["1. Is there fear? (met)", "   Yes because says_fear is true", "2. The claim goes on (goes-on)"],
        ),
        (
            "says_fear: false\n",
            "1997-03-31",
            ["1. Is there fear? (met)", "   No because says_fear is false", "2. The person leaves (leaves)"],
        ),
        (
            '{"days_here": 30, "where_met": "interior"}',
            "1997-04-01",
            [
                "1. Is there fear? (met)",
                "   Yes because says_fear is true, where_met is interior, days_here is 30, "
                "entry_date is 1997-03-02",
                "2. The screening (screened)",
                "3. The claim goes on (goes-on)",
            ],
        ),
        (
            "# Ana\ndays_here: 31\n",
            "2026-06-26",
            [
                "1. Is there fear? (met)",
                "   No because says_fear is true, where_met is port, days_here is 31, "
                "entry_date is 2026-05-26",
                "2. The person leaves (leaves)",
                BEYOND,
            ],
        ),
    ],
)
def test_a_walk_tells_each_step_and_what_decided_it(
    run: Run, facts: Callable[[str], str], facts_file: str | None, on: str, lines: list[str]
) -> None:
    given = ["--facts", facts(facts_file)] if facts_file is not None else []
    said = run("walk", "small", "--on", on, *given)
    assert (said.status, said.err) == (0, "")
    assert said.out.splitlines() == lines


@pytest.mark.parametrize("written", ["days_here: 12\n", '{\n  "days_here": 12\n}\n', '{"days_here":12}'])
def test_a_walk_as_json_is_one_object_whether_the_facts_are_json_or_yaml(
    run: Run, facts: Callable[[str], str], written: str
) -> None:
    said = run("walk", "small", "--on", "1997-04-13", "--facts", facts(written), "--json")
    assert (said.status, said.err) == (0, "")
    assert json.loads(said.out) == {
        "flowchart": "small",
        "on": "1997-04-13",
        "path": ["met", "screened", "goes-on"],
        "outcome": "goes-on",
        "reasons": [
            {
                "node": "met",
                "edge": "to-screening",
                "to": "screened",
                "because": {
                    "says_fear": True,
                    "where_met": "port",
                    "days_here": 12,
                    "entry_date": "1997-04-01",
                },
            },
            {"node": "screened", "edge": "to-hearing", "to": "goes-on", "because": {}},
        ],
    }


def test_a_walk_beyond_our_sources_says_so_in_json_too(run: Run) -> None:
    assert json.loads(run("walk", "small", "--on", "2026-06-26", "--json").out)["beyond_sources"] is True


def test_more_days_than_the_calendar_has_are_walked(run: Run, facts: Callable[[str], str]) -> None:
    said = run("walk", "small", "--on", "2020-01-01", "--facts", facts("days_here: 999999999999\n"))
    assert said.status == 0 and "entry_date is 0001-01-01" in said.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("value", "review-day", "--on", "2020-01-01"),
            "There is no dated value review-day. There are: review-days, waiting-time.",
        ),
        (
            ("value", "review-days", "--on", "1980-03-16"),
            "review-days: nothing is recorded before 1980-03-17; 1980-03-16 was asked for.",
        ),
        (
            ("walk", "smal", "--on", "2020-01-01"),
            "There is no flowchart smal. There are: small.",
        ),
        (
            ("walk", "small", "--on", "1980-03-16"),
            "small: nothing is drawn before 1980-03-17; 1980-03-16 was asked for.",
        ),
    ],
)
@pytest.mark.parametrize("json_too", [(), ("--json",)])
def test_what_is_not_there_is_named_and_nothing_is_printed(
    run: Run, arguments: tuple[str, ...], message: str, json_too: tuple[str, ...]
) -> None:
    assert run(*arguments, *json_too) == Said(2, "", f"{message}\n")


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (
            "height: 3\n",
            "there is no case fact height. Use one of days_here, entry_date, says_fear, where_met.",
        ),
        ("entry_date: 2020-01-01\n", "entry_date is worked out from days_here. Give that one."),
        ("where_met: sea\n", "where_met cannot be 'sea'. Give port, interior."),
        ("says_fear: yes\n", "says_fear cannot be 'yes'. Give true or false."),
        ("days_here: -1\n", "days_here cannot be -1. Give a whole number from 0."),
        ("- days_here\n", "{path} is not a map of facts. Write `fact: value` on each line."),
        ("just words\n", "{path} is not a map of facts. Write `fact: value` on each line."),
        ("days_here: 1.5\n", "{path}: days_here is neither a word nor a whole number nor true or false."),
        ("where_met: [port]\n", "{path}: where_met is neither a word nor a whole number nor true or false."),
        ("days_here: [1\n", "{path}:1: a bracket or brace is not closed, or a text inside it needs quotes. "
         "Close it, and put texts with commas, colons, braces or a final ? in quotes."),
        ("days_here: 1\ndays_here: 2\n", "{path}:2: `days_here` is given twice; the first is on line 1. "
         "Keep one and delete the other."),
        ('{"days_here": null}', "{path}:1: null is not a value. Give a value, or leave the whole field out."),
        ("", "{path}:1: the file is empty. Fill it in or delete it."),
        (b"days_here: \xe9\n", "{path} is not UTF-8 text."),
    ],
)  # fmt: skip
def test_a_file_of_facts_that_is_none_says_why(
    run: Run, facts: Callable[[str | bytes], str], written: str | bytes, message: str
) -> None:
    path = facts(written)
    said = run("walk", "small", "--on", "2020-01-01", "--facts", path)
    assert said == Said(2, "", f"{message.format(path=path)}\n")


def test_a_file_of_facts_that_is_not_there_or_a_folder_is_named(run: Run, tmp_path: Path) -> None:
    there = tmp_path / "none.yaml"
    said = run("walk", "small", "--on", "2020-01-01", "--facts", str(there))
    assert said == Said(2, "", f"{there} cannot be read: No such file or directory.\n")
    said = run("walk", "small", "--on", "2020-01-01", "--facts", str(tmp_path))
    assert said == Said(2, "", f"{tmp_path} cannot be read: Is a directory.\n")


@pytest.mark.parametrize("command", [("value", "review-days"), ("walk", "small")])
def test_a_day_is_needed_and_has_one_form(
    command: tuple[str, str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for rest, words in (
        ([], "the following arguments are required: --on"),
        (["--on", "1997-4-1"], "1997-4-1 is not a day. Write it as YYYY-MM-DD."),
    ):
        with pytest.raises(SystemExit) as ended:
            main([*command, *rest, "--root", str(folder)])
        assert ended.value.code == 2
        assert words in capsys.readouterr().err


def test_without_the_day_on_which_our_sources_end_nothing_is_told(
    run: Run, folder: Path, facts: Callable[[str], str]
) -> None:
    imprint = folder / "content" / "library.yaml"
    imprint.write_text(imprint.read_text("utf-8").replace(ENDS, "law_known_to: today"), "utf-8")
    for command in (("value", "review-days"), ("walk", "small", "--facts", facts("days_here: 1\n"))):
        said = run(*command, "--on", "2020-01-01")
        assert (said.status, said.out) == (2, "")
        assert said.err.endswith(". There are: none that can be served; run the check.\n")
