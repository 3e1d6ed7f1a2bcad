"""A fictional case under the law of several days: its story, its facts, its ways side by side."""

from collections.abc import Mapping, Sequence
from datetime import date

from markupsafe import Markup

from components.citations import cite_lines
from components.flow_scene import ending_words, way_words
from explainer.dated_words import where_sources_end
from explainer.model.case import Case, FactValue, Run
from explainer.model.case_walk import Taken, Walk
from explainer.model.citation import Citation, Source
from explainer.model.flowchart import CaseFact, Flowchart
from explainer.wording import Wording


def fact_words(fact: CaseFact, value: FactValue | None, say: Wording) -> str:
    """A fact's value in words."""
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    for choice in fact.choices:
        if choice.id == str(value):
            return say.text(choice.label)
    return say.number(value) if isinstance(value, int) else str(value)


def story(case: Case, facts: Mapping[str, CaseFact], turned: str | None, say: Wording) -> Markup:
    """The story, told to be made up, and the facts that the flowcharts ask; a turned one is marked."""
    turn = next((one for one in case.turns if one.fact == turned), None)
    given = {**case.facts, **({turn.fact: turn.to} if turn else {})}
    rows = Markup("").join(
        Markup('<div class="{}"><dt>{}</dt><dd>{}</dd></div>').format(
            "turned" if name == turned else "",
            say.text(facts[name].label),
            fact_words(facts[name], value, say),
        )
        for name, value in given.items()
        if name in facts
    )
    return Markup(
        '<div class="case"><p class="kicker">{}</p><p>{}</p></div>'
        '<details class="case-facts"{}><summary>{}</summary><dl>{}</dl></details>'
    ).format(
        say("A made-up case: {topic}", topic=say.text(case.topic)),
        say.text(case.story),
        Markup(" open") if turn else "",
        say("What the flowcharts ask about this case"),
        rows,
    )


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


def ways_beside(
    walks: Sequence[Walk],
    flowcharts: Mapping[str, Flowchart],
    facts: Mapping[str, CaseFact],
    law_known_to: date,
    say: Wording,
) -> Markup:
    """Each day's way as a column of boxes from the first step to the ending.

    The steps before the ways part are drawn lighter; the first step at which
    they part is named.
    """
    apart = parting(walks)
    columns = Markup("").join(_column(walk, apart, flowcharts, facts, law_known_to, say) for walk in walks)
    return Markup('<div class="ways" style="--n:{}">{}</div>').format(len(walks), columns)


def _column(
    walk: Walk,
    apart: int,
    flowcharts: Mapping[str, Flowchart],
    facts: Mapping[str, CaseFact],
    law_known_to: date,
    say: Wording,
) -> Markup:
    folded = apart - 1 if apart > 2 else 0
    told = [_step(step, at, apart, walk.on, flowcharts, say) for at, step in enumerate(walk.taken)]
    before = (
        Markup(
            '<details class="same-steps"><summary>{}</summary><ol class="plain way-steps">{}</ol></details>'
        ).format(
            say.plural(
                "{n} step that is the same on each day", "{n} steps that are the same on each day", folded
            ),
            Markup("").join(told[:folded]),
        )
        if folded
        else Markup("")
    )
    ending = walk.outcome
    beyond = (
        Markup('<p class="notice beyond small">{}</p>').format(where_sources_end(law_known_to, say))
        if walk.on > law_known_to
        else Markup("")
    )
    return Markup(
        '<section class="way" aria-label="{}"><h3><time datetime="{}">{}</time></h3>{}'
        '{}<ol class="plain way-steps" role="list">{}</ol><p class="ends"><b>{}</b> {}</p>{}</section>'
    ).format(
        say.day(walk.on),
        walk.on,
        say.day(walk.on),
        beyond,
        before,
        Markup("").join(told[folded:]),
        say.text(ending.label),
        ending_words(ending.ending, say) if ending.ending else "",
        _reasons(walk, facts, say),
    )


def _step(
    step: Taken,
    at: int,
    apart: int,
    on: date,
    flowcharts: Mapping[str, Flowchart],
    say: Wording,
) -> Markup:
    node = step.node
    kind = "same" if at < apart else "parts" if at == apart else "own"
    contested = node.contested_on(on)
    return Markup('<li class="{} {}"{}><span class="box">{}{}{}</span>{}{}</li>').format(
        kind,
        node.kind,
        Markup(' data-parts=""') if at == apart else "",
        Markup('<b class="tag">{}</b> ').format(say("Here the ways part")) if at == apart else "",
        say.text(node.label),
        Markup(' <b class="tag contested">{}</b>').format(say("Contested")) if contested else "",
        _way_on(step, say),
        _other_ways(step, on, flowcharts, say) if contested else "",
    )


def _way_on(step: Taken, say: Wording) -> Markup:
    """The words of the way taken."""
    if step.edge is None or not (step.edge.label or step.edge.short):
        return Markup("")
    return Markup('<span class="on">{}</span>').format(way_words(step.edge, say))


def _reasons(walk: Walk, facts: Mapping[str, CaseFact], say: Wording) -> Markup:
    """Every step with the facts that decided it, as text."""
    rows = Markup("").join(
        Markup("<li>{}{}</li>").format(
            say.text(step.node.label),
            Markup(' <span class="soft">{}</span>').format(_because(step, facts, say))
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


def _other_ways(step: Taken, on: date, flowcharts: Mapping[str, Flowchart], say: Wording) -> Markup:
    """Where the law was contested: the ways that the model does not take, drawn too, and why it is open."""
    graph = flowcharts[step.flowchart].on(on)
    taken = step.edge.to if step.edge else None
    others = dict.fromkeys(edge.to for edge in graph.ways_on(step.node.id) if edge.to != taken)
    contested = step.node.contested_on(on)
    return Markup('<span class="or small">{} <b>{}</b> {}</span>').format(
        say("It could also have led to:") if others else "",
        "; ".join(say.text(graph.node(name).label) for name in others),
        say.text(contested.why) if contested else "",
    )


def endings_told(walks: Sequence[Walk], guessed: Mapping[date, bool | None], say: Wording) -> Markup:
    """How the case ends on each day, and whether that was predicted: what a reader waits for, first."""
    words = {True: say("As you predicted."), False: say("Not as you predicted."), None: ""}
    rows = Markup("").join(
        Markup('<li><b>{}</b> <span>{}</span> <span class="small">{}</span></li>').format(
            say.day(walk.on), say.text(walk.outcome.label), words[guessed.get(walk.on)]
        )
        for walk in walks
    )
    return Markup('<div role="status"><ul class="plain endings">{}</ul></div>').format(rows)


def why_here(
    walks: Sequence[Walk], runs: Mapping[date, Run], sources: Mapping[str, Source], say: Wording
) -> Markup:
    """The law behind each day's ending, where the case tells it."""
    rows = Markup("").join(
        Markup('<li><p><b>{}</b> {}</p><p>{}</p><p class="small soft">{}</p></li>').format(
            say.day(walk.on),
            say.text(walk.outcome.label),
            say.text(runs[walk.on].why),
            Markup("; ").join(cite_lines(_cited(runs[walk.on]), sources, say)),
        )
        for walk in walks
        if walk.on in runs
    )
    if not rows:
        return Markup("")
    return Markup('<h2 class="sec">{}</h2><ul class="plain acts">{}</ul>').format(
        say("The law behind each ending"), rows
    )


def _cited(run: Run) -> tuple[Citation, ...]:
    return run.cite if isinstance(run.cite, tuple) else (run.cite,)
