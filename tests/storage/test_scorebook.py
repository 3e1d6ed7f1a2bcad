"""The contract of `Scorebook`, on every store."""

from datetime import timedelta
from fractions import Fraction

import pytest

from explainer.scoring.record import NOTE_LENGTH, Note, Place, Skip
from tests.scoring.made_items import NOON, attempt
from tests.storage.conftest import Store

MINUTE = timedelta(minutes=1)


@pytest.fixture
def mine(store: Store) -> int:
    """The id of a record."""
    return store.begin("token", alias="Quiet Lantern", locale="en", now=NOON).id


def test_the_first_attempt_at_an_item_is_scored_and_the_later_ones_are_practice(
    store: Store, mine: int
) -> None:
    stored = [store.add(mine, attempt(item, at=NOON + n * MINUTE)) for n, item in enumerate("aabab")]
    assert [(a.item, a.mode) for a in stored] == [
        ("a", "scored"),
        ("a", "practice"),
        ("b", "scored"),
        ("a", "practice"),
        ("b", "practice"),
    ]
    assert store.attempts(mine) == tuple(stored)


def test_the_mode_that_an_attempt_comes_with_does_not_matter(store: Store, mine: int) -> None:
    assert store.add(mine, attempt(mode="practice")).mode == "scored"
    assert store.add(mine, attempt(mode="scored")).mode == "practice"


def test_what_is_added_once_is_there_once_and_another_choice_or_time_is_another(
    store: Store, mine: int
) -> None:
    day = NOON.replace(hour=0)
    told = attempt("a", at=day)
    assert [store.add_once(mine, told) for _ in range(3)] == [True, False, False]
    assert store.add_once(mine, attempt("a", ("wrong",), at=day))
    assert store.add_once(mine, attempt("a", at=day + timedelta(days=1)))
    assert [each.mode for each in store.attempts(mine)] == ["scored", "practice", "practice"]


def test_each_record_has_a_first_attempt_of_its_own(store: Store, mine: int) -> None:
    other = store.begin("other", alias="Wise Crocus", locale="en", now=NOON).id
    assert store.add(mine, attempt()).mode == store.add(other, attempt()).mode == "scored"


def test_all_the_evidence_comes_back_as_it_was(store: Store, mine: int) -> None:
    told = attempt(
        "an-item",
        ("key-0", "key-1", 'odd "id", ñ'),
        digest="1:abc",
        locale="es",
        points=Fraction(1, 3),
        out_of=Fraction(2, 3),
        confidence="fairly-sure",
        hints=2,
        at=NOON + timedelta(microseconds=7),
    )
    store.add(mine, told)
    assert store.attempts(mine) == (told,)
    assert store.attempts(mine)[0].at.tzinfo == NOON.tzinfo


def test_attempts_come_in_the_order_in_which_they_were_added(store: Store, mine: int) -> None:
    """Two at the same moment, or a clock set back, change nothing about which came first."""
    times = [NOON, NOON, NOON - timedelta(days=1)]
    for n, at in enumerate(times):
        store.add(mine, attempt(chosen=(f"option-{n}",), at=at))
    assert [a.chosen for a in store.attempts(mine)] == [("option-0",), ("option-1",), ("option-2",)]


def test_hints_open_one_after_the_other(store: Store, mine: int) -> None:
    assert store.hints_open(mine, "a") == 0
    assert [store.open_hint(mine, "a", now=NOON) for _ in range(2)] == [1, 2]
    assert (store.hints_open(mine, "a"), store.hints_open(mine, "b")) == (2, 0)


def test_a_skip_is_remembered_and_can_be_taken_back(store: Store, mine: int) -> None:
    store.skip(mine, "a-unit", "two", now=NOON)
    store.skip(mine, "a-unit", "one", now=NOON + MINUTE)
    store.skip(mine, "a-unit", "two", now=NOON + 2 * MINUTE)
    assert store.skips(mine) == (Skip("a-unit", "two", NOON), Skip("a-unit", "one", NOON + MINUTE))
    store.unskip(mine, "a-unit", "two")
    store.unskip(mine, "a-unit", "two")
    assert [skip.section for skip in store.skips(mine)] == ["one"]


def test_the_last_place_is_the_one_to_go_back_to(store: Store, mine: int) -> None:
    store.put_place(mine, Place("a-unit", "one"), now=NOON)
    store.put_place(mine, Place("a-unit", "quiz"), now=NOON)
    assert store.place(mine) == Place("a-unit", "quiz")


def test_a_note_is_kept_changed_and_removed(store: Store, mine: int) -> None:
    store.put_note(mine, "a-unit", "one", "First.", now=NOON)
    store.put_note(mine, "a-unit", "two", "¿Y por qué? 🙂", now=NOON + MINUTE)
    store.put_note(mine, "a-unit", "one", "  Better.\r\n", now=NOON + 2 * MINUTE)
    assert store.notes(mine) == (
        Note("a-unit", "two", "¿Y por qué? 🙂", NOON + MINUTE),
        Note("a-unit", "one", "Better.", NOON + 2 * MINUTE),
    )
    store.put_note(mine, "a-unit", "two", " \n ", now=NOON)
    store.put_note(mine, "a-unit", "three", "", now=NOON)
    assert [note.section for note in store.notes(mine)] == ["one"]


def test_a_note_that_is_too_long_is_refused_and_the_one_before_stays(store: Store, mine: int) -> None:
    store.put_note(mine, "a-unit", "one", "x" * NOTE_LENGTH, now=NOON)
    with pytest.raises(ValueError, match="at most 2000 characters"):
        store.put_note(mine, "a-unit", "one", "y" * (NOTE_LENGTH + 1), now=NOON)
    assert store.notes(mine)[0].text == "x" * NOTE_LENGTH


def test_two_records_share_nothing(store: Store, mine: int) -> None:
    store.add(mine, attempt())
    store.open_hint(mine, "an-item", now=NOON)
    store.skip(mine, "a-unit", "one", now=NOON)
    store.put_place(mine, Place("a-unit", "one"), now=NOON)
    store.put_note(mine, "a-unit", "one", "Mine.", now=NOON)
    other = store.begin("other", alias="Wise Crocus", locale="en", now=NOON).id
    assert store.attempts(other) == store.skips(other) == store.notes(other) == ()
    assert (store.place(other), store.hints_open(other, "an-item")) == (None, 0)
    store.unskip(other, "a-unit", "one")
    store.put_note(other, "a-unit", "one", "", now=NOON)
    assert (len(store.skips(mine)), len(store.notes(mine))) == (1, 1)
