"""What a student's device meets while a teacher checks that it can reach this computer.

The answers are the kinds that a class needs: a page, a websocket, a stream of
events, a small form. No address of a device is kept or written to a log.
"""

import secrets
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress

import anyio
from anyio.to_thread import run_sync
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from explainer.reach import ReachChecks
from explainer.reach_reading import Step
from server.reach_page import check_is_full, no_such_check, reach_page, same_computer
from server.request_locale import request_locale
from server.short_form import read_form

REPORTED: dict[str, Step] = {"socket": "socket", "event": "event"}
"""The steps that a device can report by their names. That the page has loaded we see ourselves."""

BETWEEN_SIGNS = 1.0
"""Seconds between signs of life in a stream of events."""


def mint() -> str:
    """A random id or nonce that nobody guesses."""
    return secrets.token_urlsafe(16)


class ReachRoutes:
    """The routes at and under /reach. The origin guard has refused other sites' sockets and forms before."""

    def __init__(
        self,
        checks: Callable[[], ReachChecks],
        is_teacher: Callable[[HTTPConnection], bool],
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = anyio.sleep,
    ) -> None:
        self._checks, self._is_teacher = checks, is_teacher
        self._clock, self._sleep = clock, sleep

    def routes(self) -> list[BaseRoute]:
        """For the front door."""
        return [
            Route("/reach", self.page, methods=["GET"]),
            Route("/reach/events", self.events, methods=["GET"]),
            Route("/reach/report", self.report, methods=["POST"]),
            WebSocketRoute("/reach/socket", self.socket),
        ]

    async def page(self, request: Request) -> Response:
        """The page. Sending it is the first step: whatever is blocked later, this device was here."""
        checks, locale = self._checks(), request_locale(request)
        check, device = _who(request)
        if not checks.is_open(check, now=self._clock()):
            return no_such_check(locale)
        if await run_sync(self._is_teacher, request):
            return same_computer(locale)
        if request.method == "HEAD":
            return Response(headers={"cache-control": "no-store"})
        if not checks.knows(check, device, now=self._clock()):
            device = mint()
        via = f"{request.url.scheme}://{request.headers['host']}"
        number = checks.join(check, device, via=via, now=self._clock())
        if number is None:
            return check_is_full(locale)
        # The page gives up well before we do, so that its own word comes before our silence.
        patience = checks.step_within / 2
        return reach_page(locale, check=check, device=device, number=number, patience=patience)

    async def socket(self, websocket: WebSocket) -> None:
        """Send a nonce through the websocket and wait for it to come back the same way."""
        checks, (check, device), nonce = self._checks(), _who(websocket), mint()
        if not checks.send(check, device, "socket", nonce, now=self._clock()):
            await websocket.close(code=1008)
            return
        await websocket.accept()
        with suppress(WebSocketDisconnect):  # the device may leave at any moment
            await websocket.send_text(nonce)
            with anyio.move_on_after(checks.step_within):
                said = await websocket.receive()
                if said["type"] == "websocket.disconnect":
                    return
                echoed = said.get("text") or ""
                proven = checks.echo(check, device, "socket", echoed, now=self._clock())
                await websocket.send_text("yes" if proven else "no")
            await websocket.close()

    async def events(self, request: Request) -> Response:
        """Send a nonce as an event and keep the stream open, as a live screen does.

        A proxy that waits for the end of an answer before it passes anything
        on is seen only while there is no end.
        """
        checks, (check, device), nonce = self._checks(), _who(request), mint()
        if not checks.send(check, device, "event", nonce, now=self._clock()):
            return _answer(404, ok=False)
        return StreamingResponse(
            self._stream(nonce, until=self._clock() + checks.step_within),
            media_type="text/event-stream",
            headers={"cache-control": "no-store, no-transform"},
        )

    async def _stream(self, nonce: str, *, until: float) -> AsyncIterator[str]:
        yield f"data: {nonce}\n\n"
        while self._clock() < until:
            await self._sleep(BETWEEN_SIGNS)
            yield ": still here\n\n"

    async def report(self, request: Request) -> Response:
        """Form: `check`, `device`, `step`, and the event's `nonce`; without one, the step was blocked."""
        form = await read_form(request)
        if form is None:
            return _answer(413, ok=False)
        checks, now = self._checks(), self._clock()
        check, device = form.get("check", ""), form.get("device", "")
        step = REPORTED.get(form.get("step", ""))
        if step is None:
            return _answer(400, ok=False)
        if "nonce" not in form:
            return _answer(ok=checks.fail(check, device, step, now=now))
        # A websocket is proven through the websocket alone.
        proven = step == "event" and checks.echo(check, device, step, form["nonce"], now=now)
        return _answer(ok=proven)


def _who(request: HTTPConnection) -> tuple[str, str]:
    """The check and the device that an address names. A check's id may have been typed in capitals."""
    asked = request.query_params
    return asked.get("check", "").strip().lower(), asked.get("device", "")


def _answer(status: int = 200, **values: object) -> JSONResponse:
    return JSONResponse(values, status_code=status, headers={"cache-control": "no-store"})
