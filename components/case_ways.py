"""The ways of a case side by side, a column for each day: its steps, where they part, its reasons.

Where the law was contested, the other ways branch off, drawn dashed and told
to their end.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from components.case_view import fact_words
from components.flow_scene import ending_words, way_words
from explainer.dated_words import where_sources_end
from explainer.model.case import Given
from explainer.model.case_fork import Fork, concerning, forks
from explainer.model.case_walk import Taken, Walk
from explainer.model.flowchart import CaseFact, Edge, Flowchart, Node
from explainer.wording import Wording


@dataclass(frozen=True)
class Told:
    """What the columns are told from: the flowcharts, the facts of the case, where our sources end."""

    flowcharts: Mapping[str, Flowchart]
    case_facts: Mapping[str, CaseFact]
    given: Given
    law_known_to: date


def parting(walks: Sequence[Walk]) -> int:
    """The first step at which the ways are not all the same; their common length where none parts.

    >>> parting([])
    0
    """
    if not walks:
        return 0
    shortest = min(len(walk.path) for walk in walks)
    for at in range(shortest):
        if len({walk.path[at] for walk in walks}) > 1:
            return at
    return shortest


def ways_beside(walks: Sequence[Walk], told: Told, say: Wording, *, moves: bool = False) -> Markup:
    """Each day's way as a column of boxes from the first step to the ending.

    The steps before the ways part are drawn lighter; the first step at which
    they part is named. `moves`: the last day is the one on the track; where
    columns stand below one another, it comes first.
    """
    apart = parting(walks)
    columns = Markup("").join(_column(walk, apart, told, say) for walk in walks)
    kind = "case-ways moves" if moves else "case-ways"
    return Markup('<div class="{}" style="--n:{}">{}</div>').format(kind, len(walks), columns)


def _column(walk: Walk, apart: int, told: Told, say: Wording) -> Markup:
    folded = apart - 1 if apart > 2 else 0
    steps = [_step(walk, at, apart, told, say) for at in range(len(walk.taken))]
    before = (
        Markup(
            '<details class="same-steps"><summary>{}</summary><ol class="plain way-steps">{}</ol></details>'
        ).format(
            say.plural(
                "{n} step that is the same on each day", "{n} steps that are the same on each day", folded
            ),
            Markup("").join(steps[:folded]),
        )
        if folded
        else Markup("")
    )
    ending = walk.outcome
    beyond = (
        Markup('<p class="notice beyond small">{}</p>').format(where_sources_end(told.law_known_to, say))
        if walk.on > told.law_known_to
        else Markup("")
    )
    return Markup(
        '<section class="case-way" aria-label="{}"><h3><time datetime="{}">{}</time></h3>{}'
        '{}<ol class="plain way-steps" role="list">{}</ol><p class="ends"><b>{}</b> {}</p>{}</section>'
    ).format(
        say.day(walk.on),
        walk.on,
        say.day(walk.on),
        beyond,
        before,
        Markup("").join(steps[folded:]),
        say.text(ending.label),
        ending_words(ending.ending, say) if ending.ending else "",
        _reasons(walk, told, say),
    )


def _step(walk: Walk, at: int, apart: int, told: Told, say: Wording) -> Markup:
    step = walk.taken[at]
    kind = "same" if at < apart else "parts" if at == apart else "own"
    is_contested = bool(step.node.contests_on(walk.on))
    concerning_it = concerning(told.case_facts, told.given, walk, at)
    others = forks(told.flowcharts, told.case_facts, told.given, walk, at) if concerning_it else ()
    return Markup('<li class="{} {}"{}>{}{}{}</li>').format(
        kind,
        step.node.kind,
        Markup(' data-parts=""') if at == apart else "",
        _box(
            step.node,
            say,
            before=say("Here the ways part") if at == apart else "",
            after=say("Contested")
            if concerning_it
            else say("Contested for other cases")
            if is_contested
            else "",
        ),
        _contested(say.text(concerning_it.why), others, say) if concerning_it else "",
        _way_on(step.edge, say),
    )


def _box(node: Node, say: Wording, *, before: str = "", after: str = "") -> Markup:
    return Markup('<span class="box">{}{}{}</span>').format(
        Markup('<b class="tag">{}</b> ').format(before) if before else "",
        say.text(node.label),
        Markup(' <b class="tag contested">{}</b>').format(after) if after else "",
    )


def _way_on(edge: Edge | None, say: Wording) -> Markup:
    """The words of the way taken."""
    if edge is None or not (edge.label or edge.short):
        return Markup("")
    return Markup('<span class="on">{}</span>').format(way_words(edge, say))


def _contested(why: str, others: Sequence[Fork], say: Wording) -> Markup:
    """Why the law of a step was contested, and the other ways from it, each to its end."""
    return Markup('<div class="forks small"><p class="soft">{}</p>{}</div>').format(
        why, Markup("").join(_fork(fork, say) for fork in others)
    )


def _fork(fork: Fork, say: Wording) -> Markup:
    """One way that was not taken: its first step, what lies between, and its end."""
    rows = [
        Markup('<li class="{}">{}{}</li>').format(
            step.node.kind, _box(step.node, say), _way_on(step.edge, say)
        )
        for step in fork.taken
    ]
    ending = fork.taken[-1].node.ending if fork.taken else None
    last = (
        say("It joins the way that was taken: {step}", step=say.text(fork.joins.label))
        if fork.joins
        else ending_words(ending, say)
        if ending
        else ""
    )
    # Of a long one the first and the last step stay in sight; a fold of one step would hide what it saves.
    between = rows[1:-1] if fork.joins is None else rows[1:]
    if len(between) > 1:
        rows = [
            rows[0],
            Markup('<li><details><summary>{}</summary><ol class="plain">{}</ol></details></li>').format(
                say.plural("{n} step between", "{n} steps between", len(between)), Markup("").join(between)
            ),
            *rows[1 + len(between) :],
        ]
    words = way_words(fork.edge, say) if fork.edge.label or fork.edge.short else ""
    return Markup(
        '<div class="fork"><p><b>{}</b> {}</p><ol class="plain" role="list">{}</ol>'
        '<p class="ends">{}</p></div>'
    ).format(say("It could also have gone on:"), words, Markup("").join(rows), last)


def _reasons(walk: Walk, told: Told, say: Wording) -> Markup:
    """Every step with the facts that decided it, as text."""
    rows = Markup("").join(
        Markup("<li>{}{}</li>").format(
            say.text(step.node.label),
            Markup(' <span class="soft">{}</span>').format(_because(step, told.case_facts, say))
            if step.because
            else "",
        )
        for step in walk.taken
    )
    return Markup(
        '<details class="reasons"><summary>{}</summary><ol class="list small">{}</ol></details>'
    ).format(say("The way as text, with the reason of each step"), rows)


def _because(step: Taken, facts: Mapping[str, CaseFact], say: Wording) -> str:
    return "; ".join(
        f"{say.text(facts[one.fact].label)}: {_value(facts[one.fact], one.value, say)}"
        for one in step.because
        if one.fact in facts
    )


def _value(fact: CaseFact, value: object, say: Wording) -> str:
    if isinstance(value, date):
        return say.day(value)
    return fact_words(fact, value if isinstance(value, (bool, int, str)) else None, say)
