"""Home: whose record this is, and what comes next."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from explainer.model.library import Library
from explainer.scoring.attempt import attempt_item
from explainer.scoring.record import Place
from explainer.storage.storage import Storage
from tests.app_pages.conftest import TOKEN
from tests.app_pages.screen import UNIT, Screen

NOW = datetime.now(UTC)


@pytest.fixture
def record_id(storage: Storage) -> int:
    """A record that this browser's cookie opens, last used two days ago."""
    return storage.begin(TOKEN, alias="Quiet Harbor", locale="en", now=NOW - timedelta(days=2)).id


def answer(storage: Storage, library: Library, record_id: int, *items: str) -> None:
    for item_id in items:
        item = library.items[item_id]
        chosen = item.key_on(library.law_known_to)
        storage.add(
            record_id,
            attempt_item(item, chosen, as_of=library.law_known_to, locale="en", at=NOW - timedelta(days=2)),
        )


def test_a_new_tab_asks_whose_record_it_is_and_shows_nothing_of_it(
    record_id: int, tab: Screen, library: Library, storage: Storage
) -> None:
    assert "Are you Quiet Harbor?" in tab.words
    assert tab.labels == ["Continue as Quiet Harbor"]
    assert "I am someone else" in tab.words
    assert "What you know so far" not in tab.words and "Welcome back" not in tab.words


def test_who_is_someone_else_is_told_first_whether_anything_opens_the_record_again(
    record_id: int, tab: Screen, new_tab: Callable[[], Screen], storage: Storage
) -> None:
    lost, kept = "It has no return code, so nothing opens it again.", "Only its return code opens it again."
    assert lost in tab.words and kept not in tab.words
    storage.replace_code(record_id, "amber-canoe-lemon-igloo-4829-1057")
    words = new_tab().open("").words
    assert kept in words and lost not in words


def test_continuing_greets_tells_when_one_was_here_and_counts_the_day_as_used(
    record_id: int, tab: Screen, storage: Storage
) -> None:
    tab.press("Continue as Quiet Harbor")
    assert "Welcome back, Quiet Harbor" in tab.words
    assert "You were here 2 days ago. Your place was kept." in tab.words
    assert "You were here 2 days ago." in tab.open("learn").open("").words
    record = storage.find(TOKEN)
    assert record is not None and record.last_used_on == datetime.now(UTC).date()


def test_beside_the_return_code_it_says_what_would_be_lost_where_no_code_opens_it_again(
    record_id: int, tab: Screen, new_tab: Callable[[], Screen], storage: Storage
) -> None:
    lost = "Quiet Harbor's record is open here and has no return code."
    tab.press("Continue as Quiet Harbor")
    assert lost in tab.words and 'name="leave"' in "".join(tab.html)
    storage.replace_code(record_id, "amber-canoe-lemon-igloo-4829-1057")
    assert lost not in tab.run().words and 'name="leave"' not in "".join(tab.html)


def test_without_a_record_there_is_none_to_lose(tab: Screen) -> None:
    assert "has no return code" not in tab.words and 'name="leave"' not in "".join(tab.html)


def test_a_tab_in_which_the_record_began_does_not_ask(
    tab: Screen, library: Library, storage: Storage
) -> None:
    section = library.unit(UNIT).sections[0]
    item = library.items[section.item]
    tab.open("unit", section=section.id).choose(item, item.option_ids[0]).press("Check my answer")
    record = storage.find(TOKEN)
    assert record is not None
    assert f"Welcome back, {record.alias}" in tab.open("").words
    assert "You were here today." in tab.words


def test_whoever_says_not_you_is_asked_again_in_the_same_tab(record_id: int, tab: Screen) -> None:
    tab.press("Continue as Quiet Harbor")
    assert "Are you Quiet Harbor?" in tab.open("", who="ask").words
    assert "Welcome back, Quiet Harbor" in tab.press("Continue as Quiet Harbor").words
    assert "who" not in tab.at.query_params and "Welcome back" in tab.run().words


def test_whoever_came_back_with_the_right_code_is_not_asked(record_id: int, tab: Screen) -> None:
    assert "Welcome back, Quiet Harbor" in tab.open("", who="returned").words
    assert "Welcome back, Quiet Harbor" in tab.open("").words


def test_home_leads_to_the_first_part_that_is_not_done(
    record_id: int, tab: Screen, library: Library, storage: Storage
) -> None:
    unit = library.units[0]
    tab.press("Continue as Quiet Harbor")
    assert "Start with section 1" in tab.words
    answer(storage, library, record_id, unit.sections[0].item)
    assert "Continue with section 2" in tab.run().words
    assert unit.sections[1].title.en in tab.words
    answer(storage, library, record_id, *(section.item for section in unit.sections))
    assert "Continue with the questions" in tab.run().words
    assert f"{len(unit.quiz)} questions over the whole unit." in tab.words
    answer(storage, library, record_id, *unit.quiz)
    assert library.units[1].sections[0].title.en in tab.run().words
    assert "Start with section 1" in tab.words and "Done" in tab.words
    for other in library.units[1:]:
        answer(storage, library, record_id, *other.item_ids)
    assert "You have done every part of this unit" in tab.run().words


def test_home_says_how_many_objectives_are_solid(
    record_id: int, tab: Screen, library: Library, storage: Storage
) -> None:
    unit = library.unit(UNIT)
    answer(storage, library, record_id, *unit.item_ids)
    tab.press("Continue as Quiet Harbor")
    assert f"Solid {len(unit.objectives)} " in tab.words or f"Solid{len(unit.objectives)}" in tab.words


def test_a_kept_place_in_a_unit_that_is_gone_does_no_harm(
    record_id: int, tab: Screen, storage: Storage
) -> None:
    storage.put_place(record_id, Place("another-year", "somewhere"), now=NOW)
    assert "Start with section 1" in tab.press("Continue as Quiet Harbor").words


def test_reading_alone_begins_no_record(tab: Screen, library: Library, storage: Storage) -> None:
    for section in library.unit(UNIT).sections:
        tab.open("unit", section=section.id)
    tab.open("explore", show="glossary")
    assert storage.find(TOKEN) is None


def test_another_token_on_the_same_browser_finds_nothing_of_the_first(
    record_id: int,
    library: Library,
    storage: Storage,
    cookies: dict[str, str],
    new_tab: Callable[[], Screen],
) -> None:
    answer(storage, library, record_id, library.unit(UNIT).sections[0].item)
    storage.put_note(record_id, UNIT, library.unit(UNIT).sections[0].id, "my own words", now=NOW)
    storage.put_place(record_id, Place(UNIT, "quiz"), now=NOW)
    cookies["learner"] = "u" * 43
    tab = new_tab()
    for page, where in [("", {}), ("record", {}), ("unit", {"section": library.unit(UNIT).sections[0].id})]:
        words = tab.open(page, **where).words
        assert "Quiet Harbor" not in words
        assert not tab.at.text_area or tab.at.text_area[0].value == ""
    assert "Check my answer" in tab.labels
