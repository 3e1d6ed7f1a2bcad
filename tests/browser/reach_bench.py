"""An app with nothing but *Can they reach us?*: real routes and middleware, and a teacher without sign-in.

A test copies this file as app.py to where a server starts it. The teacher's
cookie is a word, and nobody waits for a device for long.
"""

from pathlib import Path

import streamlit as st

from explainer import opening
from explainer.reach import ReachChecks
from server.front_door import FrontDoor
from server.reach_routes import ReachRoutes

CHECKS = ReachChecks(device_within=0.5)
opening.open_reach_checks = lambda: CHECKS  # type: ignore[assignment]
PAGE = Path(opening.ROOT) / "tests" / "browser" / "reach_bench_page.py"

reach = ReachRoutes(opening.open_reach_checks, lambda request: "teacher" in request.cookies)
door = FrontDoor(("",), reach.routes())

app = st.App(str(PAGE), routes=door.routes, middleware=door.middleware)
