"""The drawing of a flowchart: where every part, line and word goes. Pure; it knows no browser.

Parts stand in rows (flow_grid), ways run in the gutters between them
(flow_route, flow_lanes), words stand near where their way leaves
(flow_labels). Sizes are px.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from components.flow_fold import Folded, Part, PartKind, Way
from components.flow_grid import Link, Place, placings, unrest
from components.flow_labels import LINE, SIZE, WIDTHS, Box, Label, label_size, place_labels
from components.flow_lanes import Dot, Lanes, assign_lanes, offset, runs
from components.flow_route import Path, route
from components.flow_text import lines_needed, text_width, wrap_text
from explainer.model.flowchart import Ending

PART_WIDTH = 164.0
PART_HEIGHT = 88.0
TEXT_SIZE, TEXT_LINE = 16.0, 20.0
COLUMN_GAP, ROW_GAP = 36.0, 50.0
CORNER = 12.0
HEAD = 9.0
"""The length of an arrowhead."""
EDGE = 3.0
"""Free room around the drawing, for outlines and focus."""
_LANE, _PORT_LANE = 10.0, 16.0
_INNER = {"outcome": PART_WIDTH - 51, "group": PART_WIDTH - 32}
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


@lru_cache(maxsize=256)
def lay_out(folded: Folded) -> Drawing:
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
        drawing = _draw(folded, places, paths, texts)
        if not drawing.crowded:
            return drawing
        calmest = calmest or drawing
    assert calmest is not None, "there is always a placing"
    return calmest


def _draw(
    folded: Folded, places: Mapping[str, Place], paths: Mapping[Link, Path], texts: Mapping[Link, str]
) -> Drawing:
    """The drawing of one placing; rows move apart until the words between them have room."""
    lanes = assign_lanes(paths)
    extra: dict[int, float] = {}
    for _ in range(_TRIES):
        grid = _Grid(folded.parts, places, paths, lanes, texts, extra)
        lines = {link: grid.dots(link) for link in paths}
        boxes = [grid.box(part.id) for part in folded.parts]
        labels, crowded = place_labels(texts, lines, boxes, grid.width, grid.height)
        if not crowded:
            break
        for link in crowded:
            below = places[link[0]][1] + 1
            extra[below] = extra.get(below, 0.0) + LINE
    return Drawing(
        grid.width,
        grid.height,
        1 + max(column for column, _ in places.values()),
        tuple(_drawn_part(part, grid.box(part.id)) for part in folded.parts),
        tuple(
            _drawn_way(way, lines[way.from_, way.to], labels.get((way.from_, way.to))) for way in folded.ways
        ),
        tuple(sorted(places, key=lambda node: (places[node][1], places[node][0]))),
        tuple(crowded),
    )


def part_height(part: Part) -> float:
    """The height a part's words need, at least that of a part."""
    inner = _INNER.get(part.kind, PART_WIDTH - 32)
    lines = lines_needed(wrap_text(part.label, TEXT_SIZE, inner), TEXT_SIZE, inner)
    return max(PART_HEIGHT, lines * TEXT_LINE + (46 if part.kind == "group" else 22))


