"""What a visitor does on a page to bring it into a state: one function for each."""

from playwright.sync_api import Page, expect

from explainer.wording import Wording
from tests.browser.answering import LIBRARY, check_button
from tests.browser.classroom import PHONE
from tests.browser.page_reading import read_page
from tests.browser.places import SECOND, take_way, ways_through


def open_menu(page: Page, say: Wording) -> None:
    page.set_viewport_size(PHONE)
    page.get_by_role("button", name=say("Menu")).click()
    expect(page.get_by_role("link", name=say("My record"))).to_be_visible()


def send_no_code(page: Page, say: Wording) -> None:
    page.get_by_role("button", name=say("Open my record")).click()
    expect(page.get_by_text(say("Type your return code first."))).to_be_visible()


def type_another_code(page: Page, say: Wording) -> None:
    continue_as(page, say)
    page.locator("#return-code").fill("amber-canoe-lemon-igloo-4829-1057")
    page.get_by_role("button", name=say("Open my record")).click()
    expect(page.locator("form[action='/thread/return'] [data-reply]")).not_to_be_empty()


def open_entry(page: Page, say: Wording) -> None:
    page.locator(".term").first.click()
    expect(page.locator(".entry:visible")).to_have_count(1)


def read_hard_section(page: Page, say: Wording) -> None:
    page.get_by_role("button", name=say("Read this section")).click()
    expect(page.locator(".st-key-asking")).to_be_visible()


def check_nothing(page: Page, say: Wording) -> None:
    check_button(page, say).click()
    expect(page.get_by_text(say("Choose an answer first. Nothing has been counted."))).to_be_visible()


def show_hints(page: Page, say: Wording) -> None:
    item = LIBRARY.items[SECOND.item]
    for opened in range(page.locator(".hint").count(), len(item.hints)):
        label = say("Show a hint") if opened == 0 else say("Show another hint")
        page.get_by_role("button", name=label).click()
        expect(page.locator(".hint")).to_have_count(opened + 1)


def try_again(page: Page, say: Wording) -> None:
    page.get_by_role("button", name=say("Try again as practice")).click()
    expect(check_button(page, say)).to_be_visible()


def open_note(page: Page, say: Wording) -> None:
    """Unfold the note's box, to the end: a click on its button while that still glides would miss."""
    page.locator(".st-key-note-box summary").click()
    expect(page.get_by_role("button", name=say("Keep this note"))).to_be_visible()
    read_page(page, "untilStill")


def keep_note(page: Page, say: Wording, words: str) -> None:
    open_note(page, say)
    page.locator(".st-key-note-box textarea").fill(words)
    page.get_by_role("button", name=say("Keep this note")).click()
    expect(page.get_by_text(say("Kept."))).to_be_visible()


def open_group(page: Page, say: Wording) -> None:
    page.locator(".st-key-flow .folds .fold").first.click()
    expect(page.locator(".st-key-flow .folds [aria-expanded=true]")).to_have_count(1)


def pick_node(page: Page, say: Wording) -> None:
    page.locator(".st-key-flow .part .node:not(.group)").first.click()
    expect(page.locator(".st-key-flow .panel h2")).to_be_visible()


def walk(page: Page, say: Wording) -> None:
    page.get_by_role("tab", name=say("Step by step")).click()
    for behind, place in enumerate(ways_through(3)):
        take_way(page, place, behind)


def outline(page: Page, say: Wording) -> None:
    page.get_by_role("tab", name=say("Outline as text")).click()
    expect(page.locator(".flow-outline:visible")).to_have_count(1)
    page.get_by_text(say("What this chart leaves out or makes simpler")).click()


def guess(page: Page, say: Wording) -> None:
    page.locator(".st-key-chart").get_by_role("radio").first.check(force=True)
    page.get_by_role("button", name=say("Show the numbers")).click()
    expect(page.locator(".js-plotly-plot .bars path").first).to_be_visible()
    page.get_by_text(say("The data as a table")).click()


def guess_numbers(page: Page, say: Wording) -> None:
    for field in page.locator(".st-key-chart input[type=number]").all():
        field.fill(field.get_attribute("max") or "50")
        field.press("Tab")
    page.get_by_role("button", name=say("Show the numbers")).click()
    expect(page.locator(".js-plotly-plot .point").first).to_be_visible()
    expect(page.locator('[class*="st-key-asking-"]').first).to_be_visible()


def guess_nothing(page: Page, say: Wording) -> None:
    page.get_by_role("button", name=say("Show the numbers")).click()
    expect(page.locator('.st-key-chart [role="status"]')).to_be_visible()


def open_event_sources(page: Page, say: Wording) -> None:
    page.locator(".timeline summary").first.click()
    expect(page.locator(".timeline details[open]")).to_have_count(1)


def find_nothing(page: Page, say: Wording) -> None:
    page.get_by_role("searchbox").fill("zzzz")
    expect(page.get_by_text(say("No word found. Try a shorter part of it."))).to_be_visible()


def find_some(page: Page, say: Wording) -> None:
    page.get_by_role("searchbox").fill("as")
    expect(page.locator("[data-words][hidden]").first).to_be_attached()


def continue_as(page: Page, say: Wording) -> None:
    page.locator(".st-key-go-on button").click()
    expect(page.locator(".hero")).to_be_visible()


def make_code(page: Page, say: Wording) -> None:
    page.locator(".st-key-make-code button").click()
    expect(page.locator(".ax .code")).to_be_visible()


def open_answers(page: Page, say: Wording) -> None:
    for summary in page.locator(".ax details > summary").all():
        summary.click()
    expect(page.locator(".ans").first).to_be_visible()


def ask_to_erase(page: Page, say: Wording) -> None:
    page.get_by_role("button", name=say("Erase my record")).click()
    expect(page.get_by_role("button", name=say("Yes, erase everything"))).to_be_visible()


def erase(page: Page, say: Wording) -> None:
    ask_to_erase(page, say)
    page.get_by_role("button", name=say("Yes, erase everything")).click()
    expect(page.get_by_role("status").first).to_be_visible()


def keep_for_good(page: Page, say: Wording) -> None:
    keep = say("Keep my record until I erase it")
    page.get_by_role("button", name=keep).click()
    expect(page.get_by_text(say("This record is kept until you erase it."))).to_be_visible()


def list_slides(page: Page, say: Wording) -> None:
    page.get_by_role("button", name=say("Slides and keys")).click()
    expect(page.get_by_role("dialog", name=say("Slides"))).to_be_visible()


def tap_an_option(page: Page, say: Wording) -> None:
    page.get_by_test_id("stRadioOption").first.click()
    expect(page.get_by_text(say("Saved."))).to_be_visible()


def show_without_predicting(page: Page, say: Wording) -> None:
    page.get_by_role("button", name=say("Show without predicting")).click()
    expect(page.locator(".case-ways .case-way").first).to_be_visible()
