"""Who is in a room, as rows."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, bindparam, delete, select, update

from explainer.classroom.room import NoSuchRoom, Participant, Room, RoomIsShut
from explainer.scoring.return_code import looks_like_return_code, normalise_code
from explainer.storage.database import Database
from explainer.storage.keyed_digest import Digests
from explainer.storage.room_rows import Ring, as_room, hold_room, touch_room
from explainer.storage.tables import participants, rooms, seats, stands

# At each ring every device of a class asks this at once, so it is ready-made.
_ROOM = select(rooms).where(rooms.c.id == bindparam("room"))
_OF_TOKEN = select(participants).where(
    participants.c.room_id == bindparam("room"), participants.c.digest == bindparam("digest")
)


class ParticipantRows:
    """Fulfils the part of `Rooms` that is about participants (explainer.classroom.classroom)."""

    _database: Database
    _digests: Digests
    _ring: Ring

    def join(self, room_id: int, token: str, *, alias: str, now: datetime) -> Participant:
        digest = self._digests.room_token(room_id, token)
        mine = select(participants).where(participants.c.room_id == room_id, participants.c.digest == digest)
        with self._database.writing() as connection:
            room = hold_room(connection, room_id)
            found = _participant(connection, mine)
            if found is None:
                if room.is_closed or room.is_locked:
                    raise RoomIsShut("closed" if room.is_closed else "locked")
                new = {"room_id": room_id, "digest": digest, "alias": alias, "joined_at": now}
                connection.execute(participants.insert().values(**new, is_out=False))
                touch_room(connection, room, now, pulse=room.pulse + 1)
                found = _participant(connection, mine)
        assert found is not None  # it was just written
        if found.is_out:
            raise RoomIsShut("out")
        self._ring(room_id)
        return found

    def participant(self, room_id: int, token: str) -> Participant | None:
        digest = self._digests.room_token(room_id, token)
        mine = select(participants).where(participants.c.room_id == room_id, participants.c.digest == digest)
        with self._database.reading() as connection:
            return _participant(connection, mine)

    def standing(self, room_id: int, token: str) -> tuple[Room | None, Participant | None]:
        asked = {"room": room_id, "digest": self._digests.room_token(room_id, token)}
        with self._database.reading() as connection:
            room = connection.execute(_ROOM, asked).first()
            own = room and connection.execute(_OF_TOKEN, asked).first()
        return (as_room(room) if room else None, _as_participant(own) if own else None)

    def participants(self, room_id: int) -> tuple[Participant, ...]:
        query = select(participants).where(participants.c.room_id == room_id).order_by(participants.c.id)
        with self._database.reading() as connection:
            return tuple(_as_participant(row) for row in connection.execute(query))

    def deal_again(self, participant_id: int, alias: str) -> None:
        self._change(participant_id, by_device=True, alias=alias)

    def put_out(self, participant_id: int, is_out: bool) -> None:
        frees = (seats, stands) if is_out else ()
        self._change(participant_id, for_all=True, frees=frees, is_out=is_out, signal=None, signal_at=None)

    def put_signal(self, participant_id: int, signal: str | None, *, now: datetime) -> None:
        if signal not in (None, "lost", "too-fast"):
            raise ValueError(f"{signal!r} is no signal")
        self._change(participant_id, by_device=True, signal=signal, signal_at=now if signal else None)

    def put_room_code(self, participant_id: int, code: str) -> None:
        if not looks_like_return_code(code):
            raise ValueError("that is no return code; mint_code makes one")
        self._change(participant_id, code=self._digests.room_code(normalise_code(code)))

    def return_to_room(self, code: str, token: str) -> tuple[Room, Participant] | None:
        if not looks_like_return_code(code):
            return None
        coded = select(participants).where(
            participants.c.code == self._digests.room_code(normalise_code(code))
        )
        with self._database.reading() as connection:
            if _participant(connection, coded) is None:
                return None  # A wrong guess takes no write lock.
        with self._database.writing() as connection:
            found = _participant(connection, coded)
            if found is None:
                return None
            room = hold_room(connection, found.room_id)
            digest = self._digests.room_token(room.id, token)
            row = participants.c
            other = connection.scalar(
                select(row.id).where(row.room_id == room.id, row.digest == digest, row.id != found.id)
            )
            if other is not None:
                # Whom this browser was in the room before goes on under a digest that no token has.
                left = self._digests.room_token(room.id, f"left by {other}")
                connection.execute(update(participants).where(row.id == other).values(digest=left))
            mine = update(participants).where(participants.c.id == found.id)
            connection.execute(mine.values(digest=digest))
        return room, found

    def _change(
        self,
        participant_id: int,
        *,
        for_all: bool = False,
        by_device: bool = False,
        frees: Sequence[Table] = (),
        **values: object,
    ) -> None:
        """Change a participant's row.

        `for_all`: the change shows on the participant's own device too.
        `by_device`: it is asked for there, which who was put out can't do.
        `frees`: the tables from which the participant's rows go.
        """
        with self._database.writing() as connection:
            row = participants.c
            room_id = connection.scalar(select(row.room_id).where(row.id == participant_id))
            if room_id is None:
                raise NoSuchRoom(participant_id)
            room = hold_room(connection, room_id)
            if by_device and connection.scalar(select(row.is_out).where(row.id == participant_id)):
                raise RoomIsShut("out")
            connection.execute(update(participants).where(row.id == participant_id).values(**values))
            for table in frees:
                connection.execute(delete(table).where(table.c.participant_id == participant_id))
            counted = {"version": room.version + 1} if for_all else {"pulse": room.pulse + 1}
            connection.execute(update(rooms).where(rooms.c.id == room_id).values(**counted))
        self._ring(room_id)


def _participant(connection: Connection, query: Select[Any]) -> Participant | None:
    row = connection.execute(query).first()
    return None if row is None else _as_participant(row)


def _as_participant(row: Row[Any]) -> Participant:
    return Participant(
        id=row.id,
        room_id=row.room_id,
        alias=row.alias,
        joined_at=row.joined_at,
        is_out=row.is_out,
        has_code=row.code is not None,
        signal=row.signal,
        signal_at=row.signal_at,
    )
