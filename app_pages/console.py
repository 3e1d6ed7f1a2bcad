"""The teacher's console of a room."""

import time
from itertools import takewhile
from typing import Literal
from urllib.parse import urlsplit

import streamlit as st
from markupsafe import Markup

from app_pages.console_acts import change_code, change_room, told
from app_pages.console_people import show_people
from app_pages.console_question import show_question_next, show_question_now
from app_pages.console_settings import show_end, show_settings
from app_pages.console_talk import show_free_text, show_talk_next, show_talk_now
from app_pages.live import Live, base_url, live_room, step_asked, talk_of, tell_consoles
from app_pages.room_after import show_after
from app_pages.visit import Visit, current_visit, follow, law_of_class
from components.bell import hang_bell
from components.console_view import console_head, next_step, radar_rows
from components.leaf import draw_leaf
from components.reach_view import why_nobody_can
from components.slide_list import slide_picker
from explainer.addresses import is_here_only
from explainer.classroom.room import room_number
from explainer.classroom.room_code import shown
from explainer.classroom.tally import Belief, radar
from explainer.opening import open_code_guesses, open_wall_pages
from explainer.wording import Wording

RADAR = "console-radar"


@st.fragment
def _console(room_id: int) -> None:
    visit = current_visit()
    found = visit.storage.room(room_id) if visit.is_teacher else None
    if found is not None and found.is_closed:
        show_after(visit, found)  # also where its unit is no longer served
        return
    live = live_room(visit, room_id) if visit.is_teacher else None
    if live is None:
        _over(visit)
        return
    say = visit.say
    top = f"{live.step.name} {'talk' if talk_of(live) else ''}"
    hang_bell(room_id, live.counter, say, console=True, top=top)
    _head(visit, live)
    said = told()
    # Always a place for it: what comes and goes in the row moves what is below, and closes what is unfolded.
    place = st.container(key="console-said")
    if said:
        place.html(Markup('<div class="ax"><p class="notice" role="status">{}</p></div>').format(said))
    law = law_of_class(visit, live.room)
    place = st.container(key="console-law")
    if law < visit.as_of:
        words = say(
            "The class is shown the law of {day}. Questions keep to the latest law.", day=say.day(law)
        )
        place.html(Markup('<div class="ax"><p class="small soft">{}</p></div>').format(words))
    main, side = st.columns([2, 1], gap="large")
    with main:
        _now(visit, live)
    with side:
        _next(live)
        show_free_text(live)
        _side(visit, live)
    _bar(live, say)


def _over(visit: Visit) -> None:
    say = visit.say
    html = Markup(
        '<div class="ax"><h1 id="main" tabindex="-1" data-route="">{}</h1><p><a href="{}" data-go>{}</a>'
        "</p></div>"
    ).format(say("This class is over"), visit.address("teach"), say("For teachers"))
    follow(draw_leaf(html, key="console-over", lang=say.locale))


def _head(visit: Visit, live: Live) -> None:
    """Which room, how to get in, who is there."""
    say, room, url = visit.say, live.room, base_url()
    html = console_head(
        say.text(live.unit.title),
        url=url,
        key_url=f"{url}/j/{room.key}",
        code=shown(room.code),
        here=len(live.present),
        wall=visit.address("wall", room=str(room.id)),
        has_begun=live.at > 0,
        say=say,
    )
    follow(draw_leaf(html, key="console-head", lang=say.locale))
    place = st.container(key="console-alone")
    if is_here_only(urlsplit(url).hostname or ""):
        here_only = is_here_only(str(st.get_option("server.address")))
        words = Markup("<b>{}.</b> {}").format(*why_nobody_can(say, here_only=here_only))
        place.html(Markup('<div class="ax"><p class="notice measure-wide">{}</p></div>').format(words))
    place = st.container(key="console-guesses")
    if open_code_guesses().someone_guesses(now=time.monotonic()):
        words = say("Someone is guessing room codes. Nobody has come in by it. A new code ends it.")
        place.html(Markup('<div class="ax"><p class="notice fault" role="alert">{}</p></div>').format(words))
        place.button(say("Change the code"), on_click=change_code, args=(room.id,), key="guessed-code")


def _now(visit: Visit, live: Live) -> None:
    """What the class is at."""
    say = visit.say
    if live.item is None:
        section = live.step.section
        title = (
            say.text(section.title)
            if section
            else say.text(live.step.prompt.question)
            if live.step.prompt
            else say.text(live.unit.title)
        )
        st.html(Markup('<div class="ax console-now"><h2>{}</h2></div>').format(title))
        if live.step.prompt is not None:
            show_talk_now(live)
        _plan_notes(visit, live)
        return
    show_question_now(visit, live)


def _plan_notes(visit: Visit, live: Live) -> None:
    """What the teaching notes say of this step; on the title, what the lesson is for and how it opens."""
    notes = visit.library.teaching.get(live.unit.id)
    if notes is None or live.step.prompt is not None:
        return
    section = live.step.section
    if section is None:
        opening = takewhile(lambda step: step.section is None, notes.plan)
        told = [notes.in_brief, *(step.do for step in opening)]
    else:
        told = [step.do for step in notes.plan if step.section == section.id]
    rows = Markup("").join(Markup("<p>{}</p>").format(visit.say.text(one)) for one in told)
    st.html(Markup('<div class="ax plan">{}</div>').format(rows))


