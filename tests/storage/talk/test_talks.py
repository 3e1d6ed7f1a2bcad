"""Talks and their timer in a store: one transaction each, and nobody has a seat who should not."""

from datetime import timedelta

import pytest

from explainer.classroom.room import NoSuchRoom, Room, RoomIsShut
from explainer.classroom.talk import HeldTalk, NotNow
from explainer.storage.storage import Storage
from tests.classroom.made_talk import CONTROVERSY, CORNERS, PAIRS, PROMPT
from tests.storage.talk.a_talk import ALL, NOW, STEP, begin, now_on, version


def test_a_talk_that_began_is_read_as_it_was_dealt(storage: Storage, room: Room, people: list[int]) -> None:
    assert storage.talk(room.id, PROMPT, ALL) is None
    begun = begin(storage, room, people)
    assert now_on(storage, room) == begun and set(begun.seats) == set(people)
    assert begin(storage, room, people) == begun, "a second console deals nobody again"
    with pytest.raises(NotNow):
        begin(storage, room, people, PAIRS)


def test_nobody_from_elsewhere_or_put_out_gets_a_seat(
    storage: Storage, room: Room, people: list[int]
) -> None:
    elsewhere = storage.open_room("first", code="LAMP17", key="l" * 22, step=STEP, now=NOW)
    stranger = storage.join(elsewhere.id, "t9", alias="x", now=NOW).id
    storage.put_out(people[0], True)
    assert set(begin(storage, room, [*people, stranger]).seats) == set(people[1:])


def test_a_class_without_devices_holds_a_talk_without_seats(storage: Storage, room: Room) -> None:
    begin(storage, room, [])
    for step in CONTROVERSY.steps:
        assert storage.go_to_step(room.id, PROMPT, CONTROVERSY, step.id, now=NOW).waiting == ()
    assert now_on(storage, room).is_last_step


def test_two_consoles_that_press_next_at_once_go_one_step(storage: Storage, room: Room) -> None:
    begin(storage, room, [])
    second = CONTROVERSY.steps[1].id
    storage.go_to_step(room.id, PROMPT, CONTROVERSY, second, now=NOW)
    seen = version(storage, room)
    again = storage.go_to_step(room.id, PROMPT, CONTROVERSY, second, now=NOW + timedelta(seconds=1))
    assert again.at == 1 and again.timer.started == NOW and version(storage, room) == seen
    with pytest.raises(NotNow):
        storage.go_to_step(room.id, PROMPT, CONTROVERSY, "no-such", now=NOW)


def test_restating_counts_when_the_other_side_says_so(
    storage: Storage, room: Room, people: list[int]
) -> None:
    begin(storage, room, people)
    with pytest.raises(NotNow):
        storage.confirm_restated(room.id, PROMPT, CONTROVERSY, people[0])
    talk = storage.go_to_step(room.id, PROMPT, CONTROVERSY, "restate", now=NOW)
    assert len(talk.waiting) == 2
    of = {talk.side_now(one): one for one in people}
    storage.confirm_restated(room.id, PROMPT, CONTROVERSY, of["a"])
    assert [each.side for each in now_on(storage, room).waiting] == ["a"]
    storage.confirm_restated(room.id, PROMPT, CONTROVERSY, of["a"], is_right=False)
    assert len(now_on(storage, room).waiting) == 2


def test_a_latecomer_is_seated_once_and_only_the_teachers_screens_are_told(
    storage: Storage, room: Room, people: list[int]
) -> None:
    begun = begin(storage, room, people)
    late = storage.join(room.id, "late", alias="Late", now=NOW).id
    before = version(storage, room)
    first = storage.take_seat(room.id, PROMPT, CONTROVERSY, late)
    assert storage.take_seat(room.id, PROMPT, CONTROVERSY, late) == first
    assert {one: first.seats[one] for one in people} == begun.seats and late in first.seats
    assert version(storage, room) == (before[0], before[1] + 1)


