"""A server with rooms: our routes around a store in a file, as the app hangs them together."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from starlette.testclient import TestClient

from explainer.classroom.bell import Bells
from explainer.classroom.code_guesses import CodeGuesses
from explainer.classroom.presence import Presence
from explainer.classroom.room import Room
from explainer.storage.storage import Storage
from server.bell_routes import BellRoutes
from server.room_routes import RoomRoutes
from server.teacher_cookie import is_teacher
from tests.server.site import NOW, Site

KEY = "k" * 22
TEACHER = "t" * 43


@dataclass
class RoomSite:
    """One open room, KITE 42, and everything that its server waited for."""

    folder: Path
    clock: float = 1000.0
    slept: list[float] = field(default_factory=list)
    warned: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        async def sleep(seconds: float) -> None:
            self.slept.append(seconds)

        self.bells, self.presence, self.guesses = Bells(), Presence(), CodeGuesses()
        self.store = Storage.open(f"sqlite:///{self.folder / 'rooms.sqlite3'}", bytes(32), patience=0.05)
        self.store.ring_with(self.bells.ring)
        self.room: Room = self.store.open_room("first", code="KITE42", key=KEY, step="title", now=NOW)
        self.store.sign_in(TEACHER, now=datetime.now(NOW.tzinfo))
        rooms = RoomRoutes(
            lambda: self.store,
            lambda: self.guesses,
            lambda: self.warned.append(self.clock),
            now=lambda: NOW,
            clock=lambda: self.clock,
            sleep=sleep,
        )
        self.bell = BellRoutes(
            lambda: self.store,
            lambda: self.bells,
            lambda: self.presence,
            lambda request: is_teacher(request, self.store),
            clock=lambda: self.clock,
        )
        self.site = Site(more=[*rooms.routes(), *self.bell.routes()])

    def client(self, **headers: str) -> TestClient:
        """A new browser."""
        return self.site.client(**headers)

    def teacher(self) -> TestClient:
        """The teacher's browser, signed in."""
        client = self.client()
        client.cookies.set("teacher", TEACHER)
        return client

    def enter(self, client: TestClient, code: str = "KITE 42") -> dict[str, object]:
        """What the form is told."""
        told: dict[str, object] = client.post("/room/enter", data={"code": code}).json()
        return told

    def joined(self) -> TestClient:
        """A device that is in the room."""
        client = self.client()
        assert self.enter(client) == {"ok": True}
        return client
