"""A class joins while someone guesses room codes as fast as the server answers. `python bench/guesses.py`.

For a minute a hundred connections from the class's own address try codes at
random, each try as a new browser; in between forty devices type the right
code, within ten seconds. Prints how many codes were tried (wanted: under 2 %
of all) beside the most that explainer/classroom/code_guesses.py lets through
by design, how long the slowest device took to get in, and what the teacher's
console says, in a real Chromium.
"""

import argparse
import asyncio
import json
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

from headless_class import open_voting_room, quiz_items, store_of
from playwright.async_api import async_playwright, expect
from samples import Samples

from explainer.classroom.code_guesses import PER_SECOND, PLACES
from explainer.classroom.room_code import how_many, mint_room_code
from tests.browser.chromium import find_chromium
from tests.browser.classroom import ARGUMENTS, CHROMEBOOK, PASSCODE, Server, set_passcode, start_server

GUESSERS, STUDENTS = 100, 40
WITHIN = 10.0
"""Seconds in which the class comes."""
MOST_TRIES = 1_000_000
"""Tries after which a guesser stops in any case."""
WAITS = 120.0
"""Seconds after which an answer that did not come is an error: a wrong code is answered late on purpose."""


async def type_code(port: int, code: str) -> dict[str, object]:
    """One browser without a cookie types a code. What the server answered."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    body = urlencode({"code": code}).encode()
    head = (
        f"POST /room/enter HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        "Connection: close\r\n\r\n"
    )
    writer.write(head.encode() + body)
    try:
        raw = await asyncio.wait_for(reader.read(), WAITS)
    finally:
        writer.close()
    answered: dict[str, object] = json.loads(raw.partition(b"\r\n\r\n")[2])
    return answered


async def guess(port: int, until: float, tried: set[str], taken: Callable[[str], bool]) -> int:
    """Try wrong codes until then. How many tries there were; `tried` gets the codes that were looked up."""
    for tries in range(MOST_TRIES):
        if time.monotonic() >= until:
            return tries
        code = mint_room_code(random.Random(), taken)
        if (await type_code(port, code)).get("why") == "unknown":
            tried.add(code)
    return MOST_TRIES


async def come_in(port: int, code: str, samples: Samples) -> None:
    """One student types the right code at a moment of chance, and again where the page says so."""
    await asyncio.sleep(random.random() * WITHIN)
    began = time.perf_counter()
    async with asyncio.timeout(WAITS):
        while not (answer := await type_code(port, code)).get("ok"):
            await asyncio.sleep(float(str(answer.get("again", 1))))
    samples.values.append((time.perf_counter() - began) * 1000)


async def measure(server: Server, seconds: float) -> None:
    """The minute."""
    store = store_of(server)
    room = open_voting_room(store, quiz_items()[0])
    samples, tried = Samples("right code typed -> in"), set[str]()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=str(find_chromium()), args=list(ARGUMENTS))
        page = await (await browser.new_context(viewport=CHROMEBOOK, locale="en-US")).new_page()
        await page.goto(f"http://classroom.test:{server.port}/teach?lang=en")
        await page.locator("#passcode").fill(PASSCODE)
        await page.locator("#passcode").press("Enter")
        await page.wait_for_selector(".teach-units", timeout=30_000)
        await page.goto(f"http://classroom.test:{server.port}/console?lang=en&room={room.id}")
        await page.get_by_role("button", name="Close the vote").wait_for(timeout=30_000)
        until = time.monotonic() + seconds
        guessers = [
            asyncio.create_task(guess(server.port, until, tried, room.code.__eq__)) for _ in range(GUESSERS)
        ]
        await asyncio.sleep(seconds / 3)
        await asyncio.gather(*(come_in(server.port, room.code, samples) for _ in range(STUDENTS)))
        print(samples.line())
        told = page.get_by_text("guessing", exact=False).first
        await expect(told).to_be_visible(timeout=10_000)
        print(f"  the console says: {' '.join((await told.inner_text()).split())}")
        await expect(page.get_by_role("button", name="Change the code").first).to_be_visible()
        tries = sum(await asyncio.gather(*guessers))
        await browser.close()
    store.close()
    print(
        f"  {tries} tries in {seconds:g} s; {len(tried)} codes of {how_many()} looked up: "
        f"{len(tried) / how_many():.2%}, by design at most {(PLACES + PER_SECOND * seconds) / how_many():.2%}"
    )


def main() -> None:
    """Read what is asked and measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--seconds", type=float, default=60)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        server = start_server(Path(folder))
        set_passcode(server)
        try:
            asyncio.run(measure(server, asked.seconds))
        finally:
            server.stop()


if __name__ == "__main__":
    main()
