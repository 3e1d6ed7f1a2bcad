"""Where the parts of a flowchart stand: a row by rank, a column by calm.

A row is the longest way from the start, so that every line of a process
without loops leads down. Columns are found by a small deterministic search
that prefers straight lines, few crossings, and the left.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

COLUMNS = 4
"""More columns than this do not fit beside the details on a classroom's screen."""

Place = tuple[int, int]
"""Column and row."""
Link = tuple[str, str]

# what makes a drawing restless, weighed against one another by looking at drawings
_SIDEWAYS, _FARTHER = 10.0, 4.0
_BLOCKED, _DETOUR, _CORNER = 30.0, 14.0, 6.0
_CROSSING = 18.0
_START_ASIDE, _NO_SPINE, _OFF_SPINE = 25.0, 14.0, 9.0


def downward(start: str, links: Sequence[Link]) -> list[Link]:
    """The links without those that close a loop, found depth first from the start."""
    ahead: dict[str, list[str]] = {}
    for a, b in links:
        ahead.setdefault(a, []).append(b)
    kept: list[Link] = []
    done: set[str] = set()

    def visit(node: str, above: frozenset[str]) -> None:
        for following in ahead.get(node, ()):
            if following in above or following == node:
                continue
            kept.append((node, following))
            if following not in done:
                visit(following, above | {following})
        done.add(node)

    visit(start, frozenset({start}))
    return kept


def ranks(nodes: Sequence[str], start: str, links: Sequence[Link], columns: int = COLUMNS) -> dict[str, int]:
    """The row of each node: its longest way from the start, at most `columns` nodes to a row.

    Where a row is too full, nodes that lead nowhere give way first.
    """
    down = downward(start, links)
    least = dict.fromkeys(nodes, 0)
    while True:
        rank = dict(least)
        for _ in nodes:
            for a, b in down:
                rank[b] = max(rank[b], rank[a] + 1)
        rows = sorted(set(rank.values()))
        full = next((row for row in rows if list(rank.values()).count(row) > columns), None)
        if full is None:
            return {node: rows.index(row) for node, row in rank.items()}
        sitting = [node for node in nodes if rank[node] == full]
        leads_on = {a for a, _ in down}
        giving_way = sorted(sitting, key=lambda node: (node not in leads_on, sitting.index(node)))[columns:]
        least.update(dict.fromkeys(giving_way, full + 1))


