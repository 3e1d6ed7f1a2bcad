"""One case in different years: predicted first, kept, and shown with the law behind each ending."""

import re
from datetime import date

import pytest

from explainer.authoring.predictions import OBJECTIVE
from explainer.model.library import Library
from explainer.storage.storage import Storage
from tests.app_pages.conftest import TOKEN
from tests.app_pages.screen import Screen

CASE = "c13_long_road"
DAYS = ("2018-06-01", "2019-10-01")


def answer(tab: Screen, library: Library, right: bool) -> Screen:
    for radio in tab.at.radio:
        item = library.predictions[str(radio.key).removeprefix("predict-")]
        key = next(iter(item.key_on(date(2020, 1, 1))))
        other = next(option for option in item.option_ids if option != key)
        radio.set_value(key if right else other)
    return tab.press("Show where it ends")


def test_the_ways_come_after_the_prediction_which_is_kept_once(
    tab: Screen, storage: Storage, library: Library
) -> None:
    tab.open("case", case=CASE, on=",".join(DAYS))
    assert "Predict first" in tab.words and "The ways beside one another" not in tab.words
    answer(tab, library, right=True)
    assert "The ways beside one another" in tab.words
    assert tab.words.count("As you predicted.") == 2
    assert "As if everything had happened on this one day: in this simplified model these facts" in tab.words
    record = storage.find(TOKEN)
    assert record is not None
    kept = storage.attempts(record.id)
    assert [(each.item, each.as_of.isoformat(), each.score.points) for each in kept] == [
        (f"{CASE}-{day}", day, 1) for day in DAYS
    ]
    tab.open("case", case=CASE, on=",".join(DAYS))
    assert "Predict first" not in tab.words and len(storage.attempts(record.id)) == 2


def test_a_wrong_prediction_is_told_and_the_law_behind_it(tab: Screen, library: Library) -> None:
    answer(tab.open("case", case=CASE, on=",".join(DAYS)), library, right=False)
    assert tab.words.count("Not as you predicted.") == 2
    for run in library.cases[CASE].runs[:2]:
        assert run.why.en in tab.words


def test_nothing_chosen_is_asked_for_and_nothing_is_kept(tab: Screen, storage: Storage) -> None:
    tab.open("case", case=CASE, on=",".join(DAYS)).press("Show where it ends")
    assert "Predict an ending for each day first, or see the ways without." in tab.words
    assert storage.find(TOKEN) is None


def test_the_ways_can_be_seen_without_predicting(tab: Screen, storage: Storage) -> None:
    tab.open("case", case=CASE, on=",".join(DAYS)).press("Show without predicting")
    assert "Here the ways part" in tab.words and storage.find(TOKEN) is None


def test_the_record_lists_what_was_predicted(tab: Screen, library: Library) -> None:
    answer(tab.open("case", case=CASE, on=",".join(DAYS)), library, right=True)
    words = tab.open("record").words
    assert "Same case, different year" in words
    assert "The long road: where does the case end under the law of June 1, 2018?" in words
    assert "can't be shown" not in words


def test_a_turned_fact_shows_its_ways_at_once_and_is_marked(tab: Screen, library: Library) -> None:
    turn = library.cases[CASE].turns[0]
    tab.open("case", case=CASE, on=",".join(DAYS), turn=turn.fact)
    assert "The ways beside one another" in tab.words and "Predict first" not in tab.words
    assert 'class="turned"' in "".join(tab.html)


@pytest.mark.parametrize("on", ["", "1066-01-01", "2018-06-01", "x,y", ",".join(["2018-06-01"] * 9)])
def test_an_address_with_other_days_shows_days_of_the_case(tab: Screen, on: str) -> None:
    assert "The long road" in tab.open("case", case=CASE, on=on, turn="nobody").words


def test_after_our_sources_end_nothing_is_asked(tab: Screen, library: Library) -> None:
    beyond = next(case for case in library.cases.values() if case.runs[-1].on > library.law_known_to)
    days = [run.on.isoformat() for run in beyond.runs[-2:]]
    tab.open("case", case=beyond.id, on=",".join(days))
    assert [radio.label for radio in tab.at.radio] == ["April 1, 2025"]
    tab.press("Show without predicting")
    assert "Our sources end on June 25, 2026; the law may have changed." in tab.words


