"""The law's date of a page: read from the address, moved by hand, kept in the address."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

import streamlit as st
from markupsafe import Markup

from app_pages.visit import BEGINS, Visit, now
from components.date_track import draw_date_track, moved_to
from explainer.authoring.prose import parse_prose
from explainer.dated_words import law_of_sentences
from explainer.model.flow_change import change_days
from explainer.model.item import DatedKey
from explainer.model.unit import Section
from explainer.wording import Wording

ON, SINCE, WRITTEN, SERIAL = "law-on", "law-since", "law-written", "law-serial"


def last_day() -> date:
    """The last day that a date may be moved to: today."""
    return now().date()


def day_written(written: str | None) -> date | None:
    """The day of an address, between the first of our law and today; None where it names none."""
    try:
        day = date.fromisoformat(written or "")
    except ValueError:
        return None
    return min(max(day, BEGINS), last_day())


def put_right(written: str | None, say: Wording) -> str | None:
    """What to say of an address whose day lies before our law or after today; None where it does not."""
    try:
        day = date.fromisoformat(written or "")
    except ValueError:
        return None
    if day < BEGINS:
        return say("Our law begins on {day}.", day=say.day(BEGINS))
    return say("The last day is {day}.", day=say.day(last_day())) if day > last_day() else None


def date_in(visit: Visit, changes: Sequence[date]) -> tuple[date, date]:
    """The chosen day, and the one that it is compared with.

    The address wins where it says something else than this page wrote last:
    it was pasted, or the reader went back. Where it names a day and none to
    compare with, that is the day before the last one of `changes`: what a
    pasted moment shows first is what had just moved.
    """
    state, asked = st.session_state, st.query_params.get("on")
    if asked is not None and asked != state.get(WRITTEN):
        on = day_written(asked) or visit.library.law_known_to
        state[ON], state[WRITTEN] = on, asked
        last = max((day for day in changes if day <= on), default=None)
        state[SINCE] = day_written(st.query_params.get("since")) or (last - timedelta(days=1) if last else on)
    on = state.get(ON) or visit.library.law_known_to
    return on, state.get(SINCE) or on


def moved(key: str, view: str, first: date, last: date) -> None:
    """Take over the day to which the track of this key was moved.

    Once the hand has let go, it is written into the address, so that it can be
    pasted and gone back to. That is done here, before the page is drawn: the
    browser asks with the address that it has, and by the time it may move the
    date again it must not have an older one, which would win (`date_in`).
    """
    state = st.session_state
    found = moved_to(state[key].get("moved"), first, last)
    if found is None:
        return
    state[ON], state[SINCE], state[SERIAL] = found.on, found.since, found.serial
    on = found.on.isoformat()
    if found.settled and state.get(WRITTEN) != on:
        state[WRITTEN] = on
        st.query_params.update({"view": view, "on": on, "since": found.since.isoformat()})


def choose_day(visit: Visit, section: Section) -> None:
    """Draw the way to read a lesson under the law of another day, folded behind the day that is shown."""
    say, key = visit.say, "lesson-day"
    with st.container(key="law-day"):
        st.html(
            Markup('<div class="ax"><p class="kicker">{}</p></div>').format(
                law_of_sentences(visit.as_of, visit.library.law_known_to, say)
            )
        )
        fold = st.expander(say("Another day's law"))  # its label stays, and so it stays open
    with fold:
        draw_date_track(
            visit.as_of,
            visit.as_of,
            say,
            key=key,
            first=BEGINS,
            last=visit.library.law_known_to,
            known_to=visit.library.law_known_to,
            changes=_moving_days(visit, section),
            answered=st.session_state.get(SERIAL, 0),
            settled_only=True,
            on_moved=partial(_read_on, key, visit.library.law_known_to),
        )
        words = say(
            "The values in the text, the flowcharts and the answers follow; a value that is another one by "
            "now is marked “then”. The sentences tell the whole story, later years too. What you answered "
            "before keeps its points."
        )
        st.html(Markup('<div class="ax"><p class="small soft">{}</p></div>').format(words))


def _moving_days(visit: Visit, section: Section) -> list[date]:
    """The days that move something of a section: a value in its text, its flowchart, its question's key."""
    library = visit.library
    blocks = parse_prose(section.prose.in_(visit.say.locale))
    names = {name for block in blocks for sentence in block.sentences for name in sentence.facts}
    days = {value.from_ for name in names for value in library.facts[name].values}
    if section.flowchart:
        flowchart, view = library.flowchart_of_view(section.flowchart)
        days |= set(change_days(flowchart, view.nodes))
    key = library.items[section.item].key
    days |= {one.from_ for one in key if isinstance(one, DatedKey)} if isinstance(key, tuple) else set()
    return sorted(day for day in days if BEGINS < day <= library.law_known_to)


def _read_on(key: str, last: date) -> None:
    found = moved_to(st.session_state[key].get("moved"), BEGINS, last)
    if found is not None:
        st.session_state[SERIAL] = found.serial
        st.query_params["on"] = found.on.isoformat()
