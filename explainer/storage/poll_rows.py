"""Polls and ballots, as rows."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Executable, Row, Table, bindparam, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from explainer.classroom.ballot import Ballot, Sureness, check_chosen
from explainer.classroom.poll import Act, Poll, PollIsShut, check_act
from explainer.classroom.room import NoSuchRoom, Room, RoomIsShut
from explainer.model.item import Item
from explainer.storage.database import Database
from explainer.storage.room_rows import Ring, hold_room, touch_room
from explainer.storage.tables import ballots, hand_counts, more_time, participants, polls, rooms

# A class taps all at once, so what one tap executes is few and ready-made.
_COUNT_PULSE = (
    update(rooms)
    .where(rooms.c.id == select(polls.c.room_id).where(polls.c.id == bindparam("poll")).scalar_subquery())
    .values(pulse=rooms.c.pulse + 1)
    .returning(rooms.c.id, rooms.c.is_closed)
)
"""It holds the room's row too: the poll cannot close before the transaction ends."""

_POLL_AND_VOTER = (
    select(polls.c.item, polls.c.phase, polls.c.by_hand, participants.c.is_out)
    .outerjoin_from(
        polls,
        participants,
        (participants.c.id == bindparam("participant")) & (participants.c.room_id == polls.c.room_id),
    )
    .where(polls.c.id == bindparam("poll"))
)
"""`is_out` is null for who is not in the poll's room."""


def _put_ballot(insert: Callable[[Table], Any]) -> Executable:
    new = insert(ballots)
    taken = {name: new.excluded[name] for name in ("chosen", "sureness", "at", "is_late")}
    statement: Executable = new.on_conflict_do_update(
        index_elements=[ballots.c.poll_id, ballots.c.participant_id], set_=taken
    )
    return statement


_PUT_BALLOT = {"sqlite": _put_ballot(sqlite.insert), "postgresql": _put_ballot(postgresql.insert)}
_POLL_COLUMNS = len(polls.c)
_OWN_VOTES = (
    select(polls, ballots.c.chosen, ballots.c.sureness, ballots.c.at, ballots.c.is_late)
    .outerjoin_from(
        polls,
        ballots,
        (ballots.c.poll_id == polls.c.id) & (ballots.c.participant_id == bindparam("participant")),
    )
    .where(polls.c.room_id == bindparam("room"), polls.c.item == bindparam("item"))
    .order_by(polls.c.round)
)
_TAKE_BALLOT_BACK = delete(ballots).where(
    ballots.c.poll_id == bindparam("poll"), ballots.c.participant_id == bindparam("participant")
)


