"""Guards of edges: known case facts, asked for values that they can have."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from explainer.authoring.draft import Draft
from explainer.authoring.place import Finding, Placed
from explainer.authoring.strict_yaml import Loc
from explainer.model.flowchart import Between, CaseFact, Flowchart, Guard

_WANTED = {
    "yes-no": "true or false",
    "choice": "one of its choices or a list of them",
    "number": "a whole number or `{min: …, max: …}`",
    "date": "`{after: …, before: …}`",
}

_DEFAULTS = {
    "yes-no": "true or false",
    "choice": "the id of one of its choices",
    "number": "a whole number",
    "date": "a day as YYYY-MM-DD",
}


def guards_fit_their_facts(draft: Draft) -> Iterator[Finding]:
    """Each guard asks for a value that its case fact can have; `else` stands alone and is true."""
    facts = {one.value.id: one.value for one in draft.case_facts}
    for chart in draft.flowcharts:
        for at, edge in enumerate(chart.value.edges):
            when = edge.when
            if when is None:
                continue
            place = ("edges", at, "when")
            if not when:
                yield chart.place.finding(place, "`when` asks nothing", "Add a guard or delete `when`.")
            if "else" in when and (len(when) > 1 or when["else"] is not True):
                what = "`else` stands beside other guards, or is not true"
                yield chart.place.finding(place, what, "Write `when: {else: true}` and nothing else.")
                continue
            yield from _misfits(chart, place, when, facts)
        for at, node in enumerate(chart.value.nodes):
            for nth, contested in enumerate(node.contested):
                where = ("nodes", at, "contested", nth)
                for n, guards in enumerate(contested.concerned):
                    each = (n,) if isinstance(contested.when, tuple) else ()
                    yield from _misfits(chart, (*where, "when", *each), guards, facts)
                yield from _no_ways(chart, where, node.id, contested.to)


def _misfits(
    chart: Placed[Flowchart], place: Loc, when: Mapping[str, Guard], facts: Mapping[str, CaseFact]
) -> Iterator[Finding]:
    for name, guard in when.items():
        if name in facts and (facts[name].type != "choice" or facts[name].choices):
            wrong = misfit(facts[name], guard)
            if wrong is not None:
                yield chart.place.finding((*place, name), *wrong)


def _no_ways(chart: Placed[Flowchart], place: Loc, node: str, to: Sequence[str]) -> Iterator[Finding]:
    """Nodes to which no edge leads from a contested one."""
    led_to = {edge.to for edge in chart.value.edges if edge.from_ == node}
    for nth, name in enumerate(to):
        if name not in led_to:
            what = f"no edge leads from `{node}` to `{name}`"
            remedy = f"Use one of {', '.join(sorted(led_to))}." if led_to else "Delete it: no edge leads on."
            yield chart.place.finding((*place, "to", nth), what, remedy)


def misfit(fact: CaseFact, guard: Guard) -> tuple[str, str] | None:
    """What is wrong with a guard on this fact and what to write, or None."""
    remedy = f"Write {_WANTED[fact.type]}."
    what = f"`{fact.id}` is of the type {fact.type} and is asked for something else"
    if isinstance(guard, Between):
        numbers = [one for one in (guard.min, guard.max) if one is not None]
        days = [one for one in (guard.after, guard.before) if one is not None]
        if not numbers and not days:
            return f"the range of `{fact.id}` has no end", remedy
        if (fact.type == "number" and days) or (fact.type == "date" and numbers):
            return what, remedy
        if fact.type not in ("number", "date"):
            return what, remedy
        if numbers != sorted(numbers) or days != sorted(set(days)):
            return f"the range of `{fact.id}` is empty", "Put the smaller end first."
        return None
    if fact.type == "yes-no":
        return None if isinstance(guard, bool) else (what, remedy)
    if fact.type == "number":
        fits = isinstance(guard, int) and not isinstance(guard, bool)
        return None if fits else (what, remedy)
    if fact.type == "choice" and isinstance(guard, (str, tuple)):
        choices = [choice.id for choice in fact.choices]
        asked = (guard,) if isinstance(guard, str) else guard
        unknown = [one for one in asked if one not in choices]
        if not asked:
            return f"the list of values for `{fact.id}` is empty", remedy
        if unknown:
            known = ", ".join(f"`{one}`" for one in choices)
            return f"`{fact.id}` has no choice `{unknown[0]}`", f"Use one of {known}."
        return None
    return what, remedy


def case_facts_are_whole(draft: Draft) -> Iterator[Finding]:
    """A choice has choices (a number may, to name its levels); a default is a value the fact can have."""
    types = {one.value.id: one.value.type for one in draft.case_facts}
    for fact in draft.case_facts:
        value = fact.value
        if value.days_before is not None and value.type != "date":
            what = f"`{value.id}` is worked out from days and is of the type {value.type}"
            yield fact.place.finding(("days_before",), what, "Make the type date, or delete `days_before`.")
        elif value.days_before is not None and types.get(value.days_before, "number") != "number":
            what = f"`{value.id}` is worked out from `{value.days_before}`, which is no number"
            yield fact.place.finding(("days_before",), what, "Name the fact that counts the days.")
        if value.type == "choice" and not value.choices:
            what = f"`{value.id}` is of the type choice and has no choices"
            yield fact.place.finding(("id",), what, "Add `choices:`, each with `id` and `label`.")
        elif value.type in ("yes-no", "date") and value.choices:
            what = f"`{value.id}` is of the type {value.type} and has choices"
            yield fact.place.finding(("choices",), what, "Delete them, or make the type choice.")
        elif value.default is not None and not _fits(value):
            what = f"the default of `{value.id}` is no value of the type {value.type}"
            yield fact.place.finding(("default",), what, f"Write {_DEFAULTS[value.type]}.")


def _fits(fact: CaseFact) -> bool:
    if fact.type == "date":
        try:
            return date.fromisoformat(str(fact.default)) is not None
        except ValueError:
            return False
    return fact.default is not None and misfit(fact, fact.default) is None
