"""Everything the browser needs to draw a view and to answer a reader without asking Python.

Nothing in a flowchart is secret, so the details of every node and the drawing
of every group's state travel at once: choosing a node or opening a group is
then as fast as the browser.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup, escape

from components.citations import confidence_note
from components.flow_fold import GROUP, fold, foldable, merged_label
from components.flow_layout import Drawing, DrawnPart, lay_out
from components.icon import icon
from explainer.model.citation import Citation
from explainer.model.flowchart import Edge, Ending, Graph, Node, View
from explainer.wording import Wording

Cite = Callable[[Citation], Markup]
"""Turns a citation into the line a reader sees: `cite_line` with the library's sources and the wording."""

SIGNS: dict[Ending, str] = {"stays": "stay", "goes-on": "on", "ends": "end"}
"""The sign of what follows an outcome, by its name in icons.svg."""


def kind_word(kind: str, say: Wording) -> str:
    """The word for the kind of a part, the same in drawing, outline and step-through."""
    return {
        "start": say("Start"),
        "question": say("Question"),
        "step": say("Step"),
        "outcome": say("Outcome"),
        "group": say("Folded part"),
    }[kind]


def ending_words(ending: Ending, say: Wording) -> str:
    """What follows an outcome. It says what happens next, never whether that is good."""
    return {
        "stays": say("The person may stay."),
        "goes-on": say("The case goes on."),
        "ends": say("The case ends here."),
    }[ending]


def way_words(edge: Edge, say: Wording) -> str:
    """The words of one way on, in full; a way without any is simply what comes next."""
    words = edge.label or edge.short
    return say.text(words) if words else say("Next")


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def spoken(part: DrawnPart, drawing: Drawing, say: Wording) -> str:
    """The name of a part for who cannot see it: kind, label, what follows, ways on."""
    labels = {other.id: other.label for other in drawing.parts}
    said = [f"{kind_word(part.kind, say)}.", _sentence(part.label)]
    if part.kind == "group":
        said.append(say.plural("{n} step is folded here.", "{n} steps are folded here.", len(part.members)))
    if part.ending:
        said.append(ending_words(part.ending, say))
    for way in drawing.ways:
        if way.from_ == part.id:
            words = " ".join(way.label.lines) if way.label else say("Next")
            said.append(_sentence(f"{words}: {labels[way.to]}"))
    return " ".join(said)


def _steps(n: int, say: Wording) -> str:
    return say.plural("{n} step", "{n} steps", n)


def _drawn(drawing: Drawing, say: Wording) -> dict[str, Any]:
    return {
        "width": drawing.width,
        "height": drawing.height,
        "order": drawing.order,
        "parts": {
            part.id: {
                "kind": part.kind,
                "label": part.label,
                "name": spoken(part, drawing, say),
                "ending": part.ending,
                "box": [part.x, part.y, part.w, part.h],
                "count": _steps(len(part.members), say) if part.kind == "group" else None,
            }
            for part in drawing.parts
        },
        "ways": [
            {
                "from": way.from_,
                "to": way.to,
                "path": way.path,
                "head": way.head,
                "words": " ".join(way.label.lines) if way.label else "",
                "label": None
                if way.label is None
                else {
                    "lines": way.label.lines,
                    "box": [way.label.box.x, way.label.box.y, way.label.box.w, way.label.box.h],
                },
            }
            for way in drawing.ways
        ],
    }


def _details(node: Node, graph: Graph, group: str | None, say: Wording, cite: Cite) -> dict[str, Any]:
    ways: dict[str, list[str]] = {}
    for edge in graph.ways_on(node.id):
        ways.setdefault(edge.to, []).append(way_words(edge, say))
    return {
        "kind": kind_word(node.kind, say),
        "label": say.text(node.label),
        "plain": say.text(node.plain),
        "who": say.text(node.who_decides),
        "note": say.text(node.note) if node.note else None,
        "contested": _contested(node, graph, say, cite),
        "follows": ending_words(node.ending, say) if node.ending else None,
        "confidence": confidence_note(node.confidence, say),
        "sources": [str(escape(cite(citation))) for citation in node.citations],
        "group": group,
        "ways": [
            {"to": to, "words": merged_label(labels), "label": say.text(graph.node(to).label)}
            for to, labels in ways.items()
        ],
    }


