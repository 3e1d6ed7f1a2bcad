"""A unit as a reader meets it: its overview, its progress, its prompts, its sources."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from markupsafe import Markup

from components.citations import cite_lines
from components.doors import Door, State, door, doors
from components.icon import icon
from components.terms import Glossed
from explainer.model.citation import Citation
from explainer.model.library import Library
from explainer.model.protocol import Protocol
from explainer.model.text import Text
from explainer.model.unit import Prompt, ProtocolId, Unit
from explainer.wording import Wording


def bullets(texts: Sequence[Text], say: Wording) -> Markup:
    """Bilingual texts as a list in one language."""
    rows = Markup("").join(Markup("<li>{}</li>").format(say.text(text)) for text in texts)
    return Markup('<ul class="list">{}</ul>').format(rows)


def crumb(unit: Unit, say: Wording, steps: Sequence[Door], *, up: str, place: str) -> Markup:
    """The line above a section: the unit, the doorways of its parts, and where the reader is."""
    return Markup(
        '<div class="crumb"><a href="{}" data-go>{}</a><span class="where">{}<span '
        'class="small">{}</span></span></div>'
    ).format(
        up,
        say("Unit {n}: {title}", n=unit.order, title=say.text(unit.title)),
        doors(steps, say("Parts of this unit")),
        place,
    )


def unit_row(
    unit: Unit,
    say: Wording,
    *,
    steps: Sequence[Door],
    status: str,
    href: str,
    here: bool,
    present: str | None = None,
) -> Markup:
    """One unit in a list: its question, how far the reader has come; `present` opens a room with it."""
    open_room = (
        Markup('<a class="btn" href="{}" data-go aria-label="{}">{}</a>').format(
            present, say("Present: {title}", title=say.text(unit.title)), say("Present")
        )
        if present
        else Markup("")
    )
    return Markup(
        '<li class="unit{here}"><span class="no num">{n}</span><div><h3><a href="{href}" '
        "data-go>{title}</a></h3>"
        '<p class="soft">{question}</p></div><div class="prog">{doors}<span '
        'class="small">{status}</span>{present}</div></li>'
    ).format(
        here=" here" if here else "",
        n=unit.order,
        href=href,
        title=say.text(unit.title),
        question=say.text(unit.question),
        doors=doors(steps, status),
        status=status,
        present=open_room,
    )


def contents(rows: Sequence[tuple[State, str, str, str]], say: Wording) -> Markup:
    """The parts of a unit as a list of links: state, title, note (such as minutes), address.

    It stands on pages outside the parts, so the part in the state "here" is the one that comes next.
    """
    words = {"done": say("done"), "here": say("next"), "ahead": say("not started")}
    lines = Markup("").join(
        Markup(
            '<li><a href="{}" data-go>{}<span class="t">{}<span class="sr"> ({})</span></span>'
            '<span class="small soft">{}</span></a></li>'
        ).format(href, door(state), title, words[state], note)
        for state, title, note, href in rows
    )
    return Markup('<ol class="plain contents">{}</ol>').format(lines)


def unit_facts(unit: Unit, say: Wording) -> Markup:
    """What a reader learns, what comes before, and what this unit leaves out."""
    before = (
        bullets(unit.prerequisites, say)
        if unit.prerequisites
        else Markup("<p>{}</p>").format(say("Nothing. You can start here."))
    )
    return Markup(
        '<div class="cols"><section class="stack"><h2>{}</h2>{}</section>'
        '<section class="stack"><h2>{}</h2>{}<h2>{}</h2>{}</section></div>'
    ).format(
        say("What you will be able to do"),
        bullets([objective.text for objective in unit.objectives], say),
        say("What to know before"),
        before,
        say("What this unit leaves out"),
        bullets(unit.out_of_scope, say),
    )


def protocol_words(protocol: ProtocolId, protocols: Mapping[str, Protocol], say: Wording) -> str:
    """The name of a way to hold a discussion: its own, or ours where its file is not served."""
    if protocol in protocols:
        return say.text(protocols[protocol].name)
    words: dict[ProtocolId, str] = {
        "think-pair-share": say("Think, pair, share"),
        "structured-academic-controversy": say("Structured academic controversy"),
        "four-corners": say("Four corners"),
        "fishbowl": say("Fishbowl"),
        "gallery-walk": say("Gallery walk"),
        "case-conference": say("Case conference"),
    }
    return words[protocol]


def prompt_index(library: Library, say: Wording, *, address: Callable[[str], str]) -> Markup:
    """Every discussion prompt of every unit, grouped by protocol, the shortest first."""
    found = [(prompt, unit) for unit in library.units for prompt in unit.prompts]
    groups = Markup("")
    for protocol in dict.fromkeys(prompt.protocol for prompt, _ in found):
        rows = Markup("").join(
            Markup(
                '<li><span class="num soft">{}</span><span>{}</span><a class="small" href="{}" '
                "data-go>{}</a></li>"
            ).format(
                say.plural("{n} min", "{n} min", prompt.minutes),
                say.text(prompt.question),
                address(unit.id),
                say.text(unit.title),
            )
            for prompt, unit in sorted(found, key=lambda pair: pair[0].minutes)
            if prompt.protocol == protocol
        )
        groups += Markup('<h2 class="sec">{}</h2><ul class="plain prompt-index">{}</ul>').format(
            protocol_words(protocol, library.protocols, say), rows
        )
    return groups or Markup('<p class="notice">{}</p>').format(say("No unit has a prompt yet."))


def side_words(prompt: Prompt, say: Wording) -> list[str]:
    """The names of a prompt's two sides, by letter as groups are dealt them: "Side A: Keep it"."""
    return [
        say("Side {letter}: {name}", letter=letter, name=say.text(side.name))
        for letter, side in zip("AB", prompt.sides, strict=True)
    ]


