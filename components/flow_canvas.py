"""The lattice of a flowchart in px: as wide and as high as its parts, lanes and words need."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from components.flow_fold import Part
from components.flow_grid import Link, Place
from components.flow_labels import WIDTHS, Box, label_size
from components.flow_lanes import Dot, Lanes, offset, runs
from components.flow_route import Path
from components.flow_text import lines_needed, wrap_text

TEXT_SIZE, TEXT_LINE = 16.0, 20.0
COLUMN_GAP = 36.0
EDGE = 3.0
"""Free room around the drawing, for outlines and focus."""
_LANE, _PORT_LANE = 10.0, 16.0


@dataclass(frozen=True)
class Measure:
    """How wide a part is, how high it is at least, and how far its row is from the next, in px."""

    part_width: float
    part_height: float
    row_gap: float

    def inner(self, part: Part) -> float:
        """The width that a part leaves to its words; an outcome also has a sign."""
        return self.part_width - (51 if part.kind == "outcome" else 32)


SCREEN = Measure(164.0, 88.0, 50.0)
"""Four parts side by side beside the details, each high enough for a thumb."""


def part_height(part: Part, measure: Measure = SCREEN) -> float:
    """The height a part's words need, at least that of a part."""
    inner = measure.inner(part)
    lines = lines_needed(wrap_text(part.label, TEXT_SIZE, inner), TEXT_SIZE, inner)
    return max(measure.part_height, lines * TEXT_LINE + (46 if part.kind == "group" else 22))


class Canvas:
    """The lattice in px: how wide and high every gutter must be for its lanes and words."""

    def __init__(
        self,
        parts: Sequence[Part],
        places: Mapping[str, Place],
        paths: Mapping[Link, Path],
        lanes: Lanes,
        texts: Mapping[Link, str],
        extra: Mapping[int, float],
        measure: Measure = SCREEN,
    ) -> None:
        self._places, self._lanes, self._measure = places, lanes, measure
        self._pieces = {link: runs(link, path) for link, path in paths.items()}
        columns = 1 + max(column for column, _ in places.values())
        rows = 1 + max(row for _, row in places.values())
        busy: dict[tuple[bool, int], int] = {}
        words: dict[int, float] = {}
        aside: dict[int, float] = {}
        for link, row in self._pieces.items():
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
        heights = [
            max(part_height(p, measure) for p in parts if places[p.id][1] == row) for row in range(rows)
        ]
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
                middles.append(x + self._measure.part_width / 2)
                x += self._measure.part_width
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
            least = (18.0 if lanes else 0.0) if outer else self._measure.row_gap
            spare = max(0.0, least - above - lanes_high - (24 + (14 if lanes else 0)))
            top = above + (14 + spare / 2 if lanes else spare)
            high = top + lanes_high + 24 + (spare / 2 if lanes else 0.0)
            if outer:
                high = lanes_high + 18 if lanes else 0.0
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
        column, row = self._places[part]
        top, high = self._tops[row]
        return Box(
            self._x[2 * column + 1] - self._measure.part_width / 2, top, self._measure.part_width, high
        )

    def dots(self, link: Link) -> tuple[Dot, ...]:
        """The corners of a way's line, from the side of one part to the side of the other."""
        row = self._pieces[link]
        at = []
        for run in row:
            upright, number = run.line
            lines = self._x if upright else self._y
            at.append(lines[number] + offset(self._lanes, run, _LANE if number % 2 == 0 else _PORT_LANE))
        corners = [(at[i], at[i + 1]) if row[i].line[0] else (at[i + 1], at[i]) for i in range(len(row) - 1)]
        source, target = self.box(link[0]), self.box(link[1])
        first = _port(source, row[0].line[0], at[0], corners[0] if corners else _middle(target))
        last = _port(target, row[-1].line[0], at[-1], corners[-1] if corners else _middle(source))
        return (first, *corners, last)


def _middle(box: Box) -> Dot:
    return box.x + box.w / 2, box.y + box.h / 2


def _port(box: Box, upright: bool, at: float, toward: Dot) -> Dot:
    """Where a line at `at` meets the side of a part that faces the next dot."""
    if upright:
        return at, box.y + box.h if toward[1] > box.y + box.h / 2 else box.y
    return box.x + box.w if toward[0] > box.x + box.w / 2 else box.x, at
