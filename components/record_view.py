"""A learner's record as HTML: on its page, and as the one file that they take along."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from components.citations import cite_lines
from components.completion_view import completion_lines
from components.icon import icon
from components.question import feedback
from explainer.dated_words import law_of, where_sources_end
from explainer.model.item import Item
from explainer.model.library import Library
from explainer.model.unit import Unit
from explainer.scoring.attempt import Attempt
from explainer.scoring.completion_code import Completion
from explainer.scoring.marking import verdict
from explainer.scoring.progress import items_of
from explainer.scoring.record import Note, Record
from explainer.scoring.rescore import rescore
from explainer.wording import Wording


@dataclass(frozen=True)
class Kept:
    """Everything that a record holds, as its owner sees it."""

    record: Record
    attempts: tuple[Attempt, ...]
    notes: tuple[Note, ...]
    codes: tuple[tuple[Unit, Completion, str], ...] = ()
    """The completion code of each unit that was worked on."""


_SIGN = {"right": "right", "partly": "partly", "not-yet": "notyet"}


def _answer(
    item: Item, attempts: Sequence[Attempt], library: Library, say: Wording, *, open_: bool
) -> Markup:
    """One question: the first answer, each practice answer, and what they taught."""
    told = [rescore(attempt, item) for attempt in attempts]
    first = told[0]
    name = verdict(first.score)
    sign = _SIGN[name]
    # The law of a prediction stands in its question; elsewhere it is told where it is not the latest known.
    told_law = item.id in library.items
    bodies = Markup("").join(
        Markup('<div><p class="kicker">{}{}</p>{}</div>').format(
            say.day(attempt.at.date()),
            Markup(" &middot; {}").format(law_of(attempt.as_of, say))
            if told_law and attempt.as_of != library.law_known_to
            else "",
            feedback(
                item, attempt, say, cited=cite_lines(item.citations, library.sources, say), heading="h4"
            ),
        )
        for attempt in told
    )
    return Markup(
        '<details{open}><summary><span class="mark '
        '{sign}">{icon}</span><span>{stem}</span></summary>{bodies}</details>'
    ).format(
        open=Markup(" open") if open_ else "",
        sign=sign,
        icon=icon(sign, {"right": say("Right"), "partly": say("Partly"), "not-yet": say("Not yet")}[name]),
        stem=say.text(item.stem),
        bodies=bodies,
    )


def answers(kept: Kept, unit: Unit, library: Library, say: Wording, *, open_: bool = False) -> Markup:
    """Every answered question of a unit, in the unit's order, folded to its stem; retired ones last."""
    by_item: dict[str, list[Attempt]] = {}
    for attempt in kept.attempts:
        by_item.setdefault(attempt.item, []).append(attempt)
    rows = [
        _answer(library.items[item_id], by_item[item_id], library, say, open_=open_)
        for item_id in items_of(unit, library.items, by_item)
        if item_id in by_item and item_id in library.items
    ]
    return Markup("").join(rows)


def predicted(kept: Kept, library: Library, say: Wording, *, open_: bool = False) -> Markup:
    """Every ending of a case that was predicted, in the order of the cases and their days."""
    by_item: dict[str, list[Attempt]] = {}
    for attempt in kept.attempts:
        by_item.setdefault(attempt.item, []).append(attempt)
    return Markup("").join(
        _answer(item, by_item[name], library, say, open_=open_)
        for name, item in library.predictions.items()
        if name in by_item
    )


def withheld(kept: Kept, library: Library, say: Wording) -> Markup:
    """That some answers are kept and can't be shown, because their unit is set aside; else nothing."""
    tried = {attempt.item for attempt in kept.attempts}
    shown = {item for unit in library.units for item in items_of(unit, library.items, tried)}
    left = len(tried - (shown & library.items.keys()) - library.predictions.keys())
    if not left:
        return Markup("")
    told = say.plural(
        "Your answers to {n} question can't be shown: their unit is not here just now. They are kept.",
        "Your answers to {n} questions can't be shown: their unit is not here just now. They are kept.",
        left,
    )
    return Markup('<p class="notice measure-wide" style="margin-top:24px">{}</p>').format(told)


def notes(kept: Kept, library: Library, say: Wording) -> Markup:
    """The learner's own notes, with the section that each belongs to."""
    titles = {(unit.id, section.id): section.title for unit in library.units for section in unit.sections}
    rows = Markup("").join(
        Markup(
            '<div class="card"><p class="kicker">{}</p><p style="white-space:pre-wrap">{}</p></div>'
        ).format(
            say.text(titles[note.unit, note.section]) if (note.unit, note.section) in titles else "",
            note.text,
        )
        for note in kept.notes
    )
    return Markup('<div class="stack">{}</div>').format(rows)


def record_file(kept: Kept, library: Library, say: Wording, *, style: str, made_on: date) -> Markup:
    """The whole record as one HTML page that needs nothing else: to keep, to hand in, to print."""
    units = Markup("").join(
        Markup('<section class="sec"><h2>{}</h2>{}</section>').format(say.text(unit.title), told)
        for unit in library.units
        if (told := answers(kept, unit, library, say, open_=True))
    )
    told = predicted(kept, library, say, open_=True)
    if told:
        units += Markup('<section class="sec"><h2>{}</h2>{}</section>').format(
            say("Same case, different year"), told
        )
    return Markup(
        '<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" '
        'content="width=device-width,initial-scale=1"><title>{title}</title><style>{style}</style></head>'
        '<body style="max-width:46rem;margin:0 auto;padding:32px 16px"><main class="ax"><h1>{title}</h1>'
        '<p class="soft">{alias} &middot; {day}</p><p class="name-line">{name}: '
        "______________________________</p>"
        '{codes}{units}<section class="sec"><h2>{notes_head}</h2>{notes}</section><footer class="ax '
        'foot"><p>{ends}</p><p>{help}</p></footer></main></body></html>\n'
    ).format(
        lang=say.locale,
        title=say("My record: Asylum, Explained"),
        style=Markup(style),
        alias=kept.record.alias,
        day=say.day(made_on),
        name=say("Name"),
        codes=completion_lines(kept.codes, say),
        units=units + withheld(kept, library, say)
        or Markup("<p>{}</p>").format(say("Nothing answered yet.")),
        notes_head=say("My notes"),
        notes=notes(kept, library, say) if kept.notes else Markup("<p>{}</p>").format(say("No notes.")),
        ends=where_sources_end(library.law_known_to, say),
        help=say.text(library.legal_help),
    )
