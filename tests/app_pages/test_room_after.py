"""Before and after a class: the ways in, what a student keeps, the report, the end of a room."""

from datetime import UTC, datetime

import pytest

from app_pages.room_keeping import CODE
from explainer.classroom.room import Room
from explainer.model.item import Item
from explainer.model.library import Library
from explainer.storage.storage import Storage
from tests.app_pages.conftest import TOKEN
from tests.app_pages.screen import UNIT, Screen

TEACHER = "T" * 43


@pytest.fixture
def teacher(cookies: dict[str, str], storage: Storage) -> None:
    cookies["teacher"] = TEACHER
    storage.sign_in(TEACHER, now=datetime.now(UTC))


@pytest.fixture
def item(library: Library) -> Item:
    ids = library.unit(UNIT).item_ids
    return next(library.items[i] for i in ids if library.items[i].type == "single-choice")


BESIDE = "see-beside"


@pytest.fixture
def room(storage: Storage) -> Room:
    return storage.open_room(UNIT, code="KITE42", key="k" * 22, step="title", now=datetime.now(UTC))


def join(storage: Storage, room: Room, cookies: dict[str, str]) -> int:
    """Put this browser into the room, as the server's routes do."""
    cookies["room"] = str(room.id)
    return storage.join(room.id, TOKEN, alias="Quiet Harbor", now=datetime.now(UTC)).id


def voted(storage: Storage, room: Room, item: Item, who: int, *, reveal: bool = True) -> None:
    now = datetime.now(UTC)
    (poll,) = storage.act(room.id, item.id, "open", now=now)
    storage.cast(poll.id, who, item, {item.option_ids[1]}, sureness="unsure", now=now)
    for act in ("close", "reveal") if reveal else ("close",):
        storage.act(room.id, item.id, act, now=now)  # type: ignore[arg-type]


def unfold(tab: Screen, key: str) -> Screen:
    """Turn on what is drawn only when someone wants to see it."""
    tab.at.session_state[key] = True
    tab.at.run()
    return tab


def test_a_newcomer_finds_the_field_for_the_class_before_everything_else(tab: Screen) -> None:
    home = tab.words
    assert home.index("Join your class") < home.index("Unit 1") and "Back to the class" not in home
    assert " Class " not in home


def test_who_has_a_record_finds_it_further_down(
    storage: Storage, new_tab: type[Screen], library: Library
) -> None:
    storage.begin(TOKEN, alias="Calm Meadow", locale="en", now=datetime.now(UTC))
    home = new_tab().press("Continue as Calm Meadow").words
    assert home.index("Unit 1") < home.index("Join your class")


@pytest.mark.usefixtures("item")
def test_who_is_in_a_class_is_led_back_from_every_page(
    storage: Storage, room: Room, cookies: dict[str, str], new_tab: type[Screen]
) -> None:
    cookies["room"] = str(room.id)  # a number that anybody could write is no way in
    assert "Back to the class" not in new_tab().words
    join(storage, room, cookies)
    assert "KITE 42 Back to the class" in new_tab().words
    for page in ("learn", "about", "record"):
        assert f'href="/room?lang=en" data-go>{"Class"}</a>' in "".join(new_tab().open(page).html)
    storage.delete_room(room.id)
    assert "Back to the class" not in new_tab().words


def test_answers_that_were_shown_are_kept_once_without_room_alias_or_time(
    storage: Storage, room: Room, item: Item, cookies: dict[str, str], new_tab: type[Screen]
) -> None:
    who = join(storage, room, cookies)
    voted(storage, room, item, who, reveal=False)
    tab = unfold(new_tab().open("room"), BESIDE)
    assert "There is nothing to keep yet" in tab.words and "Keep my answer (1)" not in tab.labels
    storage.act(room.id, item.id, "reveal", now=datetime.now(UTC))
    tab = unfold(new_tab().open("room"), BESIDE)
    assert "second vote" not in tab.words
    tab.press("Keep my answer (1)")
    assert "1 answer of this class is in your record, " in tab.words
    assert "Keep my answer (1)" not in tab.labels
    record = storage.find(TOKEN)
    assert record is not None and record.alias != "Quiet Harbor"
    (kept,) = storage.attempts(record.id)
    assert kept.chosen == (item.option_ids[1],) and kept.confidence == "guessing" and kept.mode == "scored"
    assert (kept.at.hour, kept.at.minute, kept.at.second, kept.at.microsecond) == (0, 0, 0, 0)


