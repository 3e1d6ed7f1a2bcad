"""What the server sets for its process at its start."""

import gc
import logging
import socket
import weakref
from collections.abc import Callable, Iterator
from types import ModuleType

import pytest
from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session, runtime

from server.process_settings import (
    FLUSH_SECONDS,
    remember_the_look,
    send_small_things_at_once,
    send_sooner,
    spare_what_stays,
)


@pytest.fixture(autouse=True)
def as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(runtime, "MESSAGE_FLUSH_INTERVAL_SECS", 0.005)
    monkeypatch.setattr(app_session, "_populate_theme_msg", app_session._populate_theme_msg)
    yield
    gc.unfreeze()


def test_streamlit_sends_sooner_than_it_would_by_itself() -> None:
    assert runtime.MESSAGE_FLUSH_INTERVAL_SECS > FLUSH_SECONDS
    send_sooner()
    assert runtime.MESSAGE_FLUSH_INTERVAL_SECS == FLUSH_SECONDS


def _look() -> CustomThemeConfig:
    """The look as Streamlit puts it into the message with which a run begins."""
    message = CustomThemeConfig()
    app_session._populate_theme_msg(message)
    app_session._populate_theme_msg(message.light, "theme.light")
    app_session._populate_theme_msg(message.dark, "theme.dark")
    app_session._populate_theme_msg(message.sidebar, "theme.sidebar")
    return message


def test_the_look_that_is_remembered_is_the_one_that_streamlit_works_out() -> None:
    worked_out = _look()
    assert worked_out.light.primary_color == "#0B5A66", "the settings of this app are read"
    assert not worked_out.HasField("sidebar"), "a part that is not set"
    remember_the_look()
    first = _look()
    assert first == worked_out
    first.light.primary_color = "red"
    assert _look() == worked_out, "what went into one message is not shared with the next"


def test_the_look_is_worked_out_once_and_again_when_the_settings_are_read_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def work_out(message: CustomThemeConfig, section: str = "theme") -> None:
        asked.append(section)
        message.text_color = f"colour {len(asked)}"

    monkeypatch.setattr(app_session, "_populate_theme_msg", work_out)
    remember_the_look()
    assert [_look().text_color for _ in range(3)] == ["colour 1"] * 3
    assert sorted(asked) == ["theme", "theme.dark", "theme.light", "theme.sidebar"]
    config.get_config_options(force_reparse=True)
    assert _look().text_color == "colour 5"


@pytest.mark.parametrize(
    ("module", "name", "setting"),
    [
        (runtime, "MESSAGE_FLUSH_INTERVAL_SECS", send_sooner),
        (app_session, "_populate_theme_msg", remember_the_look),
    ],
)
def test_a_version_without_what_is_set_is_named_and_hinders_nothing(
    module: ModuleType,
    name: str,
    setting: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.delattr(module, name)
    with caplog.at_level(logging.WARNING):
        setting()
    assert f"no {name}; answers come later" in caplog.text


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
