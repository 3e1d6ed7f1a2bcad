"""The talk on the projector, which leads it with or without devices."""

import streamlit as st
from markupsafe import Markup

from app_pages.live import Live, talk_of
from app_pages.visit import log, now
from components.countdown import count_down, timer_place
from components.talk_slide import shown_texts, talk_slide
from explainer.model.unit import Prompt
from explainer.storage.fault import StorageFault

MOST_SHOWN = 6
"""Texts on the projector at once, the latest: more would be too small to read."""


def talk_body(live: Live, prompt: Prompt, slide: Markup) -> Markup:
    """The talk that is on, or the prompt's own slide before one begins; beneath, what was approved."""
    say = live.visit.say
    storage = live.visit.storage
    talk = talk_of(live)
    current = {one.id for one in storage.syntheses(live.room.id, prompt.id).values()} if talk else set()
    shown = [
        one
        for one in storage.contributions(live.room.id)
        if one.prompt == prompt.id and one.state == "approved" and (one.kind == "note" or one.id in current)
    ][-MOST_SHOWN:]
    return slide + shown_texts(None, shown, say) if talk is None else talk_slide(talk, shown, say)


def show_wall_timer(live: Live) -> None:
    """Count down what the slide shows."""
    talk = talk_of(live)
    found = live.visit.storage.timer(live.room.id)
    if talk is not None:
        count_down(talk.timer, now(), live.visit.say)
    elif found is not None and found.step == live.step.name:
        count_down(found.timer, now(), live.visit.say)


def question_timer(live: Live) -> Markup:
    """The talking time between two votes, if the teacher has started it."""
    found = live.visit.storage.timer(live.room.id)
    if live.item is None or found is None or found.step != live.step.name or live.stage == "revealed":
        return Markup("")
    return timer_place(live.visit.say, big=True)


def writing_line(live: Live) -> Markup:
    """That one key pauses all writing, while students may write."""
    if live.room.free_text != "on":
        return Markup("")
    return Markup('<p class="soft small">{}</p>').format(live.visit.say("P pauses all writing"))


def pause_writing(live: Live) -> None:
    """What the key does. Pressed twice, it stays paused."""
    try:
        live.visit.storage.change_room(live.room.id, free_text="paused", now=now())
    except StorageFault:
        log.exception("writing could not be paused")
        told = live.visit.say("Nothing was changed: the database cannot be written just now. Try again.")
        st.html(Markup('<div class="ax"><p class="notice fault" role="alert">{}</p></div>').format(told))
