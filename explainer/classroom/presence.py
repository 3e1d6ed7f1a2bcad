"""Who is in a room just now, and who has its open poll before them. In memory: what is, not what was."""

from collections import Counter
from dataclasses import dataclass, field
from threading import Lock

SEEN_WITHIN = 40.0
"""Seconds after its last sign of life for which a device counts as present: two of its signs may be lost."""


@dataclass(slots=True)
class _Seen:
    at: dict[int, float] = field(default_factory=dict)
    connections: Counter[int] = field(default_factory=Counter)
    polls: dict[int, int] = field(default_factory=dict)
    changes: int = 0


class Presence:
    """Signs of life of participants' devices. For any number of threads.

    `now` is in seconds, from any clock that does not run backwards. After a
    restart the devices come back by themselves and are counted again.
    """

    def __init__(self) -> None:
        self._rooms: dict[int, _Seen] = {}
        self._lock = Lock()

    def came(self, room_id: int, participant_id: int, *, now: float) -> bool:
        """A device has opened a connection. Whether the participant was not there before."""
        with self._lock:
            self._room(room_id).connections[participant_id] += 1
            return self._see(room_id, participant_id, now)

    def seen(self, room_id: int, participant_id: int, *, now: float) -> bool:
        """A device has shown that it is there. Whether the participant was not there before."""
        with self._lock:
            return self._see(room_id, participant_id, now)

    def left(self, room_id: int, participant_id: int) -> bool:
        """A device has closed a connection that it `came` with. Whether it was the participant's last.

        A page that is loaded again opens its new connection before the old
        one is known to be closed, and a participant may have two tabs.
        """
        with self._lock:
            if room_id not in self._rooms:
                return False
            room = self._rooms[room_id]
            room.connections[participant_id] -= 1
            if room.connections[participant_id] > 0:
                return False
            del room.connections[participant_id]
            gone = room.at.pop(participant_id, None) is not None
            room.changes += gone
            return gone

    def changed(self, room_id: int) -> None:
        """Something changed that the teacher's screens show and no row holds."""
        with self._lock:
            self._room(room_id).changes += 1

    def changes(self, room_id: int) -> int:
        """How often that was. It starts anew when the server does."""
        with self._lock:
            return self._rooms.get(room_id, _Seen()).changes

    def _room(self, room_id: int) -> _Seen:
        return self._rooms.setdefault(room_id, _Seen())

    def _see(self, room_id: int, participant_id: int, now: float) -> bool:
        room = self._room(room_id)
        before = room.at.get(participant_id)
        room.at[participant_id] = now if before is None else max(before, now)
        came = before is None or now - before > SEEN_WITHIN
        room.changes += came
        return came

    def opened(self, room_id: int, poll_id: int, participant_id: int) -> None:
        """A device shows this open poll."""
        with self._lock:
            self._room(room_id).polls[participant_id] = poll_id

    def present(self, room_id: int, *, now: float) -> frozenset[int]:
        """The participants who are there."""
        with self._lock:
            seen = self._rooms.get(room_id, _Seen()).at
            return frozenset(who for who, at in seen.items() if now - at <= SEEN_WITHIN)

    def have_opened(self, room_id: int, poll_id: int) -> frozenset[int]:
        """The participants whose devices showed this poll."""
        with self._lock:
            polls = self._rooms.get(room_id, _Seen()).polls
            return frozenset(who for who, poll in polls.items() if poll == poll_id)

    def forget(self, room_id: int) -> None:
        """The room is gone."""
        with self._lock:
            self._rooms.pop(room_id, None)
