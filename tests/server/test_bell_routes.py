"""The bell says a counter to who is in the room, and nothing else to anyone."""

import asyncio
import re
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from server import bell_routes
from tests.scoring.made_items import single_choice
from tests.server.room_site import TEACHER, RoomSite
from tests.server.site import HOST, NOW, ORIGIN, run_alone

EVENT = re.compile(rb"(data: -?[0-9]+\n\n|event: beat\ndata: still here\n\n)*")
SOON = 3.0


@pytest.fixture
def class_(tmp_path: Path) -> Iterator[RoomSite]:
    site = RoomSite(tmp_path)
    yield site
    site.store.close()


class Stream:
    """One open stream: what came so far."""

    def __init__(self) -> None:
        self.status = 0
        self.headers: dict[str, str] = {}
        self.bytes = b""
        self._more = asyncio.Event()

    async def send(self, message: dict[str, object]) -> None:
        if message["type"] == "http.response.start":
            self.status = int(str(message["status"]))
            headers: list[tuple[bytes, bytes]] = message["headers"]  # type: ignore[assignment]
            self.headers = {name.decode(): value.decode() for name, value in headers}
        else:
            self.bytes += message.get("body", b"")  # type: ignore[operator]
        self._more.set()

    async def until(self, what: bytes) -> None:
        """Wait until this has come."""
        async with asyncio.timeout(SOON):
            while what not in self.bytes:
                self._more.clear()
                await self._more.wait()


@asynccontextmanager
async def listening(class_: RoomSite, query: str, cookie: str) -> AsyncIterator[Stream]:
    """A browser that listens. Afterwards it has gone."""
    stream, gone = Stream(), asyncio.Event()
    asked = False

    async def receive() -> dict[str, object]:
        nonlocal asked
        if not asked:
            asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await gone.wait()
        return {"type": "http.disconnect"}

    headers = {"host": HOST, "origin": ORIGIN, "cookie": cookie, "accept": "text/event-stream"}
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": "/room/bell",
        "raw_path": b"/room/bell",
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("127.0.0.1", 5000),
        "server": ("127.0.0.1", 8501),
    }
    served = asyncio.create_task(class_.site.app(scope, receive, stream.send))  # type: ignore[arg-type]
    try:
        yield stream
    finally:
        gone.set()
        await asyncio.wait_for(served, SOON)


def cookie_of(client: TestClient) -> str:
    return f"learner={client.cookies['learner']}"


def heard(class_: RoomSite, story: Callable[[], Awaitable[None]]) -> None:
    run_alone(story)
    assert class_.bell._towers == {}, "nobody listens any more, so nobody watches"


def test_a_participant_hears_the_counter_at_once_and_when_the_teacher_does_something(
    class_: RoomSite,
) -> None:
    cookie = cookie_of(class_.joined())

    async def story() -> None:
        async with listening(class_, f"room={class_.room.id}", cookie) as stream:
            await stream.until(b"data: 1\n\n")
            assert stream.status == 200
            assert stream.headers["content-type"].startswith("text/event-stream")
            assert stream.headers["cache-control"] == "no-store, no-transform"
            assert stream.headers["x-accel-buffering"] == "no"
            await asyncio.to_thread(class_.store.act, class_.room.id, "an-item", "open", now=NOW)
            await stream.until(b"data: 2\n\n")
            assert EVENT.fullmatch(stream.bytes), "a counter, and nothing else"

    heard(class_, story)


def test_a_device_is_not_rung_for_what_only_the_teacher_sees(class_: RoomSite) -> None:
    client, item = class_.joined(), single_choice()
    (who,) = class_.store.participants(class_.room.id)
    (poll,) = class_.store.act(class_.room.id, item.id, "open", now=NOW)

    async def story() -> None:
        async with (
            listening(class_, f"room={class_.room.id}", cookie_of(client)) as device,
            listening(class_, f"room={class_.room.id}&for=console", f"teacher={TEACHER}") as console,
        ):
            await device.until(b"data: 2\n\n")
            await console.until(b"\n\n")
            await asyncio.sleep(0.2)  # the device's coming was told
            before = console.bytes
            await asyncio.to_thread(class_.store.cast, poll.id, who.id, item, {"right"}, now=NOW)
            async with asyncio.timeout(SOON):
                while console.bytes == before:
                    await asyncio.sleep(0.01)
            assert device.bytes == b"data: 2\n\n"
            assert EVENT.fullmatch(console.bytes)

    heard(class_, story)


def test_the_console_hears_who_comes_and_who_goes_and_two_tabs_are_one(class_: RoomSite) -> None:
    cookie = cookie_of(class_.joined())
    (who,) = class_.store.participants(class_.room.id)

    def there() -> bool:
        return who.id in class_.presence.present(class_.room.id, now=class_.clock)

    async def story() -> None:
        query = f"room={class_.room.id}"
        async with listening(class_, f"{query}&for=console", f"teacher={TEACHER}") as console:
            await console.until(b"data: 3\n\n")
            async with listening(class_, query, cookie) as tab:
                await tab.until(b"data: 1")
                await console.until(b"data: 4\n\n")
                async with listening(class_, query, cookie) as reloaded:
                    await reloaded.until(b"data: 1")
                assert there()
            await console.until(b"data: 5\n\n")
            assert not there()

    heard(class_, story)


