"""What a reader predicts of a case: kept in the record as answers to prediction items, once each."""

from datetime import date
from functools import partial

import streamlit as st
from markupsafe import Markup

from app_pages.course import attempts
from app_pages.visit import Visit, current_visit, log, now
from components.question import plain_label
from explainer.authoring.predictions import prediction_id
from explainer.model.case import Case
from explainer.model.item import Item
from explainer.scoring.attempt import attempt_item
from explainer.storage.fault import StorageFault

PASSED, TOLD, REVEALED = "case-passed", "case-told", "case-revealed"
"""REVEALED: the ways have just been asked for, and are brought into sight once."""


def _items(visit: Visit, case: Case, days: list[date]) -> dict[date, Item]:
    """The items of these days. After the day on which our sources end nothing is asked."""
    found = {}
    for run in case.runs:
        item = visit.library.predictions.get(prediction_id(case.id, run))
        if run.on in days and item is not None and run.on <= visit.library.law_known_to:
            found[run.on] = item
    return found


def _answered(visit: Visit) -> dict[str, tuple[str, ...]]:
    """The first answer to each item: the prediction. A later one knew the ending."""
    first: dict[str, tuple[str, ...]] = {}
    for attempt in attempts(visit):
        first.setdefault(attempt.item, attempt.chosen)
    return first


def predicted(visit: Visit, case: Case, days: list[date]) -> bool:
    """Whether each of the days has its prediction, or the reader wanted to see the ways without one."""
    if st.session_state.get(f"{PASSED}-{case.id}"):
        return True
    answered = _answered(visit)
    return all(item.id in answered for item in _items(visit, case, days).values())


def guessed_right(visit: Visit, case: Case, days: list[date]) -> dict[date, bool | None]:
    """Whether the ending of each day was predicted; None where nothing was."""
    answered = _answered(visit)
    return {
        day: (answered[item.id] == tuple(item.key_on(day)) if item.id in answered else None)
        for day, item in _items(visit, case, days).items()
    }


def predict(visit: Visit, case: Case, days: list[date]) -> None:
    """Draw the form: one ending for each day."""
    say, items, answered = visit.say, _items(visit, case, days), _answered(visit)
    st.html(
        Markup('<div class="ax"><h2 class="sec">{}</h2><p class="soft">{}</p></div>').format(
            say("Predict first"),
            say("How does the case end on each day? Your first prediction is kept in your record."),
        )
    )
    open_ = {day: item for day, item in items.items() if item.id not in answered}
    with st.form(f"predict-{case.id}", border=False):
        for day, item in open_.items():
            words = {option.id: plain_label(say.text(option.text)) for option in item.options}
            st.radio(
                say.day(day),
                list(words),
                index=None,
                format_func=words.__getitem__,
                key=f"predict-{item.id}",
                width="stretch",
            )
        told = st.session_state.pop(TOLD, None)
        if told:
            st.html(Markup('<div class="ax" role="status"><p class="notice">{}</p></div>').format(told))
        with st.container(horizontal=True, key="guess-buttons"):
            st.form_submit_button(
                say("Show where it ends"),
                type="primary",
                on_click=partial(_keep, case, days),
            )
            st.form_submit_button(say("Show without predicting"), on_click=partial(_pass, case))


def _pass(case: Case) -> None:
    st.session_state[f"{PASSED}-{case.id}"] = True
    st.session_state[REVEALED] = True


def _keep(case: Case, days: list[date]) -> None:
    """Save a prediction for each day. One that is missing is asked for; nothing is saved then."""
    visit = current_visit()
    say, answered = visit.say, _answered(visit)
    open_ = {day: item for day, item in _items(visit, case, days).items() if item.id not in answered}
    chosen = {day: st.session_state.get(f"predict-{item.id}") for day, item in open_.items()}
    if not all(chosen.values()):
        st.session_state[TOLD] = say("Predict an ending for each day first, or see the ways without.")
        return
    made = [
        attempt_item(
            item,
            frozenset({str(chosen[day])}),
            as_of=day,
            locale=say.locale,
            at=now(),
            confidence=None,
            hints=0,
        )
        for day, item in open_.items()
    ]
    try:
        record = visit.begin_record()
        for attempt in made:
            if record:
                visit.storage.add(record.id, attempt)
        st.session_state[REVEALED] = True
        if record is None:
            st.session_state["unsaved"] = (*st.session_state.get("unsaved", ()), *made)
    except StorageFault:
        log.exception("predictions could not be saved")
        st.session_state[TOLD] = say(
            "Your predictions could not be saved. They are still here: try again in a moment."
        )
