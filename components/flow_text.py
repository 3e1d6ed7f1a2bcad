"""How much room words need, estimated: the browser wraps the text itself.

The widths are those of Atkinson Hyperlegible Next at weight 600 as shares of
the font size, in classes of similar letters and rounded up, so that a box is
a little too large rather than too small.
"""

from collections.abc import Sequence

_NARROW = {"'": 0.25, ".": 0.25, ",": 0.25, ";": 0.25, ":": 0.25, "j": 0.28, "i": 0.28, "í": 0.28, "l": 0.3}
_SLIM = {" ": 0.3, "!": 0.3, "¡": 0.3, "(": 0.33, ")": 0.33, "f": 0.36, "t": 0.37, "r": 0.37, "-": 0.37}
_LOWER = {"s": 0.51, "c": 0.51, "v": 0.51, "y": 0.51, "z": 0.51, "x": 0.52, "m": 0.88, "w": 0.73, "I": 0.42}
_WIDE = {"M": 0.86, "W": 0.89, "O": 0.75, "Q": 0.76, "G": 0.72, "H": 0.72, "N": 0.72, "U": 0.7, "/": 0.43}
_WIDTHS = _NARROW | _SLIM | _LOWER | _WIDE


def text_width(text: str, size: float) -> float:
    """The width of a line of text in px, at a font size in px."""
    return size * sum(_WIDTHS.get(c, 0.68 if c.isupper() else 0.6) for c in text)


def wrap_text(text: str, size: float, width: float) -> tuple[str, ...]:
    """The lines that the text needs within `width` px. A longer word gets lines of its own."""
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}", size) <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return tuple(lines)


def lines_needed(lines: Sequence[str], size: float, width: float) -> int:
    """How many lines on screen: a word wider than the box is broken by the browser."""
    return sum(max(1, -int(-text_width(line, size) // width)) for line in lines)
