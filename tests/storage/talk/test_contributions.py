"""What students write, in a store: who may, what waits, and what is erased is gone."""

import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from explainer.classroom.contribution import (
    MOST_WAITING,
    FreeTextIsOff,
    NothingWritten,
    Overtaken,
    TooLong,
    TooManyWaiting,
)
from explainer.classroom.report import read_report
from explainer.classroom.room import NoSuchRoom, Room, RoomIsShut
from explainer.classroom.talk import NotNow, Talk
from explainer.storage.storage import Storage
from tests.classroom.hostile_texts import HOSTILE
from tests.classroom.made_talk import CONTROVERSY, PAIRS, PROMPT
from tests.storage.talk.a_talk import ALL, NOW, STEP, begin, let_write, now_on


@pytest.mark.parametrize("free_text", ["off", "paused"])
def test_nobody_writes_until_the_teacher_lets_them(
    storage: Storage, room: Room, people: list[int], free_text: str
) -> None:
    begin(storage, room, people)
    storage.change_room(room.id, free_text=free_text, now=NOW)  # type: ignore[arg-type]
    with pytest.raises(FreeTextIsOff):
        storage.write_note(room.id, people[0], PROMPT.id, "words", now=NOW)
    with pytest.raises(FreeTextIsOff):
        storage.write_synthesis(room.id, people[0], PROMPT, CONTROVERSY, "words", over="", now=NOW)
    assert storage.contributions(room.id) == ()


@pytest.mark.parametrize("typed", HOSTILE)
def test_a_note_waits_and_is_kept_as_it_was_typed(
    storage: Storage, room: Room, people: list[int], typed: str
) -> None:
    let_write(storage, room)
    note = storage.write_note(room.id, people[0], PROMPT.id, typed, now=NOW)
    assert storage.contributions(room.id) == (note,)
    assert (note.text, note.state, note.participant_id) == (typed, "waiting", people[0])


def test_what_is_too_long_or_nothing_leaves_no_row(storage: Storage, room: Room, people: list[int]) -> None:
    let_write(storage, room)
    for typed, fault in (("x" * 10_000, TooLong), ("\u202e", NothingWritten)):
        with pytest.raises(fault):
            storage.write_note(room.id, people[0], PROMPT.id, typed, now=NOW)
    assert storage.contributions(room.id) == ()


def test_one_device_does_not_bury_the_others(storage: Storage, room: Room, people: list[int]) -> None:
    let_write(storage, room)
    notes = [storage.write_note(room.id, people[0], PROMPT.id, "n", now=NOW) for _ in range(MOST_WAITING)]
    with pytest.raises(TooManyWaiting):
        storage.write_note(room.id, people[0], PROMPT.id, "n", now=NOW)
    storage.write_note(room.id, people[1], PROMPT.id, "n", now=NOW)
    storage.decide(room.id, notes[0].id, "private", now=NOW)
    storage.write_note(room.id, people[0], PROMPT.id, "n", now=NOW)


def test_who_was_put_out_or_sits_elsewhere_writes_nothing(
    storage: Storage, room: Room, people: list[int]
) -> None:
    let_write(storage, room)
    elsewhere = storage.open_room("first", code="LAMP17", key="l" * 22, step=STEP, now=NOW)
    stranger = storage.join(elsewhere.id, "t9", alias="x", now=NOW).id
    storage.put_out(people[0], True)
    with pytest.raises(RoomIsShut):
        storage.write_note(room.id, people[0], PROMPT.id, "words", now=NOW)
    with pytest.raises(NoSuchRoom):
        storage.write_note(room.id, stranger, PROMPT.id, "words", now=NOW)


def test_a_group_has_one_synthesis_and_nobody_writes_over_what_they_have_not_read(
    storage: Storage, room: Room, people: list[int]
) -> None:
    let_write(storage, room)
    begin(storage, room, people)

    def write(one: int, typed: str, over: str) -> None:
        storage.write_synthesis(room.id, one, PROMPT, CONTROVERSY, typed, over=over, now=NOW)

    write(people[0], "A rule", "")
    with pytest.raises(Overtaken):
        write(people[1], "Another rule", "")
    write(people[1], "A rule, and another", "A rule")
    (found,) = storage.syntheses(room.id, PROMPT.id).items()
    assert (found[0], found[1].text, found[1].participant_id) == (1, "A rule, and another", people[1])
    late = storage.join(room.id, "late", alias="Late", now=NOW).id
    with pytest.raises(NotNow):
        write(late, "words", "A rule, and another")


def test_of_two_who_write_or_press_at_the_same_moment_one_is_first(
    storage: Storage, room: Room, people: list[int]
) -> None:
    let_write(storage, room)
    with ThreadPoolExecutor(4) as pool:
        begun = list(pool.map(lambda seed: _begin_with(storage, room, people, seed), range(4)))
        assert all(talk == begun[0] for talk in begun)
        steps = [CONTROVERSY.steps[1].id] * 4
        list(pool.map(lambda step: storage.go_to_step(room.id, PROMPT, CONTROVERSY, step, now=NOW), steps))
        written = list(pool.map(lambda one: _write_first(storage, room, one), people))
    assert now_on(storage, room).at == 1
    assert written.count(True) == 1 and len(storage.contributions(room.id)) == 1


