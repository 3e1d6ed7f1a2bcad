"""Charts and events on the pages: guessed first, never given away, offered only where there are any."""

from collections.abc import Callable
from typing import Any

import pytest

from explainer.authoring.cited import citations_of
from explainer.model.library import Library
from explainer.model.unit import Section
from explainer.storage.storage import Storage
from tests.app_pages.conftest import TOKEN
from tests.app_pages.screen import UNIT, Screen
from tests.components.made_charts import chart, event, shares
from tests.components.made_content import LAW, PAPER

SECTION = "what-it-asks"
ASK, TITLE = "Did &lt;it&gt; reach the limit?", "A limit is &lt;no&gt; goal"
CHART = {"show": "chart", "chart": "arrivals"}
SHARES = {"show": "chart", "chart": "shares"}
ITEMS = ("two-shares-of-2023", "empty-year-2021")
"""Items that the unit's sections and quiz do not ask."""

Serve = Callable[[Library], None]


def with_chart(library: Library) -> Library:
    """The library with a chart and two events in one section."""
    unit = library.unit(UNIT)

    def told(section: Section) -> Section:
        more: dict[str, Any] = {"chart": "arrivals", "events": ("late", "early")}
        return section.model_copy(update=more) if section.id == SECTION else section

    sections = tuple(told(section) for section in unit.sections)
    return library.model_copy(
        update={
            "sources": {**library.sources, "law": LAW, "paper": PAPER},
            "charts": {"arrivals": chart(items=ITEMS), "shares": shares()},
            "events": {"late": event("late", on="1996-09"), "early": event("early", on="1951")},
            "units": (unit.model_copy(update={"sections": sections}), *library.units[1:]),
        }
    )


@pytest.fixture
def charted(library: Library, serve: Serve, new_tab: Callable[[], Screen]) -> Screen:
    """A tab where a chart and events are served."""
    serve(with_chart(library))
    return new_tab()


def html(tab: Screen) -> str:
    return "".join(tab.html)


def drawn(tab: Screen) -> int:
    return sum(b"Bars below a line" in sent for sent in tab.sent)


def guess(tab: Screen, key: str, option: int) -> Screen:
    radio = tab.at.radio(key=f"{key}-guess")
    radio.set_value(radio.options[option])
    return tab.press("Show the numbers")


def test_a_section_asks_for_a_guess_before_anything_of_the_figures_is_sent(charted: Screen) -> None:
    charted.open("unit", section=SECTION)
    assert ASK in html(charted)
    assert not any(b"A limit is" in sent or b"rarely> did" in sent for sent in charted.sent)
    assert drawn(charted) == 0


def test_a_guess_brings_the_figures_and_is_told_back(charted: Screen) -> None:
    guess(charted.open("unit", section=SECTION), "section-chart", 0)
    assert TITLE in html(charted) and drawn(charted) == 1
    assert "You guessed: “Always & ever”." in charted.words
    assert "Show the numbers" not in charted.labels


def test_nobody_has_to_guess(charted: Screen) -> None:
    charted.open("unit", section=SECTION).press("Show without guessing")
    assert TITLE in html(charted) and "You guessed" not in charted.words and drawn(charted) == 1


def test_without_a_guess_the_form_says_what_is_missing(charted: Screen) -> None:
    charted.open("unit", section=SECTION).press("Show the numbers")
    assert "Choose a guess first, or show the numbers without one." in charted.words
    assert TITLE not in html(charted)
    guess(charted, "section-chart", 1)
    assert "Choose a guess first" not in charted.words and "“Rarely”" in charted.words


def test_a_guess_holds_wherever_the_chart_is_shown_and_is_stored_nowhere(
    charted: Screen, new_tab: Callable[[], Screen]
) -> None:
    guess(charted.open("unit", section=SECTION), "section-chart", 1)
    assert "You guessed: “Rarely”." in charted.open("explore", **CHART).words
    assert "Show the numbers" in new_tab().open("explore", **CHART).labels


def guess_numbers(tab: Screen, **by_year: int) -> Screen:
    for year, number in by_year.items():
        tab.at.number_input(key=f"explore-chart-shares-{year[1:]}").set_value(number)
    return tab.press("Show the numbers")


def test_numbers_are_guessed_with_steppers_that_start_empty(charted: Screen) -> None:
    charted.open("explore", **SHARES)
    steppers = [charted.at.number_input(key=f"explore-chart-shares-{year}") for year in (2000, 2003)]
    assert [(one.label, one.value, one.min, one.max, one.step) for one in steppers] == [
        ("2000 (percent, 0 to 100)", None, 0, 100, 5),
        ("2003 (percent, 0 to 100)", None, 0, 100, 5),
    ]
    assert "31.4" not in html(charted) and not any(b"A line that falls" in sent for sent in charted.sent)


def test_without_a_number_it_says_between_which_it_may_be(charted: Screen) -> None:
    charted.open("explore", **SHARES).press("Show the numbers")
    assert "Guess at least one year first, with a number from 0 to 100, or show" in charted.words
    assert "31.4" not in html(charted)


def test_guessed_numbers_stand_beside_the_real_ones_for_this_visit_alone(
    charted: Screen, new_tab: Callable[[], Screen]
) -> None:
    guess_numbers(charted.open("explore", **SHARES), _2000=40)
    told = "2000: you guessed 40, it was 31.4."
    assert told in charted.words and "Your guess" in charted.words
    assert "2003: you guessed" not in charted.words, "nobody guessed that"
    charted.open("explore", **CHART)
    assert told in charted.open("explore", **SHARES).words
    assert "Show the numbers" in new_tab().open("explore", **SHARES).labels


