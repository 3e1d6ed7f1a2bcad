"""A line of the drawing as SVG path data: square turns with round corners, and its arrowhead."""

from collections.abc import Sequence

from components.flow_lanes import Dot

CORNER = 12.0
HEAD = 9.0
"""The length of an arrowhead in px."""
_HALF_HEAD = 4.5


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
    across = (tip[1] - base[1]) / HEAD * _HALF_HEAD, (tip[0] - base[0]) / HEAD * _HALF_HEAD
    wings = [(base[0] + across[0], base[1] - across[1]), (base[0] - across[0], base[1] + across[1])]
    return "".join(data), f"M{tip[0]:.1f} {tip[1]:.1f}{''.join(f'L{x:.1f} {y:.1f}' for x, y in wings)}Z"
