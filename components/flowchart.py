"""The interactive flowchart: HTML buttons over an SVG of lines, with the details of a node beside it."""

from collections.abc import Callable, Mapping
from pathlib import Path

import streamlit as st

from components.as_sent import as_sent
from components.flow_scene import Cite, scene
from explainer.model.flowchart import Graph, View
from explainer.wording import Wording

OnPick = Callable[[str | None, str | None], None]
"""Called with the node that is now selected and the group that is now open; either may be None."""

_HERE = Path(__file__).parent
_FLOWCHART = st.components.v2.component(
    "flowchart",
    html='<div class="flow"></div>\n<!-- filled by its script -->',
    css=(_HERE / "flowchart.css").read_text("utf-8"),
    js=(_HERE / "flowchart.js").read_text("utf-8"),
)


def picked(told: object, graph: Graph, view: View) -> tuple[str | None, str | None]:
    """What a browser says was picked, as ids that exist; anything else is None.

    A browser may send what it likes, so only nodes and groups of this view
    come through.
    """
    said: Mapping[object, object] = told if isinstance(told, Mapping) else {}
    node, group = said.get("selected"), said.get("open")
    nodes, groups = {n.id for n in graph.nodes}, {g.id for g in view.groups}
    return (
        node if isinstance(node, str) and node in nodes else None,
        group if isinstance(group, str) and group in groups else None,
    )


def draw_flowchart(
    graph: Graph,
    view: View,
    say: Wording,
    *,
    key: str,
    cite: Cite,
    ends: str = "",
    marks: Mapping[str, Mapping[str, str]] = {},
    selected: str | None = None,
    open_group: str | None = None,
    on_pick: OnPick | None = None,
) -> None:
    """Draw a view on its graph's day. `graph` is `flowchart.view_on(view.id, day)`.

    Choosing a node and opening a group happen in the browser, at once. With
    `on_pick` the browser also tells Python, which reruns the page (or the
    fragment around it) and may pass back `selected` and `open_group`: that is
    what brings a reader back to the same place after leaving the page.
    Without it nothing is sent. `marks` are words beside boxes, by node ("added",
    "changed"), such as what is new since another day. A rerun or a change of language keeps what the
    reader chose and where the focus was.
    """
    drawn = scene(graph, view, say, cite, ends)
    data = drawn | {
        "marks": {name: dict(mark) for name, mark in marks.items()},
        "version": f"{drawn['version']} {sorted(marks.items())}" if marks else drawn["version"],
        "selected": selected,
        "open": open_group,
        "report": on_pick is not None,
    }
    told = _FLOWCHART(key=key, data=as_sent(data), on_picked_change=lambda: None)
    if on_pick is not None and told.picked is not None:
        on_pick(*picked(told.picked, graph, view))
