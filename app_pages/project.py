"""The projector: a unit, one section or question a screen, driven by arrow keys or a clicker."""

import streamlit as st

from app_pages.visit import current_visit, follow
from components.projector import show_slide
from explainer.authoring.prose import parse_prose
from explainer.classroom.lesson import lesson

visit = current_visit()
say = visit.say
unit = next((one for one in visit.library.units if one.id == st.query_params.get("unit")), None)

if not visit.is_teacher or unit is None:
    # Nothing of the teacher's is sent to who is not signed in; an unknown unit has no slides.
    follow(visit.address("teach"))
else:
    deck = lesson(unit)
    asked = st.query_params.get("slide", "1")
    at = min(max(int(asked) if asked.isascii() and asked.isdigit() else 1, 1), len(deck)) - 1
    shown = deck[at]
    blocks = (
        parse_prose(shown.section.prose.in_(say.locale))
        if shown.kind == "section" and shown.section is not None
        else ()
    )
    follow(
        show_slide(
            deck,
            at,
            unit,
            visit.library,
            say,
            visit.as_of,
            blocks=blocks,
            addresses=[
                visit.address("project", unit=unit.id, slide=str(number + 1)) for number in range(len(deck))
            ],
            leave=visit.address("teach"),
        )
    )
