"""The page of one's own record: what it holds, its code, how long it stays, and its end."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from explainer.model.library import Library
from explainer.model.text import Text
from explainer.scoring.return_code import looks_like_return_code
from explainer.storage.fault import Busy, EraseUnfinished
from explainer.storage.storage import Storage
from tests.app_pages.conftest import TOKEN
from tests.app_pages.screen import UNIT, Screen

NOTE = "The officer screens; the judge decides later. <b>Bold & brave</b>"


@pytest.fixture
def page(tab: Screen, library: Library) -> Screen:
    """A tab on the record of someone who answered one question and wrote one note."""
    section = library.unit(UNIT).sections[0]
    item = library.items[section.item]
    tab.open("unit", section=section.id).choose(item, item.option_ids[0]).press("Check my answer")
    tab.at.text_area[0].set_value(NOTE)
    tab.press("Keep this note")
    return tab.open("record")


def test_it_holds_the_answer_its_explanation_and_the_note_as_it_was_typed(
    page: Screen, library: Library
) -> None:
    item = library.items[library.unit(UNIT).sections[0].item]
    for words in (item.stem.en, item.rationale.en, *(option.feedback.en for option in item.options), NOTE):
        assert words in page.words
    assert "<b>Bold" not in "".join(page.html)


def test_it_names_the_alias_the_day_and_leaves_a_line_for_a_name_on_paper(
    page: Screen, storage: Storage
) -> None:
    record = storage.find(TOKEN)
    assert record is not None
    assert f"{record.alias}. Begun on" in page.words
    assert "Name: ____" in page.words
    assert "My record" in page.words


def test_a_return_code_is_shown_once_and_a_new_one_replaces_it(
    page: Screen, storage: Storage, new_tab: Callable[[], Screen]
) -> None:
    page.press("Make a return code")
    first = page.at.session_state["code"]
    assert looks_like_return_code(first) and first in page.words
    assert first not in new_tab().open("record").words
    page.press("Make a new return code")
    second = page.at.session_state["code"]
    assert second != first and second in page.words and first not in page.words
    moment = storage.attempts(1)[0].at
    assert storage.return_with(first, token="x" * 43, now=moment) is None
    assert storage.return_with(second, token="x" * 43, now=moment) is not None


def test_leaving_the_page_forgets_the_code_and_the_question_whether_to_erase(page: Screen) -> None:
    page.press("Make a return code").press("Erase my record")
    code = page.at.session_state["code"]
    assert code in page.open("record", lang="es").words
    page.open("learn").open("record")
    assert code not in page.words and "There is one already" in page.words
    assert "Erase my record" in page.labels and "Yes, erase everything" not in page.labels


def test_it_says_when_it_is_erased_and_can_be_kept_and_let_go_again(page: Screen, storage: Storage) -> None:
    assert "erased by itself 400 days after you last used it" in page.words
    page.press("Keep my record until I erase it")
    assert "This record is kept until you erase it." in page.words
    assert storage.erase_unused(date(2100, 1, 1)) == 0
    page.press("Let it be erased after 400 days")
    assert "erased by itself 400 days" in page.words
    assert storage.erase_unused(date(2100, 1, 1)) == 1


def test_erasing_asks_once_more_and_no_keeps_everything(page: Screen, storage: Storage) -> None:
    page.press("Erase my record")
    labels = list(page.labels)
    assert labels.index("No, keep it") < labels.index("Yes, erase everything"), (
        "a double click must not erase"
    )
    page.press("No, keep it")
    assert "Yes, erase everything" not in page.labels and "Erase my record" in page.labels
    assert len(storage.attempts(1)) == 1 and NOTE in page.words


def test_erasing_leaves_nothing_on_the_page_in_the_session_or_in_the_files(
    page: Screen, storage: Storage, tmp_path: Path, new_tab: Callable[[], Screen]
) -> None:
    page.press("Make a return code")
    page.press("Erase my record").press("Yes, erase everything")
    assert "Your record is erased: every answer, note and place, and the code." in page.words
    assert storage.find(TOKEN) is None
    assert NOTE not in page.words and "code" not in page.at.session_state
    for path in tmp_path.iterdir():
        assert b"The officer screens" not in path.read_bytes(), path.name
    page.run()
    assert "Your record is erased" not in page.words and "Nothing is here yet." in page.words
    assert "How does asylum work?" in new_tab().words


def test_answers_of_a_unit_that_is_set_aside_are_said_to_be_kept(
    page: Screen, library: Library, serve: Callable[[Library], None], new_tab: Callable[[], Screen]
) -> None:
    unit = library.unit(UNIT)
    other = unit.model_copy(update={"id": "another", "title": Text(en="Another", es="Otra")})
    bank = {item_id: item for item_id, item in library.items.items() if item_id != unit.sections[0].item}
    serve(library.model_copy(update={"units": (other,), "items": bank}))
    tab = new_tab().open("record")
    assert "Your answers to 1 question can't be shown: their unit is not here just now." in tab.words


@pytest.mark.parametrize(
    ("fault", "told", "gone"),
    [
        (EraseUnfinished("later"), "The last traces in the server's files go when it starts next.", True),
        (Busy("in use"), "It could not be erased just now, and nothing has changed.", False),
    ],
    ids=["bytes wait", "nothing erased"],
)
def test_an_erasing_that_did_not_finish_says_what_is_so(
    page: Screen,
    storage: Storage,
    monkeypatch: pytest.MonkeyPatch,
    fault: Exception,
    told: str,
    gone: bool,
) -> None:
    erase = Storage.erase

    def fail(self: Storage, record_id: int) -> None:
        if gone:
            erase(self, record_id)
        raise fault

    monkeypatch.setattr(Storage, "erase", fail)
    page.press("Erase my record").press("Yes, erase everything")
    assert told in page.words
    assert (storage.find(TOKEN) is None) is gone


def test_a_record_erased_in_another_tab_is_gone_in_this_one(
    page: Screen, new_tab: Callable[[], Screen]
) -> None:
    new_tab().open("record").press("Erase my record").press("Yes, erase everything")
    page.press("Make a return code")
    assert "Nothing is here yet." in page.words


@pytest.mark.parametrize(
    ("remembered", "offered"),
    [("1", "Forget me on this device"), (None, "Remember me on my own device")],
)
def test_the_page_offers_to_remember_or_to_forget(
    page: Screen, cookies: dict[str, str], remembered: str | None, offered: str
) -> None:
    if remembered:
        cookies["remembered"] = remembered
    assert offered in page.run().words


def test_only_the_owner_may_read_the_files(page: Screen, tmp_path: Path) -> None:
    for path in tmp_path.iterdir():
        assert os.stat(path).st_mode & 0o077 == 0, path.name


def test_half_points_are_named_among_the_evidence(tab: Screen, library: Library) -> None:
    quiz = [library.items[item_id] for item_id in library.unit(UNIT).quiz]
    item = next(item for item in quiz if item.type == "true-false")
    (key,) = item.key_on(library.law_known_to)
    half = next(o.id for o in item.options if o.id != key and o.says == item.option(key).says)
    tab.open("unit", section="quiz", item=item.id).choose(item, half).press("Check my answer")
    assert "0 of 1 right at the first try, 1 partly right" in tab.open("record").words
