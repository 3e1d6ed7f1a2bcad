"""One fictional case under the law of several days: predict each ending, then see where the ways part."""

from datetime import date

import streamlit as st
from markupsafe import Markup

from app_pages.case_day import any_day, draw_any_day
from app_pages.case_predictions import REVEALED, guessed_right, predict, predicted
from app_pages.visit import Visit, current_visit, follow
from components.case_view import endings_told, story, why_here
from components.case_ways import Told, ways_beside
from components.frame import head
from components.leaf import draw_leaf
from explainer.dated_words import where_sources_end
from explainer.model.case import Case, Given, Turn
from explainer.model.case_walk import walk

MOST = 5
"""Days of its own beside one another: more columns could not be read on a Chromebook."""


def _days(case: Case, latest: date) -> list[date]:
    """The days of the address that the case has; without any, its first and its last within our sources."""
    its_own = [run.on for run in case.runs]
    asked = st.query_params.get("on", "").split(",")
    found = [day for day in its_own if day.isoformat() in asked][:MOST]
    known = [day for day in its_own if day <= latest]
    return found if len(found) > 1 else [its_own[0], known[-1] if len(known) > 1 else its_own[-1]]


def _turn(case: Case) -> Turn | None:
    """The fact that the address turns, if the case lists it."""
    return next((turn for turn in case.turns if turn.fact == st.query_params.get("turn")), None)


def _choose(visit: Visit) -> None:
    """Every case, to begin with one."""
    say = visit.say
    cards = Markup("").join(
        Markup(
            '<section class="card"><h2>{}</h2><p class="soft">{}</p><a href="{}" data-go>{}</a></section>'
        ).format(
            say.text(case.title),
            say.text(case.topic),
            visit.address("case", case=case.id),
            say("Open the case"),
        )
        for case in visit.library.cases.values()
    )
    html = Markup('<div class="ax">{}{}<div class="tiles" style="margin-top:32px">{}</div></div>').format(
        _crumb(visit),
        head(
            say,
            say("Same case, different year"),
            say("Choose a made-up case and several days. Predict how it ends on each; then see why."),
            route=st.session_state["route"],
        ),
        cards,
    )
    follow(draw_leaf(html, key="cases", lang=say.locale))


def _crumb(visit: Visit) -> Markup:
    return Markup('<p class="crumb"><a href="{}" data-go>{}</a></p>').format(
        visit.address("explore"), visit.say("Explore")
    )


def _links(visit: Visit, case: Case, days: list[date], turned: Turn | None, also: date | None) -> Markup:
    """The days to choose among and the facts to turn, as links: the address holds them all."""
    say, on = visit.say, [day.isoformat() for day in days]

    def address(days: list[str], turn: Turn | None, also: date | None) -> str:
        more = {"turn": turn.fact} if turn else {}
        more |= {"also": also.isoformat()} if also else {}
        return visit.address("case", case=case.id, on=",".join(sorted(days)), **more)

    chosen = Markup("")
    for run in case.runs:
        day = run.on.isoformat()
        after = [one for one in on if one != day] if day in on else [*on, day]
        may = 2 <= len(after) <= MOST
        chosen += Markup('<a href="{}" data-go{}{}>{}</a>').format(
            address(after if may else on, turned, also),
            Markup(' aria-current="true"') if day in on else "",
            Markup("") if may else Markup(' aria-disabled="true"'),
            say.day(run.on),
        )
    between = days[0] + (days[-1] - days[0]) // 2
    chosen += Markup('<a href="{}" data-go{}>{}</a>').format(
        address(on, turned, None if also else between),
        Markup(' aria-current="true"') if also else "",
        say("Any other day"),
    )
    turns = Markup('<a href="{}" data-go{}>{}</a>').format(
        address(on, None, also), Markup(' aria-current="true"') if turned is None else "", say("As told")
    )
    for turn in case.turns:
        turns += Markup('<a href="{}" data-go{}>{}</a>').format(
            address(on, turn, also),
            Markup(' aria-current="true"') if turn == turned else "",
            say.text(turn.ask),
        )
    full = {
        2: say("To take one of the two away, choose another first."),
        MOST: say("To choose another, take one away first."),
    }
    hint = Markup('<p class="small soft">{}</p>').format(full[len(days)]) if len(days) in full else ""
    return Markup(
        '<div class="ax"><h2 class="h4 sec-small">{}</h2><nav class="views" aria-label="{}">{}</nav>{}'
        '<h2 class="h4 sec-small">{}</h2><nav class="views" aria-label="{}">{}</nav></div>'
    ).format(
        say("Days (two to five)"),
        say("Days"),
        chosen,
        hint,
        say("Change one fact"),
        say("Change one fact"),
        turns,
    )


