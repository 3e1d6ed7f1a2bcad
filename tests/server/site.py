"""The site without Streamlit: our routes and middleware around a stand-in for it and for the store."""

from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar, cast

import anyio
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket

from explainer.scoring.guess_limit import GuessLimit
from explainer.scoring.record import Record, Records
from explainer.storage.storage import Storage
from server.front_door import FrontDoor
from server.one_time_token import OneTimeToken
from server.teacher_routes import TeacherRoutes
from server.thread_routes import ThreadRoutes

HOST = "classroom.test:8501"
ORIGIN = f"http://{HOST}"
NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
ONE_TIME = "o" * 43
CODE = "amber-canoe-lemon-igloo-4829-1057"

T = TypeVar("T")


def run_alone(task: Callable[..., Awaitable[T]], *arguments: object) -> T:
    """Run a task in a thread of its own: where a browser test ran before, this one's loop is taken."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(anyio.run, task, *arguments).result()


@dataclass
class DictOfRecords:
    """As much of Records as the server uses."""

    codes: dict[str, str] = field(default_factory=lambda: {CODE: "Quiet Harbor"})
    begun: dict[str, str] = field(default_factory=dict)
    """Records without a code, by the token that opens them."""
    opened: dict[str, str] = field(default_factory=dict)
    erased_before: list[date] = field(default_factory=list)
    rooms_looked_at: list[date] = field(default_factory=list)

    def find(self, token: str) -> Record | None:
        alias = self.begun.get(token) or self.opened.get(token)
        day = NOW.date()
        return Record(1, alias, "en", day, day, kept=False, has_code=token in self.opened) if alias else None

    def return_with(self, code: str, *, token: str, now: datetime) -> Record | None:
        alias = self.codes.get(code)
        if alias is None:
            return None
        self.opened[token] = alias
        return Record(1, alias, "en", now.date(), now.date(), kept=False, has_code=True)

    def erase_unused(self, before: date) -> int:
        self.erased_before.append(before)
        return 2

    def delete_unused_rooms(self, today: date) -> int:
        self.rooms_looked_at.append(today)
        return 3


@dataclass
class Site:
    """One server under test, with everything it was told and everything it did."""

    records: DictOfRecords = field(default_factory=DictOfRecords)
    slept: list[float] = field(default_factory=list)
    reached: list[str] = field(default_factory=list)
    age: float = 5.0
    """How many seconds before NOW start.py made the one-time token."""
    more: Sequence[BaseRoute] = ()
    """Routes of the module under test."""
    first: Callable[[Request], Awaitable[str]] | None = None
    """What a device's page in a class begins with."""

    def __post_init__(self) -> None:
        async def sleep(seconds: float) -> None:
            self.slept.append(seconds)

        async def streamlit_http(request: Request) -> Response:
            self.reached.append(request.url.path)
            return PlainTextResponse("Streamlit")

        async def streamlit_socket(websocket: WebSocket) -> None:
            self.reached.append(websocket.url.path)
            await websocket.accept()
            await websocket.close()

        async def broken(request: Request) -> Response:
            raise RuntimeError("the key is secret.key")

        threads = ThreadRoutes(
            lambda: cast(Records, self.records),
            GuessLimit(b"k" * 32),
            lambda: self.store,
            now=lambda: NOW,
            clock=lambda: 0.0,
            sleep=sleep,
        )
        self.store = Storage.in_memory(bytes(32))
        teachers = TeacherRoutes(
            lambda: self.store,
            GuessLimit(b"t" * 32),
            OneTimeToken(ONE_TIME, NOW - timedelta(seconds=self.age)),
            now=lambda: NOW,
            tick=lambda: 0.0,
            sleep=sleep,
        )
        self.door = FrontDoor(
            ("", "learn", "room"),
            [*threads.routes(), *teachers.routes(), *self.more, Route("/broken", broken)],
            self.first,
        )
        self.app = Starlette(
            routes=[
                *self.door.routes,
                WebSocketRoute("/_stcore/stream", streamlit_socket),
                Route("/{path:path}", streamlit_http, methods=["GET", "POST"]),
            ],
            middleware=self.door.middleware,
        )

    def client(self, **headers: str) -> TestClient:
        """A new browser: no cookies, and the Origin header that our own page's requests carry."""
        return TestClient(
            self.app,
            base_url=ORIGIN,
            headers={"origin": ORIGIN, **headers},
            follow_redirects=False,
            raise_server_exceptions=False,
        )
