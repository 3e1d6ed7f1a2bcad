"""How long a record lives: kept, taken along as a file, erased for good, left at once."""

import re

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.arrangements import keep_note, open_note
from tests.browser.classroom import Server, open_page, settle
from tests.browser.thread import (
    EN,
    ITEM,
    SECTION_PAGE,
    begin,
    go,
)


def test_keeping_a_record_until_it_is_erased_outlives_a_reload(
    student: BrowserContext, server: Server
) -> None:
    page, _ = begin(student, server)
    go(page, server, "/record?lang=en")
    page.get_by_role("button", name=EN("Keep my record until I erase it")).click()
    expect(page.get_by_text(EN("This record is kept until you erase it."))).to_be_visible()
    page.reload()
    settle(page)
    expect(page.get_by_text(EN("This record is kept until you erase it."))).to_be_visible()
    page.get_by_role("button", name=EN("Let it be erased after {days} days", days=400)).click()
    expect(page.get_by_role("button", name=EN("Keep my record until I erase it"))).to_be_visible()


def test_erasing_leaves_no_byte_of_a_note_in_the_data_folder(student: BrowserContext, server: Server) -> None:
    note = "Zylophone quartz remembers nothing of this sentence"
    page, alias = begin(student, server)
    keep_note(page, EN, note)
    assert any(note.encode() in path.read_bytes() for path in server.data.iterdir())
    go(page, server, "/record?lang=en")
    page.get_by_role("button", name=EN("Erase my record")).click()
    page.get_by_role("button", name=EN("No, keep it")).click()
    expect(page.get_by_role("button", name=EN("Erase my record"))).to_be_visible()
    expect(page.get_by_text(note)).to_be_visible()
    page.get_by_role("button", name=EN("Erase my record")).click()
    page.get_by_role("button", name=EN("Yes, erase everything")).click()
    expect(page.get_by_text("Your record is erased")).to_be_visible()
    for path in server.data.iterdir():
        held = path.read_bytes()
        assert note.encode() not in held and alias.encode() not in held, path.name
    assert open_page(student, server, "/?lang=en").get_by_text(alias).count() == 0


ADDRESSES = """() => [...document.querySelectorAll("*")].flatMap((e) => [...e.attributes]
  .filter((a) => /^(src|srcset|href|xlink:href|action|data|poster|background)$/.test(a.name))
  .map((a) => `${e.tagName} ${a.name} ${a.value}`))"""


def test_the_record_downloads_as_one_page_that_needs_nothing_else(
    student: BrowserContext, server: Server
) -> None:
    page, alias = begin(student, server)
    keep_note(page, EN, "<img src=x onerror=alert(1)> & my own words")
    go(page, server, "/record?lang=en")
    with page.expect_download() as downloading:
        page.get_by_role("link", name=EN("Download as one file")).click()
    assert downloading.value.suggested_filename == EN("my-class-record.html")
    html = downloading.value.path().read_text("utf-8")
    assert "<script" not in html and "@import" not in html and "<link" not in html
    assert re.findall(r"url\((?![\"']?(?:data:|#|%23))", html) == []

    asked: list[str] = []
    alone = student.new_page()
    alone.on("request", lambda request: asked.append(request.url))
    alone.route("**/*", lambda route: route.abort())
    alone.set_content(html)
    # A source's own address is a link to follow, and nothing that the page loads.
    outside = [found for found in alone.evaluate(ADDRESSES) if not re.match(r"\S+ \S+ (#|data:)", found)]
    assert all(found.startswith("A href https://") for found in outside), outside
    assert asked == []
    for words_in_it in (
        ITEM.stem.en,
        ITEM.rationale.en,
        *(option.feedback.en for option in ITEM.options),
        "<img src=x onerror=alert(1)> & my own words",
        alias,
        "Name: ____",
    ):
        expect(alone.locator("body")).to_contain_text(words_in_it)


@pytest.mark.parametrize(
    "where", ["a return code being typed", "an open glossary entry", "a note being written"]
)
def test_escape_twice_leaves_from_anywhere_in_the_page(
    student: BrowserContext, server: Server, where: str
) -> None:
    page = open_page(student, server, "/learn?lang=en")
    go(page, server, "/?lang=en" if "code" in where else SECTION_PAGE)
    if "code" in where:
        page.get_by_label(EN("Return code"), exact=True).fill("amber")
    elif "entry" in where:
        page.locator(".term").first.click()
        expect(page.locator(".entry:visible")).to_have_count(1)
    else:
        open_note(page, EN)
        page.locator(".st-key-note-box textarea").fill("half a sentence")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(r"/quiet\?lang=en$"))
    page.go_back()
    expect(page).to_have_url(re.compile(r"/quiet\?lang=en$"))