def _begin_with(storage: Storage, room: Room, people: list[int], seed: int) -> Talk:
    return storage.begin_talk(room.id, PROMPT, CONTROVERSY, people, rng=random.Random(seed), now=NOW)


def _write_first(storage: Storage, room: Room, one: int) -> bool:
    try:
        storage.write_synthesis(room.id, one, PROMPT, CONTROVERSY, f"by {one}", over="", now=NOW)
    except Overtaken:
        return False
    return True


def test_a_synthesis_of_an_ended_talk_is_not_the_next_ones(
    storage: Storage, room: Room, people: list[int]
) -> None:
    let_write(storage, room)
    begin(storage, room, people)
    first = storage.write_synthesis(room.id, people[0], PROMPT, CONTROVERSY, "A rule", over="", now=NOW)
    storage.end_talk(room.id, PROMPT)
    begin(storage, room, people)
    assert storage.syntheses(room.id, PROMPT.id) == {} and storage.contributions(room.id) == (first,)


def test_a_changed_synthesis_waits_again(storage: Storage, room: Room, people: list[int]) -> None:
    let_write(storage, room)
    begin(storage, room, people)
    first = storage.write_synthesis(room.id, people[0], PROMPT, CONTROVERSY, "A rule", over="", now=NOW)
    storage.decide(room.id, first.id, "approved", now=NOW)
    storage.write_synthesis(room.id, people[0], PROMPT, CONTROVERSY, "Other", over="A rule", now=NOW)
    storage.decide(room.id, first.id, "approved", now=NOW)  # pressed for the text that was there before
    assert [one.state for one in storage.contributions(room.id)] == ["waiting"]


def test_closing_the_room_deletes_every_note_that_was_not_approved(
    storage: Storage, room: Room, people: list[int]
) -> None:
    let_write(storage, room)
    begin(storage, room, people)
    notes = [storage.write_note(room.id, people[0], PROMPT.id, f"n{n}", now=NOW) for n in range(3)]
    storage.decide(room.id, notes[0].id, "approved", now=NOW)
    storage.decide(room.id, notes[1].id, "private", now=NOW)
    storage.write_synthesis(room.id, people[0], PROMPT, CONTROVERSY, "A rule", over="", now=NOW)
    storage.change_room(room.id, is_closed=True, now=NOW)
    assert [one.text for one in storage.contributions(room.id)] == ["n0", "A rule"]
    for act in (
        lambda: storage.write_note(room.id, people[0], PROMPT.id, "late", now=NOW),
        lambda: storage.take_seat(room.id, PROMPT, CONTROVERSY, people[0]),
        lambda: begin(storage, room, people, PAIRS),
    ):
        with pytest.raises(RoomIsShut):
            act()


def test_what_is_erased_is_erased_here_only(storage: Storage, room: Room, people: list[int]) -> None:
    let_write(storage, room)
    other = storage.open_room("first", code="LAMP17", key="l" * 22, step=STEP, now=NOW)
    note = storage.write_note(room.id, people[0], PROMPT.id, "words", now=NOW)
    assert not storage.erase_contribution(other.id, note.id)
    storage.decide(other.id, note.id, "approved", now=NOW)
    assert storage.contributions(room.id) == (note,)
    assert storage.erase_contribution(room.id, note.id) and not storage.erase_contribution(room.id, note.id)
    assert storage.contributions(room.id) == ()


def test_deleting_the_room_takes_everything_along(storage: Storage, room: Room, people: list[int]) -> None:
    let_write(storage, room)
    begin(storage, room, people)
    storage.write_note(room.id, people[0], PROMPT.id, "words", now=NOW)
    storage.change_timer(room.id, "start", step=STEP, minutes=8, now=NOW)
    storage.delete_room(room.id)
    assert storage.contributions(room.id) == () and storage.timer(room.id) is None
    assert storage.talk(room.id, PROMPT, ALL) is None


def test_no_byte_of_an_erased_note_is_left_in_the_file(in_file: Storage, database: Path) -> None:
    room = in_file.open_room("first", code="KITE42", key="k" * 22, step=STEP, now=NOW)
    ana = in_file.join(room.id, "ana", alias="x", now=NOW).id
    let_write(in_file, room)
    for n in range(40):
        note = in_file.write_note(room.id, ana, PROMPT.id, f"unmistakable words {n} " * 15, now=NOW)
        if n % 4:
            in_file.erase_contribution(room.id, note.id)
        else:
            in_file.decide(room.id, note.id, "private", now=NOW)
    in_file.change_room(room.id, is_closed=True, now=NOW)
    files = list(database.parent.glob(f"{database.name}*"))
    assert files and [path for path in files if b"unmistakable" in path.read_bytes()] == []


def test_the_report_holds_a_synthesis_once_the_teacher_has_approved_it_and_not_after_it_is_erased(
    storage: Storage, room: Room, people: list[int]
) -> None:
    let_write(storage, room)
    begin(storage, room, people)
    first = storage.write_synthesis(room.id, people[0], PROMPT, CONTROVERSY, "A rule", over="", now=NOW)

    def told() -> tuple[str, ...]:
        return read_report(storage, room, {}, on=NOW.date()).syntheses

    assert told() == ()
    storage.decide(room.id, first.id, "approved", now=NOW)
    assert told() == ("A rule",)
    storage.erase_contribution(room.id, first.id)
    assert told() == ()