class _Calm:
    """How restless a placing of nodes in fixed rows would look. What the rows decide is worked out once.

    A placing is the column of each node, in the order of the nodes.
    """

    def __init__(self, row_of: Mapping[str, int], links: Sequence[Link]) -> None:
        self.nodes = list(row_of)
        self.rows = list(row_of.values())
        at = {node: i for i, node in enumerate(self.nodes)}
        leads_on, into = {a for a, _ in links}, Counter(b for _, b in links)
        self._leading = len(leads_on)
        # of each link: its ends, the rows it passes, whether its end leads on and is led to by it alone
        self._links = [
            (at[a], at[b], tuple(_between(row_of[a], row_of[b])), into[b] == 1 and b in leads_on)
            for a, b in links
        ]
        self._pairs = list(self._crossable())

    def _crossable(self) -> Iterator[tuple[int, int, tuple[int, ...]]]:
        """Pairs of links that pass a row together, and what tells at both ends of it on which side they are.

        A link from (ax, ay) to (bx, by) passes the row y at ax + (bx - ax)(y - ay)/(by - ay). All is
        multiplied by both heights, so that it stays whole numbers.
        """
        for i, (a, b, *_) in enumerate(self._links):
            for j in range(i + 1, len(self._links)):
                c, d, *_ = self._links[j]
                ay, by, cy, dy = (self.rows[end] for end in (a, b, c, d))
                low, high = max(min(ay, by), min(cy, dy)), min(max(ay, by), max(cy, dy))
                if low >= high or a == c or b == d:
                    continue
                one, other = by - ay, dy - cy
                told = [part for y in (low, high) for part in ((y - ay) * other, (y - cy) * one)]
                yield i, j, (one * other, *told)

    def unrest(self, columns: Sequence[int]) -> float:
        """Sideways lines, detours, crossings and more, weighed; less is better."""
        rows = self.rows
        taken = {(column, row) for column, row in zip(columns, rows, strict=True)}
        cost = sum((0.4 if row else _START_ASIDE) * column for column, row in zip(columns, rows, strict=True))
        cost += 3.0 * len(set(columns))
        straight: set[int] = set()
        strays: list[bool] = []
        for a, b, passed, is_spine in self._links:
            ca, cb = columns[a], columns[b]
            blocked = any((ca, row) in taken for row in passed)
            if ca == cb:
                cost += _BLOCKED * blocked
                if not blocked:
                    straight.add(a)
            else:
                cost += _SIDEWAYS + _FARTHER * (abs(ca - cb) - 1)
                if is_spine:
                    cost += _OFF_SPINE * abs(ca - cb)
                blocked = blocked and any((cb, row) in taken for row in passed)
                if passed:
                    cost += _DETOUR if blocked else _CORNER
            strays.append(blocked)
        cost += _NO_SPINE * (self._leading - len(straight))
        ends = [(columns[a], columns[b]) for a, b, *_ in self._links]
        for i, j, (both, a_low, c_low, a_high, c_high) in self._pairs:
            ax, bx = ends[i]
            cx, dx = ends[j]
            apart, one, other = (ax - cx) * both, bx - ax, dx - cx
            if (apart + one * a_low - other * c_low) * (apart + one * a_high - other * c_high) < 0:
                # a way that has to go round others will hardly be where the straight line is
                cost += _CROSSING / 4 if strays[i] or strays[j] else _CROSSING
        return cost

    def moves(self, placed: list[int], columns: int) -> Iterator[list[int]]:
        """Placings one step away: a node to another column, or two columns changed over from a row down."""
        at = {place: i for i, place in enumerate(zip(placed, self.rows, strict=True))}
        for (column, row), i in at.items():
            for other in range(columns):
                if other != column:
                    moved = list(placed)
                    moved[i] = other
                    if (other, row) in at:
                        moved[at[other, row]] = column
                    yield moved
        for row in sorted(set(self.rows)):
            for one in range(columns):
                for two in range(one + 1, columns):
                    swap = {one: two, two: one}
                    yield [swap.get(c, c) if r >= row else c for c, r in zip(placed, self.rows, strict=True)]

    def settled(self, placed: list[int], columns: int) -> tuple[float, list[int]]:
        """The calmest placing to which single moves lead, each to the calmest of its neighbours."""
        best = self.unrest(placed)
        while True:
            found = min(
                ((self.unrest(moved), i, moved) for i, moved in enumerate(self.moves(placed, columns))),
                default=(best, 0, placed),
            )
            if found[0] >= best - 1e-9:
                return best, placed
            best, placed = found[0], found[2]


def _between(a: int, b: int) -> range:
    low, high = sorted((a, b))
    return range(low + 1, high)


def unrest(places: Mapping[str, Place], links: Sequence[Link]) -> float:
    """How restless a placing would look: sideways lines, detours, crossings; less is better."""
    calm = _Calm({node: row for node, (_, row) in places.items()}, links)
    return calm.unrest([column for column, _ in places.values()])


def placings(
    nodes: Sequence[str], start: str, links: Sequence[Link], columns: int = COLUMNS
) -> list[dict[str, Place]]:
    """The calmest placings found, best first, each from another first guess. Never empty."""
    row_of = ranks(nodes, start, links, columns)
    wide = max((list(row_of.values()).count(row) for row in row_of.values()), default=1)
    found: list[tuple[float, dict[str, Place]]] = []
    for order in _guesses(nodes, start, links):
        filled: dict[int, int] = {}
        calm, first = _Calm({node: row_of[node] for node in order}, links), []
        for row in calm.rows:
            first.append(filled.get(row, 0))
            filled[row] = filled.get(row, 0) + 1
        for width in range(max(wide, min(2, columns)), columns + 1):
            cost, placed = calm.settled(first, width)
            places = dict(zip(calm.nodes, zip(placed, calm.rows, strict=True), strict=True))
            if all(places != earlier for _, earlier in found):
                found.append((cost, places))
    return [places for _, places in sorted(found, key=lambda pair: pair[0])]


def _guesses(nodes: Sequence[str], start: str, links: Sequence[Link]) -> Iterable[list[str]]:
    """First orders from left to right: as the ways lead, and the other way round."""
    order: list[str] = []
    ahead = [start]
    while ahead:
        node = ahead.pop()
        if node not in order:
            order.append(node)
            ahead += [b for a, b in reversed(links) if a == node]
    order += [node for node in nodes if node not in order]
    return order, order[::-1]
