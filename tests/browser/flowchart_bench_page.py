"""A page with nothing but the shipped flowchart, to try it in a browser by itself.

`?lang=es` draws it in Spanish content, `?report=1` tells Python of every pick.
The number of runs is shown, so that a test sees what asked the server.
"""

from datetime import date
from gettext import NullTranslations

import streamlit as st

from components.flowchart import draw_flowchart
from explainer.wording import Wording
from tests.components.flows import border, cite

DAY = date(2026, 6, 25)

st.session_state.runs = st.session_state.get("runs", 0) + 1
st.markdown(f'<h1 data-runs="{st.session_state.runs}">Flowchart</h1>', unsafe_allow_html=True)
if st.button("In Spanish"):
    st.session_state.locale = "es"
st.button("Run again")


def keep(node: str | None, group: str | None) -> None:
    """Remember where the reader is, as a page would."""
    st.session_state.place = (node, group)


selected, open_group = st.session_state.get("place", (None, None))
draw_flowchart(
    border().view_on("credible-fear", DAY),
    border().view("credible-fear"),
    Wording(st.session_state.get("locale", "en"), NullTranslations()),
    key="flow",
    cite=cite,
    ends="Our sources end on June 25, 2026.",
    selected=selected,
    open_group=open_group,
    on_pick=keep if "report" in st.query_params else None,
)
st.text(f"Kept: {st.session_state.get('place')}")
