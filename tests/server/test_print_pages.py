"""Pages for paper: the key for a signed-in teacher alone, and words where there is nothing to print."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from explainer.model.item import Item
from explainer.model.text import LOCALES, Locale
from explainer.opening import open_library
from explainer.teacher.sign_in import SignIns
from server.front_door import FrontDoor
from server.print_pages import PrintPages
from tests.server.site import HOST, ORIGIN

TEACHER = "t" * 43
UNIT = "credible-fear"
UNITS = [unit.id for unit in open_library().units]
VIEWS = [view.id for chart in open_library().flowcharts.values() for view in chart.views]
PLAIN = [
    *(f"/print/{kind}?unit={unit}" for unit in UNITS for kind in ("unit", "quiz", "cards")),
    *(f"/print/poster?view={view}" for view in VIEWS),
    "/print/cards?x=1",
]
KEYED = [f"/print/{kind}?unit={UNIT}&key=1" for kind in ("unit", "quiz")]

TAUGHT = " ".join(
    str(text)
    for unit in open_library().units
    for section in unit.sections
    for text in (section.prose.en, section.prose.es)
)
"""A rationale may repeat a sentence that every student reads before the question."""


class OneTeacher:
    """As much of SignIns as the pages ask."""

    def is_signed_in(self, token: str, *, now: object) -> bool:
        return token == TEACHER


def client(token: str | None = None) -> TestClient:
    pages = PrintPages(open_library, lambda: OneTeacher())  # type: ignore[arg-type, return-value]
    door = FrontDoor(("",), pages.routes())
    return TestClient(
        Starlette(routes=door.routes, middleware=door.middleware),
        base_url=ORIGIN,
        headers={"host": HOST},
        cookies={"teacher": token} if token else {},
    )


def secrets_of(item: Item, locale: Locale) -> Iterator[str]:
    """Whatever of a question is for the time after the answer."""
    for option in item.options:
        yield option.feedback.in_(locale)
        if option.tempts:
            yield option.tempts.in_(locale)
    yield item.rationale.in_(locale)
    for hint in item.hints:
        yield hint.in_(locale)


def words_of(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", html))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("address", PLAIN)
def test_every_page_is_there_in_its_language_and_gives_nothing_away(address: str, locale: Locale) -> None:
    reply = client().get(f"{address}&lang={locale}")
    assert reply.status_code == 200
    assert reply.headers["cache-control"] == "no-store" and reply.headers["content-language"] == locale
    assert f'<html lang="{locale}">' in reply.text and reply.text.count("<h1") == 1
    known_to = {"en": "Our sources end on", "es": "Nuestras fuentes llegan hasta"}[locale]
    assert known_to in reply.text and ">None<" not in reply.text
    told = unescape(reply.text)
    for item in open_library().items.values():
        found = [words for words in secrets_of(item, locale) if words in told and words not in TAUGHT]
        assert not found, f"{address} tells of {item.id}: {found}"
    assert "key-mark" not in told and "data-key" not in told


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("token", [None, "u" * 43, "short"], ids=["none", "unknown", "odd"])
@pytest.mark.parametrize("address", [*KEYED, *(f"{page}&key=1" for page in PLAIN[-2:])])
def test_without_sign_in_the_key_is_refused_and_the_way_to_it_is_told(
    address: str, token: str | None, locale: Locale
) -> None:
    reply = client(token).get(f"{address}&lang={locale}")
    assert reply.status_code == 403
    assert reply.headers["cache-control"] == "no-store"
    assert {"en": "Sign in as the teacher first.", "es": "Primero entra como docente."}[locale] in reply.text
    assert f'<a href="/teach?lang={locale}">' in reply.text
    assert len(reply.text) < 2000, "nothing of the page itself may be in it"


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("unit_id", UNITS)
def test_the_teachers_unit_has_all_of_the_key(unit_id: str, locale: Locale) -> None:
    reply = client(TEACHER).get(f"/print/unit?unit={unit_id}&key=1&lang={locale}")
    assert reply.status_code == 200
    told, library = unescape(reply.text), open_library()
    for item_id in library.unit(unit_id).item_ids:
        item = library.items[item_id]
        for option in item.options:
            assert option.feedback.in_(locale) in told
        assert item.rationale.in_(locale) in told
    right = sum(
        len(library.items[each].key_on(library.law_known_to)) for each in library.unit(unit_id).item_ids
    )
    assert len(re.findall(r'<li class="right">', reply.text)) >= right


def test_a_teachers_page_without_the_key_is_the_students() -> None:
    address = f"/print/unit?unit={UNIT}&lang=en"
    assert client(TEACHER).get(address).text == client().get(address).text
    assert client(TEACHER).get(f"{address}&key=0").text.count("key-mark") == 0


def test_the_key_sheet_is_short() -> None:
    html = client(TEACHER).get(f"/print/quiz?unit={UNIT}&key=1&lang=en").text
    assert "Key to the quiz" in html and 'class="spot' not in html
    assert html.count('<td class="num">') == len(open_library().unit(UNIT).quiz)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    "address",
    [
        "/print/unit?unit=gone",
        "/print/unit?x=1",
        "/print/quiz?unit=%3Cscript%3E",
        "/print/poster?view=gone",
        "/print/poster?unit=credible-fear",
        "/print/cards?unit=gone",
        "/print/cards?unit=",
    ],
)
def test_an_unknown_unit_or_view_is_told_in_words(address: str, locale: Locale) -> None:
    reply = client(TEACHER).get(f"{address}&lang={locale}")
    assert reply.status_code == 404
    told = {"en": "No unit or flowchart has this name.", "es": "Ninguna unidad ni ningún diagrama"}[locale]
    assert told in reply.text and "<script>" not in reply.text


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_they_are_only_for_reading(method: str) -> None:
    reply = getattr(client(TEACHER), method)(KEYED[0], headers={"origin": ORIGIN})
    assert reply.status_code in (404, 405)


def test_a_page_loads_our_own_files_alone_and_each_is_there() -> None:
    visitor = client()
    html = visitor.get(f"/print/unit?unit={UNIT}&lang=en").text
    head = html[: html.index("</head>")]
    files = re.findall(r'(?:src|href)="([^"]+)"', head)
    assert {"/assets/print.css", "/assets/print.js", "/assets/early.js", "/assets/look.css"} <= set(files)
    for address in files:
        assert visitor.head(address).status_code == 200, address
    assert not re.findall(r"<script(?![^>]*src=)", html) and " onclick" not in html


def test_the_other_language_is_one_step_away_with_the_same_page() -> None:
    html = client(TEACHER).get(f"/print/quiz?unit={UNIT}&key=1&lang=en").text
    assert f'href="/print/quiz?lang=es&amp;unit={UNIT}&amp;key=1" lang="es"' in html


def test_a_printed_unit_has_all_its_parts() -> None:
    library = open_library()
    for unit in library.units:
        told = words_of(client().get(f"/print/unit?unit={unit.id}&lang=en").text)
        wanted = [unit.title.en, unit.question.en, *(each.text.en for each in unit.objectives)]
        for section in unit.sections:
            wanted += [section.title.en, library.items[section.item].stem.en]
            wanted += [library.events[event].what.en for event in section.events]
            if section.content_note:
                wanted += [section.content_note.note.en, section.content_note.instead.en]
            if section.chart:
                wanted += [caveat.en for caveat in library.charts[section.chart].caveats]
        wanted += [library.items[item].stem.en for item in unit.quiz]
        wanted += [prompt.question.en for prompt in unit.prompts]
        flat = " ".join(told.split())
        assert [words for words in wanted if " ".join(words.split()) not in flat] == []


def test_the_storage_that_is_shipped_has_what_the_pages_ask_of_it() -> None:
    assert hasattr(SignIns, "is_signed_in")
