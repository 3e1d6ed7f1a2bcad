"""The history of a dated value: every value from its day on, with its source."""

from collections.abc import Mapping
from datetime import date

from markupsafe import Markup

from components.citations import cite_lines
from components.icon import icon
from explainer.dated_words import value_words
from explainer.model.citation import Source
from explainer.model.dated import Fact
from explainer.wording import Wording

_OPENS = Markup(
    '<span class="term dated" role="button" tabindex="0" aria-expanded="false" aria-controls="{}">{}</span>'
)


def value_that_opens(fact: Fact, on: date, latest: date, say: Wording, *, name: str) -> Markup:
    """The value of a day, which opens its history; `history_entry` of the same name must be on the page.

    It is marked where the value of the latest day that our sources know is another one.
    """
    told = value_words(fact, on, say)
    words = Markup("<b>{}</b>").format(told)
    if told != value_words(fact, latest, say):
        words += Markup('<span class="tag then">{}</span>').format(say("then"))
    return _OPENS.format(f"fact-{name}-{fact.id}", words)


def history_entry(fact: Fact, on: date, sources: Mapping[str, Source], say: Wording, *, name: str) -> Markup:
    """What a value in running text opens, hidden until it does: as a glossary entry."""
    return Markup(
        '<div class="entry" id="fact-{}-{}" role="group" aria-label="{}" hidden><div class="entry-head">'
        '<p class="h4">{}</p><button type="button" class="x" data-close aria-label="{}">{}</button></div>{}'
        "</div>"
    ).format(
        name,
        fact.id,
        say.text(fact.label),
        say.text(fact.label),
        say("Close"),
        icon("close"),
        value_history(fact, on, sources, say),
    )


def value_history(fact: Fact, on: date, sources: Mapping[str, Source], say: Wording) -> Markup:
    """Every value of a fact, each with its citation and how sure we are; that of the day is marked."""
    now = next((one for one in reversed(fact.values) if one.from_ <= on), None)
    rows = Markup("").join(
        Markup(
            '<li{}><p><time datetime="{}">{}</time> <b>{}</b>{}</p>{}<p class="small soft">{}</p></li>'
        ).format(
            Markup(' aria-current="date"') if one is now else "",
            one.from_,
            say("from {day}", day=say.day(one.from_)),
            value_words(fact, one.from_, say),
            Markup(' <span class="small unsure">{}</span>').format(
                say("not reread") if one.confidence == "known" else say("uncertain")
            )
            if one.confidence != "verified"
            else "",
            Markup('<p class="small">{}</p>').format(say.text(one.note)) if one.note else "",
            Markup("; ").join(cite_lines((one.cite,), sources, say)),
        )
        for one in fact.values
    )
    return Markup('<ol class="plain history">{}</ol>').format(rows)
