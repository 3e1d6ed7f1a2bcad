"""The teacher's desk: for who is signed in, and nobody else."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from explainer.model.library import Library, SetAside
from explainer.model.text import Text
from explainer.storage.storage import Storage
from explainer.teacher.sign_in import SIGN_IN_LASTS
from tests.app_pages.conftest import TOKEN
from tests.app_pages.screen import UNIT, Screen

TEACHER = "T" * 43
PARTS = ["", "notes", "links", "paper", "prompts", "reach"]


@pytest.fixture
def signed_in(cookies: dict[str, str], storage: Storage) -> None:
    """The browser is the teacher's."""
    cookies["teacher"] = TEACHER
    storage.sign_in(TEACHER, now=datetime.now(UTC))


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("cookie", [None, "forged", "over"])
def test_without_a_sign_in_there_is_the_form_and_no_more(
    part: str, cookie: str | None, cookies: dict[str, str], storage: Storage, tab: Screen, library: Library
) -> None:
    if cookie:
        cookies["teacher"] = TEACHER
    if cookie == "over":
        storage.sign_in(TEACHER, now=datetime.now(UTC) - SIGN_IN_LASTS - timedelta(seconds=1))
    words = tab.open("teach", part=part, unit=UNIT).words
    assert "Sign in to project a unit" in words
    sent = b"".join(tab.sent).decode("utf-8", "ignore")
    notes = library.teaching[UNIT]
    card = library.misconceptions[notes.watch_for[0].misconception].reteach
    for secret in (notes.in_brief.en, notes.plan[0].do.en, card.say.en, card.ask.en, "confirm-code"):
        assert secret[:60] not in sent
    assert "Teach" not in [link for link in tab.words.split() if link == "Teach"]


@pytest.mark.parametrize("slide", ["1", "2", "3"])
def test_without_a_sign_in_the_projector_leads_to_the_form(slide: str, tab: Screen) -> None:
    words = tab.open("project", unit=UNIT, slide=slide).words
    assert "Sign in to project a unit" in words and "Next" not in words


@pytest.mark.usefixtures("signed_in")
def test_the_desk_has_every_unit_with_its_ways(tab: Screen, library: Library) -> None:
    words = tab.open("teach").words
    for unit in library.units:
        assert unit.title.en in words
    for way in ("Project", "Print", "Teaching notes", "Links to paste", "Preview as student"):
        assert words.count(way) >= len(library.units)
    assert "None. Every unit passed the check." in words


@pytest.mark.usefixtures("signed_in")
@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("set_aside", "Students do not see these units."),
        ("notes_set_aside", "their teaching notes cannot be read"),
    ],
)
def test_units_and_notes_that_were_set_aside_are_listed_with_their_problems(
    kind: str, told: str, new_tab: type[Screen], library: Library, serve
) -> None:
    reason = "content/units/broken/unit.yaml:3: `title` <is> missing. Add `it."
    aside = (
        SetAside(unit="broken", reasons=(reason,)),
        SetAside(unit="other", title=Text(en="Two doors", es="Dos puertas"), reasons=("x",)),
    )
    serve(library.model_copy(update={kind: aside}))
    tab = new_tab().open("teach")
    assert "None. Every unit passed the check." not in tab.words
    html = "".join(tab.html)
    assert told in html and "<h3><code>broken</code></h3>" in html and "<h3>Two doors</h3>" in html
    assert "<code>title</code> &lt;is&gt; missing. Add `it." in html


@pytest.mark.usefixtures("signed_in")
def test_the_notes_say_the_plan_what_to_listen_for_and_the_standards(tab: Screen, library: Library) -> None:
    words = tab.open("teach", part="notes", unit=UNIT).words
    notes = library.teaching[UNIT]
    heard = library.misconceptions[notes.watch_for[0].misconception]
    card = heard.reteach
    for said in (notes.in_brief, notes.plan[0].do, notes.standards[0].because, card.say, card.show, card.ask):
        assert said.en in words
    assert notes.standards[0].code in words
    assert heard.belief.en in words


@pytest.mark.usefixtures("signed_in")
def test_all_prompts_are_listed_by_protocol_the_shortest_first(tab: Screen, library: Library) -> None:
    words = tab.open("teach", part="prompts").words
    prompts = [prompt for unit in library.units for prompt in unit.prompts]
    for prompt in prompts:
        assert prompt.question.en in words
    protocol = "structured-academic-controversy"
    held = sorted((p for p in prompts if p.protocol == protocol), key=lambda p: p.minutes)
    part = words[words.index("Structured academic controversy") :]
    places = [part.index(prompt.question.en) for prompt in held]
    assert len(places) > 1 and places == sorted(places)


@pytest.mark.usefixtures("signed_in")
def test_a_preview_works_as_for_a_class_and_stores_nothing(
    tab: Screen, storage: Storage, library: Library
) -> None:
    section = library.unit(UNIT).sections[0]
    item = library.items[section.item]
    tab.open("unit", section=section.id, preview="1")
    assert "Preview as student." in tab.words
    tab.choose(item, item.option_ids[0]).press("Check my answer")
    assert item.rationale.en in tab.words
    assert storage.find(TOKEN) is None and storage.find("preview") is None


def test_a_student_who_types_the_address_of_a_preview_has_none(
    tab: Screen, storage: Storage, library: Library
) -> None:
    section = library.unit(UNIT).sections[0]
    item = library.items[section.item]
    tab.open("unit", section=section.id, preview="1")
    assert "Preview as student." not in tab.words
    tab.choose(item, item.option_ids[0]).press("Check my answer")
    assert storage.find(TOKEN) is not None


@pytest.mark.usefixtures("signed_in")
def test_the_projector_shows_a_question_without_its_key(tab: Screen, library: Library) -> None:
    section = library.unit(UNIT).sections[0]
    item = library.items[section.item]
    words = tab.open("project", unit=UNIT, slide="3").words
    assert item.stem.en in words and all(option.text.en in words for option in item.options)
    sent = b"".join(tab.sent).decode("utf-8", "ignore")
    assert item.rationale.en[:50] not in sent
    assert not any(option.feedback.en[:50] in sent for option in item.options)


@pytest.mark.usefixtures("signed_in")
@pytest.mark.parametrize(
    ("asked", "is_last"), [("", False), ("0", False), ("-3", False), ("x", False), ("9999", True)]
)
def test_a_slide_that_is_not_there_is_the_nearest_that_is(asked: str, is_last: bool, tab: Screen) -> None:
    found = re.search(r"(\d+) of (\d+)", tab.open("project", unit=UNIT, slide=asked).words)
    assert found is not None
    assert found[1] == (found[2] if is_last else "1")
