"""Rooms, polls and ballots in a store: what a class did is there, and nothing else can be done to it."""

from datetime import UTC, datetime, timedelta

import pytest

from explainer.classroom.poll import NotNow, PollIsShut
from explainer.classroom.room import NoSuchRoom, Removed, Room, RoomIsShut
from explainer.model.item import Item
from explainer.storage.storage import Storage
from tests.scoring.made_items import single_choice

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
CODE = "amber-canoe-lemon-igloo-4829-1057"


@pytest.fixture
def room(storage: Storage) -> Room:
    return storage.open_room("first", code="KITE42", key="k" * 22, step="title", now=NOW)


@pytest.fixture
def item() -> Item:
    return single_choice()


def test_a_room_is_found_by_its_code_and_its_key_until_it_closes(storage: Storage, room: Room) -> None:
    assert storage.room_with(code="KITE42") == room == storage.room_with(key="k" * 22)
    with pytest.raises(ValueError, match="another open room has this code"):
        storage.open_room("first", code="KITE42", key="other", step="title", now=NOW)
    closed = storage.change_room(room.id, is_closed=True, now=NOW)
    assert closed.is_closed and storage.room_with(code="KITE42") is None
    assert storage.open_room("first", code="KITE42", key="k" * 22, step="title", now=NOW).id != room.id


def test_a_token_is_one_participant_however_often_it_joins(storage: Storage, room: Room) -> None:
    first = storage.join(room.id, "ana", alias="Quiet Harbor", now=NOW)
    again = storage.join(room.id, "ana", alias="Other Name", now=NOW)
    assert again == first and storage.participants(room.id) == (first,)


def test_a_locked_room_lets_in_only_who_is_in_already(storage: Storage, room: Room) -> None:
    storage.join(room.id, "ana", alias="Quiet Harbor", now=NOW)
    storage.change_room(room.id, is_locked=True, now=NOW)
    assert storage.join(room.id, "ana", alias="x", now=NOW).alias == "Quiet Harbor"
    with pytest.raises(RoomIsShut) as shut:
        storage.join(room.id, "ben", alias="Kind Lantern", now=NOW)
    assert shut.value.why == "locked"


def test_who_is_put_out_stays_out_until_let_in(storage: Storage, room: Room, item: Item) -> None:
    ana = storage.join(room.id, "ana", alias="Quiet Harbor", now=NOW)
    (poll,) = storage.act(room.id, item.id, "open", now=NOW)
    storage.put_out(ana.id, True)
    for refused in (
        lambda: storage.join(room.id, "ana", alias="x", now=NOW),
        lambda: storage.cast(poll.id, ana.id, item, {item.option_ids[0]}, now=NOW),
    ):
        with pytest.raises(RoomIsShut) as shut:
            refused()
        assert shut.value.why == "out"
    storage.put_out(ana.id, False)
    assert storage.join(room.id, "ana", alias="x", now=NOW).id == ana.id


def test_a_ballot_may_change_until_the_close_and_is_one_row(storage: Storage, room: Room, item: Item) -> None:
    ana = storage.join(room.id, "ana", alias="Quiet Harbor", now=NOW)
    (poll,) = storage.act(room.id, item.id, "open", now=NOW)
    for option in item.option_ids[:2]:
        storage.cast(poll.id, ana.id, item, {option}, now=NOW)
    assert [ballot.chosen for ballot in storage.ballots(poll.id)] == [(item.option_ids[1],)]
    storage.cast(poll.id, ana.id, item, set(), now=NOW)
    assert storage.ballots(poll.id) == () and storage.count(poll.id) == 0


def test_a_ballot_after_the_close_is_refused_and_the_one_before_stands(
    storage: Storage, room: Room, item: Item
) -> None:
    ana = storage.join(room.id, "ana", alias="Quiet Harbor", now=NOW)
    (poll,) = storage.act(room.id, item.id, "open", now=NOW)
    storage.cast(poll.id, ana.id, item, {item.option_ids[0]}, now=NOW)
    for act in ("close", "reveal"):
        storage.act(room.id, item.id, act, now=NOW)
        with pytest.raises(PollIsShut):
            storage.cast(poll.id, ana.id, item, {item.option_ids[1]}, now=NOW)
    assert [ballot.chosen for ballot in storage.ballots(poll.id)] == [(item.option_ids[0],)]


def test_more_time_is_one_devices_own_and_counts_only_as_late(
    storage: Storage, room: Room, item: Item
) -> None:
    ana = storage.join(room.id, "ana", alias="Quiet Harbor", now=NOW)
    ben = storage.join(room.id, "ben", alias="Kind Lantern", now=NOW)
    (poll,) = storage.act(room.id, item.id, "open", now=NOW)
    storage.act(room.id, item.id, "close", now=NOW)
    until = NOW + timedelta(minutes=5)
    storage.give_more_time(poll.id, ana.id, until=until)
    assert storage.more_time(poll.id, ana.id) == until and storage.more_time(poll.id, ben.id) is None
    late = storage.cast(poll.id, ana.id, item, {item.option_ids[0]}, now=until)
    assert late is not None and late.is_late and storage.count(poll.id) == 0
    with pytest.raises(PollIsShut):
        storage.cast(poll.id, ben.id, item, {item.option_ids[0]}, now=NOW)
    with pytest.raises(PollIsShut):
        storage.cast(poll.id, ana.id, item, {item.option_ids[1]}, now=until + timedelta(seconds=1))


