"""What a student takes along from a class: the own answers into the record, a code for another device.

In memory alone, and only while the button is pressed, the server knows both
the participant and the record: one browser's cookie opens both. Nothing that
is stored joins them.
"""

import secrets
from datetime import UTC, datetime, time

import streamlit as st
from markupsafe import Markup

from app_pages.visit import Visit, current_visit, follow, log, now
from components.leaf import draw_leaf
from explainer.classroom.ballot import Ballot
from explainer.classroom.room import NoSuchRoom, Participant, Room
from explainer.scoring.attempt import Attempt, attempt_item
from explainer.scoring.record import NoSuchRecord
from explainer.scoring.return_code import mint_code
from explainer.storage.fault import StorageFault

CODE, FAULT = "room-code", "room-keeping-fault"


def keepable(visit: Visit, room: Room, participant: Participant) -> tuple[Attempt, ...]:
    """The participant's answers to the questions that were revealed, as a record keeps them.

    The first vote comes first, as the answer that counts; a second vote for
    something else follows as practice. Each bears the day of its vote and no
    time: pressed again, on any later day, it is the same answer.
    """
    cast: dict[tuple[str, tuple[str, ...]], tuple[Ballot, datetime]] = {}
    for poll in visit.storage.polls(room.id):
        ballot = visit.storage.ballot(poll.id, participant.id) if poll.phase == "revealed" else None
        if ballot is not None:
            day = datetime.combine(poll.opened_at.date(), time(), tzinfo=UTC)
            cast.setdefault((poll.item, tuple(sorted(ballot.chosen))), (ballot, day))
    found = []
    for (item_id, _), (ballot, day) in cast.items():
        item = visit.library.items.get(item_id)
        if item is None or not set(ballot.chosen) <= set(item.option_ids):
            continue  # the question has changed since: what was chosen then means nothing in it now
        found.append(
            attempt_item(
                item,
                frozenset(ballot.chosen),
                as_of=visit.as_of,
                locale=visit.say.locale,
                at=day,
                confidence={"sure": "sure", "unsure": "guessing", None: None}[ballot.sureness],
                hints=0,
            )
        )
    return tuple(found)


def _same(attempt: Attempt) -> tuple[str, tuple[str, ...], datetime]:
    return attempt.item, attempt.chosen, attempt.at


def keep_answers(visit: Visit, room: Room, participant: Participant) -> None:
    """Draw what may be kept, the button, and what is kept already: read from the record, not remembered."""
    say = visit.say
    answers = keepable(visit, room, participant)
    record = visit.storage.find(visit.token) if visit.token else None
    there = {_same(each) for each in visit.storage.attempts(record.id)} if record else set()
    kept = sum(_same(each) in there for each in answers)
    if not answers:
        words = say("There is nothing to keep yet: none of your answers has been shown with its key.")
        st.html(Markup('<div class="ax"><p class="soft">{}</p></div>').format(words))
    if kept:
        words = say.plural(
            "{n} answer of this class is in your record, {alias}. Nothing there says which class it was.",
            "{n} answers of this class are in your record, {alias}. Nothing there says which class it was.",
            kept,
            alias=record.alias if record else "",
        )
        html = Markup(
            '<div class="ax"><p class="notice" role="status">{} <a href="{}" data-go>{}</a></p></div>'
        ).format(words, visit.address("record"), say("Open my record"))
        follow(draw_leaf(html, key="kept", lang=say.locale))
    if len(answers) > kept:
        words = say(
            "Your record gets the question, your answer and the day. It gets no room, no alias and no time."
        )
        twice = len({each.item for each in answers}) < len(answers)
        also = say("Where your second vote was another one, both are kept.") if twice else ""
        st.html(Markup('<div class="ax"><p class="soft measure">{} {}</p></div>').format(words, also))
        st.button(
            say.plural("Keep my answer ({n})", "Keep my answers ({n})", len(answers) - kept),
            on_click=_keep,
            args=(room.id,),
            type="primary",
            key="keep-answers",
        )
    _show_fault(visit)


def _keep(room_id: int) -> None:
    """Copy them. Asked for twice, or in two tabs at once, each is there once."""
    visit = current_visit()
    say = visit.say
    try:
        room = visit.storage.room(room_id)
        participant = visit.storage.participant(room_id, visit.token) if visit.token else None
        answers = keepable(visit, room, participant) if room and participant else ()
        record = visit.begin_record() if answers else None
        for attempt in answers if record else ():
            visit.storage.add_once(record.id, attempt)
        if record:
            visit.storage.touch(record.id, now=now())
    except (StorageFault, NoSuchRecord):
        log.exception("answers of a class could not be kept")
        st.session_state[FAULT] = say("They could not be saved just now. Press again: none is kept twice.")


def show_moving(visit: Visit, participant: Participant) -> None:
    """Draw the way to another device: a return code, shown once, that opens this place in the class there."""
    say = visit.say
    code = st.session_state.get(CODE)
    record = visit.record
    if code:
        html = Markup(
            '<div class="ax"><p class="mono code" translate="no">{}</p>'
            '<p class="small soft measure">{}</p></div>'
        ).format(
            code,
            say(
                "Write it down now. Type it on the other device, on the start page under Return code. This "
                "device then leaves the class."
            ),
        )
        st.html(html)
    else:
        words = (
            say(
                "A return code opens your place in this class, and your record, on another device. It "
                "replaces the code that your record had."
            )
            if record is not None and record.has_code
            else say("A return code opens your place in this class, and your record, on another device.")
            if record is not None
            else say("A return code opens your place in this class, with your answers, on another device.")
        )
        st.html(Markup('<div class="ax"><p class="soft measure">{}</p></div>').format(words))
        told = say("Make a return code")
        st.button(told, on_click=_make_code, args=(participant.id,), key="room-make-code")
    _show_fault(visit)


def _make_code(participant_id: int) -> None:
    """One code for both: the participant's and, if there is one, the record's."""
    visit = current_visit()
    code = mint_code(secrets.SystemRandom(), visit.say.locale)
    try:
        visit.storage.put_room_code(participant_id, code)
        if visit.record is not None:
            visit.storage.replace_code(visit.record.id, code)
    except (StorageFault, NoSuchRoom, NoSuchRecord):
        log.exception("a return code could not be kept")
        st.session_state[FAULT] = visit.say("No code was made: it could not be saved. Try again in a moment.")
    else:
        st.session_state[CODE] = code


def leave_class() -> None:
    """Forget, on another page, the code that was shown once."""
    st.session_state.pop(CODE, None)


def _show_fault(visit: Visit) -> None:
    fault = st.session_state.pop(FAULT, None)
    if fault:
        st.html(Markup('<div class="ax"><p class="notice fault" role="alert">{}</p></div>').format(fault))
