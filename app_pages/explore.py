"""Explore: the flowcharts, the charts, the timeline, the glossary and the sources, on their own."""

import streamlit as st
from markupsafe import Markup

from app_pages.chart import questions_of, show_chart
from app_pages.flow import show_flow
from app_pages.sources import show_sources
from app_pages.visit import current_visit, follow
from components.frame import head
from components.glossary_view import glossary
from components.leaf import draw_leaf
from components.terms import Glossed
from components.timeline import effect_legend, timeline

visit = current_visit()
say, library = visit.say, visit.library
show = st.query_params.get("show", "")
views = [view for flowchart in library.flowcharts.values() for view in flowchart.views]
in_lessons = [section.flowchart for unit in library.units for section in unit.sections]
views.sort(key=lambda view: in_lessons.index(view.id) if view.id in in_lessons else len(in_lessons))
asked = st.query_params.get("view")
found = next((view for view in views if view.id == asked), views[0] if views else None)
charts = list(library.charts.values())
chart = library.charts.get(st.query_params.get("chart", ""), charts[0] if charts else None)
up = Markup('<p class="crumb"><a href="{}" data-go>{}</a></p>').format(
    visit.address("explore"), say("Explore")
)


def page_head(title: str, lede: str | None) -> Markup:
    """The way up to all of Explore, and the page's heading."""
    return up + head(say, title, lede, route=st.session_state["route"])


def card(title: str, words: str, address: str, open_words: str) -> Markup:
    """One thing to explore, and its link."""
    return Markup(
        '<section class="card"><h2>{}</h2><p class="soft">{}</p><a href="{}" data-go>{}</a></section>'
    ).format(title, words, address, open_words)


def cards() -> Markup:
    """Everything that there is: what the library does not hold is not offered."""
    every = [
        card(
            say.text(view.title),
            say.text(view.summary),
            visit.address("explore", show="flowchart", view=view.id),
            say("Open the flowchart"),
        )
        for view in views
    ]
    if views:
        law = card(
            say("The law through time"),
            say("Move a date from 1980 to today: the flowcharts and the values follow."),
            visit.address("law"),
            say("Move the date"),
        )
        every.insert(0, law)
    if library.cases:
        cases = card(
            say("Same case, different year"),
            say("Follow one made-up case under the law of several days. Predict first."),
            visit.address("case"),
            say("Choose a case"),
        )
        every.insert(1, cases)
    # A chart's title is what its figures show, so its question stands for it.
    every += [
        card(
            say.text(each.predict.ask),
            say("A chart: guess first, then see the numbers."),
            visit.address("explore", show="chart", chart=each.id),
            say("Open the chart"),
        )
        for each in charts
    ]
    if library.events:
        every.append(
            card(
                say("Timeline"),
                say.plural(
                    "{n} event, with who acted and with what effect.",
                    "{n} events, each with who acted and with what effect.",
                    len(library.events),
                ),
                visit.address("explore", show="timeline"),
                say("Open the timeline"),
            )
        )
    every.append(
        card(
            say("Glossary"),
            say.plural(
                "{n} word, in English and Spanish, with its source.",
                "{n} words, in English and Spanish, each with its source.",
                len(library.terms),
            ),
            visit.address("explore", show="glossary"),
            say("Open the glossary"),
        )
    )
    every.append(
        card(
            say("Sources"),
            say.plural(
                "{n} source, with the day someone read it and what rests on it.",
                "{n} sources, each with the day someone read it and what rests on it.",
                len(library.sources),
            ),
            visit.address("explore", show="sources"),
            say("Open the sources"),
        )
    )
    return Markup("").join(every)


if show == "flowchart" and found is not None:
    html = Markup('<div class="ax">{}</div>').format(
        page_head(say.text(found.title), say.text(found.summary))
    )
    follow(draw_leaf(html, key="flow-head", lang=say.locale))
    show_flow(visit, found.id, key="explore-flow")
elif show == "chart" and chart is not None:
    html = Markup('<div class="ax"><div class="unit-head long-title">{}</div></div>').format(
        page_head(say.text(chart.predict.ask), None)
    )
    follow(draw_leaf(html, key="chart-head", lang=say.locale))
    show_chart(chart.id, key="explore-chart", asked=True, questions=questions_of(chart, visit))
elif show == "timeline" and library.events:
    glossed = Glossed(library.terms, say, "timeline")
    rows = timeline(library.events.values(), library.sources, say, glossed, heading="h2")
    html = Markup('<div class="ax">{}{}{}{}</div>').format(
        page_head(say("Timeline"), say("What changed the law of refuge, who acted, and with what effect.")),
        effect_legend(say),
        rows,
        glossed.entries(),
    )
    follow(draw_leaf(html, key="timeline", lang=say.locale))
elif show == "glossary":
    html = Markup('<div class="ax">{}{}</div>').format(
        page_head(say("Glossary"), say("Every specialist word, in English and Spanish, with its source.")),
        glossary(library, say, find=st.query_params.get("find", "")),
    )
    follow(draw_leaf(html, key="glossary", lang=say.locale))
elif show == "sources":
    lede = say("What every statement rests on, what kind of source it is, and the day someone read it.")
    show_sources(visit, page_head(say("Sources"), lede))
else:
    ledes = [say("Follow the law as a flowchart, or look up a word.")]
    ledes += [say("Move its date, and follow one case in different years.")] if library.cases else []
    ledes += [say("Guess what the numbers show, then see them.")] if charts else []
    ledes += [say("Go through what happened, year by year.")] if library.events else []
    html = Markup('<div class="ax">{}<div class="tiles" style="margin-top:32px">{}</div></div>').format(
        head(say, say("Explore"), " ".join(ledes), route=st.session_state["route"]), cards()
    )
    follow(draw_leaf(html, key="explore", lang=say.locale))
