"""What a response earns."""

from datetime import date
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.model.dated import BeforeHistory
from explainer.model.item import Item
from explainer.scoring.marking import NothingChosen, Score, balance, score, verdict
from tests.scoring.made_items import DAY, both, multiple_choice, option, single_choice, true_false

SIZES = list(product(range(2, 9), range(2, 9)))
many = st.integers(min_value=1, max_value=40)


@pytest.mark.parametrize(("keys", "distractors"), SIZES)
def test_choosing_everything_or_nothing_earns_exactly_nothing_in_every_size(
    keys: int, distractors: int
) -> None:
    item = multiple_choice(keys, distractors)
    assert score(item, frozenset(item.option_ids), DAY).points == 0
    assert balance(0, keys, 0, distractors) == 0
    with pytest.raises(NothingChosen):
        score(item, frozenset(), DAY)


@settings(deadline=None)
@given(keys=many, distractors=many)
def test_choosing_everything_or_nothing_earns_nothing_however_many_there_are(
    keys: int, distractors: int
) -> None:
    assert balance(keys, keys, distractors, distractors) == 0 == balance(0, keys, 0, distractors)
    assert balance(keys, keys, 0, distractors) == 1


@pytest.mark.parametrize(("keys", "distractors"), SIZES)
def test_points_stay_between_none_and_one_and_move_the_right_way(keys: int, distractors: int) -> None:
    for k, d in product(range(keys + 1), range(distractors + 1)):
        points = balance(k, keys, d, distractors)
        assert 0 <= points <= 1
        if k < keys:
            assert balance(k + 1, keys, d, distractors) >= points, "one more key never costs"
        if d < distractors:
            assert balance(k, keys, d + 1, distractors) <= points, "one more distractor never earns"


@settings(deadline=None)
@given(st.data(), st.integers(2, 6), st.integers(2, 6))
def test_an_item_earns_what_the_counts_of_its_options_earn(
    data: st.DataObject, keys: int, distractors: int
) -> None:
    item = multiple_choice(keys, distractors)
    chosen = data.draw(st.frozensets(st.sampled_from(item.option_ids), min_size=1))
    k = sum(option_id.startswith("key") for option_id in chosen)
    assert score(item, chosen, DAY) == Score(balance(k, keys, len(chosen) - k, distractors))


def test_a_third_is_a_third() -> None:
    item = multiple_choice(3, 2)
    assert score(item, frozenset({"key-0"}), DAY).points == Fraction(1, 3)
    assert 3 * score(item, frozenset({"key-0"}), DAY).points == 1


@pytest.mark.parametrize(
    ("keys", "distractors", "chosen", "message"),
    [
        (2, 0, (1, 0), "has keys and distractors"),
        (0, 2, (0, 1), "has keys and distractors"),
        (2, 2, (3, 0), "nobody can choose 3 of 2 keys"),
        (2, 2, (0, -1), "and -1 of 2 distractors"),
    ],
)
def test_counts_that_no_item_has_are_refused(
    keys: int, distractors: int, chosen: tuple[int, int], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        balance(chosen[0], keys, chosen[1], distractors)


@pytest.mark.parametrize(("chosen", "points"), [("right", 1), ("wrong", 0), ("off", 0)])
def test_a_single_choice_earns_all_or_nothing(chosen: str, points: int) -> None:
    assert score(single_choice(), frozenset({chosen}), DAY) == Score(Fraction(points))


@pytest.mark.parametrize(
    ("reason", "points"),
    [
        ("true-because-law", Fraction(1)),
        ("true-because-habit", Fraction(1, 2)),
        ("false-because-fear", Fraction(0)),
        ("false-because-rumour", Fraction(0)),
    ],
)
def test_the_right_judgement_for_another_reason_earns_half(reason: str, points: Fraction) -> None:
    assert score(true_false(), frozenset({reason}), DAY).points == points


MALFORMED = [
    (single_choice(), {"never-offered"}, "an-item offers no option never-offered"),
    (single_choice(), {"right", "wrong"}, "one option may be chosen, not right and wrong"),
    (true_false(), {"true-because-law", "false-because-fear"}, "one option may be chosen"),
    (multiple_choice(2, 2), {"key-0", "key-9"}, "an-item offers no option key-9"),
    (single_choice(key="gone"), {"right"}, "its key on 2026-06-25 is not among its options"),
]


@pytest.mark.parametrize(("item", "chosen", "message"), MALFORMED)
def test_a_malformed_response_is_an_error_and_never_a_zero(
    item: Item, chosen: set[str], message: str
) -> None:
    with pytest.raises(ValueError, match=message) as caught:
        score(item, frozenset(chosen), DAY)
    assert not isinstance(caught.value, NothingChosen)


@pytest.mark.parametrize("item", [single_choice(), true_false(), multiple_choice(2, 3)])
def test_choosing_nothing_asks_again(item: Item) -> None:
    with pytest.raises(NothingChosen, match="Choose an answer first"):
        score(item, frozenset(), DAY)


def test_a_dated_key_is_the_one_of_the_day_shown() -> None:
    item = single_choice(key=[{"from": "1997-04-01", "is": "right"}, {"from": "2020-01-01", "is": "wrong"}])
    assert score(item, frozenset({"right"}), date(2019, 12, 31)).points == 1
    assert score(item, frozenset({"right"}), date(2020, 1, 1)).points == 0
    with pytest.raises(BeforeHistory, match="not recorded before 1990-01-01"):
        score(item, frozenset({"right"}), date(1990, 1, 1))


def test_everyone_gets_the_points_of_a_flawed_item_but_must_still_have_answered() -> None:
    credit = {"everyone_since": "2026-10-01", "reason": both("Two options were right.")}
    item = single_choice(credit=credit)
    assert score(item, frozenset({"wrong"}), DAY) == Score(Fraction(1))
    with pytest.raises(NothingChosen):
        score(item, frozenset(), DAY)
    with pytest.raises(ValueError, match="offers no option"):
        score(item, frozenset({"never-offered"}), DAY)


@pytest.mark.parametrize(
    ("points", "word"), [(Fraction(1), "right"), (Fraction(1, 100), "partly"), (Fraction(0), "not-yet")]
)
def test_the_verdict_is_a_word_for_the_points(points: Fraction, word: str) -> None:
    assert verdict(Score(points)) == word


@pytest.mark.parametrize(("points", "out_of"), [(2, 1), (-1, 1), (0, 0)])
def test_points_outside_the_possible_are_no_score(points: int, out_of: int) -> None:
    with pytest.raises(ValueError, match="is no score"):
        Score(Fraction(points), Fraction(out_of))


def test_the_order_of_the_options_does_not_matter_to_the_points() -> None:
    turned = multiple_choice(
        2, 2, options=[option(i) for i in ("distractor-1", "key-1", "distractor-0", "key-0")]
    )
    chosen = frozenset({"key-0", "distractor-1"})
    assert score(turned, chosen, DAY) == score(multiple_choice(2, 2), chosen, DAY)
