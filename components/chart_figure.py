"""A chart as a Plotly figure: bars, levels, lines and dots by year, its axis in the reader's own numbers.

The figure is drawn in the colours of the light theme. Python does not know
which theme a browser shows, so static/look.css gives what is drawn in one of
these colours its colour of the dark theme, and black on paper.
"""

import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from textwrap import wrap

import plotly.graph_objects as go
from markupsafe import escape

from components.chart_look import Look, looks
from components.chart_marks import drawn_marks
from components.chart_points import apart, guessed, joined
from explainer.model.chart import Chart, Row, Series
from explainer.wording import Wording

_TOKENS = json.loads((Path(__file__).resolve().parent.parent / "static" / "tokens.json").read_text("utf-8"))
SLOTS: tuple[str, ...] = tuple(_TOKENS["chart-light"])
PAPER, INK, SOFT, EDGE, LINE = (
    _TOKENS["light"][name] for name in ("paper", "ink", "ink-soft", "edge", "line")
)

_PLOT_HEIGHT, _UNDER = 300, 60
_FONT = {"family": "AtkinsonNext, sans-serif", "size": 14, "color": INK}
_HOVER_LINE = 26
"""Characters of a line that a pointer reads: so wide a label fits beside a bar on a phone."""


def ticks(lowest: float, highest: float) -> list[float]:
    """Round numbers from at or below the lowest to at or above the highest, at most seven, at least two."""
    highest = highest if highest > lowest else lowest + 1.0
    span = highest - lowest
    power = 10.0 ** math.floor(math.log10(span / 5))
    step = next(power * times for times in (1, 2, 2.5, 5, 10) if span / (power * times) <= 5)
    return [place * step for place in range(math.floor(lowest / step), math.ceil(highest / step) + 1)]


def figures_of(row: Row, chart: Chart, say: Wording) -> list[tuple[Series, str]]:
    """A year's figures in words, each with its series; "no number" where there is none."""
    return [
        (series, say("no number") if figure is None else say.number(figure))
        for series, figure in zip(chart.series, row.figures, strict=True)
    ]


def figure(chart: Chart, say: Wording, guesses: Mapping[int, float] | None = None) -> go.Figure:
    """The chart without its title, which is a heading of the page.

    `guesses` are the reader's own numbers by year, where the chart asked for
    some. Nothing in it can be dragged or zoomed, so that a finger scrolls the page.
    """
    guesses = guesses or {}
    years = [row.year for row in chart.rows]
    levels = _levels(chart, guesses)
    look = looks(chart)
    columns = [
        (series, [row.figures[at] for row in chart.rows], look[series.id], SLOTS[look[series.id].slot])
        for at, series in enumerate(chart.series)
    ]
    drawn = go.Figure(layout=_layout(chart, say, levels))
    for series, column, its_look, _ in columns:
        if series.drawn == "bars":
            drawn.add_trace(_bars(series, years, column, its_look))
    for series, column, its_look, tone in columns:
        if series.drawn == "steps":
            drawn.add_traces(_steps(series, years, column, its_look))
        elif series.drawn == "line":
            drawn.add_traces(joined(series, years, column, its_look, tone, PAPER))
        elif series.drawn == "dots":
            drawn.add_trace(apart(series, years, column, its_look, tone))
    for series, column, _, _ in columns:
        if series.drawn == "bars" and None in column:
            drawn.add_trace(_missing(years, column, levels))
    if guesses:
        drawn.add_trace(guessed(guesses, INK, PAPER))
    drawn.add_trace(_words(chart, say, guesses))
    return drawn


def _levels(chart: Chart, guesses: Mapping[int, float]) -> list[float]:
    """The lines across: from zero on, and for percents the whole, so that a small change looks small."""
    figures = [each for row in chart.rows for each in row.figures if each is not None]
    whole = [100.0] if chart.is_percent else []
    every = [0.0, *figures, *guesses.values(), *whole]
    return ticks(min(every), max(every))


