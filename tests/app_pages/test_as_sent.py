"""Pages whose components are drawn without pandas, which would take a second to load."""

from datetime import UTC, datetime

import pytest
from streamlit import dataframe_util

from explainer.storage.storage import Storage
from tests.app_pages.screen import UNIT, Screen
from tests.app_pages.test_teach import signed_in

__all__ = ["signed_in"]


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What Streamlit looks into for a data frame, for which it loads pandas."""
    found: list[str] = []
    look = dataframe_util.determine_data_format

    def noted(given: object) -> dataframe_util.DataFormat:
        found.append(str(given)[:80])
        return look(given)

    monkeypatch.setattr(dataframe_util, "determine_data_format", noted)
    return found


@pytest.mark.parametrize(
    ("page", "where"),
    [
        ("learn", {}),
        ("law", {"view": "credible-fear"}),
        ("case", {"case": "c13_long_road", "also": "2019-07-16"}),
        ("unit", {"section": "what-it-asks"}),
        ("unit", {"section": "not-everyone-is-screened"}),
        ("explore", {"show": "flowchart"}),
    ],
)
def test_a_students_page_is_drawn(page: str, where: dict[str, str], tab: Screen, looks: list[str]) -> None:
    tab.open(page, **where)
    assert looks == []


def test_the_console_is_drawn(
    storage: Storage, new_tab: type[Screen], signed_in: None, looks: list[str]
) -> None:
    room = storage.open_room(UNIT, code="KITE42", key="k" * 22, step="title", now=datetime.now(UTC))
    assert "KITE 42" in new_tab().open("console", room=str(room.id)).words
    assert looks == []
