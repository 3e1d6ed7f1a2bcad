"""Small flowcharts with dates and guards, for tests of walks, differences and proofs."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from explainer.model.flowchart import CaseFact, Flowchart

WORDS = {"en": "words", "es": "palabras"}
CITE = {"source": "ina", "locator": "1"}
START, CHANGE, END = date(1980, 3, 17), date(1997, 4, 1), date(2019, 7, 16)


def node(name: str, kind: str = "question", **more: Any) -> dict[str, Any]:
    ending = {"ending": "ends"} if kind == "outcome" else {}
    return {
        "id": name,
        "kind": kind,
        "label": WORDS,
        "plain": WORDS,
        "who_decides": WORDS,
        "cite": CITE,
        "confidence": "known",
        "in_force": [{"from": "1980-03-17"}],
        **ending,
        **more,
    }


def edge(start: str, end: str, when: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    guard = {"when": when} if when is not None else {}
    own = {"in_force": [{"from": "1980-03-17"}], **more}
    return {"id": own.pop("id", f"{start}__{end}__1"), "from": start, "to": end, **guard, **own}


def chart(
    nodes: Sequence[dict[str, Any]], edges: Sequence[dict[str, Any]], name: str = "made", **more: Any
) -> Flowchart:
    """A flowchart that starts at its first node."""
    return Flowchart.model_validate(
        {
            "id": name,
            "title": WORDS,
            "summary": WORDS,
            "start": nodes[0]["id"],
            "drawn_from": "1980-03-17",
            "nodes": list(nodes),
            "edges": list(edges),
            **more,
        }
    )


def facts() -> dict[str, CaseFact]:
    """A fact of each type, one of them worked out."""
    made: tuple[dict[str, Any], ...] = (
        {"id": "afraid", "type": "yes-no", "default": False},
        {"id": "in_court", "type": "yes-no", "default": False, "once_continued": True},
        {"id": "days", "type": "number", "default": 10},
        {
            "id": "place",
            "type": "choice",
            "default": "inside",
            "choices": [{"id": "port", "label": WORDS}, {"id": "inside", "label": WORDS}],
        },
        {"id": "came", "type": "date", "days_before": "days"},
    )
    return {one["id"]: CaseFact.model_validate({"label": WORDS, **one}) for one in made}
