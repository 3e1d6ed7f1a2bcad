"""What a device says that loads the page and cannot connect: in both languages, after eight seconds."""

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.classroom import Server, open_page


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_a_page_that_cannot_connect_says_what_to_do_in_both_languages(
    student: BrowserContext, server: Server, motion: str
) -> None:
    page = student.new_page()
    page.emulate_media(reduced_motion=motion)  # type: ignore[arg-type]
    page.route_web_socket("**/_stcore/stream", lambda socket: socket.close())
    page.goto(f"{server.url}/?lang=es")
    late = page.locator("#late")
    assert late.is_hidden(), "it must not be the first thing that anyone reads"
    expect(late).to_be_visible(timeout=20_000)
    expect(late.locator("p")).to_have_count(2)
    expect(late.locator("[lang=en]")).to_contain_text("same Wi-Fi as your teacher's computer")
    expect(late.locator("[lang=es]")).to_contain_text("la misma red wifi que la computadora de tu docente")


def test_a_page_that_is_connected_never_says_it(student: BrowserContext, server: Server) -> None:
    page = open_page(student, server, "/?lang=en")
    expect(page.locator("#late")).to_be_hidden()
    assert page.evaluate("() => getComputedStyle(document.getElementById('late')).display") == "none"
