"""The guess before a chart: a choice, or a number for each of some years. Nothing of it is scored."""

from collections.abc import Callable, Mapping

import streamlit as st
from markupsafe import Markup

from components.question import plain_label
from explainer.model.chart import Chart, Guess, GuessedYears
from explainer.wording import Wording


def ask_for_a_guess(
    chart: Chart,
    say: Wording,
    *,
    key: str,
    asked: bool,
    reminder: str | None,
    on_guess: Callable[[], None],
    on_pass: Callable[[], None],
) -> None:
    """Draw the question that comes before the figures. Nothing is scored, and nobody has to guess.

    With `asked` the page's own heading has put the question already. The page
    reads the guess with `guess_in` in `on_guess`, before the rerun.
    """
    heading = Markup("") if asked else Markup("<h2>{}</h2>").format(say.text(chart.predict.ask))
    steppers = Markup("")
    if chart.predict.numbers is not None:
        # for the leaf's script: Streamlit's own names of a stepper's buttons are English
        named = Markup(' data-fewer="{}" data-more="{}" data-asked="{}"')
        steppers = named.format(say("Less"), say("More"), say.text(chart.predict.ask))
    st.html(
        Markup('<div class="ax"{}><p class="kicker">{}</p>{}<p class="small soft">{}</p></div>').format(
            steppers,
            say("Guess first"),
            heading,
            say("Then see the numbers. A guess is not scored, and nobody keeps it."),
        )
    )
    with st.form(f"{key}-form", border=False):
        if chart.predict.numbers is not None:
            _ask_for_numbers(chart, chart.predict.numbers, say, key)
        else:
            _ask_for_an_option(chart, say, key)
        if reminder:
            st.html(Markup('<div class="ax" role="status"><p class="notice">{}</p></div>').format(reminder))
        with st.container(horizontal=True, key="guess-buttons"):
            st.form_submit_button(say("Show the numbers"), type="primary", on_click=on_guess)
            st.form_submit_button(say("Show without guessing"), on_click=on_pass)


def _ask_for_an_option(chart: Chart, say: Wording, key: str) -> None:
    words = {option.id: say.text(option.text) for option in chart.predict.options}
    st.radio(
        say.text(chart.predict.ask),
        list(words),
        index=None,
        format_func=lambda option_id: plain_label(words[option_id]),
        key=f"{key}-guess",
        label_visibility="collapsed",
        width="stretch",
    )


def _ask_for_numbers(chart: Chart, numbers: GuessedYears, say: Wording, key: str) -> None:
    """A stepper for each year. Its keys name the chart: two charts may ask about the same year."""
    with st.container(horizontal=True, key="guess-numbers"):
        for year in numbers.years:
            st.number_input(
                say(
                    "{year} ({unit}, {least} to {most})",
                    year=year,
                    unit=plain_label(say.text(chart.unit)),
                    least=say.number(numbers.min),
                    most=say.number(numbers.max),
                ),
                min_value=numbers.min,
                max_value=numbers.max,
                value=None,
                step=numbers.step,
                key=_stepper(chart, key, year),
                width=184,
            )


def _stepper(chart: Chart, key: str, year: int) -> str:
    return f"{key}-{chart.id}-{year}"


def guess_in(chart: Chart, key: str, widgets: Mapping[str, object]) -> Guess | None:
    """The guess in the chart's form, if one was made. Only what the chart offers is read."""
    numbers = chart.predict.numbers
    if numbers is None:
        found = widgets.get(f"{key}-guess")
        return next((option.id for option in chart.predict.options if option.id == found), None)
    offered = range(numbers.min, numbers.max + 1, numbers.step)
    guesses = [widgets.get(_stepper(chart, key, year)) for year in numbers.years]
    made = tuple(_whole(each) if each in offered else None for each in guesses)
    return made if any(each is not None for each in made) else None


def _whole(sent: object) -> int | None:
    """What a stepper holds; a browser may send 40.0 for 40, and anything else is none."""
    return int(sent) if isinstance(sent, (int, float)) and not isinstance(sent, bool) else None


def guesses_by_year(chart: Chart, guess: Guess | None) -> dict[int, float]:
    """The numbers that were guessed, to be drawn; none where the chart asked for a choice."""
    if chart.predict.numbers is None or not isinstance(guess, tuple):
        return {}
    years = zip(chart.predict.numbers.years, guess, strict=True)
    return {year: number for year, number in years if number is not None}


def what_became_of(chart: Chart, guess: Guess | None, say: Wording) -> Markup:
    """The guess told back: whether the choice fits, or each number beside the real one."""
    predict, by_year = chart.predict, guesses_by_year(chart, guess)
    if predict.numbers is not None and by_year:
        series = predict.numbers.series
        rows = Markup("").join(
            Markup("<li>{}</li>").format(
                say(
                    "{year}: you guessed {guess}, it was {figure}.",
                    year=year,
                    guess=say.number(number),
                    figure=_figure_words(chart.figure_of(series, year), say),
                )
            )
            for year, number in by_year.items()
        )
        return Markup('<ul class="plain guesses num">{}</ul>').format(rows)
    guessed = next((say.text(option.text) for option in predict.options if option.id == guess), None)
    if guessed is None:
        return Markup("")
    fits = (
        say("That is what the numbers show.")
        if guess == predict.answer
        else say("The numbers show something else.")
    )
    return Markup("<p><b>{} {}</b></p>").format(say("You guessed: “{guess}”.", guess=guessed), fits)


def _figure_words(figure: float | None, say: Wording) -> str:
    return say("no number") if figure is None else say.number(figure)