def test_of_two_votes_the_first_is_kept_as_the_answer_that_counts(
    storage: Storage, room: Room, item: Item, cookies: dict[str, str], new_tab: type[Screen]
) -> None:
    who = join(storage, room, cookies)
    voted(storage, room, item, who, reveal=False)
    poll = storage.act(room.id, item.id, "open-again", now=datetime.now(UTC))[-1]
    storage.cast(poll.id, who, item, {item.option_ids[0]}, now=datetime.now(UTC))
    storage.act(room.id, item.id, "close", now=datetime.now(UTC))
    storage.act(room.id, item.id, "reveal", now=datetime.now(UTC))
    tab = unfold(new_tab().open("room"), BESIDE)
    assert "Where your second vote was another one, both are kept." in tab.words
    tab.press("Keep my answers (2)")
    record = storage.find(TOKEN)
    assert record is not None
    kept = storage.attempts(record.id)
    assert [each.chosen for each in kept] == [(item.option_ids[1],), (item.option_ids[0],)]
    assert [each.mode for each in kept] == ["scored", "practice"]


@pytest.mark.usefixtures("teacher")
def test_the_projector_of_a_class_that_has_ended_tells_its_devices_what_they_may_keep(
    storage: Storage, room: Room, cookies: dict[str, str], new_tab: type[Screen]
) -> None:
    storage.change_room(room.id, is_closed=True, now=datetime.now(UTC))
    alone = new_tab().open("wall", room=str(room.id)).words
    assert "This class is over." in alone and "Keep my answers" not in alone, "there was no device"
    other = storage.open_room(UNIT, code="LAMP42", key="l" * 22, step="title", now=datetime.now(UTC))
    join(storage, other, cookies)
    storage.change_room(other.id, is_closed=True, now=datetime.now(UTC))
    assert "“Keep my answers” on your device" in new_tab().open("wall", room=str(other.id)).words
    storage.delete_room(other.id)
    gone = new_tab().open("wall", room=str(other.id)).words
    assert "This class is over." in gone and "Keep my answers" not in gone


def test_a_second_press_in_another_tab_and_after_the_class_keeps_nothing_twice(
    storage: Storage, room: Room, item: Item, cookies: dict[str, str], new_tab: type[Screen]
) -> None:
    voted(storage, room, item, join(storage, room, cookies))
    first, second = (unfold(new_tab().open("room"), BESIDE) for _ in range(2))
    first.press("Keep my answer (1)")
    second.press("Keep my answer (1)")
    storage.change_room(room.id, is_closed=True, now=datetime.now(UTC))
    later = new_tab().open("room")
    assert (
        "The class has ended" in later.words and "1 answer of this class is in your record, " in later.words
    )
    record = storage.find(TOKEN)
    assert record is not None and len(storage.attempts(record.id)) == 1


def test_after_the_class_has_ended_it_can_still_be_kept(
    storage: Storage, room: Room, item: Item, cookies: dict[str, str], new_tab: type[Screen]
) -> None:
    voted(storage, room, item, join(storage, room, cookies))
    storage.change_room(room.id, is_closed=True, now=datetime.now(UTC))
    assert "Your class has ended" in new_tab().words
    told = new_tab().open("room").press("Keep my answer (1)").words
    assert "1 answer of this class is in your record, " in told


def test_a_return_code_is_shown_once_and_opens_the_place_and_the_record(
    storage: Storage, room: Room, cookies: dict[str, str], new_tab: type[Screen]
) -> None:
    join(storage, room, cookies)
    storage.begin(TOKEN, alias="Calm Meadow", locale="en", now=datetime.now(UTC))
    tab = unfold(new_tab().open("room"), BESIDE).press("Make a return code")
    code = tab.at.session_state[CODE]
    assert code in tab.words
    tab.open("learn")
    assert code not in tab.open("room").words
    now = datetime.now(UTC)
    record, there = storage.return_with(code, token="n" * 43, now=now), storage.return_to_room(code, "n" * 43)
    assert record is not None and record.alias == "Calm Meadow"
    assert there is not None and there[1].alias == "Quiet Harbor"
    assert "Join your class" in new_tab().open("room").words  # this device has left


