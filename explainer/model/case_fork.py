"""The ways that a case did not take at a step: where the law was contested, they are drawn too."""

from collections.abc import Mapping

from explainer.model.case import Given
from explainer.model.case_walk import Facts, Taken, Walk, complete, led_on, meets, once_continued
from explainer.model.flowchart import CaseFact, Contested, Edge, Flowchart, Node
from explainer.model.text import Value


class Fork(Value):
    """A way that was open at a step and not taken, walked with the same facts.

    `taken` ends with an outcome, or before the node at which it `joins` the
    way that was taken; it is empty where it joins at once.
    """

    edge: Edge
    taken: tuple[Taken, ...]
    joins: Node | None = None


def concerning(case_facts: Mapping[str, CaseFact], given: Given, walked: Walk, at: int) -> Contested | None:
    """What was contested at step `at` of a walk for this case; None where that was only so for others."""
    step = walked.taken[at]
    facts = _facts(case_facts, given, walked, at)
    taken_to = step.edge.to if step.edge else None
    for one in step.node.contests_on(walked.on):
        has = any(
            all(meets(facts.get(name), guard) for name, guard in guards.items()) for guards in one.concerned
        )
        if has and (not one.to or taken_to in one.to):
            return one
    return None


def _facts(case_facts: Mapping[str, CaseFact], given: Given, walked: Walk, at: int) -> Facts:
    """The case's facts at a step: past an outcome that led on, some are others."""
    facts = complete(case_facts, given, walked.on)
    led_on_before = walked.taken[at].flowchart != walked.taken[0].flowchart
    return once_continued(case_facts, facts) if led_on_before else facts


def forks(
    flowcharts: Mapping[str, Flowchart],
    case_facts: Mapping[str, CaseFact],
    given: Given,
    walked: Walk,
    at: int,
) -> tuple[Fork, ...]:
    """The other ways from step `at` of a walk, one for each node that they lead to.

    What the walk's own guards ask of the facts is set aside at that step
    alone: the case is what it is, and a court that sees the law of the step
    otherwise sends it another way. `given` are the facts of the walk.
    Raises IndexError for a step that is none.
    """
    step = walked.taken[at]
    facts = _facts(case_facts, given, walked, at)
    later = {one.node.id: one.node for one in walked.taken[at + 1 :]}
    taken_to = step.edge.to if step.edge else None
    others: dict[str, Edge] = {}
    for edge in flowcharts[step.flowchart].on(walked.on).ways_on(step.node.id):
        if edge.to != taken_to:
            others.setdefault(edge.to, edge)
    found = []
    for to, edge in others.items():
        passed: list[Taken] = []
        joins = None
        for one in led_on(flowcharts, step.flowchart, to, case_facts, facts, walked.on):
            joins = later.get(one.node.id)
            if joins is not None:
                break
            passed.append(one)
        found.append(Fork(edge=edge, taken=tuple(passed), joins=joins))
    return tuple(found)
