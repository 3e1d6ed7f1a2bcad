"""A hard section: its note first, read or skipped, and an equal task for who skips it."""

from collections.abc import Callable

import pytest

from explainer.model.library import Library
from explainer.model.unit import Section
from explainer.storage.fault import Busy
from explainer.storage.storage import Storage
from tests.app_pages.conftest import TOKEN
from tests.app_pages.screen import UNIT, Screen


@pytest.fixture
def hard(library: Library) -> Section:
    """The section with a content note."""
    return next(section for section in library.unit(UNIT).sections if section.content_note)


@pytest.fixture
def page(tab: Screen, hard: Section) -> Screen:
    """A tab on it."""
    return tab.open("unit", section=hard.id)


def first_words(section: Section) -> str:
    """Words of the passage that nothing interrupts."""
    return section.prose.en.split("[^")[0][:30]


def test_the_note_comes_first_and_the_passage_is_not_even_sent(
    page: Screen, hard: Section, library: Library
) -> None:
    assert hard.content_note is not None
    assert hard.content_note.note.en in page.words
    assert page.labels == ["Read this section", "Skip, no points lost"]
    assert first_words(hard) not in page.words
    assert library.items[hard.item].stem.en not in page.words


def test_reading_it_shows_the_passage_and_its_question_and_begins_no_record(
    page: Screen, hard: Section, library: Library, storage: Storage
) -> None:
    page.press("Read this section")
    assert first_words(hard) in page.words
    assert library.items[hard.item].stem.en in page.words
    assert storage.find(TOKEN) is None


def test_skipping_it_gives_the_equal_task_with_its_sources_and_its_own_question(
    page: Screen, hard: Section, library: Library, storage: Storage
) -> None:
    note = hard.content_note
    assert note is not None
    page.press("Skip, no points lost")
    assert "You skipped this section. No points are lost." in page.words
    assert note.instead.en in page.words
    assert library.items[note.item].stem.en in page.words
    assert first_words(hard) not in page.words
    for citation in note.cite:
        assert library.sources[citation.source].title in page.words
    assert [(skip.unit, skip.section) for skip in storage.skips(1)] == [(UNIT, hard.id)]


def test_the_equal_task_finishes_the_section(
    page: Screen, hard: Section, library: Library, storage: Storage
) -> None:
    assert hard.content_note is not None
    item = library.items[hard.content_note.item]
    page.press("Skip, no points lost")
    assert "Not started" in page.open("learn").words
    page.open("unit", section=hard.id).choose(item, item.option_ids[0]).press("Check my answer")
    assert "1 of" in page.open("learn").words


def test_a_skip_is_remembered_in_another_tab_and_can_be_taken_back(
    page: Screen, hard: Section, new_tab: Callable[[], Screen], storage: Storage
) -> None:
    page.press("Skip, no points lost")
    other = new_tab().open("unit", section=hard.id)
    assert "You skipped this section." in other.words
    other.press("Read the section after all")
    assert first_words(hard) in other.words
    assert storage.skips(1) == ()


def test_a_skip_that_cannot_be_taken_back_just_now_stops_nobody_from_reading(
    page: Screen, hard: Section, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = []

    def fail(*asked: object) -> None:
        refused.append(asked)
        raise Busy("The database is in use")

    page.press("Skip, no points lost")
    monkeypatch.setattr(Storage, "unskip", fail)
    assert first_words(hard) in page.press("Read the section after all").words
    assert len(refused) == 1, "nothing was taken back, so nothing could fail"


def test_without_cookies_a_section_can_be_skipped_too(
    cookies: dict[str, str], new_tab: Callable[[], Screen], hard: Section
) -> None:
    cookies.clear()
    tab = new_tab().open("unit", section=hard.id).press("Skip, no points lost")
    assert "You skipped this section." in tab.words
    assert first_words(hard) in tab.press("Read the section after all").words
