"""Which page of a long slide a room's projector shows, and which one the console asks for. In memory."""

from dataclasses import dataclass, replace
from threading import Lock


@dataclass(frozen=True, slots=True)
class WallPage:
    """Page `at` of `of`, counted from 1, of what `shows` names.

    `asked` numbers the console's wish for it until the projector has told that
    it took it; 0 where nobody asks. By the number a wall takes each wish once.
    """

    shows: str
    at: int
    of: int
    asked: int = 0


class WallPages:
    """The page of each room's projector. For any number of threads.

    Only the projector's browser can know how many pages a slide needs, so it
    tells; of two projectors the last one counts. What was told of another
    slide is void.
    """

    def __init__(self) -> None:
        self._rooms: dict[int, WallPage] = {}
        self._lock = Lock()
        self._wishes = 0

    def tell(self, room_id: int, shows: str, at: int, of: int, *, took: int = 0) -> bool:
        """The projector shows this page now. Whether anything changed by that. Nonsense changes nothing.

        `took` is the latest wish that it has taken. One that came after it
        still stands: the projector told of its page before it heard of that.
        """
        if not 1 <= at <= of <= 99:
            return False
        told = WallPage(shows, at, of)
        with self._lock:
            before = self._rooms.get(room_id)
            if before is not None and before.shows == shows and before.asked not in (0, took):
                told = replace(before, at=min(before.at, of), of=of)
            self._rooms[room_id] = told
            return before is None or (before.shows, before.at, before.of) != (told.shows, told.at, told.of)

    def ask(self, room_id: int, shows: str, at: int) -> None:
        """Ask the projector for this page of what it shows; void where it shows something else by now.

        The page counts as turned at once: where no projector is left to turn
        it, the teacher still comes to the next slide.
        """
        with self._lock:
            page = self._rooms.get(room_id)
            if page is not None and page.shows == shows and 1 <= at <= page.of:
                self._wishes += 1
                self._rooms[room_id] = WallPage(shows, at, page.of, asked=self._wishes)

    def page(self, room_id: int, shows: str) -> WallPage:
        """The page of this slide; the only one there is where no projector has told of it."""
        page = self._rooms.get(room_id)
        return page if page is not None and page.shows == shows else WallPage(shows, 1, 1)
