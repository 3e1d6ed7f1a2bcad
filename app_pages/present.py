"""Opens a room for a unit and goes to its console."""

import secrets

import streamlit as st

from app_pages.visit import Visit, current_visit, follow, now
from explainer.classroom.room_code import mint_room_code


def open_room_for(visit: Visit, unit_id: str) -> int:
    """The number of a room for this unit: today's that nobody has entered or tagged yet, or a new one.

    So a double click, or Back and Present again, makes no second room.
    """
    storage = visit.storage
    for room in storage.rooms():
        is_fresh = (
            not (room.is_closed or room.period)
            and room.step == "title"
            and room.opened_at.date() == now().date()
        )
        if room.unit == unit_id and is_fresh and not storage.participants(room.id):
            return room.id
    code = mint_room_code(secrets.SystemRandom(), lambda wanted: storage.room_with(code=wanted) is not None)
    room = storage.open_room(unit_id, code=code, key=secrets.token_urlsafe(16), step="title", now=now())
    return room.id


visit = current_visit()
unit = st.query_params.get("unit", "")
if not visit.is_teacher or unit not in {one.id for one in visit.library.units}:
    follow(visit.address("teach"))
else:
    follow(visit.address("console", room=str(open_room_for(visit, unit))))
