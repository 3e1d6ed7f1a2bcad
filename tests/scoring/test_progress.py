"""How far a learner has come, and the evidence for saying so."""

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction

import pytest

from explainer.model.item import Item
from explainer.model.unit import Unit
from explainer.scoring.attempt import Attempt
from explainer.scoring.progress import REMEMBERED_AFTER, ObjectiveProgress, item_evidence, progress
from tests.scoring.made_items import DAY, NOON, attempt, both, multiple_choice, single_choice

SOON, NEXT_DAY = timedelta(minutes=5), REMEMBERED_AFTER


def unit(*quiz: str) -> Unit:
    return Unit.model_validate(
        {
            "id": "a-unit",
            "order": 1,
            "title": both("A unit"),
            "question": both("Why?"),
            "minutes": 45,
            "out_of_scope": [both("All else")],
            "objectives": [
                {"id": "an-objective", "text": both("tell one from the other")},
                {"id": "another", "text": both("say who decides")},
            ],
            "sections": [
                {
                    "id": "one",
                    "title": both("One"),
                    "lead": both("Lead"),
                    "minutes": 3,
                    "prose": {"en": "Text.", "es": "Texto.", "file_en": "a.en.md", "file_es": "a.es.md"},
                    "item": quiz[0],
                }
            ],
            "quiz": list(quiz),
        }
    )


def items(*ids: str) -> dict[str, Item]:
    return {item_id: single_choice(id=item_id) for item_id in ids}


def tries(item: str, *said: str, apart: timedelta = SOON) -> list[Attempt]:
    """Attempts at an item, one after the other: what was chosen in each."""
    return [
        attempt(item, (chosen,), mode="practice" if n else "scored", at=NOON + n * apart)
        for n, chosen in enumerate(said)
    ]


def of_first(attempts: Iterable[Attempt], *ids: str) -> ObjectiveProgress:
    return progress(unit(*ids), items(*ids), attempts, DAY)[0]


STATES = [
    ("untried", []),
    ("not-yet", tries("a", "wrong")),
    ("not-yet", [*tries("a", "wrong"), *tries("b", "off")]),
    ("getting-there", tries("a", "right")),
    ("getting-there", [*tries("a", "right"), *tries("b", "wrong")]),
    ("getting-there", [*tries("a", "wrong", "right"), *tries("b", "wrong", "right")]),
    ("getting-there", [*tries("a", "right", "wrong"), *tries("b", "right"), *tries("c", "right")]),
    ("solid", [*tries("a", "right"), *tries("b", "right")]),
    ("solid", [*tries("a", "right"), *tries("b", "right"), *tries("c", "wrong", "right")]),
    ("solid", [*tries("a", "wrong", "right", apart=NEXT_DAY), *tries("b", "right")]),
]


@pytest.mark.parametrize(("state", "attempts"), STATES)
def test_the_state_follows_the_rule(state: str, attempts: list[Attempt]) -> None:
    assert of_first(attempts, "a", "b", "c").state == state


def test_an_objective_with_one_item_can_be_solid() -> None:
    assert of_first(tries("a", "right"), "a").state == "solid"


STANDINGS = [
    ("untried", [], SOON),
    ("known", ["right"], SOON),
    ("missed", ["wrong"], SOON),
    ("missed", ["right", "wrong"], NEXT_DAY),
    ("repaired", ["wrong", "right"], SOON),
    ("repaired", ["wrong", "right", "right"], SOON),
    ("repaired", ["wrong", "right"], REMEMBERED_AFTER - timedelta(seconds=1)),
    ("known", ["wrong", "right"], REMEMBERED_AFTER),
    ("known", ["right", "right"], SOON),
    ("repaired", ["right", "wrong", "right"], SOON),
]


@pytest.mark.parametrize(("standing", "said", "apart"), STANDINGS)
def test_repeating_what_was_just_explained_is_not_yet_knowing_it(
    standing: str, said: list[str], apart: timedelta
) -> None:
    assert item_evidence(single_choice(id="a"), tries("a", *said, apart=apart), DAY).standing == standing


def test_some_of_the_points_are_partly() -> None:
    half = attempt(chosen=("key-0",), points=Fraction(1, 2))
    assert item_evidence(multiple_choice(2, 2), [half], DAY).standing == "partly"


def test_the_evidence_tells_the_scored_attempt_from_practice() -> None:
    attempts = [*tries("a", "wrong", "off", "right"), *tries("b", "right")]
    a, b, c = of_first(attempts, "a", "b", "c").items
    assert (a.scored, a.practice) == (rescored(attempts[0], 0), (rescored(attempts[1], 0), attempts[2]))
    assert (b.scored, b.practice) == (attempts[3], ())
    assert (c.item, c.scored, c.practice, c.attempts) == ("c", None, (), ())


def rescored(made: Attempt, points: int) -> Attempt:
    return attempt(made.item, made.chosen, mode=made.mode, at=made.at, points=Fraction(points))


