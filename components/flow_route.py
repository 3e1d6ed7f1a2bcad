"""The ways of a flowchart as paths on a grid of gutters, never through a part.

Lattice: even numbers are gutters, odd numbers are columns (x) or rows (y), so
the part in column c and row r stands on (2c+1, 2r+1). A path goes from the
point of its source to that of its target; all others with a part are closed.
Each way takes the cheapest path; then each is lifted and laid again, because
the first could not know the later ones.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush

from components.flow_grid import Link, Place

Point = tuple[int, int]
Path = tuple[Point, ...]
Step = tuple[int, int]

_DOWN, _UP, _LEFT, _RIGHT = (0, 1), (0, -1), (-1, 0), (1, 0)
_STEPS: tuple[Step, ...] = (_DOWN, _RIGHT, _LEFT, _UP)
_ACROSS, _ALONG = 100.0, 69.0
_BEND, _SIDE_OUT, _SIDE_IN, _WRONG_END, _IN_LINE = 85.0, 20.0, 45.0, 260.0, 190.0
_CROSSING, _TOUCH, _BESIDE, _SAME_SOURCE = 170.0, 45.0, 40.0, 260.0
_PORT_TAKEN, _OUTSIDE, _TIGHT = 320.0, 12.0, 600.0


def on_lattice(place: Place) -> Point:
    """The lattice point of a column and a row."""
    return 2 * place[0] + 1, 2 * place[1] + 1


def _steps(path: Path) -> list[Step]:
    return [(b[0] - a[0], b[1] - a[1]) for a, b in zip(path, path[1:], strict=False)]


@dataclass
class _Traffic:
    """What the ways laid so far occupy."""

    units: dict[frozenset[Point], list[Link]] = field(default_factory=dict)
    through: dict[Point, list[tuple[Step, Step, Link]]] = field(default_factory=dict)
    ports: dict[tuple[Point, Step], list[tuple[str, Link]]] = field(default_factory=dict)

    def lay(self, link: Link, path: Path) -> None:
        """Count a way's path in."""
        steps = _steps(path)
        for a, b in zip(path, path[1:], strict=False):
            self.units.setdefault(frozenset((a, b)), []).append(link)
        for point, before, after in zip(path[1:-1], steps, steps[1:], strict=False):
            self.through.setdefault(point, []).append((before, after, link))
        back = (-steps[-1][0], -steps[-1][1])
        self.ports.setdefault((path[0], steps[0]), []).append(("out", link))
        self.ports.setdefault((path[-1], back), []).append(("in", link))

    def lift(self, link: Link, path: Path) -> None:
        """Take a way's path out again."""
        steps = _steps(path)
        for a, b in zip(path, path[1:], strict=False):
            self.units[frozenset((a, b))].remove(link)
        for point, before, after in zip(path[1:-1], steps, steps[1:], strict=False):
            self.through[point].remove((before, after, link))
        back = (-steps[-1][0], -steps[-1][1])
        self.ports[path[0], steps[0]].remove(("out", link))
        self.ports[path[-1], back].remove(("in", link))

    def port_cost(self, port: tuple[Point, Step], use: str, link: Link) -> float:
        """Nothing for a free side of a part, nor for two arrows into one."""
        others = [other for other in self.ports.get(port, ()) if other[1] != link]
        return _PORT_TAKEN * sum(not (use == "in" == other) for other, _ in others)

    def unit_cost(self, a: Point, b: Point, link: Link) -> float:
        """Running beside others costs; joining a way to the same target does not."""
        cost = 0.0
        for other in self.units.get(frozenset((a, b)), ()):
            if other[1] != link[1]:
                gutter = (a[0] if a[0] == b[0] else a[1]) % 2 == 0
                cost += _SAME_SOURCE if other[0] == link[0] else _BESIDE if gutter else _IN_LINE
        return cost

    def turn_cost(self, point: Point, before: Step, after: Step, link: Link) -> float:
        """Bends, and meeting what already passes through the point."""
        cost = 0.0 if before == after else _BEND
        for came, goes, other in self.through.get(point, ()):
            if other[1] == link[1]:
                continue
            straight_across = before == after and came == goes and (before[0] == 0) != (came[0] == 0)
            cost += _CROSSING if straight_across else _TOUCH
        return cost


def _cheapest(
    link: Link,
    places: Mapping[str, Place],
    closed: frozenset[Point],
    size: Point,
    roomy: bool,
    traffic: _Traffic,
) -> tuple[float, Path]:
    """The cheapest path of one way. `roomy`: its label fits into a gutter between columns."""
    source, goal = on_lattice(places[link[0]]), on_lattice(places[link[1]])
    falls = goal[1] > source[1]
    queue: list[tuple[float, int, float, Path]] = [(0.0, 0, 0.0, (source,))]
    best: dict[tuple[Point, Step], float] = {}
    pushed = 0
    while queue:
        _, _, cost, path = heappop(queue)
        here = path[-1]
        if here == goal:
            return cost, path
        came = (here[0] - path[-2][0], here[1] - path[-2][1]) if len(path) > 1 else None
        if came is not None and best.get((here, came), float("inf")) < cost:
            continue
        for step in _STEPS:
            if came is not None and (step[0] + came[0], step[1] + came[1]) == (0, 0):
                continue
            to = here[0] + step[0], here[1] + step[1]
            if not (0 <= to[0] < size[0] and 0 <= to[1] < size[1]) or (to in closed and to != goal):
                continue
            more = (_ACROSS if step[0] else _ALONG) + traffic.unit_cost(here, to, link)
            if to[0] in (0, size[0] - 1):
                more += _OUTSIDE
            if came is None:
                more += traffic.port_cost((here, step), "out", link) + (_SIDE_OUT if step[0] else 0.0)
                more += _WRONG_END if step == _UP else 0.0
            else:
                more += traffic.turn_cost(here, came, step, link)
                if len(path) == 2 and came[0] and came != step and not roomy:
                    more += _TIGHT
            if to == goal:
                more += traffic.port_cost((to, (-step[0], -step[1])), "in", link)
                more += _SIDE_IN if step[0] else 0.0
                more += _WRONG_END if step == _UP and falls else 0.0
            total = cost + more
            if total < best.get((to, step), float("inf")):
                best[to, step] = total
                pushed += 1
                guess = _ACROSS * abs(goal[0] - to[0]) + _ALONG * abs(goal[1] - to[1])
                heappush(queue, (total + guess, pushed, total, (*path, to)))
    raise AssertionError(f"no path for {link}: the outer gutters are always open")


def route(
    links: Sequence[Link], places: Mapping[str, Place], roomy: frozenset[Link], passes: int = 2
) -> tuple[float, dict[Link, Path]]:
    """A path for every way, and what they cost together: less is calmer to look at."""
    size = 2 * max(c for c, _ in places.values()) + 3, 2 * max(r for _, r in places.values()) + 3
    closed = frozenset(on_lattice(place) for place in places.values())
    traffic, paths = _Traffic(), dict[Link, Path]()

    def reach(link: Link) -> tuple[int, int]:
        (ca, ra), (cb, rb) = places[link[0]], places[link[1]]
        return abs(ra - rb), abs(ca - cb)

    total = 0.0
    for _ in range(passes + 1):
        total = 0.0
        for link in sorted(links, key=reach):
            if link in paths:
                traffic.lift(link, paths[link])
            cost, paths[link] = _cheapest(link, places, closed, size, link in roomy, traffic)
            traffic.lay(link, paths[link])
            total += cost
    return total, paths
