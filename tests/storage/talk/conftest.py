"""A room of four, for talks and what is written in them."""

import pytest

from explainer.classroom.room import Room
from explainer.storage.storage import Storage
from tests.storage.talk.a_talk import NOW, STEP


@pytest.fixture
def room(storage: Storage) -> Room:
    return storage.open_room("first", code="KITE42", key="k" * 22, step=STEP, now=NOW)


@pytest.fixture
def people(storage: Storage, room: Room) -> list[int]:
    return [storage.join(room.id, f"t{n}", alias=f"Alias {n}", now=NOW).id for n in range(4)]
