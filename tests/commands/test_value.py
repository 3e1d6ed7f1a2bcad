"""`value`: what a dated value was on a day, in words and as JSON."""

import json

import pytest

from tests.commands.conftest import BEYOND, Run


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
