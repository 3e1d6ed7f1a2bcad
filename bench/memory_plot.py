"""A still picture of memory over time: a line, two axes, and what it says in words."""

from collections.abc import Sequence
from html import escape

WIDE, HIGH, LEFT, BOTTOM, TOP = 760, 320, 64, 48, 40


def draw_plot(points: Sequence[tuple[float, float]], of: str) -> str:
    """An SVG of (minute, MB); the axis of memory begins at zero, so that flat looks flat and growth is seen.

    It brings its own ground and inks, because it stands in a text whose theme nobody knows.
    """
    last, most = points[-1][0], max(memory for _, memory in points) * 1.25

    def place(minute: float, memory: float) -> tuple[float, float]:
        x = LEFT + (WIDE - LEFT - 16) * minute / last
        return round(x, 1), round(HIGH - BOTTOM - (HIGH - BOTTOM - TOP) * memory / most, 1)

    line = " ".join(f"{x},{y}" for x, y in (place(*point) for point in points))
    rules, labels = [], []
    step = 10 ** len(str(int(most / 4)))
    step = next(each for each in (step / 10, step / 5, step / 2, step) if most / each <= 6)
    for n in range(int(most / step) + 1):
        _, y = place(0, n * step)
        rules.append(f'<path d="M{LEFT} {y}H{WIDE - 16}" stroke="#D5DEDC"/>')
        labels.append(f'<text x="{LEFT - 8}" y="{y + 5}" text-anchor="end">{n * step:.0f}</text>')
    for n in range(7):
        x, y = place(last * n / 6, 0)
        labels.append(f'<text x="{x}" y="{y + 22}" text-anchor="middle">{last * n / 6:.0f}</text>')
    title = f"The server's memory, in MB, by minute: {of}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" role="img" '
        f'aria-label="{escape(title)}" font-family="sans-serif" font-size="14" fill="#14252B">'
        f'<rect width="{WIDE}" height="{HIGH}" fill="#FFFFFF"/>'
        f'<text x="{LEFT}" y="22" font-weight="700">{escape(title)}</text>{"".join(rules)}{"".join(labels)}'
        f'<polyline points="{line}" fill="none" stroke="#0B5A66" stroke-width="2.5"/></svg>\n'
    )