class _Grid:
    """The lattice in px: how wide and high every gutter must be for its lanes and words."""

    def __init__(
        self,
        parts: Sequence[Part],
        places: Mapping[str, Place],
        paths: Mapping[Link, Path],
        lanes: Lanes,
        texts: Mapping[Link, str],
        extra: Mapping[int, float],
    ) -> None:
        self.places, self.lanes = places, lanes
        self.pieces = {link: runs(link, path) for link, path in paths.items()}
        columns = 1 + max(column for column, _ in places.values())
        rows = 1 + max(row for _, row in places.values())
        busy: dict[tuple[bool, int], int] = {}
        words: dict[int, float] = {}
        aside: dict[int, float] = {}
        for link, row in self.pieces.items():
            for run in row:
                if run.line[1] % 2 == 0:
                    busy[run.line] = max(busy.get(run.line, 0), lanes[run][1])
            if link in texts and row[0].line[0]:
                below = places[link[0]][1] + 1
                words[below] = max(words.get(below, 0.0), label_size(texts[link], WIDTHS[0])[2] + 4)
            elif link in texts and row[1:] and row[1].line[1] in (0, 2 * columns):
                outside = label_size(texts[link], WIDTHS[0])[1] + 10
                aside[row[1].line[1]] = max(aside.get(row[1].line[1], 0.0), outside)
        self._x = self._columns(columns, busy, aside)
        heights = [max(part_height(p) for p in parts if places[p.id][1] == row) for row in range(rows)]
        self._y = self._rows(heights, busy, words, extra)

    def _columns(
        self, columns: int, busy: Mapping[tuple[bool, int], int], aside: Mapping[int, float]
    ) -> list[float]:
        """The middle of every upright line; `self.width` is where they end."""
        middles, x = [], EDGE
        for gutter in range(columns + 1):
            lanes = busy.get((True, 2 * gutter), 0)
            lanes_wide = (lanes - 1) * _LANE if lanes else 0.0
            if gutter in (0, columns):
                width = max(lanes_wide + 18, aside.get(2 * gutter, 0.0)) if lanes else 0.0
                # the lanes keep to the far side: the words stand between them and the part
                middles.append(x + 4 + lanes_wide / 2 if gutter == 0 else x + width - 4 - lanes_wide / 2)
            else:
                width = max(COLUMN_GAP, lanes_wide + 20)
                middles.append(x + width / 2)
            x += width
            if gutter < columns:
                middles.append(x + PART_WIDTH / 2)
                x += PART_WIDTH
        self.width = x + EDGE
        return middles

    def _rows(
        self,
        heights: Sequence[float],
        busy: Mapping[tuple[bool, int], int],
        words: Mapping[int, float],
        extra: Mapping[int, float],
    ) -> list[float]:
        """The middle of every level line, below the room for words; and the rows' tops and heights."""
        middles, y = [], EDGE
        self._tops: list[tuple[float, float]] = []
        for gutter in range(len(heights) + 1):
            lanes = busy.get((False, 2 * gutter), 0)
            outer = gutter in (0, len(heights))
            above = words.get(gutter, 0.0) + extra.get(gutter, 0.0)
            lanes_high = (lanes - 1) * _LANE if lanes else 0.0
            least = (18.0 if lanes else 0.0) if outer else ROW_GAP
            spare = max(0.0, least - above - lanes_high - (24 + (14 if lanes else 0)))
            top = above + (14 + spare / 2 if lanes else spare)
            high = (lanes_high + 18 if lanes else 0.0) if outer else top + lanes_high + 24 + (spare / 2 if lanes else 0)
            middles.append(y + (9 if outer else top) + lanes_high / 2)
            y += high
            if gutter < len(heights):
                self._tops.append((y, heights[gutter]))
                middles.append(y + heights[gutter] / 2)
                y += heights[gutter]
        self.height = y + EDGE
        return middles

    def box(self, part: str) -> Box:
        """The rectangle of a part. Parts of a row are equally high."""
        column, row = self.places[part]
        top, high = self._tops[row]
        return Box(self._x[2 * column + 1] - PART_WIDTH / 2, top, PART_WIDTH, high)

    def dots(self, link: Link) -> tuple[Dot, ...]:
        """The corners of a way's line, from the side of one part to the side of the other."""
        row = self.pieces[link]
        at = []
        for run in row:
            upright, number = run.line
            lines = self._x if upright else self._y
            at.append(lines[number] + offset(self.lanes, run, _LANE if number % 2 == 0 else _PORT_LANE))
        corners = [
            (at[i], at[i + 1]) if row[i].line[0] else (at[i + 1], at[i]) for i in range(len(row) - 1)
        ]
        source, target = self.box(link[0]), self.box(link[1])
        ends = []
        for run, place, box, near in ((0, at[0], source, corners[:1]), (-1, at[-1], target, corners[-1:])):
            other = near[0] if near else (self._middle(target) if run == 0 else self._middle(source))
            if row[run].line[0]:
                ends.append((place, box.y + box.h if other[1] > box.y + box.h / 2 else box.y))
            else:
                ends.append((box.x + box.w if other[0] > box.x + box.w / 2 else box.x, place))
        return (ends[0], *corners, ends[1])

    @staticmethod
    def _middle(box: Box) -> Dot:
        return box.x + box.w / 2, box.y + box.h / 2


def _drawn_part(part: Part, box: Box) -> DrawnPart:
    return DrawnPart(
        part.id, part.kind, part.label, box.x, box.y, box.w, box.h, part.ending, part.members
    )


def _drawn_way(way: Way, dots: tuple[Dot, ...], label: Label | None) -> DrawnWay:
    path, head = line_data(dots)
    return DrawnWay(way.from_, way.to, path, head, dots, label, way.edges)


def _toward(a: Dot, b: Dot, by: float) -> Dot:
    """The dot `by` px from a on the straight way to b."""
    length = abs(a[0] - b[0]) + abs(a[1] - b[1])
    return a[0] + (b[0] - a[0]) * by / length, a[1] + (b[1] - a[1]) * by / length


def line_data(dots: Sequence[Dot]) -> tuple[str, str]:
    """SVG path data of a line with rounded corners that ends at its arrowhead, and of the arrowhead."""
    tip, base = dots[-1], _toward(dots[-1], dots[-2], HEAD)
    line = [*dots[:-1], base]
    data = [f"M{line[0][0]:.1f} {line[0][1]:.1f}"]
    for before, corner, after in zip(line, line[1:], line[2:], strict=False):
        room = [abs(corner[0] - end[0]) + abs(corner[1] - end[1]) for end in (before, after)]
        radius = min(CORNER, *(r / 2 for r in room))
        if radius < 0.5:
            data.append(f"L{corner[0]:.1f} {corner[1]:.1f}")
            continue
        a, b = _toward(corner, before, radius), _toward(corner, after, radius)
        data.append(f"L{a[0]:.1f} {a[1]:.1f}Q{corner[0]:.1f} {corner[1]:.1f} {b[0]:.1f} {b[1]:.1f}")
    data.append(f"L{base[0]:.1f} {base[1]:.1f}")
    across = (tip[1] - base[1]) / HEAD * 4.5, (tip[0] - base[0]) / HEAD * 4.5
    wings = f"L{base[0] + across[0]:.1f} {base[1] - across[1]:.1f}L{base[0] - across[0]:.1f} {base[1] + across[1]:.1f}"
    return "".join(data), f"M{tip[0]:.1f} {tip[1]:.1f}{wings}Z"
