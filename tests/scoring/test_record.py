"""What is kept for a learner."""

import pytest

from explainer.scoring.record import KEEP_DAYS, NOTE_LENGTH, note_text


def test_records_are_kept_for_longer_than_a_year_when_unused() -> None:
    assert KEEP_DAYS == 400


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("A note.", "A note."),
        ("  one\r\ntwo\rthree \n", "one\ntwo\nthree"),
        (" \r\n ", ""),
        ("¿Qué?\n\n🙂 ñ", "¿Qué?\n\n🙂 ñ"),
        ("a\0b\ud800c", "abc"),
        ("x" * NOTE_LENGTH + "  ", "x" * NOTE_LENGTH),
    ],
)
def test_a_note_is_kept_as_it_was_meant(typed: str, kept: str) -> None:
    assert note_text(typed) == kept


def test_a_note_that_is_too_long_says_how_long_it_may_be() -> None:
    with pytest.raises(ValueError, match=r"at most 2000 characters; this one has 2001\. Shorten it"):
        note_text("x" * (NOTE_LENGTH + 1))
