"""A chart on a page: what was guessed is kept for this visit alone; then perhaps its own questions."""

from collections.abc import Collection
from functools import partial

import streamlit as st

from app_pages.asking import ask
from app_pages.visit import Visit, current_visit
from components.chart import show_figures
from components.chart_guess import ask_for_a_guess, guess_in
from explainer.model.chart import Chart

PASSED = ""
"""What stands for the guess of who chose to see the figures without one."""


def _guess(chart: Chart, key: str) -> None:
    """Take the guess in the form. Without one the form stays, and says so."""
    say, guess, numbers = current_visit().say, guess_in(chart, key, st.session_state), chart.predict.numbers
    if guess is None and numbers is not None:
        # Of a number out of range Streamlit says so in the browser's language, in a tooltip.
        st.session_state[f"{key}-reminder"] = say(
            "Guess at least one year first, with a number from {least} to {most}, "
            "or show the numbers without.",
            least=say.number(numbers.min),
            most=say.number(numbers.max),
        )
    elif guess is None:
        st.session_state[f"{key}-reminder"] = say("Choose a guess first, or show the numbers without one.")
    else:
        st.session_state[f"guess-{chart.id}"] = guess
        st.session_state[f"{key}-just-told"] = True


def _pass(chart: Chart, key: str) -> None:
    st.session_state[f"guess-{chart.id}"] = PASSED
    st.session_state[f"{key}-just-told"] = True


def questions_of(chart: Chart, visit: Visit, but: Collection[str] = ()) -> tuple[str, ...]:
    """The chart's questions that are served, without those that the page asks anyway."""
    return tuple(item for item in chart.items if item in visit.library.items and item not in but)


@st.fragment
def show_chart(chart_id: str, *, key: str, asked: bool = False, questions: tuple[str, ...] = ()) -> None:
    """Draw a chart of the library: its question, and its figures once there is a guess or none is wanted.

    With `asked` the page's own heading puts the question. `questions` are
    asked beneath the figures, as in a section. In a fragment, so that a guess
    redraws nothing else on the page. The header's script opens the terms.
    """
    visit = current_visit()
    say, chart = visit.say, visit.library.charts[chart_id]
    guess = st.session_state.get(f"guess-{chart_id}")
    with st.container(key="chart"):
        if guess is None:
            ask_for_a_guess(
                chart,
                say,
                key=key,
                asked=asked,
                reminder=st.session_state.pop(f"{key}-reminder", None),
                on_guess=partial(_guess, chart, key),
                on_pass=partial(_pass, chart, key),
            )
            return
        is_new = st.session_state.pop(f"{key}-just-told", False)
        show_figures(chart, say, visit.library, key=key, asked=asked, guess=guess or None, is_new=is_new)
    for n, item_id in enumerate(questions, 1):
        of = say("Read the chart: question {n} of {total}", n=n, total=len(questions))
        ask(item_id, kicker=of if len(questions) > 1 else say("Read the chart"))
