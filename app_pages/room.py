"""A student's device in a room: it follows the class."""

import secrets
import time

import streamlit as st
from markupsafe import Markup

from app_pages.chart import show_chart
from app_pages.flow import show_flow
from app_pages.room_keeping import keep_answers, show_moving
from app_pages.room_question import show_question
from app_pages.room_talk import show_talk
from app_pages.visit import Visit, current_visit, follow, log, now
from components.bell import hang_bell
from components.frame import head
from components.leaf import draw_leaf
from components.prose import render_prose
from components.room_views import in_room, lobby, room_door, shut
from components.terms import Glossed
from components.unit_views import prompt_card
from explainer.authoring.prose import parse_prose
from explainer.classroom.lesson import Step, lesson, place_of
from explainer.classroom.room import NoSuchRoom, Participant, Room, RoomIsShut, room_number
from explainer.classroom.room_code import shown
from explainer.model.unit import Section
from explainer.opening import open_presence
from explainer.scoring.alias import deal_alias
from explainer.storage.fault import StorageFault
from explainer.wording import Wording

WAS_IN = "room-was-in"
SEEN = "see-beside"
"""Whether what may be taken along is unfolded."""
SPREAD = 400
"""Milliseconds over which a class's devices ask after a ring."""


def show_door(visit: Visit) -> None:
    """The field for the room code."""
    say = visit.say
    html = Markup('<div class="ax">{}<div style="margin-top:32px">{}</div></div>').format(
        head(say, say("Your class"), say("You are in no class just now."), route=st.session_state["route"]),
        room_door(say),
    )
    follow(draw_leaf(html, key="door", lang=say.locale))


@st.fragment(key="class")
def _class(room_id: int, was_in: bool) -> None:
    """What the class is at now. Runs again at each ring of the bell.

    `was_in`: whether the page was drawn for one who takes part, and so with
    what stands beside the lesson.
    """
    visit = current_visit()
    say = visit.say
    room, participant = _standing(visit, room_id)
    if was_in != takes_part(room, participant):
        st.rerun()
    if room is None or participant is None:
        _show_gone(visit, room)
        return
    hang_bell(room_id, room.version, say, spread=SPREAD, on_ring=_rung)
    if participant.is_out:
        told = say("Your teacher has put this device out of the class. Ask your teacher to let it in again.")
        st.html(Markup('<div class="ax">{}</div>').format(shut(say("You are not in this class"), told)))
        return
    unit = next((one for one in visit.library.units if one.id == room.unit), None)
    if unit is None:
        told = say("The unit of this class cannot be shown just now. Tell your teacher.")
        st.html(Markup('<div class="ax">{}</div>').format(shut(say("Nothing to show"), told)))
        return
    code = shown(room.code) if room.code else say("Ended")
    st.html(Markup('<div class="ax">{}</div>').format(in_room(participant, code, say)))
    if room.is_closed:
        _ended(visit, room, participant)
        return
    steps = lesson(unit)
    at = _own_place(room, len(steps), place_of(room.step, steps))
    _draw_step(visit, room, participant, steps[at])
    if room.pace == "free":
        _own_ways(at, len(steps), say)


def _standing(visit: Visit, room_id: int) -> tuple[Room | None, Participant | None]:
    return visit.storage.standing(room_id, visit.token) if visit.token else (None, None)


def _show_gone(visit: Visit, room: Room | None) -> None:
    """What became of a class, or of the own place in it."""
    say = visit.say
    if room is None:
        told = shut(
            say("This class is over"), say("Your teacher has deleted the room and all that was in it.")
        )
    else:
        told = shut(
            say("You have left the class here"),
            say("Your place in the class is open on another device now, or this browser has lost it."),
        )
    st.html(Markup('<div class="ax">{}</div>').format(told))


def takes_part(room: Room | None, participant: Participant | None) -> bool:
    """Whether a device follows a class that is going on."""
    return room is not None and participant is not None and not (room.is_closed or participant.is_out)


def _rung() -> None:
    """A ring has what stands beside the lesson drawn again only where it shows what a ring can change."""
    if st.session_state.get(SEEN):
        st.rerun(["class", "beside"])


@st.fragment(key="beside")
def _beside(room_id: int) -> None:
    """What a student may do at any step. The bell, which all devices hear, does not have it drawn again."""
    visit = current_visit()
    say = visit.say
    room, participant = _standing(visit, room_id)
    if room is None or participant is None or not takes_part(room, participant):
        return
    _signals(visit, participant)
    # What is folded is not drawn, nor read: three hundred devices would do it at each ring.
    fold = st.expander(say("Keep my answers, or move to another device"), key=SEEN, on_change="rerun")
    if fold.open:
        with fold:
            keep_answers(visit, room, participant)
            show_moving(visit, participant)


def _own_place(room: Room, total: int, of_class: int) -> int:
    """Where this device is: with the class, or at its own step while the teacher lets go."""
    if room.pace == "follow":
        st.session_state.pop("room-step", None)
        return of_class
    return min(max(int(st.session_state.get("room-step", of_class)), 0), total - 1)


def _go(to: int) -> None:
    st.session_state["room-step"] = to


def _own_ways(at: int, total: int, say: Wording) -> None:
    with st.container(key="own-ways", horizontal=True):
        st.button(say("Back"), on_click=_go, args=(at - 1,), disabled=at == 0, key="own-back")
        st.button(say("Next"), on_click=_go, args=(at + 1,), disabled=at == total - 1, key="own-next")


