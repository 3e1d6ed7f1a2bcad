"""What students write, as rows. Whether they may is looked up in the transaction that writes."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select, update

from explainer.classroom.contribution import (
    MOST_WAITING,
    Contribution,
    FreeTextIsOff,
    Overtaken,
    State,
    TooManyWaiting,
    clean_text,
)
from explainer.classroom.room import NoSuchRoom, Room, RoomIsShut
from explainer.classroom.talk import NotNow
from explainer.model.protocol import Protocol
from explainer.model.unit import Prompt
from explainer.storage.database import Database
from explainer.storage.erasing import delete_contributions, finish_erasing
from explainer.storage.room_rows import Ring, hold_room, touch_room
from explainer.storage.tables import contributions, participants, rooms
from explainer.storage.talk_rows import read_talk, talk_on


class ContributionRows:
    """Fulfils `Contributions` (explainer.classroom.talks, where each method's contract is)."""

    _database: Database
    _ring: Ring

    def write_note(
        self, room_id: int, participant_id: int, prompt: str, typed: str, *, now: datetime
    ) -> Contribution:
        text = clean_text(typed)
        with self._database.writing() as connection:
            room = _hold_writable(connection, room_id, participant_id)
            mine = {"room_id": room_id, "participant_id": participant_id, "kind": "note"}
            waiting = select(func.count()).select_from(contributions).filter_by(**mine, state="waiting")
            if connection.execute(waiting).scalar_one() >= MOST_WAITING:
                raise TooManyWaiting(participant_id)
            of = {"prompt": prompt, "talk_id": talk_on(connection, room_id, prompt), "team": None}
            new = {**mine, **of, "text": text, "state": "waiting", "at": now}
            written = _insert(connection, new)
            touch_room(connection, room, now, pulse=room.pulse + 1)
        self._ring(room_id)
        return written

    def write_synthesis(
        self,
        room_id: int,
        participant_id: int,
        prompt: Prompt,
        protocol: Protocol,
        typed: str,
        *,
        over: str,
        now: datetime,
    ) -> Contribution:
        text = clean_text(typed)
        with self._database.writing() as connection:
            room = _hold_writable(connection, room_id, participant_id)
            talk = read_talk(connection, room_id, prompt, protocol)
            if talk is None:
                raise NoSuchRoom(f"no talk on {prompt.id}")
            team = talk.group_of(participant_id)
            if team is None:
                raise NotNow("who is in no group writes no synthesis")
            number = talk_on(connection, room_id, prompt.id)
            of = {
                "room_id": room_id,
                "prompt": prompt.id,
                "talk_id": number,
                "kind": "synthesis",
                "team": team,
            }
            before = connection.execute(select(contributions).filter_by(**of)).first()
            if (before.text if before else "") != over:
                raise Overtaken(team)
            if before is not None:
                connection.execute(delete(contributions).where(contributions.c.id == before.id))
            new = {**of, "participant_id": participant_id, "text": text, "state": "waiting", "at": now}
            written = _insert(connection, new)
            touch_room(connection, room, now, version=room.version + 1)
        self._ring(room_id)
        return written

    def syntheses(self, room_id: int, prompt: str) -> dict[int, Contribution]:
        with self._database.reading() as connection:
            number = talk_on(connection, room_id, prompt)
            query = select(contributions).filter_by(room_id=room_id, kind="synthesis", talk_id=number)
            return {row.team: _contribution(row) for row in connection.execute(query)}

    def contributions(self, room_id: int) -> tuple[Contribution, ...]:
        query = select(contributions).where(contributions.c.room_id == room_id).order_by(contributions.c.id)
        with self._database.reading() as connection:
            return tuple(_contribution(row) for row in connection.execute(query))

    def decide(self, room_id: int, contribution_id: int, state: State, *, now: datetime) -> None:
        with self._database.writing() as connection:
            room = hold_room(connection, room_id)
            row = contributions.c
            one = update(contributions).where(row.id == contribution_id, row.room_id == room_id)
            connection.execute(one.values(state=state))
            touch_room(connection, room, now, version=room.version + 1)
        self._ring(room_id)

    def erase_contribution(self, room_id: int, contribution_id: int) -> bool:
        with self._database.writing() as connection:
            room = hold_room(connection, room_id)
            row = contributions.c
            erased = delete_contributions(connection, row.id == contribution_id, row.room_id == room_id)
            seen = update(rooms).where(rooms.c.id == room_id).values(version=room.version + 1)
            connection.execute(seen)
        self._ring(room_id)  # the screens first: removing the last bytes may take a moment
        finish_erasing(self._database)
        return erased > 0


def _hold_writable(connection: Connection, room_id: int, participant_id: int) -> Room:
    """The room, held, if this device may write in it."""
    room = hold_room(connection, room_id)
    if room.is_closed:
        raise RoomIsShut("closed")
    row = participants.c
    is_out = connection.scalar(select(row.is_out).where(row.id == participant_id, row.room_id == room_id))
    if is_out is None:
        raise NoSuchRoom(participant_id)
    if is_out:
        raise RoomIsShut("out")
    if room.free_text != "on":
        raise FreeTextIsOff(room.free_text)
    return room


def _insert(connection: Connection, values: dict[str, object]) -> Contribution:
    new = contributions.insert().values(**values).returning(contributions.c.id)
    number = connection.execute(new).scalar_one()
    row = connection.execute(select(contributions).where(contributions.c.id == number)).one()
    return _contribution(row)


def _contribution(row: Row[Any]) -> Contribution:
    values = dict(row._mapping)
    return Contribution(talk=values.pop("talk_id"), group=values.pop("team"), **values)
