"""Learn: the units, each with what it asks and how far the visitor has come."""

import streamlit as st
from markupsafe import Markup

from app_pages.unit_list import unit_list
from app_pages.visit import current_visit, follow
from components.frame import head
from components.leaf import draw_leaf

visit = current_visit()
say = visit.say

html = Markup('<div class="ax">{}<h2 class="sr">{}</h2><div style="margin-top:32px">{}</div></div>').format(
    head(
        say,
        say("Learn"),
        say("Short sections, each with a question. Every answer is explained, and your place is kept."),
        route=st.session_state["route"],
    ),
    say("Units"),
    unit_list(visit),
)
follow(draw_leaf(html, key="learn", lang=say.locale))
