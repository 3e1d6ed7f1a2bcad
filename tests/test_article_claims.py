"""The table of the two articles' claims is complete, and everything it points to is there."""

import re
from pathlib import Path

from explainer.opening import open_library

TABLE = (Path(__file__).resolve().parent.parent / "docs" / "article-claims.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("| ").split(" | ")]
    for line in TABLE.splitlines()
    if re.match(r"\| s0", line)
]
CLAIMS = [f"s000.{n:02}" for n in range(1, 34)] + [f"s004.{n:02}" for n in range(1, 19)]


def test_every_claim_of_both_articles_has_its_row_once() -> None:
    assert [row[0] for row in ROWS] == CLAIMS


def test_every_target_is_a_section_a_question_or_a_prompt_that_is_served() -> None:
    there = set()
    for unit in open_library().units:
        for part in (*unit.sections, *unit.prompts):
            there.add(f"{unit.id}/{part.id}")
        there |= {f"{unit.id}/{item}" for item in unit.item_ids}
    lost = [
        f"{row[0]}: {target}"
        for row in ROWS
        for target in re.findall(r"`([^`]+)`", row[1])
        if target not in there
    ]
    assert lost == []


def test_a_claim_without_a_target_says_why_it_lies_outside() -> None:
    assert [row[0] for row in ROWS if "`" not in row[1] and not row[2].startswith("Outside: ")] == []
