"""A view of a flowchart on paper: as a poster of one sheet, and as a picture within a printed unit."""

from markupsafe import Markup

from components.flow_picture import Room, best_drawing, flow_picture, picture_legend
from components.paper_page import Shape, owed_lines
from explainer.model.flowchart import Flowchart, Graph, View
from explainer.model.library import Library
from explainer.wording import Wording

ROOMS: dict[Room, Shape] = {(718.0, 780.0): "portrait", (979.0, 520.0): "landscape"}
"""What a sheet leaves to the drawing, in px, and how the sheet lies.

A sheet is what Letter and A4 have in common, 190 by 259 mm without margins,
so that one poster fits on both. The rest is for title, legend and last lines.
"""
IN_UNIT: Room = (680.0, 780.0)
LEGIBLE = 0.72
"""The share of its size on screen at which the smallest words of a drawing are 7.5 pt high.

Within a unit a drawing is no larger: a smaller one often still fits under the
words before it, where a larger one would leave half a sheet empty.
"""


def _figure(picture: Markup, name: str, *, highest: float = 0.0) -> Markup:
    """The picture in a frame that scrolls where a screen is narrow. `highest` is for paper."""
    high = Markup(' style="--high:{:.0f}px"').format(highest) if highest else Markup("")
    return Markup('<figure class="drawing" tabindex="0" role="group" aria-label="{}"{}>{}</figure>').format(
        name, high, picture
    )


def _named_sources(graph: Graph, library: Library, say: Wording) -> Markup:
    """The sources that the steps rest on, by their names alone: where in them stands in the app."""
    used = dict.fromkeys(citation.source for node in graph.nodes for citation in node.citations)
    names = Markup("; ").join(
        Markup('<span lang="{}">{}</span>').format(source.lang, source.short or source.title)
        for source in (library.sources[source_id] for source_id in used)
    )
    return Markup('<p class="fine"><b>{}:</b> {}.</p>').format(say("Sources"), names)


def poster(flowchart: Flowchart, view: View, library: Library, say: Wording) -> tuple[Markup, Shape]:
    """The whole view on one sheet, every part unfolded, and how the sheet lies."""
    graph = flowchart.view_on(view.id, library.law_known_to)
    drawing, room = best_drawing(graph, view, say, tuple(ROOMS))
    before = Markup('<p class="fine">{}</p>').format(say.text(view.before)) if view.before else Markup("")
    html = Markup(
        '<header><h1>{title}</h1><p class="lede">{summary}</p>{before}</header>'
        "{legend}{figure}{sources}{last}"
    ).format(
        title=say.text(view.title),
        summary=say.text(view.summary),
        before=before,
        legend=picture_legend(graph, say),
        figure=_figure(
            flow_picture(drawing, graph, view, say), say("Flowchart: {title}", title=say.text(view.title))
        ),
        sources=_named_sources(graph, library, say),
        last=owed_lines(library, say),
    )
    return html, ROOMS[room]


def _contested(graph: Graph, say: Wording) -> Markup:
    """Why the law of a step was contested, step by step."""
    rows = Markup("").join(
        Markup("<li><b>{}</b> {}</li>").format(
            say.text(node.label),
            " ".join(dict.fromkeys(say.text(one.why) for one in node.contests_on(graph.on))),
        )
        for node in graph.nodes
        if node.contests_on(graph.on)
    )
    if not rows:
        return Markup("")
    return Markup('<div class="fine"><p><b>{}</b></p><ul class="list two-up">{}</ul></div>').format(
        say("Contested on this day"), rows
    )


def paper_flowchart(flowchart: Flowchart, view: View, library: Library, say: Wording) -> Markup:
    """The whole view within a page: the picture, its legend, what is contested, and what it leaves out."""
    graph = flowchart.view_on(view.id, library.law_known_to)
    drawing, _ = best_drawing(graph, view, say, (IN_UNIT,))
    simple = Markup("").join(Markup("<li>{}</li>").format(say.text(words)) for words in flowchart.simplifies)
    left_out = (
        Markup('<div class="fine"><p><b>{}</b></p><ul class="list two-up">{}</ul></div>').format(
            say("What this chart leaves out or makes simpler"), simple
        )
        if simple
        else Markup("")
    )
    return Markup('<section class="still"><div class="one-sheet"><h3>{}</h3>{}{}{}</div>{}</section>').format(
        say("Flowchart: {title}", title=say.text(view.title)),
        Markup('<p class="fine">{}</p>').format(say.text(view.before)) if view.before else "",
        picture_legend(graph, say),
        _figure(
            flow_picture(drawing, graph, view, say), say.text(view.title), highest=LEGIBLE * drawing.height
        ),
        _contested(graph, say) + left_out,
    )
