"""The one page of reach_bench.py: what a signed-in teacher sees of the check."""

import streamlit as st

from app_pages.teach_reach import show_reach
from app_pages.visit import current_visit

st.set_page_config(layout="wide", initial_sidebar_state="collapsed")
st.session_state["route"] = "reach"
show_reach(current_visit())
