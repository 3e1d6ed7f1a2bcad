"""Browsers of students with a past, each kept for as many screens as a test module wants to see."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page, expect

from explainer.model.text import Locale
from explainer.wording import wording
from tests.browser.answering import LIBRARY, answer, right_options
from tests.browser.arrangements import keep_note
from tests.browser.classroom import CHROMEBOOK, Server, settle, sign_in
from tests.browser.page_reading import read_page
from tests.browser.places import FIRST, HARD, unit_path
from tests.browser.screens import Screen, Who


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
            if who == "teacher":
                sign_in(page, self._server, locale)
            elif who not in ("newcomer", "participant"):
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
        keep_note(page, say, "123")
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
