"""A learner's own note beside a section: for no eyes but their own."""

import streamlit as st
from markupsafe import Markup

from app_pages.visit import current_visit, now
from explainer.scoring.record import NOTE_LENGTH


def _keep(unit_id: str, section_id: str, key: str) -> None:
    visit = current_visit()
    record = visit.begin_record()
    if record:
        visit.storage.put_note(record.id, unit_id, section_id, str(st.session_state[key]), now=now())
        st.session_state[f"{key}-kept"] = True


@st.fragment
def note_box(unit_id: str, section_id: str) -> None:
    """Draw the note of a section, folded away until it is wanted. Without cookies there is none to keep."""
    visit = current_visit()
    say, key = visit.say, f"note-{unit_id}-{section_id}"
    if visit.token is None:
        return
    notes = visit.storage.notes(visit.record.id) if visit.record else ()
    kept = next((note.text for note in notes if (note.unit, note.section) == (unit_id, section_id)), "")
    with (
        st.container(key="note-box"),
        st.expander(say("My note") if kept else say("Write a note for yourself")),
        st.form(f"{key}-form", border=False),
    ):
        st.text_area(
            say(
                "Only you can read it, here and in My record. Write about the law, not about anyone's own "
                "story."
            ),
            value=kept,
            max_chars=NOTE_LENGTH,
            key=key,
        )
        st.form_submit_button(say("Keep this note"), on_click=_keep, args=(unit_id, section_id, key))
        if st.session_state.pop(f"{key}-kept", False):
            st.html(
                Markup('<div class="ax" role="status"><p class="small">{}</p></div>').format(say("Kept."))
            )
