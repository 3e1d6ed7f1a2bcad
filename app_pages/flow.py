"""A flowchart on a page, as a diagram, step by step, and as an outline, from the same edges."""

from datetime import date
from functools import partial

import streamlit as st
from markupsafe import Markup

from app_pages.visit import Visit, current_visit, follow
from components.citations import cite_line
from components.flow_outline import show_outline
from components.flow_step_through import walk_flowchart
from components.flowchart import draw_flowchart
from components.leaf import draw_leaf
from components.terms import term_list
from explainer.dated_words import not_drawn_yet, where_sources_end
from explainer.model.citation import Citation
from explainer.model.flowchart import Flowchart
from explainer.wording import Wording


def _answer(name: str, node_id: str, edge_id: str | None) -> None:
    """Keep the way chosen at a node, or take it back. Later answers wait until the way leads there again."""
    answers = dict(st.session_state.get(name, {}))
    if edge_id is None:
        answers.pop(node_id, None)
    else:
        answers[node_id] = edge_id
    st.session_state[name] = answers


@st.fragment
def _step_by_step(view_id: str, key: str, on: date) -> None:
    """The step-through in a fragment of its own: a step redraws nothing else on the page."""
    visit = current_visit()
    flowchart, view = visit.library.flowchart_of_view(view_id)
    name = f"walk-{view_id}"
    walk_flowchart(
        flowchart.view_on(view.id, on),
        st.session_state.get(name, {}),
        visit.say,
        key=f"{key}-walk",
        cite=partial(cite, visit),
        on_answer=partial(_answer, name),
    )


def cite(visit: Visit, citation: Citation) -> Markup:
    """A citation as the line that a reader sees."""
    return cite_line(citation, visit.library.sources, visit.say)


def show_flow(visit: Visit, view_id: str, *, key: str, on: date | None = None) -> None:
    """Draw one view of a flowchart under the law of a day, of the visit's without one, in three forms.

    The words come with the picture, never instead of it, so a reader who
    cannot see the drawing or does not want it loses nothing.
    """
    say = visit.say
    flowchart, view = visit.library.flowchart_of_view(view_id)
    on = on or visit.as_of
    graph = flowchart.view_on(view.id, on)
    if not graph.begins:
        st.html(Markup('<div class="ax"><p class="notice">{}</p></div>').format(not_drawn_yet(say)))
        return
    with st.container(key="flow"):
        diagram, steps, outline = st.tabs([say("Diagram"), say("Step by step"), say("Outline as text")])
        with diagram:
            draw_flowchart(
                graph,
                view,
                say,
                key=f"{key}-{view_id}",
                cite=partial(cite, visit),
                ends=where_sources_end(visit.library.law_known_to, say),
            )
        with steps:
            _step_by_step(view_id, key, on)
        with outline:
            show_outline(graph, say, cite=partial(cite, visit))
        words = " ".join(say.text(text) for node in graph.nodes for text in (node.label, node.plain))
        listed = term_list(words, visit.library.terms, say, name=key, label=say("Words in this chart:"))
        follow(
            draw_leaf(Markup('<div class="ax">{}</div>').format(listed), key=f"{key}-words", lang=say.locale)
        )
        show_simplified(flowchart, say)


def show_simplified(flowchart: Flowchart, say: Wording) -> None:
    """Draw, folded, what the drawing leaves out."""
    if not flowchart.simplifies:
        return
    left_out = Markup("").join(
        Markup("<li>{}</li>").format(say.text(words)) for words in flowchart.simplifies
    )
    st.html(
        Markup(
            '<div class="ax"><details><summary>{}</summary><div><ul class="list '
            'small">{}</ul></div></details></div>'
        ).format(say("What this chart leaves out or makes simpler"), left_out)
    )
