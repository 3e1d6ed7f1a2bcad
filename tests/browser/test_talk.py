"""A class talks: a teacher, the projector and two students go through a controversy to a synthesis."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from explainer.authoring.library_files import read_library
from explainer.storage.storage import Storage
from explainer.wording import wording
from tests.browser.classroom import PHONE, ROOT, Server, settle
from tests.browser.conftest import chromebook

EN = wording("en")
LIBRARY = read_library(ROOT).library
UNIT = LIBRARY.units[0]
PROMPT = UNIT.prompts[0]
PROTOCOL = LIBRARY.protocols["structured-academic-controversy"]
CARE = EN("Do not write about your own or anyone's immigration story. Your teacher can read this.")
HOSTILE = '<img src=x onerror="window.harm=1"> **bold** =HYPERLINK("x") \u202eturned'


@dataclass
class Class:
    """The screens of one class at its talk."""

    console: Page
    wall: Page
    students: list[Page]


@pytest.fixture
def classroom(browser: Browser, server: Server, teacher: Page) -> Iterator[Class]:
    teacher.goto(f"{server.url}/present?unit={UNIT.id}&lang=en")
    teacher.wait_for_url(re.compile(r"/console\?"))
    settle(teacher)
    number = int(re.search(r"room=(\d+)", teacher.url).group(1))  # type: ignore[union-attr]
    store = Storage.open(
        f"sqlite:///{server.data / 'records.sqlite3'}", (server.data / "secret.key").read_bytes()
    )
    room = store.room(number)
    assert room is not None
    wall = teacher.context.new_page()
    wall.goto(f"{server.url}/wall?room={number}&lang=en")
    wall.wait_for_selector(".wall")
    with chromebook(browser) as one, chromebook(browser) as two:
        pages = [one.new_page(), two.new_page()]
        pages[1].set_viewport_size(PHONE)
        for page in pages:
            page.goto(f"{server.url}/j/{room.key}?lang=en")
            page.wait_for_selector(".room-line")
        from app_pages.visit import now

        store.change_room(number, step=f"prompt/{PROMPT.id}", now=now())
        store.close()
        yield Class(teacher, wall, pages)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=False).first.click()


def heading(page: Page) -> str:
    return page.locator("h1").first.inner_text()


def to_step(of: Class, step_id: str) -> None:
    """Press "Next step" until every screen is at the step."""
    name = next(step.name.en for step in PROTOCOL.steps if step.id == step_id)
    for _ in PROTOCOL.steps:
        label = of.console.locator('[class*="st-key-talk-to-"] button[kind="primary"]')
        text = label.first.inner_text()
        label.first.click()
        if text.endswith(name):
            break
        expect(label.first).not_to_have_text(text)
    for page in (of.wall, *of.students):
        expect(page.locator("h1", has_text=name).first).to_be_visible()


def test_a_controversy_goes_through_all_its_steps_to_a_synthesis(classroom: Class) -> None:
    console, wall, (ana, ben) = classroom.console, classroom.wall, classroom.students
    expect(console.get_by_text(EN("Begin the talk"))).to_be_visible()
    console.locator("[data-testid=stRadioOption]", has_text=PROTOCOL.name.en).click()
    press(console, EN("Begin: {protocol}", protocol=PROTOCOL.name.en))
    for page in (wall, ana, ben):
        expect(page.locator("h1", has_text=PROTOCOL.steps[0].name.en).first).to_be_visible()
    sides = [page.locator(".talk-side h3").first.inner_text() for page in (ana, ben)]
    assert {one[:6] for one in sides} == {"Side A", "Side B"}
    aliases = [page.locator(".room-line .soft").inner_text() for page in (ana, ben)]
    assert not [alias for alias in aliases if alias in wall.locator("body").inner_text()]

    # The timer counts down by itself, and is right after a reload.
    press(console, EN("Start the timer"))
    expect(wall.locator("[data-timer]").first).not_to_have_text(f"{PROTOCOL.steps[0].minutes}:00")
    before = ana.locator("[data-timer]").first.inner_text()
    ana.reload()
    ana.wait_for_selector("[data-timer]")
    expect(ana.locator("[data-timer]").first).to_have_text(re.compile(r"^7:[0-5]\d$"))
    assert ana.locator("[data-timer]").first.inner_text() <= before

    to_step(classroom, "restate")
    expect(console.get_by_text("Group 1: side A waits", exact=False)).to_be_visible()
    for page in (ana, ben):
        press(page, EN("They put our side fairly"))
    expect(console.get_by_text(EN("No group waits."))).to_be_visible()
    expect(ana.get_by_text(EN("The other side says: you put their case fairly."))).to_be_visible()

    to_step(classroom, "switch")
    assert [page.locator(".talk-side h3").first.inner_text() for page in (ana, ben)] == sides[::-1]

    to_step(classroom, "synthesis")
    assert ana.locator("textarea").count() == 0, "nobody writes until the teacher lets them"
    press(console, EN("Let students write"))
    box = ana.locator(".st-key-synthesis textarea")
    expect(box).to_be_visible()
    expect(ana.locator(".st-key-synthesis label", has_text=CARE)).to_be_visible()
    box.fill("A rule that both sides can accept")
    # The teacher goes back: what is being written stays, and the new step waits.
    back = console.locator('[class*="st-key-talk-to-"] button[kind="secondary"]')
    back.first.click()
    expect(ana.get_by_role("button", name=EN("Go to the class"))).to_be_visible()
    expect(box).to_have_value("A rule that both sides can accept")
    expect(ben.locator("h1", has_text=PROTOCOL.steps[-2].name.en).first).to_be_visible()
    to_step_back = console.locator('[class*="st-key-talk-to-"] button[kind="primary"]')
    to_step_back.first.click()
    expect(ben.locator("h1", has_text=PROTOCOL.steps[-1].name.en).first).to_be_visible()
    press(ana, EN("Hand in"))
    expect(ben.locator(".written", has_text="A rule that both sides")).to_be_visible()
    expect(ana.get_by_role("button", name=EN("Go to the class"))).to_have_count(0)

    # Two of a group change it at once: the second is told, and keeps the words.
    for page in (ana, ben):
        press(page, EN("Change it"))
        page.locator(".st-key-synthesis textarea").fill(f"Changed by {page.viewport_size['width']}")  # type: ignore[index]
    press(ben, EN("Hand in"))
    expect(ben.locator(".st-key-synthesis textarea")).to_have_count(0)
    press(ana, EN("Hand in"))
    expect(ana.get_by_role("alert")).to_contain_text("Someone in your group wrote meanwhile")
    expect(ana.locator(".st-key-synthesis textarea")).to_have_value("Changed by 1366")
    expect(ana.locator(".written", has_text="Changed by 390")).to_be_visible()
    press(ana, EN("Hand in"))
    expect(ben.locator(".written", has_text="Changed by 1366")).to_be_visible()

    # A note full of harm waits, is shown as text, and is erased everywhere.
    ben.locator(".st-key-talk-note textarea").fill(HOSTILE)
    press(ben, EN("Send the note"))
    expect(ben.locator(".own-texts")).to_contain_text(EN("Waits for your teacher."))
    expect(console.get_by_text("<img src=x", exact=False)).to_be_visible()
    assert wall.locator(".wall-texts").count() == 0
    console.get_by_role("button", name=EN("Show"), exact=True).first.click()
    expect(wall.locator(".wall-texts .written", has_text="<img src=x")).to_be_visible()
    for page in (console, wall, ben):
        assert page.evaluate("window.harm") is None and page.locator("img[src=x]").count() == 0
    assert not [alias for alias in aliases if alias in wall.locator("body").inner_text()]
    note = console.locator('[class*="st-key-text-"]', has_text="<img src=x").first
    note.get_by_role("button", name=EN("Erase everywhere")).click()
    note.get_by_role("button", name=EN("No, keep it")).click()
    note.get_by_role("button", name=EN("Erase everywhere")).click()
    note.get_by_role("button", name=EN("Yes, erase it for good")).click()
    if wall.locator(".wall-texts").count():
        expect(wall.locator(".written", has_text="<img src=x")).to_have_count(0)
    expect(ben.locator(".own-texts")).to_have_count(0)

    # One key pauses all writing. What someone is writing stays, and cannot be sent.
    ana.locator(".st-key-talk-note textarea").fill("Half a thought")
    wall.locator("body").press("p")
    expect(ben.locator(".st-key-talk-note textarea")).to_have_count(0)
    press(ana, EN("Send the note"))
    expect(ana.get_by_role("alert")).to_contain_text("Your teacher has paused writing")
    expect(ana.locator(".st-key-talk-note textarea")).to_have_value("Half a thought")
    press(console, EN("Let them write again"))
    expect(ben.locator(".st-key-talk-note textarea")).to_be_visible()
    console.locator("h1").first.click()
    console.keyboard.press("p")
    expect(ben.locator(".st-key-talk-note textarea")).to_have_count(0)


def test_nobody_has_joined_and_the_projector_leads_the_talk(server: Server, teacher: Page) -> None:
    teacher.goto(f"{server.url}/present?unit={UNIT.id}&lang=en")
    teacher.wait_for_url(re.compile(r"/console\?"))
    settle(teacher)
    number = int(re.search(r"room=(\d+)", teacher.url).group(1))  # type: ignore[union-attr]
    store = Storage.open(
        f"sqlite:///{server.data / 'records.sqlite3'}", (server.data / "secret.key").read_bytes()
    )
    from app_pages.visit import now

    store.change_room(number, step=f"prompt/{PROMPT.id}", now=now())
    store.close()
    wall = teacher.context.new_page()
    wall.goto(f"{server.url}/wall?room={number}&lang=en")
    own = LIBRARY.protocols[PROMPT.protocol]
    press(teacher, EN("Begin: {protocol}", protocol=own.name.en))
    expect(wall.locator("h1", has_text=own.steps[0].name.en).first).to_be_visible()
    expect(wall.locator(".wall-roles")).to_contain_text(own.roles[0].name.en)
    expect(wall.get_by_text("Make groups of", exact=False)).to_be_visible()
