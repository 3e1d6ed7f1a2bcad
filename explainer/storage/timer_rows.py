"""Each room's timer, as a row."""

from datetime import datetime

from sqlalchemy import Connection, delete, select

from explainer.classroom.timer import RoomTimer, Timer, TimerAct, fresh_timer
from explainer.storage.database import Database
from explainer.storage.room_rows import Ring, hold_room, touch_room
from explainer.storage.tables import timers


class TimerRows:
    """Fulfils `Timers` (explainer.classroom.talks, where each method's contract is)."""

    _database: Database
    _ring: Ring

    def timer(self, room_id: int) -> RoomTimer | None:
        with self._database.reading() as connection:
            return read_timer(connection, room_id)

    def change_timer(self, room_id: int, act: TimerAct, *, step: str, minutes: int, now: datetime) -> None:
        with self._database.writing() as connection:
            room = hold_room(connection, room_id)
            before = read_timer(connection, room_id)
            timer = before.timer if before and before.step == step else fresh_timer(minutes)
            match act:
                case "start":
                    put_timer(connection, room_id, RoomTimer(step, timer.start(now)))
                case "pause":
                    put_timer(connection, room_id, RoomTimer(step, timer.pause(now)))
                case "lengthen":
                    put_timer(connection, room_id, RoomTimer(step, timer.lengthen(1, now)))
                case "stop":
                    put_timer(connection, room_id, None)
            touch_room(connection, room, now, version=room.version + 1)
        self._ring(room_id)


def read_timer(connection: Connection, room_id: int) -> RoomTimer | None:
    """The room's timer, as this transaction sees it."""
    row = connection.execute(select(timers).where(timers.c.room_id == room_id)).first()
    return None if row is None else RoomTimer(row.step, Timer(row.minutes, row.held, row.started))


def put_timer(connection: Connection, room_id: int, new: RoomTimer | None) -> None:
    """Replace the timer of the held room, or take it away."""
    connection.execute(delete(timers).where(timers.c.room_id == room_id))
    if new is not None:
        of = {"minutes": new.timer.minutes, "held": new.timer.held, "started": new.timer.started}
        connection.execute(timers.insert().values(room_id=room_id, step=new.step, **of))