def _layout(chart: Chart, say: Wording, levels: Sequence[float]) -> dict[str, object]:
    """Axes, room and marks. Ground and grid are left to the page; nothing answers to a drag."""
    first, last = chart.rows[0].year, chart.rows[-1].year
    marks = drawn_marks(chart)
    above = 12 + marks.height
    said = [say.number(level) for level in levels]
    return {
        "template": "none",
        "height": above + _PLOT_HEIGHT + _UNDER,
        "margin": {"l": 14 + 8 * max(map(len, said)), "r": 4, "t": above, "b": _UNDER},
        "font": _FONT,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "dragmode": False,
        "hovermode": "x",
        "hoverdistance": -1,
        "hoverlabel": {"bgcolor": PAPER, "bordercolor": EDGE, "font": _FONT, "align": "left"},
        "bargap": 0.25,
        "xaxis": {
            "range": [first - 0.6, last + 0.6],
            "fixedrange": True,
            "tickformat": "d",
            "tickangle": 0,
            "ticklabelstandoff": 8,  # the first year stands beneath the zero of the other axis
            "showgrid": False,
            "zeroline": False,
            "title": {"text": str(escape(say.text(chart.x))), "standoff": 12, "font": _FONT},
            **({"dtick": 1} if last - first <= 5 else {}),  # it would put half years between them
        },
        "yaxis": {
            "range": [levels[0], levels[-1] + 0.01 * (levels[-1] - levels[0])],  # the top line whole
            "fixedrange": True,
            "tickvals": levels,
            "ticktext": said,
            "ticklabelstandoff": 6,
            "gridcolor": LINE,
            "zerolinecolor": EDGE,
        },
        "annotations": marks.annotations,
        "shapes": marks.shapes,
    }


def _bars(series: Series, years: list[int], column: Sequence[float | None], look: Look) -> go.Bar:
    """One bar a year."""
    outlined = look.shape == "outline"
    return go.Bar(
        name=series.id,
        x=years,
        y=column,
        marker={
            "color": PAPER if outlined else SLOTS[look.slot],
            "line": {"color": SLOTS[look.slot], "width": 2 if outlined else 0},
        },
        hoverinfo="skip",
    )


def _steps(
    series: Series, years: list[int], column: Sequence[float | None], look: Look
) -> tuple[go.Scatter, go.Scatter]:
    """A level through the whole of each year, broken where there is no figure.

    It lies on a wider line of the page's ground, without which it could not be
    seen where it crosses a bar.
    """
    x: list[float | None] = []
    y: list[float | None] = []
    for year, level in zip(years, column, strict=True):
        if x and x[-1] is not None and (level is None or year - 0.5 != x[-1]):
            x, y = [*x, None], [*y, None]
        if level is not None:
            x, y = [*x, year - 0.5, year + 0.5], [*y, level, level]
    line = {"x": x, "y": y, "mode": "lines", "connectgaps": False, "hoverinfo": "skip", "cliponaxis": False}
    return (
        go.Scatter(**line, name=f"{series.id}, ground", line={"color": PAPER, "width": 7}),
        go.Scatter(**line, name=series.id, line={"color": SLOTS[look.slot], "width": 3, "dash": look.shape}),
    )


def _missing(years: list[int], column: Sequence[float | None], levels: Sequence[float]) -> go.Scatter:
    """A small cross on the ground line of each year without a figure: an empty place would read as zero."""
    without = [year for year, figure in zip(years, column, strict=True) if figure is None]
    return go.Scatter(
        name="no number",
        x=without,
        y=[(levels[-1] - levels[0]) * 0.025] * len(without),
        mode="markers",
        marker={"symbol": "x-thin", "size": 6, "line": {"color": SOFT, "width": 2}},
        hoverinfo="skip",
    )


def _words(chart: Chart, say: Wording, guesses: Mapping[int, float]) -> go.Scatter:
    """What a pointer on a year reads: all its figures in words. The points themselves are not seen."""
    told = []
    for row in chart.rows:
        said = [f"{say.text(series.label)}: {words}" for series, words in figures_of(row, chart, say)]
        if row.year in guesses:
            said.append(say("Your guess: {guess}", guess=say.number(guesses[row.year])))
        lines = [str(escape(line)) for each in said for line in wrap(each, _HOVER_LINE)]
        told.append("<br>".join([f"<b>{row.year}</b>", *lines]))
    highest = [max((each for each in row.figures if each is not None), default=0.0) for row in chart.rows]
    return go.Scatter(
        name="words",
        x=[row.year for row in chart.rows],
        y=highest,
        mode="markers",
        marker={"opacity": 0, "color": PAPER},
        hovertext=told,
        hoverinfo="text",
    )
