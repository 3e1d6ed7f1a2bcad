"""The teacher's way: signed in by passcode, to the wall in two clicks; and what others are never sent."""

import re

from playwright.sync_api import BrowserContext, Page, expect

from explainer.wording import wording
from tests.browser.answering import LIBRARY, UNIT, answer, right_options
from tests.browser.classroom import PASSCODE, Server, open_page, settle
from tests.browser.places import FIRST, unit_path
from tests.browser.wire import Wire, folded

EN = wording("en")
OTHERS = [
    "/teach",
    *(f"/teach?part={part}&unit={UNIT.id}" for part in ("notes", "links", "paper", "prompts", "reach")),
]


def test_the_passcode_signs_in_by_keyboard_and_a_wrong_one_is_told(
    student: BrowserContext, server: Server
) -> None:
    page = open_page(student, server, "/teach?lang=en")
    page.get_by_label(EN("Passcode")).fill("not this one")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("That is not the passcode.")
    page.get_by_label(EN("Passcode")).fill(PASSCODE)
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name=EN("Teach"), exact=True)).to_be_visible()
    assert PASSCODE.split()[0] not in page.url


def test_from_home_to_the_wall_is_two_clicks_and_keys_move_it(teacher: Page, server: Server) -> None:
    teacher.goto(f"{server.url}/?lang=en")
    settle(teacher)
    teacher.get_by_role("link", name=EN("Teach"), exact=True).click()
    teacher.get_by_role("link", name=EN("Project"), exact=True).first.click()
    expect(teacher.locator(".slide.title h1")).to_be_visible()
    total = re.search(r"of (\d+)", teacher.locator(".wall-bar").inner_text())
    assert total is not None
    for key, place in (
        ("ArrowRight", "2"),
        ("End", total[1]),
        ("Home", "1"),
        ("ArrowLeft", "1"),
        ("PageDown", "2"),
        ("PageUp", "1"),
    ):
        teacher.keyboard.press(key)
        expect(teacher.locator(".wall-bar .num")).to_have_text(f"{place} of {total[1]}")


def test_who_is_not_signed_in_is_sent_nothing_of_the_teachers(
    student: BrowserContext, server: Server
) -> None:
    wire = Wire(student)
    page = student.new_page()
    for path in (*OTHERS, f"/project?unit={UNIT.id}&slide=3"):
        page.goto(server.url + path + ("&" if "?" in path else "?") + "lang=en")
        settle(page)
        expect(page.get_by_label(EN("Passcode"))).to_be_visible()
    came = folded(wire.text())
    for notes in LIBRARY.teaching.values():
        said = [
            notes.in_brief,
            *notes.before,
            *(step.do for step in notes.plan),
            *(w.sign for w in notes.watch_for),
        ]
        cards = [LIBRARY.misconceptions[w.misconception].reteach for w in notes.watch_for]
        said += [
            *(card.say for card in cards),
            *(card.show for card in cards),
            *(card.ask for card in cards),
        ]
        leaked = [text.en for text in said if folded(text.en).strip()[:60] in came]
        assert leaked == []


def test_a_preview_leaves_no_trace_in_the_database(teacher: Page, server: Server) -> None:
    before = (server.data / "records.sqlite3-wal").stat().st_size
    teacher.goto(f"{server.url}{unit_path(FIRST.id, preview='1')}&lang=en")
    settle(teacher)
    item = LIBRARY.items[FIRST.item]
    answer(teacher, item, right_options(item), EN)
    assert (server.data / "records.sqlite3-wal").stat().st_size == before
    teacher.get_by_role("link", name=EN("End the preview")).click()
    expect(teacher.locator(".teach-units")).to_be_visible()


def test_a_link_is_copied_by_selecting_it(teacher: Page, server: Server) -> None:
    teacher.goto(f"{server.url}/teach?part=links&unit={UNIT.id}&lang=en")
    settle(teacher)
    for row in (3, 0):
        teacher.locator("[data-copy]").nth(row).click()
        said = teacher.locator("[data-copied] [role=status]")
        expect(said.nth(row)).to_be_in_viewport()
        assert [at for at, words in enumerate(said.all_inner_texts()) if words] == [row]
    chosen = teacher.evaluate(
        "() => { const f = document.activeElement; return f.value.slice(f.selectionStart, f.selectionEnd); }"
    )
    assert chosen == f"{server.url}/unit?unit={UNIT.id}&section=start&lang=en"


def test_a_completion_code_of_a_students_paper_is_confirmed(
    teacher: Page, student: BrowserContext, server: Server
) -> None:
    page = open_page(student, server, f"{unit_path(FIRST.id)}&lang=en")
    item = LIBRARY.items[FIRST.item]
    answer(page, item, right_options(item), EN)
    page.goto(f"{server.url}/record?lang=en")
    settle(page)
    code = page.locator(".code-line").first.inner_text()
    alias = page.locator(".lede").first.inner_text().partition(".")[0]
    for typed, told in ((code, "Confirmed for"), (code[::-1], "Not confirmed.")):
        teacher.get_by_label(EN("Completion code")).fill(typed)
        teacher.get_by_label(EN("Alias on the sheet")).fill(alias)
        teacher.get_by_role("button", name=EN("Confirm"), exact=True).click()
        expect(teacher.locator('[role="status"]').filter(has_text=told)).to_be_visible()
