"""The figures of a chart on a page, once they are shown: with their caveats, sources and table."""

from collections.abc import Mapping

import streamlit as st
from markupsafe import Markup

from components.chart_figure import figure, figures_of
from components.chart_guess import guesses_by_year, what_became_of
from components.chart_look import GUESS, Look, looks
from components.chart_marks import numbered_marks
from components.citations import cite_lines
from components.terms import Glossed
from explainer.model.chart import Chart, Guess, Series
from explainer.model.glossary import Term
from explainer.model.library import Library
from explainer.wording import Wording


def show_figures(
    chart: Chart,
    say: Wording,
    library: Library,
    *,
    key: str,
    asked: bool,
    guess: Guess | None,
    is_new: bool = False,
) -> None:
    """Draw the figures beneath their takeaway, then all that a reader needs to weigh them.

    `guess` is what the reader predicted, None for who chose not to guess.
    `is_new`: they were asked for just now, and are brought into sight.
    """
    st.html(takeaway(chart, say, library.terms, key=key, asked=asked, guess=guess, is_new=is_new))
    # No key: by its spec it is known, so in another language it is another figure, never a stale one.
    drawn = figure(chart, say, guesses_by_year(chart, guess))
    st.plotly_chart(drawn, theme=None, config={"displayModeBar": False}, alt=say.text(chart.alt))
    st.html(beneath(chart, say, library, key=key))


def takeaway(
    chart: Chart,
    say: Wording,
    terms: Mapping[str, Term],
    *,
    key: str,
    asked: bool,
    guess: Guess | None,
    is_new: bool = False,
) -> Markup:
    """The heading that says what the figures show, what became of the guess, and what is drawn how."""
    glossed = Glossed(terms, say, f"{key}-told")
    return Markup(
        '<div class="ax">{question}<h2{is_new}>{title}</h2>'
        '<div class="guessed" role="status">{guessed}<p>{told}</p></div>{entries}'
        '<p class="small unit-of">{unit}</p>{legend}</div>'
    ).format(
        question="" if asked else Markup('<p class="kicker">{}</p>').format(say.text(chart.predict.ask)),
        is_new=Markup(' data-verdict="start"') if is_new else "",
        title=say.text(chart.title),
        guessed=what_became_of(chart, guess, say),
        told=glossed(say.text(chart.predict.told)),
        entries=glossed.entries(),
        unit=_capital(say.text(chart.unit)),
        legend=legend(chart, say, guessed=bool(guesses_by_year(chart, guess))),
    )


def legend(chart: Chart, say: Wording, *, guessed: bool = False) -> Markup:
    """What is drawn how, in words beside a sample of it, and what each share is a share of."""
    look = looks(chart)
    rows = Markup("").join(
        Markup("<li>{}<span>{}{}</span></li>").format(
            _sample(series, look[series.id]),
            say.text(series.label),
            Markup('<span class="of soft">{}</span>').format(say("Share of {of}", of=say.text(series.of)))
            if series.of
            else "",
        )
        for series in chart.series
    )
    if guessed:
        rows += Markup('<li><span class="sample {}" aria-hidden="true"></span><span>{}</span></li>').format(
            GUESS, say("Your guess")
        )
    gaps = _with_gaps(chart)
    if "bars" in gaps:
        rows += Markup(
            '<li><span class="sample cross" aria-hidden="true">×</span><span>{}</span></li>'
        ).format(say("No number"))
    if gaps & {"steps", "line"}:
        rows += Markup(
            '<li><span class="sample broken" aria-hidden="true"></span><span>{}</span></li>'
        ).format(say("A gap in the line: no number"))
    return Markup('<ul class="plain legend small">{}</ul>').format(rows)


def _sample(series: Series, look: Look) -> Markup:
    """A small piece of what is drawn, by the stylesheet: Streamlit takes pictures out of its HTML."""
    shape = f"joined {look.shape}" if series.drawn == "line" else look.shape
    return Markup('<span class="sample {} slot-{}" aria-hidden="true"></span>').format(shape, look.slot + 1)


def _with_gaps(chart: Chart) -> set[str]:
    """Which kinds of series lack figures: for a line between two that it has, for others anywhere."""
    found = set()
    for at, series in enumerate(chart.series):
        column = {row.year: row.figures[at] for row in chart.rows}
        there = [year for year, figure in column.items() if figure is not None]
        between = range(there[0], there[-1] + 1) if there else ()
        if any(column.get(year) is None for year in (between if series.drawn == "line" else column)):
            found.add(series.drawn)
    return found


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
        "<details><summary>{as_table}</summary><div>{table}</div></details>"
        '<p class="small"><a href="/data/{chart}.csv" download>{as_csv}</a></p></div>'
    ).format(
        marks=Markup('<ol class="list small marks">{}</ol>').format(marks) if marks else "",
        mind=say("Keep in mind"),
        caveats=caveats,
        entries=glossed.entries(),
        source=say("Source") if len(chart.citations) == 1 else say("Sources"),
        sources=sources,
        as_table=say("The data as a table"),
        table=data_table(chart, say),
        chart=chart.id,
        as_csv=say("Download as CSV"),
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