def test_numbers_need_not_be_guessed(charted: Screen) -> None:
    charted.open("explore", **SHARES).press("Show without guessing")
    assert "It fell" in charted.words and "guess" not in charted.words.lower()


@pytest.mark.parametrize(
    ("page", "where"), [("explore", CHART), ("unit", {"section": SECTION})], ids=["alone", "in a section"]
)
def test_the_questions_on_the_figures_come_after_them_and_are_kept_like_any(
    charted: Screen, library: Library, storage: Storage, page: str, where: dict[str, str]
) -> None:
    item = library.items[ITEMS[0]]
    charted.open(page, **where)
    assert f"stem-{item.id}" not in html(charted)
    charted.press("Show without guessing")
    told = html(charted)
    assert told.index(TITLE) < told.index(f"stem-{ITEMS[0]}") < told.index(f"stem-{ITEMS[1]}")
    assert "Read the chart: question 1 of 2" in charted.words
    charted.choose(item, str(item.key))
    charted.at.button(key=f"FormSubmitter:question-{item.id}-form-Check my answer").click()
    charted.run()
    assert "1 of 1 point, your first answer" in charted.words
    record = storage.find(TOKEN)
    assert record is not None
    assert [attempt.item for attempt in storage.attempts(record.id)] == [item.id]


def test_an_answer_on_a_chart_stands_in_the_record_under_its_unit(charted: Screen, library: Library) -> None:
    item = library.items[ITEMS[0]]
    charted.open("explore", **CHART).press("Show without guessing").choose(item, "one-is-wrong")
    charted.at.button(key=f"FormSubmitter:question-{item.id}-form-Check my answer").click()
    charted.run()
    words = charted.open("record").words
    assert item.stem.en in words and "0 of 1 right at the first try" in words
    assert "can't be shown" not in words


def test_a_section_does_not_ask_its_own_question_twice(
    library: Library, serve: Serve, new_tab: Callable[[], Screen]
) -> None:
    served = with_chart(library)
    own = served.unit(UNIT).section(SECTION).item
    serve(served.model_copy(update={"charts": {"arrivals": chart(items=(own, "gone"))}}))
    tab = new_tab().open("unit", section=SECTION).press("Show without guessing")
    assert html(tab).count(f'id="stem-{own}"') == 1 and "Read the chart" not in tab.words


def test_the_page_of_a_chart_asks_in_its_heading_and_nowhere_gives_the_figures_away(charted: Screen) -> None:
    charted.open("explore", **CHART)
    assert html(charted).count(ASK) == 1 and f">{ASK}</h1>" in html(charted)
    assert TITLE not in html(charted)
    guess(charted, "explore-chart", 0)
    assert f'<h2 data-verdict="start">{TITLE}</h2>' in html(charted)
    charted.open("explore", **CHART)
    assert f"<h2>{TITLE}</h2>" in html(charted), "it is brought into sight once"


def test_explore_offers_charts_by_their_question_and_the_timeline(charted: Screen) -> None:
    charted.open("explore")
    assert ASK in html(charted) and TITLE not in html(charted)
    assert "Open the chart" in charted.words and "Open the timeline" in charted.words
    assert "2 events, each with who acted" in charted.words


def test_an_entry_appears_with_its_content(
    library: Library, serve: Serve, new_tab: Callable[[], Screen]
) -> None:
    serve(library.model_copy(update={"charts": {}, "events": {}}))
    tab = new_tab()
    for where in ({}, {"show": "chart"}, {"show": "timeline"}):
        words = tab.open("explore", **where).words
        assert "Open the glossary" in words and "Open the flowchart" in words
        assert "timeline" not in words.lower() and "Open the chart" not in words


def test_an_unknown_chart_leads_to_the_first(charted: Screen) -> None:
    assert ASK in html(charted.open("explore", show="chart", chart="of-another-year"))


def test_the_timeline_has_every_event_in_order(charted: Screen) -> None:
    charted.open("explore", show="timeline")
    assert html(charted).index("Title &lt;early&gt;") < html(charted).index("Title &lt;late&gt;")
    assert "September 1996" in charted.words and "It does not say whether that was right" in charted.words


def test_a_section_lists_its_events_between_chart_and_question(charted: Screen) -> None:
    charted.open("unit", section=SECTION)
    told = html(charted)
    assert (
        told.index(ASK)
        < told.index("On the timeline")
        < told.index("Title &lt;early&gt;")
        < told.index("Try it")
    )
    assert "See the whole timeline" in charted.words


def test_in_spanish_a_chart_and_events_are_spanish(charted: Screen) -> None:
    charted.open("explore", lang="es", **CHART)
    charted.press("Mostrar sin adivinar")
    assert "Ten en cuenta" in charted.words and "sin dato" in charted.words
    words = charted.open("explore", lang="es", show="timeline").words
    assert "Septiembre de 1996" in words and "Congreso" in words and "Abrió" in words


def test_the_sources_of_a_unit_count_those_of_its_chart_and_events(library: Library) -> None:
    unit = with_chart(library).unit(UNIT)
    cited = citations_of(with_chart(library), unit)
    more = [each for each in cited if each.source in ("law", "paper")]
    assert [(each.source, each.locator) for each in more] == [
        ("paper", None),
        ("law", None),
        ("law", "101(a)(42)"),
    ]
    items = {each for name in ITEMS for each in library.items[name].citations}
    assert items <= set(cited)
    before = set(citations_of(library, library.unit(UNIT)))
    assert len(cited) == len(before) + 3 + len(items - before)
