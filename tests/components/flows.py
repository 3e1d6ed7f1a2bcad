"""Flowcharts for the tests: the one we ship, and small made ones."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from gettext import NullTranslations
from pathlib import Path

from markupsafe import Markup

from components.flow_fold import foldable
from explainer.authoring.strict_yaml import read_yaml
from explainer.model.citation import Citation
from explainer.model.flowchart import Flowchart, Graph, View
from explainer.wording import Wording

ROOT = Path(__file__).resolve().parents[2]
SAY = Wording("en", NullTranslations())
FIRST_SCREENING = date(1997, 4, 1)


def cite(citation: Citation) -> Markup:
    """A citation in short, as good as any for a test."""
    return Markup("{} {}").format(citation.source, citation.locator or "")


@cache
def border() -> Flowchart:
    """The flowchart that we ship."""
    text = (ROOT / "content" / "flowcharts" / "border.yaml").read_text("utf-8")
    return Flowchart.model_validate(read_yaml(text).value)


@cache
def boundary_days() -> tuple[date, ...]:
    """Every day since the first screening on which anything in the shipped flowchart begins or ends."""
    stood = [interval for thing in (*border().nodes, *border().edges) for interval in thing.in_force]
    days = {interval.from_ for interval in stood} | {i.until for i in stood if i.until} | {FIRST_SCREENING}
    return tuple(sorted(day for day in days if day >= FIRST_SCREENING))


def shipped_states() -> Iterator[tuple[date, View, Graph, str | None]]:
    """Every view of the shipped flowchart on every boundary day, with each of its groups open, and none."""
    for day in boundary_days():
        for view in border().views:
            graph = border().view_on(view.id, day)
            for open_group in (None, *foldable(graph, view)):
                yield day, view, graph, open_group


def made(
    edges: Sequence[tuple[str, str, str]], groups: dict[str, Sequence[str]] | None = None
) -> tuple[Graph, View]:
    """A graph and its one view from edges (from, to, words); what no edge leaves is an outcome."""
    ids = list(dict.fromkeys(end for a, b, _ in edges for end in (a, b)))
    leads_on = {a for a, _, _ in edges}
    always = [{"from": "1997-04-01"}]
    nodes = [
        {
            "id": node,
            "kind": "question" if node in leads_on else "outcome",
            "label": {"en": f"Is it {node}?", "es": f"¿Es {node}?"},
            "plain": {"en": f"About {node}.", "es": f"Sobre {node}."},
            "who_decides": {"en": "An officer", "es": "Un oficial"},
            "cite": {"source": "ina", "locator": node},
            "confidence": "verified",
            "ending": None if node in leads_on else "goes-on",
            "in_force": always,
        }
        for node in ids
    ]
    ways = [
        {
            "id": f"way-{number}",
            "from": a,
            "to": b,
            "label": {"en": words, "es": words} if words else None,
            "in_force": always,
        }
        for number, (a, b, words) in enumerate(edges)
    ]
    title = {"en": "Made", "es": "Hecho"}
    view = {
        "id": "made",
        "title": title,
        "summary": title,
        "start": ids[0],
        "nodes": ids,
        "groups": [
            {"id": group, "label": {"en": group, "es": group}, "plain": title, "nodes": list(inside)}
            for group, inside in (groups or {}).items()
        ],
    }
    chart = Flowchart.model_validate(
        {
            "id": "made",
            "title": title,
            "summary": title,
            "start": ids[0],
            "drawn_from": "1997-04-01",
            "nodes": nodes,
            "edges": ways,
            "views": [view],
        }
    )
    return chart.view_on("made", date(2020, 1, 1)), chart.view("made")
