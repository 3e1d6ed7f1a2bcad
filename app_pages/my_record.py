"""My record: everything answered, notes, the return code, and the end of it all."""

import streamlit as st
from markupsafe import Markup

from app_pages.completion import codes_of
from app_pages.objectives import objectives_of
from app_pages.record_controls import show_erasing, show_keeping, show_return_code
from app_pages.visit import current_visit, follow
from components.completion_view import completion_lines
from components.frame import head
from components.leaf import draw_leaf
from components.record_view import Kept, answers, notes, predicted, withheld
from components.thread_views import return_form
from explainer.scoring.record import Record

visit = current_visit()
say = visit.say
route = st.session_state["route"]


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
    codes = codes_of(visit)
    kept = Kept(record, visit.storage.attempts(record.id), visit.storage.notes(record.id), codes)
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
    cases = predicted(kept, visit.library, say)
    if cases:
        sections += Markup('<h2 class="sec">{}</h2><div style="margin-top:12px">{}</div>').format(
            say("Same case, different year"), cases
        )
    sections += withheld(kept, visit.library, say)
    if kept.notes:
        sections += Markup('<h2 class="sec">{}</h2>{}').format(
            say("My notes"), notes(kept, visit.library, say)
        )
    html = Markup(
        '<div class="ax">{head}<p class="name-line print-only">{name}: ______________________________</p>'
        '<div class="act"><a class="btn primary" href="{file}" download>{download}</a>'
        '<button class="btn" type="button" data-print>{print}</button>'
        '<a class="btn quiet" href="{ask}" data-go>{other}</a></div>{codes}{sections}</div>'
    ).format(
        head=head(
            say,
            say("My record"),
            say(
                "{alias}. Begun on {day}. It opens in this browser, and on any device with its return code.",
                alias=record.alias,
                day=say.day(record.begun_on),
            ),
            route=route,
        ),
        name=say("Name"),
        file=f"/record/file?lang={say.locale}",
        download=say("Download as one file"),
        print=say("Print"),
        ask=visit.address("", who="ask"),
        other=say("I am someone else"),
        codes=completion_lines(codes, say),
        sections=sections,
    )
    follow(draw_leaf(html, key="my-record", lang=say.locale))
    # keeping comes first: its form reloads the page, which would take a code just shown away
    show_keeping(visit, record)
    show_return_code(visit, record)
    show_erasing(visit, erased)


erased = st.session_state.pop("erased", None)
if visit.record is None:
    show_empty(erased)
else:
    show_record(visit.record, erased)
