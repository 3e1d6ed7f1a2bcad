"""A learner's own note beside a section: for no eyes but their own."""

import streamlit as st
from markupsafe import Markup

from app_pages.visit import current_visit, log, now
from explainer.scoring.record import NOTE_LENGTH
from explainer.storage.fault import StorageFault


def _keep(unit_id: str, section_id: str, key: str) -> None:
    """Keep what is in the form. What cannot be kept just now stays there, and the page says so."""
    visit = current_visit()
    try:
        record = visit.begin_record()
        if record:
            visit.storage.put_note(record.id, unit_id, section_id, str(st.session_state[key]), now=now())
    except StorageFault:
        log.exception("a note could not be kept")
        told = visit.say("Your note could not be kept. It is still here: try again.")
    else:
        told = visit.say("Kept.")
    st.session_state[f"{key}-told"] = told


@st.fragment
def note_box(unit_id: str, section_id: str) -> None:
    """Draw the note of a section, folded away until it is wanted. Without cookies there is none to keep."""
    visit = current_visit()
    say, key = visit.say, f"note-{unit_id}-{section_id}"
    if visit.token is None:
        return
    notes = visit.storage.notes(visit.record.id) if visit.record else ()
    kept = next((note.text for note in notes if (note.unit, note.section) == (unit_id, section_id)), "")
    told = st.session_state.pop(f"{key}-told", None)
    with (
        st.container(key="note-box"),
        # its name changes with the first note, which makes it a new element: it stays open to say "Kept."
        st.expander(say("My note") if kept else say("Write a note for yourself"), expanded=told is not None),
        st.form(f"{key}-form", border=False),
    ):
        st.text_area(
            say(
                "It is shown only to you, here and in My record. Write about the law, not about anyone's "
                "own story."
            ),
            value=kept,
            max_chars=NOTE_LENGTH,
            key=key,
        )
        st.form_submit_button(say("Keep this note"), on_click=_keep, args=(unit_id, section_id, key))
        if told:
            st.html(Markup('<div class="ax" role="status"><p class="small">{}</p></div>').format(told))
