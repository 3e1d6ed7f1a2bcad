"""The question of a room on a student's device: read it, vote, see what each option teaches."""

from functools import partial
from typing import get_args

import streamlit as st
from markupsafe import Markup

from app_pages.room_talk import show_talking_time
from app_pages.visit import Visit, current_visit, log, now
from components.question import LETTERS, judged, plain_label, stem
from components.room_views import answers, options_list, question_kicker, saved, saved_ballot
from components.terms import Glossed
from explainer.classroom.ballot import Sureness
from explainer.classroom.poll import Poll, PollIsShut, stage_of
from explainer.classroom.room import NoSuchRoom, Participant, Room, RoomIsShut
from explainer.model.item import Item
from explainer.opening import open_presence
from explainer.storage.fault import StorageFault
from explainer.wording import Wording

SURENESS: tuple[Sureness, ...] = get_args(Sureness)
"""In the order in which they stand."""


def show_question(visit: Visit, room: Room, participant: Participant, item: Item) -> None:
    """The question in the phase that the server says."""
    say, storage = visit.say, visit.storage
    votes = storage.own_votes(room.id, item.id, participant.id)
    stage = stage_of([poll for poll, _ in votes])
    glossed = Glossed(visit.library.terms, say, f"stem-{item.id}")
    kicker = question_kicker(stage, item, visit.as_of, room.law_on, say)
    st.html(stem(item, say, glossed, kicker=kicker, scored=False, leads=True))
    if stage == "draft":
        told = say("Read the question. Your teacher opens the vote.")
        st.html(
            Markup('<div class="ax">{}<p class="soft">{}</p></div>').format(options_list(item, say), told)
        )
        return
    poll, ballot = votes[-1]
    first = votes[0][1] if len(votes) > 1 else None
    until = storage.more_time(poll.id, participant.id) if poll.phase != "open" else None
    has_time = poll.phase == "closed" and until is not None and now() <= until
    may_vote = not poll.by_hand and (poll.phase == "open" or has_time)
    if poll.by_hand and poll.phase == "open":
        told = say("Vote with your card or your hand. Your teacher counts.")
        st.html(
            Markup('<div class="ax">{}<p class="notice">{}</p></div>').format(options_list(item, say), told)
        )
    elif may_vote:
        open_presence().opened(room.id, poll.id, participant.id)
        key = f"ballot-{poll.id}"
        st.session_state[f"{key}-now"] = ballot
        with st.container(key=f"{key}-options"):
            _vote(poll, participant.id, item.id)
    elif stage == "revealed":
        html = answers(item, item.key_on(visit.as_of), first, ballot, say)
        st.html(Markup('<div class="ax">{}</div>').format(html))
    else:
        chosen = ballot.chosen if ballot else ()
        told = (
            say("The vote is closed. Find someone who chose differently. Explain your reason, then listen.")
            if stage == "closed"
            else say("The vote is closed. Your teacher shows the answer next.")
        )
        if stage == "closed":
            show_talking_time(visit, room, f"question/{item.id}")
        none = "" if ballot or poll.by_hand else say("You have no answer in this vote.")
        st.html(
            Markup('<div class="ax">{}<p class="notice" role="status">{} {}</p></div>').format(
                options_list(item, say, chosen), told, none
            )
        )


@st.fragment
def _vote(poll: Poll, participant_id: int, item_id: str) -> None:
    """Each tap is the ballot.

    A fragment in the fragment: a tap runs nothing but this, and three hundred
    students may tap at once.
    """
    visit = current_visit()
    say, item, key = visit.say, visit.library.items[item_id], f"ballot-{poll.id}"
    # What this run has read or its tap has written need not be read again.
    ballot = (
        st.session_state.pop(f"{key}-now")
        if f"{key}-now" in st.session_state
        else visit.storage.ballot(poll.id, participant_id)
    )
    cast = partial(_cast, poll.id, participant_id, item.id, key)
    chosen = ballot.chosen if ballot else ()
    if item.type == "multiple-choice":
        for option in item.options:
            own = f"{key}-{option.id}"
            st.session_state.setdefault(own, option.id in chosen)
            st.checkbox(_lettered(item, option.id, say), key=own, width="stretch", on_change=cast)
    else:
        if st.session_state.get(key) is None:
            st.session_state[key] = chosen[0] if chosen else None
        st.radio(
            say.text(item.stem),
            item.option_ids,
            index=None,
            format_func=lambda option_id: _lettered(item, option_id, say),
            key=key,
            label_visibility="collapsed",
            width="stretch",
            on_change=cast,
        )
    if poll.asks_confidence:
        st.session_state.setdefault(f"{key}-sure", ballot.sureness if ballot else None)
        st.segmented_control(
            say("How sure are you?"),
            SURENESS,
            format_func=lambda choice: say("Sure") if choice == "sure" else say("Not sure"),
            key=f"{key}-sure",
            on_change=cast,
        )
    fault = st.session_state.pop(f"{key}-fault", None)
    is_saved = _on_screen(item, key) == set(chosen)
    if fault is None and not is_saved:
        # A tap that was lost on its way, or that another tab of this device has overtaken.
        fault = say("What you have chosen here is not saved.")
    if fault:
        line = Markup('<p class="notice fault" role="alert">{}</p>').format(fault)
    elif ballot is None:
        line = saved(False, say)
    else:
        sure = SURENESS.index(ballot.sureness) if ballot.sureness else None
        line = saved_ballot(map(item.option_ids.index, chosen), sure, say)
    st.html(Markup('<div class="ax">{}</div>').format(line))
    if not is_saved and not st.session_state.pop(f"{key}-shut", False):
        # The choice stands as it was tapped, and tapping it once more would be no change.
        st.button(say("Save it again"), on_click=cast, key=f"{key}-again", type="primary")


def _on_screen(item: Item, key: str) -> set[str]:
    """The options that are chosen on this device, saved or not."""
    if item.type == "multiple-choice":
        return {option for option in item.option_ids if st.session_state.get(f"{key}-{option}") is True}
    return {str(st.session_state.get(key))} & set(item.option_ids)


def _lettered(item: Item, option_id: str, say: Wording) -> str:
    """An option under the letter by which the projector shows it."""
    letter = LETTERS[item.option_ids.index(option_id)]
    return f"**{letter}** {plain_label(judged(item.option(option_id), say))}"


def _cast(poll_id: int, participant_id: int, item_id: str, key: str) -> None:
    """Write the ballot. What is not written is said, and the choice on the screen stays."""
    visit = current_visit()
    say, item = visit.say, visit.library.items[item_id]
    chosen = _on_screen(item, key)
    said = st.session_state.get(f"{key}-sure")
    sure: Sureness | None = said if said in SURENESS else None
    try:
        st.session_state[f"{key}-now"] = visit.storage.cast(
            poll_id, participant_id, item, chosen, sureness=sure, now=now()
        )
    except PollIsShut:
        st.session_state[f"{key}-fault"] = say("This vote has closed. Your answer before it stands.")
        st.session_state[f"{key}-shut"] = True
    except (RoomIsShut, NoSuchRoom):
        st.session_state[f"{key}-fault"] = say("You are no longer in this class. Nothing was saved.")
        st.session_state[f"{key}-shut"] = True
    except StorageFault:
        log.exception("a ballot could not be saved")
        st.session_state[f"{key}-fault"] = say(
            "Your answer could not be saved. Your choice is still here: save it again in a moment."
        )
