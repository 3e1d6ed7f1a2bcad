"""Every route of the server that is not Streamlit's, each with what it needs of this process."""

import os
import secrets

from starlette.requests import HTTPConnection
from starlette.routing import BaseRoute

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
from server.chart_data import ChartData
from server.one_time_token import OneTimeToken
from server.print_pages import PrintPages
from server.reach_routes import ReachRoutes
from server.record_file import RecordFile
from server.report_pages import ReportPages
from server.room_routes import RoomRoutes
from server.teacher_cookie import is_teacher
from server.teacher_routes import TeacherRoutes
from server.thread_routes import ThreadRoutes


def own_routes() -> list[BaseRoute]:
    """The routes, once for the process: what limits guesses counts in memory, under keys dealt here."""
    holders = (
        TeacherRoutes(open_storage, _limit(), OneTimeToken.handed_over(os.environ)),
        ThreadRoutes(open_storage, _limit(), open_storage),
        RecordFile(open_library, open_storage),
        ReachRoutes(open_reach_checks, _is_teacher),
        PrintPages(open_library, open_storage),
        ChartData(open_library),
        ReportPages(open_library, open_storage),
        RoomRoutes(open_storage, open_code_guesses, tell_consoles),
        BellRoutes(open_storage, open_bells, open_presence, _is_teacher),
    )
    return [route for holder in holders for route in holder.routes()]


def _limit() -> GuessLimit:
    return GuessLimit(secrets.token_bytes(32))


def _is_teacher(request: HTTPConnection) -> bool:
    return is_teacher(request, open_storage())


def tell_consoles() -> None:
    """Have the console of every open room look again."""
    for room in open_storage().rooms():
        if not room.is_closed:
            open_presence().changed(room.id)
            open_bells().ring(room.id)
