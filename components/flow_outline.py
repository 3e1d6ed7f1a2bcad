"""A flowchart as a nested list of words, from the same edges as the drawing."""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from components.citations import confidence_note
from components.flow_fold import merged_label
from components.flow_scene import Cite, ending_words, kind_word, way_words
from explainer.model.flowchart import Contested, Edge, Graph, Node
from explainer.wording import Wording

_STYLE = Markup((Path(__file__).parent / "flow_outline.css").read_text("utf-8"))


@dataclass(frozen=True)
class Entry:
    """A node of the outline. With `again` it stands in full further up, and has no ways here.

    `contested` is what was unsettled about its law on the graph's day.
    """

    node: Node
    again: bool
    ways: tuple["OutlineWay", ...] = ()
    contested: tuple[Contested, ...] = ()


@dataclass(frozen=True)
class OutlineWay:
    """The edges from one node to another, and what stands there."""

    edges: tuple[Edge, ...]
    then: Entry


def outline(graph: Graph, start: str) -> Entry:
    """Every node that can be reached from `start`, once in full, at its first mention.

    Groups are unfolded: words have room. Raises KeyError if the start did
    not stand on the graph's day.
    """
    seen: set[str] = set()

    def entry(node_id: str) -> Entry:
        node = graph.node(node_id)
        if node_id in seen:
            return Entry(node, again=True)
        seen.add(node_id)
        bundles: dict[str, list[Edge]] = {}
        for edge in graph.ways_on(node_id):
            bundles.setdefault(edge.to, []).append(edge)
        ways = tuple(OutlineWay(tuple(edges), entry(to)) for to, edges in bundles.items())
        return Entry(node, False, ways, node.contests_on(graph.on))

    return entry(start)


def show_outline(graph: Graph, say: Wording, *, cite: Cite) -> None:
    """Show the outline of a graph from its start as a nested list."""
    st.html(outline_html(outline(graph, graph.start), say, cite))


def outline_html(start: Entry, say: Wording, cite: Cite) -> Markup:
    """The outline as HTML. A step with one way on is followed on the same level: nothing is decided there."""
    listed = _sequence(start, say, cite)
    return Markup('<style>{}</style><div class="ax flow-outline">{}</div>').format(_STYLE, listed)


def _sequence(entry: Entry, say: Wording, cite: Cite) -> Markup:
    items = Markup("")
    here: Entry | None = entry
    while here is not None:
        alone = here.ways[0] if len(here.ways) == 1 else None
        words = merged_label([way_words(e, say) for e in alone.edges if e.label or e.short]) if alone else ""
        inside = _described(here, say, cite)
        if len(here.ways) > 1:
            ways = Markup("").join(_way(way, say, cite) for way in here.ways)
            inside += Markup('<ul aria-label="{}">{}</ul>').format(say("Ways on"), ways)
        elif words:
            inside += Markup('<p class="way">{}</p>').format(words)
        items += Markup("<li>{}</li>").format(inside)
        here = alone.then if alone else None
    return Markup("<ol>{}</ol>").format(items)


def _way(way: OutlineWay, say: Wording, cite: Cite) -> Markup:
    words = merged_label([way_words(edge, say) for edge in way.edges])
    return Markup('<li><p class="way">{}</p>{}</li>').format(words, _sequence(way.then, say, cite))


def _described(entry: Entry, say: Wording, cite: Cite) -> Markup:
    node = entry.node
    if entry.again:
        return Markup('<p class="again">{}</p>').format(say("see: {step} above", step=say.text(node.label)))
    unsure = confidence_note(node.confidence, say)
    lines = [
        Markup('<p class="name"><span class="kind">{}</span> <strong>{}</strong></p>').format(
            kind_word(node.kind, say), say.text(node.label)
        ),
        Markup("<p>{}{}</p>").format(
            say.text(node.plain), f" {ending_words(node.ending, say)}" if node.ending else ""
        ),
    ]
    who = say("Who decides")
    small = [f"{who}: {say.text(node.who_decides)}"]
    small += [say.text(node.note)] if node.note else []
    small += [unsure] if unsure else []
    lines += [Markup('<p class="small soft">{}</p>').format(words) for words in small]
    lines += [
        Markup('<p class="small"><strong>{}:</strong> {} <span class="soft flow-cites">{}</span></p>').format(
            say("Contested on this day"), say.text(one.why), cite(one.cite)
        )
        for one in entry.contested
    ]
    heading = say("Source") if len(node.citations) == 1 else say("Sources")
    sources = Markup("").join(Markup("<span>{}</span> ").format(cite(c)) for c in node.citations)
    lines.append(Markup('<p class="small soft flow-cites">{}: {}</p>').format(heading, sources))
    return Markup("").join(lines)
