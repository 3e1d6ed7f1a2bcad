"""The law's date in a browser: dragged, stepped, typed, by keyboard; kept in the address and gone back to."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, ViewportSize, WebSocketRoute, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.classroom import CHROMEBOOK, PHONE, Server, settle

VIEW = "credible-fear"


@pytest.fixture
def law(student: BrowserContext, server: Server) -> Iterator[Page]:
    page = student.new_page()
    page.goto(f"{server.url}/law?lang=en&view={VIEW}&on=2019-07-01")
    settle(page)
    expect(page.locator(".track-day")).to_have_text("July 1, 2019")
    yield page


def bar(page: Page) -> Locator:
    return page.get_by_role("slider", name="The law's date")


def tells_address(frame: str | bytes) -> bool:
    """Whether a frame from the server writes the browser's address."""
    return isinstance(frame, bytes) and ForwardMsg.FromString(frame).WhichOneof("type") == "page_info_changed"


def box(page: Page, words: str) -> Locator:
    return page.locator(".flow .part", has_text=words)


def test_the_next_change_draws_what_is_new_and_says_who_changed_it(law: Page) -> None:
    law.get_by_role("button", name="The next change").click()
    expect(law.locator(".track-day")).to_have_text("July 16, 2019")
    expect(law.locator(".change-words")).to_contain_text("Since July 1, 2019, this part has changed:")
    expect(law.locator(".flow .badge.added")).to_have_text(["New"])
    expect(law.locator(".acts").first).to_contain_text("Agency")
    expect(law).to_have_url(re.compile("on=2019-07-16&since=2019-07-01"))
    law.get_by_role("button", name="The change before").click()
    # Also back, what is told is what the day that is reached has changed.
    expect(law.locator(".track-day")).to_have_text("August 11, 2004")
    expect(law.locator(".change-words")).to_contain_text("Since August 10, 2004, this part has changed:")


def test_the_keyboard_moves_by_months_and_years_and_says_the_day(law: Page) -> None:
    bar(law).focus()
    for key, day in (
        ("ArrowRight", "August 1, 2019"),
        ("PageDown", "August 1, 2018"),
        ("ArrowLeft", "July 1, 2018"),
        ("Home", "March 17, 1980"),
        ("End", "June 25, 2026"),
    ):
        law.keyboard.press(key)
        expect(bar(law)).to_have_attribute("aria-valuetext", day)
    expect(law.locator(".change-words")).to_contain_text("Since March 17, 1980")
    expect(bar(law)).to_be_focused()


def test_a_move_that_is_sent_before_the_address_is_told_still_counts(
    student: BrowserContext, server: Server
) -> None:
    """A quick second key goes out with the address from before the first: that is no way back."""

    def keep_the_address_back(socket: WebSocketRoute) -> None:
        real = socket.connect_to_server()
        real.on_message(lambda frame: None if tells_address(frame) else socket.send(frame))

    page = student.new_page()
    page.route_web_socket(re.compile("/_stcore/stream"), keep_the_address_back)
    page.goto(f"{server.url}/law?lang=en&view={VIEW}&on=2019-07-01")
    expect(page.locator(".track-day")).to_have_text("July 1, 2019")
    bar(page).focus()
    for key, before in (
        ("ArrowRight", "July 1, 2019"),
        ("Home", "August 1, 2019"),
        ("End", "March 17, 1980"),
    ):
        page.keyboard.press(key)
        expect(page.locator(".change-words")).to_contain_text(re.compile(f"(Since|back from|from) {before}"))


def test_a_typed_day_is_taken_and_one_beyond_our_sources_is_marked(law: Page) -> None:
    law.get_by_label("Type a date").fill("2026-07-01")
    law.keyboard.press("Tab")
    expect(law.locator(".notice.beyond")).to_contain_text("Our sources end on June 25, 2026")
    expect(bar(law)).to_have_attribute("aria-valuetext", "July 1, 2026, after our sources end")


def test_a_day_is_typed_digit_by_digit_and_taken_once_it_is_whole(law: Page) -> None:
    field = law.get_by_label("Type a date")
    field.focus()
    law.keyboard.type("06152018", delay=120)
    expect(field).to_have_value("2018-06-15")
    expect(law.locator(".track-day")).to_have_text("July 1, 2019")
    law.keyboard.press("Enter")
    expect(law.locator(".track-day")).to_have_text("June 15, 2018")
    expect(law).to_have_url(re.compile("on=2018-06-15&since=2019-07-01"))
    law.go_back()
    expect(law.locator(".track-day")).to_have_text("July 1, 2019")
    expect(field).to_have_value("2019-07-01")


