"""How a component's data goes to its script."""

from collections.abc import Mapping


def as_sent(given: Mapping[str, object]) -> dict[str, object]:
    """What to give a component as its `data`; its script finds it as `data.given[0]`.

    Streamlit looks at each list and mapping of the data whether it is a data
    frame, and loads pandas for that: a second of a server's life, in which
    whoever came first waits, and 40 MB. It does not look into a tuple.
    """
    return {"given": (given,)}
