"""One step of a lesson on a student's device: the lobby, a passage, a chart, a question, a talk."""

import secrets
import time

import streamlit as st
from markupsafe import Markup

from app_pages.chart import show_chart
from app_pages.flow import show_flow
from app_pages.room_question import show_question
from app_pages.room_talk import show_talk
from app_pages.visit import Visit, current_visit, follow, law_of_class, log
from components.leaf import draw_leaf
from components.prose import render_prose
from components.room_views import lobby
from components.terms import Glossed
from components.unit_views import prompt_card
from explainer.authoring.prose import parse_prose
from explainer.classroom.lesson import Step
from explainer.classroom.room import NoSuchRoom, Participant, Room, RoomIsShut
from explainer.dated_words import law_of_sentences
from explainer.model.unit import Section
from explainer.opening import open_presence
from explainer.scoring.alias import deal_alias
from explainer.storage.fault import StorageFault


def draw_step(visit: Visit, room: Room, participant: Participant, step: Step) -> None:
    """Draw what this device shows of the step."""
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
        on = law_of_class(visit, room)
        heading = Markup('<div class="ax">{}<h1 id="main" tabindex="-1" data-route="">{}</h1></div>').format(
            Markup('<p class="kicker">{}</p>').format(law_of_sentences(on, visit.library.law_known_to, say))
            if on != visit.as_of
            else "",
            say.text(section.title),
        )
        st.html(heading)
        if step.kind == "section" and not _may_read(visit, section):
            return
        if step.kind == "section":
            blocks = parse_prose(section.prose.in_(say.locale))
            prose = render_prose(section, blocks, visit.library, say, on)
            follow(draw_leaf(prose, key="room-prose", lang=say.locale))
        elif step.kind == "flowchart" and section.flowchart:
            show_flow(visit, section.flowchart, key="room-flow", on=on)
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
        unit = next((each for each in visit.library.units if section in each.sections), None)
        if unit is not None:
            # The room asks everyone its own questions; this one is for who skipped, and waits in the unit.
            address = visit.address("unit", unit=unit.id, section=section.id)
            link = Markup('<div class="ax"><p><a href="{}" target="_blank" rel="opener">{}</a></p></div>')
            st.html(link.format(address, say("Open its question in a new tab. Your class stays here.")))
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