def other_evidence(prompt: Prompt) -> tuple[Citation, ...]:
    """What the prompt cites beside its sides."""
    of_sides = {citation for side in prompt.sides for citation in side.cite}
    return tuple(citation for citation in prompt.cite if citation not in of_sides)


def _evidence(citations: Iterable[Citation], library: Library, say: Wording) -> Markup:
    lines = Markup("").join(
        Markup("<li>{}</li>").format(line) for line in cite_lines(citations, library.sources, say)
    )
    return Markup('<ul class="list small">{}</ul>').format(lines)


def prompt_card(prompt: Prompt, library: Library, say: Wording, glossed: Glossed) -> Markup:
    """One discussion prompt: the question, its two sides with their evidence, how to hold the talk, roles.

    Then words to start with, and what else can be used as evidence.
    """
    sides = Markup("").join(
        Markup("<div><h4>{}</h4><p>{}</p>{}</div>").format(
            name, glossed(say.text(side.claim)), _evidence(side.cite, library, say)
        )
        for name, side in zip(side_words(prompt, say), prompt.sides, strict=True)
    )
    others = other_evidence(prompt)
    more = (
        Markup("<h3>{}</h3>{}").format(say("More evidence"), _evidence(others, library, say))
        if others
        else Markup("")
    )
    roles = Markup("").join(
        Markup("<div><h4>{}</h4><p>{}</p></div>").format(say.text(role.name), glossed(say.text(role.task)))
        for role in prompt.roles
    )
    steps = Markup("").join(Markup("<li>{}</li>").format(glossed(say.text(step))) for step in prompt.steps)
    return Markup(
        '<article class="prompt stack"><p class="kicker">{talk}{protocol} &middot; '
        "{minutes}</p><h2>{question}</h2>"
        '<h3>{sides_head}</h3><div class="roles">{sides}</div>'
        '<h3>{steps_head}</h3><ol class="list">{steps}</ol><h3>{roles_head}</h3><div '
        'class="roles">{roles}</div>'
        "<h3>{stems_head}</h3>{stems}{more}</article>"
    ).format(
        talk="",
        protocol=protocol_words(prompt.protocol, library.protocols, say),
        minutes=say.plural("{n} minute", "{n} minutes", prompt.minutes),
        question=glossed(say.text(prompt.question)),
        sides_head=say("Two sides"),
        sides=sides,
        steps_head=say("How it goes"),
        steps=steps,
        roles_head=say("Roles"),
        roles=roles,
        stems_head=say("Ways to start a sentence"),
        stems=bullets(prompt.stems, say),
        more=more,
    )


def next_and_back(say: Wording, *, back: tuple[str, str] | None, onward: tuple[str, str] | None) -> Markup:
    """Links to the part before and the part after, each (words, address)."""
    links = Markup("")
    if back:
        links += Markup('<a href="{}" data-go>{}<span>{}</span></a>').format(back[1], icon("back"), back[0])
    if onward:
        links += Markup('<a class="onward" href="{}" data-go><span>{}</span>{}</a>').format(
            onward[1], onward[0], icon("arrow")
        )
    return Markup('<nav class="around" aria-label="{}">{}</nav>').format(say("Before and after"), links)


def objective_rows(rows: Sequence[tuple[str, str, str]], mark: Callable[[str], Markup]) -> Markup:
    """Objectives with their state and the evidence for it, each (state, objective, evidence)."""
    lines = Markup("").join(
        Markup('<li>{}<b>{}</b><span class="small soft">{}</span></li>').format(mark(state), words, evidence)
        for state, words, evidence in rows
    )
    return Markup('<ul class="plain objectives">{}</ul>').format(lines)