def test_a_day_that_was_typed_is_taken_when_the_field_is_left_or_no_key_follows(law: Page) -> None:
    field = law.get_by_label("Type a date")
    field.focus()
    law.keyboard.type("06152018", delay=40)
    field.blur()
    expect(law.locator(".track-day")).to_have_text("June 15, 2018")
    field.focus()
    law.keyboard.type("0702", delay=40)
    expect(law.locator(".track-day")).to_have_text("July 2, 2018")


def test_a_drag_draws_while_it_goes_on_and_ends_on_the_latest_day(law: Page) -> None:
    place = bar(law).bounding_box()
    assert place is not None
    y = place["y"] + 16
    law.mouse.move(place["x"] + place["width"] * 0.85, y)
    law.mouse.down()
    for share in (0.8, 0.7, 0.6, 0.5, 0.45):
        law.mouse.move(place["x"] + place["width"] * share, y)
    shown = law.locator(".track-day").inner_text()
    law.mouse.up()
    expect(law.locator(".change-words")).to_contain_text("Looking back from")
    expect(law.locator(".track-day")).to_have_text(shown)
    expect(law).to_have_url(re.compile(r"on=200\d-"))


def test_after_a_drag_the_page_is_still_and_a_button_is_answered_at_once(law: Page) -> None:
    place = bar(law).bounding_box()
    assert place is not None
    law.mouse.move(place["x"] + place["width"] * 0.85, place["y"] + 16)
    law.mouse.down()
    law.mouse.move(place["x"] + place["width"] * 0.45, place["y"] + 16)
    law.mouse.up()
    expect(law).to_have_url(re.compile(r"on=(199|200)\d-"))
    settle(law)
    dragged = law.locator(".track-day").inner_text()
    law.get_by_role("button", name="The next change").click()
    expect(law.locator(".change-words")).to_contain_text(f"Since {dragged}", timeout=2_000)


def test_a_typed_day_outside_the_track_is_put_right_and_said(law: Page) -> None:
    law.get_by_label("Type a date").fill("1975-01-01")
    law.keyboard.press("Tab")
    expect(law.locator(".track-note")).to_have_text("Our law begins on March 17, 1980.")
    expect(law.get_by_label("Type a date")).to_have_value("1980-03-17")


def test_a_lesson_is_read_under_a_typed_day(student: BrowserContext, server: Server) -> None:
    page = student.new_page()
    page.goto(f"{server.url}/unit?lang=en&unit=credible-fear&section=what-it-asks")
    settle(page)
    expect(page.get_by_text("The law as of June 25, 2026")).to_be_visible()
    page.get_by_text("Another day's law").click()
    page.get_by_label("Type a date").fill("2005-05-11")
    page.keyboard.press("Tab")
    expect(page.get_by_text("The law as of May 11, 2005")).to_be_visible()
    expect(page).to_have_url(re.compile("on=2005-05-11"))


def test_back_a_new_tab_and_the_other_language_keep_the_day(law: Page, student: BrowserContext) -> None:
    law.get_by_role("button", name="The next change").click()
    expect(law).to_have_url(re.compile("on=2019-07-16"))
    other = student.new_page()
    other.goto(law.url)
    expect(other.locator(".track-day")).to_have_text("July 16, 2019")
    other.locator(".lang").click()
    expect(other.locator(".track-day")).to_have_text("16 de julio de 2019")
    law.go_back()
    expect(law.locator(".track-day")).to_have_text("July 1, 2019")


def test_the_timeline_is_filtered_by_who_acted_and_by_effect(law: Page) -> None:
    rows = law.locator(".timeline > li")
    whole = rows.count()
    law.get_by_role("button", name="Court", exact=True).click()
    expect(law.get_by_text(re.compile(r"^\d+ events$"))).not_to_have_text(f"{whole} events")
    assert 0 < rows.count() < whole
    for tag in rows.locator(".tag").all_inner_texts():
        assert "Court" in tag