def _draw_step(visit: Visit, room: Room, participant: Participant, step: Step) -> None:
    say = visit.say
    if step.kind == "question" and step.item is not None:
        show_question(visit, room, participant, visit.library.items[step.item])
    elif step.kind == "prompt" and step.prompt is not None:
        if show_talk(visit, room, participant, step.prompt):
            return
        glossed = Glossed(visit.library.terms, say, f"room-{step.prompt.id}")
        card = prompt_card(step.prompt, visit.library, say, glossed)
        html = Markup('<div class="ax"><h1 id="main" tabindex="-1" data-route="">{}</h1>{}{}</div>').format(
            say("Talk"), card, glossed.entries()
        )
        follow(draw_leaf(html, key="room-prompt", lang=say.locale))
    elif step.section is None:
        others = len(open_presence().present(room.id, now=time.monotonic()) - {participant.id})
        html = Markup('<div class="ax">{}</div>').format(lobby(participant, others, say))
        follow(draw_leaf(html, key="lobby", lang=say.locale))
        st.button(say("Deal me another alias"), on_click=_deal_again, args=(participant,), key="deal-again")
    else:
        section = step.section
        heading = Markup('<div class="ax"><h1 id="main" tabindex="-1" data-route="">{}</h1></div>').format(
            say.text(section.title)
        )
        st.html(heading)
        if step.kind == "section" and not _may_read(visit, section):
            return
        if step.kind == "section":
            blocks = parse_prose(section.prose.in_(say.locale))
            prose = render_prose(section, blocks, visit.library, say, visit.as_of)
            follow(draw_leaf(prose, key="room-prose", lang=say.locale))
        elif step.kind == "flowchart" and section.flowchart:
            show_flow(visit, section.flowchart, key="room-flow")
        elif step.kind in ("predict", "chart") and section.chart:
            show_chart(section.chart, key="room-chart")
        else:
            st.html(
                Markup('<div class="ax"><p class="lede">{}</p></div>').format(say("Look at the projector."))
            )


def _may_read(visit: Visit, section: Section) -> bool:
    """Whether the passage is shown: a hard one says first what it holds, and has an equal task instead."""
    note, say, choice = section.content_note, visit.say, f"room-read-{section.id}"
    if note is None or st.session_state.get(choice) == "read":
        return True
    if st.session_state.get(choice) == "skip":
        words = say("You skipped this section. No points are lost. Do this instead:")
        html = Markup('<div class="ax"><p class="kicker">{}</p><p class="measure-wide">{}</p></div>')
        st.html(html.format(words, say.text(note.instead)))
        st.button(say("Read the section after all"), "room-read", on_click=_choose, args=(choice, "read"))
        return False
    html = Markup('<div class="ax"><div class="notice measure-wide"><h2>{}</h2><p>{}</p></div></div>')
    st.html(html.format(say("Before you read"), say.text(note.note)))
    with st.container(key="room-note", horizontal=True):
        read, skip = say("Read this section"), say("Skip, no points lost")
        st.button(read, "room-read", on_click=_choose, args=(choice, "read"), type="primary")
        st.button(skip, "room-skip", on_click=_choose, args=(choice, "skip"))
    return False


def _choose(choice: str, chosen: str) -> None:
    st.session_state[choice] = chosen


def _deal_again(participant: Participant) -> None:
    visit = current_visit()
    there = {each.alias for each in visit.storage.participants(participant.room_id)}
    alias = deal_alias(visit.say.locale, there.__contains__, secrets.SystemRandom())
    try:
        visit.storage.deal_again(participant.id, alias)
    except (NoSuchRoom, RoomIsShut, StorageFault):
        log.exception("no other alias could be dealt")


def _signals(visit: Visit, participant: Participant) -> None:
    """A quiet word to the teacher, on and off by the same button."""
    say = visit.say
    with st.container(key="signals", horizontal=True):
        for signal, words in (("lost", say("I'm lost")), ("too-fast", say("Too fast"))):
            is_on = participant.signal == signal
            label = say("{words}: told", words=words) if is_on else words
            st.button(
                label,
                on_click=_signal,
                args=(participant.id, None if is_on else signal),
                key=f"signal-{signal}",
            )


def _signal(participant_id: int, signal: str | None) -> None:
    try:
        current_visit().storage.put_signal(participant_id, signal, now=now())
    except (NoSuchRoom, RoomIsShut, StorageFault):
        log.exception("a signal could not be kept")


def _ended(visit: Visit, room: Room, participant: Participant) -> None:
    """The class is over: what a student may take along."""
    say = visit.say
    told = shut(
        say("The class has ended"),
        say("Your answers can go into your own record. Nothing of this room or your alias goes with them."),
    )
    st.html(Markup('<div class="ax">{}</div>').format(told))
    keep_answers(visit, room, participant)


visit = current_visit()
# The room of this address, or the one that this browser entered last.
number = room_number(st.query_params.get("room") or st.context.cookies.get("room"))
room, participant = _standing(visit, number) if number is not None else (None, None)
if number is not None and participant is not None:
    st.session_state[WAS_IN] = number
    is_in = takes_part(room, participant)
    _class(number, is_in)
    if is_in:
        _beside(number)
elif number is not None and st.session_state.get(WAS_IN) == number:
    _show_gone(visit, room)  # it went while this page was open
else:
    show_door(visit)
