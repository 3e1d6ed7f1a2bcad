"""The signs of the visual language, as SVG to put in a line of text."""

from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from markupsafe import Markup

_SVG = "{http://www.w3.org/2000/svg}"
_FILE = Path(__file__).resolve().parent.parent / "static" / "icons.svg"


@cache
def _symbols() -> dict[str, tuple[str, str]]:
    """The symbols of static/icons.svg: id to view box and the drawing inside."""
    ElementTree.register_namespace("", "http://www.w3.org/2000/svg")
    drawn = {}
    for symbol in ElementTree.parse(_FILE).getroot().iter(f"{_SVG}symbol"):
        inside = "".join(ElementTree.tostring(part, encoding="unicode") for part in symbol)
        drawn[symbol.attrib["id"]] = (symbol.attrib["viewBox"], inside)
    return drawn


def icon(name: str, label: str | None = None) -> Markup:
    """A sign by its name in icons.svg. Decorative unless it gets a label.

    Raises KeyError for a sign that the file does not hold.
    """
    box, inside = _symbols()[name]
    told = Markup('role="img" aria-label="{}"').format(label) if label else Markup('aria-hidden="true"')
    return Markup('<svg class="ico" viewBox="{}" fill="none" {}>{}</svg>').format(box, told, Markup(inside))


LOGO = Markup(
    '<svg viewBox="0 0 32 32" fill="none" aria-hidden="true">'
    '<path d="M4 31 9.5 26.5h13L28 31z" fill="var(--lamp)" opacity=".5"/>'
    '<path d="M11 7h10v19.5H11z" fill="var(--lamp)"/>'
    '<path d="M9.5 27V5.5h13V27" stroke="currentColor" stroke-width="2.8" '
    'stroke-linejoin="round" stroke-linecap="round"/></svg>'
)
