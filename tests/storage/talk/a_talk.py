"""A talk in a room of four, for the tests of a store."""

import random
from datetime import UTC, datetime

from explainer.classroom.room import Room
from explainer.classroom.talk import Talk
from explainer.model.protocol import Protocol
from explainer.storage.storage import Storage
from tests.classroom.made_talk import CONTROVERSY, PROMPT, PROTOCOLS

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
STEP = f"prompt/{PROMPT.id}"
ALL = tuple(PROTOCOLS.values())


def begin(storage: Storage, room: Room, people: list[int], protocol: Protocol = CONTROVERSY) -> Talk:
    return storage.begin_talk(room.id, PROMPT, protocol, people, rng=random.Random(1), now=NOW)


def now_on(storage: Storage, room: Room) -> Talk:
    talk = storage.talk(room.id, PROMPT, ALL)
    assert talk is not None
    return talk


def version(storage: Storage, room: Room) -> tuple[int, int]:
    found = storage.room(room.id)
    assert found is not None
    return found.version, found.pulse


def let_write(storage: Storage, room: Room) -> None:
    storage.change_room(room.id, free_text="on", now=NOW)
