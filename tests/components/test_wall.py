"""The wall's slides: their order, their names, what stands on them, and what is never sent."""

import re
from datetime import date
from html import unescape

import pytest

from components.deck import slide_name
from components.slide_body import slide_body, wall_name
from components.slide_list import slide_list
from components.wall_flow import WIDEST, rows, wall_drawing
from explainer.authoring.prose import parse_prose
from explainer.classroom.lesson import Step, lesson
from explainer.model.library import Library
from explainer.model.text import LOCALES, Locale
from explainer.model.unit import Unit
from explainer.opening import open_library
from explainer.wording import wording

EN = wording("en")
LIBRARY: Library = open_library()
VIEWS = [(flowchart, view) for flowchart in LIBRARY.flowcharts.values() for view in flowchart.views]


def body(slide: Step, unit: Unit, locale: Locale = "en") -> str:
    blocks = parse_prose(slide.section.prose.in_(locale)) if slide.section else ()
    return unescape(str(slide_body(slide, unit, LIBRARY, wording(locale), LIBRARY.law_known_to, blocks)))


def every_slide() -> list[tuple[Unit, Step]]:
    return [(unit, slide) for unit in LIBRARY.units for slide in lesson(unit)]


def test_a_guess_comes_before_the_chart_and_shows_nothing_of_it() -> None:
    found = 0
    for unit in LIBRARY.units:
        deck = lesson(unit)
        for at, slide in enumerate(deck):
            if slide.kind != "chart":
                continue
            found += 1
            assert deck[at - 1].kind == "predict" and deck[at - 1].section == slide.section
            chart = LIBRARY.charts[str(slide.section.chart)]
            asked, told = body(deck[at - 1], unit), body(slide, unit)
            assert chart.predict.ask.en in asked and "<svg" not in asked and chart.title.en not in asked
            assert chart.title.en in told and "<svg" in told and chart.predict.told.en in told
    assert found


def test_a_flowchart_slide_is_drawn_as_of_its_day_and_says_where_it_did_not_exist() -> None:
    unit, slide = next(
        (unit, slide)
        for unit, slide in every_slide()
        if slide.kind == "flowchart" and slide.section and slide.section.flowchart == "credible-fear"
    )
    told = {
        day: unescape(str(slide_body(slide, unit, LIBRARY, EN, day, ())))
        for day in (date(1990, 1, 1), date(2005, 1, 1), LIBRARY.law_known_to)
    }
    assert "did not exist in the form" in told[date(1990, 1, 1)] and "<svg" not in told[date(1990, 1, 1)]
    assert "The law as of January 1, 2005" in told[date(2005, 1, 1)]
    assert told[date(2005, 1, 1)].partition("<svg")[2] != told[LIBRARY.law_known_to].partition("<svg")[2]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_slide_has_one_heading_and_no_key(locale: Locale) -> None:
    for unit, slide in every_slide():
        html = body(slide, unit, locale)
        assert html.count("<h1") == 1
        if slide.kind == "question":
            item = LIBRARY.items[str(slide.item)]
            assert item.rationale.in_(locale) not in html
            assert not any(option.feedback.in_(locale) in html for option in item.options)


def test_a_content_note_is_not_for_a_wall() -> None:
    noted = [(u, s) for u, s in every_slide() if s.kind == "section" and s.section.content_note]
    assert noted
    for unit, slide in noted:
        assert slide.section.content_note.note.en not in body(slide, unit)


def test_a_source_is_named_with_the_pieces_that_cite_it() -> None:
    for unit, slide in every_slide():
        html = body(slide, unit)
        pieces = html.count("data-piece")
        numbers = {int(n) for of in re.findall(r'data-of="([\d ]+)"', html) for n in of.split()}
        assert numbers <= set(range(pieces)), slide
        if slide.kind == "section":
            assert numbers


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("ina", "INA"),
        ("cardoza-fonseca", "INS v. Cardoza-Fonseca"),
        ("irap-refugee-reset", "International Refugee Assistance Project"),
        ("federal-register", "Federal Register"),
    ],
)
def test_a_law_or_case_goes_by_its_name_and_the_rest_by_who_published_it(source: str, name: str) -> None:
    assert wall_name(LIBRARY.sources[source]) == name


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("flowchart", "view"), VIEWS, ids=lambda one: getattr(one, "id", ""))
def test_a_flowchart_on_the_wall_is_wide_and_low_and_every_way_has_room_for_its_words(
    flowchart, view, locale: Locale
) -> None:
    drawing = wall_drawing(flowchart.view_on(view.id, LIBRARY.law_known_to), view, wording(locale))
    assert drawing.width <= WIDEST and not drawing.crowded and len(drawing.parts) <= 12
    told = rows(drawing)
    assert all(above[1] < below[0] for above, below in zip(told, told[1:], strict=False))


def test_the_list_has_every_slide_once_under_its_part() -> None:
    unit = LIBRARY.units[0]
    deck = lesson(unit)
    addresses = [f"/project?slide={n}" for n in range(1, len(deck) + 1)]
    html = str(slide_list(deck, 2, addresses, LIBRARY, EN))
    assert re.findall(r'data-slide="(\d+)"', html) == [str(n) for n in range(1, len(deck) + 1)]
    assert html.count('aria-current="page"') == 1
    at = [html.index(f"<h3>{part}</h3>") for part in ("Sections", "Quiz", "Talk")]
    assert at == sorted(at)
    assert html.index(f">{slide_name(deck[-1], LIBRARY, EN)}<") > at[2]
    assert html.index(LIBRARY.items[unit.quiz[0]].stem.en.split('"')[0]) > at[1]
