"""For teachers: sign in, then everything that the first week needs, one step from here."""

import streamlit as st
from markupsafe import Markup

from app_pages.completion import show_confirming
from app_pages.room_after import show_deleting, show_rooms
from app_pages.teach_reach import show_reach
from app_pages.teach_unit import show_links, show_notes, show_paper
from app_pages.visit import Visit, current_visit, follow
from components.frame import head
from components.leaf import draw_leaf
from components.teacher_views import UnitWays, set_aside_list, sign_in_form, sign_out_form, unit_card
from components.unit_views import prompt_index
from explainer.model.unit import Unit

visit = current_visit()
say = visit.say
route = st.session_state["route"]
part = st.query_params.get("part", "")


def ways(unit: Unit) -> UnitWays:
    """Where a unit's card leads."""
    return UnitWays(
        present=visit.address("present", unit=unit.id),
        project=visit.address("project", unit=unit.id),
        paper=visit.address("teach", part="paper", unit=unit.id),
        notes=visit.address("teach", part="notes", unit=unit.id),
        links=visit.address("teach", part="links", unit=unit.id),
        preview=visit.address("unit", unit=unit.id, section="start", preview="1"),
    )


def show_sign_in() -> None:
    """Draw the form. Nothing of the teacher's is on this page or sent with it."""
    html = Markup('<div class="ax">{}{}</div>').format(
        head(
            say,
            say("For teachers"),
            say("Sign in to project a unit, print it with its key, and read the teaching notes."),
            route=route,
        ),
        sign_in_form(say, said=st.query_params.get("said", "")),
    )
    follow(draw_leaf(html, key="sign-in", lang=say.locale))


def show_desk() -> None:
    """Draw the teacher's desk: the units, then what is done before and after a lesson."""
    units = Markup("").join(unit_card(unit, say, ways(unit)) for unit in visit.library.units)
    tiles = Markup("").join(
        Markup(
            '<section class="card"><h3>{}</h3><p class="soft">{}</p><a href="{}" data-go>{}</a></section>'
        ).format(*words)
        for words in (
            (
                say("Can they reach us?"),
                say("Try, before class, whether students' devices reach this computer."),
                visit.address("teach", part="reach"),
                say("Open the check"),
            ),
            (
                say("Questions to talk about"),
                say("Every discussion prompt by protocol and minutes, and as cards on paper."),
                visit.address("teach", part="prompts"),
                say("See all prompts"),
            ),
        )
    )
    top = Markup('<div class="ax">{}<ul class="plain teach-units">{}</ul></div>').format(
        head(
            say,
            say("For teachers"),
            say("Choose a unit. Present opens a room that students join; Project needs no devices."),
            route=route,
        ),
        units or Markup('<li class="notice">{}</li>').format(say("No unit passed the check.")),
    )
    follow(draw_leaf(top, key="desk-units", lang=say.locale))
    show_rooms(visit)
    html = Markup(
        '<div class="ax"><h2 class="sec">{more}</h2>'
        '<div class="tiles">{tiles}</div><h2 class="sec">{aside_head}</h2>{aside}<h2 '
        'class="sec">{confirm}</h2>'
        '<p class="soft measure-wide">{confirm_lead}</p></div>'
    ).format(
        more=say("Before class"),
        tiles=tiles,
        aside_head=say("Units or notes that were set aside"),
        aside=set_aside_list(visit.library.set_aside, visit.library.notes_set_aside, say),
        confirm=say("Confirm a completion code"),
        confirm_lead=say("It stands on a student's printed record, under the alias."),
    )
    follow(draw_leaf(html, key="desk", lang=say.locale))
    with st.container(key="confirm"):
        show_confirming(visit)
    out = Markup('<div class="ax" style="margin-top:48px">{}</div>').format(sign_out_form(say))
    follow(draw_leaf(out, key="sign-out", lang=say.locale))


def show_prompts() -> None:
    """Draw every discussion prompt, by how it is held and how long it takes."""
    html = Markup(
        '<div class="ax">{}{}<div class="act"><a class="btn primary" href="{}" target="_blank">{}</a></div>'
        "{}</div>"
    ).format(
        desk_crumb(visit),
        head(
            say,
            say("Questions to talk about"),
            say("Each runs without devices. The roles are never the part of a persecuted person."),
            route=route,
        ),
        f"/print/cards?lang={say.locale}",
        say("Print them all as cards"),
        prompt_index(
            visit.library, say, address=lambda unit: visit.address("unit", unit=unit, section="talk")
        ),
    )
    follow(draw_leaf(html, key="prompts", lang=say.locale))


def desk_crumb(visit: Visit) -> Markup:
    """The way back to the desk."""
    return Markup('<p class="crumb"><a href="{}" data-go>{}</a></p>').format(
        visit.address("teach"), visit.say("For teachers")
    )


unit = next((one for one in visit.library.units if one.id == st.query_params.get("unit")), None)
if not visit.is_teacher:
    show_sign_in()
elif part == "prompts":
    show_prompts()
elif part == "delete":
    show_deleting(visit, st.query_params.get("room", ""))
elif part == "reach":
    show_reach(visit)
elif part == "notes" and unit is not None:
    show_notes(visit, unit, desk_crumb(visit))
elif part == "links" and unit is not None:
    show_links(visit, unit, desk_crumb(visit))
elif part == "paper" and unit is not None:
    show_paper(visit, unit, desk_crumb(visit))
else:
    show_desk()
