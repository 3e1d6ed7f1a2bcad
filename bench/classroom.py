"""A class of headless devices in one room, beside a bare Streamlit form under the same settings.

    .venv/bin/python bench/classroom.py --students 35 300

One server process, SQLite, the shipped unit, loopback. Each device answers
every ten seconds. Prints, for each size of class:

- ballot sent -> *Saved* received, and the ratio of medians to a bare form;
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
import secrets
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from playwright.async_api import Page, async_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "bench"))

from headless_device import Device  # noqa: E402

from explainer.opening import open_library  # noqa: E402
from explainer.storage.storage import Storage  # noqa: E402
from tests.browser.chromium import find_chromium  # noqa: E402
from tests.browser.classroom import ARGUMENTS, CHROMEBOOK, PASSCODE, Server, set_passcode, start_server  # noqa: E402

UNIT = "credible-fear"
EVERY = 10.0
"""Seconds between two answers of one student."""
ROUNDS = 3
JOIN_AT_ONCE = 8
SPREAD = 0.4
"""Seconds over which devices spread what a ring makes them do, as components/bell.js does."""

BARE = """\
import streamlit as st

@st.fragment
def ask():
    with st.form("f"):
        choice = st.radio("Which?", ["**A** one", "**B** two", "**C** three", "**D** four"], index=None)
        if st.form_submit_button("Send"):
            st.html("Saved.")

ask()
"""


@dataclass
class Samples:
    """Milliseconds of one kind."""

    name: str
    values: list[float] = field(default_factory=list)

    def share(self, part: float) -> float:
        """A quantile, in milliseconds."""
        ordered = sorted(self.values)
        return ordered[min(len(ordered) - 1, int(len(ordered) * part))] if ordered else float("nan")

    def line(self) -> str:
        """What is printed of them."""
        return (
            f"  {self.name:<44} n={len(self.values):<5} median {self.share(0.5):8.1f}  "
            f"p95 {self.share(0.95):8.1f}  max {self.share(1.0):8.1f} ms"
        )


def memory_kb(server: Server) -> int:
    """The server's resident memory."""
    status = Path(f"/proc/{server.process.pid}/status").read_text("utf-8")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")))


def store_of(server: Server) -> Storage:
    """The server's own database."""
    return Storage.open(
        f"sqlite:///{server.data / 'records.sqlite3'}", (server.data / "secret.key").read_bytes()
    )


def quiz_items() -> list[str]:
    """The unit's closing questions of the kind that a radio asks."""
    library = open_library()
    unit = next(unit for unit in library.units if unit.id == UNIT)
    return [item for item in unit.quiz if library.items[item].type == "single-choice"]


async def gather_slowly(devices: list[Device]) -> float:
    """Have them all join. Seconds."""
    gate = asyncio.Semaphore(JOIN_AT_ONCE)

    async def come(device: Device) -> None:
        async with gate:
            await device.scan()
            await device.connect()

    began = time.perf_counter()
    await asyncio.gather(*(come(device) for device in devices))
    return time.perf_counter() - began


async def steady(devices: list[Device], samples: Samples) -> int:
    """Each votes once in ten seconds, for some rounds. How many errors there were."""
    errors = 0

    async def votes(place: int, device: Device) -> None:
        nonlocal errors
        await asyncio.sleep(place * EVERY / len(devices))
        for turn in range(ROUNDS):
            began = time.perf_counter()
            try:
                samples.values.append(await device.tap(place + turn))
            except (RuntimeError, TimeoutError):
                errors += 1
            await asyncio.sleep(max(0.0, EVERY - (time.perf_counter() - began)))

    await asyncio.gather(*(votes(place, device) for place, device in enumerate(devices)))
    return errors


