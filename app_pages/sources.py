"""The sources as a page of Explore: each with what it is, when it was read, and what rests on it."""

from collections.abc import Mapping

import streamlit as st
from markupsafe import Markup

from app_pages.visit import Visit, follow
from components.leaf import draw_leaf
from components.sources_view import sources_page
from explainer.authoring.resting import resting
from explainer.model.library import Library
from explainer.model.resting import TEACHERS_ONLY, Resting
from explainer.scoring.course import QUIZ


@st.cache_resource(max_entries=1, show_spinner=False, hash_funcs={Library: id})
def _resting(library: Library) -> tuple[Mapping[str, tuple[Resting, ...]], Library]:
    """What rests on each source. Parsing all prose takes a while, and a process has one library.

    The library is kept with it, for it is known by its identity.
    """
    return resting(library), library


def show_sources(visit: Visit, page_head: Markup) -> None:
    """Draw the page beneath its heading. What is the teacher's own is left out for everybody else."""
    teacher = visit.is_teacher and not visit.is_preview
    found, _ = _resting(visit.library)
    shown = {
        source: [one for one in each if teacher or one.kind not in TEACHERS_ONLY]
        for source, each in found.items()
    }
    html = Markup('<div class="ax">{}{}</div>').format(
        page_head,
        sources_page(visit.library, shown, visit.say, way=lambda one: _address(visit, one)),
    )
    follow(draw_leaf(html, key="sources", lang=visit.say.locale))


def _address(visit: Visit, one: Resting) -> str | None:
    """The page that shows something, or None."""
    where = dict(one.where)
    match where:
        case {"unit": unit, "section": section}:
            return visit.address("unit", unit=unit, section=section)
        case {"unit": unit, "item": item}:
            return visit.address("unit", unit=unit, section=QUIZ, item=item)
        case {"unit": unit, "prompt": _}:
            return visit.address("unit", unit=unit, section="talk")
        case {"view": view, "on": on}:
            return visit.address("law", view=view, on=on)
        case {"fact": _}:
            return visit.address("law")
        case {"view": view}:
            return visit.address("explore", show="flowchart", view=view)
        case {"chart": chart}:
            return visit.address("explore", show="chart", chart=chart)
        case {"case": case}:
            return visit.address("case", case=case)
        case {"event": _}:
            return visit.address("explore", show="timeline")
        case {"term": term}:
            name = visit.say.text(visit.library.terms[term].term)
            return visit.address("explore", show="glossary", find=name)
    return None
