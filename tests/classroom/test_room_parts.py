"""The small parts of a live room: lesson, ballot, period tag, bell, presence."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.classroom.ballot import check_chosen
from explainer.classroom.bell import Bells
from explainer.classroom.lesson import lesson, place_of
from explainer.classroom.presence import SEEN_WITHIN, Presence
from explainer.classroom.room import PERIOD_LENGTH, RoomIsShut, period_tag
from tests.browser.answering import UNIT
from tests.scoring.made_items import multiple_choice, single_choice, true_false

ROOM, ANA, BEN = 7, 1, 2


def test_a_lesson_shows_every_section_question_and_prompt_of_its_unit_once_and_each_under_its_own_name() -> (
    None
):
    steps = lesson(UNIT)
    names = [step.name for step in steps]
    assert len(set(names)) == len(names)
    assert names[0] == "title"
    assert [step.section for step in steps if step.kind == "section"] == list(UNIT.sections)
    asked = [step.item for step in steps if step.kind == "question"]
    assert asked == [*(section.item for section in UNIT.sections), *UNIT.quiz]
    assert [step.prompt for step in steps if step.kind == "prompt"] == list(UNIT.prompts)


def test_a_step_is_found_again_by_its_name_and_an_unknown_one_is_the_first() -> None:
    steps = lesson(UNIT)
    assert [place_of(step.name, steps) for step in steps] == list(range(len(steps)))
    assert place_of("question/that-was-removed", steps) == 0


@given(st.sets(st.sampled_from(multiple_choice(2, 2).option_ids)))
def test_a_ballot_keeps_the_items_order(chosen: set[str]) -> None:
    item = multiple_choice(2, 2)
    kept = check_chosen(item, chosen)
    assert set(kept) == chosen and list(kept) == [o for o in item.option_ids if o in chosen]


@pytest.mark.parametrize("item", [single_choice(), true_false()])
def test_where_one_may_be_chosen_two_are_refused(item) -> None:  # type: ignore[no-untyped-def]
    assert check_chosen(item, {item.option_ids[0]}) == (item.option_ids[0],)
    assert check_chosen(item, ()) == ()
    with pytest.raises(ValueError, match="one option may be chosen"):
        check_chosen(item, item.option_ids[:2])


@pytest.mark.parametrize("strange", ["", "made-up", "RIGHT", "right ", "=HYPERLINK", "x" * 10_000])
def test_what_an_item_does_not_offer_is_refused(strange: str) -> None:
    with pytest.raises(ValueError, match="offers no option"):
        check_chosen(single_choice(), {strange, "right"})


@given(st.text(max_size=80))
def test_a_periods_tag_is_one_short_printable_line(typed: str) -> None:
    try:
        tag = period_tag(typed)
    except ValueError:
        assert len(typed) > PERIOD_LENGTH
        return
    assert tag == tag.strip() and tag.isprintable() and len(tag) <= PERIOD_LENGTH
    assert period_tag(tag) == tag


def test_a_shut_room_says_why() -> None:
    assert RoomIsShut("locked").why == "locked" and "locked" in str(RoomIsShut("locked"))


def test_a_ring_wakes_who_waits_for_this_room_and_nobody_else() -> None:
    bells, heard = Bells(), []
    with bells.waiting(ROOM, lambda: heard.append("a")), bells.waiting(ROOM, lambda: heard.append("b")):
        with bells.waiting(8, lambda: heard.append("other")):
            bells.ring(ROOM)
        bells.ring(8)
    bells.ring(ROOM)
    assert heard == ["a", "b"]


def test_one_who_fails_to_wake_holds_up_nobody() -> None:
    bells, heard = Bells(), []

    def fails() -> None:
        raise RuntimeError("the loop is closed")

    with bells.waiting(ROOM, fails), bells.waiting(ROOM, lambda: heard.append("b")):
        bells.ring(ROOM)
    assert heard == ["b"]


def test_rings_while_others_come_and_go_reach_who_stays() -> None:
    bells, heard = Bells(), []

    def come_and_go() -> None:
        for _ in range(300):
            with bells.waiting(ROOM, lambda: None):
                pass

    with bells.waiting(ROOM, lambda: heard.append(1)):
        others = [threading.Thread(target=come_and_go) for _ in range(4)]
        for other in others:
            other.start()
        for _ in range(300):
            bells.ring(ROOM)
        for other in others:
            other.join()
    assert len(heard) == 300


def test_who_shows_no_sign_of_life_is_away_after_a_while() -> None:
    presence = Presence()
    assert presence.seen(ROOM, ANA, now=0.0)
    assert not presence.seen(ROOM, ANA, now=10.0)
    assert presence.present(ROOM, now=10.0 + SEEN_WITHIN) == {ANA}
    assert presence.present(ROOM, now=10.1 + SEEN_WITHIN) == frozenset()
    assert presence.seen(ROOM, ANA, now=100.0), "back again"
    assert presence.changes(ROOM) == 2


def test_a_page_that_is_loaded_again_never_went_away() -> None:
    presence = Presence()
    assert presence.came(ROOM, ANA, now=0.0)
    assert not presence.came(ROOM, ANA, now=1.0)
    assert not presence.left(ROOM, ANA)
    assert presence.present(ROOM, now=2.0) == {ANA}
    assert presence.left(ROOM, ANA)
    assert presence.present(ROOM, now=2.0) == frozenset()
    assert presence.changes(ROOM) == 2


def test_a_sign_that_comes_late_does_not_age_one_that_came_before() -> None:
    presence = Presence()
    presence.seen(ROOM, ANA, now=50.0)
    presence.seen(ROOM, ANA, now=20.0)
    assert presence.present(ROOM, now=50.0 + SEEN_WITHIN) == {ANA}


def test_rooms_know_nothing_of_each_other_and_a_deleted_one_is_forgotten() -> None:
    presence = Presence()
    presence.came(ROOM, ANA, now=0.0)
    presence.opened(ROOM, 3, ANA)
    presence.opened(ROOM, 4, BEN)
    assert presence.have_opened(ROOM, 3) == {ANA} and presence.have_opened(8, 3) == frozenset()
    assert presence.present(8, now=0.0) == frozenset()
    presence.forget(ROOM)
    assert presence.have_opened(ROOM, 3) == frozenset() == presence.present(ROOM, now=0.0)
    assert not presence.left(ROOM, ANA)
