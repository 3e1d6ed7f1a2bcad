"""About: what this is, and what is stored about whom."""

import streamlit as st
from markupsafe import Markup

from app_pages.visit import current_visit, follow
from components.about_view import privacy, project
from components.frame import head
from components.leaf import draw_leaf

visit = current_visit()
say = visit.say
part = st.query_params.get("part", "")
route = st.session_state["route"]
up = Markup('<p class="crumb"><a href="{}" data-go>{}</a></p>').format(visit.address("about"), say("About"))

if part == "sources":  # where the list was, so that old links lead to it
    follow(visit.address("explore", show="sources"))
if part == "privacy":
    html = Markup('<div class="ax">{}{}{}</div>').format(
        up,
        head(
            say,
            say("What is stored"),
            say("What is kept about you, where, for how long, and who can read it."),
            route=route,
        ),
        privacy(say),
    )
else:
    html = Markup('<div class="ax">{}{}</div>').format(
        head(
            say,
            say("About"),
            say("An explainer on U.S. asylum for classrooms: dated, cited, and without accounts."),
            route=route,
        ),
        project(
            visit.library,
            say,
            sources=visit.address("explore", show="sources"),
            stored=visit.address("about", part="privacy"),
        ),
    )
follow(draw_leaf(html, key="about", lang=say.locale))
