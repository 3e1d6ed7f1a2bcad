"""What stands on each kind of slide.

Pieces may be shown a page at a time (wall.js), the rest is on each page.
`data-piece` is what is never cut, `data-alone` a piece with a page of its
own, `data-of` the pieces that a source belongs to.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby

from markupsafe import Markup

from components.chart_marks import numbered_marks
from components.chart_picture import chart_legend, chart_picture
from components.question import LETTERS, judged
from components.timeline import day_words, effect_mark
from components.unit_views import protocol_words
from components.wall_flow import wall_flow
from explainer.classroom.lesson import Step
from explainer.dated_words import law_of, law_of_sentences, not_drawn_yet, value_words
from explainer.model.citation import Source
from explainer.model.item import Item
from explainer.model.library import Library
from explainer.model.prose import Block
from explainer.model.unit import Prompt, Section, Unit
from explainer.wording import Wording

WALL_CHART = (720.0, 290.0)
"""A wall is wide and low, and so is a chart on it."""
_BOOK = re.compile(r" \(|, (?=\d|No\. |July |January )")
"""Where the name of a law or a case ends and where it is printed begins."""


def slide_body(
    slide: Step, unit: Unit, library: Library, say: Wording, on: date, blocks: Sequence[Block]
) -> Markup:
    """The HTML within a slide. `blocks` are the parsed passage of a section's slide."""
    if slide.prompt is not None:
        return _prompt(slide.prompt, library, say)
    if slide.item is not None:
        return _question(library.items[slide.item], say, library.law_known_to, on)
    if slide.section is None:
        return _title(unit, say)
    draw: Mapping[str, Callable[[Section], Markup]] = {
        "section": lambda section: _section(section, blocks, library, say, on),
        "events": lambda section: _events(section, library, say),
        "predict": lambda section: _predict(section, library, say),
        "chart": lambda section: _chart(section, library, say),
        "flowchart": lambda section: _flowchart(section, library, say, on),
    }
    return draw[slide.kind](slide.section)


def _heading(title: str, kicker: str | None = None) -> Markup:
    over = Markup('<p class="kicker">{}</p>').format(kicker) if kicker else Markup("")
    return over + Markup('<h1 id="main" tabindex="-1" data-route="">{}</h1>').format(title)


def _title(unit: Unit, say: Wording) -> Markup:
    return Markup('{}<p class="lede">{}</p>').format(
        _heading(say.text(unit.title), say("Unit {n}", n=unit.order)), say.text(unit.question)
    )


def wall_name(source: Source) -> str:
    """What a wall has room for: a law, a treaty or a case by its name, anything else by who published it.

    The whole title, and the place in it, stand in the unit.
    """
    if source.short:
        return source.short
    if source.tier in ("law", "court-record"):
        return _BOOK.split(source.title)[0]
    return source.publisher.split(",")[0]


def _sources(used: Mapping[str, Iterable[int]], library: Library, say: Wording) -> Markup:
    """The names of sources, each with the numbers of the pieces that cite it."""
    pieces: dict[tuple[str, str], list[int]] = {}
    for source_id, numbers in used.items():
        source = library.sources[source_id]
        pieces.setdefault((source.lang, wall_name(source)), []).extend(numbers)
    if not pieces:
        return Markup("")
    names = Markup("").join(
        Markup('<li lang="{}" data-of="{}">{}</li>').format(lang, " ".join(map(str, numbers)), name)
        for (lang, name), numbers in pieces.items()
    )
    return Markup('<div class="wall-sources"><span>{}:</span><ul class="plain">{}</ul></div>').format(
        say("Sources"), names
    )


def _section(section: Section, blocks: Sequence[Block], library: Library, say: Wording, on: date) -> Markup:
    cited: dict[str, list[int]] = {}
    body = Markup("")
    numbered = list(enumerate(blocks))
    for is_list, group in groupby(numbered, key=lambda one: one[1].kind == "list-item"):
        rows = Markup("").join(_block(block, number, library, say, on, cited) for number, block in group)
        body += Markup("<ul>{}</ul>").format(rows) if is_list else rows
    law = law_of_sentences(on, library.law_known_to, say)
    return Markup('{}<div class="wall-prose">{}</div>{}').format(
        _heading(say.text(section.title), law), body, _sources(cited, library, say)
    )


