"""The closing questions of a unit, one at a time, and what they show at the end."""

import streamlit as st
from markupsafe import Markup

from app_pages.asking import ask
from app_pages.course import QUIZ, Part, answered, door_words, steps
from app_pages.objectives import objectives_of
from app_pages.visit import Visit, follow
from components.doors import Door, State, doors
from components.frame import head
from components.leaf import draw_leaf
from components.unit_views import crumb
from explainer.model.unit import Unit
from explainer.scoring.course import next_item

RESULT = "result"


def show_quiz(visit: Visit, unit: Unit, course: tuple[Part, ...]) -> None:
    """Draw the question that the address names, else the first without an answer, else the result."""
    say, done = visit.say, answered(visit)
    named = st.query_params.get("item")
    item_id = named if named in unit.quiz else next_item(unit, done)
    if item_id is None or named == RESULT:
        _show_result(visit, unit, course)
        return
    if named != item_id:
        # An answered question stays on screen with its explanation until the person goes on. The page
        # runs anew, so that the header's way to the other language leads to this question too.
        st.query_params["item"] = item_id
        st.rerun()
    n, total = unit.quiz.index(item_id) + 1, len(unit.quiz)
    words = door_words(visit)
    row = []
    for i, other in enumerate(unit.quiz):
        state: State = "here" if other == item_id else "done" if other in done else "ahead"
        name = say("Question {n}", n=i + 1)
        row.append(
            Door(
                state,
                f"{name} ({words[state]})",
                visit.address("unit", unit=unit.id, section=QUIZ, item=other),
            )
        )
    html = Markup(
        '<div class="ax">{}<div class="unit-head">{}</div><div style="margin-top:16px">{}</div></div>'
    ).format(
        _crumb(visit, unit, course),
        head(
            say,
            say("Question {n} of {total}", n=n, total=total),
            None,
            route=st.session_state["route"],
            as_of=visit.as_of,
        ),
        doors(row, say("Questions")),
    )
    follow(draw_leaf(html, key="quiz", lang=say.locale))
    last = n == total
    ask(
        item_id,
        kicker=say("Your first answer counts; you may practice as often as you like"),
        next_label=say("See what you know") if last else say("Next question"),
        next_address=visit.address("unit", unit=unit.id, section=QUIZ, item=RESULT)
        if last
        else visit.address("unit", unit=unit.id, section=QUIZ, item=unit.quiz[n]),
        may_wait=True,
    )


def _show_result(visit: Visit, unit: Unit, course: tuple[Part, ...]) -> None:
    """Draw what the unit's questions show, objective by objective."""
    say = visit.say
    left = sum(item not in answered(visit) for item in unit.quiz)
    still = (
        Markup('<p class="notice measure" style="margin-top:20px">{} <a href="{}" data-go>{}</a></p>').format(
            say.plural("{n} question has no answer yet.", "{n} questions have no answer yet.", left),
            visit.address("unit", unit=unit.id, section=QUIZ),
            say("Answer now"),
        )
        if left
        else ""
    )
    html = Markup(
        '<div class="ax">{}{}{}<div class="sec">{}</div><div class="act"><a class="btn primary" href="{}" '
        "data-go>{}</a>"
        '<a class="btn" href="{}" data-go>{}</a></div></div>'
    ).format(
        _crumb(visit, unit, course),
        head(
            say,
            say("What you know now"),
            say("Each line says what the answers show, and on how many questions that rests."),
            route=st.session_state["route"],
        ),
        still,
        objectives_of(visit, unit),
        visit.address("unit", unit=unit.id, section="talk"),
        say("Questions to talk about"),
        visit.address("record"),
        say("Open my record"),
    )
    follow(draw_leaf(html, key="result", lang=say.locale))


def _crumb(visit: Visit, unit: Unit, course: tuple[Part, ...]) -> Markup:
    """Where the quiz stands in its unit."""
    return crumb(
        unit,
        visit.say,
        steps(visit, course, QUIZ),
        up=visit.address("unit", unit=unit.id, section="start"),
        place=visit.say("Check yourself"),
    )
