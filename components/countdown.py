"""A timer that counts down in the browser, without a run of the page for each second."""

from datetime import datetime
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from explainer.classroom.timer import Timer
from explainer.wording import Wording

_COUNTDOWN = st.components.v2.component(
    "countdown",
    html='<div class="ax countdown"><p class="unseen" role="status"></p></div>\n<!-- said by its script -->',
    js=(Path(__file__).parent / "countdown.js").read_text("utf-8"),
    isolate_styles=False,
)


def timer_place(say: Wording, *, big: bool = False) -> Markup:
    """Where the time left is shown; `count_down` fills every such place of the page."""
    return Markup(
        '<p class="timer{}" role="timer" aria-label="{}"><span class="num" data-timer>'
        "&ndash;:&ndash;&ndash;</span></p>"
    ).format(" big" if big else "", say("Time left"))


def count_down(timer: Timer, now: datetime, say: Wording) -> None:
    """Fill the places from what is left now. Right again after each run and each reload."""
    _COUNTDOWN(
        key="countdown",
        data={
            "left": timer.left(now),
            "running": timer.is_running,
            "stamp": now.isoformat(),
            "minute": say("One minute left."),
            "up": say("Time is up."),
        },
    )
