"""What is sent before an answer does not depend on the key, the feedback or the rationale.

The pages are drawn twice: with the content as it is, and with every key moved
and every explanation rewritten. Whatever marked a key, in a word, a class, an
order or an id, would make the two differ.
"""

from collections.abc import Callable, Iterator

import pytest

from explainer.model.flowchart import View
from explainer.model.item import Item
from explainer.model.library import Library
from explainer.model.text import LOCALES, Text
from tests.app_pages.screen import UNIT, Screen

OTHER = Text(en="Quite another explanation.", es="Otra explicación muy distinta.")


def turned(item: Item, on: Library) -> Item:
    """The item with other options as its key, and with other explanations."""
    key = item.key_on(on.law_known_to)
    others = [option for option in item.option_ids if option not in key]
    options = tuple(
        option.model_copy(update={"feedback": OTHER, "tempts": OTHER, "misconception": None})
        for option in item.options
    )
    moved = tuple(others[: len(key)]) if item.type == "multiple-choice" else others[0]
    return item.model_copy(update={"key": moved, "options": options, "rationale": OTHER})


def addresses(library: Library) -> Iterator[tuple[str, dict[str, str]]]:
    """Every page on which a student may be before answering."""
    unit = library.unit(UNIT)
    yield from [("", {}), ("learn", {}), ("explore", {}), ("explore", {"show": "glossary"}), ("about", {})]
    yield from [("about", {"part": "sources"}), ("record", {})]
    yield from [("explore", {"show": "flowchart", "view": view.id}) for view in views(library)]
    parts = ["start", "talk", "sources", *(section.id for section in unit.sections)]
    yield from [("unit", {"section": part}) for part in parts]
    yield from [("unit", {"section": "quiz", "item": item}) for item in (*unit.quiz, "result")]


def views(library: Library) -> list[View]:
    return [view for flowchart in library.flowcharts.values() for view in flowchart.views]


@pytest.fixture
def other(library: Library) -> Library:
    """The library with every key moved."""
    return library.model_copy(
        update={"items": {item.id: turned(item, library) for item in library.items.values()}}
    )


@pytest.mark.parametrize("locale", LOCALES)
def test_no_page_depends_on_a_key_or_an_explanation_before_the_answer(
    library: Library,
    other: Library,
    serve: Callable[[Library], None],
    new_tab: Callable[[], Screen],
    locale: str,
) -> None:
    sent: list[list[list[bytes]]] = []
    for served in (library, other):
        serve(served)
        tab = new_tab()
        sent.append([tab.open(page, lang=locale, **where).sent for page, where in addresses(library)])
    assert sent[0] == sent[1]


def test_the_words_of_a_hard_sections_equal_question_do_not_either(
    library: Library, other: Library, serve: Callable[[Library], None], new_tab: Callable[[], Screen]
) -> None:
    (hard,) = (section for section in library.unit(UNIT).sections if section.content_note)
    sent = []
    for served in (library, other):
        serve(served)
        tab = new_tab().open("unit", section=hard.id)
        sent.append(tab.press("Read this section").sent)
    assert sent[0] == sent[1]


def test_after_the_answer_the_page_does_depend_on_them(
    library: Library,
    other: Library,
    serve: Callable[[Library], None],
    new_tab: Callable[[], Screen],
    cookies: dict[str, str],
) -> None:
    item = library.items[library.unit(UNIT).sections[0].item]
    said, sent = [], []
    for n, served in enumerate((library, other)):
        cookies["learner"] = str(n) * 43
        serve(served)
        tab = new_tab().open("unit", section=library.unit(UNIT).sections[0].id)
        tab.choose(item, item.option_ids[0]).press("Check my answer")
        said.append(tab.words)
        sent.append(tab.sent)
    assert sent[0] != sent[1]
    assert item.rationale.en in said[0] and OTHER.en not in said[0]
    assert OTHER.en in said[1] and item.rationale.en not in said[1]


def test_an_answer_brings_the_explanation_of_its_own_question_only(
    library: Library, serve: Callable[[Library], None], new_tab: Callable[[], Screen]
) -> None:
    named = {
        item.id: item.model_copy(update={"rationale": Text(en=f"why: {item.id}.", es=f"porque: {item.id}.")})
        for item in library.items.values()
    }
    serve(library.model_copy(update={"items": named}))
    tab = new_tab()
    unit = library.unit(UNIT)
    answered: list[str] = []
    for item_id in unit.quiz:
        item = library.items[item_id]
        tab.open("unit", section="quiz", item=item_id).choose(item, item.option_ids[0])
        tab.press("Check my answer")
        answered.append(item_id)
        assert [each for each in named if f"why: {each}." in tab.words] == [item_id]
    tab.open("record")
    assert {each for each in named if f"why: {each}." in tab.words} == set(answered)