@pytest.mark.parametrize(
    ("done", "refused"),
    [
        ([], "close"),
        ([], "reveal"),
        ([], "open-again"),
        (["open"], "open"),
        (["open"], "reveal"),
        (["open", "close"], "open"),
        (["open", "close", "open-again", "close"], "open-again"),
        (["open", "close", "reveal"], "open-again"),
    ],
)
def test_what_does_not_fit_the_stage_is_refused_and_changes_nothing(
    storage: Storage, room: Room, item: Item, done: list[str], refused: str
) -> None:
    for act in done:
        storage.act(room.id, item.id, act, now=NOW)  # type: ignore[arg-type]
    before = storage.polls(room.id)
    with pytest.raises(NotNow):
        storage.act(room.id, item.id, refused, now=NOW)  # type: ignore[arg-type]
    assert storage.polls(room.id) == before


def test_a_ballot_for_what_the_item_does_not_offer_is_an_error(
    storage: Storage, room: Room, item: Item
) -> None:
    ana = storage.join(room.id, "ana", alias="Quiet Harbor", now=NOW)
    (poll,) = storage.act(room.id, item.id, "open", now=NOW)
    with pytest.raises(ValueError, match="offers no option 'made-up'"):
        storage.cast(poll.id, ana.id, item, {"made-up"}, now=NOW)
    with pytest.raises(ValueError, match="one option may be chosen"):
        storage.cast(poll.id, ana.id, item, set(item.option_ids[:2]), now=NOW)


def test_a_return_code_brings_another_device_to_the_same_participant(storage: Storage, room: Room) -> None:
    ana = storage.join(room.id, "ana", alias="Quiet Harbor", now=NOW)
    storage.join(room.id, "library", alias="Kind Lantern", now=NOW)
    storage.put_room_code(ana.id, CODE)
    found = storage.return_to_room(CODE.upper(), "library")
    assert found is not None and found[1].id == ana.id
    now_there = storage.participant(room.id, "library")
    assert now_there is not None and now_there.id == ana.id
    assert storage.participant(room.id, "ana") is None
    assert storage.return_to_room("amber-canoe-lemon-igloo-4829-1058", "x") is None


def test_rooms_go_when_their_days_are_over_and_take_everything_along(
    storage: Storage, room: Room, item: Item
) -> None:
    ana = storage.join(room.id, "ana", alias="Quiet Harbor", now=NOW)
    (poll,) = storage.act(room.id, item.id, "open", now=NOW)
    storage.cast(poll.id, ana.id, item, {item.option_ids[0]}, now=NOW)
    assert storage.delete_unused_rooms(NOW.date() + timedelta(days=30)) == 0
    assert storage.delete_unused_rooms(NOW.date() + timedelta(days=31)) == 1
    assert storage.room(room.id) is None and storage.participants(room.id) == ()
    assert storage.ballots(poll.id) == () and storage.polls(room.id) == ()
    with pytest.raises(NoSuchRoom):
        storage.join(room.id, "ana", alias="x", now=NOW)


def test_deleting_a_room_says_what_went_and_takes_nothing_of_another(
    storage: Storage, room: Room, item: Item
) -> None:
    other = storage.open_room("first", code="TABLE57", key="o" * 22, step="title", now=NOW)
    polls = {}
    for each in (room, other):
        (polls[each.id],) = storage.act(each.id, item.id, "open", now=NOW)
        for token in ("ana", "ben"):
            who = storage.join(each.id, token, alias=f"{token} {each.id}", now=NOW)
            storage.cast(polls[each.id].id, who.id, item, {item.option_ids[0]}, now=NOW)
    (by_hand,) = storage.act(room.id, "by-hand", "open", by_hand=True, now=NOW)
    storage.put_hand_counts(by_hand.id, {"a": 3, "b": 0})
    wanted = Removed(devices=2, votes=2, hand_counts=2)
    assert storage.contents(room.id) == wanted
    rung: list[int] = []
    storage.ring_with(rung.append)
    assert storage.delete_room(room.id) == wanted and rung == [room.id]
    assert storage.delete_room(room.id) is None
    assert storage.contents(room.id) == Removed(devices=0, votes=0)
    assert len(storage.ballots(polls[other.id].id)) == 2 == len(storage.participants(other.id))


def test_a_teacher_may_shorten_the_days_and_never_lengthen_them(storage: Storage, room: Room) -> None:
    with pytest.raises(ValueError, match="at most 30 days, not 31"):
        storage.change_room(room.id, keep_days=31, now=NOW)
    storage.change_room(room.id, keep_days=0, now=NOW)
    assert storage.delete_unused_rooms(NOW.date() + timedelta(days=1)) == 1


def test_every_change_rings_once_it_lasts(storage: Storage, room: Room, item: Item) -> None:
    seen: list[tuple[int, int]] = []

    def ring(room_id: int) -> None:
        there = storage.room(room_id)
        assert there is not None
        seen.append((there.version, there.pulse))

    storage.ring_with(ring)
    ana = storage.join(room.id, "ana", alias="Quiet Harbor", now=NOW)
    (poll,) = storage.act(room.id, item.id, "open", now=NOW)
    storage.cast(poll.id, ana.id, item, {item.option_ids[0]}, now=NOW)
    storage.change_room(room.id, step="section/one", now=NOW)
    # Who joins and votes moves the teacher's screens alone; what the teacher does moves everyone's.
    assert seen == [(1, 2), (2, 2), (2, 3), (3, 3)]
