"""The talk on the teacher's console: its steps, its timer, what students write."""

import random
import secrets

import streamlit as st
from markupsafe import Markup

from app_pages.console_acts import do
from app_pages.live import Live, talk_of
from app_pages.visit import now
from components.console_view import next_step
from components.countdown import count_down, timer_place
from components.question import plain_label
from components.talk_rows import corner_counts, seat_rows, step_rows, waiting_rows
from components.talk_view import group_words, written
from explainer.classroom.contribution import Contribution, State
from explainer.classroom.room import FreeText, Room
from explainer.classroom.talk import Talk
from explainer.classroom.timer import TimerAct, fresh_timer
from explainer.model.protocol import Protocol
from explainer.model.unit import Prompt

ERASING = "console-erasing"
"""The text that is to be erased, while the console asks."""

TALKING_MINUTES = 2
"""Between two votes."""


def show_talk_now(live: Live) -> None:
    """What the class is at: the steps, who waits for whom, what was written."""
    say, prompt, talk = live.visit.say, live.step.prompt, talk_of(live)
    assert prompt is not None
    if talk is None:
        st.html(Markup('<div class="ax"><p>{}</p></div>').format(say("No talk has begun on this prompt.")))
    else:
        body = Markup("<p>{}</p>{}").format(say.text(talk.step.do), step_rows(talk, say))
        if talk.step.kind == "restate":
            body += Markup("<h3>{}</h3>{}").format(say("Who waits for whom"), waiting_rows(talk.waiting, say))
        if talk.protocol.places:
            body += Markup("<h3>{}</h3>{}").format(say("Who stands where"), corner_counts(talk, say))
        st.html(Markup('<div class="ax console-now">{}</div>').format(body))
        with st.expander(say("Groups")):
            aliases = {each.id: each.alias for each in live.participants}
            rows = seat_rows(talk, aliases, say) if talk.seats else None
            told = Markup('<p class="soft">{}</p>').format(say("No device has a seat. The projector leads."))
            st.html(Markup('<div class="ax">{}</div>').format(rows or told))
    _texts(live, talk)


def show_talk_next(live: Live) -> None:
    """Begin, or the next step, with the timer."""
    say, room, prompt, talk = live.visit.say, live.room, live.step.prompt, talk_of(live)
    assert prompt is not None
    if talk is None:
        _choose(live, prompt)
        return
    steps = talk.protocol.steps
    if talk.is_last_step:
        told = next_step(say("The last step"), say("Hear the groups, then go on to the next slide."))
    else:
        after = steps[talk.at + 1]
        told = next_step(say("Then: {step}", step=say.text(after.name)), say.text(after.do))
    st.html(Markup('<div class="ax">{}</div>').format(told))
    show_timer(live, steps[talk.at].minutes)
    if not talk.is_last_step:
        _step_button(
            room, talk, talk.at + 1, say("Next step: {step}", step=say.text(steps[talk.at + 1].name))
        )
    if talk.at > 0:
        _step_button(room, talk, talk.at - 1, say("Back to: {step}", step=say.text(steps[talk.at - 1].name)))
    st.button(
        say("End this talk and choose again"),
        on_click=_end,
        args=(room.id, prompt),
        key="talk-end",
        width="stretch",
    )


def _step_button(room: Room, talk: Talk, to: int, label: str) -> None:
    step = talk.protocol.steps[to]
    st.button(
        plain_label(label),
        on_click=_go,
        args=(room.id, talk.prompt, talk.protocol, step.id),
        type="primary" if to > talk.at else "secondary",
        key=f"talk-to-{step.id}",
        width="stretch",
    )


def _choose(live: Live, prompt: Prompt) -> None:
    """Which protocol: the prompt's own first."""
    say, protocols = live.visit.say, live.visit.library.protocols
    ids = sorted(protocols, key=lambda name: (name != prompt.protocol, protocols[name].minutes))
    told = next_step(say("Begin the talk"), say("The projector leads it with or without devices."))
    st.html(Markup('<div class="ax">{}</div>').format(told))
    if not ids:
        return
    key = f"protocol-{prompt.id}"
    # Its place is above the choice: the first one is the prompt's own, and the button must be in sight.
    place = st.container(key="talk-begin-place")
    chosen = st.radio(
        say("How"),
        ids,
        format_func=lambda name: plain_label(
            say("{protocol}, {n} minutes", protocol=say.text(protocols[name].name), n=protocols[name].minutes)
        ),
        key=key,
        width="stretch",
    )
    protocol = protocols[chosen if chosen in protocols else ids[0]]
    place.button(
        plain_label(say("Begin: {protocol}", protocol=say.text(protocol.name))),
        on_click=_begin,
        args=(live.room.id, prompt, protocol, tuple(live.present)),
        type="primary",
        key="talk-begin",
        width="stretch",
    )


def _begin(room_id: int, prompt: Prompt, protocol: Protocol, present: tuple[int, ...]) -> None:
    rng = random.Random(secrets.randbits(64))
    do(lambda visit: visit.storage.begin_talk(room_id, prompt, protocol, present, rng=rng, now=now()))


def _go(room_id: int, prompt: Prompt, protocol: Protocol, step: str) -> None:
    do(lambda visit: visit.storage.go_to_step(room_id, prompt, protocol, step, now=now()))


def _end(room_id: int, prompt: Prompt) -> None:
    do(lambda visit: visit.storage.end_talk(room_id, prompt))


