"""The law through time: a date to move, and the flowchart, the values and the acts of that day."""

from datetime import date
from functools import partial

import streamlit as st
from markupsafe import Markup

from app_pages.flow import cite, show_simplified
from app_pages.flow_ahead import lay_out_ahead
from app_pages.law_date import SERIAL, date_in, last_day, moved, put_right
from app_pages.law_timeline import show_timeline
from app_pages.visit import BEGINS, Visit, current_visit, follow
from components.date_track import draw_date_track
from components.flow_outline import show_outline
from components.flowchart import draw_flowchart
from components.frame import head
from components.law_view import acts_list, change_sentence, values_list, values_moved
from components.leaf import draw_leaf
from explainer.dated_words import not_drawn_yet, where_sources_end
from explainer.model.flow_change import Difference, change_days, difference
from explainer.model.flowchart import Flowchart, View
from explainer.wording import Wording


def _marks(found: Difference, say: Wording) -> dict[str, dict[str, str]]:
    """What is written beside a box: by word and shape, the colour only helps."""
    if found.before == found.after:
        return {}
    new, changed = say("New"), say("Changed")
    return {
        **{node.id: {"kind": "changed", "words": changed} for node in found.settled},
        **{node.id: {"kind": "changed", "words": say("Contested")} for node in found.contested},
        **{node.id: {"kind": "changed", "words": changed} for node in found.changed},
        **{node.id: {"kind": "added", "words": new} for node in found.added},
    }


@st.fragment
def _law(view_id: str) -> None:
    """The date and all that follows it. In a fragment: moving the date redraws nothing else."""
    visit = current_visit()
    say, library = visit.say, visit.library
    flowchart, view = library.flowchart_of_view(view_id)
    changes = change_days(flowchart, view.nodes)
    on, since = date_in(visit, changes)
    first, last = BEGINS, last_day()
    parts = Markup('<div class="ax">{}</div>').format(_views(visit, view, on, since))
    follow(draw_leaf(parts, key="law-parts", lang=say.locale))
    with st.container(key="law-track-box"):
        draw_date_track(
            on,
            since,
            say,
            key="law-track",
            first=first,
            last=last,
            known_to=library.law_known_to,
            changes=changes,
            answered=st.session_state.get(SERIAL, 0),
            on_moved=partial(moved, "law-track", view_id, first, last),
        )
    other_day = put_right(st.query_params.get("on"), say)
    if other_day:
        st.html(Markup('<div class="ax"><p class="notice" role="status">{}</p></div>').format(other_day))
    if on > library.law_known_to:
        beyond = Markup('<div class="ax"><p class="notice beyond">{}</p></div>')
        st.html(beyond.format(where_sources_end(library.law_known_to, say)))
    began = flowchart.drawn_from
    found = difference(flowchart, max(since, began), max(on, began), view.nodes)
    values = values_moved(library.facts.values(), on, since, say)
    with st.container(key="law-words"):
        more = bool(found.acts or values)
        words = change_sentence(found, say, more=more) if on >= began else Markup("")
        st.html(Markup('<div class="ax">{}</div>').format(words))
    _draw(visit, flowchart, view, on, found)
    lay_out_ahead(flowchart, view, on, say.locale)
    words = acts_list(found.acts, library.sources, say)
    with st.container(key="law-beneath"):
        st.html(Markup('<div class="ax law-beneath">{}{}</div>').format(words, values))
    show_simplified(flowchart, say)
    # What is folded is not drawn: it would be at every move of the date.
    every = st.expander(say("All dated values on this day"), key="law-values", on_change="rerun")
    if every.open:
        listed = values_list(library.facts.values(), on, library.sources, say)
        every.html(Markup('<div class="ax">{}</div>').format(listed))


def _draw(visit: Visit, flowchart: Flowchart, view: View, on: date, found: Difference) -> None:
    say = visit.say
    graph = flowchart.view_on(view.id, on)
    if not graph.begins:
        st.html(Markup('<div class="ax"><p class="notice">{}</p></div>').format(not_drawn_yet(say)))
        return
    with st.container(key="flow"):
        draw_flowchart(
            graph,
            view,
            say,
            key=f"law-{view.id}",
            cite=partial(cite, visit),
            ends=where_sources_end(visit.library.law_known_to, say),
            marks=_marks(found, say),
        )
        outline = st.expander(say("Outline as text"), key="law-outline", on_change="rerun")
        if outline.open:
            with outline:
                show_outline(graph, say, cite=partial(cite, visit))


def _views(visit: Visit, here: View, on: date, since: date) -> Markup:
    """The part that is shown, which unfolds to every part of every process on the same day."""
    say = visit.say
    lists = Markup("")
    for flowchart in visit.library.flowcharts.values():
        links = Markup("").join(
            Markup('<li><a href="{}" data-go{}>{}</a></li>').format(
                visit.address("law", view=view.id, on=on.isoformat(), since=since.isoformat()),
                Markup(' aria-current="true"') if view.id == here.id else "",
                say.text(view.title),
            )
            for view in flowchart.views
        )
        lists += Markup('<section><h3>{}</h3><ul class="plain">{}</ul></section>').format(
            say.text(flowchart.title), links
        )
    return Markup(
        '<details class="part-picker" data-picker><summary class="btn" data-keep="part"><span>{}</span> '
        '<b>{}</b></summary><nav aria-label="{}">{}</nav></details>'
    ).format(say("Part of the process:"), say.text(here.title), say("Parts of the process"), lists)


visit = current_visit()
say, library = visit.say, visit.library
views = [view.id for flowchart in library.flowcharts.values() for view in flowchart.views]
if not views:
    nothing = say("No flowchart can be shown just now. Tell your teacher: the check names what is wrong.")
    st.html(Markup('<div class="ax"><p class="notice">{}</p></div>').format(nothing))
else:
    asked = st.query_params.get("view", "")
    view_id = asked if asked in views else views[0]
    html = Markup('<div class="ax">{}{}</div>').format(
        Markup('<p class="crumb"><a href="{}" data-go>{}</a></p>').format(
            visit.address("explore"), say("Explore")
        ),
        head(
            say,
            say("The law through time"),
            say("Move the date. The flowchart and the values follow the law of that day."),
            route=st.session_state["route"],
        ),
    )
    follow(draw_leaf(html, key="law-head", lang=say.locale))
    _law(view_id)
    show_timeline(visit)
