"""Layouts are made ahead: all of a view, the nearest days first, once, and whenever nobody moves a date."""

from datetime import date

import pytest

from app_pages import flow_ahead
from app_pages.flow_ahead import lay_out_ahead, lay_out_days
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
    waited: list[int] = []
    lay_out_days(flowchart, view, near, "es", wait=lambda: waited.append(len(made)))
    graphs = [flowchart.view_on(VIEW, day) for day in change_days(flowchart, view.nodes)]
    wanted = [fold(g, view, state, "es") for g in graphs if g.begins for state in (None, *foldable(g, view))]
    assert len(wanted) > 40 and all(one in made for one in wanted)
    assert made[0] == fold(flowchart.view_on(VIEW, near), view, None, "es")
    assert waited == list(range(len(made))), "it waits before each layout"


def test_a_view_is_begun_once_in_each_language(made: list[Folded], monkeypatch: pytest.MonkeyPatch) -> None:
    flowchart, view = open_library().flowchart_of_view("refugee-admission")
    near = date(2020, 1, 1)
    monkeypatch.setattr(flow_ahead, "_begun", set())
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


def test_while_a_view_is_drawn_again_and_again_nothing_is_made(
    made: list[Folded], monkeypatch: pytest.MonkeyPatch
) -> None:
    flowchart, view = open_library().flowchart_of_view("credible-fear")
    now = [100.0]
    drawn_at = iter([100.0, 100.3, 100.6])

    def sleep(seconds: float) -> None:
        assert not made and seconds > 0
        now[0] += seconds
        monkeypatch.setattr(flow_ahead, "_asked_at", next(drawn_at, 100.6))

    monkeypatch.setattr(flow_ahead.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(flow_ahead.time, "sleep", sleep)
    monkeypatch.setattr(flow_ahead, "_asked_at", 100.0)
    lay_out_days(flowchart, view, date(2020, 1, 1), "en")
    assert made and now[0] == pytest.approx(100.6 + flow_ahead.QUIET, abs=0.06)
