"""Slides of a unit for a classroom's wall: back-row type, and never a key."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from markupsafe import Markup

from components.dated_words import value_words
from components.leaf import draw_leaf
from components.question import judged
from components.timeline import day_words, effect_mark
from components.unit_views import protocol_words
from explainer.model.citation import Citation
from explainer.model.item import Item
from explainer.model.library import Library
from explainer.model.prose import Block
from explainer.model.unit import Prompt, Section, Unit
from explainer.wording import Wording

Kind = Literal["title", "section", "events", "flowchart", "chart", "question", "prompt"]
DRAWN: frozenset[Kind] = frozenset({"flowchart", "chart"})
"""Slides whose picture the page draws beneath their heading."""
LETTERS = "ABCDEFGH"


@dataclass(frozen=True)
class Slide:
    """One screen: what it shows, of which section, question or prompt."""

    kind: Kind
    section: Section | None = None
    item: str | None = None
    prompt: Prompt | None = None


def slides(unit: Unit) -> tuple[Slide, ...]:
    """The unit's slides in the order of the lesson: its sections with what belongs to them, the quiz, the "
    "talk."""
    deck = [Slide("title")]
    for section in unit.sections:
        deck.append(Slide("section", section))
        if section.events:
            deck.append(Slide("events", section))
        if section.chart:
            deck.append(Slide("chart", section))
        if section.flowchart:
            deck.append(Slide("flowchart", section))
        deck.append(Slide("question", section, section.item))
    deck += [Slide("question", item=item) for item in unit.quiz]
    deck += [Slide("prompt", prompt=prompt) for prompt in unit.prompts]
    return tuple(deck)


def show_slide(
    deck: Sequence[Slide],
    at: int,
    unit: Unit,
    library: Library,
    say: Wording,
    on: date,
    *,
    blocks: Sequence[Block],
    ways: Mapping[str, str],
) -> str | None:
    """Draw one slide and the bar that says where it stands. Returns the address that was chosen.

    `blocks` are the parsed passage of a section's slide. `ways` are addresses:
    back, next, first, last, leave. Keys go by the links (leaf.js): arrows,
    Page Up and Down as clickers send them, Home, End.
    """
    slide = deck[at]
    body = {
        "title": lambda: _title(unit, say),
        "section": lambda: _section(slide.section, blocks, library, say, on),
        "events": lambda: _events(slide.section, library, say),
        "chart": lambda: _chart(slide.section, library, say),
        "flowchart": lambda: _flowchart(slide.section, library, say),
        "question": lambda: _question(library.items[str(slide.item)], say),
        "prompt": lambda: _prompt(slide.prompt, say),
    }[slide.kind]()
    bar = Markup(
        '<div class="ax wall-bar"><a class="btn" href="{leave}" data-go>{leave_label}</a>'
        '<span class="small soft">{ends}</span><span class="num small">{place}</span>'
        '<a class="btn" href="{back}" data-go data-key="back"{at_first}>{back_label}</a>'
        '<a class="btn primary" href="{next}" data-go data-key="next"{at_last}>{next_label}</a>'
        '<a hidden href="{first}" data-go data-key="first">{first_label}</a>'
        '<a hidden href="{last}" data-go data-key="last">{last_label}</a></div>'
    ).format(
        **ways,
        leave_label=say("Leave the projector"),
        ends=say("Our sources end on {day}; the law may have changed.", day=say.day(library.law_known_to)),
        place=say("{n} of {total}", n=at + 1, total=len(deck)),
        back_label=say("Back"),
        next_label=say("Next"),
        first_label=say("First slide"),
        last_label=say("Last slide"),
        at_first=Markup(' aria-disabled="true"') if at == 0 else "",
        at_last=Markup(' aria-disabled="true"') if at == len(deck) - 1 else "",
    )
    html = Markup(
        '<div class="wall" data-wall data-fit="{}"><div class="ax slide {}{}" tabindex="0" role="region" '
        'aria-label="{}">{}</div>{}</div>'
    ).format(at, slide.kind, " drawn" if slide.kind in DRAWN else "", say("Slide"), body, bar)
    return draw_leaf(html, key="wall", lang=say.locale)


