"""A chart as a still picture: an SVG that can be read in black and white, for paper."""

from collections.abc import Sequence
from itertools import pairwise

from markupsafe import Markup

from components.chart_look import BROKEN, looks, point
from components.chart_look import DASHES as LINE_DASHES
from components.chart_marks import numbered_marks
from explainer.model.chart import Chart, Series
from explainer.wording import Wording

Size = tuple[float, float]
SIZE: Size = (720.0, 360.0)
"""The width and height of a picture on paper, in px."""
_LEFT, _RIGHT, _TOP, _BOTTOM = 74.0, 8.0, 34.0, 46.0
_TICKS = 5
_BAR = 0.68
"""How much of a year's width its bars take."""

FILLS = (
    Markup('<path d="M0 6 6 0M-1.5 1.5l3-3M4.5 7.5l3-3" class="hatch"/>'),
    Markup('<circle cx="3" cy="3" r="1.3" class="ink"/>'),
    Markup('<path d="M3 0V6" class="hatch"/>'),
)
"""What bars are filled with, in the order of the series: slanted lines, dots, upright lines."""
DASHES = ("", "7 4", "2 3")
"""How the line of a level is broken, in the order of the series."""


def nice_step(most: float, ticks: int = _TICKS) -> float:
    """The distance of the lines across: 1, 2, 2.5 or 5 times a power of ten, at most `ticks` of them.

    >>> nice_step(231_700), nice_step(47), nice_step(0)
    (50000.0, 10.0, 1.0)
    """
    if most <= 0:
        return 1.0
    power = 10.0 ** (len(str(int(most))) - 2)
    return next(step * power for step in (1, 2, 2.5, 5, 10, 20, 25, 50, 100) if step * power * ticks >= most)


