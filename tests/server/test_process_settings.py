"""What the server sets for its process at its start."""

import gc
import logging
import socket
import weakref
from collections.abc import Iterator

import pytest
from streamlit.runtime import runtime

from server.process_settings import FLUSH_SECONDS, send_small_things_at_once, send_sooner, spare_what_stays


@pytest.fixture(autouse=True)
def as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(runtime, "MESSAGE_FLUSH_INTERVAL_SECS", 0.005)
    yield
    gc.unfreeze()


def test_streamlit_sends_sooner_than_it_would_by_itself() -> None:
    assert runtime.MESSAGE_FLUSH_INTERVAL_SECS > FLUSH_SECONDS
    send_sooner()
    assert runtime.MESSAGE_FLUSH_INTERVAL_SECS == FLUSH_SECONDS


def test_a_version_without_that_setting_is_named_and_hinders_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.delattr(runtime, "MESSAGE_FLUSH_INTERVAL_SECS")
    with caplog.at_level(logging.WARNING):
        send_sooner()
    assert "no MESSAGE_FLUSH_INTERVAL_SECS; answers come later" in caplog.text


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_a_connection_sends_small_things_at_once_also_where_the_socket_was_made_without_its_protocol(
    family: socket.AddressFamily,
) -> None:
    with socket.socket(family) as listening, socket.socket(family) as device:
        listening.bind(("127.0.0.1" if family == socket.AF_INET else "::1", 0))
        listening.listen()
        send_small_things_at_once()
        device.connect(listening.getsockname())
        accepted, _ = listening.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        assert not device.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY), "only what listens is touched"


def test_a_weak_reference_to_what_is_gone_stops_nothing() -> None:
    class Thing:
        pass

    gone = weakref.proxy(Thing())
    with pytest.raises(ReferenceError):
        isinstance(gone, socket.socket)
    send_small_things_at_once()


def test_what_is_in_memory_at_the_start_is_spared() -> None:
    before = gc.get_freeze_count()
    spare_what_stays()
    assert gc.get_freeze_count() > before
