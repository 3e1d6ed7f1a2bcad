"""A chart on a page: a guess first, then the figures with their caveats, sources and table."""

from collections.abc import Callable, Mapping

import streamlit as st
from markupsafe import Markup

from components.chart_figure import figure, figures_of, looks
from components.chart_marks import numbered_marks
from components.citations import cite_lines
from components.question import plain_label
from components.terms import Glossed
from explainer.model.chart import Chart
from explainer.model.glossary import Term
from explainer.model.library import Library
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
    st.html(
        Markup('<div class="ax"><p class="kicker">{}</p>{}<p class="small soft">{}</p></div>').format(
            say("Guess first"),
            heading,
            say("Then see the numbers. A guess is not scored, and nobody keeps it."),
        )
    )
    with st.form(f"{key}-form", border=False):
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
        if reminder:
            st.html(Markup('<div class="ax" role="status"><p class="notice">{}</p></div>').format(reminder))
        with st.container(horizontal=True, key="guess-buttons"):
            st.form_submit_button(say("Show the numbers"), type="primary", on_click=on_guess)
            st.form_submit_button(say("Show without guessing"), on_click=on_pass)


def guess_in(chart: Chart, key: str, widgets: Mapping[str, object]) -> str | None:
    """The guess in the chart's form, if one was made. Only what the chart offers is read."""
    found = widgets.get(f"{key}-guess")
    return next((option.id for option in chart.predict.options if option.id == found), None)


def show_figures(
    chart: Chart, say: Wording, library: Library, *, key: str, asked: bool, guess: str | None
) -> None:
    """Draw the figures beneath their takeaway, then all that a reader needs to weigh them.

    `guess` is the option that the reader chose, None for who chose not to guess.
    """
    st.html(takeaway(chart, say, library.terms, key=key, asked=asked, guess=guess))
    # No key: by its spec it is known, so in another language it is another figure, never a stale one.
    st.plotly_chart(figure(chart, say), theme=None, config={"displayModeBar": False}, alt=say.text(chart.alt))
    st.html(beneath(chart, say, library, key=key))


def takeaway(
    chart: Chart, say: Wording, terms: Mapping[str, Term], *, key: str, asked: bool, guess: str | None
) -> Markup:
    """The heading that says what the figures show, what became of the guess, and what is drawn how."""
    glossed = Glossed(terms, say, f"{key}-told")
    predict = chart.predict
    guessed = next((say.text(option.text) for option in predict.options if option.id == guess), None)
    fits = (
        say("That is what the numbers show.")
        if guess == predict.answer
        else say("The numbers show something else.")
    )
    return Markup(
        '<div class="ax">{question}<h2>{title}</h2><p class="guessed" role="status">{guessed}{told}</p>'
        '{entries}<p class="small unit-of">{unit}</p>{legend}</div>'
    ).format(
        question="" if asked else Markup('<p class="kicker">{}</p>').format(say.text(predict.ask)),
        title=say.text(chart.title),
        guessed=Markup("<b>{} {}</b> ").format(say("You guessed: “{guess}”.", guess=guessed), fits)
        if guessed
        else "",
        told=glossed(say.text(predict.told)),
        entries=glossed.entries(),
        unit=_capital(say.text(chart.unit)),
        legend=legend(chart, say),
    )


def legend(chart: Chart, say: Wording) -> Markup:
    """What is drawn how, in words beside a sample of it."""
    look = looks(chart)
    rows = Markup("").join(
        Markup('<li><span class="sample {} slot-{}" aria-hidden="true"></span>{}</li>').format(
            look[series.id].shape, look[series.id].slot + 1, say.text(series.label)
        )
        for series in chart.series
    )
    missing = {
        series.drawn
        for row in chart.rows
        for series, each in zip(chart.series, row.figures, strict=True)
        if each is None
    }
    if "bars" in missing:
        rows += Markup('<li><span class="sample cross" aria-hidden="true">×</span>{}</li>').format(
            say("No number")
        )
    if "steps" in missing:
        rows += Markup('<li><span class="sample broken" aria-hidden="true"></span>{}</li>').format(
            say("A gap in the line: no number")
        )
    return Markup('<ul class="plain legend small">{}</ul>').format(rows)


def beneath(chart: Chart, say: Wording, library: Library, *, key: str) -> Markup:
    """What the numbers in the figure mean, what to keep in mind, the sources, and the data as a table."""
    glossed = Glossed(library.terms, say, f"{key}-caveats")
    marks = Markup("").join(
        Markup("<li><b>{}</b>: {}</li>").format(mark.year, say.text(mark.text))
        for mark in numbered_marks(chart)
    )
    caveats = Markup("").join(
        Markup("<li>{}</li>").format(glossed(say.text(caveat))) for caveat in chart.caveats
    )
    sources = Markup("").join(
        Markup("<li>{}</li>").format(line) for line in cite_lines(chart.citations, library.sources, say)
    )
    return Markup(
        '<div class="ax beneath">{marks}<h3 class="h4">{mind}</h3><ul class="list small">{caveats}</ul>'
        '{entries}<h3 class="h4">{source}</h3><ul class="plain small soft">{sources}</ul>'
        "<details><summary>{as_table}</summary><div>{table}</div></details></div>"
    ).format(
        marks=Markup('<ol class="list small marks">{}</ol>').format(marks) if marks else "",
        mind=say("Keep in mind"),
        caveats=caveats,
        entries=glossed.entries(),
        source=say("Source") if len(chart.citations) == 1 else say("Sources"),
        sources=sources,
        as_table=say("The data as a table"),
        table=data_table(chart, say),
    )


def data_table(chart: Chart, say: Wording) -> Markup:
    """Every year and every figure of the chart."""
    head = Markup("").join(
        Markup('<th scope="col">{}</th>').format(say.text(series.label)) for series in chart.series
    )
    rows = Markup("").join(
        Markup('<tr><th scope="row">{}</th>{}</tr>').format(
            row.year,
            Markup("").join(Markup("<td>{}</td>").format(words) for _, words in figures_of(row, chart, say)),
        )
        for row in chart.rows
    )
    return Markup(
        '<table class="figures num"><caption class="small soft">{}</caption>'
        '<thead><tr><th scope="col">{}</th>{}</tr></thead><tbody>{}</tbody></table>'
    ).format(_capital(say.text(chart.unit)), say.text(chart.x), head, rows)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
