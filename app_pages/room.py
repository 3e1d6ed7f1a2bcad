"""A student's device in a room: it follows the class."""

import streamlit as st
from markupsafe import Markup

from app_pages.room_keeping import keep_answers, show_moving
from app_pages.room_step import draw_step
from app_pages.visit import Visit, current_visit, follow, log, now
from components.bell import hang_bell
from components.frame import head
from components.leaf import draw_leaf
from components.room_views import in_room, room_door, shut
from explainer.classroom.lesson import lesson, place_of
from explainer.classroom.room import NoSuchRoom, Participant, Room, RoomIsShut, room_number
from explainer.classroom.room_code import shown
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
    hang_bell(room_id, room.version, say, spread=SPREAD, top=room.step, on_ring=_rung)
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
    draw_step(visit, room, participant, steps[at])
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
