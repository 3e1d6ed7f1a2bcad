"""How each series of a chart is told from the others, on screen and on paper: a colour's place, a shape."""

from dataclasses import dataclass

from markupsafe import Markup

from explainer.model.chart import Chart, Drawn

_SHAPES: dict[Drawn, tuple[str, ...]] = {
    "bars": ("filled", "outline", "filled"),
    "steps": ("solid", "dot", "dash"),
    "line": ("circle", "square", "diamond"),
    "dots": ("triangle", "square", "diamond"),
}
"""With at most three series, no two of a chart share a shape: a line's is that of its points."""

BROKEN = {"circle": "solid", "square": "dash", "diamond": "dot"}
"""How a line is broken whose points have this shape."""
DASHES = {"solid": "", "dash": "7 4", "dot": "2 3"}
"""The same as SVG draws it."""

GUESS = "guess"
"""The shape of the reader's own guesses: a hollow diamond, larger than any point."""


@dataclass(frozen=True)
class Look:
    """How a series is drawn: the place of its colour among the slots, and a shape that tells as much."""

    slot: int
    shape: str


def looks(chart: Chart) -> dict[str, Look]:
    """The look of each series by its id. Bars come first: what happened has the first colour."""
    of_kind = {
        kind: [series.id for series in chart.series if series.drawn == kind]
        for kind in ("bars", "steps", "line", "dots")
    }
    named = [
        (name, shape)
        for kind, shapes in _SHAPES.items()
        for name, shape in zip(of_kind[kind], shapes, strict=False)
    ]
    return {name: Look(slot, shape) for slot, (name, shape) in enumerate(named)}


def point(shape: str, x: float, y: float, size: float = 5.0) -> Markup:
    """A point of a series as SVG; `size` is half the width of a round one."""
    if shape == "circle":
        return Markup('<circle class="point" cx="{:.1f}" cy="{:.1f}" r="{:.1f}"/>').format(x, y, size)
    if shape == "triangle":
        size *= 1.2
        corners = [(x, y - size), (x + size, y + size * 0.8), (x - size, y + size * 0.8)]
    elif shape == "square":
        size *= 0.9
        corners = [(x - size, y - size), (x + size, y - size), (x + size, y + size), (x - size, y + size)]
    else:
        size *= 1.3
        corners = [(x, y - size), (x + size, y), (x, y + size), (x - size, y)]
    drawn = " ".join(f"{right:.1f},{down:.1f}" for right, down in corners)
    return Markup('<polygon class="point" points="{}"/>').format(drawn)
