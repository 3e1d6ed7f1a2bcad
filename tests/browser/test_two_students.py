"""Two students share nothing: each on a device of their own, or one after the other on the same."""

from playwright.sync_api import Browser, BrowserContext, Page, expect

from explainer.wording import wording
from tests.browser.answering import (
    LIBRARY,
    UNIT,
    answer,
    check_button,
    option_label,
    question,
    right_options,
    saved_for,
    wrong_option,
)
from tests.browser.arrangements import keep_note
from tests.browser.classroom import Server, open_page, settle

EN = wording("en")
SECTION = UNIT.sections[0]
ITEM = LIBRARY.items[SECTION.item]
QUIZ_ITEM = LIBRARY.items[UNIT.quiz[0]]
SECTION_PAGE = f"/unit?unit={UNIT.id}&section={SECTION.id}&lang=en"
QUIZ_PAGE = f"/unit?unit={UNIT.id}&section=quiz&item={QUIZ_ITEM.id}&lang=en"
NOTE = "Ana's own words about officers and judges"
PAGES = ("/?lang=en", "/learn?lang=en", "/record?lang=en", SECTION_PAGE, QUIZ_PAGE)


def work_as_ana(page: Page, server: Server) -> str:
    """Answer twice, write a note, choose without checking, stop in the quiz. Returns the alias."""
    answer(page, ITEM, right_options(ITEM), EN)
    keep_note(page, EN, NOTE)
    page.goto(server.url + QUIZ_PAGE)
    settle(page)
    answer(page, QUIZ_ITEM, [wrong_option(QUIZ_ITEM)], EN)
    return saved_for(page)


def find_nothing_of_ana(page: Page, server: Server, alias: str) -> None:
    for path in PAGES:
        page.goto(server.url + path)
        settle(page)
        if path == SECTION_PAGE:
            page.locator(".st-key-note-box summary").click()
            expect(page.locator(".st-key-note-box textarea")).to_have_value("")
        if path in (SECTION_PAGE, QUIZ_PAGE):
            expect(check_button(page, EN)).to_be_visible()
        elif path == PAGES[0]:
            expect(page.get_by_role("heading", level=1)).to_have_text(EN("How does asylum work?"))
            expect(page.get_by_role("link", name=EN("Start with section {n}", n=1))).to_be_visible()
        words = page.locator("body").inner_text()
        assert alias not in words and NOTE not in words, path
        assert page.locator(".ans, input:checked").count() == 0, path
    assert page.evaluate("fetch('/record/file').then((reply) => reply.status)") == 404


def test_on_two_devices_neither_sees_anything_of_the_other(
    student: BrowserContext, browser: Browser, server: Server
) -> None:
    alias = work_as_ana(open_page(student, server, SECTION_PAGE), server)
    other = browser.new_context(locale="en-US")
    other.set_default_timeout(20_000)
    find_nothing_of_ana(open_page(other, server, "/?lang=en"), server, alias)
    other.close()


def test_one_after_the_other_on_one_device_shares_nothing_either(
    student: BrowserContext, server: Server
) -> None:
    page = open_page(student, server, SECTION_PAGE)
    alias = work_as_ana(page, server)
    tab = open_page(student, server, "/?lang=en")
    tab.get_by_role("button", name=EN("I am someone else")).click()
    expect(tab.get_by_role("heading", level=1)).to_have_text(EN("How does asylum work?"))
    find_nothing_of_ana(tab, server, alias)
    # Ana's own tab, loaded again, is the next student's by now.
    page.reload()
    settle(page)
    expect(check_button(page, EN)).to_be_visible()
    assert alias not in page.locator("body").inner_text()


def test_one_after_the_other_in_one_session_too_from_the_question_or_from_the_record(
    student: BrowserContext, server: Server
) -> None:
    page = open_page(student, server, SECTION_PAGE)
    alias = work_as_ana(page, server)
    heading = page.get_by_role("heading", level=1)
    page.get_by_role("link", name=EN("Not you?"), exact=True).click()
    expect(heading).to_have_text(EN("Are you {alias}?", alias=alias))
    page.get_by_role("button", name=EN("Continue as {alias}", alias=alias)).click()
    expect(heading).to_have_text(EN("Welcome back, {alias}", alias=alias))
    assert "who=" not in page.url
    page.get_by_role("link", name=EN("My record"), exact=True).click()
    page.get_by_role("link", name=EN("I am someone else"), exact=True).click()
    expect(heading).to_have_text(EN("Are you {alias}?", alias=alias))
    page.get_by_role("button", name=EN("I am someone else")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(EN("How does asylum work?"))
    find_nothing_of_ana(page, server, alias)


def test_what_two_students_choose_at_the_same_moment_stays_apart(
    student: BrowserContext, browser: Browser, server: Server
) -> None:
    other = browser.new_context(locale="en-US")
    other.set_default_timeout(20_000)
    pages = [open_page(context, server, QUIZ_PAGE) for context in (student, other)]
    chosen = [right_options(QUIZ_ITEM)[0], wrong_option(QUIZ_ITEM)]
    for page, option in zip(pages, chosen, strict=True):
        option_label(page, QUIZ_ITEM, option, EN).click()
    for page in pages:
        check_button(page, EN).click()
    for page, verdict in zip(pages, ("1 of 1 point", "of 1 point"), strict=True):
        expect(question(page).locator(".told")).to_contain_text(verdict)
    told = [question(page).locator(".told").inner_text() for page in pages]
    aliases = [saved_for(page) for page in pages]
    assert told[0] != told[1] and aliases[0] != aliases[1]
    other.close()
