"""What one day changed, in words: the parts of a drawing, who acted, and the dated values."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from markupsafe import Markup

from components.citations import cite_lines
from components.timeline import actor_words
from components.value_history import value_history
from explainer.dated_words import value_words
from explainer.model.citation import Source
from explainer.model.dated import BeforeHistory, Fact
from explainer.model.flow_change import Difference
from explainer.model.flowchart import Change, Node
from explainer.wording import Wording

SHOWN = 3
"""Acts that are told at once; more of them are folded."""


def change_sentence(found: Difference, say: Wording, *, more: bool = False) -> Markup:
    """How the drawing differs from that of the day before, with what is new, changed and gone by name.

    `more`: something else of the law differs, and is told beneath.
    """
    day = say.day(found.before)
    if found.before == found.after or found.is_none:
        words = (
            say("Move the date to see what changes.")
            if found.before == found.after
            else say("This part is drawn as on {day}. What else differs stands beneath.", day=day)
            if more
            else say("Nothing in this part differs from {day}.", day=day)
        )
        return Markup('<p class="change-words" role="status">{}</p>').format(words)
    rows = (
        (say("New:"), "added", found.added),
        (say("Leads on differently:"), "changed", found.changed),
        (say("Gone:"), "gone", found.removed),
        (say("Contested:"), "contested", found.contested),
        (say("Not contested:"), "settled", found.settled),
    )
    parts = Markup("").join(
        Markup('<li class="{}"><b>{}</b> {}</li>').format(kind, word, _names(nodes, say))
        for word, kind, nodes in rows
        if nodes
    )
    acts = found.made_by or found.acts
    if acts:
        parts += Markup('<li class="who"><b>{}</b> {}</li>').format(say("Who acted:"), _actors(acts, say))
    lead = (
        say("Looking back from {day}, this part differs:", day=day)
        if found.back
        else say("Since {day}, this part has changed:", day=day)
    )
    return Markup('<div class="change-words" role="status"><p>{}</p><ul class="plain">{}</ul></div>').format(
        lead, parts
    )


def _names(nodes: Sequence[Node], say: Wording) -> str:
    return "; ".join(say.text(node.label) for node in nodes)


def _actors(acts: Sequence[Change], say: Wording) -> str:
    """Who acted on which day, the latest first; of many the last few."""
    told = [f"{actor_words(act.by, say)} ({say.day(act.on)})" for act in reversed(acts)]
    more = say.plural("and {n} more", "and {n} more", len(told) - SHOWN) if len(told) > SHOWN else ""
    return "; ".join([*dict.fromkeys(told[:SHOWN]), *([more] if more else [])])


def acts_list(acts: Sequence[Change], sources: Mapping[str, Source], say: Wording) -> Markup:
    """Who changed it between the two days, the latest first."""
    if not acts:
        return Markup("")
    rows = [_act(act, sources, say) for act in reversed(acts)]
    more = (
        Markup("<details><summary>{}</summary><ul class='plain acts'>{}</ul></details>").format(
            say.plural("{n} earlier change", "{n} earlier changes", len(rows) - SHOWN),
            Markup("").join(rows[SHOWN:]),
        )
        if len(rows) > SHOWN
        else Markup("")
    )
    return Markup('<h2 class="h4">{}</h2><ul class="plain acts">{}</ul>{}').format(
        say("Who changed it"), Markup("").join(rows[:SHOWN]), more
    )


def _act(act: Change, sources: Mapping[str, Source], say: Wording) -> Markup:
    cite = act.cite if isinstance(act.cite, tuple) else (act.cite,)
    cited = Markup("<br>").join(cite_lines(cite, sources, say))
    return Markup(
        '<li><p><time datetime="{}">{}</time> <span class="tag">{}</span></p><p>{}</p>'
        '<p class="small soft">{}</p></li>'
    ).format(act.on, say.day(act.on), actor_words(act.by, say), say.text(act.what), cited)


def values_moved(facts: Iterable[Fact], on: date, since: date, say: Wording) -> Markup:
    """The dated values that differ between two days; nothing where none does."""
    rows = Markup("").join(
        Markup("<div><dt>{}</dt><dd><b>{}</b> <span class='small soft'>{}</span></dd></div>").format(
            say.text(fact.label),
            words_on(fact, on, say),
            say("on {day}: {value}", day=say.day(since), value=before),
        )
        for fact in _by_label(facts, say)
        if (before := words_on(fact, since, say)) != words_on(fact, on, say)
    )
    if not rows:
        return Markup("")
    return Markup('<h2 class="h4">{}</h2><dl class="moved-values">{}</dl>').format(
        say("Dated values that differ, of all parts"), rows
    )


def values_list(facts: Iterable[Fact], on: date, sources: Mapping[str, Source], say: Wording) -> Markup:
    """Every dated value of a day; each opens its whole history."""
    rows = Markup("").join(
        Markup("<li><details><summary><span>{}</span> <b>{}</b></summary>{}</details></li>").format(
            say.text(fact.label), words_on(fact, on, say), value_history(fact, on, sources, say)
        )
        for fact in _by_label(facts, say)
    )
    return Markup('<ul class="plain values">{}</ul>').format(rows)


def _by_label(facts: Iterable[Fact], say: Wording) -> list[Fact]:
    return sorted(facts, key=lambda fact: say.text(fact.label).casefold())


def words_on(fact: Fact, on: date, say: Wording) -> str:
    """A fact's value on a day in words; that nothing is recorded where its history begins later."""
    try:
        return value_words(fact, on, say)
    except BeforeHistory:
        return say("(nothing recorded yet)")
