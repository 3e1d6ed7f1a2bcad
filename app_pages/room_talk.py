"""The talk on a student's device: one's part in it, and what one may write."""

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup

from app_pages.visit import Visit, current_visit, log, now
from components.countdown import count_down, timer_place
from components.question import plain_label
from components.talk_view import own_part, own_texts, restate_state, step_head, written
from explainer.classroom.contribution import (
    TEXT_LENGTH,
    Contribution,
    FreeTextIsOff,
    NothingWritten,
    Overtaken,
    TooLong,
    TooManyWaiting,
)
from explainer.classroom.room import NoSuchRoom, Participant, Room, RoomIsShut
from explainer.classroom.talk import STANDS, NotNow, Talk
from explainer.model.protocol import Protocol
from explainer.model.unit import Prompt
from explainer.storage.fault import StorageFault

SAID = "talk-said"
EDITING = "synthesis-editing"
"""The text over which this device writes, while it does."""


def show_talk(visit: Visit, room: Room, participant: Participant, prompt: Prompt) -> bool:
    """Draw the talk on this prompt. False where none has begun: then the prompt is still to be read."""
    say, storage = visit.say, visit.storage
    talk = storage.talk(room.id, prompt, visit.library.protocols.values())
    if talk is not None and participant.id not in talk.seats and not room.is_closed:
        talk = _take_seat(visit, room, participant, talk)
    if talk is None:
        _said()
        _note_box(visit, room, participant, prompt)
        return False
    st.html(Markup('<div class="ax talk">{}</div>').format(step_head(talk, say)))
    count_down(talk.timer, now(), say)
    _said()
    if talk.step.kind == "restate":
        _restate(visit, room, participant, talk)
    if talk.step.kind in STANDS:
        _places(visit, room, participant, talk)
    if talk.step.kind == "synthesis":
        _synthesis(visit, room, participant, talk)
    st.html(
        Markup('<div class="ax talk">{}</div>').format(own_part(talk, participant.id, visit.library, say))
    )
    _note_box(visit, room, participant, prompt)
    return True


def show_talking_time(visit: Visit, room: Room, step: str) -> None:
    """What is left of the talk between two votes, if the teacher has set a timer."""
    found = visit.storage.timer(room.id)
    if found is not None and found.step == step:
        st.html(Markup('<div class="ax">{}</div>').format(timer_place(visit.say)))
        count_down(found.timer, now(), visit.say)


def _take_seat(visit: Visit, room: Room, participant: Participant, talk: Talk) -> Talk:
    try:
        return visit.storage.take_seat(room.id, talk.prompt, talk.protocol, participant.id)
    except (NoSuchRoom, RoomIsShut, NotNow, StorageFault):
        log.exception("a latecomer could not be seated")
        return talk


def _said() -> None:
    said = st.session_state.pop(SAID, None)
    if said:
        st.html(Markup('<div class="ax"><p class="notice fault" role="alert">{}</p></div>').format(said))


def _do(what: Callable[[Visit], object]) -> bool:
    """Do one thing. What cannot be done is said in words, and what was typed stays."""
    visit = current_visit()
    say = visit.say
    try:
        what(visit)
    except NotNow:
        told = say("The class has moved on. Nothing was changed.")
    except FreeTextIsOff:
        told = say("Your teacher has paused writing. Nothing was sent; your words are still here.")
    except TooManyWaiting:
        told = say("Your notes wait for your teacher. Send more when they have been read.")
    except NothingWritten:
        told = say("Write something first.")
    except TooLong as fault:
        told = say("That is {n} characters; at most {most} go.", n=fault.length, most=TEXT_LENGTH)
    except Overtaken:
        told = say("Someone in your group wrote meanwhile. Read theirs, put both together, then send.")
    except (RoomIsShut, NoSuchRoom):
        told = say("You are no longer in this class. Nothing was saved.")
    except StorageFault:
        log.exception("an act in a talk could not be kept")
        told = say("That could not be saved. Try again in a moment.")
    else:
        return True
    st.session_state[SAID] = told
    return False


def _restate(visit: Visit, room: Room, participant: Participant, talk: Talk) -> None:
    say, side = visit.say, talk.side_now(participant.id)
    if side is None:
        return
    st.html(Markup('<div class="ax">{}</div>').format(restate_state(talk, participant.id, say)))
    seat = talk.seats[participant.id]
    confirmed = not any(each.group == seat.group and each.on == side for each in talk.waiting)
    st.button(
        say("Take it back: not right yet") if confirmed else say("They put our side fairly"),
        type="secondary" if confirmed else "primary",
        on_click=_confirm,
        args=(room.id, participant.id, talk.prompt, talk.protocol, not confirmed),
        key="confirm-restated",
    )


def _confirm(room_id: int, participant_id: int, prompt: Prompt, protocol: Protocol, is_right: bool) -> None:
    _do(
        lambda visit: visit.storage.confirm_restated(
            room_id, prompt, protocol, participant_id, is_right=is_right
        )
    )


