"""The script of a room's bell, by itself: what it does when a ring and a person's writing cross."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

SCRIPT = Path(__file__).resolve().parents[2] / "components" / "bell.js"
SPREAD = 400

# A stream that the test speaks for, a page with a field, and a Python that is told of rings.
STAGE = """
(script) => {
  document.body.innerHTML = '<div id="place"><div class="bell"></div></div><textarea></textarea>';
  window.EventSource = class { constructor() { window.stream = this; } addEventListener() {} close() {} };
  Math.random = () => 0.999;
  window.rung = [];
  const hang = new Function(script.replace('export default', 'return'))();
  window.draw = (counter) => hang({
    data: {
      room: '?room=1', counter, spread: %d, go: '<p class="to-class"><button>Go</button></p>', lost: '',
    },
    parentElement: document.getElementById('place'),
    setTriggerValue: (name, value) => window.rung.push(value),
  });
  window.draw(1);
}
"""


@pytest.fixture
def page(student: BrowserContext) -> Page:
    """The bell on an empty page, whose clock the test moves."""
    found = student.new_page()
    found.clock.install()
    found.evaluate(STAGE % SPREAD, SCRIPT.read_text("utf-8"))
    return found


def say(page: Page, counter: int) -> None:
    page.evaluate("(counter) => window.stream.onmessage({ data: String(counter) })", counter)


def test_a_ring_is_answered_once_within_its_spread(page: Page) -> None:
    say(page, 2)
    assert page.evaluate("window.rung") == []
    page.clock.run_for(SPREAD)
    assert page.evaluate("window.rung") == ["2"]
    say(page, 2)
    page.clock.run_for(SPREAD)
    assert page.evaluate("window.rung") == ["2"]


def test_who_begins_to_write_between_the_ring_and_its_answer_keeps_the_words(page: Page) -> None:
    say(page, 2)
    page.locator("textarea").fill("Half a thought")
    page.clock.run_for(SPREAD)
    assert page.evaluate("window.rung") == [], "what is written would be replaced"
    page.get_by_role("button", name="Go").click()
    assert page.evaluate("window.rung") == ["2"]


def test_a_ring_that_waits_behind_words_is_answered_when_they_have_been_sent(page: Page) -> None:
    page.locator("textarea").fill("A thought")
    say(page, 2)
    page.clock.run_for(SPREAD)
    assert page.evaluate("window.rung") == []
    page.locator("textarea").fill("")
    page.evaluate("window.draw(1)")
    page.clock.run_for(SPREAD)
    assert page.evaluate("window.rung") == ["2"]
