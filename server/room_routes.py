"""How a student's device gets into a room: by the QR code's key, or by the code that is typed."""

import asyncio
import logging
import re
import secrets
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from anyio.to_thread import run_sync
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from explainer.classroom.classroom import Rooms
from explainer.classroom.code_guesses import CodeGuesses
from explainer.classroom.room import NoSuchRoom, Room, RoomIsShut
from explainer.classroom.room_code import normalise_room_code
from explainer.model.text import Locale
from explainer.scoring.alias import deal_alias
from explainer.storage.fault import StorageFault
from explainer.which_code import which_code
from explainer.wording import wording
from server.plain_page import plain_page
from server.request_locale import request_locale
from server.short_form import read_form
from server.thread_cookie import keep_token, mint_token, put_token, token_of

log = logging.getLogger(__name__)

KEY = re.compile(r"[A-Za-z0-9_-]{22}")
"""A room's key: nothing else is looked up, for not every database takes every character."""

ROOM = "room"
"""The cookie that names the room a browser is in, so that any page can lead back to it. It opens nothing."""


def _answer(status: int = 200, **values: object) -> JSONResponse:
    return JSONResponse(values, status_code=status, headers={"cache-control": "no-store"})


class RoomRoutes:
    """The routes /room/enter and /j/KEY. The origin guard has refused other sites' forms before."""

    def __init__(
        self,
        rooms: Callable[[], Rooms],
        guesses: Callable[[], CodeGuesses],
        warn: Callable[[], None] = lambda: None,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """`warn` is called once each time that someone begins to guess: it has the consoles look."""
        self._rooms, self._guesses, self._warn = rooms, guesses, warn
        self._now, self._clock, self._sleep = now, clock, sleep

    def routes(self) -> list[BaseRoute]:
        """For the front door."""
        return [
            Route("/room/enter", self.enter, methods=["POST"]),
            Route("/j/{key}", self.scan, methods=["GET"]),
        ]

    async def enter(self, request: Request) -> Response:
        """Form field `code`: let this browser into the room with this code, under an alias that is dealt.

        A right code is answered at once; a wrong one when CodeGuesses says. Where
        so many are wrong that no code is looked up, the page asks again by
        itself after `again` seconds.
        """
        form = await read_form(request)
        if form is None:
            return _answer(413, ok=False, why="too-long")
        code = form.get("code", "").strip()
        kind = which_code(code)
        if kind != "room":
            return _answer(ok=False, why=kind if code else "empty")
        guesses, address = self._guesses(), request.client.host if request.client else ""
        if not guesses.may_look(address, now=self._clock()):
            return _answer(429, ok=False, why="many", again=2)
        room = None
        try:
            normal = normalise_room_code(code)
            rooms = await run_sync(self._rooms)
            room = await run_sync(lambda: rooms.room_with(code=normal))
        except StorageFault:
            guesses.done(address)
            return _answer(503, ok=False, why="offline")
        except BaseException:
            guesses.done(address)
            raise
        if room is None:
            return await self._wrong(normal, address)
        guesses.done(address)
        token = token_of(request) or mint_token()
        try:
            await run_sync(self._join, rooms, room, token, request_locale(request))
        except RoomIsShut as shut:
            return _answer(ok=False, why=shut.why)
        except NoSuchRoom:
            return _answer(ok=False, why="unknown")
        except StorageFault:
            return _answer(503, ok=False, why="offline")
        response = _answer(ok=True)
        if token_of(request) is None:
            put_token(response, request, token, remembered=False)
        put_room(response, request, room.id)
        return response

    async def _wrong(self, code: str, address: str) -> Response:
        guesses, now = self._guesses(), self._clock()
        knew = guesses.someone_guesses(now=now)
        wait = guesses.wrong(code, address, now=now)
        if not knew and guesses.someone_guesses(now=now):
            await run_sync(self._warn)
        await self._sleep(wait)
        return _answer(ok=False, why="unknown")

    async def scan(self, request: Request) -> Response:
        """What the QR code opens: into the room, and on to its page."""
        locale = request_locale(request)
        say = wording(locale)
        key = request.path_params["key"]
        token = token_of(request) or mint_token()
        try:
            rooms = await run_sync(self._rooms)
            room = await run_sync(lambda: rooms.room_with(key=key) if KEY.fullmatch(key) else None)
            if room is not None:
                await run_sync(self._join, rooms, room, token, locale)
        except RoomIsShut as shut:
            return plain_page(
                locale, say("You are not in this class"), shut_words(shut.why, locale), status=403
            )
        except NoSuchRoom:
            room = None
        except StorageFault:
            log.exception("a device could not be let in")
            return plain_page(
                locale,
                say("You are not in yet"),
                say("The class could not be opened just now. Load this page again in a moment."),
                status=503,
            )
        if room is None:
            return plain_page(
                locale,
                say("This class is not open"),
                say("It has ended, or its code has changed. Look at the projector, or ask your teacher."),
                status=404,
            )
        response = RedirectResponse(f"/room?lang={locale}&room={room.id}", status_code=303)
        response.headers["cache-control"] = "no-store"
        keep_token(response, request) if token_of(request) else put_token(
            response, request, token, remembered=False
        )
        put_room(response, request, room.id)
        return response

    def _join(self, rooms: Rooms, room: Room, token: str, locale: Locale) -> None:
        there = {each.alias for each in rooms.participants(room.id)}
        alias = deal_alias(locale, there.__contains__, secrets.SystemRandom())
        rooms.join(room.id, token, alias=alias, now=self._now())


def shut_words(why: str, locale: Locale) -> str:
    """Why a room takes this browser in no more, for the one who stands before it."""
    say = wording(locale)
    words = {
        "locked": say("The class is locked: nobody new can come in. Ask your teacher."),
        "closed": say("The class has ended."),
        "out": say("Your teacher has put this device out of the class. Ask your teacher to let it in again."),
    }
    return words[why]


def put_room(response: Response, request: HTTPConnection, room_id: int) -> None:
    """Remember until the browser closes which room it is in."""
    secure = request.url.scheme in {"https", "wss"}
    response.set_cookie(ROOM, str(room_id), httponly=True, samesite="lax", secure=secure)