@pytest.mark.usefixtures("teacher")
def test_present_opens_one_room_and_the_same_one_again_until_somebody_is_in_it(
    storage: Storage, new_tab: type[Screen], cookies: dict[str, str], library: Library
) -> None:
    home = " ".join(new_tab().html)
    for unit in library.units:
        assert f'href="/present?lang=en&amp;unit={unit.id}"' in home
    for _ in range(2):
        new_tab().open("present", unit=UNIT)
    (room,) = storage.rooms()
    assert room.unit == UNIT
    join(storage, room, cookies)
    told = new_tab().open("present", unit=UNIT).words
    newer = storage.rooms()[0]
    assert newer.id != room.id and f"{newer.code[:-2]} {newer.code[-2:]}" in told


def test_who_is_no_teacher_is_offered_no_room_and_opens_none(storage: Storage, tab: Screen) -> None:
    assert "/present" not in " ".join(tab.html)
    tab.open("present", unit=UNIT)
    assert storage.rooms() == ()
    told = tab.open("teach", part="delete", room="1").words
    assert "Sign in to project a unit" in told


@pytest.mark.usefixtures("teacher")
def test_the_desk_lists_open_and_ended_rooms_and_says_when_there_are_none(
    storage: Storage, room: Room, new_tab: type[Screen]
) -> None:
    now = datetime.now(UTC)
    storage.change_room(room.id, period="Period 3 <b>", now=now)
    ended = storage.open_room(UNIT, code="TABLE57", key="o" * 22, step="title", now=now)
    storage.change_room(ended.id, is_closed=True, now=now)
    desk = new_tab().open("teach").words
    assert "Period 3 <b>" in desk and "KITE 42" in desk and "TABLE" not in desk
    assert desk.count("Open the console") == 1 and desk.index("KITE 42") < desk.rindex("Ended")
    for each in storage.rooms():
        storage.delete_room(each.id)
    assert "No class yet. Present opens a room" in new_tab().open("teach").words


@pytest.mark.usefixtures("teacher")
def test_a_room_is_deleted_after_one_more_question_and_what_went_is_said(
    storage: Storage, room: Room, item: Item, new_tab: type[Screen], cookies: dict[str, str]
) -> None:
    voted(storage, room, item, join(storage, room, cookies))
    tab = new_tab().open("teach", part="delete", room=str(room.id))
    assert "It holds 1 device, 1 vote, 0 notes." in tab.words and "The class is still open." in tab.words
    assert storage.room(room.id) is not None
    tab.press("Yes, delete this room")
    assert storage.room(room.id) is None
    assert "Removed: 1 device, 1 vote, 0 notes. Nothing of it is left." in tab.words
    assert "This room is gone" in new_tab().open("teach", part="delete", room=str(room.id)).words


@pytest.mark.usefixtures("teacher")
def test_a_room_that_is_kept_after_all_is_not_touched(
    storage: Storage, room: Room, new_tab: type[Screen]
) -> None:
    new_tab().open("teach", part="delete", room=str(room.id)).press("No, keep it")
    assert storage.room(room.id) == room


@pytest.mark.usefixtures("teacher")
def test_the_console_of_an_ended_class_is_its_report_and_the_days_can_be_shortened(
    storage: Storage, room: Room, item: Item, new_tab: type[Screen], cookies: dict[str, str]
) -> None:
    voted(storage, room, item, join(storage, room, cookies))
    storage.change_room(room.id, is_closed=True, period="Period 3", now=datetime.now(UTC))
    tab = new_tab().open("console", room=str(room.id))
    assert "The class has ended" in tab.words and "Period 3" in tab.words
    assert item.stem.en in tab.words and "needs 5 answers, has 1" in tab.words
    assert "Quiet Harbor" not in tab.words
    tab.at.radio(key=f"keep-days-{room.id}").set_value(7)
    tab.run()
    changed = storage.room(room.id)
    assert changed is not None and changed.keep_days == 7


@pytest.mark.usefixtures("teacher")
@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("KITE 42", "That is a room code."),
        ("amber-canoe-lemon-igloo-4829-1057", "That is a student's return code."),
        ("seven paper lanterns", "That has the form of none of the codes. If it is the teacher's passcode"),
        ("what", "That has the form of none of the codes. Here a completion code is wanted"),
    ],
)
def test_the_field_for_a_completion_code_says_what_it_was_given(
    typed: str, told: str, new_tab: type[Screen]
) -> None:
    tab = new_tab().open("teach")
    tab.at.text_input(key="confirm-code").set_value(typed)
    tab.at.text_input(key="confirm-alias").set_value("Quiet Harbor")
    tab.press("Confirm")
    assert told in tab.words and "Here a completion code is wanted" in tab.words
