"""The law through time: the address holds the day; lessons, values and keys follow it; scores stay."""

import re
from datetime import date

import pytest

from explainer.dated_words import value_words
from explainer.model.library import Library
from explainer.model.timeline import ACTORS, EFFECTS
from explainer.scoring.rescore import rescore
from explainer.storage.storage import Storage
from explainer.wording import wording
from tests.app_pages.conftest import TOKEN
from tests.app_pages.screen import Screen

VIEW = "credible-fear"
FAULT = "Something went wrong on our side"


def test_a_day_says_what_is_new_and_who_changed_it(tab: Screen) -> None:
    tab.open("law", view=VIEW, on="2019-07-16", since="2019-07-01")
    assert "Since July 1, 2019, this part has changed:" in tab.words
    assert "New: Blocked by the 2019 transit rule?" in tab.words
    assert "Who acted: Agency (July 16, 2019)" in tab.words
    assert "Who changed it July 16, 2019 Agency" in tab.words
    assert "84 Fed. Reg. 33829" in tab.words


def test_a_day_with_none_to_compare_with_shows_what_moved_last(tab: Screen) -> None:
    assert "Move the date to see what changes." in tab.open("law", view=VIEW).words
    words = tab.open("law", view=VIEW, on="2019-07-20").words
    assert "Since July 15, 2019, this part has changed: New:" in words


def test_of_many_who_acted_the_last_are_named_and_the_rest_counted(tab: Screen) -> None:
    words = tab.open("law", view=VIEW, on="2025-01-01", since="1998-01-01").words
    assert re.search(r"Who acted: \w[^.]*\(\w+ \d+, 2024\)[^.]*; and \d+ more", words)


def test_looked_back_it_is_gone(tab: Screen) -> None:
    tab.open("law", view=VIEW, on="2019-07-01", since="2019-07-16")
    assert "Looking back from July 16, 2019, this part differs:" in tab.words
    assert "Gone: Blocked by the 2019 transit rule?" in tab.words


def test_what_the_flowchart_leaves_out_is_listed(tab: Screen, library: Library) -> None:
    for flowchart in library.flowcharts.values():
        words = tab.open("law", view=flowchart.views[0].id).words
        assert all(one.en[:40] in words for one in flowchart.simplifies)


def test_where_nothing_changed_it_says_so(tab: Screen) -> None:
    tab.open("law", view=VIEW, on="2005-06-02", since="2005-06-01")
    assert "Nothing in this part differs from June 1, 2005." in tab.words
    assert "Who changed it" not in tab.words


def test_where_only_something_else_changed_it_says_where_that_stands(tab: Screen) -> None:
    tab.open("law", view="refugee-admission", on="2021-05-03", since="2021-05-02")
    assert "This part is drawn as on May 2, 2021. What else differs stands beneath." in tab.words
    assert "Dated values that differ, of all parts" in tab.words


@pytest.mark.parametrize(
    ("on", "told"), [("1066-01-01", "Our law begins on March 17, 1980."), ("9999-12-31", "The last day is ")]
)
def test_a_day_outside_the_track_is_put_right_and_said(on: str, told: str, tab: Screen) -> None:
    assert told in tab.open("law", view=VIEW, on=on).words
    assert told not in tab.open("law", view=VIEW, on="2010-01-01").words


def test_beyond_our_sources_the_page_says_so(tab: Screen) -> None:
    warning = "Our sources end on June 25, 2026; the law may have changed."
    assert tab.open("law", view=VIEW, on="2026-07-01").words.count(warning) > 1
    assert tab.open("law", view=VIEW, on="2026-06-25").words.count(warning) == 1  # the footer


@pytest.mark.parametrize("on", ["", "yesterday", "2019-02-30", "1066-01-01", "9999-12-31", "<b>2019</b>"])
def test_an_address_with_any_day_is_answered(tab: Screen, on: str) -> None:
    assert "The law through time" in tab.open("law", view=VIEW, on=on).words


def test_a_part_that_did_not_exist_yet_says_so(tab: Screen) -> None:
    words = "On this day this part of the process did not exist in the form that is drawn here."
    assert words in tab.open("law", view=VIEW, on="1990-01-01").words