def _contested(node: Node, graph: Graph, say: Wording, cite: Cite) -> list[dict[str, str]]:
    """Why the law at a node was contested on the graph's day, each reason once."""
    reasons = {say.text(one.why): str(escape(cite(one.cite))) for one in node.contests_on(graph.on)}
    return [{"why": why, "source": source} for why, source in reasons.items()]


def _words(view: View, say: Wording) -> dict[str, str]:
    return {
        "chart": say("Flowchart: {title}", title=say.text(view.title)),
        "keys": say("Arrow keys move from box to box. Enter opens one."),
        "choose": say("Choose a box. You will see who decides there, in plain words, and by which rule."),
        "details": say("Details"),
        "who": say("Who decides"),
        "follows": say("What follows"),
        "note": say("Good to know"),
        "source": say("Source"),
        "sources": say("Sources"),
        "sure": say("How sure we are"),
        "contested": say("Contested"),
        "contestedOn": say("Contested on this day"),
        "ways": say("Ways on"),
        "close": say("Close"),
        "foldedKind": say("Folded part"),
        "openedKind": say("Opened part"),
        "foldAgain": say("Fold it again"),
        "partOf": say("Part of"),
        "groups": say("Parts you can open"),
        "legend": say("What the shapes mean"),
    }


def legend(graph: Graph, grouped: bool, say: Wording) -> list[dict[str, str]]:
    """The shapes and signs that the graph shows, each with its word."""
    there = {node.kind for node in graph.nodes}
    kinds = [kind for kind in ("start", "question", "step", "outcome") if kind in there]
    shapes = [{"shape": kind, "words": kind_word(kind, say)} for kind in kinds]
    if grouped:
        shapes.append({"shape": "group", "words": kind_word("group", say)})
    endings = {node.ending for node in graph.nodes}
    meaning = {"stays": say("Stays"), "goes-on": say("Goes on"), "ends": say("Ends")}
    glyphs = [{"glyph": ending, "words": words} for ending, words in meaning.items() if ending in endings]
    return shapes + glyphs


def scene(graph: Graph, view: View, say: Wording, cite: Cite, ends: str) -> dict[str, Any]:
    """The whole view as plain values for the component, with a version that changes with any of them.

    `ends` is the line that says on which day our sources end.
    """
    groups = foldable(graph, view)
    member_of: Mapping[str, str] = {node: group for group, nodes in groups.items() for node in nodes}
    states = {state: lay_out(fold(graph, view, state or None, say.locale)) for state in ("", *groups)}
    shown = {member for drawing in states.values() for part in drawing.parts for member in part.members}
    told: dict[str, Any] = {
        "lang": say.locale,
        "words": _words(view, say),
        "legend": legend(graph, bool(groups), say),
        "before": say.text(view.before) if view.before else None,
        "caption": say("This chart teaches how the law works. It is not legal advice."),
        "ends": ends,
        "glyphs": {
            **{ending: str(icon(sign)) for ending, sign in SIGNS.items()},
            **{name: str(icon(name)) for name in ("arrow", "chev", "chevd", "close")},
        },
        "nodes": {
            node.id: _details(node, graph, member_of.get(node.id), say, cite)
            for node in graph.nodes
            if node.id in shown
        },
        "groups": {
            group.id: {
                "id": GROUP + group.id,
                "label": say.text(group.label),
                "plain": say.text(group.plain),
                "count": _steps(len(groups[group.id]), say),
                "nodes": groups[group.id],
            }
            for group in view.groups
            if group.id in groups and any(node in shown for node in groups[group.id])
        },
        "states": {state: _drawn(drawing, say) for state, drawing in states.items()},
    }
    told["version"] = hashlib.blake2s(json.dumps(told, sort_keys=True).encode(), digest_size=8).hexdigest()
    return told
