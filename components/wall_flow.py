"""A flowchart on a classroom's wall: the still picture alone, in rows that fit a page each."""

from markupsafe import Markup

from components.flow_canvas import Measure
from components.flow_fold import fold, foldable
from components.flow_layout import Drawing, lay_out
from components.flow_picture import flow_picture, headroom, picture_legend
from explainer.model.flowchart import Graph, View
from explainer.wording import Wording

WIDEST = 768.0
"""How wide a drawing may be, in px of its own: half as large again it fills a wall of 1280 px, and its words
are 24 px high."""
MEASURES = tuple(Measure(width, 42.0, 28.0) for width in (164.0, 190.0, 220.0, 250.0, 280.0, 310.0, 340.0))
"""A wall is wide and low, and the wider its parts, the lower is a drawing."""


def wall_drawing(graph: Graph, view: View, say: Wording) -> Drawing:
    """The view with its groups folded, as low as the width of a wall allows.

    Words that found no free place of their own would be hard to read, so such
    a drawing is taken only where there is no other.
    """
    folded = fold(graph, view, None, say.locale)
    drawings = [lay_out(folded, measure) for measure in MEASURES]
    return min(drawings, key=lambda d: (bool(d.crowded), max(d.width, WIDEST), d.height))


def rows(drawing: Drawing) -> tuple[tuple[float, float], ...]:
    """Where the rows of parts begin and end, from the top."""
    return tuple(sorted({(part.y, part.y + part.h) for part in drawing.parts}))


def wall_flow(graph: Graph, view: View, say: Wording) -> Markup:
    """The picture and its legend. The wall's script shows as many rows at a time as are legible (wall.js)."""
    drawing = wall_drawing(graph, view, say)
    above = headroom(drawing, graph)
    return Markup(
        '<figure class="drawing" data-piece data-alone data-rows="{}" data-size="{:.0f} {:.0f}">{}</figure>{}'
    ).format(
        " ".join(f"{top + above:.0f},{bottom + above:.0f}" for top, bottom in rows(drawing)),
        drawing.width,
        drawing.height + above,
        flow_picture(drawing, graph, view, say),
        picture_legend(graph, say, grouped=bool(foldable(graph, view))),
    )
