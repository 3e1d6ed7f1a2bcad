"""The law's date as a track to drag along, to step through and to type into."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st

from components.as_sent import as_sent
from explainer.wording import Wording

_HERE = Path(__file__).parent
_TRACK = st.components.v2.component(
    "date_track",
    html='<div class="ax date-track"></div>\n<!-- filled by its script -->',
    js=(_HERE / "date_track.js").read_text("utf-8"),
    isolate_styles=False,
)


@dataclass(frozen=True)
class Moved:
    """To which day the track was moved, from which, and whether the hand has let go of it."""

    on: date
    since: date
    settled: bool
    serial: int


def moved_to(told: object, first: date, last: date) -> Moved | None:
    """What a browser says of the track, within its days; None for anything else that it may send."""
    said: dict[str, Any] = told if isinstance(told, dict) else {}
    try:
        on, since = (date.fromisoformat(str(said[name])) for name in ("on", "since"))
    except (KeyError, ValueError):
        return None
    serial = said.get("serial")
    return Moved(
        min(max(on, first), last),
        min(max(since, first), last),
        said.get("settled") is True,
        serial if type(serial) is int else 0,
    )


def draw_date_track(
    on: date,
    since: date,
    say: Wording,
    *,
    key: str,
    first: date,
    last: date,
    known_to: date,
    changes: Sequence[date],
    answered: int = 0,
    settled_only: bool = False,
    on_moved: Callable[[], None],
) -> None:
    """Draw the track. `on_moved` is called with the new day in the widget's state, before the rerun.

    While it is dragged the browser sends a day only when the page has drawn
    the one before: the latest wins, and no day waits in a line. Days after
    `known_to` are hatched. `changes` are the days with a mark. `answered` is
    the serial of the last move that was taken over: by it the browser knows
    that the page has been drawn, also where nothing else differs. With
    `settled_only` nothing is sent while it is dragged.
    """
    words = {
        "label": say("The law's date"),
        "back": say("The change before"),
        "next": say("The next change"),
        "typed": say("Type a date"),
        "known": say("Our sources end here"),
        "beyond": say("after our sources end"),
        "early": say("Our law begins on {day}.", day=say.day(first)),
        "late": say("The last day is {day}.", day=say.day(last)),
    }
    _TRACK(
        key=key,
        data=as_sent(
            {
                "on": on.isoformat(),
                "since": since.isoformat(),
                "first": first.isoformat(),
                "last": last.isoformat(),
                "known": known_to.isoformat(),
                "changes": [day.isoformat() for day in changes],
                "lang": say.locale,
                "answered": answered,
                "settledOnly": settled_only,
                "words": words,
            }
        ),
        on_moved_change=on_moved,
    )
