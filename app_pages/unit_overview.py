"""A unit before its first section: what it asks, its parts, its prompts, its sources."""

import streamlit as st
from markupsafe import Markup

from app_pages.course import Part, next_address, states
from app_pages.visit import Visit, follow
from components.citations import cite_line
from components.frame import head
from components.icon import icon
from components.leaf import draw_leaf
from components.terms import Glossed
from components.unit_views import contents, prompt_card, unit_facts
from explainer.authoring.cited import citations_of
from explainer.model.unit import Unit


def show_overview(visit: Visit, unit: Unit, course: tuple[Part, ...]) -> None:
    """Draw the unit's first page, with one way on."""
    say, onward = visit.say, next_address(visit, unit)
    begun = any(part.done for part in course)
    address = onward[1] if onward else course[0].address
    label = say("Start this unit") if not begun else say("Continue") if onward else say("Read it again")
    rows = [
        (
            state,
            part.title,
            say.plural("{n} min", "{n} min", part.minutes)
            if part.minutes
            else say.plural("{n} question", "{n} questions", len(unit.quiz)),
            part.address,
        )
        for part, state in zip(course, states(course, onward[0] if onward and begun else None), strict=True)
    ]
    html = Markup(
        '<div class="ax">{head}<p class="glance soft"><span>{minutes}</span><span>{sections}</span></p>'
        '<div class="act"><a class="btn primary" href="{address}" data-go>{label}{arrow}</a></div>'
        '<h2 class="sec">{parts}</h2><div class="measure-wide">{contents}</div>'
        '<div class="act links"><a href="{talk}" data-go>{talk_label}</a><a href="{sources}" '
        "data-go>{sources_label}</a></div>"
        "{facts}</div>"
    ).format(
        head=head(
            say,
            say.text(unit.title),
            say.text(unit.question),
            route=st.session_state["route"],
            kicker=say("Unit {n}", n=unit.order),
        ),
        minutes=say.plural("About {n} minute", "About {n} minutes", unit.minutes),
        sections=say.plural("{n} section", "{n} sections", len(unit.sections)),
        address=address,
        label=label,
        arrow=icon("arrow"),
        parts=say("Parts"),
        contents=contents(rows, say),
        talk=visit.address("unit", unit=unit.id, section="talk"),
        talk_label=say("Questions to talk about"),
        sources=visit.address("unit", unit=unit.id, section="sources"),
        sources_label=say("Sources of this unit"),
        facts=unit_facts(unit, say),
    )
    follow(draw_leaf(html, key="overview", lang=say.locale))


def _up(visit: Visit, unit: Unit) -> Markup:
    return Markup('<p class="crumb"><a href="{}" data-go>{}</a></p>').format(
        visit.address("unit", unit=unit.id, section="start"),
        visit.say("Unit {n}: {title}", n=unit.order, title=visit.say.text(unit.title)),
    )


def show_prompts(visit: Visit, unit: Unit) -> None:
    """Draw the unit's discussion prompts. They ask for reasons and evidence, never for anyone's own story."""
    say = visit.say
    glossed = Glossed(visit.library.terms, say, "talk")
    cards = Markup("").join(prompt_card(prompt, visit.library, say, glossed) for prompt in unit.prompts)
    html = Markup('<div class="ax">{}{}{}</div>').format(
        _up(visit, unit),
        head(
            say,
            say("Questions to talk about"),
            say(
                "Talk about how a rule should be made, with evidence. Nobody needs to tell anything about "
                "themselves or their family."
            ),
            route=st.session_state["route"],
        ),
        cards + glossed.entries(),
    )
    follow(draw_leaf(html, key="talk", lang=say.locale))


def show_unit_sources(visit: Visit, unit: Unit) -> None:
    """Draw every citation of the unit, once each, grouped as they first appear."""
    say = visit.say
    lines = Markup("").join(
        Markup("<li>{}</li>").format(cite_line(citation, visit.library.sources, say))
        for citation in citations_of(visit.library, unit)
    )
    html = Markup(
        '<div class="ax">{}{}<ul class="list measure-wide" style="margin-top:28px">{}</ul></div>'
    ).format(
        _up(visit, unit),
        head(
            say,
            say("Sources of this unit"),
            say(
                "Each place that a sentence, a question, a step of a flowchart, a chart or an event of the "
                "timeline rests on."
            ),
            route=st.session_state["route"],
        ),
        lines,
    )
    follow(draw_leaf(html, key="unit-sources", lang=say.locale))
