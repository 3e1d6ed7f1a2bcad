"""One section of a unit: a short passage, perhaps a flowchart, a chart or events, then its question."""

import streamlit as st
from markupsafe import Markup

from app_pages.asking import ask
from app_pages.chart import questions_of, show_chart
from app_pages.course import Part, answered, skipped, steps
from app_pages.flow import show_flow
from app_pages.law_date import choose_day
from app_pages.notes import note_box
from app_pages.visit import Visit, follow, log, now
from components.citations import cite_lines
from components.frame import head
from components.leaf import draw_leaf
from components.prose import render_prose
from components.terms import Glossed
from components.timeline import effect_legend, timeline
from components.unit_views import crumb, next_and_back
from explainer.authoring.prose import parse_prose
from explainer.model.unit import Section, Unit
from explainer.storage.fault import StorageFault


def _skip(visit: Visit, unit: Unit, section: Section) -> None:
    """Skip the section, at once; that it is kept for next time comes second."""
    st.session_state["skipped"] = {*st.session_state.get("skipped", ()), section.id}
    try:
        record = visit.begin_record()
        if record:
            visit.storage.skip(record.id, unit.id, section.id, now=now())
    except StorageFault:
        log.exception("a skip could not be kept")


def _read(visit: Visit, unit: Unit, section: Section) -> None:
    """Read the section after all."""
    st.session_state[f"read-{unit.id}-{section.id}"] = True
    st.session_state["skipped"] = {*st.session_state.get("skipped", ())} - {section.id}
    try:
        if visit.record:
            visit.storage.unskip(visit.record.id, unit.id, section.id)
    except StorageFault:
        log.exception("a skip could not be taken back")


def _content_note(visit: Visit, unit: Unit, section: Section) -> None:
    """The choice before a hard passage. Skipping costs nothing, and may be taken back."""
    say, note = visit.say, section.content_note
    assert note is not None
    html = Markup(
        '<div class="ax" style="margin-top:32px"><div class="notice '
        'measure-wide"><h2>{}</h2><p>{}</p></div></div>'
    ).format(say("Before you read"), say.text(note.note))
    st.html(html)
    with st.container(key="content-note", horizontal=True):
        st.button(
            say("Read this section"), type="primary", on_click=_read, args=(visit, unit, section), key="read"
        )
        st.button(say("Skip, no points lost"), on_click=_skip, args=(visit, unit, section), key="skip")


def _events(visit: Visit, section: Section) -> None:
    """The events that the section tells of, and the way to all the others."""
    say, library = visit.say, visit.library
    glossed = Glossed(library.terms, say, f"events-{section.id}")
    rows = timeline([library.events[each] for each in section.events], library.sources, say, glossed)
    html = Markup(
        '<div class="ax events"><h2>{}</h2>{}{}{}<p class="act"><a href="{}" data-go>{}</a></p></div>'
    ).format(
        say("On the timeline"),
        effect_legend(say),
        rows,
        glossed.entries(),
        visit.address("explore", show="timeline"),
        say("See the whole timeline"),
    )
    follow(draw_leaf(html, key="events", lang=say.locale))


def show_section(visit: Visit, unit: Unit, section: Section, course: tuple[Part, ...]) -> None:
    """Draw the section; a hard one first says what it holds, and can be skipped for an equal task."""
    say = visit.say
    index = unit.sections.index(section)
    heading = Markup('<div class="ax">{}<div class="unit-head">{}</div></div>').format(
        crumb(
            unit,
            say,
            steps(visit, course, section.id),
            up=visit.address("unit", unit=unit.id, section="start"),
            place=say("Section {n} of {total}", n=index + 1, total=len(unit.sections)),
        ),
        head(
            say,
            say.text(section.title),
            say.text(section.lead),
            route=st.session_state["route"],
        ),
    )
    follow(draw_leaf(heading, key="section-head", lang=say.locale))
    choose_day(visit, section)
    onward = course[index + 1]
    was_skipped = section.id in skipped(visit, unit)
    consent = (
        section.content_note is None
        or section.item in answered(visit)
        or st.session_state.get(f"read-{unit.id}-{section.id}")
    )
    if section.content_note is not None and was_skipped:
        st.html(
            Markup(
                '<div class="ax" style="margin-top:32px"><p class="kicker">{}</p>'
                '<p class="measure-wide">{}</p><ul class="plain instead">{}</ul></div>'
            ).format(
                say("You skipped this section. No points are lost. Do this instead:"),
                say.text(section.content_note.instead),
                Markup("").join(
                    Markup('<li class="small soft">{}</li>').format(line)
                    for line in cite_lines(section.content_note.cite, visit.library.sources, say)
                ),
            )
        )
        st.button(say("Read the section after all"), on_click=_read, args=(visit, unit, section), key="read")
        ask(
            section.content_note.item,
            kicker=say("Instead of the section's question"),
            next_label=say("Next: {title}", title=onward.title),
            next_address=onward.address,
        )
    elif not consent:
        _content_note(visit, unit, section)
        return
    else:
        prose = render_prose(
            section, parse_prose(section.prose.in_(say.locale)), visit.library, say, visit.as_of
        )
        follow(draw_leaf(prose, key="prose", lang=say.locale))
        if section.flowchart:
            show_flow(visit, section.flowchart, key="section-flow")
        if section.chart:
            asked = questions_of(visit.library.charts[section.chart], visit, but={section.item})
            show_chart(section.chart, key="section-chart", questions=asked)
        if section.events:
            _events(visit, section)
        ask(
            section.item,
            kicker=say("Try it"),
            next_label=say("Next: {title}", title=onward.title),
            next_address=onward.address,
        )
    note_box(unit.id, section.id)
    back = course[index - 1] if index else None
    follow(
        draw_leaf(
            Markup('<div class="ax">{}</div>').format(
                next_and_back(
                    say,
                    back=(back.title, back.address) if back else None,
                    onward=(onward.title, onward.address),
                )
            ),
            key="around",
            lang=say.locale,
        )
    )