def _heading(title: str, kicker: str | None = None) -> Markup:
    over = Markup('<p class="kicker">{}</p>').format(kicker) if kicker else Markup("")
    return over + Markup('<h1 id="main" tabindex="-1" data-route="">{}</h1>').format(title)


def _title(unit: Unit, say: Wording) -> Markup:
    return Markup('{}<p class="lede">{}</p>').format(
        _heading(say.text(unit.title), say("Unit {n}", n=unit.order)), say.text(unit.question)
    )


def _section(
    section: Section | None, blocks: Sequence[Block], library: Library, say: Wording, on: date
) -> Markup:
    assert section is not None
    cited: dict[Markup, None] = {}
    body = Markup("").join(_block(block, library, say, on, cited) for block in blocks)
    note = (
        Markup('<p class="small soft">{}</p>').format(say.text(section.content_note.note))
        if section.content_note
        else Markup("")
    )
    return Markup('{}{}<div class="wall-prose">{}</div><p class="wall-sources">{}: {}</p>').format(
        _heading(say.text(section.title)), note, body, say("Sources"), Markup("; ").join(cited)
    )


def _block(block: Block, library: Library, say: Wording, on: date, cited: dict[Markup, None]) -> Markup:
    words = Markup("")
    for sentence in block.sentences:
        for run in sentence.runs:
            if run.fact is not None:
                fact = library.facts[run.fact]
                words += Markup("<b>{}</b>").format(value_words(fact, on, say))
                cited[_place(fact.on(on).cite, library)] = None
            else:
                words += Markup("<strong>{}</strong>" if run.strong else "{}").format(run.text)
        words += " "
        for citation in sentence.citations:
            cited[_place(citation, library)] = None
    tag = {"heading": "h2", "list-item": "li", "quote": "blockquote"}.get(block.kind, "p")
    return Markup("<{}>{}</{}>").format(Markup(tag), words, Markup(tag))


def _place(citation: Citation, library: Library) -> Markup:
    """What a wall has room for: the source's name. The place in it stands in the unit."""
    source = library.sources[citation.source]
    return Markup('<span lang="{}">{}</span>').format(source.lang, source.short or source.title)


def _flowchart(section: Section | None, library: Library, say: Wording) -> Markup:
    assert section is not None
    _, view = library.flowchart_of_view(str(section.flowchart))
    return _heading(say.text(view.title))


def _chart(section: Section | None, library: Library, say: Wording) -> Markup:
    assert section is not None
    return _heading(say.text(library.charts[str(section.chart)].predict.ask))


def _events(section: Section | None, library: Library, say: Wording) -> Markup:
    assert section is not None
    rows = Markup("").join(
        Markup("<li><b>{}</b><span>{}</span><span>{}</span></li>").format(
            day_words(event, say), say.text(event.title), effect_mark(event.effect, say)
        )
        for event in (library.events[name] for name in section.events)
    )
    return Markup('{}<ol class="plain wall-events">{}</ol>').format(
        _heading(say.text(section.title), say("Timeline")), rows
    )


def _question(item: Item, say: Wording) -> Markup:
    case = Markup('<p class="wall-case">{}</p>').format(say.text(item.case)) if item.case else Markup("")
    options = Markup("").join(
        Markup('<li><b aria-hidden="true">{}</b><span>{}</span></li>').format(letter, judged(option, say))
        for letter, option in zip(LETTERS, item.options, strict=False)
    )
    return Markup('{}{}<ol class="plain wall-options">{}</ol>').format(
        case, _heading(say.text(item.stem), say("Question")), options
    )


def _prompt(prompt: Prompt | None, say: Wording) -> Markup:
    assert prompt is not None
    steps = Markup("").join(Markup("<li>{}</li>").format(say.text(step)) for step in prompt.steps)
    return Markup('{}<ol class="wall-steps">{}</ol>').format(
        _heading(
            say.text(prompt.question),
            say("{protocol}, {n} minutes", protocol=protocol_words(prompt.protocol, say), n=prompt.minutes),
        ),
        steps,
    )
