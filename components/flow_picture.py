"""A flowchart as a still picture: an SVG of the drawing that the browser's flowchart shows, for paper."""

from collections.abc import Sequence

from markupsafe import Markup

from components.flow_canvas import TEXT_LINE, TEXT_SIZE, Measure
from components.flow_fold import fold
from components.flow_labels import LINE, SIZE
from components.flow_layout import Drawing, DrawnPart, DrawnWay, lay_out
from components.flow_scene import SIGNS, legend
from components.flow_text import text_width, wrap_text
from components.icon import icon
from explainer.model.flowchart import Graph, View
from explainer.wording import Wording

MEASURES = tuple(Measure(width, 52.0, 40.0) for width in (164.0, 190.0, 220.0, 260.0, 320.0))
"""Paper has no thumb to serve: parts are as low as their words, and as wide as fits the sheet best."""

LARGEST = 1.0
"""No drawing is blown up beyond the size of its text on screen."""

Room = tuple[float, float]
"""The width and height that a sheet has for the drawing, in px."""

_THIN, _POST, _FLOOR, _PAD, _SIGN, _BEHIND, _BADGE = 1.5, 6.0, 6.0, 10.0, 24.0, 4.0, 14.0


def scale_in(drawing: Drawing, room: Room) -> float:
    """How large a drawing comes out in a room, as a share of its size on screen."""
    return min(LARGEST, room[0] / drawing.width, room[1] / drawing.height)


def best_drawing(graph: Graph, view: View, say: Wording, rooms: Sequence[Room]) -> tuple[Drawing, Room]:
    """The drawing of the whole view, every group unfolded, that comes out largest in one of the rooms.

    Words that found no free place of their own would be hard to read, so such
    a drawing is taken only where there is no other.
    """
    whole = fold(graph, view.model_copy(update={"groups": ()}), None, say.locale)
    drawings = [lay_out(whole, measure) for measure in MEASURES]
    return max(
        ((drawing, room) for drawing in drawings for room in rooms),
        key=lambda pair: (not pair[0].crowded, scale_in(*pair)),
    )


def _lines(text: str, width: float) -> tuple[str, ...]:
    """The lines of a text, evened out: as narrow as they can be without another line."""
    lines = wrap_text(text, TEXT_SIZE, width)
    while width > 40:
        width -= 4
        closer = wrap_text(text, TEXT_SIZE, width)
        if len(closer) > len(lines) or any(text_width(line, TEXT_SIZE) > width for line in closer):
            break
        lines = closer
    return lines


def _words(
    lines: Sequence[str], *, x: float, middle: float, step: float, kind: str, most: float, size: float
) -> Markup:
    """Lines of text around a height. A word wider than its box is squeezed into it, never cut off."""
    first = middle - (len(lines) - 1) * step / 2 + size * 0.34
    spans = Markup("").join(
        Markup('<tspan x="{:.1f}" y="{:.1f}"{}>{}</tspan>').format(
            x,
            first + number * step,
            Markup(' textLength="{:.0f}" lengthAdjust="spacingAndGlyphs"').format(most)
            if text_width(line, size) > most
            else "",
            line,
        )
        for number, line in enumerate(lines)
    )
    return Markup('<text class="{}">{}</text>').format(kind, spans)


def _rect(x: float, y: float, w: float, h: float, r: float, kind: str) -> Markup:
    return Markup(
        '<rect class="{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" rx="{:.1f}"/>'
    ).format(kind, x, y, w, h, min(r, h / 2))


def _frame(kind: str, x: float, y: float, w: float, h: float) -> Markup:
    """The outline of a part, its kind told by its shape: a pill, a threshold, a card, a floor, a pile."""
    if kind == "start":
        return _rect(x, y, w, h, 99, "ink")
    if kind == "group":
        return _rect(x + _BEHIND, y + _BEHIND, w, h, 10, "card") + _rect(x, y, w, h, 10, "card dashed")
    sides = _POST if kind == "question" else _THIN
    floor = _FLOOR if kind == "outcome" else _THIN
    outer, inner = (4.0, 1.5) if kind == "question" else (10.0, 8.5)
    return _rect(x, y, w, h, outer, "ink") + _rect(
        x + sides, y + _THIN, w - 2 * sides, h - _THIN - floor, inner, "paper"
    )


