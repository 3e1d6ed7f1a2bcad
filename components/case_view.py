"""A fictional case under the law of several days: its story, its facts, its endings, the law behind each."""

from collections.abc import Mapping, Sequence
from datetime import date

from markupsafe import Markup

from components.citations import cite_lines
from explainer.model.case import Case, FactValue, Run
from explainer.model.case_walk import Walk
from explainer.model.citation import Citation, Source
from explainer.model.flowchart import CaseFact
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
    changed = (
        Markup('<p class="notice">{}</p>').format(
            say(
                "One fact is changed: {fact}: {value}. The story and all other facts stay as told.",
                fact=say.text(facts[turn.fact].label),
                value=fact_words(facts[turn.fact], turn.to, say),
            )
        )
        if turn and turn.fact in facts
        else Markup("")
    )
    return Markup(
        '<div class="case"><p class="kicker">{}</p><p>{}</p></div>{}'
        '<details class="case-facts"{}><summary>{}</summary><dl>{}</dl></details>'
    ).format(
        say("A made-up case: {topic}", topic=say.text(case.topic)),
        say.text(case.story),
        changed,
        Markup(" open") if turn else "",
        say("What the flowcharts ask about this case"),
        rows,
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
    """The law behind each day's ending, where the case tells it: for its own days, and its facts as told."""
    rows = Markup("").join(
        Markup('<li><p><b>{}</b> {}</p><p>{}</p><p class="small soft">{}</p></li>').format(
            say.day(walk.on),
            say.text(walk.outcome.label),
            say.text(runs[walk.on].why),
            Markup("<br>").join(cite_lines(_cited(runs[walk.on]), sources, say)),
        )
        for walk in walks
        if walk.on in runs
    )
    if not rows:
        words = say("The law behind each ending is told for the case as it stands, without a changed fact.")
        return Markup('<p class="small soft">{}</p>').format(words)
    return Markup('<h2 class="sec">{}</h2><ul class="plain acts">{}</ul>').format(
        say("The law behind each ending"), rows
    )


def _cited(run: Run) -> tuple[Citation, ...]:
    return run.cite if isinstance(run.cite, tuple) else (run.cite,)
