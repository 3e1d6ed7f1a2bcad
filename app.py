"""The front door: `streamlit run app.py`."""

import logging
import os
import secrets

import streamlit as st

from app_pages.visit import PAGES
from explainer.opening import (
    open_bells,
    open_code_guesses,
    open_library,
    open_presence,
    open_reach_checks,
    open_storage,
)
from explainer.scoring.guess_limit import GuessLimit
from server.bell_routes import BellRoutes
from server.front_door import FrontDoor
from server.one_time_token import OneTimeToken
from server.print_pages import PrintPages
from server.process_settings import send_small_things_at_once, send_sooner, spare_what_stays
from server.reach_routes import ReachRoutes
from server.record_file import RecordFile
from server.report_pages import ReportPages
from server.room_routes import RoomRoutes
from server.script_errors import show_script_error
from server.teacher_cookie import is_teacher
from server.teacher_routes import TeacherRoutes
from server.thread_routes import ThreadRoutes
from server.upkeep import upkeep

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")

teachers = TeacherRoutes(
    open_storage, GuessLimit(secrets.token_bytes(32)), OneTimeToken.handed_over(os.environ)
)
threads = ThreadRoutes(open_storage, GuessLimit(secrets.token_bytes(32)), open_storage)
record = RecordFile(open_library, open_storage)
reach = ReachRoutes(open_reach_checks, lambda request: is_teacher(request, open_storage()))
prints = PrintPages(open_library, open_storage)
reports = ReportPages(open_library, open_storage)


def tell_consoles() -> None:
    """Have the console of every open room look again."""
    for room in open_storage().rooms():
        if not room.is_closed:
            open_presence().changed(room.id)
            open_bells().ring(room.id)


rooms = RoomRoutes(open_storage, open_code_guesses, tell_consoles)
bell = BellRoutes(
    open_storage, open_bells, open_presence, lambda request: is_teacher(request, open_storage())
)
door = FrontDoor(
    tuple(PAGES),
    [
        *teachers.routes(),
        *threads.routes(),
        *record.routes(),
        *reach.routes(),
        *prints.routes(),
        *reports.routes(),
        *rooms.routes(),
        *bell.routes(),
    ],
)

app = st.App(
    "app_pages/main.py",
    routes=door.routes,
    middleware=door.middleware,
    lifespan=upkeep(
        open_storage,
        open_storage,
        [open_library, open_storage, door.warm, send_sooner, send_small_things_at_once, spare_what_stays],
    ),
    on_script_error=show_script_error,
)
