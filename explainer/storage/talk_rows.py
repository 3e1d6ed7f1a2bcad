"""Talks, as rows: what a talk's own rules make of them is kept in the transaction that read it."""

import random
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update

from explainer.classroom import talk as rules
from explainer.classroom.room import NoSuchRoom, Room, RoomIsShut
from explainer.classroom.seating import Seat, deal
from explainer.classroom.talk import Confirmed, HeldTalk, NotNow, Talk, begin
from explainer.classroom.timer import RoomTimer, fresh_timer
from explainer.model.protocol import Protocol
from explainer.model.unit import Prompt
from explainer.storage.database import Database
from explainer.storage.room_rows import Ring, hold_room, touch_room
from explainer.storage.tables import participants, restated, rooms, seats, stands, talks
from explainer.storage.timer_rows import put_timer, read_timer


class TalkRows:
    """Fulfils `Talks` (explainer.classroom.talks, where each method's contract is)."""

    _database: Database
    _ring: Ring

    def begin_talk(
        self,
        room_id: int,
        prompt: Prompt,
        protocol: Protocol,
        participants: Collection[int],
        *,
        rng: random.Random,
        now: datetime,
    ) -> Talk:
        with self._database.writing() as connection:
            room = _hold_open(connection, room_id)
            if talk_on(connection, room_id, prompt.id) is not None:
                found = read_talk(connection, room_id, prompt, protocol)
                if found is None:
                    raise NotNow("another protocol is on for this prompt")
                return found
            there = sorted(_who_is_in(connection, room_id) & set(participants))
            begun = begin(prompt, protocol, deal(there, protocol, rng))
            new = {"prompt": prompt.id, "protocol": protocol.id, "step": begun.step.id, "is_over": False}
            connection.execute(talks.insert().values(room_id=room_id, **new))
            _write(connection, room_id, replace(begun, seats={}), begun)
            put_timer(connection, room_id, RoomTimer(_lesson_step(prompt), begun.timer))
            touch_room(connection, room, now, version=room.version + 1)
        self._ring(room_id)
        return begun

    def talk(self, room_id: int, prompt: Prompt, protocols: Collection[Protocol]) -> Talk | None:
        with self._database.reading() as connection:
            for protocol in protocols:
                found = read_talk(connection, room_id, prompt, protocol)
                if found is not None:
                    return found
        return None

    def held_talks(self, room_id: int) -> tuple[HeldTalk, ...]:
        with self._database.reading() as connection:
            found = connection.execute(select(talks).filter_by(room_id=room_id).order_by(talks.c.id)).all()
            return tuple(_held(connection, row) for row in found)

    def go_to_step(
        self, room_id: int, prompt: Prompt, protocol: Protocol, step: str, *, now: datetime
    ) -> Talk:
        ids = [one.id for one in protocol.steps]
        if step not in ids:
            raise NotNow(f"{protocol.id} has no step {step}")
        return self._act_on_talk(
            room_id, prompt, protocol, lambda talk: rules.go_to(talk, ids.index(step), now), now=now
        )

    def take_seat(self, room_id: int, prompt: Prompt, protocol: Protocol, participant_id: int) -> Talk:
        def seated(talk: Talk) -> Talk:
            return rules.seat_latecomer(talk, participant_id)

        return self._act_on_talk(room_id, prompt, protocol, seated, by=participant_id, for_all=False)

    def confirm_restated(
        self, room_id: int, prompt: Prompt, protocol: Protocol, participant_id: int, *, is_right: bool = True
    ) -> Talk:
        def confirmed(talk: Talk) -> Talk:
            return rules.confirm_restated(talk, participant_id, is_right=is_right)

        return self._act_on_talk(room_id, prompt, protocol, confirmed, by=participant_id)

    def stand_at(
        self, room_id: int, prompt: Prompt, protocol: Protocol, participant_id: int, place: str
    ) -> Talk:
        def stood(talk: Talk) -> Talk:
            return rules.stand_at(talk, participant_id, place)

        return self._act_on_talk(room_id, prompt, protocol, stood, by=participant_id, for_all=False)

    def end_talk(self, room_id: int, prompt: Prompt) -> bool:
        with self._database.writing() as connection:
            room = hold_room(connection, room_id)
            talk_id = talk_on(connection, room_id, prompt.id)
            if talk_id is None:
                return False
            for table in (seats, restated, stands):
                connection.execute(delete(table).where(table.c.talk_id == talk_id))
            connection.execute(update(talks).where(talks.c.id == talk_id).values(is_over=True))
            timer = read_timer(connection, room_id)
            if timer is not None and timer.step == _lesson_step(prompt):
                put_timer(connection, room_id, None)
            new = update(rooms).where(rooms.c.id == room_id).values(version=room.version + 1)
            connection.execute(new)
        self._ring(room_id)
        return True

    def _act_on_talk(
        self,
        room_id: int,
        prompt: Prompt,
        protocol: Protocol,
        act: Callable[[Talk], Talk],
        *,
        by: int | None = None,
        for_all: bool = True,
        now: datetime | None = None,
    ) -> Talk:
        """Do one thing to the talk. `by`: whose device does it. `for_all`: all devices show the change."""
        with self._database.writing() as connection:
            room = hold_room(connection, room_id)
            if by is not None:
                if room.is_closed:
                    raise RoomIsShut("closed")
                _check_is_in(connection, room_id, by)
            before = read_talk(connection, room_id, prompt, protocol)
            if before is None:
                raise NoSuchRoom(f"no talk on {prompt.id}")
            after = act(before)
            if after == before:
                return before
            _write(connection, room_id, before, after)
            counted = {"version": room.version + 1} if for_all else {"pulse": room.pulse + 1}
            if now is not None:
                touch_room(connection, room, now, **counted)
            else:
                connection.execute(update(rooms).where(rooms.c.id == room_id).values(**counted))
        self._ring(room_id)
        return after


