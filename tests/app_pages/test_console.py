"""The console beside a slide: what the teaching notes say of it."""

from datetime import UTC, datetime

import pytest
import streamlit as st

from explainer.classroom.lesson import lesson
from explainer.model.library import Library
from explainer.storage.storage import Storage
from tests.app_pages.screen import UNIT, Screen
from tests.app_pages.test_teach import signed_in

__all__ = ["signed_in"]


def test_beside_the_title_stands_what_the_lesson_is_for_and_how_it_opens(
    storage: Storage, library: Library, new_tab: type[Screen], signed_in: None
) -> None:
    notes, unit = library.teaching[UNIT], next(one for one in library.units if one.id == UNIT)
    opening, closing = notes.plan[0], notes.plan[-1]
    assert opening.section is None and closing.section is None, "the test needs notes with both"
    section = next(step for step in lesson(unit) if step.kind == "section")
    its_own = next(step for step in notes.plan if section.section and step.section == section.section.id)
    room = storage.open_room(UNIT, code="KITE42", key="k" * 22, step="title", now=datetime.now(UTC))
    console = new_tab().open("console", room=str(room.id))
    assert notes.in_brief.en in console.words and opening.do.en in console.words
    assert closing.do.en not in console.words and its_own.do.en not in console.words
    storage.change_room(room.id, step=section.name, now=datetime.now(UTC))
    assert its_own.do.en in console.run().words
    assert notes.in_brief.en not in console.words and opening.do.en not in console.words


@pytest.mark.parametrize(
    ("url", "alone"), [("http://localhost:8501", True), ("http://192.168.1.20:8501", False)]
)
def test_where_no_other_device_can_come_in_the_console_says_so_and_what_to_do(
    url: str,
    alone: bool,
    storage: Storage,
    new_tab: type[Screen],
    signed_in: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app_pages.live.base_url", lambda: url)
    room = storage.open_room(UNIT, code="KITE42", key="k" * 22, step="title", now=datetime.now(UTC))
    words = new_tab().open("console", room=str(room.id)).words
    assert ("This computer is on no network that others share. Connect it" in words) is alone
    real = st.get_option
    monkeypatch.setattr(
        st, "get_option", lambda name: "127.0.0.1" if name == "server.address" else real(name)
    )
    words = new_tab().open("console", room=str(room.id)).words
    assert ("It was started for this computer alone (--local)." in words) is alone
