"""Who talks with whom: groups, sides and roles, dealt by the server."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from explainer.model.protocol import SIDES, Protocol, SideLetter


@dataclass(frozen=True)
class Seat:
    """A participant's group (counted from 1), the side that they were dealt, and the id of their role.

    The side is the one at the start; which one they speak for now is the
    talk's to say (Talk.side_now). In a protocol with places the whole class is
    one group: people choose where they stand.
    """

    group: int
    side: SideLetter | None
    role: str


Seats = Mapping[int, Seat]
"""By participant."""


def deal(participants: Sequence[int], protocol: Protocol, rng: random.Random) -> dict[int, Seat]:
    """Deal everyone a seat, at random.

    Groups are of the protocol's size, about, and differ by one person at
    most; so do the sides of a group. Nobody is left alone while there are two.

    Raises ValueError if someone is named twice: that is a fault in the caller.
    """
    if len(set(participants)) != len(participants):
        raise ValueError("a participant is named twice")
    shuffled = list(participants)
    rng.shuffle(shuffled)
    groups = _how_many_groups(len(shuffled), protocol)
    seats: dict[int, Seat] = {}
    for at, participant in enumerate(shuffled):
        seats[participant] = _seat_in(at % groups + 1, seats, protocol)
    return seats


def join(seats: Seats, participant: int, protocol: Protocol) -> dict[int, Seat]:
    """Seat a latecomer in the smallest group, on its smaller side. Everyone else stays.

    Who already has a seat keeps it.
    """
    if participant in seats:
        return dict(seats)
    sizes = Counter(seat.group for seat in seats.values())
    group = min(sizes, key=lambda group: (sizes[group], group), default=1)
    return {**seats, participant: _seat_in(group, seats, protocol)}


def leave(seats: Seats, participant: int) -> dict[int, Seat]:
    """Free a seat. Everyone else stays."""
    return {one: seat for one, seat in seats.items() if one != participant}


def _how_many_groups(people: int, protocol: Protocol) -> int:
    """As many groups as bring their size nearest to the protocol's, with two people in each at least.

    Seven in pairs are three groups, one of them of three; six in fours are two of three.
    """
    if protocol.places:
        return 1
    size = protocol.group_size
    most = max(1, people // 2)
    near = {min(most, max(1, groups)) for groups in (people // size, people // size + 1)}
    return min(near, key=lambda groups: (abs(people / groups - size), groups))


def _seat_in(group: int, seats: Seats, protocol: Protocol) -> Seat:
    """The next seat of a group: the smaller side, and the role that it has least of."""
    there = [seat for seat in seats.values() if seat.group == group]
    side: SideLetter | None = None
    if protocol.sides:
        side = min(SIDES, key=lambda letter: sum(seat.side == letter for seat in there))
        there = [seat for seat in there if seat.side == side]
    taken = Counter(seat.role for seat in there)
    return Seat(group, side, min((role.id for role in protocol.roles), key=lambda role: taken[role]))
