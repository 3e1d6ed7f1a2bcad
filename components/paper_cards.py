"""Discussion prompts on paper: as cards for a group's table, one to a sheet, and in the printed unit."""

from collections.abc import Sequence

from markupsafe import Markup

from components.paper_citation import briefs
from components.paper_page import ends_line
from components.unit_views import other_evidence, protocol_words, side_words
from explainer.model.library import Library
from explainer.model.unit import Prompt, Unit
from explainer.wording import Wording


def paper_prompt(
    prompt: Prompt,
    library: Library,
    say: Wording,
    *,
    kicker: str = "",
    headings: tuple[str, str] = ("h3", "h4"),
) -> Markup:
    """One prompt: the question, its two sides with their evidence, how to hold the talk, roles, stems.

    `headings` are the elements of the question and of its parts, as the page's order needs them.
    """
    sides = Markup("").join(
        Markup('<div><{part}>{}</{part}><p>{} <span class="fine">{}</span></p></div>').format(
            name, say.text(side.claim), briefs(side.cite, library.sources, say), part=Markup(headings[1])
        )
        for name, side in zip(side_words(prompt, say), prompt.sides, strict=True)
    )
    others = other_evidence(prompt)
    more = (
        Markup('<p class="fine"><b>{}:</b> {}</p>').format(
            say("More evidence"), briefs(others, library.sources, say)
        )
        if others
        else Markup("")
    )
    steps = Markup("").join(Markup("<li>{}</li>").format(say.text(step)) for step in prompt.steps)
    roles = Markup("").join(
        Markup("<li><b>{}:</b> {}</li>").format(say.text(role.name), say.text(role.task))
        for role in prompt.roles
    )
    stems = Markup("").join(Markup("<li>{}</li>").format(say.text(stem)) for stem in prompt.stems)
    return Markup(
        '<p class="kicker">{kicker}{protocol} &middot; {minutes}</p><{h}>{question}</{h}>'
        '<div class="talk sides">{sides}</div>'
        '<div class="talk"><div><{part}>{steps_head}</{part}><ol class="list">{steps}</ol></div>'
        '<div><{part}>{roles_head}</{part}><ul class="plain">{roles}</ul><{part}>{stems_head}</{part}>'
        '<ul class="plain">{stems}</ul></div></div>{more}'
    ).format(
        kicker=kicker,
        h=Markup(headings[0]),
        part=Markup(headings[1]),
        protocol=protocol_words(prompt.protocol, library.protocols, say),
        minutes=say.plural("{n} minute", "{n} minutes", prompt.minutes),
        question=say.text(prompt.question),
        sides=sides,
        steps_head=say("How it goes"),
        steps=steps,
        roles_head=say("Roles"),
        roles=roles,
        stems_head=say("Ways to start a sentence"),
        stems=stems,
        more=more,
    )


def prompt_cards(units: Sequence[Unit], library: Library, say: Wording) -> Markup:
    """The prompts of some units as cards. Each lies on another table, so each says when our sources end."""
    owed = Markup('<p class="fine owed">{} {}</p>').format(
        ends_line(library.law_known_to, say), say("This is not legal advice.")
    )
    unread = (
        Markup('<p class="fine owed">{}</p>').format(
            say("No qualified person has checked this page's Spanish yet. If in doubt, read the English.")
        )
        if say.locale == "es" and library.spanish_read_by is None
        else Markup("")
    )
    cards = Markup("").join(
        Markup('<article class="talk-card">{}<div class="card-foot">{}{}</div></article>').format(
            paper_prompt(prompt, library, say, kicker=f"{say.text(unit.title)} · ", headings=("h2", "h3")),
            owed,
            unread,
        )
        for unit in units
        for prompt in unit.prompts
    )
    none = Markup("<p>{}</p>").format(say("No unit has a prompt yet."))
    return Markup('<h1 class="screen-only">{}</h1><div class="talk-cards">{}</div>').format(
        say("Discussion cards"), cards or none
    )
