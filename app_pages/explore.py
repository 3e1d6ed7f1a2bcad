"""Explore: the flowcharts and the glossary, on their own."""

import streamlit as st
from markupsafe import Markup

from app_pages.flow import show_flow
from app_pages.visit import current_visit, follow
from components.frame import head
from components.glossary_view import glossary
from components.leaf import draw_leaf

visit = current_visit()
say = visit.say
show = st.query_params.get("show", "")
views = [(flowchart, view) for flowchart in visit.library.flowcharts.values() for view in flowchart.views]
asked = st.query_params.get("view")
found = next((view for _, view in views if view.id == asked), views[0][1] if views else None)
up = Markup('<p class="crumb"><a href="{}" data-go>{}</a></p>').format(
    visit.address("explore"), say("Explore")
)

if show == "flowchart" and found is not None:
    html = Markup('<div class="ax">{}{}</div>').format(
        up, head(say, say.text(found.title), say.text(found.summary), route=st.session_state["route"])
    )
    follow(draw_leaf(html, key="flow-head", lang=say.locale))
    show_flow(visit, found.id, key="explore-flow")
elif show == "glossary":
    html = Markup('<div class="ax">{}{}{}</div>').format(
        up,
        head(
            say,
            say("Glossary"),
            say("Every specialist word, in English and Spanish, with its source."),
            route=st.session_state["route"],
        ),
        glossary(visit.library, say),
    )
    follow(draw_leaf(html, key="glossary", lang=say.locale))
else:
    cards = Markup("").join(
        Markup(
            '<section class="card"><h2>{}</h2><p class="soft">{}</p><a href="{}" data-go>{}</a></section>'
        ).format(
            say.text(view.title),
            say.text(view.summary),
            visit.address("explore", show="flowchart", view=view.id),
            say("Open the flowchart"),
        )
        for _, view in views
    )
    cards += Markup(
        '<section class="card"><h2>{}</h2><p class="soft">{}</p><a href="{}" data-go>{}</a></section>'
    ).format(
        say("Glossary"),
        say.plural(
            "{n} word, in English and Spanish, with its source.",
            "{n} words, in English and Spanish, each with its source.",
            len(visit.library.terms),
        ),
        visit.address("explore", show="glossary"),
        say("Open the glossary"),
    )
    html = Markup('<div class="ax">{}<div class="tiles" style="margin-top:32px">{}</div></div>').format(
        head(
            say,
            say("Explore"),
            say("Follow the law as a flowchart, or look up a word."),
            route=st.session_state["route"],
        ),
        cards,
    )
    follow(draw_leaf(html, key="explore", lang=say.locale))
