"""The timeline beneath the law of a day, filtered by who acted and with what effect."""

import streamlit as st
from markupsafe import Markup

from app_pages.visit import Visit, current_visit, follow
from components.leaf import draw_leaf
from components.terms import Glossed
from components.timeline import actor_words, effect_legend, effect_words, timeline
from explainer.model.timeline import ACTORS, EFFECTS


def show_timeline(visit: Visit) -> None:
    """Draw every event that the filters let through, as a list. Without events, nothing."""
    if visit.library.events:
        _timeline()


@st.fragment
def _timeline() -> None:
    visit = current_visit()
    say, library = visit.say, visit.library
    legend = Markup('<div class="ax"><h2 class="sec">{}</h2>{}</div>')
    draw_leaf(legend.format(say("Timeline"), effect_legend(say)), key="timeline-legend", lang=say.locale)
    with st.container(key="timeline-filters", horizontal=True):
        by = st.pills(
            say("Who acted"),
            ACTORS,
            selection_mode="multi",
            format_func=lambda actor: actor_words(actor, say),
            key="timeline-by",
        )
        effects = st.pills(
            say("Effect"),
            EFFECTS,
            selection_mode="multi",
            format_func=lambda effect: effect_words(effect, say),
            key="timeline-effect",
        )
    found = [
        event
        for event in library.events.values()
        if (not by or event.by in by) and (not effects or event.effect in effects)
    ]
    count = (
        say.plural("{n} event", "{n} events", len(found))
        if found
        else say("No event fits both filters. Take one away to see more.")
    )
    glossed = Glossed(library.terms, say, "timeline")
    rows = timeline(found, library.sources, say, glossed, heading="h3")
    html = Markup('<div class="ax"><p class="small" role="status">{}</p>{}{}</div>')
    told = html.format(count, rows, glossed.entries())
    follow(draw_leaf(told, key="law-timeline", lang=say.locale))
