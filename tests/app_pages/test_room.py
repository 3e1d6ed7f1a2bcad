"""A device's page in a class: what it shows when the class, or its place in it, changes under it."""

from datetime import UTC, datetime

import pytest

from explainer.classroom.room import Room
from explainer.storage.storage import Storage
from tests.app_pages.screen import Screen
from tests.app_pages.test_room_after import UNIT, join

BESIDE = "Keep my answers, or move to another device"


@pytest.fixture
def room(storage: Storage) -> Room:
    return storage.open_room(UNIT, code="KITE42", key="k" * 22, step="title", now=datetime.now(UTC))


@pytest.fixture
def there(storage: Storage, room: Room, cookies: dict[str, str], new_tab: type[Screen]) -> Screen:
    """A device in the class, its page open."""
    join(storage, room, cookies)
    tab = new_tab().open("room")
    assert "KITE 42" in tab.words and [fold.label for fold in tab.at.expander].count(BESIDE) == 1
    return tab


def test_a_class_that_is_deleted_under_an_open_page_is_said_to_be_over_and_later_leads_to_the_door(
    there: Screen, storage: Storage, room: Room, new_tab: type[Screen]
) -> None:
    storage.delete_room(room.id)
    there.at.run()
    assert "This class is over" in there.words and not there.at.expander
    assert "You are in no class just now." in new_tab().open("room").words


def test_a_place_that_another_device_took_over_is_said_to_be_left(
    there: Screen, storage: Storage, room: Room
) -> None:
    code = "quiet-kind-calm-bright-1234-5678"
    storage.put_room_code(storage.participants(room.id)[0].id, code)
    assert storage.return_to_room(code, "another token".ljust(43, "x")) is not None
    there.at.run()
    assert "You have left the class here" in there.words and not there.at.expander


def test_who_is_put_out_sees_nothing_beside_it_and_all_of_it_again_once_let_in(
    there: Screen, storage: Storage, room: Room
) -> None:
    (mine,) = storage.participants(room.id)
    storage.put_out(mine.id, True)
    there.at.run()
    assert "You are not in this class" in there.words and not there.at.expander
    storage.put_out(mine.id, False)
    there.at.run()
    assert [fold.label for fold in there.at.expander].count(BESIDE) == 1


def test_a_number_that_is_none_leads_to_the_door(cookies: dict[str, str], new_tab: type[Screen]) -> None:
    for written in ("9" * 30, "-1", "one", "١"):
        cookies["room"] = written
        assert "You are in no class just now." in new_tab().open("room").words
