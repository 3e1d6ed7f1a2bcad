"""The ways into a class from other pages: the field for a room code, and the way back for who is in one."""

import streamlit as st
from markupsafe import Markup

from app_pages.visit import Visit, log
from components.room_views import back_to_class, room_door
from explainer.classroom.room import Room, room_number
from explainer.classroom.room_code import shown
from explainer.storage.fault import StorageFault


def own_room(visit: Visit) -> Room | None:
    """The room that this browser entered last, if it is in it still.

    The cookie is a number that anybody could write; whether the browser is in
    the room says its token.
    """
    number = room_number(st.context.cookies.get("room"))
    if visit.is_preview or not visit.token or number is None:
        return None
    try:
        room = visit.storage.room(number)
        participant = visit.storage.participant(room.id, visit.token) if room else None
    except StorageFault:
        log.exception("a browser's room could not be looked up")
        return None
    return room if participant is not None and not participant.is_out else None


def class_panel(visit: Visit) -> Markup:
    """Back into the class, or the field that leads into one."""
    room = own_room(visit)
    if room is None:
        return Markup('<section class="panel join">{}</section>').format(room_door(visit.say))
    code = shown(room.code) if room.code else ""
    return Markup('<section class="panel join">{}</section>').format(
        back_to_class(code, visit.address("room"), visit.say)
    )
