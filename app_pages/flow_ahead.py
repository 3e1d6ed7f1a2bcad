"""Drawings laid out before anyone asks for them, so that moving the date never waits for one.

A layout takes up to a twentieth of a second and is then remembered (flow_layout).
Once a reader looks at a view, the layouts of its other days are made in the
background, the nearest days first, whenever nobody has moved a date for a
moment.
"""

import time
from collections.abc import Callable
from datetime import date
from threading import Lock, Thread

from components.flow_fold import fold, foldable
from components.flow_layout import lay_out
from explainer.model.flow_change import change_days
from explainer.model.flowchart import Flowchart, View
from explainer.model.text import Locale

QUIET = 0.4
"""Seconds after the last drawing before which nothing is made: what people do comes first."""
AT_MOST = 120.0
"""Seconds. What is not laid out by then is when it is asked for."""

_begun: set[tuple[str, str, Locale]] = set()
_lock = Lock()
_asked_at = 0.0


def lay_out_ahead(flowchart: Flowchart, view: View, near: date, locale: Locale) -> Thread | None:
    """Say that a view was drawn just now, and begin to lay out its days, those near a day first.

    The thread that does it, once for each view and language; None where one has begun before.
    """
    global _asked_at
    _asked_at = time.monotonic()
    key = (flowchart.id, view.id, locale)
    with _lock:
        if key in _begun:
            return None
        _begun.add(key)
    thread = Thread(target=lay_out_days, args=(flowchart, view, near, locale), name="flow-ahead", daemon=True)
    thread.start()
    return thread


def _wait_for_quiet() -> None:
    end = time.monotonic() + AT_MOST
    while (now := time.monotonic()) < min(end, _asked_at + QUIET):
        time.sleep(min(0.05, max(0.0, _asked_at + QUIET - now)))


def lay_out_days(
    flowchart: Flowchart,
    view: View,
    near: date,
    locale: Locale,
    wait: Callable[[], None] = _wait_for_quiet,
) -> None:
    """Lay out every state of the view on each day that changes it, the nearest to `near` first.

    `wait` is called before each layout.
    """
    end = time.monotonic() + AT_MOST
    days = {flowchart.drawn_from, *change_days(flowchart, view.nodes)}
    for day in sorted(days, key=lambda one: (abs(one - near), one)):
        graph = flowchart.view_on(view.id, day)
        if not graph.begins:
            continue
        for state in (None, *foldable(graph, view)):
            wait()
            if time.monotonic() > end:
                return
            lay_out(fold(graph, view, state, locale))
