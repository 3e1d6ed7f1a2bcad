"""Any day for a case, beside its own: a track to move, and the case's way follows."""

from datetime import date
from functools import partial

import streamlit as st
from markupsafe import Markup

from app_pages.law_date import SERIAL, day_written, last_day
from app_pages.visit import Visit
from components.date_track import draw_date_track, moved_to
from explainer.model.case import Case
from explainer.model.case_walk import leads_into
from explainer.model.flow_change import change_days

ALSO, WRITTEN = "case-also", "case-also-written"
_TRACK = "case-track"


def _first(visit: Visit, case: Case) -> date:
    """The first day on which every flowchart that the case may go through is drawn."""
    return max(one.drawn_from for one in leads_into(visit.library.flowcharts, case.flowchart))


def any_day(visit: Visit, case: Case) -> date | None:
    """The day that the reader has put beside the case's own; None without one.

    The address wins where it says something else than this page wrote last:
    it was pasted, or the reader went back.
    """
    state, asked = st.session_state, st.query_params.get("also")
    if asked is None:
        return None
    if asked != state.get(WRITTEN):
        state[ALSO], state[WRITTEN] = day_written(asked), asked
    day: date | None = state.get(ALSO)
    return max(day, _first(visit, case)) if day else None


def draw_any_day(visit: Visit, case: Case, day: date) -> None:
    """Draw the track on which the day is moved, with marks where a flowchart of the case changed."""
    say, first = visit.say, _first(visit, case)
    onward = leads_into(visit.library.flowcharts, case.flowchart)
    marks = {on for one in onward for on in change_days(one)}
    words = say("Move the day, and the case's way follows. You need not predict here, and nothing is kept.")
    st.html(Markup('<div class="ax"><p class="small soft">{}</p></div>').format(words))
    draw_date_track(
        day,
        day,
        say,
        key=_TRACK,
        first=first,
        last=last_day(),
        known_to=visit.library.law_known_to,
        changes=sorted(marks),
        answered=st.session_state.get(SERIAL, 0),
        on_moved=partial(_moved, first),
    )


def _moved(first: date) -> None:
    """Take over the day; write it into the address once the hand has let go."""
    found = moved_to(st.session_state[_TRACK].get("moved"), first, last_day())
    if found is None:
        return
    st.session_state[ALSO], st.session_state[SERIAL] = found.on, found.serial
    if found.settled:
        st.session_state[WRITTEN] = found.on.isoformat()
        st.query_params["also"] = found.on.isoformat()
