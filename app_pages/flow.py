"""A flowchart on a page, as a diagram, step by step, and as an outline, from the same edges."""

import streamlit as st

from app_pages.visit import Visit


def show_flow(visit: Visit, view_id: str, *, key: str) -> None:
    """Draw one view of a flowchart under the law of the visit's day."""
    st.write(view_id)
