"""What the owner of a record can do with it: a code for another device, keeping, erasing."""

import secrets

import streamlit as st
from markupsafe import Markup

from app_pages.visit import Visit, current_visit, follow, log
from components.leaf import draw_leaf
from components.thread_views import remember_form
from explainer.scoring.record import KEEP_DAYS, Record
from explainer.scoring.return_code import mint_code
from explainer.storage.fault import EraseUnfinished, StorageFault


def _make_code() -> None:
    """Deal a new return code. It is shown once: only its digest is kept."""
    visit = current_visit()  # the drawn page's may know a record that another tab has erased since
    if visit.record is not None:
        code = mint_code(secrets.SystemRandom(), visit.say.locale)
        try:
            visit.storage.replace_code(visit.record.id, code)
        except StorageFault:
            log.exception("a return code could not be kept")
            st.session_state["not-kept"] = "code"
        else:
            st.session_state["code"] = code


def _keep(kept: bool) -> None:
    """Keep the record however long it is unused, or no longer."""
    visit = current_visit()
    if visit.record is None:
        return
    try:
        visit.storage.keep(visit.record.id, kept)
    except StorageFault:
        log.exception("a record's keeping could not be changed")
        st.session_state["not-kept"] = "keeping"


def _erase() -> None:
    """Erase the record, really."""
    visit = current_visit()
    if visit.record is None:
        return
    try:
        visit.storage.erase(visit.record.id)
    except EraseUnfinished:
        # The rows are gone for every reader; the files' old bytes go when the server starts next.
        log.exception("an erased record's bytes wait for the next start")
        st.session_state.clear()
        st.session_state["erased"] = "unfinished"
        return
    except StorageFault:
        log.exception("a record could not be erased")
        st.session_state["erased"] = "failed"
        return
    st.session_state.clear()
    st.session_state["erased"] = "done"


def _ask_to_erase(asked: bool) -> None:
    """Ask once more before erasing, or take the question back."""
    st.session_state["erasing"] = asked


def leave_record() -> None:
    """Forget, on another page, what the record's page shows once: the code, and whether to erase."""
    for name in ("code", "erasing"):
        st.session_state.pop(name, None)


def _show_fault(visit: Visit, what: str) -> None:
    """Say once that what was just asked for could not be done."""
    if st.session_state.get("not-kept") == what:
        del st.session_state["not-kept"]
        told = visit.say("That could not be saved just now, and nothing has changed. Try again in a moment.")
        st.html(Markup('<div class="ax"><p class="notice fault" role="status">{}</p></div>').format(told))


def show_return_code(visit: Visit, record: Record) -> None:
    """Draw the return code, once it is dealt, or what it is for."""
    say = visit.say
    code = st.session_state.get("code")
    told_code = (
        Markup('<p class="mono code" translate="no">{}</p><p class="small soft">{}</p>').format(
            code, say("Write it down now. It is shown this once; a new one replaces it.")
        )
        if code
        else Markup('<p class="soft measure">{}</p>').format(
            say(
                "A return code opens this record on another device. There is one already; a new one "
                "replaces it."
            )
            if record.has_code
            else say(
                "A return code opens this record on another device. Nobody can look it up for you, so write "
                "it "
                "down."
            )
        )
    )
    st.html(
        Markup('<div class="ax no-print"><h2 class="sec">{}</h2>{}</div>').format(
            say("Return code"), told_code
        )
    )
    st.button(
        say("Make a new return code") if record.has_code else say("Make a return code"),
        on_click=_make_code,
        key="make-code",
    )
    _show_fault(visit, "code")


def show_keeping(visit: Visit, record: Record) -> None:
    """Draw how long the record stays: on this device, and on the server."""
    say = visit.say
    stay = Markup(
        '<div class="ax no-print"><h2 class="sec">{}</h2>{}<h3 style="margin-top:28px">{}</h3><p class="soft '
        'measure">{}</p></div>'
    ).format(
        say("How long it is kept"),
        remember_form(say, remembered=st.context.cookies.get("remembered") == "1", days=KEEP_DAYS),
        say("On the server"),
        say("This record is kept until you erase it.")
        if record.kept
        else say(
            "It is erased by itself {days} days after you last used it, unless you choose to keep it.",
            days=KEEP_DAYS,
        ),
    )
    follow(draw_leaf(stay, key="stay", lang=say.locale))
    st.button(
        say("Let it be erased after {days} days", days=KEEP_DAYS)
        if record.kept
        else say("Keep my record until I erase it"),
        on_click=_keep,
        args=(not record.kept,),
        key="keep",
    )
    _show_fault(visit, "keeping")


def show_erasing(visit: Visit, erased: str | None) -> None:
    """Draw the way to erase the record, which is asked once more before it is done."""
    say = visit.say
    st.html(
        Markup(
            '<div class="ax no-print"><h2 class="sec">{}</h2><p class="soft measure">{}</p>{}</div>'
        ).format(
            say("Erase my record"),
            say(
                "Every answer, note and place goes, and the return code with them. It cannot be undone. "
                "Download the file first if you want to keep it."
            ),
            Markup('<p class="notice fault" role="status">{}</p>').format(
                say(
                    "It could not be erased just now, and nothing has changed. Try again in a moment, or "
                    "tell "
                    "your teacher."
                )
            )
            if erased == "failed"
            else "",
        )
    )
    if st.session_state.get("erasing"):
        # "No" stands where "Erase my record" stood: a double click keeps everything
        with st.container(key="erase-really", horizontal=True):
            st.button(say("No, keep it"), on_click=_ask_to_erase, args=(False,), key="erase-no")
            st.button(say("Yes, erase everything"), on_click=_erase, key="erase-yes")
    else:
        st.button(say("Erase my record"), on_click=_ask_to_erase, args=(True,), key="erase")
