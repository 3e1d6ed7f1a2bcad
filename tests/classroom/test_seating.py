"""Who sits where: even groups, both sides in each, and nobody moved because someone came or left."""

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.classroom.seating import Seat, deal, join, leave
from explainer.model.protocol import Protocol
from tests.classroom.made_talk import CONTROVERSY, CORNERS, PAIRS, PROTOCOLS


def sizes(seats: dict[int, Seat]) -> list[int]:
    return sorted(Counter(seat.group for seat in seats.values()).values())


@pytest.mark.parametrize(
    ("protocol", "people", "groups"),
    [
        (PAIRS, 1, [1]),
        (PAIRS, 2, [2]),
        (PAIRS, 3, [3]),
        (PAIRS, 7, [2, 2, 3]),
        (CONTROVERSY, 2, [2]),
        (CONTROVERSY, 5, [5]),
        (CONTROVERSY, 6, [3, 3]),
        (CONTROVERSY, 9, [4, 5]),
        (CONTROVERSY, 32, [4] * 8),
        (CORNERS, 32, [32]),
        (PAIRS, 0, []),
    ],
)
def test_groups_come_near_the_protocols_size(protocol: Protocol, people: int, groups: list[int]) -> None:
    assert sizes(deal(range(people), protocol, random.Random(1))) == groups


def test_a_group_of_four_has_two_on_each_side_with_two_roles() -> None:
    seats = deal(range(4), CONTROVERSY, random.Random(2))
    assert sorted((seat.side or "", seat.role) for seat in seats.values()) == [
        ("a", "advocate"),
        ("a", "researcher"),
        ("b", "advocate"),
        ("b", "researcher"),
    ]


def test_the_deal_is_left_to_the_dice() -> None:
    deals = [deal(range(8), CONTROVERSY, random.Random(seed)) for seed in (1, 1, 2)]
    assert deals[0] == deals[1] != deals[2]


def test_nobody_is_dealt_two_seats() -> None:
    with pytest.raises(ValueError, match="named twice"):
        deal([1, 2, 1], PAIRS, random.Random(1))


def test_who_has_a_seat_keeps_it_when_they_come_again() -> None:
    seats = deal(range(4), CONTROVERSY, random.Random(1))
    assert join(seats, 2, CONTROVERSY) == seats


def test_the_first_to_come_gets_a_seat_where_nobody_was_dealt_one() -> None:
    assert join({}, 7, CONTROVERSY) == {7: Seat(1, "a", "advocate")}


@given(
    st.sampled_from(sorted(PROTOCOLS)),
    st.integers(0, 40),
    st.lists(st.tuples(st.booleans(), st.integers(0, 60)), max_size=20),
    st.integers(0, 9),
)
def test_groups_and_sides_stay_even_and_nobody_is_moved(
    name: str, people: int, comings: list[tuple[bool, int]], seed: int
) -> None:
    protocol = PROTOCOLS[name]
    seats = deal(range(people), protocol, random.Random(seed))
    assert set(seats) == set(range(people))
    if people:
        assert sizes(seats)[-1] - sizes(seats)[0] <= 1
    for group in {seat.group for seat in seats.values()}:
        sides = Counter(seat.side for seat in seats.values() if seat.group == group)
        if protocol.sides and people > 1:
            assert abs(sides["a"] - sides["b"]) <= 1 and min(sides["a"], sides["b"]) >= 1
        elif not protocol.sides:
            assert set(sides) == {None}
    for comes, who in comings:
        before = seats
        group_sizes = Counter(seat.group for seat in before.values())
        seats = join(seats, who, protocol) if comes else leave(seats, who)
        stayed = [one for one in before if one != who]
        assert all(seats[one] == before[one] for one in stayed)
        assert (who in seats) == comes
        if comes and who not in before and before:
            assert group_sizes[seats[who].group] == min(group_sizes.values())
            mine = [seat.side for one, seat in before.items() if seat.group == seats[who].group]
            if protocol.sides:
                other = "b" if seats[who].side == "a" else "a"
                assert mine.count(seats[who].side) <= mine.count(other)
