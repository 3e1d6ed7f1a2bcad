"""Pages with a data folder of their own and the cookies of a student's browser."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.runtime.context import ContextProxy

from explainer import opening
from explainer.model.library import Library
from explainer.storage.storage import Storage
from tests.app_pages.screen import Screen

TOKEN = "t" * 43


@pytest.fixture
def cookies(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The cookies that the browser sends; a test may change them before it opens a page."""
    sent = {"learner": TOKEN}
    monkeypatch.setattr(ContextProxy, "cookies", sent)
    monkeypatch.setattr(ContextProxy, "headers", {})
    return sent


@pytest.fixture
def storage(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Storage]:
    """The storage that the pages open, in an empty folder."""
    monkeypatch.setenv("EXPLAINER_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("EXPLAINER_DATABASE_URL", raising=False)
    opening.open_storage.cache_clear()
    opened = opening.open_storage()
    yield opened
    opening.open_storage.cache_clear()
    opened.close()


@pytest.fixture(autouse=True)
def nothing_laid_out_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page of the law lays out other days in a thread, which would slow later tests."""
    monkeypatch.setattr("app_pages.flow_ahead.lay_out_ahead", lambda *_: None)


@pytest.fixture
def library() -> Library:
    """What is served."""
    return opening.open_library()


@pytest.fixture
def new_tab(cookies: dict[str, str], storage: Storage) -> Callable[[], Screen]:
    """Opens another tab of the same browser: its own session, the same record."""
    return Screen


@pytest.fixture
def tab(new_tab: Callable[[], Screen]) -> Screen:
    """A tab on the start page, in English."""
    return new_tab()


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Callable[[Library], None]:
    """Serves another library to the tabs that are opened from now on."""
    return lambda served: monkeypatch.setattr("app_pages.visit.open_library", lambda: served)
