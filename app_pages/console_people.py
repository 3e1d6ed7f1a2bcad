"""Who is in the room, on the console: put out, let in, given more time."""

import streamlit as st
from markupsafe import Markup

from app_pages.console_acts import do, tell
from app_pages.live import Live
from app_pages.visit import Visit, current_visit, now
from explainer.classroom.ballot import MORE_TIME


def show_people(visit: Visit, live: Live) -> None:
    """Draw everyone who has joined, by alias, with what may be done for each."""
    say = visit.say
    if not live.participants:
        st.html(Markup('<div class="ax"><p class="soft">{}</p></div>').format(say("Nobody has joined yet.")))
    for each in live.participants:
        with st.container(key=f"person-{each.id}", horizontal=True):
            state = say("put out") if each.is_out else say("here") if each.id in live.present else say("away")
            st.html(
                Markup('<div class="ax"><p><b>{}</b> <span class="soft small">{}</span></p></div>').format(
                    each.alias, state
                )
            )
            if each.is_out:
                st.button(say("Let in"), on_click=_put_out, args=(each.id, False), key=f"in-{each.id}")
                continue
            st.button(say("Put out"), on_click=_put_out, args=(each.id, True), key=f"out-{each.id}")
            if live.polls and live.stage != "revealed":
                st.button(
                    say("More time"),
                    on_click=_more_time,
                    args=(live.polls[-1].id, each.id),
                    key=f"time-{each.id}",
                )


def _put_out(participant_id: int, is_out: bool) -> None:
    say = current_visit().say
    do(lambda visit: visit.storage.put_out(participant_id, is_out))
    if is_out:
        tell(
            say(
                "That device is out. To keep it from coming back as another, lock the room or change its "
                "code."
            )
        )


def _more_time(poll_id: int, participant_id: int) -> None:
    until = now() + MORE_TIME
    do(lambda visit: visit.storage.give_more_time(poll_id, participant_id, until=until))