class PollRows:
    """Fulfils `Polls` (explainer.classroom.classroom, where each method's contract is)."""

    _database: Database
    _ring: Ring

    def act(
        self,
        room_id: int,
        item: str,
        act: Act,
        *,
        now: datetime,
        asks_confidence: bool = False,
        by_hand: bool = False,
    ) -> tuple[Poll, ...]:
        with self._database.writing() as connection:
            room = hold_room(connection, room_id)
            if room.is_closed:
                raise RoomIsShut("closed")
            before = _polls_on(connection, room_id, item)
            check_act(act, before)
            match act:
                case "open" | "open-again":
                    begun = {"item": item, "round": len(before) + 1, "phase": "open", "opened_at": now}
                    asked = {"asks_confidence": asks_confidence, "by_hand": by_hand}
                    connection.execute(polls.insert().values(room_id=room_id, **begun, **asked))
                case "close":
                    closed = update(polls).where(polls.c.id == before[-1].id)
                    connection.execute(closed.values(phase="closed", closed_at=now))
                case "reveal":
                    shown = update(polls).where(polls.c.room_id == room_id, polls.c.item == item)
                    connection.execute(shown.values(phase="revealed"))
            touch_room(connection, room, now, version=room.version + 1)
            after = _polls_on(connection, room_id, item)
        self._ring(room_id)
        return after

    def polls(self, room_id: int) -> tuple[Poll, ...]:
        query = select(polls).where(polls.c.room_id == room_id).order_by(polls.c.id)
        with self._database.reading() as connection:
            return tuple(_poll(row) for row in connection.execute(query))

    def polls_on(self, room_id: int, item: str) -> tuple[Poll, ...]:
        with self._database.reading() as connection:
            return _polls_on(connection, room_id, item)

    def cast(
        self,
        poll_id: int,
        participant_id: int,
        item: Item,
        chosen: Collection[str],
        *,
        sureness: Sureness | None = None,
        now: datetime,
    ) -> Ballot | None:
        kept = check_chosen(item, chosen)
        with self._database.writing() as connection:
            room = connection.execute(_COUNT_PULSE, {"poll": poll_id}).first()
            asked = {"poll": poll_id, "participant": participant_id}
            row = room and connection.execute(_POLL_AND_VOTER, asked).first()
            if room is None or row is None or row.is_out is None:
                raise NoSuchRoom(poll_id)
            if row.item != item.id:
                raise ValueError(f"poll {poll_id} asks {row.item}, not {item.id}")
            if row.is_out or room.is_closed:
                raise RoomIsShut("out" if row.is_out else "closed")
            is_late = row.phase != "open"
            # Once the answer stands on the wall, more time is of no use: everyone would copy it.
            if row.by_hand or row.phase == "revealed":
                raise PollIsShut(poll_id)
            if is_late and not _has_more_time(connection, poll_id, participant_id, now):
                raise PollIsShut(poll_id)
            if kept:
                cast = {"chosen": kept, "sureness": sureness, "at": now, "is_late": is_late}
                where = {"poll_id": poll_id, "participant_id": participant_id}
                connection.execute(_PUT_BALLOT[self._database.kind], {**where, **cast})
            else:
                connection.execute(_TAKE_BALLOT_BACK, asked)
        self._ring(room.id)
        return Ballot(poll_id, participant_id, kept, sureness, now, is_late) if kept else None

    def ballot(self, poll_id: int, participant_id: int) -> Ballot | None:
        query = select(ballots).filter_by(poll_id=poll_id, participant_id=participant_id)
        with self._database.reading() as connection:
            row = connection.execute(query).first()
        return None if row is None else _ballot(row)

    def own_votes(
        self, room_id: int, item: str, participant_id: int
    ) -> tuple[tuple[Poll, Ballot | None], ...]:
        asked = {"room": room_id, "item": item, "participant": participant_id}
        with self._database.reading() as connection:
            rows = connection.execute(_OWN_VOTES, asked).all()
        found = []
        for row in rows:
            values = tuple(row)
            of_poll, chosen = values[:_POLL_COLUMNS], values[_POLL_COLUMNS:]
            poll = Poll(*of_poll)
            ballot = Ballot(poll.id, participant_id, *chosen) if chosen[0] is not None else None
            found.append((poll, ballot))
        return tuple(found)

    def ballots(self, poll_id: int) -> tuple[Ballot, ...]:
        query = select(ballots).where(ballots.c.poll_id == poll_id).order_by(ballots.c.participant_id)
        with self._database.reading() as connection:
            return tuple(_ballot(row) for row in connection.execute(query))

    def count(self, poll_id: int) -> int:
        query = select(func.count()).where(ballots.c.poll_id == poll_id, ballots.c.is_late.is_(False))
        with self._database.reading() as connection:
            return connection.execute(query).scalar_one()

    def give_more_time(self, poll_id: int, participant_id: int, *, until: datetime) -> None:
        where = {"poll_id": poll_id, "participant_id": participant_id}
        with self._database.writing() as connection:
            _, poll = _hold_poll(connection, poll_id)
            _check_may_vote(connection, poll, participant_id)
            if poll.by_hand or poll.phase == "revealed":
                raise PollIsShut(poll_id)
            connection.execute(delete(more_time).filter_by(**where))
            connection.execute(more_time.insert().values(**where, until=until))
            # The device must show it, and only a version reaches devices.
            seen = update(rooms).where(rooms.c.id == poll.room_id).values(version=rooms.c.version + 1)
            connection.execute(seen)
        self._ring(poll.room_id)

    def more_time(self, poll_id: int, participant_id: int) -> datetime | None:
        query = select(more_time.c.until).filter_by(poll_id=poll_id, participant_id=participant_id)
        with self._database.reading() as connection:
            return connection.scalar(query)

    def put_hand_counts(self, poll_id: int, counts: Mapping[str, int]) -> None:
        if any(people < 0 for people in counts.values()):
            raise ValueError("a count of people is never below zero")
        with self._database.writing() as connection:
            _, poll = _hold_poll(connection, poll_id)
            if not poll.by_hand or poll.phase == "revealed":
                raise PollIsShut(poll_id)
            connection.execute(delete(hand_counts).where(hand_counts.c.poll_id == poll_id))
            rows = [{"poll_id": poll_id, "option": option, "people": n} for option, n in counts.items()]
            if rows:
                connection.execute(hand_counts.insert(), rows)
            pulse = update(rooms).where(rooms.c.id == poll.room_id).values(pulse=rooms.c.pulse + 1)
            connection.execute(pulse)
        self._ring(poll.room_id)

    def hand_counts(self, poll_id: int) -> dict[str, int]:
        query = select(hand_counts.c.option, hand_counts.c.people).where(hand_counts.c.poll_id == poll_id)
        with self._database.reading() as connection:
            return {row.option: row.people for row in connection.execute(query)}


def _hold_poll(connection: Connection, poll_id: int) -> tuple[Room, Poll]:
    """The poll and its room, which is held: the poll cannot close before this transaction ends.

    Whoever writes in a room holds the room first, so that no two wait for each other.
    """
    room_id = connection.scalar(select(polls.c.room_id).where(polls.c.id == poll_id))
    if room_id is None:
        raise NoSuchRoom(poll_id)
    room = hold_room(connection, room_id)
    row = connection.execute(select(polls).where(polls.c.id == poll_id)).first()
    if row is None:
        raise NoSuchRoom(poll_id)
    return room, _poll(row)


def _check_may_vote(connection: Connection, poll: Poll, participant_id: int) -> None:
    row = participants.c
    query = select(row.is_out).where(row.id == participant_id, row.room_id == poll.room_id)
    is_out = connection.scalar(query)
    if is_out is None:
        raise NoSuchRoom(participant_id)
    if is_out:
        raise RoomIsShut("out")


def _has_more_time(connection: Connection, poll_id: int, participant_id: int, now: datetime) -> bool:
    query = select(more_time.c.until).filter_by(poll_id=poll_id, participant_id=participant_id)
    until = connection.scalar(query)
    return until is not None and now <= until


def _polls_on(connection: Connection, room_id: int, item: str) -> tuple[Poll, ...]:
    query = select(polls).where(polls.c.room_id == room_id, polls.c.item == item).order_by(polls.c.round)
    return tuple(_poll(row) for row in connection.execute(query))


def _poll(row: Row[Any]) -> Poll:
    return Poll(**row._mapping)


def _ballot(row: Row[Any]) -> Ballot:
    return Ballot(**row._mapping)
