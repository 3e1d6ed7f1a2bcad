"""What the tests of a student's thread do: begin a record, look at its cookie, make and type a code."""

import re

from playwright.sync_api import BrowserContext, Locator, Page, expect

from explainer.wording import wording
from tests.browser.answering import LIBRARY, UNIT, answer, right_options, saved_for
from tests.browser.classroom import Server, open_page, settle

EN = wording("en")
SECTION = UNIT.sections[0]
ITEM = LIBRARY.items[SECTION.item]
SECTION_PAGE = f"/unit?unit={UNIT.id}&section={SECTION.id}&lang=en"
CODE = re.compile(r"[a-z]+-[a-z]+-[a-z]+-[a-z]+-\d{4}-\d{4}")


def learner(context: BrowserContext) -> dict:
    """The cookie that opens a record."""
    (cookie,) = (cookie for cookie in context.cookies() if cookie["name"] == "learner")
    return cookie


def begin(context: BrowserContext, server: Server) -> tuple[Page, str]:
    """Answer one question. The page, and the alias under which the answer is saved."""
    page = open_page(context, server, SECTION_PAGE)
    answer(page, ITEM, right_options(ITEM), EN)
    return page, saved_for(page)


def go(page: Page, server: Server, path: str) -> Page:
    page.goto(server.url + path)
    settle(page)
    return page


def make_code(page: Page, server: Server) -> str:
    go(page, server, "/record?lang=en")
    page.get_by_role("button", name=EN("Make a return code")).click()
    shown = page.locator(".code")
    expect(shown).to_have_text(CODE)
    return shown.inner_text()


def reply(page: Page) -> Locator:
    return page.locator("form[action='/thread/return'] [data-reply]")


def type_code(page: Page, code: str) -> None:
    page.get_by_label(EN("Return code"), exact=True).fill(code)
    page.get_by_role("button", name=EN("Open my record")).click()
