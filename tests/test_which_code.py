"""Telling which kind of code was typed."""

import random
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.classroom.room_code import looks_like_room_code, mint_room_code, shown
from explainer.scoring.completion_code import CODE_LETTERS, LETTERS, looks_like_completion_code
from explainer.scoring.return_code import looks_like_return_code, mint_code
from explainer.which_code import CodeKind, which_code


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("KITE 42", "room"),
        ("table-42", "room"),
        ("amber-canoe-lemon-igloo-4829-1057", "return"),
        ("Amber canoe lemon igloo 48291057", "return"),
        ("7K2QM-00000-ABCDE-FGHJK", "completion"),
        ("7k2qm ooooo abcde fghjk", "completion"),
        ("Seven lanterns in a row", "passcode-like"),
        ("correct horse battery", "passcode-like"),
        ("amber-canoe-lemon-igloo-4829", "passcode-like"),
        ("kite", "none"),
        ("42", "none"),
        ("   ", "none"),
        ("", "none"),
        ("x" * 201, "none"),
    ],
)
def test_each_kind_is_told(typed: str, kind: CodeKind) -> None:
    assert which_code(typed) == kind


@given(st.integers())
def test_a_room_code_looks_like_no_other(seed: int) -> None:
    code = mint_room_code(random.Random(seed), lambda code: False)
    assert not looks_like_return_code(shown(code)) and not looks_like_completion_code(shown(code))
    assert which_code(code) == which_code(shown(code)) == "room"


@given(st.integers(), st.sampled_from(["en", "es"]))
def test_a_return_code_looks_like_no_other(seed: int, locale: str) -> None:
    code = mint_code(random.Random(seed), "es" if locale == "es" else "en")
    assert not looks_like_room_code(code) and not looks_like_completion_code(code)
    assert which_code(code) == "return"


@given(st.text(LETTERS, min_size=CODE_LETTERS, max_size=CODE_LETTERS))
def test_a_completion_code_looks_like_no_other(signs: str) -> None:
    assert not looks_like_room_code(signs) and not looks_like_return_code(signs)
    assert which_code(signs) == "completion"


@given(st.text(string.printable, max_size=60))
def test_any_text_has_one_kind(text: str) -> None:
    kinds = (looks_like_room_code(text), looks_like_return_code(text), looks_like_completion_code(text))
    assert sum(kinds) <= 1
    assert which_code(text) in ("room", "return", "completion", "passcode-like", "none")