async def burst(devices: list[Device], samples: Samples, within: float = 3.0) -> int:
    """All vote within three seconds. How many errors there were."""

    async def vote(place: int, device: Device) -> bool:
        await asyncio.sleep(random.random() * within)
        try:
            samples.values.append(await device.tap(place))
        except (RuntimeError, TimeoutError):
            return False
        return True

    done = await asyncio.gather(*(vote(place, device) for place, device in enumerate(devices)))
    return done.count(False)


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


def rings(device: Device, counter: int) -> None:
    """A device heard a counter."""
    heard = getattr(device, "heard", None)
    if heard is not None and counter != getattr(device, "before", None):
        heard.set()


async def one_class(students: int, page_of: Page | None, server: Server) -> dict[str, Samples]:
    """A room of this size from the first to the last measurement."""
    store, items = store_of(server), quiz_items()
    now = datetime.now(UTC)
    code, key = f"BENCH{random.randrange(22, 99)}", secrets.token_urlsafe(16)
    room = store.open_room(UNIT, code=code, key=key, step=f"question/{items[0]}", now=now)
    store.act(room.id, items[0], "open", now=now)
    before = memory_kb(server)
    devices = [Device(server.port, key) for _ in range(students)]
    took = await gather_slowly(devices)
    bells = [
        asyncio.create_task(device.listen(lambda counter, device=device: rings(device, counter)))
        for device in devices
    ]
    await asyncio.sleep(1)
    print(
        f"{students} students: joined in {took:.1f} s; {(memory_kb(server) - before) / students:.0f} KB each"
    )
    found = {
        name: Samples(name)
        for name in (
            "ballot -> acknowledged",
            "all within 3 s: ballot -> acknowledged",
            "ballot -> painted on the teacher's screen",
            "teacher's click -> drawn on every device",
        )
    }
    steady_one, burst_one, screen, click = found.values()
    errors = await steady(devices, steady_one)
    errors += await burst(devices, burst_one)
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
    print(f"  errors: {errors}; ballots in the store: {sum(store.count(p.id) for p in store.polls(room.id))}")
    for bell in bells:
        bell.cancel()
    await asyncio.gather(*(device.leave() for device in devices), return_exceptions=True)
    store.close()
    return found


async def bare_form(students: int, folder: Path) -> Samples:
    """As many students at a bare form, under the same settings of Streamlit's."""
    (folder / ".streamlit").mkdir(parents=True)
    (folder / ".streamlit" / "config.toml").write_bytes((ROOT / ".streamlit" / "config.toml").read_bytes())
    (folder / "app.py").write_text(BARE, "utf-8")
    server = start_server(folder / "data", root=folder)
    samples = Samples("a bare form: sent -> feedback")
    try:
        devices = [BareDevice(server.port, "") for _ in range(students)]
        gate = asyncio.Semaphore(JOIN_AT_ONCE)

        async def come(device: Device) -> None:
            async with gate:
                await device.connect()

        await asyncio.gather(*(come(device) for device in devices))
        await steady(devices, samples)
        await asyncio.gather(*(device.leave() for device in devices), return_exceptions=True)
    finally:
        server.stop()
    return samples


class BareDevice(Device):
    """A device at the bare form: it sends the choice and the button together."""

    page, room = "", ""

    async def tap(self, option: int) -> float:
        message = self.message()
        message.rerun_script.fragment_id = self.ballot
        choice = message.rerun_script.widget_states.widgets.add()
        choice.id, choice.string_value = self.radio, self.options[option % len(self.options)]
        press = message.rerun_script.widget_states.widgets.add()
        press.id, press.trigger_value = self.button, True
        took = await self.run(message)
        if "Saved." not in self.words:
            raise RuntimeError("the form did not answer")
        return took


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
            with tempfile.TemporaryDirectory() as folder:
                bare = await bare_form(students, Path(folder))
            print(bare.line())
            ours = found["ballot -> acknowledged"]
            print(f"  ratio of medians, a ballot to a bare form: {ours.share(0.5) / bare.share(0.5):.2f}\n")
            kept[str(students)] = {each.name: each.values for each in (*found.values(), bare)}
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
