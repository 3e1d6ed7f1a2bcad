"""What `value` and `walk` say of what is not there, or is not what it should be."""

from collections.abc import Callable
from pathlib import Path

import pytest

from explainer.__main__ import main
from tests.commands.conftest import ENDS, Run, Said


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
        (
            "days_here: [1\n",
            "{path}:1: a bracket or brace is not closed, or a text inside it needs quotes. "
            "Close it, and put texts with commas, colons, braces or a final ? in quotes.",
        ),
        (
            "days_here: 1\ndays_here: 2\n",
            "{path}:2: `days_here` is given twice; the first is on line 1. Keep one and delete the other.",
        ),
        ('{"days_here": null}', "{path}:1: null is not a value. Give a value, or leave the whole field out."),
        ("", "{path}:1: the file is empty. Fill it in or delete it."),
        (b"days_here: \xe9\n", "{path} is not UTF-8 text."),
    ],
)
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