def test_any_day_of_a_case_is_moved_kept_in_the_address_and_gone_back_to(
    student: BrowserContext, server: Server
) -> None:
    page = student.new_page()
    page.goto(f"{server.url}/case?lang=en&case=c13_long_road&on=2018-06-01,2019-10-01")
    settle(page)
    page.get_by_role("button", name="Show without predicting").click()
    expect(page.locator(".case-way")).to_have_count(2)
    page.get_by_role("link", name="Any other day").click()
    expect(page.locator(".case-way h3")).to_have_text(["June 1, 2018", "October 1, 2019", "January 30, 2019"])
    page.get_by_role("button", name="The next change").click()
    expect(page.locator(".case-way h3").nth(2)).to_have_text("July 16, 2019")
    expect(page).to_have_url(re.compile("also=2019-07-16"))
    again = student.new_page()
    again.goto(page.url)
    settle(again)
    again.get_by_role("button", name="Show without predicting").click()
    expect(again.locator(".track-day")).to_have_text("July 16, 2019")
    page.get_by_role("link", name="Any other day").click()
    expect(page.locator(".case-way")).to_have_count(2)
    page.go_back()
    expect(page.locator(".track-day")).to_have_text("July 16, 2019")


def test_another_part_is_opened_on_the_day_that_is_shown(law: Page) -> None:
    law.get_by_role("button", name="The next change").click()
    expect(law.locator(".track-day")).to_have_text("July 16, 2019")
    expect(law).to_have_url(re.compile("on=2019-07-16"))
    law.locator(".part-picker summary").click()
    law.locator(".part-picker a", has_text="Asking outside a court").click()
    expect(law.locator(".part-picker summary")).to_contain_text("Asking outside a court")
    expect(law.locator(".track-day")).to_have_text("July 16, 2019")


def test_the_day_of_a_lesson_is_stepped_from_change_to_change_and_its_panel_stays_open(
    student: BrowserContext, server: Server
) -> None:
    page = student.new_page()
    page.goto(f"{server.url}/unit?lang=en&unit=credible-fear&section=what-starts-it&on=2010-01-01")
    settle(page)
    expect(page.get_by_text("The law as of January 1, 2010")).to_be_visible()
    page.get_by_text("Another day's law").click()
    page.get_by_role("button", name="The next change").click()
    expect(page.locator(".track-day")).not_to_have_text("January 1, 2010")
    moved = page.locator(".track-day").inner_text()
    expect(page.get_by_text(f"The law as of {moved}")).to_be_visible()
    page.get_by_role("button", name="The change before").click()
    expect(page.locator(".track-day")).not_to_have_text(moved)


def test_an_answered_section_begins_at_its_top_when_it_is_opened_again(
    student: BrowserContext, server: Server
) -> None:
    page = student.new_page()
    page.set_viewport_size({"width": 390, "height": 600})
    page.goto(f"{server.url}/unit?lang=en&unit=credible-fear&section=not-everyone-is-screened")
    settle(page)
    page.locator('.st-key-asking [data-testid="stRadioOption"]').first.click()
    page.get_by_role("button", name="Check my answer").click()
    expect(page.locator(".told")).to_be_in_viewport()
    page.goto(f"{server.url}/unit?lang=en&unit=credible-fear&section=not-everyone-is-screened")
    settle(page)
    expect(page.locator(".told")).to_be_attached()
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()


@pytest.mark.parametrize("size", [PHONE, CHROMEBOOK], ids=["phone", "chromebook"])
@pytest.mark.parametrize(
    ("path", "button", "heading"),
    [
        ("case?lang=en&case=c13_long_road", "Show without predicting", "The ways beside one another"),
        ("explore?lang=en&show=chart&chart=court-grant-share", "Show without guessing", "How often judges"),
    ],
    ids=["case", "chart"],
)
def test_what_was_asked_for_is_brought_into_sight_below_the_head_of_the_page(
    student: BrowserContext, server: Server, path: str, button: str, heading: str, size: ViewportSize
) -> None:
    page = student.new_page()
    page.set_viewport_size(size)
    page.goto(f"{server.url}/{path}")
    settle(page)
    page.get_by_role("button", name=button).click()
    told = page.get_by_role("heading", name=heading, level=2)
    expect(told).to_be_attached()
    settle(page)
    page.wait_for_timeout(1_000)  # as long as the page may still move
    box, head = told.bounding_box(), page.locator(".st-key-header").bounding_box()
    assert box is not None and head is not None
    assert head["y"] + head["height"] <= box["y"] < size["height"] - box["height"]
