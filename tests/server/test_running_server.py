"""The real server, in a process of its own, asks nobody for anything and keeps strangers out."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from tests.browser.classroom import Server, start_server

RECORDER = Path(__file__).with_name("outgoing.py")


@dataclass
class Watched:
    """A running server and what it tried to send elsewhere."""

    server: Server
    record: Path

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server.port}"

    def outgoing(self) -> list[str]:
        return self.record.read_text().splitlines()

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], str]:
        connection = HTTPConnection(self.host, timeout=20)
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        body = answer.read().decode()
        connection.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body

    def run_page(self, origin: str, cookie: str = "") -> bytes:
        """Connect as a browser does and let the home page run once. Returns every frame received."""
        headers = {"cookie": cookie} if cookie else {}
        seen = b""
        with connect(
            f"ws://{self.host}/_stcore/stream",
            origin=origin,  # type: ignore[arg-type]
            subprotocols=["streamlit"],  # type: ignore[list-item]
            additional_headers=headers,
            open_timeout=20,
            proxy=None,
        ) as socket:
            ask = BackMsg()
            ask.rerun_script.query_string = "lang=en"
            socket.send(ask.SerializeToString())
            while True:
                frame = socket.recv(timeout=20)
                seen += frame if isinstance(frame, bytes) else frame.encode()
                message = ForwardMsg()
                message.ParseFromString(frame)  # type: ignore[arg-type]
                if message.WhichOneof("type") == "script_finished":
                    return seen


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    folder = tmp_path_factory.mktemp("running")
    record = folder / "outgoing.txt"
    record.touch()
    server = start_server(folder / "data", python=(sys.executable, str(RECORDER), str(record)))
    yield Watched(server, record)
    server.stop()


def test_the_recorder_sees_streamlit_look_for_its_own_addresses(tmp_path: Path) -> None:
    script, record = tmp_path / "look.py", tmp_path / "outgoing.txt"
    script.write_text(
        "from streamlit import net_util\nnet_util.get_internal_ip()\nnet_util.get_external_ip()\n"
    )
    subprocess.run([sys.executable, RECORDER, record, script], check=True, timeout=60, capture_output=True)
    written = record.read_text()
    assert "socket.connect ('8.8.8.8', 1)" in written
    assert "checkip.amazonaws.com" in written


def test_a_page_is_served_and_runs_and_the_server_asks_nobody_for_anything(watched: Watched) -> None:
    status, headers, html = watched.get("/?lang=en")
    assert status == 200 and "<title>Asylum, Explained</title>" in html
    cookie = headers["set-cookie"].split(";")[0]
    seen = watched.run_page(f"http://{watched.host}", cookie)
    assert b"Asylum, Explained" in seen
    assert watched.outgoing() == []


@pytest.mark.parametrize("origin", ["http://evil.example", "http://192.168.1.20:8501", "null", None])
def test_a_foreign_websocket_is_refused_without_a_look_at_the_network(
    watched: Watched, origin: str | None
) -> None:
    with pytest.raises(InvalidStatus) as refusal:
        watched.run_page(origin)  # type: ignore[arg-type]
    assert refusal.value.response.status_code == 403
    assert watched.outgoing() == []


def test_streamlit_sets_no_cookie_of_its_own(watched: Watched) -> None:
    for path in ("/_stcore/health", "/_stcore/host-config"):
        assert "set-cookie" not in watched.get(path)[1]


@pytest.mark.parametrize(
    "path",
    [
        "/../app.py",
        "/static/../../../server/static/index.html",
        "/assets/..%2f..%2fapp.py",
        "/_stcore/metrics",
        "/thread/return",
        "/nothing/here",
    ],
)
def test_what_is_not_ours_to_show_is_not_found(watched: Watched, path: str) -> None:
    status, headers, body = watched.get(path)
    assert status == 404
    assert "content-security-policy" in headers
    assert "import streamlit" not in body


def test_neither_the_key_nor_the_data_folder_is_in_anything_that_was_sent(watched: Watched) -> None:
    key = (watched.server.data / "secret.key").read_bytes()
    sent = watched.run_page(f"http://{watched.host}")
    for path in ("/", "/quiet", "/_stcore/host-config", "/nothing"):
        sent += watched.get(path)[2].encode()
    assert key not in sent and key.hex().encode() not in sent
    assert str(watched.server.data).encode() not in sent


def test_the_log_of_a_server_in_good_health_holds_no_error_and_no_token(watched: Watched) -> None:
    token = watched.get("/")[1]["set-cookie"].split(";")[0].removeprefix("learner=")
    log = watched.server.log.read_text("utf-8")
    assert token not in log
    assert "Traceback" not in log and "ERROR" not in log
