"""*Saved* on a student's device stands for what is chosen now, never for a choice still on its way."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Locator, Page, WebSocketRoute, expect

from explainer.storage.storage import Storage
from tests.browser.answering import UNIT
from tests.browser.classroom import Server
from tests.browser.lesson_in_class import EN, ITEM, device, option


@dataclass
class SlowLine:
    """A device to which the server's answers come only once they are let through."""

    page: Page
    holds: bool = False
    held: list[bytes | str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.route_web_socket("**/_stcore/stream", self._connect)

    def _connect(self, device: WebSocketRoute) -> None:
        self._device, server = device, device.connect_to_server()
        server.on_message(lambda answer: self.held.append(answer) if self.holds else device.send(answer))

    def let_through(self) -> None:
        """What was held comes, and the line is as before."""
        self.holds, held, self.held = False, self.held, []
        for answer in held:
            self._device.send(answer)


@pytest.fixture
def line(server: Server, browser: Browser) -> Iterator[SlowLine]:
    """A device before an open vote that asks how sure one is."""
    secret = (server.data / "secret.key").read_bytes()
    store, now = Storage.open(f"sqlite:///{server.data / 'records.sqlite3'}", secret), datetime.now(UTC)
    key, code = secrets.token_urlsafe(16), f"LINE{secrets.randbelow(10**6)}"
    room = store.open_room(UNIT.id, code=code, key=key, step=f"question/{ITEM.id}", now=now)
    store.act(room.id, ITEM.id, "open", now=now, asks_confidence=True)
    context = device(browser)
    page = context.new_page()
    found = SlowLine(page)
    page.goto(f"{server.url}/j/{key}?lang=en")
    yield found
    context.close()
    store.close()


def _sure(page: Page, words: str) -> Locator:
    return page.get_by_test_id("stButtonGroup").get_by_text(EN(words), exact=True)


def test_saved_is_not_shown_beside_a_choice_that_is_on_its_way(line: SlowLine) -> None:
    page, saved, saving = line.page, line.page.get_by_text(EN("Saved.")), line.page.get_by_text(EN("Saving…"))
    option(page, ITEM.option_ids[0]).click()
    expect(saved).to_be_visible()
    expect(saving).to_be_hidden()
    for tap in (option(page, ITEM.option_ids[1]), _sure(page, "Sure"), _sure(page, "Not sure")):
        line.holds = True
        tap.click()
        expect(saving).to_be_visible()
        expect(saved).to_be_hidden()
        line.let_through()
        expect(saved).to_be_visible()
        expect(saving).to_be_hidden()
