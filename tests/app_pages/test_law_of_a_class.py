"""The teacher chooses the law that a class looks at; its devices and its projector follow."""

from datetime import UTC, date, datetime

import pytest

from explainer.classroom.lesson import lesson
from explainer.classroom.room import Room
from explainer.dated_words import value_words
from explainer.model.library import Library
from explainer.storage.storage import Storage
from explainer.wording import wording
from tests.app_pages.screen import Screen
from tests.app_pages.test_room_after import join
from tests.app_pages.test_teach import signed_in

__all__ = ["signed_in"]
FACT, BEFORE = "ead_wait_days", date(1990, 1, 1)


def named(library: Library, kind: str) -> tuple[str, str]:
    """A unit, and its step of this kind that shows what the law has moved."""
    for unit in library.units:
        for step in lesson(unit):
            section = step.section
            dated = (
                section is not None and section.content_note is None and f"{{{{{FACT}}}}}" in section.prose.en
            )
            if step.kind == kind and (dated or kind == "flowchart"):
                return unit.id, step.name
    raise AssertionError(f"no unit has such a {kind}")


def room_at(storage: Storage, library: Library, kind: str) -> Room:
    unit, step = named(library, kind)
    return storage.open_room(unit, code="KITE42", key="k" * 22, step=step, now=datetime.now(UTC))


def test_a_passage_on_a_device_and_on_the_projector_shows_the_value_of_the_classs_day(
    storage: Storage, library: Library, cookies: dict[str, str], new_tab: type[Screen], signed_in: None
) -> None:
    room = room_at(storage, library, "section")
    join(storage, room, cookies)
    latest, then = (
        value_words(library.facts[FACT], day, wording("en")) for day in (library.law_known_to, BEFORE)
    )
    # On a device a value opens its history, where every value of it stands; one that moved is marked.
    marked = '</b><span class="tag then">'
    device, wall = new_tab().open("room"), new_tab().open("wall", room=str(room.id))
    for tab, close, other in ((device, "</b></span>", marked), (wall, "</b>", "</b>")):
        html = "".join(tab.html)
        assert f"<b>{latest}{close}" in html and f"<b>{then}{other}" not in html
    storage.change_room(room.id, law_on=BEFORE, now=datetime.now(UTC))
    for tab, close, other in ((device, marked, "</b></span>"), (wall, "</b>", "</b>")):
        html = "".join(tab.run().html)
        assert f"<b>{then}{close}" in html and f"<b>{latest}{other}" not in html
        assert "The law as of January 1, 1990" in tab.words


def test_the_console_says_that_the_class_is_shown_another_days_law_and_a_later_one_than_known_is_the_latest(
    storage: Storage, library: Library, new_tab: type[Screen], cookies: dict[str, str], signed_in: None
) -> None:
    room = room_at(storage, library, "flowchart")
    words = "The class is shown the law of January 1, 1990. Questions keep to the latest law."
    console = new_tab().open("console", room=str(room.id))
    assert words not in console.words
    storage.change_room(room.id, law_on=BEFORE, now=datetime.now(UTC))
    assert words in console.run().words
    join(storage, room, cookies)
    device = new_tab().open("room")
    assert "The law as of January 1, 1990. The sentences tell later years too." in device.words
    storage.change_room(room.id, law_on=date(2026, 11, 1), now=datetime.now(UTC))
    assert "The law as of" not in device.run().words and words not in console.run().words


@pytest.mark.parametrize("law_on", [None, BEFORE])
def test_a_question_is_asked_under_the_latest_law_whatever_the_class_looks_at(
    law_on: date | None,
    storage: Storage,
    library: Library,
    cookies: dict[str, str],
    new_tab: type[Screen],
) -> None:
    item = library.items["permit-on-a-date"]
    unit = next(unit for unit in library.units if item.id in unit.item_ids)
    now = datetime.now(UTC)
    room = storage.open_room(unit.id, code="KITE42", key="k" * 22, step=f"question/{item.id}", now=now)
    storage.change_room(room.id, law_on=law_on, now=now)
    join(storage, room, cookies)
    storage.act(room.id, item.id, "open", now=now)
    storage.act(room.id, item.id, "close", now=now)
    storage.act(room.id, item.id, "reveal", now=now)
    html = "".join(new_tab().open("room").html)
    (key,) = item.key_on(library.law_known_to)
    assert {key} != item.key_on(BEFORE), "the test needs an item whose key the law has moved"
    (right,) = html.split('class="ans key"')[1:]
    (option,) = (option for option in item.options if option.id == key)
    assert option.text.en in right.split("</li>")[0]
    assert "Answer · The law as of June 25, 2026" in html, "a question with a dated key names its law"
