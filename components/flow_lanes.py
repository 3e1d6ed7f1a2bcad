"""Paths that share a gutter, side by side: a lane for each, in the order that crosses least."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from components.flow_grid import Link
from components.flow_route import Path

Dot = tuple[float, float]
Line = tuple[bool, int]
"""Whether a lattice line is upright, and its number."""

_APART = 8.0
_CROSSES, _ENDS_ON, _COVERS = 1.0, 3.0, 12.0


@dataclass(frozen=True)
class Run:
    """A straight piece of a way's path, between two of its corners."""

    link: Link
    index: int
    line: Line
    low: int
    high: int

    def meets(self, other: "Run") -> bool:
        """Whether two runs on one line need a lane each. In a gutter their corners may not touch either."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return low < high or (low == high and self.line[1] % 2 == 0)


Lanes = dict[Run, tuple[int, int]]
"""The lane of each run, counted from the left or the top, and how many lanes there are beside it."""


def runs(link: Link, path: Path) -> tuple[Run, ...]:
    """The straight pieces of a path, in its direction."""
    corners = [path[0]]
    for before, here, after in zip(path, path[1:], path[2:], strict=False):
        if (before[0] == here[0]) != (here[0] == after[0]):
            corners.append(here)
    corners.append(path[-1])
    pieces = []
    for index, (a, b) in enumerate(zip(corners, corners[1:], strict=False)):
        upright = a[0] == b[0]
        low, high = sorted((a[1], b[1]) if upright else (a[0], b[0]))
        pieces.append(Run(link, index, (upright, a[0] if upright else a[1]), low, high))
    return tuple(pieces)


def _together(items: list[list[Run]], joined: Mapping[int, set[int]]) -> list[list[int]]:
    """Connected groups of indices."""
    groups, left = [], set(range(len(items)))
    while left:
        group, ahead = [], [min(left)]
        while ahead:
            i = ahead.pop()
            if i in left:
                left.remove(i)
                group.append(i)
                ahead += sorted(joined[i])
        groups.append(sorted(group))
    return groups


def _bundles(line: list[Run]) -> list[list[Run]]:
    """Runs of a line; those that end in the same part share a bundle, and so a lane."""
    same = {
        i: {j for j, b in enumerate(line) if a.link[1] == b.link[1] and a.low <= b.high and b.low <= a.high}
        for i, a in enumerate(line)
    }
    return [[line[i] for i in group] for group in _together([[run] for run in line], same)]


def _numbered(order: list[int], clash: Mapping[int, set[int]]) -> dict[int, int]:
    lane: dict[int, int] = {}
    for i in order:
        lane[i] = 1 + max((lane[j] for j in clash[i] if j in lane), default=-1)
    return lane


def assign_lanes(paths: Mapping[Link, Path]) -> Lanes:
    """A lane for every run. Deterministic: the same paths always get the same lanes."""
    pieces = {link: runs(link, path) for link, path in paths.items()}
    lines: dict[Line, list[Run]] = {}
    for run in (run for row in pieces.values() for run in row):
        lines.setdefault(run.line, []).append(run)
    lanes: Lanes = {run: (0, 1) for row in pieces.values() for run in row}
    crowds = []
    for line in sorted(lines):
        bundles = _bundles(lines[line])
        clash = {
            i: {j for j, b in enumerate(bundles) if i != j and any(x.meets(y) for x in a for y in b)}
            for i, a in enumerate(bundles)
        }
        crowds += [(bundles, clash, crowd) for crowd in _together(bundles, clash) if len(crowd) > 1]

    def take(bundles: list[list[Run]], clash: Mapping[int, set[int]], order: list[int]) -> None:
        number = _numbered(order, clash)
        count = 1 + max(number.values())
        for i, lane in number.items():
            lanes.update(dict.fromkeys(bundles[i], (lane, count)))

    for _ in range(2):
        for bundles, clash, crowd in crowds:
            order = sorted(crowd, key=lambda i: min(lanes[run][0] for run in bundles[i]))
            take(bundles, clash, order)
            touched = {run.link for i in crowd for run in bundles[i]}
            least, improved = _tangle(pieces, lanes, touched), True
            while improved and least > 0:
                improved = False
                for one, two in combinations(range(len(order)), 2):
                    tried = list(order)
                    tried[one], tried[two] = tried[two], tried[one]
                    take(bundles, clash, tried)
                    tangle = _tangle(pieces, lanes, touched)
                    if tangle < least:
                        least, order, improved = tangle, tried, True
            take(bundles, clash, order)
    return lanes


def offset(lanes: Lanes, run: Run, apart: float) -> float:
    """How far from the middle of its line a run lies, with lanes `apart` px from one another."""
    lane, count = lanes[run]
    return (lane - (count - 1) / 2) * apart


def _tangle(pieces: Mapping[Link, tuple[Run, ...]], lanes: Lanes, touched: Iterable[Link]) -> float:
    """How much the ways in `touched` cross, end on, or cover any other."""
    drawn = {link: _sketch(row, lanes) for link, row in pieces.items()}
    moved = set(touched)
    return sum(
        _meeting(a, b)
        for one, two in combinations(drawn, 2)
        if one[1] != two[1] and (one in moved or two in moved)
        for a in drawn[one]
        for b in drawn[two]
    )


def _sketch(row: tuple[Run, ...], lanes: Lanes) -> list[tuple[Dot, Dot]]:
    """The way's pieces on a nominal grid, low end first; enough to see what crosses."""
    scale = {True: 100.0, False: 70.0}
    at = [run.line[1] * scale[run.line[0]] + offset(lanes, run, _APART) for run in row]
    drawn = []
    for i, run in enumerate(row):
        ends = [run.low * scale[not run.line[0]], run.high * scale[not run.line[0]]]
        for j in (i - 1, i + 1):
            if 0 <= j < len(row):
                ends[0 if row[j].line[1] == run.low else 1] = at[j]
        low, high = sorted(ends)
        drawn.append(((at[i], low), (at[i], high)) if run.line[0] else ((low, at[i]), (high, at[i])))
    return drawn


def _meeting(a: tuple[Dot, Dot], b: tuple[Dot, Dot]) -> float:
    upright_a, upright_b = a[0][0] == a[1][0], b[0][0] == b[1][0]
    if upright_a == upright_b:
        across, along = (0, 1) if upright_a else (1, 0)
        if abs(a[0][across] - b[0][across]) > 1:
            return 0.0
        return _COVERS if min(a[1][along], b[1][along]) - max(a[0][along], b[0][along]) > -1 else 0.0
    up, flat = (a, b) if upright_a else (b, a)
    x, y = up[0][0], flat[0][1]
    if not (flat[0][0] <= x <= flat[1][0] and up[0][1] <= y <= up[1][1]):
        return 0.0
    inside = flat[0][0] < x < flat[1][0] and up[0][1] < y < up[1][1]
    return _CROSSES if inside else _ENDS_ON
