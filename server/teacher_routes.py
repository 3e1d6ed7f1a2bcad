"""Signing in and out as the teacher: what only an HTTP answer can do, because it sets a cookie.

Nothing here writes a passcode or a token to a log.
"""

import time
from collections.abc import Awaitable, Callable
from datetime import datetime
from urllib.parse import parse_qs, urlencode

import anyio
from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from explainer.scoring.guess_limit import GuessLimit
from explainer.storage.storage import Storage
from explainer.teacher.passcode import fits
from explainer.which_code import which_code
from explainer.wording import wording
from server import clock
from server.one_time_token import OneTimeToken
from server.plain_page import plain_page
from server.request_locale import request_locale
from server.teacher_cookie import drop_teacher, put_teacher, teacher_token
from server.thread_cookie import mint_token, token_of

LONGEST_BODY = 4096
"""Bytes. The longest thing anyone sends here is a passcode."""


class TeacherRoutes:
    """The routes under /teach/. The origin guard has refused other sites' posts before they come here."""

    def __init__(
        self,
        storage: Callable[[], Storage],
        guesses: GuessLimit,
        one_time: OneTimeToken | None,
        *,
        now: Callable[[], datetime] = clock.now,
        tick: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = anyio.sleep,
    ) -> None:
        self._storage, self._guesses, self._one_time = storage, guesses, one_time
        self._now, self._tick, self._sleep = now, tick, sleep

    def routes(self) -> list[BaseRoute]:
        """For the front door."""
        return [
            Route("/teach/enter", self.enter, methods=["GET"]),
            Route("/teach/sign-in", self.sign_in, methods=["POST"]),
            Route("/teach/sign-out", self.sign_out, methods=["POST"]),
        ]

    async def enter(self, request: Request) -> Response:
        """Sign in with the token that start.py put into the address, and leave it out of the next one."""
        token = request.query_params.get("token", "")
        if await run_sync(self._spend, token):
            return await self._signed_in(request)
        locale = request_locale(request)
        say = wording(locale)
        return plain_page(
            locale,
            say("This way in is used up"),
            say(
                "It works once, within two minutes after the start. Sign in with the passcode on the "
                "page For teachers, or start the program again."
            ),
            status=403,
        )

    def _spend(self, token: str) -> bool:
        now = self._now()
        if self._one_time is None or not self._one_time.opens(token, now=now):
            return False
        return self._storage().spend(token, now=now)

    async def sign_in(self, request: Request) -> Response:
        """Form field `passcode`. The right one is never made to wait; a wrong one waits longer each time."""
        typed = await _passcode(request)
        if not typed.strip():
            return _back(request, "empty")
        kind = which_code(typed)
        if kind in ("room", "return"):  # no passcode has their form
            return _back(request, kind)
        stored = await run_sync(lambda: self._storage().passcode())
        if stored is None:
            return _back(request, "none-set")
        if await run_sync(fits, typed, stored):
            return await self._signed_in(request)
        await self._sleep(self._guesses.failed(typed, token=token_of(request) or "", now=self._tick()))
        # A passcode may have the form of a completion code; so whether it fits was asked first.
        return _back(request, "completion" if kind == "completion" else "wrong")

    async def sign_out(self, request: Request) -> Response:
        """End this browser's sign-in."""
        token = teacher_token(request)
        if token is not None:
            await run_sync(lambda: self._storage().sign_out(token))
        response = _to(f"/?lang={request_locale(request)}")
        drop_teacher(response, request)
        return response

    async def _signed_in(self, request: Request) -> Response:
        token, now = mint_token(), self._now()
        await run_sync(lambda: self._storage().sign_in(token, now=now))
        response = _to(f"/teach?lang={request_locale(request)}")
        put_teacher(response, request, token)
        return response


async def _passcode(request: Request) -> str:
    """What was typed; nothing if the body is longer than any form of ours."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LONGEST_BODY:
            return ""
    return parse_qs(body.decode("utf-8", "replace")).get("passcode", [""])[0]


def _back(request: Request, said: str) -> Response:
    """To the form again, which says what was wrong. What was typed is in no address."""
    return _to(f"/teach?{urlencode({'lang': request_locale(request), 'said': said})}")


def _to(address: str) -> RedirectResponse:
    return RedirectResponse(address, status_code=303, headers={"cache-control": "no-store"})