def _places(visit: Visit, room: Room, participant: Participant, talk: Talk) -> None:
    """Where one stands. Staying at the desk and choosing here counts the same."""
    say, key = visit.say, f"stand-{talk.prompt.id}"
    names = {place.id: plain_label(say.text(place.name)) for place in talk.protocol.places}
    st.html(
        Markup('<div class="ax"><p class="talk-claim">{}</p></div>').format(say.text(talk.side("a").claim))
    )
    st.session_state.setdefault(key, talk.stands.get(participant.id))
    st.radio(
        say("Where do you stand?"),
        list(names),
        index=None,
        format_func=lambda place: names[place],
        key=key,
        width="stretch",
        on_change=_stand,
        args=(room.id, participant.id, talk.prompt, talk.protocol, key),
    )
    if participant.id in talk.stands:
        st.html(
            Markup('<div class="ax"><p class="saved-line" role="status"><b>{}</b></p></div>').format(
                say("Saved.")
            )
        )


def _stand(room_id: int, participant_id: int, prompt: Prompt, protocol: Protocol, key: str) -> None:
    place = str(st.session_state.get(key))
    if place in {one.id for one in protocol.places}:
        _do(lambda visit: visit.storage.stand_at(room_id, prompt, protocol, participant_id, place))


def _care(visit: Visit) -> str:
    """What stands above each box."""
    return visit.say("Do not write about your own or anyone's immigration story. Your teacher can read this.")


def _synthesis(visit: Visit, room: Room, participant: Participant, talk: Talk) -> None:
    """The group's synthesis: one text for all of the group."""
    say = visit.say
    group = talk.group_of(participant.id)
    found = visit.storage.syntheses(room.id, talk.prompt.id).get(group) if group is not None else None
    over = st.session_state.get(EDITING)
    with st.container(key="synthesis"):
        st.html(Markup('<div class="ax"><h2>{}</h2></div>').format(say("Your group's synthesis")))
        # Words that could not be sent, because the teacher paused writing, stay where they are.
        may_write = room.free_text == "on" or bool(st.session_state.get("synthesis-text"))
        if group is None or (not may_write and found is None):
            told = say("Write it on paper. One of the group reads it out.")
            st.html(Markup('<div class="ax"><p class="soft">{}</p></div>').format(told))
            return
        if found is not None:
            told = say("Handed in. Your whole group sees it.")
            st.html(
                Markup('<div class="ax">{}<p class="small soft" role="status">{}</p></div>').format(
                    written(found.text), told
                )
            )
            if over is None and may_write:
                st.button(say("Change it"), on_click=_edit, args=(found,), key="synthesis-edit")
        if not may_write or (found is not None and over is None):
            return
        with st.form("synthesis-form", border=False):
            st.text_area(
                _care(visit),
                max_chars=TEXT_LENGTH,
                key="synthesis-text",
            )
            st.form_submit_button(
                say("Hand in"),
                type="primary",
                on_click=_hand_in,
                args=(room.id, participant.id, talk.prompt, talk.protocol, group),
            )


def _edit(found: Contribution) -> None:
    st.session_state[EDITING] = st.session_state["synthesis-text"] = found.text


def _hand_in(room_id: int, participant_id: int, prompt: Prompt, protocol: Protocol, group: int) -> None:
    typed, over = str(st.session_state["synthesis-text"]), str(st.session_state.get(EDITING) or "")
    done = _do(
        lambda visit: visit.storage.write_synthesis(
            room_id, participant_id, prompt, protocol, typed, over=over, now=now()
        )
    )
    if done:
        st.session_state.pop(EDITING, None)
        return
    # Whatever stands there by now is shown above the box: the next attempt is over that.
    found = current_visit().storage.syntheses(room_id, prompt.id).get(group)
    if found is not None:
        st.session_state[EDITING] = found.text


def _note_box(visit: Visit, room: Room, participant: Participant, prompt: Prompt) -> None:
    """A note to the teacher, while the teacher lets the class write."""
    say = visit.say
    mine = [
        one
        for one in visit.storage.contributions(room.id)
        if one.kind == "note" and one.participant_id == participant.id and one.prompt == prompt.id
    ]
    key = f"note-{prompt.id}-{st.session_state.get('notes-sent', 0)}"
    # Words that could not be sent, because the teacher paused writing, stay where they are.
    if room.free_text == "on" or st.session_state.get(key):
        with st.container(key="talk-note"):
            st.html(Markup('<div class="ax"><h2>{}</h2></div>').format(say("A note to your teacher")))
            with st.form("note-form", border=False):
                st.text_area(_care(visit), max_chars=TEXT_LENGTH, key=key)
                st.form_submit_button(
                    say("Send the note"), on_click=_send, args=(room.id, participant.id, prompt.id, key)
                )
            told = say("If your teacher shows it, it is shown without your name.")
            st.html(Markup('<div class="ax"><p class="small soft">{}</p></div>').format(told))
    if mine:
        st.html(Markup('<div class="ax">{}</div>').format(own_texts(mine, say)))


def _send(room_id: int, participant_id: int, prompt: str, key: str) -> None:
    typed = str(st.session_state[key])
    if _do(lambda visit: visit.storage.write_note(room_id, participant_id, prompt, typed, now=now())):
        # A new box: the old one empties only where its words have arrived.
        st.session_state["notes-sent"] = st.session_state.get("notes-sent", 0) + 1
