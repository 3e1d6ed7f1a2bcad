"""The projector: a unit, one section or question a screen, driven by arrow keys or a clicker."""

import streamlit as st

from app_pages.chart import show_chart
from app_pages.flow import show_flow
from app_pages.visit import current_visit, follow
from components.projector import show_slide, slides
from explainer.authoring.prose import parse_prose

visit = current_visit()
say = visit.say
unit = next((one for one in visit.library.units if one.id == st.query_params.get("unit")), None)

if not visit.is_teacher or unit is None:
    # Nothing of the teacher's is sent to who is not signed in; an unknown unit has no slides.
    follow(visit.address("teach"))
else:
    deck = slides(unit)
    asked = st.query_params.get("slide", "1")
    at = min(max(int(asked) if asked.isascii() and asked.isdigit() else 1, 1), len(deck)) - 1

    shown = deck[at].section
    blocks = parse_prose(shown.prose.in_(say.locale)) if shown is not None else ()

    def address(slide: int) -> str:
        """Where a slide is. At the ends the way on stays where it is."""
        return visit.address("project", unit=unit.id, slide=str(min(max(slide, 0), len(deck) - 1) + 1))

    follow(
        show_slide(
            deck,
            at,
            unit,
            visit.library,
            say,
            visit.as_of,
            blocks=blocks,
            ways={
                "back": address(at - 1),
                "next": address(at + 1),
                "first": address(0),
                "last": address(len(deck) - 1),
                "leave": visit.address("teach"),
            },
        )
    )
    slide = deck[at]
    if slide.kind == "chart" and slide.section is not None and slide.section.chart:
        show_chart(slide.section.chart, key="projector-chart", asked=True)
    if slide.kind == "flowchart" and slide.section is not None and slide.section.flowchart:
        show_flow(visit, slide.section.flowchart, key="projector-flow")
