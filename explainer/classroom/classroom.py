"""What a store of rooms must do. Storage fulfils it."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Protocol

from explainer.classroom.ballot import Ballot, Sureness
from explainer.classroom.poll import Act, Poll
from explainer.classroom.room import FreeText, Pace, Participant, Removed, Room
from explainer.model.item import Item


class Rooms(Protocol):
    """Rooms and who is in them.

    Every call is one transaction: when it returns, it lasts. Writing to a
    room that is gone raises NoSuchRoom. Every `now` is UTC. Of a browser's
    token and of a return code only digests are kept, under other keys than a
    record's and others in each room, so that no two rows share a value.
    """

    def open_room(self, unit: str, *, code: str, key: str, step: str, now: datetime) -> Room:
        """A new room. Raises ValueError where another open room has the code or the key."""

    def room(self, room_id: int) -> Room | None:
        """The room, if it is there."""

    def rooms(self) -> tuple[Room, ...]:
        """Every room, the one opened last first."""

    def room_with(self, *, code: str = "", key: str = "") -> Room | None:
        """The open room with this code (in its normal form) or this key."""

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
        """Change what is given. A closed room gives up its code and key.

        Raises ValueError for more than KEEP_DAYS days, or a code that is taken.
        """

    def delete_room(self, room_id: int) -> Removed | None:
        """Delete the room and all that is in it, so that no byte is left. What it held; None if it was gone.

        Raises EraseUnfinished where the rows are gone and their old bytes wait for the next erasing.
        """

    def contents(self, room_id: int) -> Removed:
        """What deleting the room would remove now."""

    def delete_unused_rooms(self, today: date) -> int:
        """Delete, as really, the rooms whose days are over. How many they were."""

    def join(self, room_id: int, token: str, *, alias: str, now: datetime) -> Participant:
        """The token's participant in this room; a new one under the alias if there was none.

        Who is in already is let in always. Raises RoomIsShut for a newcomer to a
        locked or closed room, and for a token that was put out.
        """

    def participant(self, room_id: int, token: str) -> Participant | None:
        """The token's participant in this room, put out or not."""

    def standing(self, room_id: int, token: str) -> tuple[Room | None, Participant | None]:
        """The room and whom this browser's token opens in it, both as they are at one moment."""

    def participants(self, room_id: int) -> tuple[Participant, ...]:
        """Everyone, in the order in which they came."""

    def deal_again(self, participant_id: int, alias: str) -> None:
        """Give the participant another alias. Raises RoomIsShut for who was put out."""

    def put_out(self, participant_id: int, is_out: bool) -> None:
        """Put the participant out of the room, or let them in again. Ballots stay, a signal does not."""

    def put_signal(self, participant_id: int, signal: str | None, *, now: datetime) -> None:
        """Say "lost" or "too-fast" to the teacher, or take it back. Raises RoomIsShut for who was put out."""

    def put_room_code(self, participant_id: int, code: str) -> None:
        """Give the participant a return code; the one before stops working."""

    def return_to_room(self, code: str, token: str) -> tuple[Room, Participant] | None:
        """Let this token be the code's participant from now on. None for a code that opens nothing."""


class Polls(Protocol):
    """Questions put to a room, and their ballots. As `Rooms`, each call is one transaction."""

    def act(
        self,
        room_id: int,
        item: str,
        act: Act,
        *,
        now: datetime,
        asks_confidence: bool = False,
        by_hand: bool = False,
    ) -> tuple[Poll, ...]:
        """Do this with the question. Returns its polls as they are then.

        Raises NotNow where it does not fit: of two consoles one is first; RoomIsShut
        where the class has ended.
        """

    def polls(self, room_id: int) -> tuple[Poll, ...]:
        """Every poll of the room, in the order in which they were opened."""

    def polls_on(self, room_id: int, item: str) -> tuple[Poll, ...]:
        """The polls on one item, the first vote before the second."""

    def cast(
        self,
        poll_id: int,
        participant_id: int,
        item: Item,
        chosen: Collection[str],
        *,
        sureness: Sureness | None = None,
        now: datetime,
    ) -> Ballot | None:
        """Replace the participant's ballot; choosing nothing takes it back and returns None.

        The phase is looked up in the same transaction that writes. Raises
        PollIsShut after the close, but for a device that was given more time,
        for it too once the answer is revealed, and for a vote by hand;
        RoomIsShut for who was put out and when the class has ended; ValueError for what the item does not
        offer; NoSuchRoom where the poll is gone.
        """

    def ballot(self, poll_id: int, participant_id: int) -> Ballot | None:
        """The participant's ballot, if there is one."""

    def own_votes(
        self, room_id: int, item: str, participant_id: int
    ) -> tuple[tuple[Poll, Ballot | None], ...]:
        """The polls on one item with the participant's ballots, the first vote before the second."""

    def ballots(self, poll_id: int) -> tuple[Ballot, ...]:
        """Every ballot of a poll, late ones too."""

    def count(self, poll_id: int) -> int:
        """How many ballots there are, late ones left out."""

    def give_more_time(self, poll_id: int, participant_id: int, *, until: datetime) -> None:
        """Let this device vote on this poll until then, also after the close.

        Raises PollIsShut once the answer is revealed, and for a vote by hand.
        """

    def more_time(self, poll_id: int, participant_id: int) -> datetime | None:
        """Until when the device may still vote, if it was given more time."""

    def put_hand_counts(self, poll_id: int, counts: Mapping[str, int]) -> None:
        """Replace the counts of a vote by hand. Raises PollIsShut once the question is revealed."""

    def hand_counts(self, poll_id: int) -> dict[str, int]:
        """The counts of a vote by hand; empty before any were typed."""
