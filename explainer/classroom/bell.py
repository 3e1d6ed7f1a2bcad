"""The bell of a room: who waits for a change in it is woken, and reads the truth from the store."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

log = logging.getLogger(__name__)

Wake = Callable[[], None]


class Bells:
    """Rings in this process. For any number of threads.

    It carries no state: a ring says that something changed, never what. Where
    several processes share a database, each also looks from time to time.
    """

    def __init__(self) -> None:
        self._waiting: dict[int, list[Wake]] = {}
        self._lock = Lock()

    def ring(self, room_id: int) -> None:
        """Wake everyone who waits for this room. A waker that fails holds up nobody else."""
        with self._lock:
            waiting = tuple(self._waiting.get(room_id, ()))
        for wake in waiting:
            try:
                wake()
            except Exception:
                # Such as that of a stream whose loop has just ended. What was written lasts all the same.
                log.exception("someone could not be woken")

    @contextmanager
    def waiting(self, room_id: int, wake: Wake) -> Iterator[None]:
        """While this lasts, `wake` is called at each ring, in the thread that rings. It must not block."""
        with self._lock:
            self._waiting.setdefault(room_id, []).append(wake)
        try:
            yield
        finally:
            with self._lock:
                self._waiting[room_id].remove(wake)
                if not self._waiting[room_id]:
                    del self._waiting[room_id]
