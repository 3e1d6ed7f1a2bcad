"""A unit: its overview, a section, the closing questions, the prompts or the sources."""

import streamlit as st
from markupsafe import Markup

from app_pages.course import QUIZ, parts, remember_place
from app_pages.unit_overview import show_overview, show_prompts, show_unit_sources
from app_pages.unit_quiz import show_quiz
from app_pages.unit_section import show_section
from app_pages.visit import current_visit, follow
from components.frame import head
from components.leaf import draw_leaf

visit = current_visit()
say = visit.say
asked = st.query_params.get("unit", "")
part = st.query_params.get("section", "start")
unit = next((unit for unit in visit.library.units if unit.id == asked), None)

if unit is None:
    html = Markup(
        '<div class="ax">{}<p class="act"><a class="btn primary" href="{}" data-go>{}</a></p></div>'
    ).format(
        head(
            say,
            say("This unit is not here"),
            say("The link may be old. Choose a unit from the list."),
            route=st.session_state["route"],
        ),
        visit.address("learn"),
        say("See the units"),
    )
    follow(draw_leaf(html, key="no-unit", lang=say.locale))
elif part == "talk":
    show_prompts(visit, unit)
elif part == "sources":
    show_unit_sources(visit, unit)
elif part == QUIZ:
    remember_place(visit, unit, QUIZ)
    show_quiz(visit, unit, parts(visit, unit))
elif part in {section.id for section in unit.sections}:
    remember_place(visit, unit, part)
    show_section(visit, unit, unit.section(part), parts(visit, unit))
else:
    show_overview(visit, unit, parts(visit, unit))
