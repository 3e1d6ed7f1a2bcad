"""My record: everything answered, notes, the return code, and the end of it all."""

import secrets

import streamlit as st
from markupsafe import Markup

from app_pages.objectives import objectives_of
from app_pages.visit import current_visit, follow, log
from components.frame import head
from components.leaf import draw_leaf
from components.record_view import Kept, answers, notes
from components.thread_views import remember_form, return_form
from explainer.scoring.record import KEEP_DAYS, Record
from explainer.scoring.return_code import mint_code
from explainer.storage.fault import EraseUnfinished, StorageFault

visit = current_visit()
say = visit.say
route = st.session_state["route"]


def make_code() -> None:
    """Deal a new return code. It is shown once: only its digest is kept."""
    if visit.record is not None:
        code = mint_code(secrets.SystemRandom(), say.locale)
        visit.storage.replace_code(visit.record.id, code)
        st.session_state["code"] = code


def keep(kept: bool) -> None:
    """Keep the record however long it is unused, or no longer."""
    if visit.record is not None:
        visit.storage.keep(visit.record.id, kept)


def erase() -> None:
    """Erase the record, really."""
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


def ask_to_erase(asked: bool) -> None:
    """Ask once more before erasing, or take the question back."""
    st.session_state["erasing"] = asked


def show_empty(erased: str | None) -> None:
    """Draw what there is without a record: how one begins, and the way back to one."""
    gone = {
        "done": say(
            "Your record is erased: every answer, note and place, and the code. "
            "Nothing of it is left on the server."
        ),
        "unfinished": say(
            "Your record is erased: every answer, note and place, and the code. "
            "The last traces in the server's files go when it starts next."
        ),
    }
    told = (
        Markup('<p class="notice measure-wide" role="status" style="margin-top:24px">{}</p>').format(
            gone[erased]
        )
        if erased in gone
        else ""
    )
    html = Markup(
        '<div class="ax">{}{}<div class="act"><a class="btn primary" href="{}" data-go>{}</a></div>'
        '<section class="panel sec">{}</section></div>'
    ).format(
        head(
            say,
            say("My record"),
            say(
                "Nothing is here yet. Your first answer begins a record under two words that the server "
                "deals: no name, no account."
            ),
            route=route,
        ),
        told,
        visit.address("learn"),
        say("Choose a unit"),
        return_form(say),
    )
    follow(draw_leaf(html, key="no-record", lang=say.locale))


def show_record(record: Record, erased: str | None) -> None:
    """Draw the record and what its owner can do with it."""
    kept = Kept(record, visit.storage.attempts(record.id), visit.storage.notes(record.id))
    sections = Markup("")
    for unit in visit.library.units:
        found = answers(kept, unit, visit.library, say)
        sections += Markup(
            '<h2 class="sec">{}</h2><h3>{}</h3><div style="margin:12px 0 28px">{}</div><h3>{}</h3><div '
            'style="margin-top:12px">{}</div>'
        ).format(
            say.text(unit.title),
            say("What your answers show"),
            objectives_of(visit, unit),
            say("Your answers"),
            found
            or Markup('<p class="soft">{} <a href="{}" data-go>{}</a></p>').format(
                say("Nothing answered yet."),
                visit.address("unit", unit=unit.id, section="start"),
                say("Open the unit"),
            ),
        )
    if kept.notes:
        sections += Markup('<h2 class="sec">{}</h2>{}').format(
            say("My notes"), notes(kept, visit.library, say)
        )
    html = Markup(
        '<div class="ax">{head}<p class="name-line print-only">{name}: ______________________________</p>'
        '<div class="act"><a class="btn primary" href="{file}" download>{download}</a>'
        '<button class="btn" type="button" data-print>{print}</button></div>{sections}</div>'
    ).format(
        head=head(
            say,
            say("My record"),
            say(
                "{alias}. Begun on {day}. Only this browser, and whoever has your return code, can open it.",
                alias=record.alias,
                day=say.day(record.begun_on),
            ),
            route=route,
        ),
        name=say("Name"),
        file=f"/record/file?lang={say.locale}",
        download=say("Download as one file"),
        print=say("Print"),
        sections=sections,
    )
    follow(draw_leaf(html, key="my-record", lang=say.locale))

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
        on_click=make_code,
        key="make-code",
    )

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
        on_click=keep,
        args=(not record.kept,),
        key="keep",
    )

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
        with st.container(key="erase-really", horizontal=True):
            st.button(say("Yes, erase everything"), on_click=erase, key="erase-yes")
            st.button(say("No, keep it"), on_click=ask_to_erase, args=(False,), key="erase-no")
    else:
        st.button(say("Erase my record"), on_click=ask_to_erase, args=(True,), key="erase")


erased = st.session_state.pop("erased", None)
if visit.record is None:
    show_empty(erased)
else:
    show_record(visit.record, erased)
