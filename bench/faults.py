"""What three hundred devices and three real tabs go through without losing a saved ballot.

    .venv/bin/python bench/faults.py --students 300

All of them vote again and again while the server is killed (kill -9) and
started anew, while all sockets drop at once, while another program holds the
database, and while the disk is full. After each fault the store is compared
with what the devices were told: a ballot whose *Saved* was received is there,
unless a later tap of the same device took its place. Prints how long after
the port answered everyone was back. The full disk needs the right to mount
one of its own (root, on Linux); without it that part says that it was left.
"""

import argparse
import asyncio
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from headless_class import join, leave, open_voting_room, quiz_items, store_of
from headless_device import Device
from playwright.async_api import async_playwright
from voting_school import EVERY, TABS, School, Voter, open_tabs

from tests.browser.chromium import find_chromium
from tests.browser.classroom import ARGUMENTS, start_server

BACK_WITHIN = 10.0
"""Seconds after the port answers: the bar for everyone."""
HELD = 8.0
"""Seconds for which another program holds the database: longer than the server waits."""
DISK_MB = 48


async def killed(school: School) -> tuple[float, float]:
    """Kill the server and start it anew. Seconds after the port answered: the last device, the last tab."""
    await asyncio.sleep(EVERY * (0.5 + random.random()))
    school.server.stop(kill=True)
    again = await asyncio.to_thread(start_server, school.server.data, school.server.port)
    school.server.process = again.process
    answers = time.monotonic()
    tabs = await school.tabs_back(answers)
    await asyncio.sleep(max(0.0, answers + BACK_WITHIN - time.monotonic()))
    devices = [voter.back_at - answers for voter in school.voters]
    late = sum(back < 0 for back in devices)
    if late:
        print(f"    {late} devices were not back after {BACK_WITHIN:.0f} s")
    return max(devices), max(tabs)


async def dropped(school: School) -> float:
    """All sockets drop at once. Seconds until the last device is back."""
    began = time.monotonic()
    for voter in school.voters:
        voter.device.drop()
    await asyncio.sleep(BACK_WITHIN)
    return max(voter.back_at for voter in school.voters) - began


async def told_during(school: School, fault: "asyncio.Future[None] | asyncio.Task[None]") -> tuple[int, int]:
    """How many taps were refused in words while a fault lasted, and how many were saved soon after it."""
    before = sum(voter.told for voter in school.voters)
    await fault
    refused = sum(voter.told for voter in school.voters) - before
    acknowledged = [voter.saved for voter in school.voters]
    await asyncio.sleep(2 * EVERY)
    again = sum(voter.saved > was for voter, was in zip(school.voters, acknowledged, strict=True))
    return refused, again


async def hold_database(school: School) -> None:
    """Another program holds the database's lock."""
    other = sqlite3.connect(school.server.data / "records.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    await asyncio.sleep(HELD)
    other.execute("ROLLBACK")
    other.close()


async def fill_disk(school: School) -> None:
    """The disk is full, then there is room again."""
    filler, end = school.server.data / "filler", time.monotonic() + HELD
    other = sqlite3.connect(school.server.data / "records.sqlite3", isolation_level=None)
    with filler.open("ab", buffering=0) as file:
        while time.monotonic() < end:
            # The journal is cut to nothing: the server must find room for what it writes next.
            with suppress(sqlite3.OperationalError):
                other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            with suppress(OSError):
                while True:
                    file.write(b"x" * 4096)
            await asyncio.sleep(0.2)
    other.close()
    filler.unlink()


@contextmanager
def small_disk(folder: Path) -> Iterator[bool]:
    """Mount a disk of DISK_MB on a folder. Yields whether that was allowed."""
    command = ["mount", "-t", "tmpfs", "-o", f"size={DISK_MB}m", "tmpfs", str(folder)]
    mounted = sys.platform == "linux" and subprocess.run(command, capture_output=True).returncode == 0
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", str(folder)], check=True)


async def go_through(students: int, kills: int) -> bool:
    """All faults, one after another. Whether nothing was lost and everyone was back in time."""
    with tempfile.TemporaryDirectory() as folder, small_disk(Path(folder)) as has_small_disk:
        server = start_server(Path(folder) / "data")
        store, item = store_of(server), quiz_items()[0]
        room = open_voting_room(store, item)
        (poll,) = store.polls(room.id)
        voters = [Voter(Device(server.port, room.key), item) for _ in range(students)]
        try:
            async with async_playwright() as playwright:
                browser = await playwright.chromium.launch(
                    executable_path=str(find_chromium()), args=list(ARGUMENTS)
                )
                tabs = await open_tabs(browser, server, room.key, store, room.id)
                await join([voter.device for voter in voters])
                school = School(server, store, room.id, poll.id, voters, tabs)
                over = asyncio.Event()
                voting = [asyncio.create_task(voter.vote(over)) for voter in voters]
                good = True
                for n in range(1, kills + 1):
                    devices, last_tab = await killed(school)
                    lost = school.lost()
                    good &= not lost and max(devices, last_tab) <= BACK_WITHIN
                    print(
                        f"  kill {n:>2}: the last of {students} devices back after {devices:.1f} s, "
                        f"the last of {TABS} tabs after {last_tab:.1f} s; saved ballots lost: {lost}"
                    )
                back = await dropped(school)
                good &= not school.lost()
                print(f"  all sockets dropped: the last back after {back:.1f} s; lost: {school.lost()}")
                refused, again = await told_during(school, asyncio.ensure_future(hold_database(school)))
                good &= not school.lost() and again == students
                print(
                    f"  the database held for {HELD:.0f} s: {refused} taps refused in words; "
                    f"{again} of {students} saved soon after; lost: {school.lost()}"
                )
                if has_small_disk:
                    refused, again = await told_during(school, asyncio.ensure_future(fill_disk(school)))
                    good &= not school.lost() and again == students and refused > 0
                    print(
                        f"  a full disk for {HELD:.0f} s: {refused} taps refused in words; "
                        f"{again} of {students} saved soon after; lost: {school.lost()}"
                    )
                else:
                    print("  a full disk: left out, it needs the right to mount one")
                over.set()
                await asyncio.gather(*voting)
                told = sum(voter.told for voter in voters)
                sent = sum(len(voter.sent) for voter in voters)
                print(f"  {sent} taps in all, {told} of them told that they were not saved")
                await leave([voter.device for voter in voters])
                await browser.close()
        finally:
            server.stop()
            store.close()
    return good


def main() -> int:
    """Go through it. 1 if a saved ballot was lost or someone was not back in time."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--students", type=int, default=300)
    parser.add_argument("--kills", type=int, default=10)
    asked = parser.parse_args()
    print(f"{asked.students} students")
    return 0 if asyncio.run(go_through(asked.students, asked.kills)) else 1


if __name__ == "__main__":
    sys.exit(main())
