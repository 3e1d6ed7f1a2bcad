"""A long class: does the server's memory stay flat? `python bench/soak.py --minutes 30 --students 100`.

Headless devices answer every ten seconds, hear the bell, and now and then
lose their connection and come back as new ones; the teacher closes votes,
opens second ones, shows answers and goes on. A hundred and eighty times the
server's memory and the slowest answer are noted. Prints how memory grew over the last
two thirds and, beside it, over the first; `--plot` draws it.
"""

import argparse
import asyncio
import csv
import random
import tempfile
import time
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from pathlib import Path

from headless_class import FAILURES, join, leave, memory_kb, open_voting_room, quiz_items, store_of
from headless_device import Device
from memory_plot import draw_plot

from explainer.classroom.poll import Act
from tests.browser.classroom import Server, start_server

EVERY = 10.0
"""Seconds between two answers of a device."""
NOTES = 180
TEACHER_ACTS: tuple[Act, ...] = ("close", "open-again", "close", "reveal")
DROPS = 0.02
"""The share of answers after which a device loses its connection: a hundred of them, once in five seconds."""


@dataclass(frozen=True)
class Note:
    """What was at one moment."""

    minute: float
    memory_mb: float
    answers: int
    slowest_ms: float
    errors: int


@dataclass
class Soak:
    """One class under way."""

    server: Server
    devices: Sequence[Device]
    seconds: float
    every: float = EVERY
    answers: int = 0
    slowest: float = 0.0
    errors: int = 0

    def __post_init__(self) -> None:
        self.until = time.monotonic() + self.seconds

    async def work(self, place: int, device: Device) -> None:
        """One device, to the end."""
        await asyncio.sleep(place * self.every / len(self.devices))
        while time.monotonic() < self.until:
            began = time.monotonic()
            try:
                await device.rerun()
                if device.takes_votes:
                    self.slowest = max(self.slowest, await device.tap(random.randrange(4)))
                    self.answers += 1
                if random.random() < DROPS:
                    device.drop()
                    await device.come_back(20)
            except FAILURES:
                # The vote was closed in between, which the device is told; any other failure counts.
                if "has closed" not in device.words and "is closed" not in device.words:
                    self.errors += 1
            await asyncio.sleep(max(0.05, self.every - (time.monotonic() - began)))

    async def teach(self, pause: float) -> None:
        """Votes, second votes, answers, question after question."""
        store, items = store_of(self.server), quiz_items()
        room = store.rooms()[0]
        for place, item in enumerate(items):
            if place:
                store.change_room(room.id, step=f"question/{item.id}", now=datetime.now(UTC))
                store.act(room.id, item.id, "open", now=datetime.now(UTC))
            for act in TEACHER_ACTS:
                await asyncio.sleep(pause)
                store.act(room.id, item.id, act, now=datetime.now(UTC))
        store.close()

    async def note(self, notes: list[Note]) -> None:
        """Write down what is, again and again."""
        began = time.monotonic()
        while time.monotonic() < self.until:
            await asyncio.sleep(self.seconds / NOTES)
            memory = memory_kb(self.server) / 1024
            minute = (time.monotonic() - began) / 60
            notes.append(Note(minute, memory, self.answers, self.slowest, self.errors))
            self.answers, self.slowest = 0, 0.0


def growth(notes: Sequence[Note]) -> float:
    """The slope of memory over these notes, in MB an hour, by least squares."""
    minutes = [note.minute for note in notes]
    memory = [note.memory_mb for note in notes]
    middle_t, middle_m = sum(minutes) / len(minutes), sum(memory) / len(memory)
    spread = sum((t - middle_t) ** 2 for t in minutes)
    together = sum((t - middle_t) * (m - middle_m) for t, m in zip(minutes, memory, strict=True))
    return 60 * together / spread


async def soak(server: Server, students: int, seconds: float, *, every: float = EVERY) -> list[Note]:
    """Hold a class of so many for so long. What was noted, in order."""
    store, item = store_of(server), quiz_items()[0]
    room = open_voting_room(store, item)
    store.close()
    devices = [Device(server.port, room.key) for _ in range(students)]
    await join(devices)
    bells = [asyncio.create_task(device.listen(lambda counter: None)) for device in devices]
    held = Soak(server, devices, seconds, every)
    notes: list[Note] = []
    # The teacher needs four acts a question: spread so that the questions last the class.
    pause = seconds / (len(quiz_items()) * len(TEACHER_ACTS) + 1)
    await asyncio.gather(
        held.note(notes), held.teach(pause), *(held.work(n, device) for n, device in enumerate(devices))
    )
    for bell in bells:
        bell.cancel()
    await leave(devices)
    return notes


def main() -> None:
    """Hold the class, print, draw."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--students", type=int, default=100)
    parser.add_argument("--out", type=Path, help="a CSV file for the notes")
    parser.add_argument("--plot", type=Path, help="an SVG file for the picture")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        server = start_server(Path(folder))
        try:
            notes = asyncio.run(soak(server, asked.students, asked.minutes * 60))
        finally:
            server.stop()
    third = len(notes) // 3
    answers, slowest = sum(note.answers for note in notes), max(note.slowest_ms for note in notes)
    print(
        f"{asked.students} students, {asked.minutes:g} minutes: {answers} answers, slowest {slowest:.0f} ms"
    )
    print(f"  errors: {notes[-1].errors}")
    print(
        f"  memory: {notes[0].memory_mb:.1f} MB after {EVERY:.0f} s, {notes[-1].memory_mb:.1f} MB at the end"
    )
    print(f"  growth: {growth(notes[:third]):+.1f} MB an hour in the first third,")
    print(f"          {growth(notes[third:]):+.1f} MB an hour after it")
    if asked.out is not None:
        with asked.out.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([("minute", "memory_mb", "answers", "slowest_ms", "errors")])
            csv.writer(file).writerows([round(value, 2) for value in astuple(note)] for note in notes)
    if asked.plot is not None:
        points = [(note.minute, note.memory_mb) for note in notes]
        asked.plot.write_text(draw_plot(points, f"{asked.students} students"), "utf-8")


if __name__ == "__main__":
    main()
