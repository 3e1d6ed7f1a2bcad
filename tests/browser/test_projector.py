"""The wall: every slide fits without scrolling, in back-row type, and a clicker reaches all of it."""

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from explainer.classroom.lesson import lesson
from explainer.model.text import LOCALES, Locale
from tests.browser.answering import LIBRARY, UNIT
from tests.browser.classroom import CHROMEBOOK, PHONE, Server, settle

WALL: ViewportSize = {"width": 1280, "height": 720}
LEAST = {720: 28.0, 625: 24.0}
"""Px of type that the back row can read, by the height of the window."""
LEAST_BENEATH = 18.0
"""Px of the names of sources and of a legend: for whoever asks, not for the back row."""
LEAST_IN_PICTURE = {720: 18.0, 625: 15.5}
"""Px of the smallest words in a picture: those beside a flowchart's ways."""

READ = """async ([least, beneath, inPicture]) => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))); // fitted anew
  const faults = [];
  const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest(".off");
  const wall = document.querySelector(".wall"), slide = wall.querySelector(".slide");
  const pages = Number(wall.dataset.pages);
  const press = (key) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  const shown = new Set();
  for (let page = 1; page <= pages; page += 1) {
    const say = (words) => faults.push(`page ${page}: ${words}`);
    if (wall.dataset.page !== String(page)) say(`shows page ${wall.dataset.page}`);
    const room = slide.getBoundingClientRect(), main = document.querySelector('[data-testid="stMain"]');
    if (main.scrollHeight > main.clientHeight) say("the window scrolls");
    const { scrollHeight, clientHeight, scrollWidth, clientWidth } = slide;
    if (scrollHeight > clientHeight || scrollWidth > clientWidth) say("the slide is cut");
    for (const piece of slide.querySelectorAll("[data-piece]")) if (seen(piece)) shown.add(piece);
    for (const text of slide.querySelectorAll("*")) {
      const words = [...text.childNodes].filter((n) => n.nodeType === 3 && n.textContent.trim());
      if (!words.length || !seen(text)) continue;
      const range = document.createRange();
      const svg = text.closest("svg.picture");
      const inside = svg ? svg.getBoundingClientRect() : room;
      const scale = svg ? text.getScreenCTM().a : 1;
      for (const node of words) {
        range.selectNodeContents(node);
        const box = range.getBoundingClientRect();
        const away = svg && (box.bottom < inside.top || box.top > inside.bottom);
        if (away) continue;
        const over = box.bottom > inside.bottom + 2 || box.top < inside.top - 2;
        if (over || box.right > room.right + 1 || box.left < -1)
          say(`cut: ${node.textContent.trim().slice(0, 40)}`);
        const size = parseFloat(getComputedStyle(text).fontSize) * scale;
        const wanted = svg ? inPicture : text.closest(".wall-sources, .picture-legend") ? beneath : least;
        if (size < wanted - 0.05) say(`${size.toFixed(1)} px: ${node.textContent.trim().slice(0, 40)}`);
      }
    }
    if (page < pages) press("PageDown");
  }
  const all = [...slide.querySelectorAll("[data-piece]")];
  if (all.some((piece) => !shown.has(piece))) faults.push("a piece is on no page");
  while (Number(wall.dataset.page) > 1) press("PageUp");
  return { faults, pages };
}"""
"""Walks the pages of the slide that is shown, and back. Returns what is cut, too small or on no page."""


def _open(page: Page, server: Server, unit: str, slide: int = 1, locale: Locale = "en") -> None:
    page.goto(f"{server.url}/project?unit={unit}&slide={slide}&lang={locale}")
    settle(page)
    expect(page.locator(".wall[data-page]")).to_have_attribute("data-at", str(slide))


@pytest.mark.parametrize("locale", LOCALES)
def test_every_slide_fits_the_wall_in_back_row_type(teacher: Page, server: Server, locale: Locale) -> None:
    found: list[str] = []
    for unit in LIBRARY.units:
        teacher.set_viewport_size(WALL)
        _open(teacher, server, unit.id, locale=locale)
        for at in range(1, len(lesson(unit)) + 1):
            teacher.wait_for_selector(f'.wall[data-at="{at}"][data-page="1"]')
            pages = 1
            for size in (CHROMEBOOK, WALL):
                teacher.set_viewport_size(size)
                high = size["height"]
                told = teacher.evaluate(READ, [LEAST[high], LEAST_BENEATH, LEAST_IN_PICTURE[high]])
                found += [f"{unit.id} {at}, {high} px high: {fault}" for fault in told["faults"]]
                pages = told["pages"]
            for _ in range(pages):
                teacher.keyboard.press("PageDown")
    assert not found, "\n".join(found)


