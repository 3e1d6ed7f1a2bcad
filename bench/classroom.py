"""A class of headless devices in one room, beside a bare Streamlit form under the same settings.

    .venv/bin/python bench/classroom.py --students 35 300

One server process, SQLite, the shipped unit, loopback. Each device answers
every ten seconds. Prints, for each size of class:

- ballot sent -> *Saved* received;
- the same in turn with a bare form, a ballot here and a form there, so that a slow
  moment of the machine meets both: the ratio of their medians;
- all ballots within three seconds: the slowest acknowledgement;
- ballot sent -> the count painted on the teacher's screen (a real Chromium);
- the teacher's click -> drawn on every device, each of which hears the bell;
- the server's memory for each student.

Times are of this machine, which runs the devices too. `--out` keeps every sample.
"""

import argparse
import asyncio
import json
import random
import tempfile
import time
from pathlib import Path

from bare_form import at_a_bare_form
from headless_class import (
    EVERY,
    SPREAD,
    burst,
    join,
    leave,
    memory_kb,
    open_voting_room,
    quiz_items,
    steady,
    store_of,
)
from headless_device import Device
from playwright.async_api import Page, async_playwright
from samples import Samples

from tests.browser.chromium import find_chromium
from tests.browser.classroom import ARGUMENTS, CHROMEBOOK, PASSCODE, Server, set_passcode, start_server

ROUNDS = 3
FIRST = 10
"""Devices that come before memory is measured: the first of all make the server load what all use."""

# Notes the time of each frame in which another count is painted.
WATCH_COUNT = """
() => {
  window.painted = [];
  let last = null;
  const look = () => {
    const found = document.querySelector('.answered .num');
    const said = found ? parseInt(found.textContent, 10) : null;
    if (said === last) return;
    last = said;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => window.painted.push([performance.timeOrigin + performance.now(), said]);
      channel.port2.postMessage(0);
    });
  };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
  look();
}
"""


async def on_the_teachers_screen(page: Page, devices: list[Device], samples: Samples) -> None:
    """First ballots of a new vote: when was each one counted on the console?"""
    await page.evaluate(WATCH_COUNT)
    sent: list[float] = []

    async def vote(place: int, device: Device) -> None:
        await asyncio.sleep(place * EVERY / len(devices))
        sent.append(time.time() * 1000)
        await device.tap(place)

    await asyncio.gather(*(vote(place, device) for place, device in enumerate(devices)))
    await asyncio.sleep(1.5)
    painted = await page.evaluate("() => window.painted")
    for nth, at in enumerate(sorted(sent), start=1):
        shown = next((when for when, count in painted if count is not None and count >= nth), None)
        if shown is not None:
            samples.values.append(shown - at)


async def to_every_device(page: Page, devices: list[Device], button: str, samples: Samples) -> None:
    """The teacher clicks; every device hears the bell and draws."""
    drawn: list[float] = []

    async def device_draws(device: Device, heard: asyncio.Event) -> None:
        await asyncio.wait_for(heard.wait(), 20)
        await asyncio.sleep(random.random() * SPREAD)
        await device.rerun()
        drawn.append(time.time() * 1000)

    waits = []
    for device in devices:
        heard, before = asyncio.Event(), device.counter
        device.heard = heard  # type: ignore[attr-defined]
        device.before = before  # type: ignore[attr-defined]
        waits.append(asyncio.create_task(device_draws(device, heard)))
    clicked = time.time() * 1000
    await page.get_by_role("button", name=button).first.click()
    await asyncio.gather(*waits)
    samples.values += [at - clicked for at in drawn]


def listening(device: Device) -> asyncio.Task[None]:
    """A device hears the bell."""
    return asyncio.create_task(device.listen(lambda counter: rings(device, counter)))


def rings(device: Device, counter: int) -> None:
    """A device heard a counter."""
    heard = getattr(device, "heard", None)
    if heard is not None and counter != getattr(device, "before", None):
        heard.set()