def _block(
    block: Block, number: int, library: Library, say: Wording, on: date, cited: dict[str, list[int]]
) -> Markup:
    words = Markup("")
    for sentence in block.sentences:
        used = [citation.source for citation in sentence.citations]
        for run in sentence.runs:
            if run.fact is not None:
                fact = library.facts[run.fact]
                told = value_words(fact, on, say)
                words += Markup("<b>{}</b>").format(told)
                if told != value_words(fact, library.law_known_to, say):
                    words += Markup(' <span class="tag then">{}</span>').format(say("then"))
                used.append(fact.on(on).cite.source)
            else:
                words += Markup("<strong>{}</strong>" if run.strong else "{}").format(run.text)
        words += " "
        for source in used:
            cited.setdefault(source, []).append(number)
    tag = {"heading": "h2", "list-item": "li", "quote": "blockquote"}.get(block.kind, "p")
    return Markup("<{} data-piece>{}</{}>").format(Markup(tag), words, Markup(tag))


def _flowchart(section: Section, library: Library, say: Wording, on: date) -> Markup:
    flowchart, view = library.flowchart_of_view(str(section.flowchart))
    graph = flowchart.view_on(view.id, on)
    heading = _heading(say.text(view.title), law_of(on, say))
    if not graph.begins:
        return heading + Markup('<p class="lede">{}</p>').format(not_drawn_yet(say))
    return heading + wall_flow(graph, view, say)


def _lettered(options: Iterable[Markup | str]) -> Markup:
    rows = Markup("").join(
        Markup('<li><b aria-hidden="true">{}</b><span>{}</span></li>').format(letter, words)
        for letter, words in zip(LETTERS, options, strict=False)
    )
    return Markup('<ol class="plain wall-options" data-piece>{}</ol>').format(rows)


def _predict(section: Section, library: Library, say: Wording) -> Markup:
    chart = library.charts[str(section.chart)]
    predict = chart.predict
    asked = _heading(say.text(predict.ask), say("Guess first"))
    if predict.numbers is not None:
        years = Markup("").join(
            Markup("<li><b>{}</b><span>{}</span></li>").format(year, say.text(chart.unit))
            for year in predict.numbers.years
        )
        return asked + Markup('<ol class="plain wall-years" data-piece>{}</ol>').format(years)
    return asked + _lettered(say.text(option.text) for option in predict.options)


def _chart(section: Section, library: Library, say: Wording) -> Markup:
    chart = library.charts[str(section.chart)]
    marks = Markup("").join(
        Markup("<li><b>{}</b> {}</li>").format(number, say.text(mark.text))
        for number, mark in enumerate(numbered_marks(chart), 1)
    )
    told = Markup("").join(
        Markup("<p data-piece>{}</p>").format(say.text(text))
        for text in (chart.predict.told, chart.caveats[0])
    )
    return Markup(
        '{}<figure class="drawing" data-piece data-alone>{}<div class="wall-legend">{}{}</div></figure>'
        '<div class="wall-prose">{}</div>{}'
    ).format(
        _heading(say.text(chart.title)),
        chart_picture(chart, say, WALL_CHART),
        chart_legend(chart, say),
        Markup('<ol class="plain picture-legend">{}</ol>').format(marks) if marks else "",
        told,
        _sources({citation.source: (0, 1, 2) for citation in chart.citations}, library, say),
    )


def _events(section: Section, library: Library, say: Wording) -> Markup:
    rows = Markup("").join(
        Markup("<li data-piece><b>{}</b><span>{}</span><span>{}</span></li>").format(
            day_words(event, say), say.text(event.title), effect_mark(event.effect, say)
        )
        for event in (library.events[name] for name in section.events)
    )
    return Markup('{}<ol class="plain wall-events">{}</ol>').format(
        _heading(say.text(section.title), say("Timeline")), rows
    )


def question_law(item: Item, latest: date, on: date, say: Wording) -> str:
    """What stands above a question: that it is one, and its law where that is not plain."""
    words = say("Question")
    return f"{words} · {law_of(latest, say)}" if item.has_dated_key or on < latest else words


def _question(item: Item, say: Wording, latest: date, on: date) -> Markup:
    case = (
        Markup('<p class="wall-case" data-piece>{}</p>').format(say.text(item.case))
        if item.case
        else Markup("")
    )
    return Markup("{}{}{}").format(
        case,
        _heading(say.text(item.stem), question_law(item, latest, on, say)),
        _lettered(judged(option, say) for option in item.options),
    )


def _prompt(prompt: Prompt, library: Library, say: Wording) -> Markup:
    steps = Markup("").join(Markup("<li data-piece>{}</li>").format(say.text(step)) for step in prompt.steps)
    protocol = protocol_words(prompt.protocol, library.protocols, say)
    return Markup('{}<ol class="wall-steps">{}</ol>').format(
        _heading(
            say.text(prompt.question),
            say("{protocol}, {n} minutes", protocol=protocol, n=prompt.minutes),
        ),
        steps,
    )
