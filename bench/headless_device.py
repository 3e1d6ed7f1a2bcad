"""A student's device without a browser: it speaks HTTP, Streamlit's websocket and a room's bell, and no more.

What it sends is what a browser sends: the page at its address, a tap on an
option as a change of the radio's value, a ring as a run of the fragment that
holds the bell. It talks to loopback alone.
"""

import asyncio
import random
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

WAITS = 30.0
"""Seconds after which an answer that did not come counts as an error."""


class NotSaved(RuntimeError):
    """A tap was answered, but not with *Saved*. What the device shows instead is in `words`."""


@dataclass
class Device:
    """One device in a room."""

    port: int
    key: str
    cookies: dict[str, str] = field(default_factory=dict)
    room: str = ""
    words: str = ""
    """All the text that the last run drew."""
    takes_votes: bool = False
    """Whether the last run drew options that can be tapped."""
    options: list[str] = field(default_factory=list)
    radio: str = ""
    fragment: str = ""
    """The id of the fragment that holds the bell."""
    ballot: str = ""
    """The id of the fragment in it that a tap runs."""
    button: str = ""
    """The id of a form's button, where the page has one."""
    counter: int | None = None
    errors: list[str] = field(default_factory=list)
    received: int = 0
    page = "room"

    async def _http(self, path: str) -> tuple[int, dict[str, list[str]], str]:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        writer.write(
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nCookie: {cookie}\r\n"
            "Accept-Language: en\r\nConnection: close\r\n\r\n".encode()
        )
        raw = (await asyncio.wait_for(reader.read(), WAITS)).decode("utf-8", "replace")
        writer.close()
        head, _, body = raw.partition("\r\n\r\n")
        lines = head.split("\r\n")
        headers: dict[str, list[str]] = {}
        for line in lines[1:]:
            name, _, value = line.partition(": ")
            headers.setdefault(name.lower(), []).append(value)
        return int(lines[0].split()[1]), headers, body

    async def scan(self) -> None:
        """Open the QR code's address: into the room."""
        status, headers, _ = await self._http(f"/j/{self.key}")
        if status != 303:
            raise RuntimeError(f"/j answered {status}")
        for cookie in headers.get("set-cookie", []):
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value
        self.room = re.search(r"room=(\d+)", headers["location"][0]).group(1)  # type: ignore[union-attr]

    async def connect(self) -> None:
        """Open the websocket and have the page drawn."""
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        self.socket = await websockets.connect(
            f"ws://127.0.0.1:{self.port}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item]
            additional_headers={"Cookie": cookie, "Accept-Language": "en"},
            origin=f"http://127.0.0.1:{self.port}",  # type: ignore[arg-type]
            max_size=None,
            compression=None,
        )
        self._runs: asyncio.Queue[float | None] = asyncio.Queue()
        self._reading = asyncio.create_task(self._read())
        message = self.message()
        message.rerun_script.page_name = self.page
        await self.run(message)

    def message(self) -> BackMsg:
        """What every message of this device begins with."""
        message = BackMsg()
        message.rerun_script.query_string = f"lang=en&room={self.room}" if self.room else ""
        return message

    async def _read(self) -> None:
        try:
            await self._read_frames()
        except (websockets.ConnectionClosed, OSError):
            pass
        finally:
            self._runs.put_nowait(None)  # whoever waits for a run waits in vain

    async def _read_frames(self) -> None:
        async for frame in self.socket:
            assert isinstance(frame, bytes)
            self.received += len(frame)
            message = ForwardMsg.FromString(frame)
            kind = message.WhichOneof("type")
            if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
                self._draw(message)
            elif kind == "script_finished":
                self._runs.put_nowait(time.perf_counter())

    def _draw(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "html":
            self.words += element.html.body
        elif kind == "radio":
            self.radio, self.options = element.radio.id, list(element.radio.options)
            self.takes_votes = True
            self.ballot = message.delta.fragment_id or self.ballot
        elif kind == "button":
            self.button = element.button.id
        elif kind == "bidi_component" and message.delta.fragment_id:
            self.fragment = message.delta.fragment_id
        elif kind == "exception":
            self.errors.append(element.exception.message)

    async def run(self, message: BackMsg) -> float:
        """Send, and wait until the run is drawn. Milliseconds.

        Raises ConnectionError where the connection is or gets lost, and TimeoutError.
        """
        self.words, self.takes_votes = "", False
        while not self._runs.empty():
            if self._runs.get_nowait() is None:
                self._runs.put_nowait(None)
                raise ConnectionError("the connection is lost")
        began = time.perf_counter()
        try:
            await self.socket.send(message.SerializeToString())
        except websockets.ConnectionClosed as error:
            raise ConnectionError("the connection is lost") from error
        ended = await asyncio.wait_for(self._runs.get(), WAITS)
        if ended is None:
            self._runs.put_nowait(None)
            raise ConnectionError("the connection was lost while the server worked")
        return (ended - began) * 1000

    async def come_back(self, within: float) -> None:
        """Connect anew, as a browser does: again and again, after waits that grow, for so many seconds.

        Raises TimeoutError where it is not back by then.
        """
        async with asyncio.timeout(within):
            wait = 0.25
            while True:
                try:
                    await self.connect()
                    return
                except (OSError, websockets.WebSocketException):
                    await asyncio.sleep(wait * (0.75 + random.random() / 2))
                    wait = min(2.0, wait * 2)

    def drop(self) -> None:
        """Lose the connection without a word, as a phone that goes out of reach."""
        self.socket.transport.abort()

    async def rerun(self) -> float:
        """What a ring makes a device do. Milliseconds."""
        message = self.message()
        message.rerun_script.fragment_id = self.fragment
        return await self.run(message)

    async def tap(self, option: int) -> float:
        """Choose an option: the ballot. Milliseconds until *Saved* is here.

        Raises NotSaved where it was not acknowledged.
        """
        message = self.message()
        message.rerun_script.fragment_id = self.ballot
        widget = message.rerun_script.widget_states.widgets.add()
        widget.id, widget.string_value = self.radio, self.options[option % len(self.options)]
        took = await self.run(message)
        if "Saved." not in self.words:
            raise NotSaved("the tap was not acknowledged")
        return took

    async def listen(self, rung: Callable[[int], None]) -> None:
        """Hear the bell until the task is cancelled."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        writer.write(
            f"GET /room/bell?room={self.room} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n"
            f"Cookie: {cookie}\r\n\r\n".encode()
        )
        try:
            async for line in reader:
                if line.startswith(b"data: ") and line[6:].strip().lstrip(b"-").isdigit():
                    self.counter = int(line[6:])
                    rung(self.counter)
        finally:
            writer.close()

    async def leave(self) -> None:
        """Close the websocket."""
        await self.socket.close()
        self._reading.cancel()
