"""A whole unit on paper: for a student without a screen, and with the key for a principal or a parent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from components.paper_cards import paper_prompt
from components.paper_chart import paper_chart
from components.paper_citation import briefs, source_list
from components.paper_events import paper_events
from components.paper_page import name_line, owed_lines
from components.paper_poster import paper_flowchart
from components.paper_prose import dated_table, paper_prose
from components.paper_question import paper_question
from components.paper_quiz import quiz_questions
from components.unit_views import unit_facts
from explainer.model.citation import Citation
from explainer.model.library import Library
from explainer.model.prose import Block
from explainer.model.unit import ContentNote, Section, Unit
from explainer.wording import Wording


@dataclass(frozen=True)
class Reading:
    """A unit as it is read: the blocks of each section's prose in one language, and every citation."""

    unit: Unit
    blocks: Mapping[str, Sequence[Block]]
    citations: Sequence[Citation]

    @property
    def facts(self) -> list[str]:
        """The ids of the dated values that the prose shows, in order."""
        return [
            fact
            for blocks in self.blocks.values()
            for block in blocks
            for sentence in block.sentences
            for fact in sentence.facts
        ]


def _before(note: ContentNote, say: Wording) -> Markup:
    return Markup('<div class="boxed"><p><b>{}</b> {}</p><p>{}</p></div>').format(
        say("Before you read:"),
        say.text(note.note),
        say("If you skip it, do the task at the end of this section instead. No points are lost."),
    )


def _instead(note: ContentNote, library: Library, say: Wording, *, key: bool) -> Markup:
    cited = briefs(note.cite, library.sources, say)
    return Markup('<div class="boxed whole"><p><b>{}</b> {}</p>{}{}</div>').format(
        say("If you skipped this section:"),
        say.text(note.instead),
        Markup('<p class="sheet-notes">{}</p>').format(cited) if cited else "",
        paper_question(
            library.items[note.item],
            library,
            say,
            name=say("Instead of the section's question"),
            key=key,
            heading="h4",
        ),
    )


def _section(
    reading: Reading, section: Section, number: int, library: Library, say: Wording, *, key: bool
) -> Markup:
    parts = [_before(section.content_note, say)] if section.content_note else []
    parts.append(paper_prose(reading.blocks[section.id], library, say, library.law_known_to))
    if section.events:
        first = next(each for each in reading.unit.sections if each.events)
        events = tuple(library.events[each] for each in section.events)
        parts.append(paper_events(events, library, say, explained=section == first))
    if section.chart:
        chart = library.charts[section.chart]
        parts.append(paper_chart(chart, library, say, key=key))
        parts += [
            paper_question(library.items[item], library, say, name=say("Read the chart"), key=key)
            for item in chart.items
            if item in library.items and item != section.item
        ]
    if section.flowchart:
        parts.append(paper_flowchart(*library.flowchart_of_view(section.flowchart), library, say))
    parts.append(paper_question(library.items[section.item], library, say, name=say("Try it"), key=key))
    if section.content_note:
        parts.append(_instead(section.content_note, library, say, key=key))
    return Markup(
        '<section class="part"><header><h2>{}. {}</h2><p class="lede">{} <span class="fine">{}</span></p>'
        "</header>{}</section>"
    ).format(
        number,
        say.text(section.title),
        say.text(section.lead),
        say.plural("{n} min", "{n} min", section.minutes),
        Markup("").join(parts),
    )


def _end(title: str, body: Markup, lead: str = "") -> Markup:
    return Markup('<section class="part"><header><h2>{}</h2>{}</header>{}</section>').format(
        title, Markup('<p class="lede">{}</p>').format(lead) if lead else "", body
    )


def unit_sheet(reading: Reading, library: Library, say: Wording, *, key: bool) -> Markup:
    """The unit from its title to its last source. With `key` also what only the teacher may see."""
    unit = reading.unit
    marked = Markup(" &middot; {}").format(say("With key, for the teacher")) if key else ""
    head = Markup(
        '<header class="sheet-head"><p class="kicker">{number}{key}</p><h1>{title}</h1><p '
        'class="lede">{question}</p>'
        '<p class="fine">{minutes} &middot; {sections}</p></header>'
    ).format(
        number=say("Unit {n}", n=unit.order),
        key=marked,
        title=say.text(unit.title),
        question=say.text(unit.question),
        minutes=say.plural("About {n} minute", "About {n} minutes", unit.minutes),
        sections=say.plural("{n} section", "{n} sections", len(unit.sections)),
    )
    sections = Markup("").join(
        _section(reading, section, number, library, say, key=key)
        for number, section in enumerate(unit.sections, 1)
    )
    prompts = Markup("").join(
        Markup('<article class="prompt-sheet">{}</article>').format(paper_prompt(prompt, library, say))
        for prompt in unit.prompts
    )
    out = head + owed_lines(library, say) + name_line(say) + unit_facts(unit, say) + sections
    out += _end(say("Check yourself"), quiz_questions(unit, library, say, key=key, heading="h3"))
    if prompts:
        lead = say(
            "Talk about how a rule should be made, with evidence. Nobody needs to tell anything about "
            "themselves or their family."
        )
        out += _end(say("Questions to talk about"), prompts, lead)
    if reading.facts:
        lead = say("As the law stood on {day}.", day=say.day(library.law_known_to))
        out += _end(
            say("Values in this unit that change with the law"),
            dated_table(reading.facts, library, say),
            lead,
        )
    return out + _end(say("Sources"), source_list(reading.citations, library.sources, say))
