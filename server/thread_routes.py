"""The few things a student's thread needs that only an HTTP answer can do: setting and changing its cookie.

Nothing here writes a code or a token to a log.
"""

import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import anyio
from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from explainer.classroom.classroom import Rooms
from explainer.scoring.guess_limit import GuessLimit
from explainer.scoring.record import Records
from explainer.which_code import which_code
from server.request_locale import request_locale
from server.room_routes import put_room
from server.short_form import read_form
from server.thread_cookie import mint_token, put_token, token_of


def _answer(status: int = 200, **values: object) -> JSONResponse:
    return JSONResponse(values, status_code=status, headers={"cache-control": "no-store"})


def _would_be_lost(records: Records, token: str | None) -> bool:
    """Whether the token alone opens a record: once the token is replaced, nothing does."""
    record = records.find(token) if token else None
    return record is not None and not record.has_code


class ThreadRoutes:
    """The routes under /thread/. The origin guard has refused other sites' requests before they come here."""

    def __init__(
        self,
        records: Callable[[], Records],
        guesses: GuessLimit,
        rooms: Callable[[], Rooms],
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = anyio.sleep,
    ) -> None:
        self._records = records
        self._guesses = guesses
        self._rooms = rooms
        self._now = now
        self._clock = clock
        self._sleep = sleep

    def routes(self) -> list[BaseRoute]:
        """For the front door."""
        return [
            Route("/thread/remember", self.remember, methods=["POST"]),
            Route("/thread/return", self.return_with, methods=["POST"]),
            Route("/thread/someone-else", self.someone_else, methods=["POST"]),
        ]

    async def remember(self, request: Request) -> Response:
        """Form field `on`: 1 keeps the thread on this device for 400 days, 0 until the browser closes."""
        form = await read_form(request)
        if form is None:
            return _answer(413, ok=False, why="too-long")
        wanted = form.get("on")
        token = token_of(request)
        if wanted not in {"0", "1"} or token is None:
            return _answer(400, ok=False, why="no-thread" if token is None else "on-is-0-or-1")
        response = _answer(ok=True, remembered=wanted == "1")
        put_token(response, request, token, remembered=wanted == "1")
        return response

    async def return_with(self, request: Request) -> Response:
        """Form field `code`: open what a return code opens in this browser, under a new token.

        That is a record, a place in a class, or both, for one code may be
        given to both. `then` is the address to go on to where it is a class.

        A record that is open here and has no code of its own would be lost: it
        is left only with the form field `leave`, 1.

        A right code is never made to wait; a wrong one waits longer each time.
        The code is looked up before the limit is asked, so that one student's
        wrong guesses can never hold up another's right code.
        """
        form = await read_form(request)
        if form is None:
            return _answer(413, ok=False, why="too-long")
        code = form.get("code", "").strip()
        if not code:
            return _answer(ok=False, why="empty")
        kind = which_code(code)
        if kind != "return":
            return _answer(ok=False, why=kind)
        records = await run_sync(self._records)
        if form.get("leave") != "1" and await run_sync(_would_be_lost, records, token_of(request)):
            return _answer(ok=False, why="open-record")
        token, now = mint_token(), self._now()
        record = await run_sync(lambda: records.return_with(code, token=token, now=now))
        entered = await run_sync(lambda: self._rooms().return_to_room(code, token))
        if record is None and entered is None:
            wait = self._guesses.failed(code, token=token_of(request) or "", now=self._clock())
            await self._sleep(wait)
            return _answer(ok=False, why="unknown")
        if entered is None:
            response = _answer(ok=True)
        else:
            room, _ = entered
            response = _answer(ok=True, then=f"/room?lang={request_locale(request)}&room={room.id}")
            put_room(response, request, room.id)
        put_token(response, request, token, remembered=False)
        return response

    async def someone_else(self, request: Request) -> Response:
        """Begin a new thread for another person at this device; the one before keeps its record."""
        response = RedirectResponse(f"/?lang={request_locale(request)}", status_code=303)
        response.headers["cache-control"] = "no-store"
        put_token(response, request, mint_token(), remembered=False)
        return response
