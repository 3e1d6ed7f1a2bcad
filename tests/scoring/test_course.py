"""Where a learner stands in a unit."""

import pytest

from explainer.model.unit import ContentNote, Section
from explainer.scoring.course import next_item, next_part, section_is_done
from tests.components.made_content import both, section, unit

PLAIN = section("plain", item="plain-item")
NOTE = ContentNote.model_validate({"note": both("hard"), "instead": both("do this"), "item": "equal-item"})
HARD = section("hard", item="hard-item", content_note=NOTE.model_dump())


@pytest.mark.parametrize(
    ("which", "answered", "skipped", "done"),
    [
        (PLAIN, (), (), False),
        (PLAIN, ("plain-item",), (), True),
        (PLAIN, ("hard-item",), ("plain",), False),
        (HARD, ("hard-item",), (), True),
        (HARD, (), ("hard",), False),
        (HARD, ("equal-item",), (), False),
        (HARD, ("equal-item",), ("hard",), True),
        (HARD, ("equal-item",), ("plain",), False),
        (HARD, ("hard-item",), ("hard",), True),
    ],
)
def test_a_section_is_done_by_its_question_or_skipped_by_the_equal_one(
    which: Section, answered: tuple[str, ...], skipped: tuple[str, ...], done: bool
) -> None:
    assert section_is_done(which, answered, skipped) is done


@pytest.mark.parametrize(
    ("answered", "skipped", "part"),
    [
        ((), (), "plain"),
        (("plain-item",), (), "hard"),
        (("hard-item",), (), "plain"),
        (("plain-item", "equal-item"), (), "hard"),
        (("plain-item", "equal-item"), ("hard",), "quiz"),
        (("plain-item", "hard-item", "q1"), (), "quiz"),
        (("plain-item", "hard-item", "q1", "q2"), (), None),
        (("q1", "q2"), (), "plain"),
    ],
)
def test_what_is_next_is_the_first_section_left_then_the_quiz_then_nothing(
    answered: tuple[str, ...], skipped: tuple[str, ...], part: str | None
) -> None:
    assert next_part(unit(PLAIN, HARD, quiz=("q1", "q2")), answered, skipped) == part


@pytest.mark.parametrize(
    ("answered", "place", "part"),
    [
        ((), "hard", "hard"),
        (("hard-item",), "hard", "quiz"),
        (("hard-item", "q1", "q2"), "hard", "plain"),
        (("q1", "q2"), "quiz", "plain"),
        (("q1",), "quiz", "quiz"),
        ((), "gone-since", "plain"),
    ],
)
def test_a_kept_place_leads_on_from_there_and_then_to_what_was_left_out(
    answered: tuple[str, ...], place: str, part: str
) -> None:
    assert next_part(unit(PLAIN, HARD, quiz=("q1", "q2")), answered, (), place) == part


@pytest.mark.parametrize(
    ("answered", "item"), [((), "q1"), (("q1",), "q2"), (("q2",), "q1"), (("q2", "q1"), None), (("x",), "q1")]
)
def test_the_quiz_goes_on_with_its_first_question_without_an_answer(
    answered: tuple[str, ...], item: str | None
) -> None:
    assert next_item(unit(quiz=("q1", "q2")), answered) == item
