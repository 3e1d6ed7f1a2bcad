"""Drawings laid out before anyone asks for them, so that moving the date never waits for one.

A layout takes up to a tenth of a second and is then remembered (flow_layout).
Once a reader looks at a view, the layouts of its other days are made in the
background, the nearest days first, with long pauses between them.
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

PAUSE = 3.0
"""Times as long as a layout took the thread sleeps after it: what people do meanwhile comes first."""
AT_MOST = 120.0
"""Seconds. What is not laid out by then is when it is asked for."""

_begun: set[tuple[str, str, Locale]] = set()
_lock = Lock()


def lay_out_ahead(flowchart: Flowchart, view: View, near: date, locale: Locale) -> Thread | None:
    """Begin to lay out the view's days, those near a day first. Once for each view and language.

    The thread that does it, or None where one has begun before.
    """
    key = (flowchart.id, view.id, locale)
    with _lock:
        if key in _begun:
            return None
        _begun.add(key)
    thread = Thread(target=lay_out_days, args=(flowchart, view, near, locale), name="flow-ahead", daemon=True)
    thread.start()
    return thread


def lay_out_days(
    flowchart: Flowchart, view: View, near: date, locale: Locale, sleep: Callable[[float], None] = time.sleep
) -> None:
    """Lay out every state of the view on each day that changes it, the nearest to `near` first."""
    end = time.monotonic() + AT_MOST
    days = {flowchart.drawn_from, *change_days(flowchart, view.nodes)}
    for day in sorted(days, key=lambda one: (abs(one - near), one)):
        graph = flowchart.view_on(view.id, day)
        if not graph.begins:
            continue
        for state in (None, *foldable(graph, view)):
            began = time.monotonic()
            if began > end:
                return
            lay_out(fold(graph, view, state, locale))
            sleep(PAUSE * (time.monotonic() - began))
