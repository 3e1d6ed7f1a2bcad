"""A whole lesson: a console, a projector and three students at once; and what may happen to them in it."""

import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from explainer.storage.storage import Storage
from tests.browser.answering import LIBRARY, right_options, wrong_option
from tests.browser.classroom import Server, set_passcode, start_server
from tests.browser.lesson_in_class import (
    EN,
    ITEM,
    PLACE,
    STEP,
    STEPS,
    Lesson,
    alias,
    asked,
    device,
    option,
    vote,
)

RIGHT, WRONG = right_options(ITEM)[0], wrong_option(ITEM)
SOON = 5_000
"""Milliseconds in which everyone sees what one did, on a machine that is busy."""


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of this module's own: it is killed here."""
    running = start_server(Path(tmp_path_factory.mktemp("class")))
    set_passcode(running)
    yield running
    running.stop()


@pytest.fixture(scope="module")
def lesson(browser: Browser, school: Server) -> Iterator[Lesson]:
    """The class, through which the tests of this module go in their order."""
    begun = Lesson(school, browser)
    begun.begin()
    yield begun
    begun.close()


@pytest.fixture(scope="module")
def store(school: Server) -> Iterator[Storage]:
    """What the database really holds."""
    secret = (school.data / "secret.key").read_bytes()
    opened = Storage.open(f"sqlite:///{school.data / 'records.sqlite3'}", secret)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def students(lesson: Lesson, store: Storage) -> list[Page]:
    """Ana types the code, Ben scans it; Cai comes when the class is at the question already."""
    room = store.room(lesson.room)
    assert room is not None
    # One after the other, so that the store lists them in this order.
    ana = lesson.types_code()
    expect(ana.locator(".room-line b")).to_have_text(lesson.code)
    ben = lesson.scans(room.key)
    expect(ben.locator(".room-line b")).to_have_text(lesson.code)
    expect(lesson.console.get_by_text("2 devices are here")).to_be_visible(timeout=SOON)
    for _ in range(PLACE):
        lesson.next_slide()
    for page in (ana, ben, lesson.wall):
        expect(asked(page)).to_be_visible(timeout=SOON)
    cai = lesson.types_code()
    expect(asked(cai)).to_be_visible(timeout=SOON)
    return [ana, ben, cai]


def step_of(store: Storage, room_id: int) -> str:
    """Where the class is."""
    room = store.room(room_id)
    assert room is not None
    return room.step


def chosen(store: Storage, lesson: Lesson) -> list[list[tuple[str, ...]]]:
    """What is in the database: for each vote, the ballots in the order in which people came."""
    return [
        [ballot.chosen for ballot in store.ballots(poll.id)] for poll in store.polls_on(lesson.room, ITEM.id)
    ]


def test_who_joins_by_code_by_link_or_late_is_where_the_class_is(
    lesson: Lesson, students: list[Page], store: Storage
) -> None:
    assert step_of(store, lesson.room) == STEP.name
    aliases = [alias(page) for page in students]
    assert len(set(aliases)) == 3
    assert aliases == [each.alias for each in store.participants(lesson.room)]
    expect(lesson.console.get_by_text("3 devices are here")).to_be_visible(timeout=SOON)
    for name in aliases:
        assert name not in lesson.wall.locator("body").inner_text(), "the projector never shows an alias"


def test_a_tap_is_the_ballot_and_may_change_until_the_close(
    lesson: Lesson, students: list[Page], store: Storage
) -> None:
    lesson.press("Open the vote")
    for page in students:
        expect(option(page, WRONG)).to_be_visible(timeout=SOON)
    vote(students[0], WRONG)
    vote(students[1], WRONG)
    vote(students[0], RIGHT)
    expect(lesson.wall.get_by_text("2 of 3 answered")).to_be_visible(timeout=SOON)
    expect(lesson.console.get_by_text("2 of 3 answered")).to_be_visible(timeout=SOON)
    assert chosen(store, lesson) == [[(RIGHT,), (WRONG,)]]