def test_a_change_that_rang_nobody_is_seen_all_the_same(class_: RoomSite, tmp_path: Path) -> None:
    """Another process wrote it."""
    cookie = cookie_of(class_.joined())

    async def story() -> None:
        async with listening(class_, f"room={class_.room.id}", cookie) as stream:
            await stream.until(b"data: 1\n\n")
            class_.store.ring_with(lambda room_id: None)
            await asyncio.to_thread(class_.store.change_room, class_.room.id, step="x", now=NOW)
            await stream.until(b"data: 2\n\n")

    heard(class_, story)


def test_a_silent_stream_shows_that_it_lives(class_: RoomSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bell_routes, "BEAT", 0.05)
    cookie = cookie_of(class_.joined())

    async def story() -> None:
        async with listening(class_, f"room={class_.room.id}", cookie) as stream:
            await stream.until(b"event: beat\ndata: still here\n\n")
            assert EVENT.fullmatch(stream.bytes)

    heard(class_, story)


def test_a_deleted_room_is_told_to_who_listens_and_refused_to_who_comes(class_: RoomSite) -> None:
    client = class_.joined()

    async def story() -> None:
        async with listening(class_, f"room={class_.room.id}", cookie_of(client)) as stream:
            await stream.until(b"data: 1\n\n")
            await asyncio.to_thread(class_.store.delete_room, class_.room.id)
            await stream.until(b"data: -1\n\n")

    heard(class_, story)
    assert client.get(f"/room/bell/now?room={class_.room.id}").status_code == 403


def test_a_stream_outlives_a_fault_of_the_store(class_: RoomSite, monkeypatch: pytest.MonkeyPatch) -> None:
    cookie = cookie_of(class_.joined())
    whole = class_.store.room

    async def story() -> None:
        from explainer.storage.fault import Busy

        def fails(room_id: int) -> None:
            raise Busy("locked")

        async with listening(class_, f"room={class_.room.id}", cookie) as stream:
            await stream.until(b"data: 1\n\n")
            monkeypatch.setattr(class_.store, "room", fails)
            class_.bells.ring(class_.room.id)
            await asyncio.sleep(0.2)
            monkeypatch.setattr(class_.store, "room", whole)
            await asyncio.to_thread(class_.store.change_room, class_.room.id, step="x", now=NOW)
            await stream.until(b"data: 2\n\n")

    heard(class_, story)


def now_told(client: TestClient, query: str) -> tuple[int, object]:
    answer = client.get(f"/room/bell/now?{query}")
    assert answer.headers["cache-control"] == "no-store"
    return answer.status_code, answer.json()


def test_where_streams_are_blocked_the_same_counter_is_asked_for(class_: RoomSite) -> None:
    client, query = class_.joined(), f"room={class_.room.id}"
    assert now_told(client, query) == (200, {"counter": 1})
    (who,) = class_.store.participants(class_.room.id)
    assert class_.presence.present(class_.room.id, now=class_.clock) == {who.id}, "asking is a sign of life"
    class_.store.change_room(class_.room.id, step="x", now=NOW)
    assert now_told(client, query) == (200, {"counter": 2})
    assert now_told(class_.teacher(), f"{query}&for=console") == (200, {"counter": 5})


def test_nobody_else_hears_anything(class_: RoomSite) -> None:
    room = class_.room.id
    other = class_.store.open_room("first", code="RAFT77", key="n" * 22, step="title", now=NOW)
    participant, stranger, teacher = class_.joined(), class_.client(), class_.teacher()
    refused = (403, {"ok": False})
    for client, query in [
        (stranger, f"room={room}"),
        (stranger, f"room={room}&for=console"),
        (participant, f"room={room}&for=console"),
        (participant, f"room={other.id}"),
        (teacher, f"room={room}"),
        (teacher, "room=999&for=console"),
        (participant, "room="),
        (participant, "room=-1"),
        (participant, "room=٣"),
        (participant, "room=1e3"),
        (participant, f"room={'9' * 30}"),
        (participant, ""),
    ]:
        assert now_told(client, query) == refused, query
        assert client.get(f"/room/bell?{query}").status_code == 403, query
    stranger.cookies.set("teacher", "x" * 43)
    assert now_told(stranger, f"room={room}&for=console") == refused


def test_who_was_put_out_hears_of_being_let_in_again(class_: RoomSite) -> None:
    client, query = class_.joined(), f"room={class_.room.id}"
    (who,) = class_.store.participants(class_.room.id)
    class_.store.put_out(who.id, True)
    out = now_told(client, query)
    class_.store.put_out(who.id, False)
    assert out[0] == 200 and now_told(client, query) != out


def test_a_database_in_trouble_is_no_refusal_or_devices_would_stop_asking(
    class_: RoomSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    from explainer.storage.fault import Busy

    client = class_.joined()

    def fails(room_id: int) -> None:
        raise Busy("locked")

    monkeypatch.setattr(class_.store, "room", fails)
    assert now_told(client, f"room={class_.room.id}") == (503, {"ok": False})
    assert client.get(f"/room/bell?room={class_.room.id}").status_code == 503


def test_a_locked_database_does_not_silence_the_bell(class_: RoomSite, tmp_path: Path) -> None:
    client = class_.joined()
    other = sqlite3.connect(tmp_path / "rooms.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert now_told(client, f"room={class_.room.id}") == (200, {"counter": 1})
    other.execute("ROLLBACK")
    other.close()
