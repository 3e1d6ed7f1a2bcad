"""Can they reach us? A teacher sees, before class, whether students' devices reach this computer."""

import secrets
import time

import ifaddr
import streamlit as st
from markupsafe import Markup

from app_pages.visit import Visit, follow
from components.frame import head
from components.leaf import draw_leaf
from components.reach_view import nobody_can, reach_board
from explainer.addresses import Entrance, classroom_addresses, entrances, is_here_only
from explainer.opening import open_reach_checks
from explainer.reach import deal_check_id
from explainer.reach_reading import Reading

CHECK = "reach-check"
REFRESH = 1.5
"""Seconds between two looks at an open check: one teacher looks, for half an hour at most."""


def show_reach(visit: Visit) -> None:
    """Draw the whole page. Whoever calls it has made sure that the visitor is the teacher."""
    say = visit.say
    html = Markup('<div class="ax"><p class="crumb"><a href="{}" data-go>{}</a></p>{}</div>').format(
        visit.address("teach"),
        say("For teachers"),
        head(
            say,
            say("Can they reach us?"),
            say(
                "Before class: connect a phone to the students' Wi-Fi, start the check, and scan or type the "
                "address on the phone. Another window on this computer proves nothing."
            ),
            route=st.session_state["route"],
        ),
    )
    follow(draw_leaf(html, key="reach-head", lang=say.locale))
    ways = _entrances()
    if not ways:
        here_only = is_here_only(str(st.get_option("server.address")))
        follow(draw_leaf(nobody_can(say, here_only=here_only), key="reach-nobody", lang=say.locale))
        return
    is_open = _reading() is not None
    with st.container(key="reach-start"):
        if CHECK in st.session_state and not is_open:
            told = say("The check has ended: each stays open for half an hour. Start another one.")
            st.html(Markup('<div class="ax" role="status"><p class="notice">{}</p></div>').format(told))
        st.button(
            say("Start a new check") if is_open else say("Start the check"),
            type="secondary" if is_open else "primary",
            on_click=_start,
            key="reach-begin",
        )
    st.fragment(_board, run_every=REFRESH if is_open else None)(visit, ways, is_open)


def _entrances() -> tuple[Entrance, ...]:
    """This computer's addresses, with the port at which the running server listens."""
    return entrances(
        st.get_option("server.address"),
        st.get_option("server.port"),
        classroom_addresses(ifaddr.get_adapters()),
        secure=bool(st.get_option("server.sslCertFile")),
        opened_at=st.context.url or "",
    )


def _start() -> None:
    check = deal_check_id(secrets.SystemRandom())
    open_reach_checks().begin(check, now=time.monotonic())
    st.session_state[CHECK] = check


def _reading() -> Reading | None:
    check = st.session_state.get(CHECK)
    return open_reach_checks().read(check, now=time.monotonic()) if check else None


def _board(visit: Visit, ways: tuple[Entrance, ...], was_open: bool) -> None:
    """The addresses and how the check stands. When the check ends, so does looking at it."""
    reading = _reading()
    check = st.session_state.get(CHECK) if reading else None
    html = reach_board(ways, visit.say, check=check, reading=reading)
    follow(draw_leaf(html, key="reach-board", lang=visit.say.locale))
    if was_open and reading is None:
        st.rerun()