def test_every_case_and_day_can_be_shown_in_both_languages(tab: Screen, library: Library) -> None:
    for lang in ("en", "es"):
        for case in library.cases.values():
            days = ",".join(run.on.isoformat() for run in case.runs)
            turn = case.turns[0].fact
            tab.open("case", case=case.id, on=days, turn=turn, lang=lang)
            assert "".join(tab.html).count('class="case-way"') == len(case.runs)


def test_where_the_law_was_contested_the_other_way_is_drawn_to_its_end(tab: Screen) -> None:
    tab.open("case", case=CASE, on="2018-06-01,2019-10-01,2023-08-01").press("Show without predicting")
    html = "".join(tab.html)
    first, second, third = html.split('class="case-way"')[1:]
    assert "Contested" not in first and 'class="fork"' not in first
    forks = [fork.split("</div>")[0] for fork in third.split('class="fork"')[1:]]
    assert "It could also have gone on:" in forks[0] and "No, asylum is not blocked" in forks[0]
    assert "It joins the way that was taken: A court case begins" in forks[0]
    assert "Asylum granted by the judge" in forks[1] and "The person may stay." in forks[1]
    # What was contested on that day for people in the interior alone is no other way for this case.
    step = second.split("Does expedited removal apply?")[1]
    told = step.split("</li>")[0]
    assert "Contested for other cases" in told and 'class="fork"' not in told


def test_any_day_stands_beside_the_cases_own_and_nothing_is_kept_of_it(
    tab: Screen, storage: Storage, library: Library
) -> None:
    tab.open("case", case=CASE, on=",".join(DAYS), also="1995-03-04")
    answer(tab, library, right=True)
    html = "".join(tab.html)
    assert html.count('class="case-way"') == 3 and "March 4, 1995" in html
    assert "You need not predict here, and nothing is kept." in tab.words
    record = storage.find(TOKEN)
    assert record is not None and len(storage.attempts(record.id)) == 2
    days = [attempt.as_of.isoformat() for attempt in storage.attempts(record.id)]
    assert days == list(DAYS)


@pytest.mark.parametrize(
    ("also", "columns", "day"),
    [("1066-01-01", 3, "March 17, 1980"), ("x", 2, ""), ("2026-08-01", 3, "August 1, 2026")],
)
def test_a_day_outside_the_law_is_moved_into_it_and_none_is_no_day(
    tab: Screen, also: str, columns: int, day: str
) -> None:
    tab.open("case", case=CASE, on=",".join(DAYS), also=also).press("Show without predicting")
    html = "".join(tab.html)
    assert html.count('class="case-way"') == columns and day in html
    assert ("notice beyond" in html) == (also == "2026-08-01")


def test_predictions_are_in_no_unit(library: Library) -> None:
    objectives = {objective.id for unit in library.units for objective in unit.objectives}
    assert OBJECTIVE not in objectives and not library.predictions.keys() & library.items.keys()


def test_the_days_that_are_chosen_first_are_such_as_our_sources_know(tab: Screen, library: Library) -> None:
    for case in library.cases.values():
        words = tab.open("case", case=case.id).words
        assert words.count("Our sources end on") == 1, (case.id, "the footer's alone")


def test_a_day_after_our_sources_says_so_before_anyone_predicts(tab: Screen) -> None:
    words = tab.open("case", case="c14_camp", on="1985-06-01,2026-11-22").words
    assert "Predict first" in words
    assert "November 22, 2026: Our sources end on June 25, 2026; the law may have changed." in words


def test_a_changed_fact_is_named_and_what_is_told_only_for_the_case_as_told_says_so(tab: Screen) -> None:
    words = tab.open("case", case="c01_newspaper", turn="days_to_file").words
    assert re.search(r"One fact is changed: [^.]+: 500\. The story and all other facts stay as told\.", words)
    assert "The law behind each ending is told for the case as it stands, without a changed fact." in words
    assert "One fact is changed" not in tab.open("case", case="c01_newspaper").words


def test_why_a_day_cannot_be_taken_away_or_added_stands_beside_the_days(
    tab: Screen, library: Library
) -> None:
    days = [run.on.isoformat() for run in library.cases["c01_newspaper"].runs]
    for chosen, told in ((2, "To take one of the two away, choose another first."), (3, None)):
        words = tab.open("case", case="c01_newspaper", on=",".join(days[:chosen])).words
        assert (told in words) if told else "choose another first" not in words
