"""A page is Spanish where it is narrow, quiet or downloaded too, and English that is planted is found.

test_spanish_screens.py reads every screen.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from explainer.wording import wording
from tests.browser.classroom import Server
from tests.browser.left_english import allowed_words, leftovers, spanish
from tests.browser.page_reading import read_page
from tests.browser.screens import screen_called
from tests.browser.visitors import Visitors, visitors


@pytest.fixture(scope="module")
def students(browser: Browser, server: Server) -> Iterator[Visitors]:
    """Students whose browsers ask for Spanish."""
    with visitors(browser, server, locale="es-MX") as opened:
        yield opened


def test_no_english_is_left_where_the_page_is_narrow(students: Visitors) -> None:
    page = students.open(screen_called("section with a chart"), "es")
    page.set_viewport_size({"width": 320, "height": 640})
    read_page(page, "untilStill")
    assert leftovers(page) == []


def test_the_page_that_quick_exit_leads_to_is_spanish(students: Visitors, server: Server) -> None:
    page = students.open(screen_called("home"), "es")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(r"/quiet\?lang=es$"))
    assert leftovers(page) == []
    assert page.evaluate("document.documentElement.lang") == "es"
    page.evaluate("sessionStorage.clear()")


def test_the_downloaded_record_is_spanish(students: Visitors, server: Server) -> None:
    page = students.open(screen_called("record"), "es")
    link = page.get_by_role("link", name=wording("es")("Download as one file"))
    with page.expect_download() as download:
        link.click()
    html = download.value.path().read_text("utf-8")
    page.set_content(html)
    assert page.locator("h1").inner_text() == wording("es")("My record: Asylum, Explained")
    assert leftovers(page) == []
    assert 'lang="es"' in html[:100]


@pytest.mark.parametrize(
    "planted",
    [
        "<p>Nothing here yet</p>",
        '<button aria-label="Close this">×</button>',
        '<input placeholder="Type your answer">',
        '<img alt="A doorway" src="">',
    ],
)
def test_english_that_is_planted_is_found(students: Visitors, planted: str) -> None:
    page = students.open(screen_called("about"), "es")
    page.locator("h1").evaluate("(heading, html) => heading.insertAdjacentHTML('afterend', html)", planted)
    assert len(leftovers(page)) == 1
    page.locator("h1 + *").evaluate("""(planted) => {
      const host = document.createElement("div");
      planted.replaceWith(host);
      host.attachShadow({ mode: "open" }).append(planted);
    }""")
    assert len(leftovers(page)) == 1


def test_every_exception_has_a_reason_and_is_needed() -> None:
    allowed = allowed_words()
    assert [word for word, why in allowed.items() if len(why) < 8] == []
    assert set(allowed) & spanish() == set()
