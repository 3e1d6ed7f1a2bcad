"""Units: objectives that are asked for, a quiz that adds up, minutes that suffice."""

from collections.abc import Iterator

from explainer.authoring.draft import Draft
from explainer.authoring.place import Finding


def objectives_and_items_meet(draft: Draft) -> Iterator[Finding]:
    """Every objective of a unit has items, and every item an objective of its unit."""
    for unit in draft.units:
        objectives = [objective.id for objective in unit.value.objectives]
        bank = draft.items_of(unit.place.owner.id)
        asked = {item.value.objective for item in bank.values() if item.value.retired is None}
        whole = (
            unit.place.owner.id not in draft.broken_banks
            and not any(broken.kind == "item" for broken in draft.broken)
            and all(item.value.objective in objectives for item in bank.values())
        )
        for at, objective in enumerate(objectives):
            if whole and objective not in asked:
                what = f"no item asks for the objective `{objective}`"
                yield unit.place.finding(
                    ("objectives", at, "id"), what, "Write items for it, or leave the objective out."
                )
        for item in bank.values():
            if item.value.objective not in objectives:
                what = f"`{item.value.objective}` is no objective of the unit {unit.value.id}"
                names = ", ".join(f"`{name}`" for name in objectives)
                yield item.place.finding(("objective",), what, f"Use one of {names}.")


def quizzes_add_up(draft: Draft) -> Iterator[Finding]:
    """No item twice in a quiz, none that is retired, and another task than the one that is skipped."""
    for unit in draft.units:
        quiz = unit.value.quiz
        for at, name in enumerate(quiz):
            if name in quiz[:at]:
                yield unit.place.finding(("quiz", at), f"the quiz asks `{name}` twice", "Delete one of them.")
        bank = draft.items_of(unit.place.owner.id)
        for at, section in enumerate(unit.value.sections):
            note = section.content_note
            if note is not None and note.item == section.item:
                what = "the equal task asks the same item as the section that is skipped"
                yield unit.place.finding(
                    ("sections", at, "content_note", "item"), what, "Name another item for those who skip."
                )
        for name in unit.value.item_ids:
            if name in bank and bank[name].value.retired is not None:
                what = f"the unit {unit.value.id} still asks the retired item `{name}`"
                yield bank[name].place.finding(("retired",), what, "Take it out of unit.yaml.")


def minutes_suffice(draft: Draft) -> Iterator[Finding]:
    """A unit takes at least as long as its sections."""
    for unit in draft.units:
        sections = sum(section.minutes for section in unit.value.sections)
        if unit.value.minutes < sections:
            what = f"the unit says {unit.value.minutes} minutes, its sections add up to {sections}"
            yield unit.place.finding(("minutes",), what, "Raise the unit's minutes or shorten sections.")
