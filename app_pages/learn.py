"""Learn: the units, each with what it asks and how far the visitor has come."""

import streamlit as st
from markupsafe import Markup

from app_pages.course import next_address, parts, steps
from app_pages.visit import current_visit, follow
from components.frame import head
from components.leaf import draw_leaf
from components.unit_views import unit_row

visit = current_visit()
say = visit.say

rows = Markup("")
for unit in visit.library.units:
    course, onward = parts(visit, unit), next_address(visit, unit)
    done = sum(part.done for part in course)
    rows += unit_row(
        unit,
        say,
        steps=steps(visit, course, onward[0] if onward and done else None, links=False),
        status=say("{done} of {total} parts done", done=done, total=len(course)),
        href=visit.address("unit", unit=unit.id, section="start"),
        here=0 < done < len(course),
    )
if not visit.library.units:
    rows = Markup('<li class="notice">{}</li>').format(
        say("No unit can be shown just now. Tell your teacher: the check names what is wrong.")
    )
html = Markup('<div class="ax">{}<ol class="plain units" style="margin-top:32px">{}</ol></div>').format(
    head(
        say,
        say("Learn"),
        say("Short sections, each with a question. Every answer is explained, and your place is kept."),
        route=st.session_state["route"],
    ),
    rows,
)
follow(draw_leaf(html, key="learn", lang=say.locale))
