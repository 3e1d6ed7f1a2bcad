"""A long slide takes several pages on the projector; the console turns them, in whatever browser it is."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.classroom import Server
from tests.browser.lesson_in_class import EN, PICKED, STEPS, Lesson

PASSAGES = [at for at, step in enumerate(STEPS) if step.kind == "section" and step.section]
LONG = max(PASSAGES, key=lambda at: len(str(STEPS[at].section)))


@pytest.fixture
def lesson(browser: Browser, server: Server) -> Iterator[Lesson]:
    begun = Lesson(server, browser)
    begun.begin()
    begun.wall.set_viewport_size({"width": 1024, "height": 600})
    begun.choose(LONG + 1)
    expect(begun.wall.locator(".wall[data-page]")).to_have_attribute("data-at", str(LONG + 1))
    yield begun
    begun.close()


def test_the_console_turns_the_projectors_pages_and_then_its_slides(lesson: Lesson) -> None:
    wall, console = lesson.wall.locator(".wall[data-page]"), lesson.console
    expect(console.get_by_text(re.compile("^Page 1 of [2-9] on the projector$"))).to_be_visible()
    lesson.press("Next page")
    expect(wall).to_have_attribute("data-page", "2")
    expect(console.get_by_text(re.compile("^Page 2 of "))).to_be_visible()
    lesson.press("Back")
    expect(wall).to_have_attribute("data-page", "1")
    # A key on the projector turns one too, and the console follows.
    lesson.wall.keyboard.press("ArrowRight")
    expect(console.get_by_text(re.compile("^Page 2 of "))).to_be_visible()
    expect(wall).to_have_attribute("data-at", str(LONG + 1))
    last = int(wall.get_attribute("data-pages") or 0)
    for page in range(3, last + 1):
        lesson.press("Next page")
        expect(console.get_by_text(f"Page {page} of {last} on the projector")).to_be_visible()
    lesson.press("Next slide")
    expect(wall).to_have_attribute("data-at", str(LONG + 2))


def test_nothing_is_sent_by_the_name_of_what_was_sent_before(lesson: Lesson) -> None:
    # Streamlit sends such names even where the rest of a run that was cut short is dropped: it blanks a page.
    frames: list[ForwardMsg] = []
    lesson.console.on(
        "websocket",
        lambda socket: socket.on("framereceived", lambda sent: frames.append(ForwardMsg.FromString(sent))),
    )
    lesson.console.reload()
    expect(lesson.console.get_by_text(re.compile("^Page 1 of [2-9] on the projector$"))).to_be_visible()
    long = [frame for frame in frames if frame.ByteSize() > 10_000]
    assert long, "long enough for Streamlit to name it"
    lesson.press("Next page")
    expect(lesson.console.get_by_text(re.compile("^Page 2 of "))).to_be_visible()
    lesson.press("Next page")
    expect(lesson.console.get_by_text(re.compile("^Page 3 of "))).to_be_visible()
    assert not [frame for frame in frames if frame.WhichOneof("type") == "ref_hash"]


def test_a_number_that_is_typed_on_the_projector_leads_to_its_slide(lesson: Lesson) -> None:
    wall = lesson.wall.locator(".wall[data-page]")
    lesson.wall.keyboard.type("5")
    expect(lesson.wall.locator("[data-typed]")).to_contain_text("5")
    lesson.wall.keyboard.press("Enter")
    expect(wall).to_have_attribute("data-at", "5")
    expect(lesson.console.locator(PICKED)).to_have_text(f"5 of {len(STEPS)}")


def test_without_the_projector_the_console_still_comes_to_the_next_slide(lesson: Lesson) -> None:
    expect(lesson.console.get_by_role("button", name=EN("Next page"), exact=True)).to_be_visible()
    lesson.wall.close()
    for _ in range(12):
        onward = lesson.console.locator(".st-key-page-next button, .st-key-step-next button")
        label = onward.inner_text()
        onward.click()
        if label == EN("Next slide"):
            break
        lesson.console.wait_for_timeout(400)
    expect(lesson.console.locator(PICKED)).to_have_text(EN("{n} of {total}", n=LONG + 2, total=len(STEPS)))


def test_the_day_that_the_console_sets_is_shown_on_the_projector_and_on_a_device(lesson: Lesson) -> None:
    console, told = lesson.console, "The law as of January 1, 2010"
    expect(lesson.wall.get_by_text("The law as of June 25, 2026")).to_be_visible()
    console.get_by_text("This room", exact=True).click()
    console.get_by_label("Type a date").fill("1970-01-01")
    console.keyboard.press("Enter")
    expect(console.get_by_text("Our law begins on March 17, 1980.")).to_be_visible()
    console.get_by_label("Type a date").fill("2010-01-01")
    console.keyboard.press("Enter")
    expect(console.get_by_text("The class is shown the law of January 1, 2010.")).to_be_visible()
    expect(lesson.wall.get_by_text(told)).to_be_visible()
    device = lesson.types_code()
    expect(device.get_by_text(told)).to_be_visible()
