"""Where a learner stands in a unit: which sections are behind them, and what is next."""

from collections.abc import Collection

from explainer.model.unit import Section, Unit

QUIZ = "quiz"


def section_is_done(section: Section, answered: Collection[str], skipped: Collection[str]) -> bool:
    """Whether a section is behind the learner.

    It is once its question, or the equal one for those who skip a hard
    section, has an attempt. Skipping alone does not finish a section: the
    other task stands in its place.
    """
    if section.item in answered:
        return True
    return (
        section.content_note is not None and section.id in skipped and section.content_note.item in answered
    )


def next_part(
    unit: Unit, answered: Collection[str], skipped: Collection[str], place: str | None = None
) -> str | None:
    """The id of the part to go on with: a section, "quiz", or None when all is done.

    It is the first part that is not done, from the learner's kept place on;
    then what was left out before it. Without a place it begins at the start.
    """
    open_parts = [s.id for s in unit.sections if not section_is_done(s, answered, skipped)]
    if next_item(unit, answered) is not None:
        open_parts.append(QUIZ)
    order = [*(section.id for section in unit.sections), QUIZ]
    from_here = set(order[order.index(place) :] if place in order else order)
    return next(iter([part for part in open_parts if part in from_here] or open_parts), None)


def next_item(unit: Unit, answered: Collection[str]) -> str | None:
    """The first item of the closing quiz that has no attempt, or None."""
    return next((item for item in unit.quiz if item not in answered), None)
