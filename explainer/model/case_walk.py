"""A case walked down a flowchart under the law of one day, with the reason of each step."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from explainer.model.case import FactValue, Given
from explainer.model.flowchart import Between, CaseFact, Edge, Flowchart, Guard, Node
from explainer.model.text import Slug, Value

Facts = Mapping[str, FactValue | date | None]
"""Every fact of a case on a day; None where nothing is known of it, which no guard takes for an answer."""


class UnfitFact(ValueError):
    """A fact that is none, or a value that it cannot have. The message names both and says what fits."""


class NoOneWay(ValueError):
    """At a question not exactly one way leads on for this case. The check proves that this cannot be."""


class GoesRound(NoOneWay):
    """The way leads back to where it has been, and would go round for ever."""


class Because(Value):
    """A fact that decided a step, and its value on the day."""

    fact: Slug
    value: bool | int | date | str | None


class Taken(Value):
    """A node of the way, the edge taken there (None at the end), and what decided it."""

    flowchart: Slug
    node: Node
    edge: Edge | None
    because: tuple[Because, ...] = ()


class Walk(Value):
    """The whole way of a case, through as many flowcharts as it led into."""

    on: date
    taken: tuple[Taken, ...]

    @property
    def path(self) -> tuple[str, ...]:
        """The ids of the nodes, in order."""
        return tuple(step.node.id for step in self.taken)

    @property
    def outcome(self) -> Node:
        """Where the way ends."""
        return self.taken[-1].node


def complete(case_facts: Mapping[str, CaseFact], given: Given, on: date) -> Facts:
    """Every fact of the case on a day: what is given, else the default, then what is worked out from them.

    Raises UnfitFact for a fact that is none, for one that is worked out, and
    for a value that the fact cannot have.
    """
    for name, value in given.items():
        _check(case_facts, name, value)
    facts: dict[str, FactValue | date | None] = {
        name: given.get(name, fact.default) for name, fact in case_facts.items()
    }
    for name, fact in case_facts.items():
        if fact.days_before is not None:
            days = facts[fact.days_before]
            facts[name] = days_back(on, days) if isinstance(days, int) else None
    return facts


def days_back(on: date, days: int) -> date:
    """The day that many days before another, or the calendar's first where the count goes beyond it.

    >>> days_back(date(1997, 4, 1), 1), days_back(date(1997, 4, 1), 10**9)
    (datetime.date(1997, 3, 31), datetime.date(1, 1, 1))
    """
    return on - timedelta(days=min(days, (on - date.min).days))


def _check(case_facts: Mapping[str, CaseFact], name: str, value: FactValue) -> None:
    fact = case_facts.get(name)
    if fact is None:
        raise UnfitFact(f"there is no case fact {name}. Use one of {', '.join(sorted(case_facts))}")
    if fact.days_before is not None:
        raise UnfitFact(f"{name} is worked out from {fact.days_before}. Give that one")
    choices = [choice.id for choice in fact.choices]
    fits = {
        "yes-no": isinstance(value, bool),
        "number": isinstance(value, int) and not isinstance(value, bool) and value >= 0,
        "choice": value in choices,
        "date": isinstance(value, str),
    }[fact.type]
    wanted = {"yes-no": "true or false", "number": "a whole number from 0", "date": "a day as YYYY-MM-DD"}
    if not fits:
        raise UnfitFact(f"{name} cannot be {value!r}. Give {wanted.get(fact.type) or ', '.join(choices)}")


def meets(value: FactValue | date | None, guard: Guard) -> bool:
    """Whether a fact's value is one that a guard asks for.

    >>> meets(3, Between(min=2)), meets("port", ("port", "interior")), meets(None, False)
    (True, True, False)
    """
    if isinstance(guard, Between):
        if isinstance(value, date):
            return (guard.after is None or value >= guard.after) and (
                guard.before is None or value < guard.before
            )
        if isinstance(value, bool) or not isinstance(value, int):
            return False
        return (guard.min is None or value >= guard.min) and (guard.max is None or value <= guard.max)
    if isinstance(guard, tuple):
        return value in guard
    return type(value) is type(guard) and value == guard


def is_else(edge: Edge) -> bool:
    """Whether an edge holds where no other one of its node does."""
    return edge.when is not None and "else" in edge.when


def ways(edges: tuple[Edge, ...], facts: Facts) -> tuple[Edge, ...]:
    """The edges of one node that hold for these facts. Of a sound flowchart it is one."""
    found = tuple(
        edge
        for edge in edges
        if not is_else(edge)
        and all(meets(facts.get(name), guard) for name, guard in (edge.when or {}).items())
    )
    return found or tuple(edge for edge in edges if is_else(edge))


def walk(
    flowcharts: Mapping[str, Flowchart],
    start: str,
    case_facts: Mapping[str, CaseFact],
    given: Given,
    on: date,
) -> Walk:
    """Walk a case from the start of a flowchart to its end, under the law of one day.

    An outcome that continues in another flowchart leads on there. Raises
    UnfitFact, BeforeHistory for a day before a flowchart begins, KeyError for
    a flowchart that is not there, and NoOneWay where the way is not one.
    """
    facts = complete(case_facts, given, on)
    return Walk(on=on, taken=tuple(led_on(flowcharts, start, None, case_facts, facts, on)))


def led_on(
    flowcharts: Mapping[str, Flowchart],
    name: str | None,
    begin: str | None,
    case_facts: Mapping[str, CaseFact],
    facts: Facts,
    on: date,
) -> Iterator[Taken]:
    """The steps from one node to the end. From the flowchart's own start where `begin` is None.

    Raises what `walk` raises, except UnfitFact: the facts are complete.
    """
    went: set[str] = set()
    while name is not None:
        if name in went:
            raise GoesRound(f"on {on} the way leads from the flowchart {name} back into it")
        went.add(name)
        for step in _through(flowcharts[name], facts, on, begin):
            yield step
            name = step.node.continues_in
        begin, facts = None, once_continued(case_facts, facts)


def leads_into(flowcharts: Mapping[str, Flowchart], start: str) -> tuple[Flowchart, ...]:
    """The flowcharts through which a case that starts in one may go, that one first."""
    names = [start]
    for name in names:
        onward = {node.continues_in for node in flowcharts[name].nodes} - {None, *names}
        names += sorted(str(one) for one in onward)
    return tuple(flowcharts[name] for name in names)


def once_continued(case_facts: Mapping[str, CaseFact], facts: Facts) -> Facts:
    """The facts as they are once an outcome has led on into another flowchart."""
    after = {name: fact.once_continued for name, fact in case_facts.items()}
    return {**facts, **{name: value for name, value in after.items() if value is not None}}


def _through(flowchart: Flowchart, facts: Facts, on: date, begin: str | None) -> Iterator[Taken]:
    graph = flowchart.on(on)
    by_id = {node.id: node for node in graph.nodes}
    leaving: dict[str, list[Edge]] = {}
    for edge in graph.edges:
        leaving.setdefault(edge.from_, []).append(edge)
    at = graph.node(begin or graph.start)
    passed: set[str] = set()
    while at.kind != "outcome":
        edges = tuple(leaving.get(at.id, ()))
        found = ways(edges, facts)
        if at.id in passed:
            raise GoesRound(f"on {on} the way leads from {at.id} back to it")
        if len(found) != 1:
            raise NoOneWay(
                f"on {on} {len(found)} ways lead on from {at.id}, {len(passed)} nodes after the start"
            )
        passed.add(at.id)
        yield Taken(flowchart=flowchart.id, node=at, edge=found[0], because=_because(found[0], edges, facts))
        at = by_id[found[0].to]
    yield Taken(flowchart=flowchart.id, node=at, edge=None)


def _because(edge: Edge, edges: tuple[Edge, ...], facts: Facts) -> tuple[Because, ...]:
    """The facts that the edge asks; for the edge of all other cases, those that the others ask."""
    asking = edges if is_else(edge) else (edge,)
    names = dict.fromkeys(name for one in asking for name in one.when or {} if name != "else")
    return tuple(Because(fact=name, value=facts.get(name)) for name in names)