def _open(visit: Visit, case: Case) -> None:
    say, turned = visit.say, _turn(case)
    html = Markup('<div class="ax">{}{}{}</div>').format(
        _crumb(visit),
        head(say, say.text(case.title), None, route=st.session_state["route"]),
        story(case, visit.library.case_facts, turned.fact if turned else None, say),
    )
    follow(draw_leaf(html, key="case-head", lang=say.locale))
    _result(case.id)


@st.fragment
def _result(case_id: str) -> None:
    """The days, the prediction, then the ways. In a fragment: predicting redraws nothing else."""
    visit = current_visit()
    case = visit.library.cases[case_id]
    known_to = visit.library.law_known_to
    days, turned = _days(case, known_to), _turn(case)
    also = any_day(visit, case)
    links = _links(visit, case, days, turned, also)
    follow(draw_leaf(links, key="case-days", lang=visit.say.locale))
    if days[-1] > known_to:
        told = where_sources_end(known_to, visit.say)
        beyond = Markup('<div class="ax"><p class="notice beyond"><b>{}:</b> {}</p></div>')
        st.html(beyond.format(visit.say.day(days[-1]), told))
    if turned is None and not predicted(visit, case, days):
        predict(visit, case, days)
        return
    st.html(
        Markup('<div class="ax"><h2 class="sec"{}>{}</h2></div>').format(
            Markup(' data-verdict="start"') if st.session_state.pop(REVEALED, False) else "",
            visit.say("The ways beside one another"),
        )
    )
    if also is not None:
        draw_any_day(visit, case, also)
    _ways(visit, case, days, turned, also)


def _ways(visit: Visit, case: Case, days: list[date], turned: Turn | None, also: date | None) -> None:
    say, library = visit.say, visit.library
    given: Given = {**case.facts, **({turned.fact: turned.to} if turned else {})}
    walks = [
        walk(library.flowcharts, case.flowchart, library.case_facts, given, day)
        for day in (*days, *((also,) if also else ()))
    ]
    runs = {run.on: run for run in case.runs} if turned is None else {}
    guessed = guessed_right(visit, case, days) if turned is None else {}
    told = Told(library.flowcharts, library.case_facts, given, library.law_known_to)
    html = Markup(
        '<div class="ax"><p class="measure-wide">{} {}</p>{}{}{}'
        '<p class="small"><a href="{}" data-go>{}</a></p></div>'
    ).format(
        say("As if everything had happened on this one day:"),
        say("in this simplified model these facts lead to the endings below."),
        endings_told(walks, guessed, say),
        ways_beside(walks, told, say, moves=also is not None),
        why_here(walks, runs, library.sources, say),
        visit.address("explore", show="chart", chart="court-grant-share"),
        say("In immigration court judges differ: how often they say yes, year by year"),
    )
    follow(draw_leaf(html, key="case-ways", lang=say.locale))


visit = current_visit()
case = visit.library.cases.get(st.query_params.get("case", ""))
if case is None:
    _choose(visit)
else:
    _open(visit, case)