async def one_class(students: int, page_of: Page | None, server: Server) -> dict[str, Samples]:
    """A room of this size from the first to the last measurement."""
    store, item = store_of(server), quiz_items()[0]
    room = open_voting_room(store, item)
    devices = [Device(server.port, room.key) for _ in range(students)]
    first, rest = devices[:FIRST], devices[FIRST:]
    begun = memory_kb(server)
    took = await join(first)
    bells = [listening(device) for device in first]
    await asyncio.sleep(1)
    before = memory_kb(server)
    took += await join(rest)
    bells += [listening(device) for device in rest]
    await asyncio.sleep(1)
    each = (memory_kb(server) - before) / len(rest)
    print(
        f"{students} students: joined in {took:.1f} s; {each:.0f} KB each "
        f"(and {(before - begun) / 1024:.1f} MB with the first {FIRST})"
    )
    found = {
        name: Samples(name)
        for name in (
            "ballot -> acknowledged",
            "all within 3 s: ballot -> acknowledged",
            "in turn with a bare form: ballot -> acknowledged",
            "a bare form: sent -> feedback",
            "ballot -> painted on the teacher's screen",
            "teacher's click -> drawn on every device",
        )
    }
    steady_one, burst_one, ours, bare, screen, click = found.values()
    errors = await steady(devices, steady_one, rounds=ROUNDS)
    errors += await burst(devices, burst_one)
    errors += await in_turn(devices, ours, bare)
    if page_of is not None:
        await page_of.goto(f"http://classroom.test:{server.port}/console?lang=en&room={room.id}")
        await page_of.get_by_role("button", name="Close the vote").wait_for(timeout=30_000)
        await to_every_device(page_of, devices, "Close the vote", click)
        await page_of.get_by_role("button", name="Open the second vote").wait_for(timeout=10_000)
        await to_every_device(page_of, devices, "Open the second vote", click)
        await page_of.get_by_role("button", name="Close the vote").wait_for(timeout=10_000)
        await on_the_teachers_screen(page_of, devices, screen)
    for each in found.values():
        if each.values:
            print(each.line())
    print(f"  ratio of medians, a ballot to a bare form: {ours.median / bare.median:.2f}")
    print(
        f"  errors: {errors}; ballots in the store: {sum(store.count(p.id) for p in store.polls(room.id))}\n"
    )
    for bell in bells:
        bell.cancel()
    await leave(devices)
    store.close()
    return found


async def in_turn(devices: list[Device], ours: Samples, bare: Samples) -> int:
    """A ballot here, a form there, and so on for some rounds. How many errors there were."""
    async with at_a_bare_form(len(devices)) as others:
        errors = await asyncio.gather(
            # The last option that each chose was its first.
            steady(devices, ours, rounds=ROUNDS, turned=1),
            steady(others, bare, rounds=ROUNDS, after=EVERY / len(devices) / 2),
        )
    return sum(errors)


async def measure(sizes: list[int], out: Path | None) -> None:
    """All sizes, one after another, each on a server of its own."""
    kept: dict[str, dict[str, list[float]]] = {}
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=str(find_chromium()), args=list(ARGUMENTS))
        for students in sizes:
            with tempfile.TemporaryDirectory() as folder:
                server = start_server(Path(folder))
                set_passcode(server)
                try:
                    context = await browser.new_context(viewport=CHROMEBOOK, locale="en-US")
                    page = await context.new_page()
                    await page.goto(f"http://classroom.test:{server.port}/teach?lang=en")
                    await page.locator("#passcode").fill(PASSCODE)
                    await page.locator("#passcode").press("Enter")
                    await page.wait_for_selector(".teach-units", timeout=30_000)
                    found = await one_class(students, page, server)
                    await context.close()
                finally:
                    server.stop()
            kept[str(students)] = {each.name: each.values for each in found.values()}
        await browser.close()
    if out is not None:
        out.write_text(json.dumps(kept), "utf-8")


def main() -> None:
    """Read what is asked and measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--students", type=int, nargs="+", default=[35, 300])
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    asyncio.run(measure(asked.students, asked.out))


if __name__ == "__main__":
    main()
