"""A school that votes again and again, and knows of each ballot whether it was told *Saved*."""

import asyncio
import random
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from headless_class import FAILURES
from headless_device import Device, NotSaved
from playwright.async_api import Browser, Page
from playwright.async_api import Error as BrowserError

from explainer.model.item import Item
from explainer.storage.storage import Storage
from tests.browser.classroom import PHONE, Server

EVERY = 3.0
"""Seconds between two taps of a device."""
TABS = 3
OPTION = '[data-testid="stRadioOption"]'


@dataclass
class Voter:
    """A device and what it was told."""

    device: Device
    item: Item
    sent: list[str] = field(default_factory=list)
    """The option of each tap, in order."""
    saved: int = -1
    """Which of them was acknowledged last."""
    told: int = 0
    """How many taps were answered with a failure, or with a lost connection, which the screen says."""
    back_at: float = 0.0

    async def vote(self, until: asyncio.Event) -> None:
        """Tap, and come back where the connection is lost, until the class is over."""
        await asyncio.sleep(random.random() * EVERY)
        choice = 0
        while not until.is_set():
            # Another one than before: to tap what is chosen already is no change.
            choice = (choice + random.randrange(1, len(self.item.options))) % len(self.item.options)
            self.sent.append(self.item.option_ids[choice])
            this = len(self.sent) - 1
            try:
                await self.device.tap(choice)
                self.saved = this
            except NotSaved:
                self.told += 1
            except FAILURES:
                self.told += 1
                await self.device.come_back(60)
                self.back_at = time.monotonic()
            with suppress(TimeoutError):
                await asyncio.wait_for(until.wait(), EVERY * (0.5 + random.random()))

    def lost(self, in_store: str | None) -> bool:
        """Whether a saved ballot is gone: neither it nor a later tap of this device is in the store."""
        return self.saved >= 0 and in_store not in self.sent[self.saved :]


@dataclass
class School:
    """The server, its room, and everyone in it."""

    server: Server
    store: Storage
    room: int
    poll: int
    voters: Sequence[Voter]
    tabs: Sequence[tuple[Page, int]]
    """Real tabs, and each one's participant."""

    def lost(self) -> int:
        """How many saved ballots are not in the store."""
        there = {ballot.participant_id: ballot.chosen[0] for ballot in self.store.ballots(self.poll)}
        count = 0
        for voter in self.voters:
            found = self.store.participant(self.room, voter.device.cookies["learner"])
            assert found is not None
            count += voter.lost(there.get(found.id))
        return count

    async def tabs_back(self, since: float) -> list[float]:
        """For each real tab: seconds until a tap of it was in the store."""

        async def one(page: Page, participant: int) -> float:
            options = page.locator(OPTION)
            for turn in range(400):
                before = self.store.ballot(self.poll, participant)
                with suppress(BrowserError):
                    await options.nth(turn % 2).click(timeout=500)
                await asyncio.sleep(0.15)
                after = self.store.ballot(self.poll, participant)
                if after is not None and after != before:
                    return time.monotonic() - since
            return float("inf")

        return list(await asyncio.gather(*(one(page, who) for page, who in self.tabs)))


async def open_tabs(browser: Browser, server: Server, key: str, store: Storage, room: int) -> list:
    """Real tabs at the question, with the participants behind them."""
    tabs = []
    for _ in range(TABS):
        context = await browser.new_context(viewport=PHONE, locale="en-US")
        page = await context.new_page()
        await page.goto(f"{server.url}/j/{key}?lang=en")
        await page.locator(OPTION).first.wait_for(timeout=30_000)
        tabs.append((page, store.participants(room)[-1].id))
    return tabs
