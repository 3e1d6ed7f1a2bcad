"""Where a learner stands in a unit: which sections are behind them, and what is next."""

from collections.abc import Collection
from typing import Literal

from explainer.model.unit import Section, Unit

QUIZ = "quiz"
Standing = Literal["done", "ahead"]


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


def next_part(unit: Unit, answered: Collection[str], skipped: Collection[str]) -> str | None:
    """The id of the first section that is not done, then "quiz", then None when all is done."""
    for section in unit.sections:
        if not section_is_done(section, answered, skipped):
            return section.id
    return None if next_item(unit, answered) is None else QUIZ


def next_item(unit: Unit, answered: Collection[str]) -> str | None:
    """The first item of the closing quiz that has no attempt, or None."""
    return next((item for item in unit.quiz if item not in answered), None)