def test_who_is_put_out_has_no_seat_and_gets_one_again_when_let_in(
    storage: Storage, room: Room, people: list[int]
) -> None:
    begin(storage, room, people)
    storage.put_out(people[0], True)
    assert set(now_on(storage, room).seats) == set(people[1:])
    with pytest.raises(RoomIsShut):
        storage.take_seat(room.id, PROMPT, CONTROVERSY, people[0])
    storage.put_out(people[0], False)
    assert people[0] in storage.take_seat(room.id, PROMPT, CONTROVERSY, people[0]).seats


def test_a_corner_is_chosen_and_changed(storage: Storage, room: Room, people: list[int]) -> None:
    begin(storage, room, people, CORNERS)
    with pytest.raises(NotNow):
        storage.stand_at(room.id, PROMPT, CORNERS, people[0], "agree")
    storage.go_to_step(room.id, PROMPT, CORNERS, "choose", now=NOW)
    for place in ("agree", "disagree"):
        storage.stand_at(room.id, PROMPT, CORNERS, people[0], place)
    assert now_on(storage, room).stands == {people[0]: "disagree"}
    assert now_on(storage, room).group_of(people[0]) == 3


def test_the_timer_outlives_a_restart_and_belongs_to_its_step(storage: Storage, room: Room) -> None:
    begin(storage, room, [])
    storage.change_timer(room.id, "start", step=STEP, minutes=8, now=NOW)
    storage.change_timer(room.id, "start", step=STEP, minutes=8, now=NOW + timedelta(minutes=1))
    timer = now_on(storage, room).timer
    assert timer.left(NOW + timedelta(minutes=2)) == 360, "a second start does not begin again"
    storage.change_timer(room.id, "pause", step=STEP, minutes=8, now=NOW + timedelta(minutes=2))
    storage.change_timer(room.id, "lengthen", step=STEP, minutes=8, now=NOW + timedelta(minutes=9))
    assert now_on(storage, room).timer.left(NOW + timedelta(hours=3)) == 420
    storage.change_timer(room.id, "start", step="question/x", minutes=2, now=NOW)
    running = storage.timer(room.id)
    assert running is not None and (running.step, running.timer.left(NOW)) == ("question/x", 120)
    assert not now_on(storage, room).timer.is_running
    storage.change_timer(room.id, "stop", step="question/x", minutes=2, now=NOW)
    assert storage.timer(room.id) is None


def test_another_protocol_can_begin_when_one_has_ended(
    storage: Storage, room: Room, people: list[int]
) -> None:
    begin(storage, room, people)
    assert storage.end_talk(room.id, PROMPT) and not storage.end_talk(room.id, PROMPT)
    assert storage.talk(room.id, PROMPT, ALL) is None and storage.timer(room.id) is None
    assert begin(storage, room, people, PAIRS).protocol == PAIRS
    with pytest.raises(NoSuchRoom):
        storage.take_seat(room.id, PROMPT, CONTROVERSY, people[0])


def test_a_report_reads_every_talk_that_was_held_and_nobody_in_it(
    storage: Storage, room: Room, people: list[int]
) -> None:
    assert storage.held_talks(room.id) == ()
    begin(storage, room, people)
    storage.end_talk(room.id, PROMPT)
    begin(storage, room, people, CORNERS)
    storage.go_to_step(room.id, PROMPT, CORNERS, "choose", now=NOW)
    for one, place in zip(people, ("agree", "agree", "disagree"), strict=False):
        storage.stand_at(room.id, PROMPT, CORNERS, one, place)
    assert storage.held_talks(room.id) == (
        HeldTalk(PROMPT.id, CONTROVERSY.id, CONTROVERSY.steps[0].id, 0, 0),
        HeldTalk(PROMPT.id, CORNERS.id, "choose", 4, 1, {"agree": 2, "disagree": 1}),
    )