def _next(live: Live) -> None:
    """What to do now: one primary button."""
    say = live.visit.say
    with st.container(key="console-next"):
        if live.step.prompt is not None:
            show_talk_next(live)
        elif live.item is not None:
            show_question_next(live)
        else:
            page = live.wall_page
            told_next = next_step(
                say("Page {n} of {total} on the projector", n=page.at, total=page.of)
                if page.of > 1
                else say("Next"),
                say("Go on when the class is ready, here or with the arrow keys on the projector."),
            )
            st.html(Markup('<div class="ax">{}</div>').format(told_next))
        if live.at == len(live.steps) - 1:
            show_end(live.visit, live.room, place="last")


def _side(visit: Visit, live: Live) -> None:
    """Misconceptions, people, the room."""
    say, room = visit.say, live.room
    beliefs = _beliefs(visit, live)
    lost = sum(each.signal == "lost" for each in live.participants)
    fast = sum(each.signal == "too-fast" for each in live.participants)
    place = st.container(key="console-signals")
    if lost or fast:
        words = say("{lost} lost, {fast} too fast", lost=lost, fast=fast)
        place.html(Markup('<div class="ax"><p class="notice" role="status">{}</p></div>').format(words))
    with st.expander(say("Misconceptions"), expanded=bool(beliefs) and live.stage == "closed"):
        rows = radar_rows(beliefs[:6], visit.library, max(1, len(live.participants)), say)
        st.html(Markup('<div class="ax">{}</div>').format(rows))
    # What is folded is not drawn: it would be at every ballot.
    people = st.expander(say("Who is here"), key="see-people", on_change="rerun")
    if people.open:
        with people:
            show_people(visit, live)
    with st.expander(say("This room")):
        show_settings(visit, room)


def _beliefs(visit: Visit, live: Live) -> tuple[Belief, ...]:
    """What the votes so far reveal. While one is open, as it was before: it is read at every ballot."""
    if live.stage not in ("open", "open-again") or RADAR not in st.session_state:
        latest, items = {}, {}
        for poll in visit.storage.polls(live.room.id):
            if not poll.by_hand and poll.phase != "open" and poll.item in visit.library.items:
                latest[poll.item] = visit.storage.ballots(poll.id)
                items[poll.item] = visit.library.items[poll.item]
        st.session_state[RADAR] = radar(latest, items)
    found: tuple[Belief, ...] = st.session_state[RADAR]
    return found


def _bar(live: Live, say: Wording) -> None:
    """Back, any slide, and next, in thumb's reach."""
    last = len(live.steps) - 1
    # While a talk is on its own next step comes first; while a vote is, its next act.
    goes_on = live.stage == "revealed" if live.item is not None else talk_of(live) is None
    with st.container(key="console-bar", horizontal=True):
        page = live.wall_page
        if page.at > 1:
            _page_button(say("Back"), "page-back", live, page.at - 1)
        else:
            _step_button(say("Back"), "step-back", live.room.id, live.at - 1, disabled=live.at == 0)
        picker = slide_picker(live.steps, live.at, live.visit.library, say)
        chosen = draw_leaf(picker, key="slide-picker", lang=say.locale)
        kind = "primary" if goes_on else "secondary"
        if page.at < page.of:
            _page_button(say("Next page"), "page-next", live, page.at + 1, kind)
        else:
            _step_button(say("Next slide"), "step-next", live.room.id, live.at + 1, live.at == last, kind)
    wanted = step_asked(chosen, live)
    if wanted is not None:
        _step(live.room.id, wanted)
        st.rerun(scope="fragment")


def _step_button(
    label: str,
    key: str,
    room_id: int,
    to: int,
    disabled: bool,
    kind: Literal["primary", "secondary"] = "secondary",
) -> None:
    st.button(label, key, on_click=_step, args=(room_id, to), disabled=disabled, type=kind)


def _page_button(
    label: str, key: str, live: Live, to: int, kind: Literal["primary", "secondary"] = "secondary"
) -> None:
    """Turn a page of the projector's. The slide, and the class, stay where they are."""
    st.button(label, key, on_click=_turn, args=(live.room.id, live.shows, to), type=kind)


def _turn(room_id: int, shows: str, to: int) -> None:
    if current_visit().is_teacher:
        open_wall_pages().ask(room_id, shows, to)
        tell_consoles(room_id)


def _step(room_id: int, to: int) -> None:
    live = live_room(current_visit(), room_id)
    if live is not None and 0 <= to < len(live.steps):
        change_room(room_id, step=live.steps[to].name)


visit = current_visit()
asked = room_number(st.query_params.get("room"))
if not visit.is_teacher or asked is None:
    follow(visit.address("teach"))
else:
    _console(asked)
