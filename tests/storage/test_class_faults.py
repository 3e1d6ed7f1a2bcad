"""A class while the database is held, the disk is full, or everyone does everything at the same time."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier

import pytest

from explainer.classroom.poll import NotNow, PollIsShut
from explainer.classroom.room import RoomIsShut
from explainer.storage import sqlite_file
from explainer.storage.fault import Busy, Full
from explainer.storage.storage import Storage
from tests.scoring.made_items import single_choice
from tests.storage.conftest import SECRET

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ITEM = single_choice()


def begin(storage: Storage, people: int) -> tuple[int, int, list[int]]:
    """A room with an open poll and people in it."""
    room = storage.open_room("first", code="KITE42", key="k" * 22, step="title", now=NOW)
    there = [storage.join(room.id, f"token {n}", alias=f"Alias {n}", now=NOW).id for n in range(people)]
    (poll,) = storage.act(room.id, ITEM.id, "open", now=NOW)
    return room.id, poll.id, there


def test_while_the_database_is_held_a_tap_is_told_and_the_ballot_before_it_stands(database: Path) -> None:
    storage = Storage.open(f"sqlite:///{database}", SECRET, patience=0.05)
    room, poll, (ana,) = begin(storage, 1)
    storage.cast(poll, ana, ITEM, {"wrong"}, now=NOW)
    rings: list[int] = []
    storage.ring_with(rings.append)
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    for write in (
        lambda: storage.cast(poll, ana, ITEM, {"right"}, now=NOW),
        lambda: storage.act(room, ITEM.id, "close", now=NOW),
        lambda: storage.join(room, "new", alias="x", now=NOW),
        lambda: storage.put_out(ana, True),
        lambda: storage.change_room(room, step="x", now=NOW),
    ):
        with pytest.raises(Busy):
            write()
    assert [ballot.chosen for ballot in storage.ballots(poll)] == [("wrong",)], "reading goes on meanwhile"
    assert rings == [], "what was not written rings nobody"
    other.execute("ROLLBACK")
    other.close()
    assert storage.cast(poll, ana, ITEM, {"right"}, now=NOW) is not None
    storage.close()


def test_on_a_full_disk_every_ballot_that_was_saved_is_there_and_the_others_are_told(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = Storage.open(f"sqlite:///{database}", SECRET)
    _, poll, there = begin(storage, 1500)
    storage.close()
    with sqlite3.connect(database) as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.close()
    monkeypatch.setitem(sqlite_file.PRAGMAS, "max_page_count", str(pages + 6))
    storage = Storage.open(f"sqlite:///{database}", SECRET)
    saved, told = {}, 0
    for n, who in enumerate(there):
        chosen = ITEM.option_ids[n % 3]
        try:
            storage.cast(poll, who, ITEM, {chosen}, now=NOW)
            saved[who] = (chosen,)
        except Full:
            told += 1
    assert saved and told
    assert {each.participant_id: each.chosen for each in storage.ballots(poll)} == saved
    storage.close()
    monkeypatch.undo()
    again = Storage.open(f"sqlite:///{database}", SECRET)
    assert {each.participant_id: each.chosen for each in again.ballots(poll)} == saved
    again.close()


def test_thirty_taps_while_two_consoles_close_at_the_same_time(url: str) -> None:
    stores = [Storage.open(url, SECRET) for _ in range(2)]
    room, poll, there = begin(stores[0], 30)
    gate = Barrier(32)

    def tap(n: int) -> int | None:
        gate.wait(30)
        try:
            stores[n % 2].cast(poll, there[n], ITEM, {"wrong"}, now=NOW)
        except PollIsShut:
            return None
        return there[n]

    def close(n: int) -> bool:
        gate.wait(30)
        try:
            stores[n].act(room, ITEM.id, "close", now=NOW)
        except NotNow:
            return False
        return True

    with ThreadPoolExecutor(32) as threads:
        taps = [threads.submit(tap, n) for n in range(30)]
        closes = [threads.submit(close, n) for n in range(2)]
        saved = {each.result() for each in taps} - {None}
        assert sorted(each.result() for each in closes) == [False, True], "one console is first"
    assert {each.participant_id for each in stores[0].ballots(poll)} == saved
    assert stores[1].count(poll) == len(saved)
    for store in stores:
        store.close()


def test_taps_and_newcomers_while_the_room_is_locked_or_someone_put_out_are_saved_or_told(url: str) -> None:
    storage = Storage.open(url, SECRET)
    room, poll, there = begin(storage, 12)
    gate = Barrier(16)

    def tap(n: int) -> int | None:
        gate.wait(30)
        try:
            storage.cast(poll, there[n], ITEM, {"wrong"}, now=NOW)
        except RoomIsShut:
            return None
        return there[n]

    def join(n: int) -> bool:
        gate.wait(30)
        try:
            storage.join(room, f"late {n}", alias=f"Late {n}", now=NOW)
        except RoomIsShut:
            return False
        return True

    def keep_order(n: int) -> None:
        gate.wait(30)
        storage.put_out(there[0], True) if n else storage.change_room(room, is_locked=True, now=NOW)

    with ThreadPoolExecutor(16) as threads:
        taps = [threads.submit(tap, n) for n in range(12)]
        joins = [threads.submit(join, n) for n in range(2)]
        for order in [threads.submit(keep_order, n) for n in range(2)]:
            order.result()
        saved = {each.result() for each in taps} - {None}
        came = sum(each.result() for each in joins)
    assert {each.participant_id for each in storage.ballots(poll)} == saved >= set(there[1:])
    assert len(storage.participants(room)) == 12 + came
    found = storage.room(room)
    assert found is not None
    # 12 joined before; each newcomer and each ballot beats the pulse, each order and the opening the version.
    assert (found.version, found.pulse) == (1 + 1 + 2, 1 + 12 + came + len(saved))
    storage.close()
