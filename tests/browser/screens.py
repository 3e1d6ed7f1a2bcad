"""Every page and state that a student meets, and how to reach it.

Tests of layout, accessibility, contrast and language go through this table,
so that a page which is added here is covered by all of them.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, Page, expect

from explainer.model.flow_walk import choices
from explainer.model.text import Locale
from explainer.wording import Wording, wording
from tests.browser.answering import DAY, LIBRARY, UNIT, answer, check_button, right_options
from tests.browser.classroom import CHROMEBOOK, PHONE, Server, settle
from tests.browser.page_reading import read_page

Who = Literal["newcomer", "returner", "leaver"]
"""A newcomer has no record, a returner has answered and written, a leaver is a returner for one screen."""

Arrange = Callable[[Page, Wording], None]

FIRST = UNIT.sections[0]
SECOND = UNIT.sections[1]
HARD = next(section for section in UNIT.sections if section.content_note)
CHARTED = next(section for section in UNIT.sections if section.flowchart)
VIEW = str(CHARTED.flowchart)


def unit_path(section: str, **more: str) -> str:
    """The address of a part of the unit, without its language."""
    return f"/unit?unit={UNIT.id}&section={section}" + "".join(f"&{n}={value}" for n, value in more.items())


@dataclass(frozen=True)
class Screen:
    """One page in one state: its address, who opens it, and what they do there."""

    name: str
    path: str
    arrange: Arrange | None = None
    who: Who = "newcomer"

    def address(self, locale: Locale) -> str:
        """The path in one language."""
        return f"{self.path}{'&' if '?' in self.path else '?'}lang={locale}"


def expect_heading(page: Page, words: str) -> None:
    """The page with this heading is there, and nothing of the page before it is left."""
    expect(page.get_by_role("heading", level=1, name=words, exact=True)).to_be_visible()
    expect(page.locator("h1[data-route]")).to_have_count(1)


def ways_through(steps: int) -> list[int]:
    """Which way to take at each of the first steps, so that the walk does not end before."""
    flowchart, view = LIBRARY.flowchart_of_view(VIEW)
    graph = flowchart.view_on(view.id, DAY)

    def walk(node: str, left: int, seen: frozenset[str]) -> list[int] | None:
        if left == 0:
            return []
        for place, way in enumerate(choices(graph, node)):
            if way.to not in seen:
                onward = walk(way.to, left - 1, seen | {way.to})
                if onward is not None:
                    return [place, *onward]
        return None

    found = walk(graph.start, steps, frozenset({graph.start}))
    assert found is not None
    return found


def take_way(page: Page, place: int, behind: int) -> None:
    """Take one way on in the step-through, where `behind` steps have been taken."""
    page.locator('[class*="st-key-flow-way-"] button:visible').nth(place).click()
    expect(page.locator('[class*="st-key-flow-passed-"]')).to_have_count(behind + 1)


def _open_menu(page: Page, say: Wording) -> None:
    page.set_viewport_size(PHONE)
    page.get_by_role("button", name=say("Menu")).click()
    expect(page.get_by_role("link", name=say("My record"))).to_be_visible()


def _send_no_code(page: Page, say: Wording) -> None:
    page.get_by_role("button", name=say("Open my record")).click()
    expect(page.get_by_text(say("Type your return code first."))).to_be_visible()


def _open_entry(page: Page, say: Wording) -> None:
    page.locator(".term").first.click()
    expect(page.locator(".entry:visible")).to_have_count(1)


def _read_hard_section(page: Page, say: Wording) -> None:
    page.get_by_role("button", name=say("Read this section")).click()
    expect(page.locator(".st-key-asking")).to_be_visible()


def _check_nothing(page: Page, say: Wording) -> None:
    check_button(page, say).click()
    expect(page.get_by_text(say("Choose an answer first. Nothing has been counted."))).to_be_visible()


def _show_hints(page: Page, say: Wording) -> None:
    item = LIBRARY.items[SECOND.item]
    for opened in range(page.locator(".hint").count(), len(item.hints)):
        label = say("Show a hint") if opened == 0 else say("Show another hint")
        page.get_by_role("button", name=label).click()
        expect(page.locator(".hint")).to_have_count(opened + 1)


def _try_again(page: Page, say: Wording) -> None:
    page.get_by_role("button", name=say("Try again as practice")).click()
    expect(check_button(page, say)).to_be_visible()


def _open_note(page: Page, say: Wording) -> None:
    page.locator(".st-key-note-box summary").click()
    expect(page.get_by_role("button", name=say("Keep this note"))).to_be_visible()


def _open_group(page: Page, say: Wording) -> None:
    page.locator(".st-key-flow .folds .fold").first.click()
    expect(page.locator(".st-key-flow .folds [aria-expanded=true]")).to_have_count(1)


def _pick_node(page: Page, say: Wording) -> None:
    page.locator(".st-key-flow .part .node:not(.group)").first.click()
    expect(page.locator(".st-key-flow .panel h2")).to_be_visible()


def _walk(page: Page, say: Wording) -> None:
    page.get_by_role("tab", name=say("Step by step")).click()
    for behind, place in enumerate(ways_through(3)):
        take_way(page, place, behind)


def _outline(page: Page, say: Wording) -> None:
    page.get_by_role("tab", name=say("Outline as text")).click()
    expect(page.locator(".flow-outline:visible")).to_have_count(1)
    page.get_by_text(say("What this chart leaves out or makes simpler")).click()


def _find_nothing(page: Page, say: Wording) -> None:
    page.get_by_role("searchbox").fill("zzzz")
    expect(page.get_by_text(say("No word found. Try a shorter part of it."))).to_be_visible()


def _find_some(page: Page, say: Wording) -> None:
    page.get_by_role("searchbox").fill("as")
    expect(page.locator("[data-words][hidden]").first).to_be_attached()


def _continue(page: Page, say: Wording) -> None:
    page.locator(".st-key-go-on button").click()
    expect(page.locator(".hero")).to_be_visible()


def _make_code(page: Page, say: Wording) -> None:
    page.locator(".st-key-make-code button").click()
    expect(page.locator(".ax .code")).to_be_visible()


def _open_answers(page: Page, say: Wording) -> None:
    for summary in page.locator(".ax details > summary").all():
        summary.click()
    expect(page.locator(".ans").first).to_be_visible()


def _ask_to_erase(page: Page, say: Wording) -> None:
    page.get_by_role("button", name=say("Erase my record")).click()
    expect(page.get_by_role("button", name=say("Yes, erase everything"))).to_be_visible()


def _erase(page: Page, say: Wording) -> None:
    _ask_to_erase(page, say)
    page.get_by_role("button", name=say("Yes, erase everything")).click()
    expect(page.get_by_role("status").first).to_be_visible()


def _keep_for_good(page: Page, say: Wording) -> None:
    keep = say("Keep my record until I erase it")
    page.get_by_role("button", name=keep).click()
    expect(page.get_by_text(say("This record is kept until you erase it."))).to_be_visible()


SCREENS: tuple[Screen, ...] = (
    Screen("home", "/"),
    Screen("home, menu open", "/", _open_menu),
    Screen("home, no code typed", "/", _send_no_code),
    Screen("learn", "/learn"),
    Screen("unit", unit_path("start")),
    Screen("unit that is not here", "/unit?unit=gone"),
    Screen("section", unit_path(FIRST.id)),
    Screen("section, entry open", unit_path(FIRST.id), _open_entry),
    Screen("section with a chart", unit_path(CHARTED.id)),
    Screen("content note", unit_path(HARD.id)),
    Screen("hard section read", unit_path(HARD.id), _read_hard_section),
    Screen("closing quiz", unit_path("quiz")),
    Screen("nothing answered", unit_path("quiz", item="result")),
    Screen("talk", unit_path("talk")),
    Screen("sources of the unit", unit_path("sources")),
    Screen("explore", "/explore"),
    Screen("flowchart", f"/explore?show=flowchart&view={VIEW}"),
    Screen("flowchart, step picked", f"/explore?show=flowchart&view={VIEW}", _pick_node),
    Screen("flowchart, part open", f"/explore?show=flowchart&view={VIEW}", _open_group),
    Screen("flowchart, step by step", f"/explore?show=flowchart&view={VIEW}", _walk),
    Screen("flowchart, outline", f"/explore?show=flowchart&view={VIEW}", _outline),
    Screen("glossary", "/explore?show=glossary"),
    Screen("glossary, some found", "/explore?show=glossary", _find_some),
    Screen("glossary, nothing found", "/explore?show=glossary", _find_nothing),
    Screen("no record", "/record"),
    Screen("about", "/about"),
    Screen("about, sources", "/about?part=sources"),
    Screen("about, what is stored", "/about?part=privacy"),
    Screen("home, are you this one", "/", who="returner"),
    Screen("home, welcome back", "/", _continue, who="returner"),
    Screen("question answered", unit_path(FIRST.id), who="returner"),
    Screen("question again", unit_path(FIRST.id), _try_again, who="returner"),
    Screen("note open", unit_path(FIRST.id), _open_note, who="returner"),
    Screen("nothing chosen", unit_path(SECOND.id), _check_nothing, who="returner"),
    Screen("hints open", unit_path(SECOND.id), _show_hints, who="returner"),
    Screen("hard section skipped", unit_path(HARD.id), who="returner"),
    Screen("result of the quiz", unit_path("quiz", item="result"), who="returner"),
    Screen("record", "/record", _open_answers, who="returner"),
    Screen("record, code dealt", "/record", _make_code, who="returner"),
    Screen("record, erase it?", "/record", _ask_to_erase, who="returner"),
    Screen("record, kept for good", "/record", _keep_for_good, who="leaver"),
    Screen("record, erased", "/record", _erase, who="leaver"),
)

MAIN_SCREENS: tuple[Screen, ...] = tuple(screen for screen in SCREENS if screen.arrange is None)
"""The pages as they open."""


def screen_called(name: str) -> Screen:
    """The screen of this name."""
    return next(screen for screen in SCREENS if screen.name == name)


class Visitors:
    """Browsers of students, kept for as many screens as a test module wants to see."""

    def __init__(self, browser: Browser, server: Server, settings: Mapping[str, object]) -> None:
        self._browser, self._server, self._settings = browser, server, dict(settings)
        self._pages: dict[tuple[Who, Locale], Page] = {}
        self.faults: list[str] = []
        """What the browser's console complained of."""

    def open(self, screen: Screen, locale: Locale) -> Page:
        """The screen, drawn and at rest."""
        say = wording(locale)
        page = self._page(screen.who, locale)
        page.set_viewport_size(CHROMEBOOK)
        self.go(page, screen.address(locale))
        if screen.arrange:
            screen.arrange(page, say)
            settle(page)
        read_page(page, "untilStill")
        return page

    def go(self, page: Page, address: str) -> None:
        """Load an address as a reader does who follows a link from elsewhere."""
        page.goto(self._server.url + address)
        settle(page)

    def _page(self, who: Who, locale: Locale) -> Page:
        if who == "leaver" or (who, locale) not in self._pages:
            earlier = self._pages.get((who, locale))
            if earlier:
                earlier.context.close()
            context: BrowserContext = self._browser.new_context(viewport=CHROMEBOOK, **self._settings)  # type: ignore[arg-type]
            context.set_default_timeout(20_000)
            page = context.new_page()
            page.on("console", lambda said: self._note(said.type, said.text, page))
            page.on("pageerror", lambda error: self._note("error", str(error), page))
            self._pages[who, locale] = page
            if who != "newcomer":
                self._begin_record(page, locale)
        return self._pages[who, locale]

    def _note(self, kind: str, words: str, page: Page) -> None:
        if kind == "error":
            self.faults.append(f"{page.url}: {words}")

    def _begin_record(self, page: Page, locale: Locale) -> None:
        """One right answer, a note, and the hard section skipped."""
        say = wording(locale)
        self.go(page, Screen("", unit_path(FIRST.id)).address(locale))
        item = LIBRARY.items[FIRST.item]
        answer(page, item, right_options(item), say)
        _open_note(page, say)
        page.locator(".st-key-note-box textarea").fill("123")
        page.get_by_role("button", name=say("Keep this note")).click()
        expect(page.locator('.st-key-note-box [role="status"]')).to_be_visible()
        self.go(page, Screen("", unit_path(HARD.id)).address(locale))
        page.get_by_role("button", name=say("Skip, no points lost")).click()
        expect(page.locator(".st-key-asking")).to_be_visible()

    def close(self) -> None:
        """Close every browser."""
        for page in self._pages.values():
            page.context.close()


@contextmanager
def visitors(browser: Browser, server: Server, **settings: object) -> Iterator[Visitors]:
    """Students for the tests of one module, with the browser's settings given."""
    opened = Visitors(browser, server, settings)
    try:
        yield opened
    finally:
        opened.close()
