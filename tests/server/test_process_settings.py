"""What the server sets for its process at its start."""

import gc
import logging
from collections.abc import Iterator

import pytest
from streamlit.runtime import runtime

from server.process_settings import FLUSH_SECONDS, send_sooner, spare_what_stays


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


def test_what_is_in_memory_at_the_start_is_spared() -> None:
    before = gc.get_freeze_count()
    spare_what_stays()
    assert gc.get_freeze_count() > before
