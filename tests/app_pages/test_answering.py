"""A question on a page: reminded, marked, saved, explained; and what happens where nothing can be saved."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest

from explainer.model.item import Item
from explainer.model.library import Library
from explainer.storage.fault import Busy
from explainer.storage.storage import Storage
from tests.app_pages.conftest import TOKEN
from tests.app_pages.screen import UNIT, Screen

NOT_COUNTED = "Your answer could not be saved, and nothing has been counted. Your choice is still here"


@pytest.fixture
def item(library: Library) -> Item:
    """The question of the first section: one option may be chosen, and there are hints."""
    return library.items[library.unit(UNIT).sections[0].item]


@pytest.fixture
def section(tab: Screen, library: Library) -> Screen:
    """A tab on that section."""
    return tab.open("unit", section=library.unit(UNIT).sections[0].id)


WRITES = ("begin", "add", "open_hint", "put_note", "put_place", "skip", "unskip", "touch")


@pytest.fixture
def nothing_can_be_written(
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[[], AbstractContextManager[None]]:
    """While it lasts another program holds the database: it can be read, and writing fails."""

    def fail(*_: object, **__: object) -> None:
        raise Busy("The database is in use")

    @contextmanager
    def broken() -> Iterator[None]:
        with monkeypatch.context() as for_now:
            for write in WRITES:
                for_now.setattr(Storage, write, fail)
            yield

    return broken


def key_of(item: Item, library: Library) -> list[str]:
    return [option for option in item.option_ids if option in item.key_on(library.law_known_to)]


def test_nothing_chosen_is_asked_again_and_is_no_attempt(section: Screen, storage: Storage) -> None:
    section.press("Check my answer")
    assert "Choose an answer first. Nothing has been counted." in section.words
    assert storage.find(TOKEN) is None or storage.attempts(1) == ()
    assert "Choose an answer first." not in section.run().words


def test_an_answer_is_saved_before_it_is_explained_and_the_alias_is_told(
    section: Screen, storage: Storage, item: Item, library: Library
) -> None:
    section.choose(item, *key_of(item, library)).press("Check my answer")
    record = storage.find(TOKEN)
    assert record is not None
    (attempt,) = storage.attempts(record.id)
    assert (attempt.item, attempt.mode, attempt.points) == (item.id, "scored", 1)
    assert attempt.as_of == library.law_known_to and attempt.locale == "en"
    assert f"Saved for {record.alias}." in section.words
    for words in (item.rationale.en, *(option.feedback.en for option in item.options)):
        assert words in section.words
    assert "Check my answer" not in section.labels


@pytest.mark.parametrize("kind", ["single-choice", "multiple-choice", "true-false"])
def test_every_kind_of_question_takes_its_key_as_right(
    tab: Screen, library: Library, kind: str, storage: Storage
) -> None:
    unit = library.unit(UNIT)
    item = next(library.items[each] for each in unit.quiz if library.items[each].type == kind)
    tab.open("unit", section="quiz", item=item.id)
    tab.choose(item, *key_of(item, library)).press("Check my answer")
    assert [float(attempt.points) for attempt in storage.attempts(1)] == [1.0]
    assert "1 of 1 point, your first answer" in tab.words


def test_a_second_try_is_practice_and_says_so(
    section: Screen, storage: Storage, item: Item, library: Library
) -> None:
    wrong = next(o for o in item.option_ids if o not in key_of(item, library))
    section.choose(item, wrong).press("Check my answer").press("Try again as practice")
    section.choose(item, *key_of(item, library)).press("Check my answer")
    assert [(a.mode, float(a.points)) for a in storage.attempts(1)] == [("scored", 0.0), ("practice", 1.0)]
    assert "practice: your first answer is the one that counts" in section.words


def test_how_sure_one_is_is_kept_and_told_and_never_changes_the_points(
    section: Screen, storage: Storage, item: Item, library: Library
) -> None:
    section.choose(item, *key_of(item, library))
    sure = section.at.segmented_control(key=f"question-{item.id}-confidence")
    sure.set_value("guessing")
    section.press("Check my answer")
    (attempt,) = storage.attempts(1)
    assert (attempt.confidence, attempt.points) == ("guessing", 1)
    assert "You said: guessing." in section.words


def test_hints_open_one_by_one_are_recorded_and_cost_nothing(
    section: Screen, storage: Storage, item: Item, library: Library
) -> None:
    assert item.hints
    for n, hint in enumerate(item.hints):
        assert hint.en not in section.words
        section.press("Show a hint" if n == 0 else "Show another hint")
        assert hint.en in section.words
    assert not [label for label in section.labels if "hint" in label]
    section.choose(item, *key_of(item, library)).press("Check my answer")
    (attempt,) = storage.attempts(1)
    assert (attempt.hints, attempt.points) == (len(item.hints), 1)


def test_an_answer_that_cannot_be_saved_is_not_counted_stays_chosen_and_can_be_tried_again(
    section: Screen,
    storage: Storage,
    item: Item,
    library: Library,
    nothing_can_be_written: Callable[[], AbstractContextManager[None]],
) -> None:
    (key,) = key_of(item, library)
    with nothing_can_be_written():
        section.choose(item, key).press("Check my answer")
    assert NOT_COUNTED in section.words
    assert item.rationale.en not in section.words
    assert section.at.radio(key=f"question-{item.id}-choice").value == key
    section.press("Check my answer")
    assert item.rationale.en in section.words and NOT_COUNTED not in section.words
    assert len(storage.attempts(1)) == 1


def test_a_note_that_cannot_be_kept_is_told_and_stays_in_its_box(
    section: Screen, storage: Storage, nothing_can_be_written: Callable[[], AbstractContextManager[None]]
) -> None:
    section.at.text_area[0].set_value("The officer screens.")
    with nothing_can_be_written():
        section.press("Keep this note")
    assert "Your note could not be kept. It is still here: try again." in section.words
    assert section.at.text_area[0].value == "The officer screens."
    section.press("Keep this note")
    assert "Kept." in section.words
    assert [note.text for note in storage.notes(1)] == ["The officer screens."]


def test_a_hint_opens_even_when_that_cannot_be_recorded(
    section: Screen, item: Item, nothing_can_be_written: Callable[[], AbstractContextManager[None]]
) -> None:
    with nothing_can_be_written():
        section.press("Show a hint")
    assert item.hints[0].en in section.words


def test_a_hint_that_could_not_be_recorded_still_stands_in_the_attempt(
    section: Screen,
    storage: Storage,
    item: Item,
    library: Library,
    nothing_can_be_written: Callable[[], AbstractContextManager[None]],
) -> None:
    with nothing_can_be_written():
        section.press("Show a hint")
    section.choose(item, *key_of(item, library)).press("Check my answer")
    assert [attempt.hints for attempt in storage.attempts(1)] == [1]


def test_a_corrected_key_is_told_with_its_points_on_the_question_too(
    section: Screen,
    item: Item,
    library: Library,
    serve: Callable[[Library], None],
    new_tab: Callable[[], Screen],
) -> None:
    wrong = next(o for o in item.option_ids if o not in key_of(item, library))
    section.choose(item, wrong).press("Check my answer")
    assert "0 of 1 point" in section.words
    serve(
        library.model_copy(
            update={"items": {**library.items, item.id: item.model_copy(update={"key": wrong})}}
        )
    )
    again = new_tab().open("unit", section=library.unit(UNIT).sections[0].id)
    assert "1 of 1 point, your first answer" in again.words and "0 of 1 point" not in again.words


def test_a_section_can_be_read_while_nothing_can_be_written(
    section: Screen,
    item: Item,
    library: Library,
    nothing_can_be_written: Callable[[], AbstractContextManager[None]],
) -> None:
    section.choose(item, *key_of(item, library)).press("Check my answer")
    with nothing_can_be_written():
        for part in ("what-starts-it", "quiz", "start"):
            section.open("unit", section=part)


def test_without_cookies_everything_is_explained_and_the_page_says_why_nothing_is_saved(
    cookies: dict[str, str],
    new_tab: Callable[[], Screen],
    storage: Storage,
    item: Item,
    library: Library,
) -> None:
    cookies.clear()
    tab = new_tab().open("unit", section=library.unit(UNIT).sections[0].id)
    assert "This browser keeps no cookies, so your answers can't be saved." in tab.words
    assert not tab.at.text_area
    tab.press("Show a hint")
    assert item.hints[0].en in tab.words
    tab.choose(item, *key_of(item, library)).press("Check my answer")
    assert item.rationale.en in tab.words
    assert "1 of 8 parts done" in tab.open("learn").words or "1 of 9 parts done" in tab.words
    assert storage.find(TOKEN) is None


def test_without_cookies_the_answers_of_this_visit_count_for_what_one_knows(
    cookies: dict[str, str], new_tab: Callable[[], Screen], library: Library
) -> None:
    cookies.clear()
    asked = library.items[library.unit(UNIT).quiz[0]]
    tab = new_tab().open("unit", section="quiz", item=asked.id)
    wrong = next(o for o in asked.option_ids if o not in key_of(asked, library))
    tab.choose(asked, wrong).press("Check my answer").press("Try again as practice")
    tab.choose(asked, *key_of(asked, library)).press("Check my answer")
    assert "practice: your first answer is the one that counts" in tab.words
    tab.open("unit", section="quiz", item="result")
    assert "0 of 1 right at the first try" in tab.words and "; 1 more try in practice" in tab.words


def test_another_tab_of_the_same_browser_has_the_answer(
    section: Screen, new_tab: Callable[[], Screen], item: Item, library: Library
) -> None:
    section.choose(item, *key_of(item, library)).press("Check my answer")
    other = new_tab().open("unit", section=library.unit(UNIT).sections[0].id)
    assert item.rationale.en in other.words
