"""A class of headless devices: a room for them, how they join, how they vote, what they cost."""

import asyncio
import random
import secrets
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from headless_device import Device, NotSaved  # noqa: E402
from samples import Samples  # noqa: E402

from explainer.classroom.room import Room  # noqa: E402
from explainer.model.item import Item  # noqa: E402
from explainer.opening import open_library  # noqa: E402
from explainer.storage.storage import Storage  # noqa: E402
from tests.browser.classroom import Server  # noqa: E402

UNIT = "credible-fear"
EVERY = 10.0
"""Seconds between two answers of one student."""
JOIN_AT_ONCE = 8
SPREAD = 0.4
"""Seconds over which devices spread what a ring makes them do, as components/bell.js does."""
FAILURES = (NotSaved, ConnectionError, TimeoutError)
"""What a device may meet. Each is told on a real one's screen."""


def memory_kb(server: Server) -> int:
    """The server's resident memory, in KB."""
    status = Path(f"/proc/{server.process.pid}/status").read_text("utf-8")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")))


def store_of(server: Server) -> Storage:
    """The server's own database, as another process sees it."""
    return Storage.open(
        f"sqlite:///{server.data / 'records.sqlite3'}", (server.data / "secret.key").read_bytes()
    )


def quiz_items() -> list[Item]:
    """The unit's closing questions of the kind that a radio asks."""
    library = open_library()
    unit = next(unit for unit in library.units if unit.id == UNIT)
    return [library.items[item] for item in unit.quiz if library.items[item].type == "single-choice"]


def open_voting_room(store: Storage, item: Item) -> Room:
    """A room at a question whose vote is open."""
    now = datetime.now(UTC)
    code, key = f"BENCH{random.randrange(22, 99)}", secrets.token_urlsafe(16)
    room = store.open_room(UNIT, code=code, key=key, step=f"question/{item.id}", now=now)
    store.act(room.id, item.id, "open", now=now)
    return room


async def join(devices: Sequence[Device]) -> float:
    """Have them all scan the code and draw the question, some at a time. Seconds."""
    gate = asyncio.Semaphore(JOIN_AT_ONCE)

    async def come(device: Device) -> None:
        async with gate:
            await device.scan()
            await device.connect()

    began = time.perf_counter()
    await asyncio.gather(*(come(device) for device in devices))
    return time.perf_counter() - began


async def leave(devices: Sequence[Device]) -> None:
    """All of them close their browsers."""
    await asyncio.gather(*(device.leave() for device in devices), return_exceptions=True)


async def steady(
    devices: Sequence[Device],
    samples: Samples,
    *,
    rounds: int,
    every: float = EVERY,
    after: float = 0.0,
    turned: int = 0,
) -> int:
    """Each votes once in `every` seconds, evenly spread, for some rounds. How many errors there were.

    The first begins `after` so many seconds, and each chooses the option
    `turned` places on: a tap on the option that is chosen already is no tap.
    """
    errors = 0

    async def votes(place: int, device: Device) -> None:
        nonlocal errors
        await asyncio.sleep(after + place * every / len(devices))
        for turn in range(turned, turned + rounds):
            began = time.perf_counter()
            try:
                samples.values.append(await device.tap(place + turn))
            except FAILURES:
                errors += 1
            await asyncio.sleep(max(0.0, every - (time.perf_counter() - began)))

    await asyncio.gather(*(votes(place, device) for place, device in enumerate(devices)))
    return errors


async def burst(devices: Sequence[Device], samples: Samples, *, within: float = 3.0) -> int:
    """All vote within three seconds, each at a moment of chance. How many errors there were."""

    async def vote(place: int, device: Device) -> bool:
        await asyncio.sleep(random.random() * within)
        try:
            samples.values.append(await device.tap(place))
        except FAILURES:
            return False
        return True

    done = await asyncio.gather(*(vote(place, device) for place, device in enumerate(devices)))
    return done.count(False)
