"""The same way by keyboard alone. At every stop the eye can tell where the focus is."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import BrowserContext, Page, expect

from explainer.wording import wording
from tests.browser.answering import LIBRARY, UNIT, question, right_options, words_of
from tests.browser.classroom import PHONE, Server, open_page, settle
from tests.browser.page_reading import read_page
from tests.browser.places import FIRST, HARD, SECOND, VIEW, expect_heading, unit_path

say = wording("en")
STOPS = 60
"""More stops than this between two things that belong together is too far for anyone."""

Stop = dict[str, Any]


def stop(page: Page) -> Stop:
    """Where the focus is, after a check that it shows."""
    found: Stop | None = read_page(page, "whereFocusIs")
    assert found is not None, "the focus is lost"
    assert found["shown"], f"nothing shows that the focus is on {found}"
    return found


def press_to(page: Page, wanted: Callable[[Stop], bool], key: str = "Tab") -> list[Stop]:
    """Press the key until the focus is where it is wanted; the stops on the way."""
    stops: list[Stop] = []
    while len(stops) < STOPS:
        page.keyboard.press(key)
        stops.append(stop(page))
        if wanted(stops[-1]):
            return stops
    raise AssertionError(f"not reached with {key}: {[found['name'] for found in stops]}")


def tab_to(page: Page, name: str, key: str = "Tab") -> list[Stop]:
    """Tab until the focus is on what begins with this name."""
    return press_to(page, lambda found: found["tag"] != "main" and found["name"].startswith(name[:60]), key)


def expect_heading_focused(page: Page, words: str) -> None:
    """The page with this heading is there, and reading goes on from its heading."""
    expect_heading(page, words)
    # The heading comes before the rest of the page, and Tab from the last thing on a page leaves it.
    settle(page)
    expect(page.locator("h1[data-route]")).to_be_focused()


def test_the_first_link_skips_to_the_page(student: BrowserContext, server: Server) -> None:
    page = open_page(student, server, "/?lang=en")
    stops = tab_to(page, say("Skip to the page"))
    # Streamlit's scrolling page would be a stop before it
    assert [found["tag"] for found in stops] == ["a"]
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_focused()
    tab_to(page, say("Start with section {n}", n=1))


def test_the_phones_menu_closes_on_a_tap_elsewhere(student: BrowserContext, server: Server) -> None:
    page = open_page(student, server, "/?lang=en")
    page.set_viewport_size({"width": 390, "height": 844})
    menu = page.get_by_role("button", name=say("Menu"))
    menu.click()
    expect(page.get_by_role("link", name=say("My record"))).to_be_visible()
    page.mouse.click(200, 700)
    expect(page.get_by_role("link", name=say("My record"))).to_be_hidden()
    expect(menu).to_have_attribute("aria-expanded", "false")


def test_a_keyboard_alone_leads_from_home_through_a_question_to_the_next_section(
    student: BrowserContext, server: Server
) -> None:
    page = open_page(student, server, "/?lang=en")
    tab_to(page, say.text(UNIT.title))
    page.keyboard.press("Enter")
    expect_heading_focused(page, say.text(UNIT.title))
    tab_to(page, say("Start this unit"))
    page.keyboard.press("Enter")
    expect_heading_focused(page, say.text(FIRST.title))
    item = LIBRARY.items[FIRST.item]
    options = [words_of(option, say) for option in item.options]
    press_to(page, lambda found: found["name"][:40] in [words[:40] for words in options])
    tab_to(page, say("Check my answer"))
    page.keyboard.press("Enter")
    expect(page.get_by_text(say("Choose an answer first. Nothing has been counted."))).to_be_visible()
    assert stop(page)["name"] == say("Check my answer")
    press_to(page, lambda found: found["name"][:40] in [words[:40] for words in options], "Shift+Tab")
    wanted = words_of(item.option(right_options(item)[0]), say)
    page.keyboard.press("Space")
    if not stop(page)["name"].startswith(wanted[:40]):
        press_to(page, lambda found: found["name"].startswith(wanted[:40]), "ArrowDown")
    tab_to(page, say("Check my answer"))
    page.keyboard.press("Enter")
    expect(question(page).locator(".told")).to_contain_text(say("Right"))
    stops = tab_to(page, say("Next: {title}", title=say.text(SECOND.title)))
    assert len(stops) <= 10, "after an answer the way on is far"
    page.keyboard.press("Enter")
    expect_heading_focused(page, say.text(SECOND.title))


def test_several_answers_are_chosen_with_the_space_bar_and_a_hint_is_opened(
    student: BrowserContext, server: Server
) -> None:
    page = open_page(student, server, f"{unit_path(SECOND.id)}&lang=en")
    item = LIBRARY.items[SECOND.item]
    assert item.type == "multiple-choice"
    for option_id in right_options(item):
        tab_to(page, words_of(item.option(option_id), say)[:40])
        page.keyboard.press("Space")
        expect(page.get_by_role("checkbox", name=words_of(item.option(option_id), say))).to_be_checked()
    tab_to(page, say("Show a hint"))
    page.keyboard.press("Enter")
    expect(page.locator(".hint")).to_have_count(1)
    tab_to(page, say("Check my answer"), "Shift+Tab")
    page.keyboard.press("Enter")
    expect(question(page).locator(".told")).to_contain_text(say("Right"))


def test_a_word_opens_its_entry_and_escape_gives_the_focus_back(
    student: BrowserContext, server: Server
) -> None:
    page = open_page(student, server, f"{unit_path(FIRST.id)}&lang=en")
    term = page.locator(".term").first
    words = term.inner_text()
    press_to(page, lambda found: found["name"] == words and "term" in found["where"])
    page.keyboard.press("Enter")
    expect(page.locator(".entry:visible")).to_have_count(1)
    expect(term).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    stop(page)
    page.keyboard.press("Escape")
    expect(page.locator(".entry:visible")).to_have_count(0)
    expect(term).to_be_focused()
    expect(page).to_have_url(re.compile(r"/unit\?"))


def test_a_hard_section_is_skipped_and_taken_back_by_keyboard(
    student: BrowserContext, server: Server
) -> None:
    page = open_page(student, server, f"{unit_path(HARD.id)}&lang=en")
    tab_to(page, say("Skip, no points lost"))
    page.keyboard.press("Enter")
    expect(page.get_by_text(say("Instead of the section's question"))).to_be_visible()
    tab_to(page, say("Read the section after all"))
    page.keyboard.press("Enter")
    expect(page.locator(".ax.prose")).to_be_visible()


def test_the_flowchart_is_walked_with_arrow_keys(student: BrowserContext, server: Server) -> None:
    _, view = LIBRARY.flowchart_of_view(VIEW)
    page = open_page(student, server, f"/explore?show=flowchart&view={VIEW}&lang=en")
    press_to(page, lambda found: "node" in found["where"])
    first = stop(page)
    page.keyboard.press("ArrowDown")
    assert stop(page)["name"] != first["name"]
    page.keyboard.press("Home")
    assert stop(page)["name"] == first["name"]
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-flow .panel h2")).to_be_visible()
    tab_to(page, say("Close"))
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-flow .panel h2")).to_have_count(0)
    assert stop(page)["name"] == first["name"]
    tab_to(page, say.text(view.groups[-1].label), "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-flow .folds [aria-expanded=true]")).to_have_count(1)


def test_the_forms_of_a_flowchart_are_changed_with_arrow_keys(
    student: BrowserContext, server: Server
) -> None:
    page = open_page(student, server, f"/explore?show=flowchart&view={VIEW}&lang=en")
    tab_to(page, say("Diagram"))
    page.keyboard.press("ArrowRight")
    assert stop(page)["name"] == say("Step by step")
    expect(page.locator(".flow-here h2")).to_be_visible()
    press_to(page, lambda found: found["tag"] == "button" and "flow-way" in found["where"])
    page.keyboard.press("Enter")
    expect(page.locator('[class*="st-key-flow-passed-"]')).to_have_count(1)


def test_a_note_is_written_by_keyboard(student: BrowserContext, server: Server) -> None:
    page = open_page(student, server, f"{unit_path(FIRST.id)}&lang=en")
    tab_to(page, say("Write a note for yourself"))
    page.keyboard.press("Enter")
    press_to(page, lambda found: found["tag"] == "textarea")
    page.keyboard.type("Who decides?")
    tab_to(page, say("Keep this note"))
    page.keyboard.press("Enter")
    expect(page.get_by_text(say("Kept."))).to_be_visible()


def test_the_menu_of_a_phone_opens_and_escape_closes_it(student: BrowserContext, server: Server) -> None:
    page = open_page(student, server, "/?lang=en")
    page.set_viewport_size(PHONE)
    tab_to(page, say("Menu"))
    page.keyboard.press("Enter")
    tab_to(page, say("Learn"))
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name=say("Menu"))).to_be_focused()
    expect(page.get_by_role("link", name=say("Learn"), exact=True)).to_be_hidden()


def test_every_stop_of_the_main_pages_shows_the_focus(student: BrowserContext, server: Server) -> None:
    for path in (
        "/",
        "/learn",
        unit_path("start"),
        unit_path("talk"),
        "/explore",
        "/record",
        "/about?part=privacy",
    ):
        page = open_page(student, server, f"{path}{'&' if '?' in path else '?'}lang=en")
        press_to(page, lambda found: found["name"] == say("What is stored") and "foot" in found["where"])
        page.close()


def test_leaving_is_two_stops_from_the_start_at_most_when_going_backwards(
    student: BrowserContext, server: Server
) -> None:
    page = open_page(student, server, f"{unit_path(FIRST.id)}&lang=en")
    page.locator("h1").evaluate("(heading) => { heading.tabIndex = -1; heading.focus(); }")
    stops = press_to(page, lambda found: "exit" in found["where"], "Shift+Tab")
    assert len(stops) <= 12
