"""Teaching notes fit their unit, and re-teach cards fit into two minutes."""

from collections.abc import Iterator

from explainer.authoring.draft import Draft
from explainer.authoring.place import Finding, Owner
from explainer.authoring.problem import Problem

SLACK = 5
"""Minutes by which a plan may differ from what the unit says it takes."""

MOST_WORDS = 75
"""Words of one part of a re-teach card: all three are said and done in two minutes."""


def every_unit_has_its_notes(draft: Draft) -> Iterator[Finding]:
    """A teacher finds notes for each unit. Without them the unit is served all the same."""
    there = {notes.place.owner.id for notes in draft.teaching}
    there |= {owner.id for owner in draft.broken if owner.kind == "teaching"}
    for unit in draft.units:
        folder = unit.place.owner.id
        if folder not in there:
            path = f"content/units/{folder}/teaching.yaml"
            remedy = "Write the file: `in_brief`, `before`, `plan`, `watch_for`, `standards`."
            yield Finding(
                Problem(path, 1, "the unit has no teaching notes", remedy), Owner("teaching", folder)
            )


def plans_fit_their_units(draft: Draft) -> Iterator[Finding]:
    """A plan names sections that the unit has, and adds up to the unit's minutes."""
    units = {unit.value.id: unit.value for unit in draft.units}
    for notes in draft.teaching:
        unit = units.get(notes.place.owner.id)
        if unit is None:
            continue  # the unit's own problem
        sections = {section.id for section in unit.sections}
        for at, step in enumerate(notes.value.plan):
            if step.section is not None and step.section not in sections:
                what = f"the unit {unit.id} has no section `{step.section}`"
                names = ", ".join(f"`{section.id}`" for section in unit.sections)
                yield notes.place.finding(
                    ("plan", at, "section"), what, f"Use one of {names}, or leave it out."
                )
        minutes = sum(step.minutes for step in notes.value.plan)
        if abs(minutes - unit.minutes) > SLACK:
            what = f"the plan adds up to {minutes} minutes, the unit says {unit.minutes}"
            yield notes.place.finding(("plan",), what, "Change the steps, or the unit's minutes.")


def cards_fit_into_two_minutes(draft: Draft) -> Iterator[Finding]:
    """No part of a re-teach card is longer than a teacher can say it."""
    for placed in draft.misconceptions:
        card = placed.value.reteach
        for name, part in (("say", card.say), ("show", card.show), ("ask", card.ask)):
            for locale, words in part:
                count = len(words.split())
                if count > MOST_WORDS:
                    what = f"`{name}` of the re-teach card has {count} words ({locale})"
                    remedy = f"Keep it within {MOST_WORDS}: two or three sentences."
                    yield placed.place.finding(("reteach", name, locale), what, remedy)