def _part(part: DrawnPart, say: Wording) -> Markup:
    drawn = _frame(part.kind, part.x, part.y, part.w, part.h)
    middle = part.y + part.h / 2
    if part.ending is None:
        width = part.w - 32
        folded = part.kind == "group"
        words = _words(
            _lines(part.label, width),
            x=part.x + part.w / 2,
            middle=middle - (10 if folded else 0),
            step=TEXT_LINE,
            kind=f"label {part.kind}",
            most=width,
            size=TEXT_SIZE,
        )
        if folded:
            words += Markup('<text class="way" x="{:.1f}" y="{:.1f}">{}</text>').format(
                part.x + part.w / 2,
                part.y + part.h - 11,
                say.plural("{n} step", "{n} steps", len(part.members)),
            )
        return drawn + words
    sign = Markup('<svg x="{:.1f}" y="{:.1f}" width="{}" height="{}">{}</svg>').format(
        part.x + _PAD, middle - _SIGN / 2 - 2, _SIGN, _SIGN, icon(SIGNS[part.ending])
    )
    width = part.w - 51
    return (
        drawn
        + sign
        + _words(
            _lines(part.label, width),
            x=part.x + _PAD + _SIGN + 8,
            middle=middle - 2,
            step=TEXT_LINE,
            kind="label outcome",
            most=width,
            size=TEXT_SIZE,
        )
    )


def _way(way: DrawnWay) -> Markup:
    return Markup('<path class="line" d="{}"/><path class="ink" d="{}"/>').format(way.path, way.head)


def _way_words(way: DrawnWay) -> Markup:
    if way.label is None:
        return Markup("")
    box = way.label.box
    return _rect(box.x, box.y, box.w, box.h, 4, "paper") + _words(
        way.label.lines,
        x=box.x + box.w / 2,
        middle=box.y + box.h / 2,
        step=LINE,
        kind="way",
        most=box.w - 4,
        size=SIZE,
    )


def _badge(part: DrawnPart, say: Wording) -> Markup:
    """Upon the box of a part: that its law was contested."""
    words = say("Contested")
    width = text_width(words, SIZE) + 14
    x, y = part.x + part.w - width - 6, part.y - _BADGE
    return _rect(x, y, width, 19, 3, "paper dotted") + Markup(
        '<text class="way" x="{:.1f}" y="{:.1f}">{}</text>'
    ).format(x + width / 2, y + 14, words)


def _contested(drawing: Drawing, graph: Graph) -> tuple[DrawnPart, ...]:
    """The parts whose law was contested on the graph's day, or that of a step within them."""
    nodes = {node.id for node in graph.nodes if node.contests_on(graph.on)}
    return tuple(part for part in drawing.parts if nodes & {*part.members})


def headroom(drawing: Drawing, graph: Graph) -> float:
    """How far a badge rises above the drawing, in its own px."""
    return max([0.0, *(_BADGE + _THIN - part.y for part in _contested(drawing, graph))])


def flow_picture(drawing: Drawing, graph: Graph, view: View, say: Wording) -> Markup:
    """The drawing of a graph as one SVG that scales to where it stands, its headroom on top."""
    above = headroom(drawing, graph)
    name = say("Flowchart: {title}", title=say.text(view.title))
    told = f"{name}. {say.text(view.summary)}"
    return Markup(
        '<svg class="picture" viewBox="0 0 {:.0f} {:.0f}" role="img" aria-label="{}">'
        '<g transform="translate(0 {:.1f})">{}{}{}</g></svg>'
    ).format(
        drawing.width + _BEHIND,  # a folded part at the edge shows the one behind it
        drawing.height + _BEHIND + above,
        told,
        above,
        Markup("").join(_way(way) for way in drawing.ways),
        Markup("").join(_way_words(way) for way in drawing.ways),
        Markup("").join(_part(part, say) for part in drawing.parts)
        + Markup("").join(_badge(part, say) for part in _contested(drawing, graph)),
    )


def picture_legend(graph: Graph, say: Wording, *, grouped: bool = False) -> Markup:
    """What the shapes and signs of the picture mean. `grouped`: parts of it are folded."""
    rows = Markup("")
    for entry in legend(graph, grouped, say):
        if "shape" in entry:
            less = _BEHIND if entry["shape"] == "group" else 0.0
            shape = Markup(
                '<svg class="picture swatch" viewBox="0 0 62 40" aria-hidden="true">{}</svg>'
            ).format(_frame(entry["shape"], 1, 1, 60 - less, 38 - less))
        else:
            shape = icon(SIGNS[entry["glyph"]])
        rows += Markup("<li>{}{}</li>").format(shape, entry["words"])
    if any(node.contests_on(graph.on) for node in graph.nodes):
        shape = Markup('<svg class="picture swatch" viewBox="0 0 62 40" aria-hidden="true">{}</svg>').format(
            _rect(1, 8, 60, 24, 3, "paper dotted")
        )
        told = say(
            "Contested: what the law was here on this day was disputed, or our sources do not settle it"
        )
        rows += Markup("<li>{}{}</li>").format(shape, told)
    return Markup('<ul class="plain picture-legend" aria-label="{}">{}</ul>').format(
        say("What the shapes mean"), rows
    )
