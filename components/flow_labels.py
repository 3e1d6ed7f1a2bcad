"""Where the words of each way go: near where it leaves, on nothing else."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from components.flow_grid import Link
from components.flow_lanes import Dot
from components.flow_text import text_width, wrap_text

SIZE = 14.0
"""Font size of a label in px: the smallest text of the drawing."""
LINE = 17.0
_PAD, _CLEAR, _CORNER, _HEAD = 5.0, 2.0, 13.0, 12.0
WIDTHS = (112.0, 78.0)
"""How wide a label may get, in px: the second where the first finds no room."""


@dataclass(frozen=True)
class Box:
    """A rectangle in px, from its top left corner."""

    x: float
    y: float
    w: float
    h: float

    def meets(self, other: "Box", clear: float = 0.0) -> bool:
        """Whether the two overlap, or come closer than `clear` px."""
        return (
            self.x < other.x + other.w + clear
            and other.x < self.x + self.w + clear
            and self.y < other.y + other.h + clear
            and other.y < self.y + self.h + clear
        )

    def within(self, width: float, height: float) -> bool:
        """Whether it lies inside a canvas of this size."""
        return self.x >= 0 and self.y >= 0 and self.x + self.w <= width and self.y + self.h <= height


@dataclass(frozen=True)
class Label:
    """Words in their lines, and the patch of paper they stand on."""

    lines: tuple[str, ...]
    box: Box


def label_size(text: str, width: float) -> tuple[tuple[str, ...], float, float]:
    """The lines of a label and the size of its patch in px."""
    lines = wrap_text(text, SIZE, width)
    return lines, max(text_width(line, SIZE) for line in lines) + 2 * _PAD, len(lines) * LINE + 2


def piece_boxes(dots: Sequence[Dot]) -> list[Box]:
    """The straight pieces of a line as thin boxes."""
    return [
        Box(min(a[0], b[0]) - 1, min(a[1], b[1]) - 1, abs(a[0] - b[0]) + 2, abs(a[1] - b[1]) + 2)
        for a, b in zip(dots, dots[1:], strict=False)
    ]


def _candidates(dots: Sequence[Dot], w: float, h: float) -> Iterable[Box]:
    """Patches for a label of this size, the best place first; on a line they keep clear of its corners."""
    last = len(dots) - 2
    for first, (a, b) in enumerate(zip(dots, dots[1:], strict=False)):
        length = abs(a[0] - b[0]) + abs(a[1] - b[1])
        upright, sign = a[0] == b[0], 1 if (b[0] + b[1]) > (a[0] + a[1]) else -1
        begin, end = (3.0 if first == 0 else _CORNER), (_HEAD if first == last else _CORNER)
        free = length - begin - end - (h if upright else w)
        if upright:
            for share in (0.0, 0.25, 0.5, 0.75) if free >= 0 else ():
                y = a[1] + sign * (begin + h / 2 + share * free)
                yield Box(a[0] - w / 2, y - h / 2, w, h)
            if first == 0:
                y = a[1] + sign * (3 + h / 2)
                yield Box(a[0] + 5, y - h / 2, w, h)
                yield Box(a[0] - 5 - w, y - h / 2, w, h)
        else:
            start = a[0] + 4 if sign > 0 else a[0] - 4 - w
            if first == 0:
                yield Box(start, a[1] - h - 2, w, h)
                yield Box(start, a[1] + 3, w, h)
            for share in (0.0, 0.5, 1.0) if free >= 0 else ():
                x = a[0] + sign * (begin + w / 2 + share * free)
                yield Box(x - w / 2, a[1] - h / 2, w, h)
                yield Box(x - w / 2, a[1] - h - 2, w, h)


def place_labels(
    texts: Mapping[Link, str],
    lines: Mapping[Link, Sequence[Dot]],
    parts: Sequence[Box],
    width: float,
    height: float,
) -> tuple[dict[Link, Label], list[Link]]:
    """A place for each label, and the ways whose label found none free of parts, labels and other ways.

    Those still get the first place on the canvas, so that no words are lost:
    the caller makes room and asks again.
    """
    placed: dict[Link, Label] = {}
    homeless: list[Link] = []
    # the words that are most in the way of others are placed first
    for link in sorted(texts, key=lambda link: -text_width(texts[link], SIZE)):
        others = [box for other, dots in lines.items() if other != link for box in piece_boxes(dots)]
        taken = [label.box for label in placed.values()]
        found = None
        for most in WIDTHS:
            words, w, h = label_size(texts[link], most)
            for box in _candidates(lines[link], w, h):
                if (
                    box.within(width, height)
                    and not any(box.meets(part, _CLEAR) for part in parts)
                    and not any(box.meets(other, _CLEAR) for other in taken)
                    and not any(box.meets(other) for other in others)
                ):
                    found = Label(words, box)
                    break
            if found:
                break
        if found is None:
            words, w, h = label_size(texts[link], WIDTHS[-1])
            found = Label(words, Box(lines[link][0][0] - w / 2, lines[link][0][1] + 3, w, h))
            homeless.append(link)
        placed[link] = found
    return placed, homeless
