"""What the room is, on the console: locked or open, its pace, its period, its code, its end."""

from datetime import date
from functools import partial

import streamlit as st
from markupsafe import Markup

from app_pages.console_acts import change_code, change_room
from app_pages.law_date import SERIAL
from app_pages.room_after import show_keep_days
from app_pages.visit import BEGINS, Visit, law_of_class
from components.date_track import draw_date_track, moved_to
from explainer.classroom.room import Room
from explainer.model.flow_change import change_days

LAW = "room-law"


def show_settings(visit: Visit, room: Room) -> None:
    """Draw what may be changed about the room, and the way to its end."""
    say = visit.say
    st.toggle(
        say("Lock the room: nobody new comes in"),
        value=room.is_locked,
        key="room-locked",
        on_change=_lock,
        args=(room.id,),
    )
    st.toggle(
        say("Let students go at their own pace"),
        value=room.pace == "free",
        key="room-pace",
        on_change=_pace,
        args=(room.id,),
    )
    st.text_input(
        say("Period"),
        value=room.period,
        max_chars=40,
        placeholder=say("such as 3rd period"),
        key="room-period",
        on_change=_period,
        args=(room.id,),
    )
    _show_law(visit, room)
    st.button(say("Change the code"), on_click=change_code, args=(room.id,), key="new-code")
    show_keep_days(visit, room)
    report = Markup(
        '<div class="ax"><p><a href="/print/room?lang={}&room={}" target="_blank">{}</a></p></div>'
    )
    st.html(report.format(say.locale, room.id, say("The report so far")))
    show_end(visit, room, place="settings")


def _show_law(visit: Visit, room: Room) -> None:
    """Draw the day whose law the class is shown, to be moved."""
    say, day = visit.say, law_of_class(visit, room)
    st.html(
        Markup('<div class="ax"><p class="label">{}</p><p class="small soft">{}</p></div>').format(
            say("Show the class the law of"),
            say(
                "Flowcharts and numbers follow on the projector and on every device. Questions keep to the "
                "latest law that our sources know."
            ),
        )
    )
    draw_date_track(
        day,
        day,
        say,
        key=LAW,
        first=BEGINS,
        last=visit.as_of,
        known_to=visit.as_of,
        changes=_changes(visit, room),
        answered=st.session_state.get(SERIAL, 0),
        settled_only=True,
        on_moved=partial(_law, room.id, visit.as_of),
    )


def _changes(visit: Visit, room: Room) -> list[date]:
    """The days that changed a flowchart of the room's unit."""
    unit = next((each for each in visit.library.units if each.id == room.unit), None)
    views = [section.flowchart for section in unit.sections if section.flowchart] if unit else []
    charts = [visit.library.flowchart_of_view(view) for view in views]
    return sorted({day for chart, view in charts for day in change_days(chart, view.nodes)})


def show_end(visit: Visit, room: Room, *, place: str) -> None:
    """Draw the way to the end, which asks once. `place` sets the two buttons on a page apart.

    An end can't be undone: devices stop following, and notes that wait are erased.
    """
    say, asked = visit.say, f"ending-{place}"
    if not st.session_state.get(asked):
        st.button(
            say("End the class"),
            on_click=_ask,
            args=(asked, True),
            key=f"end-{place}",
            width="stretch",
        )
        return
    told = say(
        "End it for everyone? Devices stop following, and notes that nobody has read are erased. The report "
        "stays."
    )
    st.html(Markup('<div class="ax"><p class="notice" role="status">{}</p></div>').format(told))
    st.button(
        say("Yes, end the class"),
        on_click=_end,
        args=(room.id,),
        key=f"end-{place}-yes",
        type="primary",
        width="stretch",
    )
    st.button(say("No, go on"), on_click=_ask, args=(asked, False), key=f"end-{place}-no", width="stretch")


def _ask(asked: str, is_asked: bool) -> None:
    st.session_state[asked] = is_asked


def _end(room_id: int) -> None:
    change_room(room_id, is_closed=True)


def _lock(room_id: int) -> None:
    change_room(room_id, is_locked=bool(st.session_state["room-locked"]))


def _pace(room_id: int) -> None:
    change_room(room_id, pace="free" if st.session_state["room-pace"] else "follow")


def _law(room_id: int, last: date) -> None:
    found = moved_to(st.session_state[LAW].get("moved"), BEGINS, last)
    if found is not None:
        st.session_state[SERIAL] = found.serial
        change_room(room_id, law_on=found.on)


def _period(room_id: int) -> None:
    change_room(room_id, period=st.session_state["room-period"])
