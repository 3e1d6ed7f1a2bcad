"""What a reader sees when a page's script fails."""

import streamlit as st

from explainer.wording import as_locale, preferred_locale, wording


def show_script_error(_error: Exception) -> bool:
    """Tell the reader what to do. Streamlit has logged the fault; nothing of it goes to the browser."""
    locale = (
        as_locale(st.query_params.get("lang"))
        or as_locale(st.context.cookies.get("lang"))
        or preferred_locale(st.context.headers.get("Accept-Language"))
    )
    say = wording(locale)
    st.error(
        say("Something went wrong on our side")
        + ". "
        + say("Your saved answers are safe. Load the page again; if it happens again, tell your teacher.")
    )
    return True
