"""An open vote in the first HTML of a device's page, and the ballots that are cast there.

A slow phone needs about three seconds until Streamlit has drawn a question.
A class that votes should not wait for that: the question comes with the page
itself and takes ballots at once, and hands over to Streamlit's when that is
drawn (static/first-question.js).
"""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol

from anyio.to_thread import run_sync
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from components.first_question import first_question
from explainer.classroom.ballot import Ballot
from explainer.classroom.classroom import Polls, Rooms
from explainer.classroom.lesson import lesson, place_of
from explainer.classroom.poll import Poll, PollIsShut
from explainer.classroom.room import NoSuchRoom, Participant, Room, RoomIsShut, room_number
from explainer.model.item import Item
from explainer.model.library import Library
from explainer.model.text import Locale
from explainer.storage.fault import StorageFault
from explainer.wording import wording
from server.request_locale import request_locale
from server.room_routes import ROOM
from server.short_form import read_form
from server.thread_cookie import token_of

log = logging.getLogger(__name__)


class Class(Rooms, Polls, Protocol):
    """What a vote needs of the storage."""


class FirstQuestion:
    """The first HTML's question, and the route /room/ballot.

    The origin guard has refused other sites' forms before.
    """

    def __init__(
        self,
        library: Callable[[], Library],
        store: Callable[[], Class],
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._library, self._store, self._now = library, store, now

    def routes(self) -> list[BaseRoute]:
        """For the front door."""
        return [Route("/room/ballot", self.cast, methods=["POST"])]

    async def draw(self, request: Request) -> Markup:
        """The open vote of the room this browser is in, in its language; empty where there is none to cast.

        Never raises for what is wrong with the store: the page itself says it.
        """
        number = room_number(request.query_params.get("room") or request.cookies.get(ROOM))
        token = token_of(request)
        if number is None or token is None:
            return Markup("")
        try:
            return await run_sync(self._draw, number, token, request_locale(request))
        except StorageFault:
            log.exception("the first question could not be read")
            return Markup("")

    def _draw(self, room_id: int, token: str, locale: Locale) -> Markup:
        store, library = self._store(), self._library()
        room, participant = _in(store, room_id, token)
        item = _asked(room, library) if room else None
        if room is None or participant is None or item is None:
            return Markup("")
        votes = store.own_votes(room.id, item.id, participant.id)
        if not votes or not _takes_taps(votes[-1][0]):
            return Markup("")
        poll, ballot = votes[-1]
        return first_question(
            room,
            participant,
            item,
            poll,
            ballot,
            again=len(votes) > 1,
            latest=library.law_known_to,
            say=wording(locale),
        )

    async def cast(self, request: Request) -> Response:
        """Replace this device's ballot. Form fields `room`, `poll`, `chosen` (option ids, commas between).

        Answers `ok` once the ballot lasts; else `why`: "shut", "gone" or "offline".
        """
        form = await read_form(request)
        if form is None:
            return _answer(413, why="gone")
        room, poll, token = room_number(form.get("room")), room_number(form.get("poll")), token_of(request)
        if room is None or poll is None or token is None:
            return _answer(400, why="gone")
        chosen = {option for option in form.get("chosen", "").split(",") if option}
        try:
            await run_sync(self._cast, room, poll, token, chosen)
        except PollIsShut:
            return _answer(409, why="shut")
        except (NoSuchRoom, RoomIsShut, ValueError):
            return _answer(409, why="gone")
        except StorageFault:
            log.exception("a ballot could not be saved")
            return _answer(503, why="offline")
        return _answer(200)

    def _cast(self, room_id: int, poll_id: int, token: str, chosen: set[str]) -> Ballot | None:
        store = self._store()
        room, participant = _in(store, room_id, token)
        poll = next((each for each in store.polls(room_id) if each.id == poll_id), None)
        item = self._library().items.get(poll.item) if poll else None
        if room is None or participant is None or item is None:
            raise NoSuchRoom(room_id)
        kept = store.ballot(poll_id, participant.id)
        sureness = kept.sureness if kept else None
        return store.cast(poll_id, participant.id, item, chosen, sureness=sureness, now=self._now())


def _answer(status: int, **values: str) -> JSONResponse:
    said = {"ok": status == 200, **values}
    return JSONResponse(said, status_code=status, headers={"cache-control": "no-store"})


def _in(store: Rooms, room_id: int, token: str) -> tuple[Room | None, Participant | None]:
    room, participant = store.standing(room_id, token)
    is_in = room is not None and participant is not None and not (room.is_closed or participant.is_out)
    return (room, participant) if is_in else (None, None)


def _asked(room: Room, library: Library) -> Item | None:
    unit = next((each for each in library.units if each.id == room.unit), None)
    if unit is None:
        return None
    steps = lesson(unit)
    step = steps[place_of(room.step, steps)]
    return library.items[step.item] if step.item else None


def _takes_taps(poll: Poll) -> bool:
    return poll.phase == "open" and not poll.by_hand
