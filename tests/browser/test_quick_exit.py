"""Leaving at once: nothing of ours stays in sight, and Back brings nothing back."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.classroom import Server, open_page

QUIET = re.compile(r"/quiet\?lang=en$")
OURS = re.compile(r"asylum|immigra", re.IGNORECASE)


def leave(page: Page) -> None:
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page).to_have_url(QUIET)


@pytest.mark.parametrize("way", ["button", "Escape twice"])
def test_one_press_leads_to_a_page_that_names_nothing(
    student: BrowserContext, server: Server, way: str
) -> None:
    page = open_page(student, server, "/?lang=en")
    if way == "button":
        page.locator("[data-exit]").click()
        expect(page).to_have_url(QUIET)
    else:
        leave(page)
    assert not OURS.search(page.title() + page.locator("body").inner_text())


def test_the_screen_is_covered_at_once_even_when_the_server_is_gone(
    student: BrowserContext, server: Server
) -> None:
    page = open_page(student, server, "/?lang=en")
    page.route("**/quiet*", lambda route: route.abort())
    seen = page.evaluate(
        """() => {
          window.quickExit();
          return [[5, 5], [innerWidth / 2, innerHeight / 2], [innerWidth - 5, innerHeight - 5]]
            .map(([x, y]) => document.elementFromPoint(x, y).textContent)
            .concat(document.title);
        }"""
    )
    assert seen == ["", "", "", "…"]


def test_one_escape_or_two_with_another_key_between_leave_nothing(
    student: BrowserContext, server: Server
) -> None:
    page = open_page(student, server, "/?lang=en")
    for key in ("Escape", "a", "Escape", "Tab"):
        page.keyboard.press(key)
    expect(page).to_have_title(re.compile("Asylum"))
    expect(page).not_to_have_url(QUIET)


def test_back_forward_and_the_address_stay_quiet_until_return(
    student: BrowserContext, server: Server
) -> None:
    page = open_page(student, server, "/?lang=en")
    page.goto(f"{server.url}/about?lang=en")
    leave(page)
    page.go_back()
    expect(page).to_have_url(QUIET)
    page.go_forward()
    expect(page).to_have_url(QUIET)
    page.goto(f"{server.url}/learn?lang=en", wait_until="commit")
    expect(page).to_have_url(QUIET)
    page.get_by_role("button", name="Return").click()
    expect(page).to_have_url(re.compile(r"/about\?lang=en$"))
    expect(page).to_have_title("About")


def test_after_leaving_not_even_a_title_is_read_on_the_way_back(
    student: BrowserContext, server: Server
) -> None:
    page = open_page(student, server, "/?lang=en")
    leave(page)
    page.add_init_script(
        "new MutationObserver(() => sessionStorage.setItem('read', document.title))"
        ".observe(document, {childList: true, subtree: true, characterData: true});"
    )
    page.goto(f"{server.url}/?lang=en", wait_until="commit")
    expect(page).to_have_url(QUIET)
    assert not OURS.search(page.evaluate("sessionStorage.getItem('read')") or "")
