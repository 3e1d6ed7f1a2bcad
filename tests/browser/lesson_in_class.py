"""A class in a test: a teacher's console, the projector, and students' devices, all at once."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from explainer.classroom.lesson import lesson, place_of
from explainer.model.item import Item
from explainer.wording import wording
from tests.browser.answering import LIBRARY, UNIT, words_of
from tests.browser.classroom import CHROMEBOOK, PHONE, Server, settle, sign_in

EN = wording("en")
STEPS = lesson(UNIT)
PLACE = next(at for at, step in enumerate(STEPS) if step.kind == "question")
STEP = STEPS[PLACE]
ITEM: Item = LIBRARY.items[STEP.item or ""]
assert place_of(STEP.name, STEPS) == PLACE
PICKED = ".slide-picker summary b"
"""Where the console says on which slide the class is."""


def device(browser: Browser, **settings: object) -> BrowserContext:
    """Someone's device with an empty browser."""
    context = browser.new_context(viewport=PHONE, locale="en-US", **settings)  # type: ignore[arg-type]
    context.set_default_timeout(20_000)
    return context


@dataclass
class Lesson:
    """One room, seen from each place in it."""

    server: Server
    browser: Browser
    contexts: list[BrowserContext] = field(default_factory=list)

    def begin(self) -> None:
        """Sign in, open a room by its address, and put the projector up."""
        context = self.browser.new_context(viewport=CHROMEBOOK, locale="en-US")
        context.set_default_timeout(20_000)
        self.contexts.append(context)
        self.teacher = context
        self.console = context.new_page()
        sign_in(self.console, self.server)
        self.console.goto(f"{self.server.url}/present?unit={UNIT.id}&lang=en")
        self.console.wait_for_url(re.compile("/console"))
        expect(self.console.locator(".console-head .code")).to_be_visible()
        self.room = int(self.console.url.partition("room=")[2].partition("&")[0])
        self.wall = context.new_page()
        self.wall.goto(f"{self.server.url}/wall?room={self.room}&lang=en")
        expect(self.wall.locator(".entrance .code")).to_be_visible()

    @property
    def code(self) -> str:
        """As it stands on the projector."""
        return self.wall.locator(".entrance .code").inner_text()

    def types_code(self, code: str | None = None) -> Page:
        """A new device on which a student types the code."""
        context = device(self.browser)
        self.contexts.append(context)
        page = context.new_page()
        page.goto(f"{self.server.url}/room?lang=en")
        settle(page)
        page.get_by_label(EN("Room code")).fill(code or self.code)
        page.keyboard.press("Enter")
        return page

    def scans(self, key: str, context: BrowserContext | None = None) -> Page:
        """A new device that opens what the QR code says."""
        if context is None:
            context = device(self.browser)
            self.contexts.append(context)
        page = context.new_page()
        page.goto(f"{self.server.url}/j/{key}?lang=en")
        return page

    def press(self, name: str) -> None:
        """Press a button of the console."""
        self.console.get_by_role("button", name=EN(name), exact=True).click()

    def next_slide(self) -> None:
        """Go on to the next slide by the list of slides, past the pages that this one may have."""
        self.choose(int(self.console.locator(PICKED).inner_text().split()[0]) + 1)

    def choose(self, number: int) -> None:
        """Choose a slide, counted from 1, from the console's list, and wait until it is there."""
        picker = self.console.locator(".slide-picker")
        if picker.locator("a").first.is_hidden():
            picker.locator("summary").click()
        picker.locator(f'a[href="?step={number - 1}"]').click()
        expect(self.console.locator(PICKED)).to_have_text(EN("{n} of {total}", n=number, total=len(STEPS)))

    def close(self) -> None:
        """Everyone goes home."""
        for context in self.contexts:
            context.close()


def alias(page: Page) -> str:
    """Under which alias a device is in."""
    return page.locator(".room-line .soft").inner_text()


def option(page: Page, choice: str, item: Item = ITEM) -> Locator:
    """What a student taps."""
    words = page.get_by_text(words_of(item.option(choice), EN))  # after the letter that the projector shows
    return page.locator('[class*="st-key-ballot-"] label').filter(has=words).first


def vote(page: Page, choice: str) -> None:
    """Tap, and see that it is saved."""
    option(page, choice).click()
    expect(page.get_by_text(EN("Saved."))).to_be_visible()


def asked(page: Page) -> Locator:
    """The words of the question, wherever a device shows them."""
    return page.get_by_text(ITEM.stem.en[:40]).first
