"""What students write is text and nothing else, whatever they type."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.classroom.contribution import TEXT_LENGTH, NothingWritten, TooLong, clean_text
from tests.classroom.hostile_texts import HOSTILE

KEPT_INVISIBLE = "\u200c\u200d\n"


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_looks_like_code_stays_as_it_was_typed(typed: str) -> None:
    assert clean_text(typed) == typed


@given(st.text(max_size=700))
def test_nothing_hides_and_nothing_turns_round(typed: str) -> None:
    try:
        text = clean_text(typed)
    except (NothingWritten, TooLong):
        return
    unseen = [one for one in text if unicodedata.category(one) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")]
    assert set(unseen) <= set(KEPT_INVISIBLE)
    assert 0 < len(text) <= TEXT_LENGTH and text == text.strip()
    assert clean_text(text) == text


@given(st.text(alphabet="ab \n\u0301\u202e\u2067\u200b\u3164", max_size=60))
def test_cleaning_twice_is_cleaning_once(typed: str) -> None:
    try:
        text = clean_text(typed)
    except NothingWritten:
        return
    assert clean_text(text) == text


@pytest.mark.parametrize("typed", ["", "  \n ", "\u202e\u200b", "\u3164\u2800", "\u0301\u0301"])
def test_of_nothing_nothing_is_kept(typed: str) -> None:
    with pytest.raises(NothingWritten):
        clean_text(typed)


@pytest.mark.parametrize("length", [501, 10_000, 3_000_000])
def test_what_is_too_long_is_refused_and_not_cut(length: int) -> None:
    with pytest.raises(TooLong) as refused:
        clean_text("x" * length)
    assert refused.value.length == length


def test_what_is_as_long_as_it_may_be_is_kept() -> None:
    assert clean_text("é" * 500) == clean_text("e\u0301" * 500) == "é" * 500


def test_marks_do_not_climb_out_of_their_line() -> None:
    assert clean_text("a" + "\u0335" * 300 + "b") == "a" + "\u0335" * 4 + "b"


def test_lines_stay_and_empty_ones_do_not_pile_up() -> None:
    assert clean_text("one\r\n\r\n\r\n\r\n  two\tthree  ") == "one\n\ntwo three"


def test_a_family_of_emoji_and_a_persian_word_keep_what_joins_them() -> None:
    for written in ("👩‍👩‍👧 fear", "می‌خواهم"):
        assert clean_text(written) == written
