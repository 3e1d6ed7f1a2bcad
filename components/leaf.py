"""A leaf: a piece of our own HTML in a page, whose links stay in the same session.

Streamlit's own HTML element has no events, and an ordinary link starts a new
session. A leaf keeps real links (they can be copied, or opened in a tab) and
hands a plain click to Python; it opens glossary entries, filters lists and
sends the small forms of a student's thread without asking Python at all. The
header's leaf does the same for our HTML that stands outside any leaf. A
leaf that is a classroom's wall is moved by keys (wall.js).
"""

import hashlib
from pathlib import Path

import streamlit as st
from markupsafe import Markup

_LEAF = st.components.v2.component(
    "leaf",
    html='<div class="ax-leaf"></div>\n<!-- filled by its script -->',
    js="".join((Path(__file__).parent / name).read_text("utf-8") for name in ("wall.js", "leaf.js")),
    isolate_styles=False,
)


def draw_leaf(html: Markup, *, key: str, lang: str, route: str | None = None) -> str | None:
    """Draw the HTML and return the address that the person just chose, if any.

    An address comes from the browser and may be anything: whoever follows it
    looks it up among the pages there are. `route` is given by the header
    alone: when it changes, focus goes to the new page's heading.
    """
    version = hashlib.blake2s(html.encode(), digest_size=8).hexdigest()
    chosen = _LEAF(
        key=key,
        data={"html": str(html), "version": version, "lang": lang, "route": route},
        on_go_change=lambda: None,
    )
    return str(chosen.go) if chosen.go else None
