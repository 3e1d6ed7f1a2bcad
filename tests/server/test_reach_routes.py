"""What a student's device is sent while a teacher checks that it can reach this computer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

import pytest
from starlette.testclient import TestClient, WebSocketDenialResponse
from starlette.websockets import WebSocketDisconnect

from explainer.model.text import LOCALES, Locale
from explainer.reach import LASTS, MOST_DEVICES, ReachChecks
from explainer.reach_reading import Reading
from explainer.wording import wording
from server.reach_routes import ReachRoutes
from tests.server.site import HOST, ORIGIN, Site

CHECK = "kpskwnf6jb"
TEACHER = {"cookie": "teacher=yes"}
EN = wording("en")


@dataclass
class Room:
    """A server with one check under way, whose clock a test moves."""

    checks: ReachChecks = field(default_factory=ReachChecks)
    time: float = 100.0

    def __post_init__(self) -> None:
        async def sleep(seconds: float) -> None:
            self.time += seconds

        self.checks.begin(CHECK, now=self.time)
        reach = ReachRoutes(
            lambda: self.checks,
            lambda request: request.cookies.get("teacher") == "yes",
            clock=lambda: self.time,
            sleep=sleep,
        )
        self.site = Site(more=reach.routes())

    def client(self, **headers: str) -> TestClient:
        return self.site.client(**headers)

    def reading(self) -> Reading:
        reading = self.checks.read(CHECK, now=self.time)
        assert reading is not None
        return reading

    def device(self) -> tuple[TestClient, str]:
        """A device that has loaded the page, and the id that it was given."""
        client = self.client()
        return client, device_in(client.get(f"/reach?check={CHECK}").text)


@pytest.fixture
def room() -> Iterator[Room]:
    yield Room()


def device_in(html: str) -> str:
    (found,) = re.findall(r'data-device="([\w-]+)"', html)
    return str(found)


def who(device: str, check: str = CHECK) -> str:
    return f"check={check}&device={device}"


def report(client: TestClient, device: str, **values: str) -> object:
    return client.post("/reach/report", data={"check": CHECK, "device": device, **values})


def nonce_of(body: str) -> str:
    (found,) = re.findall(r"^data: (\S+)$", body, re.MULTILINE)
    return str(found)


def test_a_device_that_manages_all_three_turns_the_verdict_green(room: Room) -> None:
    client, device = room.device()
    assert room.reading().verdict == "testing"
    with client.websocket_connect(f"ws://{HOST}/reach/socket?{who(device)}") as socket:
        socket.send_text(socket.receive_text())
        assert socket.receive_text() == "yes"
    with client.stream("GET", f"/reach/events?{who(device)}") as stream:
        nonce = nonce_of(next(stream.iter_text()))
        assert report(client, device, step="event", nonce=nonce).json() == {"ok": True}  # type: ignore[attr-defined]
    reading = room.reading()
    assert reading.verdict == "reached"
    assert [each.via for each in reading.devices] == [ORIGIN]


def test_the_stream_is_one_that_no_honest_proxy_keeps_or_changes_and_it_has_an_end(room: Room) -> None:
    client, device = room.device()
    answer = client.get(f"/reach/events?{who(device)}")
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert answer.headers["cache-control"] == "no-store, no-transform"
    assert "content-encoding" not in answer.headers
    assert answer.text.count(": still here\n\n") == room.checks.step_within


def test_an_event_that_was_held_back_until_the_end_of_the_stream_proves_nothing(room: Room) -> None:
    client, device = room.device()
    nonce = nonce_of(client.get(f"/reach/events?{who(device)}").text)
    room.time += 1
    assert report(client, device, step="event", nonce=nonce).json() == {"ok": False}  # type: ignore[attr-defined]
    assert list(room.reading().causes) == ["neither"]


def test_what_a_device_says_is_blocked_is_counted_at_once(room: Room) -> None:
    client, device = room.device()
    for step in ("socket", "event"):
        assert report(client, device, step=step).json() == {"ok": True}  # type: ignore[attr-defined]
    assert list(room.reading().causes) == ["neither"]


@pytest.mark.parametrize("said", ["", "something else"])
def test_a_websocket_that_sends_something_else_back_proves_nothing(room: Room, said: str) -> None:
    client, device = room.device()
    with client.websocket_connect(f"ws://{HOST}/reach/socket?{who(device)}") as socket:
        socket.receive_text()
        socket.send_text(said)
        assert socket.receive_text() == "no"
        with pytest.raises(WebSocketDisconnect):
            socket.receive_text()


def test_a_websocket_that_sends_bytes_or_leaves_does_no_harm(room: Room) -> None:
    client, device = room.device()
    with client.websocket_connect(f"ws://{HOST}/reach/socket?{who(device)}") as socket:
        socket.receive_text()
        socket.send_bytes(b"\xff")
        assert socket.receive_text() == "no"
    with client.websocket_connect(f"ws://{HOST}/reach/socket?{who(device)}") as socket:
        socket.receive_text()
    assert room.reading().verdict == "testing"


def test_a_websocket_that_stays_silent_is_closed() -> None:
    room = Room(checks=ReachChecks(step_within=0.05))
    client, device = room.device()
    with client.websocket_connect(f"ws://{HOST}/reach/socket?{who(device)}") as socket:
        socket.receive_text()
        with pytest.raises(WebSocketDisconnect):
            socket.receive_text()


def test_a_websocket_is_not_proven_by_a_form(room: Room) -> None:
    client, device = room.device()
    with client.websocket_connect(f"ws://{HOST}/reach/socket?{who(device)}") as socket:
        answer = report(client, device, step="socket", nonce=socket.receive_text())
    assert answer.json() == {"ok": False}  # type: ignore[attr-defined]


def test_the_page_loaded_again_or_in_the_other_language_is_the_same_device(room: Room) -> None:
    client, device = room.device()
    for address in (f"/reach?{who(device)}", f"/reach?{who(device)}&lang=es"):
        assert device_in(client.get(address).text) == device
    assert len(room.reading().devices) == 1


def test_a_device_cannot_name_itself(room: Room) -> None:
    client, _ = room.device()
    assert device_in(client.get(f"/reach?{who('mine')}").text) != "mine"
    assert len(room.reading().devices) == 2


@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_is_in_its_readers_language_and_says_every_step_and_every_end(
    room: Room, locale: Locale
) -> None:
    say = wording(locale)
    answer = room.client(**{"accept-language": locale}).get(f"/reach?check={CHECK}")
    assert answer.headers["content-language"] == locale and f'<html lang="{locale}">' in answer.text
    for words in (
        say("This page has loaded"),
        say("A live connection opens (WebSocket)"),
        say("A live message arrives (server-sent event)"),
        say("Tell your teacher: JavaScript is turned off on this device."),
        say("It works. Tell your teacher: this device is ready."),
        say("Tell your teacher: the page loads, but the live connection is blocked."),
        say("Tell your teacher: the page loads, but live messages do not get through."),
        say("Tell your teacher: the page loads, but everything live is blocked."),
    ):
        assert words in answer.text


def test_the_page_gives_no_cookie_is_not_kept_and_loads_our_own_files_alone(room: Room) -> None:
    client = room.client()
    answer = client.get(f"/reach?check={CHECK}")
    assert "set-cookie" not in answer.headers and answer.headers["cache-control"] == "no-store"
    files = re.findall(r'<(?:script|link)[^>]* (?:src|href)="([^"]+)"', answer.text)
    assert len(files) == 3 and all(client.get(each).status_code == 200 for each in files)
    assert f"ws://{HOST}" in answer.headers["content-security-policy"]


def test_a_check_typed_in_capitals_is_found(room: Room) -> None:
    assert room.client().get(f"/reach?check={CHECK.upper()}").status_code == 200


@pytest.mark.parametrize("check", ["", "another", "%3Cscript%3E"])
@pytest.mark.parametrize("locale", LOCALES)
def test_an_unknown_check_is_told_in_words(room: Room, check: str, locale: Locale) -> None:
    answer = room.client().get(f"/reach?check={check}&lang={locale}")
    say = wording(locale)
    assert answer.status_code == 404 and say("This check is not open") in answer.text
    assert room.reading().devices == ()


def test_a_check_that_has_ended_is_told_in_words_and_takes_no_more_reports(room: Room) -> None:
    client, device = room.device()
    room.time += LASTS
    assert EN("This check is not open") in client.get(f"/reach?{who(device)}").text
    assert report(client, device, step="event").json() == {"ok": False}  # type: ignore[attr-defined]
    assert client.get(f"/reach/events?{who(device)}").status_code == 404
    with (
        pytest.raises(WebSocketDisconnect) as refusal,
        client.websocket_connect(f"ws://{HOST}/reach/socket?{who(device)}"),
    ):
        pass
    assert refusal.value.code == 1008


def test_a_device_too_many_is_told_in_words(room: Room) -> None:
    for n in range(MOST_DEVICES):
        room.checks.join(CHECK, f"device {n}", via=ORIGIN, now=room.time)
    answer = room.client().get(f"/reach?check={CHECK}")
    assert answer.status_code == 503 and EN("Enough devices are being tested") in answer.text


def test_the_teachers_own_browser_does_not_count(room: Room) -> None:
    answer = room.client(**TEACHER).get(f"/reach?check={CHECK}")
    assert answer.status_code == 200 and EN("This browser does not count") in answer.text
    assert room.reading().devices == ()


def test_who_only_looks_whether_the_page_is_there_does_not_count(room: Room) -> None:
    assert room.client().head(f"/reach?check={CHECK}").status_code == 200
    assert room.reading().devices == ()


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"step": "page"}, 400),
        ({"step": "lunch"}, 400),
        ({}, 400),
        ({"step": "event", "nonce": "x" * 5000}, 413),
        ({"step": "event", "nonce": "\ud800".encode("utf-8", "surrogatepass")}, 200),
        ({"step": "event", "device": "another"}, 200),
    ],
)
def test_a_report_that_makes_no_sense_changes_nothing(
    room: Room, fields: dict[str, str], status: int
) -> None:
    client, device = room.device()
    answer = client.post("/reach/report", data={"check": CHECK, "device": device, **cast(dict, fields)})
    assert answer.status_code == status and answer.json() == {"ok": False}
    assert room.reading().verdict == "testing"


def test_another_sites_page_opens_no_websocket_and_reports_nothing(room: Room) -> None:
    _, device = room.device()
    stranger = room.client(origin="http://evil.example")
    assert report(stranger, device, step="event").status_code == 403  # type: ignore[attr-defined]
    with (
        pytest.raises(WebSocketDenialResponse) as refusal,
        stranger.websocket_connect(
            f"ws://{HOST}/reach/socket?{who(device)}", headers={"origin": "http://evil.example"}
        ),
    ):
        pass
    assert refusal.value.status_code == 403


@pytest.mark.parametrize("path", ["/reach/other", "/reach/events", "/media/x", "/_stcore/health", "/"])
def test_no_websocket_but_streamlits_and_ours_is_let_in(room: Room, path: str) -> None:
    with (
        pytest.raises(WebSocketDisconnect) as refusal,
        room.client().websocket_connect(f"ws://{HOST}{path}"),
    ):
        pass
    assert refusal.value.code == 1008
    assert room.site.reached == []


@pytest.mark.parametrize(
    "request_line",
    ["GET /reach/socket", "GET /reach/report", "POST /reach", "GET /reach/", "POST /reach/events"],
)
def test_each_route_answers_in_its_own_way_alone(room: Room, request_line: str) -> None:
    assert room.client().request(*request_line.split()).status_code == 404
    assert room.site.reached == []


def test_nothing_of_a_device_is_logged(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO", logger="server"):
        client, device = room.device()
        report(client, device, step="event")
    assert caplog.messages == []
