"""Home: what is next, the units, and the way back to one's own record."""

from datetime import date

import streamlit as st
from markupsafe import Markup

from app_pages.course import next_address, parts, steps
from app_pages.room_ways import class_panel, own_room
from app_pages.unit_list import unit_list
from app_pages.visit import Visit, current_visit, follow, log, now
from components.doors import large_doors
from components.frame import head
from components.icon import icon
from components.leaf import draw_leaf
from components.thread_views import return_form, someone_else_form
from explainer.model.unit import Unit
from explainer.scoring.course import QUIZ
from explainer.scoring.progress import progress
from explainer.storage.fault import StorageFault

visit = current_visit()
say = visit.say
route = st.session_state["route"]


def unit_at_hand(visit: Visit) -> Unit | None:
    """The unit of the kept place or the last answer, else the first with something left, else the first."""
    units = visit.library.units
    if visit.record:
        place, attempts = visit.storage.place(visit.record.id), visit.storage.attempts(visit.record.id)
        last = attempts[-1].item if attempts else None
        begun = [unit for unit in units if place is not None and unit.id == place.unit]
        begun += [unit for unit in units if last in unit.item_ids]
        for unit in begun:
            if next_address(visit, unit):
                return unit
    return next((unit for unit in units if next_address(visit, unit)), units[0] if units else None)


def hero(unit: Unit) -> Markup:
    """The one panel that leads on: what is next, and how far the unit has come."""
    course, onward = parts(visit, unit), next_address(visit, unit)
    here = onward[0] if onward else None
    begun = any(part.done for part in course)
    if onward is None:
        title, lead = say("You have done every part of this unit"), say("You can read it again, or practice.")
        label, address = say("Open the unit"), visit.address("unit", unit=unit.id, section="start")
    elif here == QUIZ:
        title, lead = (
            say("Check yourself"),
            say.plural(
                "{n} question over the whole unit.", "{n} questions over the whole unit.", len(unit.quiz)
            ),
        )
        label, address = say("Continue with the questions"), onward[1]
    else:
        section = unit.section(onward[0])
        number = unit.sections.index(section) + 1
        title, lead = say.text(section.title), say.text(section.lead)
        label = (
            say("Continue with section {n}", n=number) if begun else say("Start with section {n}", n=number)
        )
        address = onward[1]
    return Markup(
        '<section class="hero"><p class="kicker">{unit}</p><h2>{title}</h2><p class="measure">{lead}</p>'
        '<div class="act"><a class="btn primary" href="{address}" data-go>{label}{arrow}</a>'
        '<span class="soft small">{minutes}</span></div>{doors}</section>'
    ).format(
        unit=say("Unit {n}: {title}", n=unit.order, title=say.text(unit.title)),
        title=title,
        lead=lead,
        address=address,
        label=label,
        arrow=icon("arrow"),
        minutes=say.plural(
            "The whole unit takes about {n} minute", "The whole unit takes about {n} minutes", unit.minutes
        ),
        doors=large_doors(steps(visit, course, here, outside=True), say("Parts of this unit")),
    )


def known_so_far() -> Markup:
    """How many objectives are solid, on the way, or not there yet."""
    if visit.record is None:
        return Markup("")
    attempts = visit.storage.attempts(visit.record.id)
    found = [
        row.state
        for unit in visit.library.units
        for row in progress(unit, visit.library.items, attempts, visit.as_of, visit.library.items_of_charts)
    ]
    rows = [
        ("right", say("Solid"), "solid"),
        ("partly", say("Getting there"), "getting-there"),
        ("notyet", say("Not yet"), "not-yet"),
    ]
    lines = Markup("").join(
        Markup('<li><span class="mark {}">{}{}</span><b class="num">{}</b></li>').format(
            sign, icon(sign), words, found.count(state)
        )
        for sign, words, state in rows
    )
    return Markup(
        '<div><h3>{}</h3><ul class="plain know">{}</ul><a class="small" href="{}" data-go>{}</a></div>'
    ).format(say("What you know so far"), lines, visit.address("record"), say("See every objective"))


def figures_and_events() -> Markup:
    """The charts and the timeline, where the library has them."""
    found = []
    if visit.library.charts:
        lead = say("Guess what the numbers show, then see them.")
        found.append((say("Charts"), lead, visit.address("explore", show="chart"), say("Open the charts")))
    if visit.library.events:
        lead = say("Go through what happened, year by year.")
        address = visit.address("explore", show="timeline")
        found.append((say("Timeline"), lead, address, say("Open the timeline")))
    return Markup("").join(
        Markup(
            '<section class="card"><h3>{}</h3><p class="soft">{}</p><a href="{}" data-go>{}</a></section>'
        ).format(*words)
        for words in found
    )


def days_ago(last: date, today: date) -> str:
    """When the visitor was last here, in words."""
    days = (today - last).days
    if days <= 0:
        return say("You were here today. Your place was kept.")
    return say.plural(
        "You were here {n} day ago. Your place was kept.",
        "You were here {n} days ago. Your place was kept.",
        days,
    )


