"""The search for lost room finds what is planted. test_english_screens.py and its twin use it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.classroom import PHONE, Server
from tests.browser.lost_room import LEAST_FLOW_TEXT, LEAST_TARGET
from tests.browser.page_reading import read_page
from tests.browser.screens import screen_called
from tests.browser.visitors import Visitors, visitors


@pytest.fixture(scope="module")
def students(browser: Browser, server: Server) -> Iterator[Visitors]:
    """A newcomer."""
    with visitors(browser, server) as opened:
        yield opened


PLANTED = """
  <div class="ax planted">
    <p style="width: 900px">wide</p>
    <p style="width: 60px; height: 20px; overflow: hidden; white-space: nowrap">a long line of words</p>
    <style>.planted button { width: 20px; height: 20px; padding: 0 }</style>
    <p><button>a</button><button>b</button></p>
    <p class="st-key-flow" style="font-size: 13px">small</p>
  </div>"""


def test_the_search_for_lost_room_finds_what_is_planted(students: Visitors) -> None:
    page = students.open(screen_called("about"), "en")
    page.set_viewport_size(PHONE)
    page.locator("h1").evaluate("(heading, html) => heading.insertAdjacentHTML('afterend', html)", PLANTED)
    found = read_page(page, "faultsOfRoom", LEAST_TARGET, LEAST_FLOW_TEXT)
    for words in ("px of content in", "cuts off: a long line", "20.0×20.0: a", "13 px: small"):
        assert any(words in fault for fault in found), words
