"""The drawing of a flowchart: where every part, line and word goes. Pure; it knows no browser.

Parts stand in rows (flow_grid), ways run in the gutters between them
(flow_route, flow_lanes), words stand near where their way leaves
(flow_labels). Sizes are px.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from components.flow_canvas import COLUMN_GAP, SCREEN, Canvas, Measure
from components.flow_fold import Folded, Part, PartKind, Way
from components.flow_grid import Link, Place, placings, unrest
from components.flow_labels import LINE, SIZE, Box, Label, place_labels
from components.flow_lanes import Dot, assign_lanes
from components.flow_lines import line_data
from components.flow_route import Path, route
from components.flow_text import text_width
from explainer.model.flowchart import Ending

_TRIES, _PLACINGS, _UNREST = 5, 6, 5.0


@dataclass(frozen=True)
class DrawnPart:
    """A part and its rectangle."""

    id: str
    kind: PartKind
    label: str
    x: float
    y: float
    w: float
    h: float
    ending: Ending | None = None
    members: tuple[str, ...] = ()


@dataclass(frozen=True)
class DrawnWay:
    """A line: its path and arrowhead as SVG path data, its corners, and its words on their patch."""

    from_: str
    to: str
    path: str
    head: str
    dots: tuple[Dot, ...]
    label: Label | None
    edges: tuple[str, ...]


@dataclass(frozen=True)
class Drawing:
    """Everything drawn, on a canvas. `order` is the order of reading: row by row, from the left."""

    width: float
    height: float
    columns: int
    parts: tuple[DrawnPart, ...]
    ways: tuple[DrawnWay, ...]
    order: tuple[str, ...]
    crowded: tuple[Link, ...] = ()
    """Ways whose words found no free place. Empty for every drawing we ship; a test sees to it."""


@lru_cache(maxsize=1024)
def lay_out(folded: Folded, measure: Measure = SCREEN) -> Drawing:
    """Lay out what `fold` gave. Deterministic and remembered: the same parts give the same drawing.

    Several placings are routed, and the calmest whose words all find room is
    taken; if there is none, the calmest.
    """
    links = [(way.from_, way.to) for way in folded.ways]
    texts = {link: way.label for link, way in zip(links, folded.ways, strict=True) if way.label}
    roomy = frozenset(link for link in links if text_width(texts.get(link, ""), SIZE) + 10 <= COLUMN_GAP)
    tried = sorted(
        (
            (cost + _UNREST * unrest(places, links), paths, places)
            for places in placings([part.id for part in folded.parts], folded.start, links)[:_PLACINGS]
            for cost, paths in (route(links, places, roomy),)
        ),
        key=lambda one: one[0],
    )
    calmest: Drawing | None = None
    for _, paths, places in tried:
        drawing = _draw(folded, places, paths, texts, measure)
        if not drawing.crowded:
            return drawing
        calmest = calmest or drawing
    assert calmest is not None, "there is always a placing"
    return calmest


def _draw(
    folded: Folded,
    places: Mapping[str, Place],
    paths: Mapping[Link, Path],
    texts: Mapping[Link, str],
    measure: Measure,
) -> Drawing:
    """The drawing of one placing; rows move apart until the words between them have room."""
    lanes = assign_lanes(paths)
    extra: dict[int, float] = {}
    for _ in range(_TRIES):
        canvas = Canvas(folded.parts, places, paths, lanes, texts, extra, measure)
        lines = {link: canvas.dots(link) for link in paths}
        boxes = [canvas.box(part.id) for part in folded.parts]
        labels, crowded = place_labels(texts, lines, boxes, canvas.width, canvas.height)
        if not crowded:
            break
        for link in crowded:
            below = places[link[0]][1] + 1
            extra[below] = extra.get(below, 0.0) + LINE
    return Drawing(
        canvas.width,
        canvas.height,
        1 + max(column for column, _ in places.values()),
        tuple(_drawn_part(part, canvas.box(part.id)) for part in folded.parts),
        tuple(
            _drawn_way(way, lines[way.from_, way.to], labels.get((way.from_, way.to))) for way in folded.ways
        ),
        tuple(sorted(places, key=lambda node: (places[node][1], places[node][0]))),
        tuple(crowded),
    )


def _drawn_part(part: Part, box: Box) -> DrawnPart:
    return DrawnPart(part.id, part.kind, part.label, box.x, box.y, box.w, box.h, part.ending, part.members)


def _drawn_way(way: Way, dots: tuple[Dot, ...], label: Label | None) -> DrawnWay:
    path, head = line_data(dots)
    return DrawnWay(way.from_, way.to, path, head, dots, label, way.edges)
