"""A question on a page: asked, marked on the server, saved before anything is said, then explained."""

from dataclasses import replace
from functools import partial

import streamlit as st
from markupsafe import Markup

from app_pages.course import attempts
from app_pages.visit import Visit, current_visit, log, now
from components.citations import cite_lines
from components.question import ask_item, feedback, response, stem
from components.terms import Glossed
from explainer.model.dated import BeforeHistory
from explainer.model.item import Item
from explainer.scoring.attempt import Attempt, attempt_item
from explainer.scoring.marking import NothingChosen
from explainer.scoring.rescore import rescore
from explainer.storage.fault import StorageFault


def latest_attempt(visit: Visit, item: Item) -> Attempt | None:
    """The latest attempt at an item, with the points that the item gives it now."""
    tried = [attempt for attempt in attempts(visit) if attempt.item == item.id]
    return rescore(tried[-1], item) if tried else None


def _keep_for_this_visit(attempt: Attempt) -> None:
    """Keep an attempt where nothing can be saved. As in a record, the first at an item is the scored one."""
    before = st.session_state.get("unsaved", ())
    is_first = all(each.item != attempt.item for each in before)
    st.session_state["unsaved"] = (*before, replace(attempt, mode="scored" if is_first else "practice"))


def _check(item: Item, key: str) -> None:
    """Mark and save the response in the form. Nothing chosen, or nothing saved: the form stays as it is."""
    visit = current_visit()
    say = visit.say
    chosen, sure = response(item, key, st.session_state)
    try:
        attempt = attempt_item(
            item,
            chosen,
            as_of=visit.as_of,
            locale=say.locale,
            at=now(),
            confidence=sure,
            hints=hints_open(visit, item.id),
        )
        # only now: a press with nothing chosen begins no record
        record = visit.begin_record()
        if record:
            visit.storage.add(record.id, attempt)
        else:
            _keep_for_this_visit(attempt)
    except NothingChosen:
        st.session_state[f"{key}-reminder"] = say("Choose an answer first. Nothing has been counted.")
        return
    except StorageFault:
        log.exception("an answer could not be saved")
        st.session_state[f"{key}-reminder"] = say(
            "Your answer could not be saved, and nothing has been counted. Your choice is still here: try "
            "again in a moment."
        )
        return
    st.session_state.pop(f"{key}-reminder", None)
    st.session_state[f"{key}-again"] = False
    st.session_state[f"{key}-just-told"] = True


def hints_open(visit: Visit, item_id: str) -> int:
    """How many hints are open: the record's, or what this visit opened and could not save."""
    recorded = visit.storage.hints_open(visit.record.id, item_id) if visit.record else 0
    return max(recorded, st.session_state.get(f"question-{item_id}-hints", 0))


def _hint(item: Item, key: str) -> None:
    """Open one more hint; it is recorded where there is a record, and costs nothing."""
    visit = current_visit()
    opened = hints_open(visit, item.id) + 1
    try:
        record = visit.begin_record()
        if record and opened <= len(item.hints):
            visit.storage.open_hint(record.id, item.id, now=now())
    except StorageFault:
        log.exception("an open hint could not be recorded")
    st.session_state[f"{key}-hints"] = opened


def _again(key: str) -> None:
    st.session_state[f"{key}-again"] = True


def saved_line(visit: Visit) -> Markup:
    """Under which alias answers are saved, or why they are not."""
    say = visit.say
    if visit.token is None:
        return Markup('<p class="small notice">{}</p>').format(
            say(
                "This browser keeps no cookies, so your answers can't be saved. You still get every "
                "explanation."
            )
        )
    if visit.record is None:
        return Markup("")
    told = say("Saved for {alias}.", alias=visit.record.alias)
    if visit.is_preview:  # being someone else would change this browser's own cookie
        return Markup('<p class="small soft saved">{}</p>').format(told)
    return Markup('<p class="small soft saved">{} <a href="{}" data-go>{}</a></p>').format(
        told, visit.address("", who="ask"), say("Not you?")
    )


def _has_key(item: Item, visit: Visit) -> bool:
    """Whether the key's history reaches back to the day that is shown."""
    try:
        item.key_on(visit.as_of)
    except BeforeHistory:
        return False
    return True


@st.fragment
def ask(
    item_id: str,
    *,
    kicker: str,
    next_label: str | None = None,
    next_address: str = "",
    may_wait: bool = False,
) -> None:
    """Draw one question of the library and, once it is answered, what every option teaches.

    One that `may_wait` can be left for later: the way on is there before the answer too.
    One without a `next_label` is asked by the way, and a page may have several of them.

    Everything here is plain HTML and widgets, no component: what stands between
    a click and its feedback should be as little as there can be. The header's
    script follows its links and opens its terms.
    """
    visit = current_visit()
    say, item, key = visit.say, visit.library.items[item_id], f"question-{item_id}"
    attempt = latest_attempt(visit, item)
    # `asking` is the page's own question: once it is answered, its way on is the page's.
    with st.container(key="asking" if next_label else f"asking-{item_id}"):
        glossed = Glossed(visit.library.terms, say, f"stem-{item_id}")
        st.html(stem(item, say, glossed, kicker=kicker))
        if not _has_key(item, visit):
            words = say("On the day that is shown this question had no answer yet. Choose a later day.")
            st.html(Markup('<div class="ax"><p class="notice">{}</p></div>').format(words))
            return
        if attempt is None or st.session_state.get(f"{key}-again"):
            ask_item(
                item,
                say,
                key=key,
                hints_open=hints_open(visit, item_id),
                reminder=st.session_state.pop(f"{key}-reminder", None),
                on_check=partial(_check, item, key),
                on_hint=partial(_hint, item, key),
            )
            later = (
                Markup('<p><a class="btn quiet later" href="{}" data-go>{}</a></p>').format(
                    next_address, say("Leave it for later")
                )
                if may_wait and attempt is None
                else Markup("")
            )
            st.html(Markup('<div class="ax">{}{}</div>').format(later, saved_line(visit)))
            return
        # Read out, and brought into sight, once: a page that is opened again begins at its top.
        is_new = st.session_state.pop(f"{key}-just-told", False)
        told = Glossed(visit.library.terms, say, item_id)
        cited = cite_lines(item.citations, visit.library.sources, say)
        onward = (
            Markup('<div class="act"><a class="btn primary" href="{}" data-go>{}</a></div>').format(
                next_address, next_label
            )
            if next_label
            else Markup("")
        )
        st.html(
            Markup('<div class="ax">{}{}{}{}</div>').format(
                feedback(item, attempt, say, cited=cited, gloss=told, just_asked=is_new),
                onward,
                saved_line(visit),
                told.entries(),
            )
        )
        st.button(say("Try again as practice"), key=f"{key}-retry", on_click=_again, args=(key,))
