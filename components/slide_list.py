"""The list of a wall's slides, and the keys that move it: a dialog that the bar opens."""

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from components.deck import full_slide_name, slide_name
from explainer.classroom.lesson import Step
from explainer.model.library import Library
from explainer.wording import Wording


def slide_list(
    deck: Sequence[Step], at: int, addresses: Sequence[str], library: Library, say: Wording
) -> Markup:
    """Every slide by name, under sections, quiz and talk. What belongs to a section stands in its line."""
    rows: dict[str, Markup] = {}
    numbered = list(enumerate(deck))
    for (part, _), group in groupby(numbered, key=lambda one: _part(one[1], say)):
        links = [
            Markup('<a href="{}" data-go data-slide="{}"{}><b class="num">{}</b><span>{}</span></a>').format(
                addresses[number],
                number + 1,
                Markup(' aria-current="page"') if number == at else "",
                number + 1,
                slide_name(slide, library, say),
            )
            for number, slide in group
        ]
        own = (links,) if part == say("Sections") else tuple([link] for link in links)
        rows[part] = rows.get(part, Markup("")) + Markup("").join(
            Markup("<li>{}</li>").format(Markup("").join(row)) for row in own
        )
    lists = Markup("").join(
        Markup('<section><h3>{}</h3><ol class="plain">{}</ol></section>').format(part, inside)
        for part, inside in rows.items()
    )
    return Markup(
        '<dialog class="ax wall-list" aria-labelledby="slides-head"><div class="wall-list-top">'
        '<h2 id="slides-head">{head}</h2><button type="button" class="btn" data-shut>{close}</button></div>'
        "{keys}{lists}</dialog>"
    ).format(head=say("Slides"), close=say("Close"), keys=_keys(say), lists=lists)


def slide_picker(deck: Sequence[Step], at: int, library: Library, say: Wording) -> Markup:
    """Where the class is, which unfolds to every slide of the lesson, in its order, under its part.

    No select of Streamlit's: given another value by a run, that sends its old
    one back as if it had been chosen, and the class would go back.
    """
    lists = Markup("")
    numbered = list(enumerate(deck))
    for name, group in groupby(numbered, key=lambda one: _picker_part(one[1], say)):
        rows = Markup("").join(
            Markup('<li><a href="?step={}" data-go{}><b class="num">{}</b><span>{}</span></a></li>').format(
                number,
                Markup(' aria-current="step"') if number == at else "",
                number + 1,
                _picker_name(slide, library, say),
            )
            for number, slide in group
        )
        lists += Markup('<section><h3>{}</h3><ol class="plain">{}</ol></section>').format(name, rows)
    return Markup(
        '<details class="ax slide-picker" data-picker><summary class="btn" data-keep="slides"><b>{}</b>'
        '<span>{}</span></summary><nav aria-label="{}">{}</nav></details>'
    ).format(
        say("{n} of {total}", n=at + 1, total=len(deck)),
        full_slide_name(deck[at], library, say),
        say("Slides"),
        lists,
    )


def _picker_part(slide: Step, say: Wording) -> str:
    if slide.section is not None:
        return say.text(slide.section.title)
    return say("Start") if slide.kind == "title" else _part(slide, say)[0]


def _picker_name(slide: Step, library: Library, say: Wording) -> str:
    """A slide under its part; a talk with the protocol that its prompt was written for."""
    name = slide_name(slide, library, say)
    protocol = library.protocols.get(slide.prompt.protocol) if slide.prompt else None
    return f"{name} ({say.text(protocol.name)})" if protocol else name


def _part(slide: Step, say: Wording) -> tuple[str, str]:
    """The part of the unit that a slide belongs to, and the section in it."""
    if slide.prompt is not None:
        return say("Talk"), ""
    if slide.section is not None or slide.item is None:
        return say("Sections"), slide.section.id if slide.section else ""
    return say("Quiz"), ""


def _keys(say: Wording) -> Markup:
    keys = (
        (say("Right arrow, Page Down, space"), say("next page or slide")),
        (say("Left arrow, Page Up"), say("the one before")),
        (say("Home, End"), say("first and last slide")),
        (say("a number, then Enter"), say("that slide")),
        (say("B or a period"), say("blank the screen; again to come back")),
        ("L", say("this list; Esc closes it")),
    )
    rows = Markup("").join(Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(*pair) for pair in keys)
    return Markup('<h3>{}</h3><dl class="wall-keys">{}</dl>').format(say("Keys, also on a clicker"), rows)
