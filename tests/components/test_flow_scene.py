"""What the browser gets: names for who cannot see, details of every node, every group's state."""

import json
from datetime import date

import pytest

from components.flow_fold import fold
from components.flow_layout import lay_out
from components.flow_scene import scene, spoken
from components.flowchart import picked
from explainer.opening import open_library
from tests.components.flows import SAY, cite, made, shipped_states

GRAPH, VIEW = made(
    [("fear", "held", "Yes"), ("fear", "removed", "No"), ("held", "judge", ""), ("judge", "removed", "No")],
    {"inner": ["held", "judge"]},
)


def _names(open_group):
    drawing = lay_out(fold(GRAPH, VIEW, open_group, "en"))
    return {part.id: spoken(part, drawing, SAY) for part in drawing.parts}


@pytest.mark.parametrize(
    ("open_group", "part", "name"),
    [
        ("inner", "fear", "Question. Is it fear? Yes: Is it held? No: Is it removed?"),
        ("inner", "held", "Question. Is it held? Next: Is it judge?"),
        ("inner", "removed", "Outcome. Is it removed? The case goes on."),
        (None, "group:inner", "Folded part. inner. 2 steps are folded here. No: Is it removed?"),
    ],
)
def test_a_part_is_named_by_kind_label_and_ways_on(open_group, part, name):
    assert _names(open_group)[part] == name


def test_a_scene_holds_a_drawing_for_every_group_and_details_for_every_node_drawn():
    for day, view, graph, _ in shipped_states():
        told = scene(graph, view, SAY, cite, "Our sources end.")
        drawn = {id_ for state in told["states"].values() for id_ in state["parts"] if ":" not in id_}
        assert drawn == set(told["nodes"]), day
        assert set(told["states"]) == {"", *told["groups"]}
        for node in told["nodes"].values():
            assert {way["to"] for way in node["ways"]} <= set(told["nodes"])
        json.dumps(told)


def test_the_version_changes_with_the_words_and_not_without():
    first = scene(GRAPH, VIEW, SAY, cite, "Our sources end on June 25, 2026.")
    assert scene(GRAPH, VIEW, SAY, cite, "Our sources end on June 25, 2026.")["version"] == first["version"]
    assert scene(GRAPH, VIEW, SAY, cite, "Our sources end on June 26, 2026.")["version"] != first["version"]


def test_a_source_that_is_no_markup_is_escaped():
    told = scene(GRAPH, VIEW, SAY, lambda citation: "<b>INA</b>", "")
    assert told["nodes"]["fear"]["sources"] == ["&lt;b&gt;INA&lt;/b&gt;"]


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ({"selected": "fear", "open": "inner"}, ("fear", "inner")),
        ({"selected": "fear", "open": None}, ("fear", None)),
        ({"selected": "elsewhere", "open": "nothing"}, (None, None)),
        ({"selected": ["fear"], "open": {"a": 1}}, (None, None)),
        ("fear", (None, None)),
        (None, (None, None)),
    ],
)
def test_only_nodes_and_groups_of_the_view_come_through_from_a_browser(told, meant):
    assert picked(told, GRAPH, VIEW) == meant


def test_the_details_of_a_node_tell_each_contest_of_the_day_once():
    whole = open_library().flowcharts["defensive"]
    view = next(view for view in whole.views if "d_entrybar" in view.nodes)
    told = scene(whole.view_on(view.id, date(2025, 10, 1)), view, SAY, cite, "")["nodes"]["d_entrybar"]
    reasons = [one["why"] for one in told["contested"]]
    assert len(reasons) == len(set(reasons)) == 3 and all(one["source"] for one in told["contested"])
    before = scene(whole.view_on(view.id, date(2024, 1, 1)), view, SAY, cite, "")["nodes"]["d_entrybar"]
    assert len(before["contested"]) == 1
