"""What a day changed in a drawing, and who acted."""

from collections.abc import Iterable
from datetime import date

import pytest

from explainer.model.dated import BeforeHistory
from explainer.model.flow_change import change_days, difference
from explainer.model.flowchart import Node
from tests.model.made_flows import CHANGE, CITE, END, START, WORDS, chart, edge, node

FLOW = chart(
    [
        node("met", "start"),
        node("asked", in_force=[{"from": "1997-04-01"}]),
        node(
            "unsettled",
            contested=[{"from": "2019-07-16", "until": "2020-06-30", "why": WORDS, "cite": CITE}],
        ),
        node("court", "outcome"),
        node("old", "outcome", in_force=[{"from": "1980-03-17", "until": "1997-04-01"}]),
    ],
    [
        edge("met", "old", in_force=[{"from": "1980-03-17", "until": "1997-04-01"}]),
        edge("met", "asked", in_force=[{"from": "1997-04-01"}]),
        edge("asked", "unsettled"),
        edge("unsettled", "court"),
    ],
    changes=[
        {"on": "1997-04-01", "by": "congress", "what": WORDS, "cite": CITE},
        {"on": "2019-07-16", "by": "agency", "what": WORDS, "cite": CITE},
    ],
)


def ids(nodes: Iterable[Node]) -> list[str]:
    return [node.id for node in nodes]


def test_the_day_of_a_change_adds_removes_and_changes_and_names_who_acted() -> None:
    found = difference(FLOW, START, CHANGE)
    assert (ids(found.added), ids(found.removed), ids(found.changed)) == (["asked"], ["old"], ["met"])
    assert [act.by for act in found.acts] == ["congress"] and not found.back and not found.is_none


def test_looked_back_in_time_it_is_the_other_way_round() -> None:
    found = difference(FLOW, END, START)
    assert (ids(found.added), ids(found.removed), found.back) == (["old"], ["asked"], True)
    assert [act.by for act in found.acts] == ["congress", "agency"]


def test_of_those_who_acted_the_ones_who_made_the_difference_are_told_apart() -> None:
    change = FLOW.changes[0]
    flow = FLOW.model_copy(
        update={
            "changes": (
                *FLOW.changes,
                change.model_copy(update={"on": date(2005, 5, 11), "by": "court"}),
            )
        }
    )
    found = difference(flow, START, END)
    assert [act.by for act in found.acts] == ["congress", "agency", "court"]
    assert [act.by for act in found.made_by] == ["congress", "agency"]
    seen = difference(flow, CHANGE, END, {"met", "asked"})
    assert seen.is_none and not seen.made_by and [act.by for act in seen.acts] == ["agency", "court"]


def test_what_becomes_contested_is_told_apart_from_other_ways_on_and_so_is_its_end() -> None:
    found = difference(FLOW, CHANGE, END)
    assert (ids(found.changed), ids(found.contested), ids(found.settled)) == ([], ["unsettled"], [])
    assert not found.is_none
    ended = difference(FLOW, END, date(2020, 6, 30))
    assert (ids(ended.contested), ids(ended.settled), ended.is_none) == ([], ["unsettled"], False)
    assert difference(FLOW, END, date(2020, 6, 29)).is_none


def test_a_second_contest_beside_the_first_is_a_difference_both_ways() -> None:
    first, second = (
        {"from": day, "until": "2010-01-01", "why": WORDS, "cite": CITE}
        for day in ("2000-01-01", "2005-01-01")
    )
    flow = chart([node("a", contested=[first, second]), node("b", "outcome")], [edge("a", "b")])
    for days in ((date(2004, 1, 1), date(2006, 1, 1)), (date(2006, 1, 1), date(2004, 1, 1))):
        assert ids(difference(flow, *days).contested) == ["a"]


def test_of_a_view_only_what_it_shows_is_compared() -> None:
    found = difference(FLOW, START, CHANGE, shown={"met", "court"})
    assert (ids(found.added), ids(found.removed), ids(found.changed)) == ([], [], ["met"])


def test_the_days_of_change_are_those_of_what_is_shown() -> None:
    assert change_days(FLOW) == (CHANGE, END, date(2020, 6, 30))
    assert change_days(FLOW, {"unsettled", "court"}) == (END, date(2020, 6, 30))
    assert change_days(FLOW, {"court"}) == ()


def test_a_day_before_the_drawing_raises() -> None:
    with pytest.raises(BeforeHistory):
        difference(FLOW, date(1970, 1, 1), CHANGE)
