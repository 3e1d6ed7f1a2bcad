"""The front door: `streamlit run app.py`."""

import secrets

import streamlit as st

from app_pages.visit import PAGES
from explainer.opening import open_storage
from explainer.scoring.guess_limit import GuessLimit
from server.front_door import FrontDoor
from server.script_errors import show_script_error
from server.thread_routes import ThreadRoutes
from server.upkeep import upkeep

threads = ThreadRoutes(open_storage, GuessLimit(secrets.token_bytes(32)))
door = FrontDoor(tuple(PAGES), threads.routes())

app = st.App(
    "app_pages/main.py",
    routes=door.routes,
    middleware=door.middleware,
    lifespan=upkeep(open_storage, door.warm),
    on_script_error=show_script_error,
)
