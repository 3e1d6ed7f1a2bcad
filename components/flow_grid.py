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


def _between(a: float, b: float) -> range:
    low, high = sorted((int(a), int(b)))
    return range(low + 1, high)


def unrest(places: Mapping[str, Place], links: Sequence[Link]) -> float:
    """How restless a placing would look: sideways lines, detours, crossings; less is better."""
    taken = set(places.values())
    cost = sum((0.4 if row else _START_ASIDE) * column for column, row in places.values())
    cost += 3.0 * len({column for column, _ in places.values()})
    straight: set[str] = set()
    leads_on, into = {a for a, _ in links}, Counter(b for _, b in links)
    lines = []
    for a, b in links:
        (ca, ra), (cb, rb) = places[a], places[b]
        blocked = any((ca, row) in taken for row in _between(ra, rb))
        if ca == cb:
            cost += _BLOCKED * blocked
            straight.update(() if blocked else (a,))
        else:
            cost += _SIDEWAYS + _FARTHER * (abs(ca - cb) - 1)
            if into[b] == 1 and b in leads_on:
                cost += _OFF_SPINE * abs(ca - cb)
            blocked = blocked and any((cb, row) in taken for row in _between(ra, rb))
            if abs(ra - rb) > 1:
                cost += _DETOUR if blocked else _CORNER
        lines.append((ca, ra, cb, rb, blocked))
    cost += _NO_SPINE * len(leads_on - straight)
    for i, (ax, ay, bx, by, a_strays) in enumerate(lines):
        for cx, cy, dx, dy, b_strays in lines[i + 1 :]:
            low, high = max(ay, cy), min(by, dy)
            if low >= high or (ax, ay) == (cx, cy) or (bx, by) == (dx, dy):
                continue
            start = _at(ax, ay, bx, by, low) - _at(cx, cy, dx, dy, low)
            end = _at(ax, ay, bx, by, high) - _at(cx, cy, dx, dy, high)
            if start * end < 0:
                # a way that has to go round others will hardly be where the straight line is
                cost += _CROSSING / 4 if a_strays or b_strays else _CROSSING
    return cost


def _at(ax: int, ay: int, bx: int, by: int, y: int) -> float:
    """The column at which a straight line from a to b passes the row y."""
    return float(ax + (bx - ax) * (y - ay) / (by - ay))


def _moves(places: dict[str, Place], columns: int) -> Iterator[dict[str, Place]]:
    """Placings one step away: a node to another column, or two columns changed over from a row down."""
    at = {place: node for node, place in places.items()}
    for node, (column, row) in places.items():
        for other in range(columns):
            if other != column:
                moved = dict(places)
                moved[node] = (other, row)
                if (other, row) in at:
                    moved[at[other, row]] = (column, row)
                yield moved
    for row in sorted({row for _, row in places.values()}):
        for one in range(columns):
            for two in range(one + 1, columns):
                swap = {one: two, two: one}
                yield {node: (swap.get(c, c) if r >= row else c, r) for node, (c, r) in places.items()}


def _settled(places: dict[str, Place], links: Sequence[Link], columns: int) -> tuple[float, dict[str, Place]]:
    best = unrest(places, links)
    while True:
        found = min(
            ((unrest(moved, links), i, moved) for i, moved in enumerate(_moves(places, columns))),
            default=(best, 0, places),
        )
        if found[0] >= best - 1e-9:
            return best, places
        best, places = found[0], found[2]


def placings(
    nodes: Sequence[str], start: str, links: Sequence[Link], columns: int = COLUMNS
) -> list[dict[str, Place]]:
    """The calmest placings found, best first, each from another first guess. Never empty."""
    row_of = ranks(nodes, start, links, columns)
    wide = max((list(row_of.values()).count(row) for row in row_of.values()), default=1)
    found: list[tuple[float, dict[str, Place]]] = []
    for order in _guesses(nodes, start, links):
        filled: dict[int, int] = {}
        places: dict[str, Place] = {}
        for node in order:
            row = row_of[node]
            places[node] = (filled.get(row, 0), row)
            filled[row] = filled.get(row, 0) + 1
        for width in range(max(wide, min(2, columns)), columns + 1):
            settled = _settled(places, links, width)
            if all(settled[1] != earlier for _, earlier in found):
                found.append(settled)
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
