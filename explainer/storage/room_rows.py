"""Rooms and their participants, as rows."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, delete, func, select, update
from sqlalchemy.exc import IntegrityError

from explainer.classroom.room import (
    KEEP_DAYS,
    FreeText,
    NoSuchRoom,
    Pace,
    Participant,
    Removed,
    Room,
    RoomIsShut,
    period_tag,
)
from explainer.scoring.return_code import looks_like_return_code, normalise_code
from explainer.storage.database import Database
from explainer.storage.erasing import (
    delete_contributions,
    delete_rooms,
    finish_erasing,
    finish_erasing_if_possible,
)
from explainer.storage.keyed_digest import Digests
from explainer.storage.tables import (
    ballots,
    contributions,
    hand_counts,
    participants,
    polls,
    rooms,
    seats,
    stands,
)

Ring = Callable[[int], None]
"""Told a room's id after something in it changed."""


class RoomRows:
    """Fulfils `Rooms` (explainer.classroom.classroom, where each method's contract is)."""

    _database: Database
    _digests: Digests
    _ring: Ring

    def open_room(self, unit: str, *, code: str, key: str, step: str, now: datetime) -> Room:
        new = rooms.insert().values(
            unit=unit,
            code=code,
            key=key,
            period="",
            step=step,
            pace="follow",
            free_text="off",
            is_locked=False,
            is_closed=False,
            keep_days=KEEP_DAYS,
            opened_at=now,
            last_used_on=now.date(),
            version=1,
            pulse=1,
        )
        try:
            with self._database.writing() as connection:
                room_id = connection.execute(new.returning(rooms.c.id)).scalar_one()
                return hold_room(connection, room_id)
        except IntegrityError as error:
            raise ValueError("another open room has this code") from error

    def room(self, room_id: int) -> Room | None:
        with self._database.reading() as connection:
            return _first(connection, select(rooms).where(rooms.c.id == room_id))

    def rooms(self) -> tuple[Room, ...]:
        with self._database.reading() as connection:
            return tuple(_room(row) for row in connection.execute(select(rooms).order_by(rooms.c.id.desc())))

    def room_with(self, *, code: str = "", key: str = "") -> Room | None:
        wanted = rooms.c.key == key if key else rooms.c.code == code
        with self._database.reading() as connection:
            return _first(connection, select(rooms).where(wanted, rooms.c.is_closed.is_(False)))

    def change_room(
        self,
        room_id: int,
        *,
        now: datetime,
        step: str | None = None,
        pace: Pace | None = None,
        period: str | None = None,
        free_text: FreeText | None = None,
        is_locked: bool | None = None,
        is_closed: bool | None = None,
        keep_days: int | None = None,
        code: str | None = None,
        key: str | None = None,
    ) -> Room:
        if keep_days is not None and not 0 <= keep_days <= KEEP_DAYS:
            raise ValueError(f"a room is kept at most {KEEP_DAYS} days, not {keep_days}")
        given = {
            "step": step,
            "pace": pace,
            "period": None if period is None else period_tag(period),
            "free_text": free_text,
            "is_locked": is_locked,
            "is_closed": is_closed,
            "keep_days": keep_days,
            "code": code,
            "key": key,
        }
        values: dict[str, object] = {name: value for name, value in given.items() if value is not None}
        if is_closed:
            values |= {"code": None, "key": None}
        try:
            with self._database.writing() as connection:
                room = hold_room(connection, room_id)
                touch_room(connection, room, now, version=room.version + 1, **values)
                dropped = _drop_unapproved_notes(connection, room_id) if is_closed else 0
                changed = hold_room(connection, room_id)
        except IntegrityError as error:
            raise ValueError("another open room has this code") from error
        self._ring(room_id)
        if dropped:
            finish_erasing_if_possible(self._database)
        return changed

    def delete_room(self, room_id: int) -> Removed | None:
        with self._database.writing() as connection:
            # Held first, as whoever writes in the room does: nothing comes in between the count and the end.
            if _first(connection, select(rooms).where(rooms.c.id == room_id).with_for_update()) is None:
                return None
            removed = _contents(connection, room_id)
            delete_rooms(connection, [room_id])
        self._ring(room_id)
        finish_erasing(self._database)
        return removed

    def contents(self, room_id: int) -> Removed:
        with self._database.reading() as connection:
            return _contents(connection, room_id)

    def delete_unused_rooms(self, today: date) -> int:
        with self._database.writing() as connection:
            used = connection.execute(select(rooms.c.id, rooms.c.last_used_on, rooms.c.keep_days)).all()
            over = []
            for row in sorted(used):
                if row.last_used_on + timedelta(days=row.keep_days) >= today:
                    continue
                room = _first(connection, select(rooms).where(rooms.c.id == row.id).with_for_update())
                # As it is now that it is held: another process may have used it since.
                if room is not None and room.last_used_on + timedelta(days=room.keep_days) < today:
                    over.append(room.id)
            deleted = delete_rooms(connection, over)
        if deleted:
            finish_erasing(self._database)
        for room_id in over:
            self._ring(room_id)
        return deleted

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


def hold_room(connection: Connection, room_id: int) -> Room:
    """The room, its row held until the transaction ends. Raises NoSuchRoom if it is gone."""
    found = _first(connection, select(rooms).where(rooms.c.id == room_id).with_for_update())
    if found is None:
        raise NoSuchRoom(room_id)
    return found


def touch_room(connection: Connection, room: Room, now: datetime, **values: object) -> None:
    """Change the held room, and count the day as one on which it was used; clocks may run backwards."""
    day = max(room.last_used_on, now.date())
    connection.execute(update(rooms).where(rooms.c.id == room.id).values(last_used_on=day, **values))


def _drop_unapproved_notes(connection: Connection, room_id: int) -> int:
    row = contributions.c
    of = (row.room_id == room_id, row.kind == "note", row.state != "approved")
    return delete_contributions(connection, *of)


def _contents(connection: Connection, room_id: int) -> Removed:
    """How much the room holds. A table of its own that a person filled is a number here."""

    def rows(table: Table) -> int:
        of_polls = table.c.poll_id == polls.c.id
        query = select(func.count()).select_from(table).join(polls, of_polls)
        return connection.execute(query.where(polls.c.room_id == room_id)).scalar_one()

    people = select(func.count()).select_from(participants).where(participants.c.room_id == room_id)
    written = select(func.count()).select_from(contributions).where(contributions.c.room_id == room_id)
    return Removed(
        devices=connection.execute(people).scalar_one(),
        votes=rows(ballots),
        hand_counts=rows(hand_counts),
        notes=connection.execute(written).scalar_one(),
    )


def _first(connection: Connection, query: Select[Any]) -> Room | None:
    row = connection.execute(query).first()
    return None if row is None else _room(row)


def _room(row: Row[Any]) -> Room:
    values = dict(row._mapping)
    return Room(**{**values, "code": values["code"] or "", "key": values["key"] or ""})


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