class _Frame:
    """Where years and figures stand in the picture."""

    def __init__(self, chart: Chart, size: Size) -> None:
        self.width, self.height = size
        years = [row.year for row in chart.rows]
        figures = [figure for row in chart.rows for figure in row.figures if figure is not None]
        whole = 100.0 if chart.is_percent else 0.0
        most = max([whole, *figures])
        self.first, self.last = min(years), max(years)
        self.wide = (self.width - _LEFT - _RIGHT) / (self.last - self.first + 1)
        self.step = nice_step(most)
        self.top = self.step * max(1, -int(-most // self.step))

    def x(self, year: int) -> float:
        """Where a year begins."""
        return _LEFT + (year - self.first) * self.wide

    def middle(self, year: int) -> float:
        """Where a year's point stands."""
        return self.x(year) + self.wide / 2

    def y(self, figure: float) -> float:
        """How high a figure stands."""
        return self.height - _BOTTOM - figure / self.top * (self.height - _TOP - _BOTTOM)


def _axes(chart: Chart, frame: _Frame, say: Wording) -> Markup:
    out = Markup("")
    for tick in range(round(frame.top / frame.step) + 1):
        y = frame.y(tick * frame.step)
        out += Markup('<path class="{}" d="M{:.1f} {:.1f}H{:.1f}"/>').format(
            "axis" if tick == 0 else "grid", _LEFT, y, frame.width - _RIGHT
        )
        out += Markup('<text class="tick end" x="{:.1f}" y="{:.1f}">{}</text>').format(
            _LEFT - 8, y + 4, say.number(tick * frame.step)
        )
    every = next(n for n in (1, 2, 5, 10, 20, 50) if frame.wide * n >= 44)
    for year in range(frame.first, frame.last + 1):
        if year % every == 0:
            x = frame.x(year) + frame.wide / 2
            out += Markup('<path class="axis" d="M{0:.1f} {1:.1f}v5"/>').format(x, frame.height - _BOTTOM)
            out += Markup('<text class="tick" x="{:.1f}" y="{:.1f}">{}</text>').format(
                x, frame.height - _BOTTOM + 18, year
            )
    out += Markup('<text class="tick start" x="0" y="14">{}</text>').format(say.text(chart.unit).capitalize())
    return out + Markup('<text class="tick" x="{:.1f}" y="{:.1f}">{}</text>').format(
        (_LEFT + frame.width - _RIGHT) / 2, frame.height - 6, say.text(chart.x)
    )


def _bars(chart: Chart, frame: _Frame, column: int, place: int, beside: int, fill: str) -> Markup:
    wide = frame.wide * _BAR / beside
    out = Markup("")
    for row in chart.rows:
        figure = row.figures[column]
        if figure is not None:
            x = frame.x(row.year) + frame.wide * (1 - _BAR) / 2 + place * wide
            out += Markup(
                '<rect class="bar" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" fill="url(#{})"/>'
            ).format(x, frame.y(figure), wide, frame.y(0) - frame.y(figure), fill)
    return out


def _steps(chart: Chart, frame: _Frame, column: int, dash: str) -> Markup:
    """A level for each year, joined to the next year's where both have a figure."""
    path = ""
    levels = {row.year: row.figures[column] for row in chart.rows}
    for year, figure in levels.items():
        if figure is not None:
            before = levels.get(year - 1)
            go = "M" if before is None else "L"
            path += f"{go}{frame.x(year):.1f} {frame.y(figure):.1f}H{frame.x(year) + frame.wide:.1f}"
    return Markup('<path class="level" stroke-dasharray="{}" d="{}"/>').format(dash, path)


def _line(chart: Chart, frame: _Frame, column: int, shape: str) -> Markup:
    """Points, each joined to the next year's where both have a figure."""
    path = ""
    figures = {row.year: row.figures[column] for row in chart.rows}
    for year, figure in figures.items():
        if figure is not None:
            go = "M" if figures.get(year - 1) is None else "L"
            path += f"{go}{frame.middle(year):.1f} {frame.y(figure):.1f}"
    return Markup('<path class="level" stroke-dasharray="{}" d="{}"/>{}').format(
        LINE_DASHES[BROKEN[shape]], path, _dots(chart, frame, column, shape)
    )


def _dots(chart: Chart, frame: _Frame, column: int, shape: str) -> Markup:
    """A point for each figure."""
    size = min(5.0, max(3.0, frame.wide / 5))
    return Markup("").join(
        point(shape, frame.middle(row.year), frame.y(figure), size)
        for row in chart.rows
        if (figure := row.figures[column]) is not None
    )


def _marks(chart: Chart, frame: _Frame) -> Markup:
    """A number at the top for each mark; its words stand beneath the picture. Close ones are set higher."""
    out = Markup("")
    marks = numbered_marks(chart)
    lift = dict.fromkeys((mark.year for mark in marks), 0)
    for one, two in pairwise(marks):
        if (two.year - one.year) * frame.wide < 20:
            lift[two.year] = 1 - lift[one.year]
    for number, mark in enumerate(marks, 1):
        x, y = frame.x(mark.year) + frame.wide / 2, _TOP - 4 - 17 * lift[mark.year]
        out += Markup(
            '<path class="mark-line" d="M{x:.1f} {low:.1f}V{high:.1f}"/>'
            '<circle class="mark-spot" cx="{x:.1f}" cy="{y:.1f}" r="8"/>'
            '<text class="tick" x="{x:.1f}" y="{base:.1f}">{n}</text>'
        ).format(x=x, low=frame.y(0), high=y + 8, y=y, base=y + 4, n=number)
    return out


def _kind_place(chart: Chart, series: Series) -> int:
    """Which of the series drawn alike this one is."""
    return [other.id for other in chart.series if other.drawn == series.drawn].index(series.id)


def _patterns(chart: Chart) -> Markup:
    return Markup("<defs>{}</defs>").format(
        Markup("").join(
            Markup(
                '<pattern id="{}" width="6" height="6" patternUnits="userSpaceOnUse">'
                '<rect width="6" height="6" class="paper"/>{}</pattern>'
            ).format(f"fill-{chart.id}-{place}", fill)
            for place, fill in enumerate(FILLS)
        )
    )


def chart_picture(chart: Chart, say: Wording, size: Size = SIZE) -> Markup:
    """The chart as one SVG: bars and levels by year, named axes, marks by number."""
    frame = _Frame(chart, size)
    beside = sum(series.drawn == "bars" for series in chart.series)
    shapes = looks(chart)
    drawn = {kind: Markup("") for kind in ("bars", "steps", "line", "dots")}
    for column, series in enumerate(chart.series):
        place, shape = _kind_place(chart, series), shapes[series.id].shape
        if series.drawn == "bars":
            drawn["bars"] += _bars(chart, frame, column, place, beside, f"fill-{chart.id}-{place}")
        elif series.drawn == "steps":
            drawn["steps"] += _steps(chart, frame, column, DASHES[place])
        elif series.drawn == "line":
            drawn["line"] += _line(chart, frame, column, shape)
        else:
            drawn["dots"] += _dots(chart, frame, column, shape)
    return Markup(
        '<svg class="picture chart" viewBox="0 0 {:.0f} {:.0f}" role="img" aria-label="{}">{}{}{}{}</svg>'
    ).format(
        frame.width,
        frame.height,
        say.text(chart.alt),
        _patterns(chart),
        _axes(chart, frame, say),
        Markup("").join(drawn.values()),
        _marks(chart, frame),
    )


def _swatch(chart: Chart, series: Series) -> Markup:
    """A small piece of what is drawn."""
    place = _kind_place(chart, series)
    if series.drawn == "bars":
        return Markup('<rect class="bar" x="1" y="1" width="32" height="18" fill="url(#{})"/>').format(
            f"fill-{chart.id}-{place}"
        )
    level = Markup('<path class="level" stroke-dasharray="{}" d="M1 10H33"/>')
    if series.drawn == "steps":
        return level.format(DASHES[place])
    shape = looks(chart)[series.id].shape
    rule = level.format(LINE_DASHES[BROKEN[shape]]) if series.drawn == "line" else Markup("")
    return rule + point(shape, 17, 10)


def chart_legend(chart: Chart, say: Wording) -> Markup:
    """Which pattern, line or point is which series, and what each share is a share of."""
    rows = Markup("").join(
        Markup(
            '<li><svg class="picture swatch" viewBox="0 0 34 20" aria-hidden="true">{}</svg>'
            "<span>{}{}</span></li>"
        ).format(
            _swatch(chart, series),
            say.text(series.label),
            Markup("<br>{}").format(say("Share of {of}", of=say.text(series.of))) if series.of else "",
        )
        for series in chart.series
    )
    return Markup('<ul class="plain picture-legend" aria-label="{}">{}</ul>').format(
        say("What is drawn how"), rows
    )


def table_columns(count: int) -> Sequence[slice]:
    """The rows of each table side by side: one table for a few rows, three for many.

    >>> table_columns(5), table_columns(46)
    ((slice(0, 5, None),), (slice(0, 16, None), slice(16, 32, None), slice(32, 46, None)))
    """
    tables = 1 if count <= 12 else 2 if count <= 24 else 3
    each = -(-count // tables)
    return tuple(slice(at, min(at + each, count)) for at in range(0, count, each))
