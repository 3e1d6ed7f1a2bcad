"""The front door: `streamlit run app.py`."""

import logging
import os
import secrets

import streamlit as st

from app_pages.visit import PAGES
from explainer.opening import open_library, open_reach_checks, open_storage
from explainer.scoring.guess_limit import GuessLimit
from server.front_door import FrontDoor
from server.one_time_token import OneTimeToken
from server.print_pages import PrintPages
from server.reach_routes import ReachRoutes
from server.record_file import RecordFile
from server.script_errors import show_script_error
from server.teacher_cookie import is_teacher
from server.teacher_routes import TeacherRoutes
from server.thread_routes import ThreadRoutes
from server.upkeep import upkeep

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")

teachers = TeacherRoutes(
    open_storage, GuessLimit(secrets.token_bytes(32)), OneTimeToken.handed_over(os.environ)
)
threads = ThreadRoutes(open_storage, GuessLimit(secrets.token_bytes(32)))
record = RecordFile(open_library, open_storage)
reach = ReachRoutes(open_reach_checks, lambda request: is_teacher(request, open_storage()))
prints = PrintPages(open_library, open_storage)
door = FrontDoor(
    tuple(PAGES),
    [*teachers.routes(), *threads.routes(), *record.routes(), *reach.routes(), *prints.routes()],
)

app = st.App(
    "app_pages/main.py",
    routes=door.routes,
    middleware=door.middleware,
    lifespan=upkeep(open_storage, [open_library, open_storage, door.warm]),
    on_script_error=show_script_error,
)