def test_a_tap_that_cannot_be_saved_is_told_and_saved_when_asked_again(
    lesson: Lesson, students: list[Page], store: Storage, school: Server
) -> None:
    ana = students[0]
    other = sqlite3.connect(school.data / "records.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    option(ana, WRONG).click()
    expect(ana.get_by_text(EN("Saved."), exact=True)).to_be_hidden()  # that was the tap before
    expect(ana.get_by_text(EN("Saving…"), exact=True)).to_be_visible()
    told = ana.get_by_role("alert").filter(has_text="could not be saved")
    expect(told).to_be_visible(timeout=15_000)
    other.execute("ROLLBACK")
    assert chosen(store, lesson) == [[(RIGHT,), (WRONG,)]], "the one before stands"
    # What a ring draws anew says so too: the choice on the screen is not the one that is saved.
    store.change_room(lesson.room, period="3", now=store.polls(lesson.room)[-1].opened_at)
    told = ana.get_by_role("alert").filter(has_text=EN("What you have chosen here is not saved."))
    expect(told).to_be_visible(timeout=SOON)
    expect(ana.get_by_text(EN("Saved."), exact=True)).to_have_count(0)
    ana.get_by_role("button", name=EN("Save it again")).click()
    expect(told).to_have_count(0)
    expect(ana.get_by_text(EN("Saved."))).to_be_visible()
    assert chosen(store, lesson) == [[(WRONG,), (WRONG,)]]
    vote(ana, RIGHT)
    expect(ana.locator('[class*="st-key-ballot-"] input:checked')).to_have_count(1)
    other.close()


def test_a_reload_keeps_the_place_the_alias_and_the_ballot(lesson: Lesson, students: list[Page]) -> None:
    ana = students[0]
    before = alias(ana)
    ana.reload()
    expect(ana.locator(".room-line").first).to_be_visible(timeout=4 * SOON)
    expect(ana.locator("#first")).to_have_count(0, timeout=4 * SOON)  # Streamlit has taken it over
    expect(asked(ana)).to_be_visible(timeout=SOON)
    assert alias(ana) == before
    expect(option(ana, RIGHT).locator("input")).to_be_checked()
    expect(ana.get_by_text(EN("Saved."))).to_be_visible()


def test_a_tap_after_the_close_is_refused_in_words_and_the_ballot_before_it_stands(
    lesson: Lesson, students: list[Page], store: Storage
) -> None:
    ben = students[1]
    # Closed by another process, which rings nobody here: for a moment Ben's device still shows the open vote.
    store.act(lesson.room, ITEM.id, "close", now=store.polls(lesson.room)[-1].opened_at)
    option(ben, RIGHT).click()
    expect(
        ben.get_by_text("The vote is closed").or_(ben.get_by_text("This vote has closed")).first
    ).to_be_visible(timeout=SOON)
    assert chosen(store, lesson) == [[(RIGHT,), (WRONG,)]]
    for page in students:
        expect(page.get_by_text("The vote is closed").first).to_be_visible(timeout=SOON)


def test_the_second_vote_is_anew_and_a_dropped_device_comes_back_to_it(
    lesson: Lesson, students: list[Page], store: Storage
) -> None:
    ben = students[1]
    ben.context.set_offline(True)
    expect(lesson.console.get_by_role("button", name=EN("Open the second vote"), exact=True)).to_be_visible(
        timeout=SOON
    )
    lesson.press("Open the second vote")
    for page in (students[0], students[2]):
        expect(option(page, RIGHT)).to_be_visible(timeout=SOON)
        expect(page.locator('[class*="st-key-ballot-"] input:checked')).to_have_count(0)
    ben.context.set_offline(False)
    expect(option(ben, RIGHT)).to_be_visible(timeout=15_000)
    for page in students:
        vote(page, RIGHT)
    expect(lesson.wall.get_by_text("3 of 3 answered")).to_be_visible(timeout=SOON)
    assert chosen(store, lesson) == [[(RIGHT,), (WRONG,)], [(RIGHT,)] * 3]


def test_the_reveal_shows_the_flow_and_takes_no_more(
    lesson: Lesson, students: list[Page], store: Storage
) -> None:
    lesson.press("Close the vote")
    lesson.press("Show the answer")
    expect(lesson.wall.locator(".vote-flow")).to_be_attached(timeout=SOON)
    for page in students:
        expect(page.locator(".answers")).to_be_visible(timeout=SOON)
    expect(students[1].get_by_text(EN("Your first answer"))).to_be_visible()
    assert store.polls(lesson.room)[-1].phase == "revealed"


def test_who_is_put_out_is_out_until_let_in(lesson: Lesson, students: list[Page], store: Storage) -> None:
    cai, who = students[2], store.participants(lesson.room)[2]
    lesson.console.get_by_text(EN("Who is here")).click()
    row = lesson.console.locator(f".st-key-person-{who.id}")
    row.get_by_role("button", name=EN("Put out")).click()
    expect(cai.get_by_role("heading", name=EN("You are not in this class"))).to_be_visible(timeout=SOON)
    cai.reload()
    expect(cai.get_by_role("heading", name=EN("You are not in this class"))).to_be_visible(timeout=SOON)
    row.get_by_role("button", name=EN("Let in")).click()
    expect(cai.locator(".room-line")).to_be_visible(timeout=SOON)


def test_a_locked_room_lets_in_nobody_new(lesson: Lesson, students: list[Page], store: Storage) -> None:
    store.change_room(lesson.room, is_locked=True, now=store.polls(lesson.room)[-1].opened_at)
    late = lesson.types_code()
    expect(late.get_by_text("The class is locked")).to_be_visible(timeout=SOON)
    store.change_room(lesson.room, is_locked=False, now=store.polls(lesson.room)[-1].opened_at)
    assert len(store.participants(lesson.room)) == 3


def test_the_teacher_hears_who_is_lost(lesson: Lesson, students: list[Page]) -> None:
    students[0].get_by_role("button", name=EN("I'm lost")).click()
    expect(lesson.console.get_by_text("1 lost, 0 too fast")).to_be_visible(timeout=SOON)


def test_at_their_own_pace_devices_part_and_come_together_again(
    lesson: Lesson, students: list[Page], store: Storage
) -> None:
    ana, ben, _ = students
    moment = store.polls(lesson.room)[-1].opened_at
    store.change_room(lesson.room, pace="free", now=moment)
    ana.get_by_role("button", name=EN("Back"), exact=True).click()
    expect(ana.locator(".answers")).to_have_count(0, timeout=SOON)
    expect(ben.locator(".answers")).to_be_visible()
    store.change_room(lesson.room, pace="follow", now=moment)
    expect(ana.locator(".answers")).to_be_visible(timeout=SOON)


def test_where_streams_are_blocked_a_device_asks_and_follows(
    lesson: Lesson, students: list[Page], store: Storage
) -> None:
    room = store.room(lesson.room)
    assert room is not None
    context = device(lesson.browser)
    lesson.contexts.append(context)
    context.route("**/room/bell?*", lambda route: route.abort())
    dee = lesson.scans(room.key, context)
    expect(dee.locator(".answers, .room-line").first).to_be_visible(timeout=SOON)
    lesson.next_slide()
    expect(asked(dee)).to_have_count(0, timeout=12_000)
    lesson.press("Back")
    expect(asked(dee)).to_be_visible(timeout=7_000)
    context.close()
    lesson.contexts.remove(context)


def test_a_killed_server_loses_no_saved_ballot_and_all_tabs_are_back_within_ten_seconds(
    lesson: Lesson, students: list[Page], store: Storage, school: Server
) -> None:
    step = next(step for step in STEPS[PLACE + 1 :] if step.kind == "question")
    item = LIBRARY.items[step.item or ""]
    moment = store.polls(lesson.room)[-1].opened_at
    store.change_room(lesson.room, step=step.name, now=moment)
    store.act(lesson.room, item.id, "open", now=moment)
    for page in students:
        choice = option(page, item.option_ids[0], item)
        expect(choice).to_be_visible(timeout=SOON)
        choice.click()
        expect(page.get_by_text(EN("Saved."))).to_be_visible()
    school.stop(kill=True)
    again = start_server(school.data, port=school.port)
    school.process = again.process
    answers = time.monotonic()
    (poll,) = store.polls_on(lesson.room, item.id)
    assert [ballot.chosen for ballot in store.ballots(poll.id)] == [(item.option_ids[0],)] * 3
    # Back is: shows what the class does now, and takes a tap.
    store.act(lesson.room, item.id, "close", now=moment)
    for page in (*students, lesson.wall, lesson.console):
        left = 10_000 - 1000 * (time.monotonic() - answers)
        told = page.get_by_text("The vote is closed").or_(page.get_by_text(EN("Open the second vote")))
        told = told.or_(page.get_by_text(EN("Talk"), exact=True))
        expect(told.first).to_be_visible(timeout=max(1, left))
    print(f"all five tabs were back {time.monotonic() - answers:.1f} s after the port answered")


def test_the_list_of_slides_leads_the_class_to_any_of_them(
    lesson: Lesson, students: list[Page], store: Storage
) -> None:
    last = STEPS[-1]
    assert last.prompt is not None
    picker = lesson.console.locator("[data-picker]")
    picker.locator("summary").click()
    picker.get_by_role("link").last.click()
    for page in (students[0], lesson.wall):
        expect(page.get_by_text(EN.text(last.prompt.question)).first).to_be_visible(timeout=SOON)
    expect(picker.locator("summary")).to_contain_text(EN("{n} of {total}", n=len(STEPS), total=len(STEPS)))
    assert step_of(store, lesson.room) == last.name


def test_the_end_on_the_last_slide_asks_once(lesson: Lesson, students: list[Page], store: Storage) -> None:
    lesson.press("End the class")
    lesson.press("No, go on")
    expect(lesson.console.get_by_role("button", name=EN("End the class"), exact=True)).to_be_visible()
    room = store.room(lesson.room)
    assert room is not None and not room.is_closed
    lesson.press("End the class")
    lesson.press("Yes, end the class")
    for page in students:
        expect(page.get_by_text(EN("The class has ended"))).to_be_visible(timeout=SOON)