def go_on() -> None:
    """The visitor says that this record is theirs."""
    st.session_state["known"] = True
    st.query_params.pop("who", None)
    visit = current_visit()  # the drawn page's may know a record that another tab has erased since
    if visit.record is not None:
        st.session_state["last-here"] = visit.record.last_used_on
        try:
            visit.storage.touch(visit.record.id, now=now())
        except StorageFault:
            log.exception("a visit could not be counted")


unit = unit_at_hand(visit)
who = st.query_params.get("who")
if who == "returned":  # with the right return code: nobody else has it
    go_on()
if visit.record is not None and (who == "ask" or not st.session_state.get("known")):
    # Whoever sits down next at a shared device is first asked whether they are this one, and whoever
    # presses "Not you?" is. Home alone asks: another page's address opens the record of the browser that
    # holds its cookie.
    alias = visit.record.alias
    asked = head(
        say,
        say("Are you {alias}?", alias=alias),
        say("This browser has a record under this alias. Is it yours?"),
        route=route,
    )
    follow(draw_leaf(Markup('<div class="ax">{}</div>').format(asked), key="who", lang=say.locale))
    with st.container(key="who-buttons", horizontal=True):
        st.button(say("Continue as {alias}", alias=alias), type="primary", on_click=go_on, key="go-on")
        other = Markup('<div class="ax">{}</div>').format(someone_else_form(say))
        follow(draw_leaf(other, key="someone-else", lang=say.locale))
    if visit.record.has_code:
        told = Markup('<p class="small soft measure-wide">{}</p>').format(
            say("For someone else this record closes here. Only its return code opens it again.")
        )
    else:
        told = Markup('<p class="notice measure-wide">{}</p>').format(
            say(
                "For someone else this record closes here. It has no return code, so nothing opens it again. "
                "Is it yours? Continue, and make its code on My record first."
            )
        )
    st.html(Markup('<div class="ax" style="margin-top:14px">{}</div>').format(told))
else:
    if visit.record is None:
        greeting = head(
            say,
            say("How does asylum work?"),
            say(
                "Read a little, follow the law as a flowchart, answer, and learn why each answer is right "
                "or not."
            ),
            route=route,
        )
    else:
        greeting = head(
            say,
            say("Welcome back, {alias}", alias=visit.record.alias),
            days_ago(st.session_state.get("last-here", visit.record.last_used_on), now().date()),
            route=route,
        )
    if unit is None:
        body = Markup('<p class="notice">{}</p>').format(
            say("No unit can be shown just now. Tell your teacher: the check names what is wrong.")
        )
    else:
        side = known_so_far() or Markup('<div><h3>{}</h3><p class="soft">{}</p></div>').format(
            say("No account, no name"),
            say(
                "Your answers stay on the computer that runs this, your teacher's or your school's, "
                "under two words that it deals. Nobody types a name."
            ),
        )
        body = Markup('<div class="two">{}<div class="side">{}</div></div>').format(hero(unit), side)
    # Who comes without a record most likely sits in a classroom, phone in hand: the field is the first thing.
    # A class that one is in comes first for everyone; a teacher needs neither.
    first = (visit.record is None and not visit.is_teacher) or own_room(visit) is not None
    html = Markup(
        '<div class="ax">{greeting}{first}{body}{later}<h2 class="sec">{units_head}</h2>{units}'
        '<h2 class="sec">{explore}</h2><div class="tiles">'
        '<section class="card"><h3>{law}</h3><p class="soft">{law_lead}</p><a href="{law_href}" '
        "data-go>{law_open}</a></section>"
        '<section class="card"><h3>{flow}</h3><p class="soft">{flow_lead}</p><a href="{flow_href}" '
        "data-go>{flow_open}</a></section>"
        '{figures}<section class="card"><h3>{glossary}</h3><p class="soft">{glossary_lead}</p><a '
        'href="{glossary_href}" data-go>{glossary_open}</a></section>'
        '</div><section class="panel sec">{code}</section></div>'
    ).format(
        first=class_panel(visit) if first else "",
        later="" if first or visit.is_teacher else class_panel(visit),
        greeting=greeting,
        body=body,
        units_head=say("Units"),
        units=unit_list(visit),
        explore=say("Explore"),
        law=say("The law through time"),
        law_lead=say("Move a date from 1980 to today: the flowcharts and the values follow."),
        law_href=visit.address("law"),
        law_open=say("Move the date"),
        flow=say("Flowcharts"),
        flow_lead=say("Follow the law as a diagram, step by step, or as an outline."),
        flow_href=visit.address("explore", show="flowchart"),
        flow_open=say("Open the flowcharts"),
        figures=figures_and_events(),
        glossary=say("Glossary"),
        glossary_lead=say("Every specialist word, in English and Spanish, with its source."),
        glossary_href=visit.address("explore", show="glossary"),
        glossary_open=say("Open the glossary"),
        code=return_form(
            say,
            open_alias=visit.record.alias if visit.record and not visit.record.has_code else None,
            record=visit.address("record"),
        ),
    )
    follow(draw_leaf(html, key="home", lang=say.locale))
