"""The points of a figure: lines that join them, dots that nothing joins, and the reader's own guesses."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from components.chart_look import BROKEN, GUESS, Look
from explainer.model.chart import Series

_SYMBOLS = {"circle": "circle", "square": "square", "diamond": "diamond", "triangle": "triangle-up"}
_SIZES = {"circle": 7, "square": 7, "diamond": 9, "triangle": 11}


def joined(
    series: Series, years: Sequence[int], column: Sequence[float | None], look: Look, tone: str, ground: str
) -> tuple[go.Scatter, go.Scatter]:
    """Points joined year by year, on a wider line of the page's ground.

    Nothing is drawn through a year without a figure: where one lies between
    two points, or is not among the years at all, the line ends and begins anew.
    """
    x: list[int] = []
    y: list[float | None] = []
    for year, figure in zip(years, column, strict=True):
        if x and year - x[-1] > 1:
            x, y = [*x, x[-1] + 1], [*y, None]
        x, y = [*x, year], [*y, figure]
    points = {"x": x, "y": y, "connectgaps": False, "hoverinfo": "skip", "cliponaxis": False}
    return (
        go.Scatter(**points, name=f"{series.id}, ground", mode="lines", line={"color": ground, "width": 7}),
        go.Scatter(
            **points,
            name=series.id,
            mode="lines+markers",
            line={"color": tone, "width": 3, "dash": BROKEN[look.shape]},
            marker=_marker(look, tone),
        ),
    )


def apart(
    series: Series, years: Sequence[int], column: Sequence[float | None], look: Look, tone: str
) -> go.Scatter:
    """A point for each figure; nothing joins them."""
    there = [(year, figure) for year, figure in zip(years, column, strict=True) if figure is not None]
    return go.Scatter(
        name=series.id,
        x=[year for year, _ in there],
        y=[figure for _, figure in there],
        mode="markers",
        marker=_marker(look, tone),
        hoverinfo="skip",
        cliponaxis=False,
    )


def guessed(guesses: Mapping[int, float], ink: str, ground: str) -> go.Scatter:
    """The reader's guess for each year that was asked: hollow, and never joined."""
    return go.Scatter(
        name=GUESS,
        x=list(guesses),
        y=list(guesses.values()),
        mode="markers",
        marker={"symbol": "diamond", "size": 14, "color": ground, "line": {"color": ink, "width": 2}},
        hoverinfo="skip",
        cliponaxis=False,
    )


def _marker(look: Look, tone: str) -> dict[str, object]:
    return {"symbol": _SYMBOLS[look.shape], "size": _SIZES[look.shape], "color": tone}
