"""The marks of a chart: a number above the year, a thin line down to it, the words in a list beneath.

Words would not fit beside one another on a phone; numbers do.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from explainer.model.chart import Chart, Mark

_ROW = 24
"""Pixels from one row of numbers to the next; as many keep two numbers of a row apart."""

_NARROWEST = 220
"""Pixels that all years together have on a phone of 320 px."""


@dataclass(frozen=True)
class DrawnMarks:
    """Marks as Plotly draws them, and the room in pixels that they need above the figure."""

    annotations: list[dict[str, Any]]
    shapes: list[dict[str, Any]]
    height: int


def numbered_marks(chart: Chart) -> list[Mark]:
    """The marks in the order of their years: the first is 1 in the figure and in the list."""
    return sorted(chart.marks, key=lambda mark: mark.year)


def mark_rows(years: Sequence[int], span: int) -> list[int]:
    """The row of each mark's number, counted upwards, so that none covers another on a phone.

    `years` are in order; `span` is how many years the figure shows.
    """
    apart = math.ceil(span * _ROW / _NARROWEST)
    last: list[int] = []
    rows = []
    for year in years:
        row = next((n for n, taken in enumerate(last) if year - taken >= apart), len(last))
        last[row : row + 1] = [year]
        rows.append(row)
    return rows


def drawn_marks(chart: Chart) -> DrawnMarks:
    """The marks of a chart, numbered. Their colours come from the stylesheet."""
    marks = numbered_marks(chart)
    rows = mark_rows([mark.year for mark in marks], chart.rows[-1].year - chart.rows[0].year + 1)
    annotations = [
        {
            "text": str(n),
            "x": mark.year,
            "y": 1,
            "yref": "paper",
            "yanchor": "bottom",
            "yshift": 2 + _ROW * row,
            "showarrow": False,
            "borderpad": 2,
            "borderwidth": 1,
            "bordercolor": "black",
            "bgcolor": "white",
        }
        for n, (mark, row) in enumerate(zip(marks, rows, strict=True), 1)
    ]
    shapes = [
        {
            "type": "line",
            "layer": "below",
            "line": {"width": 1, "dash": "dot"},
            "yref": "paper",
            "x0": mark.year,
            "x1": mark.year,
            "y0": 0,
            "y1": 1,
        }
        for mark in marks
    ]
    return DrawnMarks(annotations, shapes, _ROW * (max(rows, default=-1) + 1))