def _held(connection: Connection, row: Row[Any]) -> HeldTalk:
    teams = connection.scalars(select(seats.c.team).filter_by(talk_id=row.id)).all()
    places = connection.scalars(select(stands.c.place).filter_by(talk_id=row.id)).all()
    return HeldTalk(row.prompt, row.protocol, row.step, len(teams), len(set(teams)), dict(Counter(places)))


def talk_on(connection: Connection, room_id: int, prompt: str) -> int | None:
    """The number of the talk that is on for a prompt."""
    return connection.scalar(select(talks.c.id).filter_by(room_id=room_id, prompt=prompt, is_over=False))


def _lesson_step(prompt: Prompt) -> str:
    """As lesson.Step.name says it."""
    return f"prompt/{prompt.id}"


def _hold_open(connection: Connection, room_id: int) -> Room:
    room = hold_room(connection, room_id)
    if room.is_closed:
        raise RoomIsShut("closed")
    return room


def _who_is_in(connection: Connection, room_id: int) -> set[int]:
    row = participants.c
    query = select(row.id).where(row.room_id == room_id, row.is_out.is_(False))
    return set(connection.scalars(query))


def _check_is_in(connection: Connection, room_id: int, participant_id: int) -> None:
    if participant_id not in _who_is_in(connection, room_id):
        raise RoomIsShut("out")


def read_talk(connection: Connection, room_id: int, prompt: Prompt, protocol: Protocol) -> Talk | None:
    """The talk, if it is held with this protocol.

    Content changes: a step that is gone is the first, a role that is gone is
    the first, and a place that is gone is nobody's.
    """
    row = connection.execute(
        select(talks).filter_by(room_id=room_id, prompt=prompt.id, protocol=protocol.id, is_over=False)
    ).first()
    if row is None:
        return None
    at = next((at for at, step in enumerate(protocol.steps) if step.id == row.step), 0)
    roles = {role.id for role in protocol.roles}
    taken = connection.execute(select(seats).where(seats.c.talk_id == row.id)).all()
    marks = connection.execute(select(restated).where(restated.c.talk_id == row.id)).all()
    stood = connection.execute(select(stands).where(stands.c.talk_id == row.id)).all()
    places = {place.id for place in protocol.places}
    timer = read_timer(connection, room_id)
    return Talk(
        prompt,
        protocol,
        at,
        timer.timer
        if timer and timer.step == _lesson_step(prompt)
        else fresh_timer(protocol.steps[at].minutes),
        {
            seat.participant_id: Seat(
                seat.team, seat.side, seat.role if seat.role in roles else protocol.roles[0].id
            )
            for seat in taken
        },
        frozenset(Confirmed(mark.step, mark.team, mark.side) for mark in marks),
        {stand.participant_id: stand.place for stand in stood if stand.place in places},
    )


def _write(connection: Connection, room_id: int, before: Talk, after: Talk) -> None:
    """Write what is another after than before."""
    talk_id = talk_on(connection, room_id, after.prompt.id)
    of = {"talk_id": talk_id}
    if after.step.id != before.step.id:
        connection.execute(update(talks).where(talks.c.id == talk_id).values(step=after.step.id))
    if after.timer != before.timer:
        put_timer(connection, room_id, RoomTimer(_lesson_step(after.prompt), after.timer))
    for one in after.seats.keys() - before.seats.keys():
        seat = after.seats[one]
        row = {"team": seat.group, "side": seat.side, "role": seat.role}
        connection.execute(seats.insert().values(**of, participant_id=one, **row))
    for mark in before.confirmed ^ after.confirmed:
        where = {**of, "step": mark.step, "team": mark.group, "side": mark.side}
        new = mark in after.confirmed
        connection.execute(restated.insert().values(**where) if new else delete(restated).filter_by(**where))
    for one in after.stands:
        if before.stands.get(one) != after.stands[one]:
            connection.execute(delete(stands).filter_by(**of, participant_id=one))
            connection.execute(stands.insert().values(**of, participant_id=one, place=after.stands[one]))
