"""Two clicks from home to a room code; and back into the class on another device, with the same ballot."""

import re

from playwright.sync_api import BrowserContext, Page, expect

from explainer.classroom.lesson import lesson
from explainer.storage.storage import Storage
from explainer.wording import wording
from tests.browser.answering import LIBRARY
from tests.browser.classroom import PHONE, Server, open_page, settle
from tests.server.site import NOW

EN = wording("en")
UNIT = LIBRARY.units[0]


def store_of(server: Server) -> Storage:
    """The store of a running server, opened beside it."""
    secret = (server.data / "secret.key").read_bytes()
    return Storage.open(f"sqlite:///{server.data / 'records.sqlite3'}", secret)


def present(teacher: Page, server: Server) -> str:
    """Open a room from home. Its code."""
    teacher.goto(f"{server.url}/?lang=en")
    settle(teacher)
    title = UNIT.title.en
    teacher.get_by_role("link", name=EN("Present: {title}", title=title), exact=True).click()
    way_in = teacher.locator(".console-head")
    expect(way_in).to_be_visible()
    return way_in.locator(".code").inner_text()


def test_home_and_one_more_click_show_the_code_the_qr_code_and_the_address(
    teacher: Page, student: BrowserContext, server: Server
) -> None:
    code = present(teacher, server)
    assert re.fullmatch(r"[A-Z]{3,5} [2-9]{2}", code)
    expect(
        teacher.locator(".console-head").get_by_role("img", name=EN("QR code of this class"))
    ).to_be_visible()
    expect(teacher.locator(".console-head .mono.small")).to_have_text(server.url.removeprefix("http://"))
    # What stands there lets a student in, from the field that a newcomer's phone shows first.
    page = open_page(student, server, "/?lang=en")
    page.set_viewport_size(PHONE)
    field = page.locator("#room-code")
    box = field.bounding_box()
    assert box is not None and box["y"] + box["height"] < PHONE["height"]
    field.fill(code.lower().replace(" ", "-"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(EN("You are in"))
    page.get_by_role("button", name=EN("Menu")).click()
    expect(page.get_by_role("link", name=EN("Class"), exact=True)).to_be_visible()


def test_a_return_code_brings_the_place_and_the_ballot_to_another_device(
    teacher: Page, student: BrowserContext, other: BrowserContext, server: Server
) -> None:
    code = present(teacher, server)
    page = open_page(student, server, "/?lang=en")
    page.locator("#room-code").fill(code)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(EN("You are in"))
    storage = store_of(server)
    room = storage.room_with(code=code.replace(" ", ""))
    assert room is not None
    item = next(LIBRARY.items[i] for i in UNIT.item_ids if LIBRARY.items[i].type == "single-choice")
    step = next(step for step in lesson(UNIT) if step.item == item.id)
    storage.change_room(room.id, step=step.name, now=NOW)
    storage.act(room.id, item.id, "open", now=NOW)
    page.reload()
    settle(page)
    expect(page.locator("#first")).to_have_count(0)  # Streamlit has taken it over
    page.get_by_role("radio").nth(1).check(force=True)
    expect(page.get_by_text(EN("Saved."), exact=True)).to_be_visible()
    page.get_by_text(EN("Keep my answers, or move to another device")).click()
    expect(page.get_by_role("button", name=EN("Make a return code"))).to_be_visible()
    settle(page)
    page.get_by_role("button", name=EN("Make a return code")).click()
    shown = page.locator(".mono.code").last
    expect(shown).to_have_text(re.compile(r"^[a-z]+-[a-z]+-[a-z]+-[a-z]+-\d{4}-\d{4}$"))
    back = shown.inner_text()

    there = open_page(other, server, "/?lang=en")
    there.locator("#return-code").fill(back)
    there.locator("#return-code").press("Enter")
    there.wait_for_url("**/room?*")
    expect(there.get_by_role("radio").nth(1)).to_be_checked()
    assert len(storage.participants(room.id)) == 1
    page.reload()
    settle(page)
    expect(page.locator("#room-code")).to_be_visible()
    storage.close()
