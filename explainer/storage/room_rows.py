"""Rooms and their participants, as rows."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, func, select, update
from sqlalchemy.exc import IntegrityError

from explainer.classroom.room import (
    KEEP_DAYS,
    FreeText,
    NoSuchRoom,
    Pace,
    Removed,
    Room,
    period_tag,
)
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
            return tuple(
                as_room(row) for row in connection.execute(select(rooms).order_by(rooms.c.id.desc()))
            )

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
        law_on: date | None = None,
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
            "law_on": law_on,
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
    return None if row is None else as_room(row)


def as_room(row: Row[Any]) -> Room:
    """The room in a row that has all its columns."""
    values = dict(row._mapping)
    return Room(**{**values, "code": values["code"] or "", "key": values["key"] or ""})