@pytest.mark.parametrize("days", [{"on": "1980-03-17"}, {"on": "1990-01-01", "since": "1980-03-17"}])
def test_every_part_is_shown_on_the_first_day_of_our_law_too(
    days: dict[str, str], tab: Screen, library: Library
) -> None:
    for flowchart in library.flowcharts.values():
        for view in flowchart.views:
            for page, more in (("law", {}), ("explore", {"show": "flowchart"})):
                words = tab.open(page, view=view.id, **days, **more).words
                assert FAULT not in words, (view.id, page)
                drawn = flowchart.view_on(view.id, date.fromisoformat(days["on"])).begins
                assert drawn == ("did not exist in the form that is drawn here" not in words), (view.id, page)


def test_every_section_with_a_flowchart_is_shown_on_the_first_day_too(tab: Screen, library: Library) -> None:
    sections = [(unit, one) for unit in library.units for one in unit.sections if one.flowchart]
    assert sections
    for unit, section in sections:
        assert FAULT not in tab.open("unit", unit=unit.id, section=section.id, on="1980-03-17").words


def test_looked_back_the_values_of_the_other_day_bear_its_name(tab: Screen) -> None:
    tab.open("law", view=VIEW, on="1997-04-01", since="1998-04-02")
    assert "78,000 people on April 2, 1998: 83,000 people" in tab.words
    assert "before:" not in tab.words


def test_a_lesson_under_an_earlier_law_says_in_sight_that_its_sentences_tell_later_years(tab: Screen) -> None:
    where = {"unit": "credible-fear", "section": "what-it-asks"}
    words = "The law as of May 11, 2005. The sentences tell later years too."
    assert words in tab.open("unit", on="2005-05-11", **where).words
    assert words.split(". ")[1] not in tab.open("unit", **where).words


def test_a_lesson_follows_the_day_and_an_old_attempt_keeps_its_points(
    tab: Screen, storage: Storage, library: Library
) -> None:
    item = library.items["permit-on-a-date"]
    unit = next(unit for unit in library.units if item.id in unit.item_ids)
    old, new = sorted({min(item.key_on(day)) for day in (date(1990, 1, 1), library.law_known_to)})[:2]
    first = min(item.key_on(date(1990, 1, 1)))
    assert old != new, "the test needs an item whose key the law has moved"
    where = {"unit": unit.id, "section": "quiz", "item": item.id}
    tab.open("unit", on="1990-01-01", **where).choose(item, first).press("Check my answer")
    record = storage.find(TOKEN)
    assert record is not None
    (attempt,) = storage.attempts(record.id)
    assert attempt.as_of == date(1990, 1, 1) and attempt.score.points == 1
    assert rescore(attempt, item).score == attempt.score, "a change of law changes no old score"
    tab.open("unit", **where)
    again = storage.attempts(record.id)
    assert [each.score.points for each in again] == [1]


def test_the_values_in_a_passage_are_those_of_the_day(tab: Screen, library: Library) -> None:
    unit, section = next(
        (unit, section)
        for unit in library.units
        for section in unit.sections
        if "{{ead_wait_days}}" in section.prose.en and section.content_note is None
    )
    fact, before = library.facts["ead_wait_days"], date(1990, 1, 1)
    words = [value_words(fact, day, wording("en")) for day in (before, library.law_known_to)]
    assert words[0] != words[1], "the test needs a value that has moved"
    where = {"unit": unit.id, "section": section.id}
    marked = '<span class="tag then">then</span>'
    for day, own, mark in ((before, words[0], marked), (library.law_known_to, words[1], "")):
        tab.open("unit", on=day.isoformat(), **where)
        assert f"<b>{own}</b>{mark}</span>" in "".join(tab.html)
    tab.open("unit", on="1990-01-01", **where)
    assert "The law as of January 1, 1990" in tab.words


def test_no_day_of_an_address_moves_the_law_of_a_class(tab: Screen) -> None:
    """The links of a page carry the day that it took from its address: a lesson's do, a class's do not."""
    carried = 'href="/learn?lang=en&amp;on=1990-01-01"'
    assert carried in "".join(tab.open("unit", section="start", on="1990-01-01").html)
    assert carried not in "".join(tab.open("room", room="1", on="1990-01-01").html)


def test_filters_that_nothing_fits_say_how_to_see_more(tab: Screen, library: Library) -> None:
    pairs = {(event.by, event.effect) for event in library.events.values()}
    by, effect = next((by, effect) for by in ACTORS for effect in EFFECTS if (by, effect) not in pairs)
    tab.open("law", view=VIEW)
    filters = {str(one.key): one for one in tab.at.button_group}
    filters["timeline-by"].set_value([by])
    filters["timeline-effect"].set_value([effect])
    assert "No event fits both filters. Take one away to see more." in tab.run().words
