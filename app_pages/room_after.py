"""A room after its class: the report, for how long it is kept, and the end of it."""

import streamlit as st
from markupsafe import Markup

from app_pages.visit import Visit, current_visit, follow, log, now
from components.frame import head
from components.leaf import draw_leaf
from components.room_list import RoomRow, removed_words, room_list
from components.room_report import report_body, report_facts, ways_to_take
from explainer.classroom.report import read_report
from explainer.classroom.room import KEEP_DAYS, NoSuchRoom, Room, room_number
from explainer.storage.fault import EraseUnfinished, StorageFault

KEPT_FOR = (1, 7, 14, KEEP_DAYS)
"""Days among which a teacher chooses how long a room is kept after its last use."""

TOLD = "room-deleted"


def unit_title(visit: Visit, room: Room) -> str:
    """The title of the room's unit; its id where it is not served just now."""
    found = (unit for unit in visit.library.units if unit.id == room.unit)
    return next((visit.say.text(unit.title) for unit in found), room.unit)


def show_after(visit: Visit, room: Room) -> None:
    """Draw the report of a class that has ended, and what can be done with the room."""
    say = visit.say
    report = read_report(visit.storage, room, visit.library.items, on=visit.as_of)
    links = Markup("").join(
        Markup('<a class="btn" href="{}"{}>{}</a>').format(
            href, Markup(' target="_blank" rel="opener"') if "print" in href else Markup(" download"), words
        )
        for words, href in ways_to_take(room.id, say).items()
    )
    html = Markup('<div class="ax">{}{}<div class="act">{}</div>{}<h2 class="sec">{}</h2></div>').format(
        Markup('<p class="crumb"><a href="{}" data-go>{}</a></p>').format(
            visit.address("teach"), say("For teachers")
        ),
        head(
            say,
            say("The class has ended"),
            report_facts(report, unit_title(visit, room), say),
            route=st.session_state["route"],
        ),
        links,
        report_body(report, visit.library, say),
        say("How long it is kept"),
    )
    follow(draw_leaf(html, key="room-report", lang=say.locale))
    show_keep_days(visit, room)
    way_out = Markup(
        '<div class="ax no-print"><div class="act"><a class="btn" href="{}" data-go>{}</a></div></div>'
    ).format(visit.address("teach", part="delete", room=str(room.id)), say("Delete this room"))
    follow(draw_leaf(way_out, key="to-delete", lang=say.locale))


def show_keep_days(visit: Visit, room: Room) -> None:
    """Draw for how many days the room is kept after its last use. Thirty is the most."""
    say, key = visit.say, f"keep-days-{room.id}"
    choices = sorted({*KEPT_FOR, room.keep_days})
    st.session_state.setdefault(key, room.keep_days)
    st.radio(
        say("Days that this room is kept after its last use"),
        choices,
        format_func=lambda days: say.plural("{n} day", "{n} days", days),
        key=key,
        horizontal=True,
        on_change=_keep_for,
        args=(room.id, key),
    )


def _keep_for(room_id: int, key: str) -> None:
    visit = current_visit()
    if not visit.is_teacher:
        return
    try:
        visit.storage.change_room(room_id, keep_days=int(st.session_state[key]), now=now())
    except (NoSuchRoom, ValueError, StorageFault):
        log.exception("a room's days could not be changed")
        del st.session_state[key]  # the page shows again what is so


def show_rooms(visit: Visit) -> None:
    """Draw the rooms of the teacher's desk."""
    say = visit.say
    rows = [
        RoomRow(
            room,
            unit_title(visit, room),
            console=visit.address("console", room=str(room.id)),
            delete=visit.address("teach", part="delete", room=str(room.id)),
        )
        for room in visit.storage.rooms()
    ]
    html = Markup('<div class="ax"><h2 class="sec">{}</h2>{}</div>').format(
        say("Your classes"), room_list(rows, say)
    )
    follow(draw_leaf(html, key="rooms", lang=say.locale))


def show_deleting(visit: Visit, number: str) -> None:
    """Draw the question before a room is deleted, and afterwards what went with it."""
    say, route = visit.say, st.session_state["route"]
    told = st.session_state.get(TOLD)
    up = Markup('<p class="crumb"><a href="{}" data-go>{}</a></p>').format(
        visit.address("teach"), say("For teachers")
    )
    asked = room_number(number)
    room = None if asked is None else visit.storage.room(asked)
    if told and told[0] == number and room is None:
        html = Markup('<div class="ax">{}{}</div>').format(
            up, head(say, say("The room is deleted"), told[1], route=route)
        )
        follow(draw_leaf(html, key="room-deleted", lang=say.locale))
        return
    if room is None:
        words = say("It was deleted, or its days were over. Nothing of it is left to report.")
        html = Markup('<div class="ax">{}{}</div>').format(
            up, head(say, say("This room is gone"), words, route=route)
        )
        follow(draw_leaf(html, key="room-gone", lang=say.locale))
        return
    holds = removed_words(visit.storage.contents(room.id), say)
    facts = [unit_title(visit, room), room.period, say.day(room.opened_at.date())]
    still_open = (
        Markup('<p class="notice measure-wide">{}</p>').format(
            say("The class is still open. Students' devices lose it at once, with what they voted.")
        )
        if not room.is_closed
        else Markup("")
    )
    fault = (
        Markup('<p class="notice fault" role="alert">{}</p>').format(told[1])
        if told and told[0] == number
        else Markup("")
    )
    html = Markup(
        '<div class="ax">{}{}<div class="stack" style="--gap:14px;margin-top:20px"><p '
        'class="measure-wide">{}</p>{}{}</div></div>'
    ).format(
        up,
        head(say, say("Delete this room?"), " · ".join(fact for fact in facts if fact), route=route),
        say(
            "It holds {holds}. All of it goes, and the report with it; it cannot be undone. What students "
            "kept in their own records stays theirs; who has not kept theirs yet no longer can.",
            holds=holds,
        ),
        still_open,
        fault,
    )
    follow(draw_leaf(html, key="room-deleting", lang=say.locale))
    with st.container(key="delete-really", horizontal=True):
        if st.button(say("No, keep it"), key="delete-no"):
            follow(visit.address("console", room=str(room.id)))
        st.button(
            say("Yes, delete this room"), on_click=_delete, args=(room.id,), key="delete-yes", type="primary"
        )


def _delete(room_id: int) -> None:
    """Delete the room, and say what went."""
    visit = current_visit()
    say = visit.say
    if not visit.is_teacher:
        return
    try:
        holds = visit.storage.contents(room_id)
        removed = visit.storage.delete_room(room_id)
    except EraseUnfinished:
        # The rows are gone for every reader; the files' old bytes go when the server starts next.
        log.exception("a deleted room's bytes wait for the next start")
        words = say(
            "Removed: {holds}. The last traces in the server's files go when it starts next.",
            holds=removed_words(holds, say),
        )
    except StorageFault:
        log.exception("a room could not be deleted")
        words = say("It could not be deleted just now, and nothing has changed. Try again in a moment.")
    else:
        words = (
            say("It was gone already: someone deleted it, or its days were over.")
            if removed is None
            else say("Removed: {holds}. Nothing of it is left.", holds=removed_words(removed, say))
        )
    st.session_state[TOLD] = (str(room_id), words)
