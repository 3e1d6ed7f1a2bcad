"""`walk`: the way of a case on a day, in words and as JSON."""

import json
from collections.abc import Callable

import pytest

from tests.commands.conftest import BEYOND, Run


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
