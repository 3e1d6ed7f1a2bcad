"""A slow phone votes before Streamlit is there, and nothing of it is lost when Streamlit comes."""

import re
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from explainer.storage.storage import Storage
from tests.browser.answering import UNIT, words_of
from tests.browser.axe_findings import findings
from tests.browser.classroom import Server
from tests.browser.lesson_in_class import EN, ITEM, device

FIRST, SECOND = ITEM.option_ids[:2]


@dataclass
class SlowPhone:
    """A device whose answer to one of Streamlit's scripts is held back until `catch_up`."""

    page: Page
    held: list[Route] | None = field(default_factory=list)

    def _hold(self, route: Route) -> None:
        if self.held is None:
            route.continue_()
        else:
            self.held.append(route)

    def scan(self, voting: "Voting") -> None:
        """Open what the QR code says."""
        self.page.route("**/static/js/index.*.js", self._hold)
        self.page.goto(f"{voting.server.url}/j/{voting.key}?lang=en", wait_until="commit")
        expect(self.view).to_be_visible()

    def catch_up(self) -> None:
        """Let Streamlit come."""
        held, self.held = self.held, None
        for route in held or []:
            route.continue_()
        expect(self.view).to_have_count(0)

    @property
    def view(self) -> Locator:
        return self.page.locator("#first[data-ready]")

    def option(self, choice: str) -> Locator:
        return self.view.get_by_role("radio", name=words_of(ITEM.option(choice), EN))

    def taken_over(self, choice: str) -> Locator:
        """The same option as Streamlit draws it."""
        return self.page.locator('[class*="st-key-ballot-"]').get_by_role(
            "radio", name=words_of(ITEM.option(choice), EN)
        )

    def says(self, words: str) -> Locator:
        return self.view.get_by_text(re.compile(re.escape(words))).locator("visible=true")


@dataclass
class Voting:
    """A room of its own whose first vote is open."""

    server: Server
    store: Storage
    key: str = field(default_factory=lambda: secrets.token_urlsafe(16))

    def __post_init__(self) -> None:
        now = datetime.now(UTC)
        code = f"FIRST{secrets.randbelow(10**6)}"
        room = self.store.open_room(UNIT.id, code=code, key=self.key, step=f"question/{ITEM.id}", now=now)
        self.poll = self.store.act(room.id, ITEM.id, "open", now=now)[-1].id

    def ballots(self) -> list[tuple[str, ...]]:
        return [each.chosen for each in self.store.ballots(self.poll)]


@pytest.fixture
def voting(server: Server) -> Iterator[Voting]:
    secret = (server.data / "secret.key").read_bytes()
    store = Storage.open(f"sqlite:///{server.data / 'records.sqlite3'}", secret)
    yield Voting(server, store)
    store.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[SlowPhone]:
    context = device(browser)
    yield SlowPhone(context.new_page())
    context.close()


def test_a_tap_before_streamlit_is_saved_and_stands_when_it_comes(voting: Voting, phone: SlowPhone) -> None:
    phone.scan(voting)
    phone.option(FIRST).check()
    expect(phone.says(EN("Saved."))).to_be_visible()
    phone.option(SECOND).check()
    expect(phone.says(EN("Saved."))).to_be_visible()
    assert voting.ballots() == [(SECOND,)]
    phone.catch_up()
    expect(phone.taken_over(SECOND)).to_be_checked()
    expect(phone.page.get_by_text(EN("Saved."))).to_be_visible()


def test_the_keyboard_votes_and_keeps_its_place(voting: Voting, phone: SlowPhone) -> None:
    phone.scan(voting)
    phone.option(FIRST).focus()
    phone.page.keyboard.press("Space")
    phone.page.keyboard.press("ArrowDown")
    expect(phone.option(SECOND)).to_be_checked()
    expect(phone.says(EN("Saved."))).to_be_visible()
    phone.catch_up()
    expect(phone.taken_over(SECOND)).to_be_focused()


@pytest.mark.parametrize(
    "break_off",
    [
        pytest.param(lambda route: route.abort(), id="no network"),
        pytest.param(lambda route: route.fulfill(status=502, body="<html>"), id="a proxy's page"),
        pytest.param(
            lambda route: route.fulfill(status=503, json={"ok": False, "why": "offline"}),
            id="the store is busy",
        ),
    ],
)
def test_what_was_not_saved_is_said_and_saved_when_streamlit_comes(
    voting: Voting, phone: SlowPhone, break_off: Callable[[Route], None]
) -> None:
    phone.scan(voting)
    phone.page.route("**/room/ballot", break_off)
    phone.option(FIRST).check()
    expect(phone.says(EN("Your answer could not be saved."))).to_be_visible()
    expect(phone.says(EN("Saved."))).to_have_count(0)
    assert voting.ballots() == []
    phone.catch_up()
    expect(phone.taken_over(FIRST)).to_be_checked()
    expect(phone.page.get_by_text(EN("Saved."))).to_be_visible()
    assert voting.ballots() == [(FIRST,)]


def test_quick_exit_works_at_once(voting: Voting, phone: SlowPhone) -> None:
    phone.scan(voting)
    phone.view.get_by_role("button", name=EN("Leave")).click()
    phone.page.wait_for_url("**/quiet**")


def test_without_its_script_it_goes_when_streamlit_is_there(voting: Voting, phone: SlowPhone) -> None:
    phone.page.route("**/assets/first-question.js*", lambda route: route.abort())
    phone.page.goto(f"{voting.server.url}/j/{voting.key}?lang=en")
    expect(phone.taken_over(FIRST)).to_be_visible()
    expect(phone.page.locator("#first")).to_have_count(0)


def test_axe_finds_nothing(voting: Voting, phone: SlowPhone) -> None:
    phone.scan(voting)
    assert findings(phone.page) == []
