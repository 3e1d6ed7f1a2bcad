"""Layouts are made ahead: all of a view, the nearest days first, once, and with pauses."""

from datetime import date

import pytest

from app_pages import flow_ahead
from app_pages.flow_ahead import PAUSE, lay_out_ahead, lay_out_days
from components.flow_fold import Folded, fold, foldable
from explainer.model.flow_change import change_days
from explainer.opening import open_library

VIEW = "credible-fear"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Folded]:
    """What is laid out, in order, instead of laying it out."""
    found: list[Folded] = []
    monkeypatch.setattr(flow_ahead, "lay_out", found.append)
    return found


def test_every_state_of_every_day_is_laid_out_and_the_nearest_days_come_first(made: list[Folded]) -> None:
    flowchart, view = open_library().flowchart_of_view(VIEW)
    near = date(2019, 7, 17)
    slept: list[float] = []
    lay_out_days(flowchart, view, near, "es", sleep=slept.append)
    graphs = [flowchart.view_on(VIEW, day) for day in change_days(flowchart, view.nodes)]
    wanted = [fold(g, view, state, "es") for g in graphs if g.begins for state in (None, *foldable(g, view))]
    assert len(wanted) > 40 and all(one in made for one in wanted)
    assert made[0] == fold(flowchart.view_on(VIEW, near), view, None, "es")
    assert len(slept) == len(made) and all(seconds >= 0 for seconds in slept) and PAUSE > 0


def test_a_view_is_begun_once_in_each_language(made: list[Folded]) -> None:
    flowchart, view = open_library().flowchart_of_view("refugee-admission")
    near = date(2020, 1, 1)
    threads = [lay_out_ahead(flowchart, view, near, locale) for locale in ("en", "es", "en")]
    assert threads[0] is not None and threads[1] is not None and threads[2] is None
    for thread in threads[:2]:
        assert thread is not None
        thread.join(60)
        assert not thread.is_alive() and thread.daemon
    assert made


def test_after_its_time_nothing_more_is_laid_out(made: list[Folded], monkeypatch: pytest.MonkeyPatch) -> None:
    flowchart, view = open_library().flowchart_of_view(VIEW)
    monkeypatch.setattr(flow_ahead, "AT_MOST", -1.0)
    lay_out_days(flowchart, view, date(2020, 1, 1), "en")
    assert made == []