def show_timer(live: Live, minutes: int = TALKING_MINUTES) -> None:
    """The room's timer for this step, with start, pause and one minute more. It closes nothing."""
    say, room = live.visit.say, live.room
    found = live.visit.storage.timer(room.id)
    mine = found is not None and found.step == live.step.name
    timer = found.timer if found is not None and mine else fresh_timer(minutes)
    st.html(Markup('<div class="ax">{}</div>').format(timer_place(say)))
    count_down(timer, now(), say)
    with st.container(key="timer-bar", horizontal=True):
        runs = timer.is_running and timer.left(now()) > 0
        first = ("pause", say("Pause")) if runs else ("start", say("Start the timer"))
        for act, label in (first, ("lengthen", say("+1 min"))):
            st.button(
                label, on_click=_timer, args=(room.id, act, live.step.name, minutes), key=f"timer-{act}"
            )
        if mine and live.item is not None:
            st.button(
                say("Put the timer away"),
                on_click=_timer,
                args=(room.id, "stop", live.step.name, minutes),
                key="timer-stop",
            )


def _timer(room_id: int, act: TimerAct, step: str, minutes: int) -> None:
    do(lambda visit: visit.storage.change_timer(room_id, act, step=step, minutes=minutes, now=now()))


def show_free_text(live: Live) -> None:
    """Whether students may write: off, on, paused. One key pauses it from any step."""
    say, room = live.visit.say, live.room
    if room.free_text == "on":
        st.button(
            say("Pause all writing"),
            on_click=_let_write,
            args=(room.id, "paused"),
            shortcut="p",
            key="pause-writing",
            type="primary" if live.step.kind == "prompt" else "secondary",
            width="stretch",
        )
        return
    if live.step.kind != "prompt":
        return
    told = (
        say("Writing is paused. Nobody can send anything.")
        if room.free_text == "paused"
        else say("Students cannot write. If you let them, you read each note before anyone else does.")
    )
    st.html(Markup('<div class="ax"><p class="small">{}</p></div>').format(told))
    label = say("Let them write again") if room.free_text == "paused" else say("Let students write")
    st.button(label, on_click=_let_write, args=(room.id, "on"), key="let-write", width="stretch")


def _let_write(room_id: int, free_text: FreeText) -> None:
    do(lambda visit: visit.storage.change_room(room_id, free_text=free_text, now=now()))


def _texts(live: Live, talk: Talk | None) -> None:
    """What students wrote on this prompt: notes that wait, syntheses, what is shown."""
    say, prompt = live.visit.say, live.step.prompt
    assert prompt is not None
    here = [one for one in live.visit.storage.contributions(live.room.id) if one.prompt == prompt.id]
    now_on = live.visit.storage.syntheses(live.room.id, prompt.id) if talk else {}
    notes = [one for one in here if one.kind == "note"]
    waiting = sum(one.state == "waiting" for one in notes)
    if waiting:
        st.html(
            Markup('<div class="ax"><h3><span role="status">{}</span></h3></div>').format(
                say.plural("{n} note waits", "{n} notes wait", waiting)
            )
        )
    # In the order of their arrival, whatever is decided: none moves under the pointer.
    for one in notes:
        if one.state != "private":
            _text(live, one, "")
    for group, one in sorted(now_on.items()):
        name = group_words(talk, group, say) if talk else ""
        _text(live, one, say("Synthesis of {group}", group=name))
    read = [one for one in notes if one.state == "private"]
    read += [one for one in here if one.kind == "synthesis" and one not in now_on.values()]
    if read:
        with st.expander(
            say.plural("{n} text that you have read", "{n} texts that you have read", len(read))
        ):
            for one in read:
                _text(live, one, "")


def _text(live: Live, one: Contribution, name: str) -> None:
    say, room = live.visit.say, live.room
    state = {"waiting": "", "private": say("Kept private"), "approved": say("On the projector")}[one.state]
    with st.container(key=f"text-{one.id}"):
        st.html(
            Markup('<div class="ax">{}{}<p class="small soft">{}</p></div>').format(
                Markup("<h3>{}</h3>").format(name) if name else "", written(one.text), state
            )
        )
        with st.container(key=f"text-{one.id}-acts", horizontal=True):
            if one.state != "approved":
                _decide_button(room, one, "approved", say("Show"))
            if one.state != "private":
                _decide_button(room, one, "private", say("Keep private"))
            if st.session_state.get(ERASING) != one.id:
                erase = say("Erase everywhere")
                st.button(erase, on_click=_ask_erase, args=(one.id,), key=f"ask-erase-text-{one.id}")
                return
            yes = say("Yes, erase it for good")
            st.button(
                yes, on_click=_erase, args=(room.id, one.id), type="primary", key=f"erase-text-{one.id}"
            )
            st.button(say("No, keep it"), on_click=_ask_erase, args=(None,), key=f"spare-text-{one.id}")


def _decide_button(room: Room, one: Contribution, state: State, label: str) -> None:
    st.button(label, on_click=_decide, args=(room.id, one.id, state), key=f"{state}-text-{one.id}")


def _decide(room_id: int, number: int, state: State) -> None:
    do(lambda visit: visit.storage.decide(room_id, number, state, now=now()))


def _ask_erase(number: int | None) -> None:
    """Ask once: nothing brings an erased text back."""
    st.session_state[ERASING] = number


def _erase(room_id: int, number: int) -> None:
    _ask_erase(None)
    do(lambda visit: visit.storage.erase_contribution(room_id, number))