def _paged(page: Page) -> int:
    """Go on to the first slide that has two pages or more; its number."""
    for at in range(1, 60):
        page.wait_for_selector(f'.wall[data-at="{at}"]')
        if page.locator(".wall").get_attribute("data-pages") != "1":
            return at
        page.keyboard.press("PageDown")
    raise AssertionError("no slide has two pages")


def _stands(page: Page, at: int, number: int) -> None:
    expect(page.locator(f'.wall[data-at="{at}"][data-page="{number}"]')).to_be_attached()


def test_a_slide_that_is_too_long_is_turned_before_the_next_and_back(teacher: Page, server: Server) -> None:
    teacher.set_viewport_size(WALL)
    _open(teacher, server, UNIT.id)
    at = _paged(teacher)
    last = int(teacher.locator(".wall").get_attribute("data-pages") or 1)
    expect(teacher.locator(".wall-bar .page")).to_have_text(f"page 1 of {last}")
    teacher.get_by_role("link", name="Next", exact=True).click()
    _stands(teacher, at, 2)
    for _ in range(last - 2):
        teacher.keyboard.press("ArrowRight")
    teacher.keyboard.press("PageDown")
    _stands(teacher, at + 1, 1)
    teacher.keyboard.press("PageUp")
    _stands(teacher, at, last)
    for number in range(last - 1, 0, -1):
        teacher.keyboard.press("PageUp")
        _stands(teacher, at, number)
    hidden = teacher.locator(".slide .off").first
    assert hidden.evaluate(
        "e => getComputedStyle(e).display !== 'none' && !e.closest('[aria-hidden], [hidden]')"
    )


def test_a_number_and_enter_goes_to_that_slide(teacher: Page, server: Server) -> None:
    _open(teacher, server, UNIT.id)
    last = len(lesson(UNIT))
    for typed, at in (("12", 12), ("3", 3), ("999", last), ("1", 1)):
        teacher.keyboard.type(typed)
        expect(teacher.locator(".wall-bar .typed")).to_contain_text(typed)
        teacher.keyboard.press("Enter")
        _stands(teacher, at, 1)


@pytest.mark.parametrize("key", ["b", "B", "."])
def test_a_clicker_blanks_the_screen_and_brings_it_back(teacher: Page, server: Server, key: str) -> None:
    _open(teacher, server, UNIT.id, 2)
    teacher.keyboard.press(key)
    expect(teacher.locator(".wall-blank")).to_be_visible()
    assert teacher.evaluate("() => document.elementFromPoint(9, 9).className").endswith("wall-blank")
    teacher.keyboard.press(key)
    expect(teacher.locator(".wall-blank")).to_be_hidden()
    _stands(teacher, 2, 1)


def test_the_list_names_every_slide_and_the_keys_and_leads_there(teacher: Page, server: Server) -> None:
    _open(teacher, server, UNIT.id, 3)
    opens = teacher.get_by_role("button", name="Slides and keys")
    opens.press("Enter")
    listed = teacher.get_by_role("dialog", name="Slides")
    expect(listed).to_be_visible()
    expect(listed.locator("[aria-current]")).to_be_focused()
    expect(listed.get_by_role("heading")).to_have_text(
        ["Slides", "Keys, also on a clicker", "Sections", "Quiz", "Talk"]
    )
    assert listed.get_by_role("link").count() == len(lesson(UNIT))
    teacher.keyboard.press("Escape")
    expect(listed).to_be_hidden()
    expect(opens).to_be_focused()
    teacher.locator(".wall").evaluate("() => document.activeElement.blur()")
    teacher.keyboard.press("l")
    listed.get_by_role("link", name=LIBRARY.items[UNIT.quiz[0]].stem.en).click()
    expect(teacher.locator(".slide h1")).to_have_text(LIBRARY.items[UNIT.quiz[0]].stem.en)
    expect(listed).to_be_hidden()


def test_on_a_phone_a_slide_is_one_page_that_scrolls(teacher: Page, server: Server) -> None:
    teacher.set_viewport_size(PHONE)
    one_of_each = {
        slide.kind: (unit.id, at) for unit in LIBRARY.units for at, slide in enumerate(lesson(unit), 1)
    }
    for unit_id, at in one_of_each.values():
        _open(teacher, server, unit_id, at)
        assert teacher.locator(".wall").get_attribute("data-pages") == "1"
        over = "() => { const m = document.querySelector('.stMain'); return m.scrollWidth - m.clientWidth; }"
        assert teacher.evaluate(over) <= 0
