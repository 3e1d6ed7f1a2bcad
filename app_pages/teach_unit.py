"""A unit on the teacher's desk: its notes, its links, its paper. Called for signed-in teachers only."""

from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

from app_pages.visit import Visit, follow
from components.frame import head
from components.leaf import draw_leaf
from components.teacher_views import links_to_paste, teaching_notes
from explainer.addresses import base_address, is_here_only
from explainer.model.unit import Unit
from explainer.wording import Wording


def show_notes(visit: Visit, unit: Unit, crumb: Markup) -> None:
    """Draw the teaching notes, or what to do where there are none."""
    say, notes = visit.say, visit.library.teaching.get(unit.id)
    body = (
        teaching_notes(notes, unit, visit.library.misconceptions, visit.library.sources, say)
        if notes is not None
        else Markup('<p class="notice">{}</p>').format(
            say(
                "This unit has no teaching notes that can be read. The check says why: python3 start.py check"
            )
        )
    )
    html = Markup(
        '<div class="ax">{}{}<div class="act"><button class="btn" data-print>{}</button></div>{}</div>'
    )
    follow(
        draw_leaf(
            html.format(
                crumb,
                head(
                    say,
                    say("Teaching notes: {title}", title=say.text(unit.title)),
                    None,
                    route=st.session_state["route"],
                ),
                say("Print"),
                body,
            ),
            key="notes",
            lang=say.locale,
        )
    )


def show_links(visit: Visit, unit: Unit, crumb: Markup) -> None:
    """Draw the addresses that a teacher pastes into a class page, as the class will reach them."""
    say = visit.say
    base = base_address(st.context.headers.get("Host", ""), st.get_option("server.port"))

    def link(section: str) -> str:
        return f"{base}/unit?{urlencode({'unit': unit.id, 'section': section, 'lang': say.locale})}"

    links = [(say("The whole unit"), link("start"))]
    links += [(say.text(section.title), link(section.id)) for section in unit.sections]
    links += [(say("Check yourself"), link("quiz")), (say("Questions to talk about"), link("talk"))]
    html = Markup('<div class="ax">{}{}{}</div>').format(
        crumb,
        head(
            say,
            say("Links: {title}", title=say.text(unit.title)),
            say(
                "They open on the class network while this program runs. Without {lang} the browser "
                "chooses the language. The address of a teacher's computer can change from day to day: copy "
                "the links anew for each lesson.",
                lang=f"&lang={say.locale}",
            ),
            route=st.session_state["route"],
        ),
        Markup("{}{}").format(_only_here(say), links_to_paste(links, say)),
    )
    follow(draw_leaf(html, key="links", lang=say.locale))


def _only_here(say: Wording) -> Markup:
    """That no other device reaches a server that listens to this computer alone."""
    if not is_here_only(str(st.get_option("server.address"))):
        return Markup("")
    words = say(
        "This program was started with --local: it answers this computer alone, and these links open on no "
        "other device. Start it without --local for a class."
    )
    return Markup('<p class="notice measure-wide">{}</p>').format(words)


def show_paper(visit: Visit, unit: Unit, crumb: Markup) -> None:
    """Draw what can be printed of a unit. Each opens a page made for paper, in a tab of its own."""
    say = visit.say

    def sheet(kind: str, **more: str) -> str:
        return f"/print/{kind}?{urlencode({'lang': say.locale, **more})}"

    views = dict.fromkeys(section.flowchart for section in unit.sections if section.flowchart)
    rows = [
        (
            say("The unit"),
            say("Everything a student reads, with the questions."),
            sheet("unit", unit=unit.id),
        ),
        (
            say("The unit with key"),
            say("For a principal or a parent: also the right answers and what each option teaches."),
            sheet("unit", unit=unit.id, key="1"),
        ),
        (
            say("The quiz"),
            say("The closing questions alone, with a line for the name."),
            sheet("quiz", unit=unit.id),
        ),
        (
            say("Key sheet of the quiz"),
            say("Number, letter, why, and the source. For you only."),
            sheet("quiz", unit=unit.id, key="1"),
        ),
        (say("Discussion cards"), say("The unit's prompts, one on a sheet."), sheet("cards", unit=unit.id)),
    ]
    for view_id in views:
        _, view = visit.library.flowchart_of_view(str(view_id))
        name = say("Poster: {title}", title=say.text(view.title))
        rows.append((name, say("The flowchart on one page."), sheet("poster", view=view.id)))
    items = Markup("").join(
        Markup('<li><a href="{}" target="_blank">{}</a><p class="soft">{}</p></li>').format(href, name, what)
        for name, what, href in rows
    )
    html = Markup('<div class="ax">{}{}<ul class="plain paper">{}</ul></div>').format(
        crumb,
        head(
            say,
            say("Print: {title}", title=say.text(unit.title)),
            say("Letter or A4, black and white. Each opens in a new tab with a Print button."),
            route=st.session_state["route"],
        ),
        items,
    )
    follow(draw_leaf(html, key="paper", lang=say.locale))