def test_all_the_attempts_behind_a_state_are_there_oldest_first() -> None:
    attempts = [*tries("b", "right", "right"), *tries("a", "right")]
    found = of_first(attempts, "a", "b")
    assert sorted((a.item, a.at) for a in found.attempts) == sorted((a.item, a.at) for a in attempts)
    assert [a.at for a in found.attempts] == sorted(a.at for a in attempts)


def test_the_items_with_an_attempt_are_told_apart() -> None:
    found = of_first([*tries("b", "wrong"), *tries("c", "right")], "a", "b", "c")
    assert [e.item for e in found.items_tried] == ["b", "c"]


def test_every_objective_is_there_in_the_units_order() -> None:
    found = progress(unit("a"), items("a"), [], DAY)
    assert [(p.objective.id, p.state, p.items == ()) for p in found] == [
        ("an-objective", "untried", False),
        ("another", "untried", True),
    ]


def test_a_corrected_item_counts_as_corrected() -> None:
    flawed = {"a": single_choice(id="a", key="wrong")}
    assert progress(unit("a"), flawed, tries("a", "wrong"), DAY)[0].state == "solid"


def test_an_answer_about_another_days_law_counts_only_where_the_key_is_the_same() -> None:
    key = [{"from": "1980-01-01", "is": "wrong"}, {"from": "1997-04-01", "is": "right"}]
    dated = {"a": single_choice(id="a", key=key)}
    of_1985 = attempt("a", ("wrong",), as_of=date(1985, 1, 1))
    of_2000 = attempt("a", ("right",), as_of=date(2000, 1, 1))
    assert progress(unit("a"), dated, [of_1985], DAY)[0].state == "untried"
    assert progress(unit("a"), dated, [of_2000], DAY)[0].state == "solid"
    assert progress(unit("a"), dated, [of_1985], date(1985, 6, 1))[0].state == "solid"


def test_an_item_that_cannot_be_asked_on_the_day_is_not_asked_for() -> None:
    later = {"a": single_choice(id="a", key=[{"from": "1997-04-01", "is": "right"}]), **items("b")}
    found = progress(unit("a", "b"), later, tries("b", "right"), date(1990, 1, 1))[0]
    assert [e.item for e in found.items] == ["b"]


RETIRED = {"old": single_choice(id="old", retired="2027-01-01"), **items("a", "b")}


def test_a_retired_item_counts_where_it_was_tried_and_is_not_asked_for() -> None:
    untried = progress(unit("a", "b"), RETIRED, [], DAY)[0]
    assert [e.item for e in untried.items] == ["a", "b"]
    found = progress(unit("a", "b"), RETIRED, [*tries("old", "right"), *tries("b", "right")], DAY)[0]
    assert (found.state, [e.item for e in found.items]) == ("solid", ["a", "b", "old"])


@pytest.mark.parametrize(
    ("state", "attempts"),
    [
        ("not-yet", tries("old", "wrong")),
        ("getting-there", [*tries("old", "wrong"), *tries("a", "right")]),
        ("solid", [*tries("old", "wrong"), *tries("a", "right"), *tries("b", "right")]),
    ],
)
def test_a_miss_that_can_no_longer_be_made_good_bars_nothing(state: str, attempts: list[Attempt]) -> None:
    assert progress(unit("a", "b"), RETIRED, attempts, DAY)[0].state == state


BESIDE = {"beside": single_choice(id="beside"), **items("a", "b")}


@pytest.mark.parametrize(
    ("state", "attempts", "counted"),
    [
        ("untried", [], ["a", "b"]),
        ("solid", [*tries("beside", "right"), *tries("a", "right")], ["a", "b", "beside"]),
        (
            "getting-there",
            [*tries("beside", "wrong"), *tries("a", "right"), *tries("b", "right")],
            ["a", "b", "beside"],
        ),
    ],
)
def test_an_item_that_only_a_chart_asks_counts_once_tried_and_a_miss_there_can_be_made_good(
    state: str, attempts: list[Attempt], counted: list[str]
) -> None:
    found = progress(unit("a", "b"), BESIDE, attempts, DAY, {"beside"})[0]
    assert (found.state, [e.item for e in found.items]) == (state, counted)


def test_with_one_item_left_a_miss_at_a_retired_one_bars_nothing_either() -> None:
    found = progress(unit("a"), RETIRED, [*tries("old", "wrong"), *tries("a", "right")], DAY)[0]
    assert found.state == "solid"


def test_attempts_at_items_of_other_units_or_of_none_are_left_out() -> None:
    assert of_first(tries("gone", "right"), "a").state == "untried"
    foreign = {**items("a"), "b": single_choice(id="b", objective="of-another-unit")}
    assert [p.state for p in progress(unit("a"), foreign, tries("b", "right"), DAY)] == ["untried"] * 2
