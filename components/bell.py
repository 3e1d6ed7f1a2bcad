"""The bell of a room: hears that something changed and has its fragment read what."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from explainer.wording import Wording

_BELL = st.components.v2.component(
    "bell",
    html='<div class="ax bell"></div>\n<!-- filled by its script -->',
    js=(Path(__file__).parent / "bell.js").read_text("utf-8"),
    isolate_styles=False,
)


def hang_bell(
    room_id: int,
    counter: int,
    say: Wording,
    *,
    console: bool = False,
    spread: int = 0,
    top: str = "",
    on_ring: Callable[[], None] = lambda: None,
) -> None:
    """Hang the bell in a fragment, which runs again at each ring.

    `counter` is what the fragment drew; a ring with the same one is none.
    `spread` is in milliseconds: so long may a device wait, each another time,
    so that a whole class does not ask at once. While someone writes, the ring
    waits behind a button. Where `top`, which names what the fragment shows,
    becomes another, the page goes back to its top. `on_ring` is a widget's callback: it may have other
    fragments run as well.
    """
    channel = "&for=console" if console else ""
    with st.container(key="bell-box"):  # it takes no room: a wall fills its screen
        _BELL(
            key="bell",
            data={
                "room": f"?room={room_id}{channel}",
                "counter": counter,
                "spread": spread,
                "top": top,
                "go": str(
                    Markup(
                        '<div class="to-class" role="status"><span>{}</span><button class="btn primary">{}'
                        "</button></div>"
                    ).format(say("The class has moved on."), say("Go to the class"))
                ),
                "lost": str(
                    Markup('<p class="notice" role="status">{}</p>').format(
                        say("The connection is lost. Trying again; what you chose and saw as saved is safe.")
                    )
                ),
            },
            on_rang_change=on_ring,
        )
