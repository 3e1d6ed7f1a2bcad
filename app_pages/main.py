"""Sets language, header and footer, and runs the page that the address names."""

from datetime import timedelta

import streamlit as st
from markupsafe import Markup

from app_pages.record_controls import leave_record
from app_pages.room_keeping import leave_class
from app_pages.room_ways import own_room
from app_pages.tab_title import tab_title
from app_pages.visit import PAGES, SERVER, current_visit, follow
from components.frame import Way, show_footer, show_header, show_preview_bar
from explainer.wording import wording

st.set_page_config(layout="wide", initial_sidebar_state="collapsed")


@st.fragment(run_every=timedelta(hours=12))
def come_back_whole() -> None:
    """Draws nothing that is seen; that it is due has a page come back whole after a lost connection.

    Most of a page runs as fragments. A server that was started anew knows
    none of them, and the browser has it draw the whole page again only where
    something is due by the clock or a fragment has run before. Without this, a
    page that nobody had touched yet would take no tap after a restart.
    By the mark, which is another in each run and in each server, static/connection.js
    sees that it has been drawn.
    """
    st.session_state["runs"] = st.session_state.get("runs", 0) + 1
    with st.container(key="drawn"):
        st.html(Markup('<i data-drawn="{}-{}"></i>').format(SERVER, st.session_state["runs"]))


come_back_whole()
visit = current_visit()
say = visit.say

own = {"lang", "preview"}
where = {name: value for name, value in st.query_params.to_dict().items() if name not in own}
pages = {
    path: st.Page(file, title=tab_title(visit, path, where), url_path=path or "home", default=not path)
    for path, file in PAGES.items()
}
page = st.navigation(list(pages.values()), position="hidden")
path = page.url_path

ways = [
    Way(say("Home"), visit.address(""), path == ""),
    Way(say("Learn"), visit.address("learn"), path in ("learn", "unit")),
    Way(say("Explore"), visit.address("explore"), path in ("explore", "law", "case")),
    Way(say("My record"), visit.address("record"), path == "record"),
    Way(say("About"), visit.address("about"), path == "about"),
]
if path == "room" or own_room(visit) is not None:
    ways.insert(1, Way(say("Class"), visit.address("room"), path == "room"))
if visit.is_teacher:
    ways.append(Way(say("Teach"), visit.address("teach"), path == "teach"))
other = wording("es" if say.locale == "en" else "en")
turned = visit.address(path, **{**where, "lang": other.locale})
route = "&".join([path, *(f"{name}={value}" for name, value in sorted(where.items()))])

if path != "record":
    leave_record()
if path != "room":
    leave_class()
if path in ("project", "wall"):  # a projector shows the slide and nothing else
    st.session_state["route"] = route
    page.run()
    st.stop()
if visit.is_preview:
    ways = [way for way in ways if not way.href.startswith("/record")]
follow(show_header(say, ways, Way("Español" if other.locale == "es" else "English", turned), route=route))
st.session_state["route"] = route
if visit.is_preview:
    follow(show_preview_bar(say, end=visit.address("teach")))
page.run()
show_footer(
    say,
    [
        Way(say("For teachers"), visit.address("teach")),
        Way(say("Sources"), visit.address("explore", show="sources")),
        Way(say("What is stored"), visit.address("about", part="privacy")),
    ],
    law_known_to=visit.library.law_known_to,
    spanish_is_read=visit.library.spanish_read_by is not None,
    legal_help=say.text(visit.library.legal_help),
)
