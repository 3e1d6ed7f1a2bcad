"""The front door: `streamlit run app.py`."""

import logging

import streamlit as st

from app_pages.visit import PAGES
from explainer.opening import open_library, open_storage
from server.first_question import FirstQuestion
from server.front_door import FrontDoor
from server.own_routes import own_routes
from server.process_settings import (
    remember_the_look,
    send_small_things_at_once,
    send_sooner,
    spare_what_stays,
)
from server.script_errors import show_script_error
from server.upkeep import upkeep

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")

first_question = FirstQuestion(open_library, open_storage)
door = FrontDoor(tuple(PAGES), [*own_routes(), *first_question.routes()], first_question.draw)
GETS_READY = (
    open_library,
    open_storage,
    door.warm,
    send_sooner,
    send_small_things_at_once,
    remember_the_look,
    spare_what_stays,  # last: what is in memory by then stays
)

app = st.App(
    "app_pages/main.py",
    routes=door.routes,
    middleware=door.middleware,
    lifespan=upkeep(open_storage, open_storage, GETS_READY),
    on_script_error=show_script_error,
)
