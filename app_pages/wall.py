"""The projector of a room. Arrow keys and a clicker move the class."""

from urllib.parse import parse_qs, urlsplit

import streamlit as st
from markupsafe import Markup

from app_pages.live import Live, base_url, live_room, page_told, step_asked, tell_consoles
from app_pages.visit import current_visit, follow, law_of_class, now
from app_pages.wall_talk import pause_writing, question_timer, show_wall_timer, talk_body, writing_line
from components.bell import hang_bell
from components.leaf import draw_leaf
from components.live_wall import entrance, foot, revealed, stage_line, wall_frame
from components.room_views import answered_doors
from components.slide_body import question_law, slide_body
from explainer.authoring.prose import parse_prose
from explainer.classroom.room import room_number
from explainer.classroom.room_code import shown
from explainer.opening import open_wall_pages


def _body(live: Live) -> Markup:
    say, visit, step = live.visit.say, live.visit, live.step
    section = step.section
    is_passage = step.kind == "section" and section is not None
    blocks = parse_prose(section.prose.in_(say.locale)) if is_passage and section else ()
    body = slide_body(step, live.unit, visit.library, say, law_of_class(visit, live.room), blocks)
    if step.prompt is not None:
        return talk_body(live, step.prompt, body)
    if live.item is None:
        return body
    if live.stage != "revealed":
        return stage_line(live.stage, say) + question_timer(live) + body
    second = live.tallies[1] if len(live.tallies) > 1 else None
    law = law_of_class(visit, live.room)
    heading = Markup('<p class="kicker">{}</p><h1 id="main" tabindex="-1" data-route="">{}</h1>').format(
        question_law(live.item, visit.as_of, law, say), say.text(live.item.stem)
    )
    told = revealed(live.item, live.item.key_on(visit.as_of), live.tallies[0], second, live.flow, say)
    return stage_line("revealed", say) + heading + told


@st.fragment
def _wall(room_id: int) -> None:
    visit = current_visit()
    say = visit.say
    live = live_room(visit, room_id) if visit.is_teacher else None
    if live is None or live.room.is_closed:
        may_keep = say("“Keep my answers” on your device puts them into your own record, without this class.")
        html = Markup(
            '<div class="ax wall-over"><h1 id="main" tabindex="-1" data-route="">{}</h1>'
            '<p class="lede">{}</p><p><a href="{}" data-go>{}</a></p></div>'
        ).format(
            say("This class is over."),
            may_keep if live and visit.storage.participants(room_id) else "",
            visit.address("teach"),
            say("For teachers"),
        )
        follow(draw_leaf(html, key="wall", lang=say.locale))
        return
    room = live.room
    hang_bell(room_id, live.counter, say, console=True)
    url = base_url()
    is_asking = live.item is not None and live.stage in ("open", "open-again") and not live.polls[-1].by_hand
    told = (
        answered_doors(live.tallies[-1].ballots, live.expected, say)
        if is_asking
        else Markup('<p class="soft">{}</p>').format(
            say.plural("{n} device is here", "{n} devices are here", len(live.present))
        )
    )
    html = wall_frame(
        _body(live),
        live.step.kind,
        entrance(url, f"{url}/j/{room.key}", shown(room.code), say),
        say,
        at=live.at,
        of=len(live.steps),
        shows=f"{live.shows} {say.locale}",
        asked=live.wall_page if live.wall_page.asked else None,
        may_pause=room.free_text == "on",
    )
    chosen = draw_leaf(html, key="wall", lang=say.locale)
    draw_leaf(foot(told + writing_line(live)), key="wall-foot", lang=say.locale)
    show_wall_timer(live)
    if parse_qs(urlsplit(chosen or "").query).get("writing") == ["pause"]:
        pause_writing(live)
    told_page = page_told(chosen)
    if told_page is not None and open_wall_pages().tell(
        room.id, live.shows, told_page.at, told_page.of, took=told_page.took
    ):
        tell_consoles(room.id)
    wanted = step_asked(chosen, live)
    if wanted is not None:
        visit.storage.change_room(room.id, step=live.steps[wanted].name, now=now())


visit = current_visit()
asked = room_number(st.query_params.get("room"))
if not visit.is_teacher or asked is None:
    follow(visit.address("teach"))
else:
    _wall(asked)
