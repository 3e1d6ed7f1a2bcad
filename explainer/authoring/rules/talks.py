"""Talks: protocols that add up, and prompts whose two sides are put alike."""

from collections.abc import Iterator

from explainer.authoring.draft import Draft
from explainer.authoring.place import Finding, Owner, Place
from explainer.authoring.problem import Problem
from explainer.authoring.rules.timeline import settled_or_reported
from explainer.authoring.sentences import cut_points
from explainer.authoring.strict_yaml import Loc
from explainer.model.protocol import StepKind
from explainer.model.text import LOCALES
from explainer.model.unit import Side

NEED_SIDES: frozenset[StepKind] = frozenset({"restate", "switch", "agree"})
NEED_PLACES: frozenset[StepKind] = frozenset({"choose", "move"})
SLACK = 0.25
"""By how much the longer of two claims may be longer than the other."""


def protocols_add_up(draft: Draft) -> Iterator[Finding]:
    """A protocol takes as long as its steps."""
    for protocol in draft.protocols:
        steps = sum(step.minutes for step in protocol.value.steps)
        if steps != protocol.value.minutes:
            what = f"the steps add up to {steps} minutes, the protocol says {protocol.value.minutes}"
            yield protocol.place.finding(("minutes",), what, "Change the steps, or the protocol's minutes.")


def steps_can_be_taken(draft: Draft) -> Iterator[Finding]:
    """No step speaks of sides or places where the protocol has none."""
    for protocol in draft.protocols:
        value, place = protocol.value, protocol.place
        for at, step in enumerate(value.steps):
            if value.sides == 0 and step.kind in NEED_SIDES:
                what = f"a step of the kind `{step.kind}` needs sides, and the protocol has none"
                yield place.finding(("steps", at, "kind"), what, "Write `sides: 2`, or use another kind.")
            if value.sides == 0 and step.side is not None:
                what = f"the step is the turn of side `{step.side}`, and the protocol has no sides"
                yield place.finding(("steps", at, "side"), what, "Write `sides: 2`, or leave `side` out.")
            if len(value.places) < 2 and step.kind in NEED_PLACES:
                what = f"a step of the kind `{step.kind}` needs two places or more to choose from"
                yield place.finding(("steps", at, "kind"), what, "Add `places`, or use another kind.")


def protocols_are_written(draft: Draft) -> Iterator[Finding]:
    """Every protocol that a prompt names has its file. Without it the prompt is served all the same."""
    there = {protocol.place.owner.id for protocol in draft.protocols}
    there |= {owner.id for owner in draft.broken if owner.kind == "protocol"}
    for unit in draft.units:
        for at, prompt in enumerate(unit.value.prompts):
            if prompt.protocol not in there:
                problem = Problem(
                    unit.place.path,
                    unit.place.line("prompts", at, "protocol"),
                    f"there is no protocol `{prompt.protocol}`",
                    f"Write content/protocols/{prompt.protocol}.yaml, or use another protocol.",
                )
                yield Finding(problem, Owner("protocol", prompt.protocol))


def sides_are_put_alike(draft: Draft) -> Iterator[Finding]:
    """The claims of a prompt's two sides are a sentence each, of about the same length."""
    for unit in draft.units:
        for at, prompt in enumerate(unit.value.prompts):
            for locale in LOCALES:
                lengths = [len(side.claim.in_(locale)) for side in prompt.sides]
                longest = lengths.index(max(lengths))
                loc: Loc = ("prompts", at, "sides", longest, "claim", locale)
                if max(lengths) > min(lengths) * (1 + SLACK):
                    what = (
                        f"the claim has {max(lengths)} characters, the other side's {min(lengths)} ({locale})"
                    )
                    remedy = "Give both sides about the same room: a quarter more is the most."
                    yield unit.place.finding(loc, what, remedy)
            for number, side in enumerate(prompt.sides):
                yield from _of_side(draft, side, unit.place, ("prompts", at, "sides", number, "claim"))


def _of_side(draft: Draft, side: Side, place: Place, loc: Loc) -> Iterator[Finding]:
    for locale, words in side.claim:
        if any(True for _ in cut_points(words)):
            what = f"the claim is more than one sentence ({locale})"
            yield place.finding((*loc, locale), what, "Say the side's best reason in one sentence.")
    yield from settled_or_reported(draft, side.claim, side.cite, place, loc)
