"""Completion codes of a record, and the teacher's check of one."""

import streamlit as st
from markupsafe import Markup

from app_pages.visit import Visit, now
from components.code_words import another_code
from components.completion_view import completion_words
from explainer.model.unit import Unit
from explainer.scoring.completion_code import (
    CodeNotConfirmed,
    Completion,
    NotACompletionCode,
    completion_codes,
    confirm,
)
from explainer.which_code import which_code


def codes_of(visit: Visit) -> tuple[tuple[Unit, Completion, str], ...]:
    """The unit, what was done and its code, for every unit in which the visitor answered something."""
    if visit.record is None:
        return ()
    attempts = visit.storage.attempts(visit.record.id)
    key = visit.storage.completion_key
    return completion_codes(visit.library.units, attempts, visit.record.alias, now().date(), key)


def _verdict(visit: Visit, typed: str, alias: str) -> tuple[bool, str]:
    say = visit.say
    if not typed.strip() or not alias.strip():
        return False, say("Type both: the code, and the alias that stands on the same sheet.")
    try:
        done = confirm(typed, alias, visit.library.units, visit.storage.completion_key)
    except NotACompletionCode:
        return False, another_code(which_code(typed), "completion", say)
    except CodeNotConfirmed:
        return False, say(
            "Not confirmed. Check each sign and the alias. A code is confirmed only by the server that "
            "made it."
        )
    title = say.text(visit.library.unit(done.unit).title)
    return True, say(
        "Confirmed for {alias} in the unit “{title}”: {done}",
        alias=" ".join(alias.split()).title(),
        title=title,
        done=completion_words(done, say),
    )


def show_confirming(visit: Visit) -> None:
    """Draw the form that confirms a completion code, and its verdict."""
    say = visit.say
    with st.form("confirm-form", border=False):
        code = st.text_input(say("Completion code"), key="confirm-code", max_chars=80, autocomplete="off")
        alias = st.text_input(
            say("Alias on the sheet"), key="confirm-alias", max_chars=80, autocomplete="off"
        )
        asked = st.form_submit_button(say("Confirm"))
    if asked:
        right, words = _verdict(visit, code, alias)
        st.html(
            Markup('<div class="ax"><p class="notice{}" role="status">{}</p></div>').format(
                "" if right else " fault", words
            )
        )
