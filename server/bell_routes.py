"""The bell of a room: a stream of server-sent events that says a counter and nothing else.

What changed is read from the store by whoever hears it. Where a stream is
blocked, the same counter can be asked for.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from typing import Literal

from anyio.to_thread import run_sync
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from explainer.classroom.bell import Bells
from explainer.classroom.classroom import Rooms
from explainer.classroom.presence import Presence
from explainer.classroom.room import Room, room_number
from explainer.storage.fault import StorageFault
from server.thread_cookie import token_of

BEAT = 15.0
"""Seconds between signs of life in a stream: shorter than what proxies take for silence."""

LOOK = 1.0
"""Seconds after which the store is looked at even if nothing rang: another process may have changed it."""

GATHER = 0.05
"""Seconds between two looks, in which rings are gathered: of thirty ballots in a moment the first is a look
of its own, and the others are the next."""

GONE = (-1, -1)
"""The counters of a room that was deleted: unlike any before, so that every screen looks and sees it."""

Channel = Literal["room", "console"]
"""Devices hear of what the teacher does; the teacher's own screens also of every ballot and newcomer."""


class _Tower:
    """One watcher for a room, however many streams there are: each change is read once."""

    def __init__(self, room: Room, rooms: Callable[[], Rooms], bells: Bells, presence: Presence) -> None:
        self.room_id, self.counters = room.id, _counters(room, presence)
        self.changed: dict[Channel, asyncio.Event] = {"room": asyncio.Event(), "console": asyncio.Event()}
        self.streams = 0
        self._rooms, self._bells, self._presence = rooms, bells, presence
        self._watching: asyncio.Task[None] | None = None

    def watch(self) -> None:
        """Begin to watch, unless it does already."""
        if self._watching is None:
            self._watching = asyncio.create_task(self._watch())

    def leave(self) -> None:
        """Stop watching. The last stream has gone."""
        if self._watching is not None:
            self._watching.cancel()

    async def _watch(self) -> None:
        loop, rang = asyncio.get_running_loop(), asyncio.Event()
        with self._bells.waiting(self.room_id, lambda: loop.call_soon_threadsafe(rang.set)):
            while True:
                with suppress(TimeoutError):
                    await asyncio.wait_for(rang.wait(), LOOK)
                rang.clear()
                self._tell_of(await self._counters_now())
                await asyncio.sleep(GATHER)  # only now: who rings alone is heard at once

    async def _counters_now(self) -> tuple[int, int]:
        """The room's counters; those of before where the store does not answer: the next look may succeed."""
        try:
            return await run_sync(self._look)
        except StorageFault:
            return self.counters

    def _tell_of(self, counters: tuple[int, int]) -> None:
        """Wake the streams of each channel whose counter differs."""
        before, self.counters = self.counters, counters
        for channel, changed in self.changed.items():
            # Each ballot changes what the console must show. It must not wake three hundred devices.
            if _counter(before, channel) != _counter(counters, channel):
                self.changed[channel] = asyncio.Event()
                changed.set()

    def _look(self) -> tuple[int, int]:
        room = self._rooms().room(self.room_id)
        if room is None:
            self._presence.forget(self.room_id)
            return GONE
        return _counters(room, self._presence)


class BellRoutes:
    """The routes /room/bell (a stream) and /room/bell/now (one answer)."""

    def __init__(
        self,
        rooms: Callable[[], Rooms],
        bells: Callable[[], Bells],
        presence: Callable[[], Presence],
        is_teacher: Callable[[HTTPConnection], bool],
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._rooms, self._bells, self._presence = rooms, bells, presence
        self._is_teacher, self._clock = is_teacher, clock
        self._towers: dict[int, _Tower] = {}

    def routes(self) -> list[BaseRoute]:
        """For the front door."""
        return [
            Route("/room/bell", self.stream, methods=["GET"]),
            Route("/room/bell/now", self.once, methods=["GET"]),
        ]

    async def once(self, request: Request) -> Response:
        """The counter now."""
        who = await self._admitted(request)
        if isinstance(who, Response):
            return who
        room, channel, participant = who
        if participant is not None and self._presence().seen(room.id, participant, now=self._clock()):
            self._bells().ring(room.id)
        counter = _counter(_counters(room, self._presence()), channel)
        return JSONResponse({"counter": counter}, headers={"cache-control": "no-store"})

    async def stream(self, request: Request) -> Response:
        """The counter at once, and again whenever it has changed."""
        who = await self._admitted(request)
        if isinstance(who, Response):
            return who
        room, channel, participant = who
        return StreamingResponse(
            self._events(room, channel, participant),
            media_type="text/event-stream",
            headers={"cache-control": "no-store, no-transform", "x-accel-buffering": "no"},
        )

    async def _admitted(self, request: Request) -> tuple[Room, Channel, int | None] | Response:
        """Who asks, or what refuses them."""
        try:
            who = await run_sync(self._who, request)
        except StorageFault:
            return _refused(503)
        return _refused() if who is None else who

    def _who(self, request: HTTPConnection) -> tuple[Room, Channel, int | None] | None:
        """The room, the channel and the participant of a request; None for who has no business here.

        Who was put out hears the bell too, or would not hear of being let in
        again; it says nothing but that something changed. Raises StorageFault,
        which is no refusal: a device that is refused stops asking.
        """
        rooms, number = self._rooms(), room_number(request.query_params.get("room"))
        room = None if number is None else rooms.room(number)
        if room is None:
            return None
        if request.query_params.get("for") == "console":
            return (room, "console", None) if self._is_teacher(request) else None
        token = token_of(request)
        found = rooms.participant(room.id, token) if token else None
        return None if found is None else (room, "room", found.id)

    async def _events(self, room: Room, channel: Channel, participant: int | None) -> AsyncIterator[str]:
        tower = self._towers.setdefault(room.id, _Tower(room, self._rooms, self._bells(), self._presence()))
        tower.streams += 1
        tower.watch()
        if participant is not None and self._presence().came(room.id, participant, now=self._clock()):
            self._bells().ring(room.id)
        said = None
        try:
            while True:
                changed = tower.changed[
                    channel
                ]  # taken before the counters are read: no change slips between
                counter = _counter(tower.counters, channel)
                if counter != said:
                    said = counter
                    yield f"data: {counter}\n\n"
                if participant is not None:
                    self._presence().seen(room.id, participant, now=self._clock())
                try:
                    await asyncio.wait_for(changed.wait(), BEAT)
                except TimeoutError:
                    yield "event: beat\ndata: still here\n\n"
        finally:
            tower.streams -= 1
            if not tower.streams:
                tower.leave()
                self._towers.pop(room.id, None)
            if participant is not None and self._presence().left(room.id, participant):
                self._bells().ring(room.id)


def _counters(room: Room, presence: Presence) -> tuple[int, int]:
    """What devices must show, and what only the teacher's screens must; who comes and goes is in no row."""
    return room.version, room.pulse + presence.changes(room.id)


def _counter(counters: tuple[int, int], channel: Channel) -> int:
    """What the channel is told. It changes with each change that the channel must show."""
    return counters[0] if channel == "room" else sum(counters)


def _refused(status: int = 403) -> Response:
    return JSONResponse({"ok": False}, status_code=status, headers={"cache-control": "no-store"})
