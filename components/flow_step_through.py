"""A flowchart one step at a time, with ordinary buttons: nothing to see but words."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from components.citations import confidence_note
from components.flow_scene import Cite, ending_words, kind_word, way_words
from explainer.model.flow_walk import Passed, choices, replay
from explainer.model.flowchart import Edge, Graph, Node
from explainer.wording import Wording

_STYLE = Markup("<style>{}</style>").format(
    Markup((Path(__file__).parent / "flow_step_through.css").read_text("utf-8"))
)

OnAnswer = Callable[[str, str | None], None]
"""Called with a node and the edge chosen there, or None where the answer is taken back."""


def walk_flowchart(
    graph: Graph, answers: Mapping[str, str], say: Wording, *, key: str, cite: Cite, on_answer: OnAnswer
) -> None:
    """Walk the graph from its start by the answers so far (node id to edge id).

    `on_answer` keeps or forgets one answer; it is called from a button's
    callback, before the rerun. Forgetting an early answer leaves the later
    ones where they are, so they count again as soon as the way leads there.
    It asks which way to follow, and never what happened to the reader.
    """
    path = replay(graph, answers)
    with st.container(key=f"flow-walk-{key}"):
        st.html(_STYLE)
        for number, step in enumerate(path.passed, 1):
            _passed(step, number, graph, say, key, on_answer)
        st.html(_here(path.at, graph.on, say, cite))
        ways = choices(graph, path.at.id)
        if any(step.node.id == path.at.id for step in path.passed):
            st.html(_line(say("The way leads back to a step that you have seen.")))
        elif ways:
            _ways(ways, path.at.id, say, key, on_answer)
        elif path.at.ending is None:
            st.html(_line(say("This chart stops here. The process goes on outside it.")))
        if path.passed:
            with st.container(horizontal=True, key=f"flow-back-{key}"):
                st.button(
                    say("One step back"),
                    key=f"{key}-one-back",
                    type="tertiary",
                    on_click=on_answer,
                    args=(path.passed[-1].node.id, None),
                )
                st.button(
                    say("Start again"),
                    key=f"{key}-again",
                    type="tertiary",
                    on_click=_forget,
                    args=(answers, on_answer),
                )


def _ways(ways: Sequence[Edge], node: str, say: Wording, key: str, on_answer: OnAnswer) -> None:
    """A button for each way on. A step that leads on by itself is read first: it has one button too."""
    alone = len(ways) == 1 and not (ways[0].label or ways[0].short)
    if not alone:
        asks = say("Choose a way to follow")
        st.html(Markup('<div class="ax"><p class="kicker">{}</p></div>').format(asks))
    for place, way in enumerate(ways):
        # the key is the place, not the way, so that the focus stays on a button from step to step
        st.button(
            say("Go on") if alone else way_words(way, say),
            key=f"flow-way-{key}-{place}",
            on_click=on_answer,
            args=(node, way.id),
            width="stretch",
        )


def _forget(answers: Mapping[str, str], on_answer: OnAnswer) -> None:
    for node in tuple(answers):
        on_answer(node, None)


def _line(words: str) -> Markup:
    return Markup('<div class="ax"><p class="soft" role="status">{}</p></div>').format(words)


def _passed(step: Passed, number: int, graph: Graph, say: Wording, key: str, on_answer: OnAnswer) -> None:
    """A step behind the reader; where there was a choice, it can be changed."""
    chosen = len(choices(graph, step.node.id)) > 1
    with st.container(
        horizontal=True, wrap=False, vertical_alignment="center", key=f"flow-passed-{key}-{number}"
    ):
        st.html(
            Markup('<div class="ax"><p><span class="soft num">{}.</span> {}{}</p></div>').format(
                number,
                say.text(step.node.label),
                Markup(" <strong>{}</strong>").format(way_words(step.edge, say)) if chosen else "",
            ),
            width="stretch",
        )
        if chosen:
            st.button(
                say("Change answer {n}", n=number),
                key=f"{key}-change-{number}",
                on_click=on_answer,
                args=(step.node.id, None),
                type="tertiary",
            )


def _here(node: Node, on: date, say: Wording, cite: Cite) -> Markup:
    """The step where the reader stands, in full. A change of it is read out."""
    rows = [(say("Who decides"), say.text(node.who_decides))]
    if node.ending:
        rows.append((say("What follows"), ending_words(node.ending, say)))
    if node.note:
        rows.append((say("Good to know"), say.text(node.note)))
    unsure = confidence_note(node.confidence, say)
    if unsure:
        rows.append((say("How sure we are"), unsure))
    rows += [(say("Contested on this day"), say.text(one.why)) for one in node.contests_on(on)]
    lines = Markup("").join(Markup('<dd class="flow-cite">{}</dd>').format(cite(c)) for c in node.citations)
    heading = say("Source") if len(node.citations) == 1 else say("Sources")
    told = Markup("").join(Markup("<dt>{}</dt><dd>{}</dd>").format(*row) for row in rows)
    told += Markup("<dt>{}</dt>{}").format(heading, lines)
    return Markup(
        '<div class="ax"><div class="flow-here" role="status"><p class="kicker">{}</p><h2>{}</h2><p>{}</p>'
        "<dl>{}</dl></div></div>"
    ).format(kind_word(node.kind, say), say.text(node.label), say.text(node.plain), told)
