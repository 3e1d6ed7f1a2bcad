"""What a store of talks, of timers and of free text must do. Storage fulfils it."""

import random
from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from explainer.classroom.contribution import Contribution, State
from explainer.classroom.talk import HeldTalk, Talk
from explainer.classroom.timer import RoomTimer, TimerAct
from explainer.model.protocol import Protocol as TalkProtocol
from explainer.model.unit import Prompt


class Timers(Protocol):
    """The one timer of each room. As `Rooms`, each call is one transaction."""

    def timer(self, room_id: int) -> RoomTimer | None:
        """The room's timer, if it has one."""

    def change_timer(self, room_id: int, act: TimerAct, *, step: str, minutes: int, now: datetime) -> None:
        """Start, pause or lengthen the timer of a step of the lesson, or take it away.

        A step that the timer is not for gets a new one of `minutes`, which
        replaces it. "lengthen" gives one minute more. Pressing twice is harmless.
        """


class Talks(Protocol):
    """A talk for each prompt of a room. Each call is one transaction, in which the talk is read and changed.

    Its protocol and prompt are content, so they are handed in. Of two
    consoles or devices none undoes what the other did: a step is gone to by
    its id. Raises NoSuchRoom where the talk is gone, RoomIsShut for a device
    that was put out and for a closed room, and talk.NotNow.
    """

    def begin_talk(
        self,
        room_id: int,
        prompt: Prompt,
        protocol: TalkProtocol,
        participants: Collection[int],
        *,
        rng: random.Random,
        now: datetime,
    ) -> Talk:
        """Begin a talk and deal seats to these of the room; who was put out gets none.

        Where one is on for this prompt already, it stays as it is.
        """

    def talk(self, room_id: int, prompt: Prompt, protocols: Collection[TalkProtocol]) -> Talk | None:
        """The talk on this prompt. None where none has begun, or its protocol is no longer served."""

    def held_talks(self, room_id: int) -> tuple[HeldTalk, ...]:
        """Every talk of the room, those that ended too, in the order in which they began."""

    def go_to_step(
        self, room_id: int, prompt: Prompt, protocol: TalkProtocol, step: str, *, now: datetime
    ) -> Talk:
        """Go to the step with this id, with a timer of its own that runs. Raises NotNow if there is none."""

    def take_seat(self, room_id: int, prompt: Prompt, protocol: TalkProtocol, participant_id: int) -> Talk:
        """Seat a latecomer. Who has a seat keeps it."""

    def confirm_restated(
        self,
        room_id: int,
        prompt: Prompt,
        protocol: TalkProtocol,
        participant_id: int,
        *,
        is_right: bool = True,
    ) -> Talk:
        """This one's group hears from them that the other side put their case rightly."""

    def stand_at(
        self, room_id: int, prompt: Prompt, protocol: TalkProtocol, participant_id: int, place: str
    ) -> Talk:
        """Go to a place."""

    def end_talk(self, room_id: int, prompt: Prompt) -> bool:
        """End the talk, so that another can begin. Seats and stands go, texts stay. False if none was on."""


class Contributions(Protocol):
    """Free text. It is written only while the teacher lets the room write; looked up as it is written."""

    def write_note(
        self, room_id: int, participant_id: int, prompt: str, typed: str, *, now: datetime
    ) -> Contribution:
        """Give the teacher a note, which waits.

        Raises FreeTextIsOff, TooManyWaiting, RoomIsShut, NoSuchRoom, and what clean_text raises.
        """

    def write_synthesis(
        self,
        room_id: int,
        participant_id: int,
        prompt: Prompt,
        protocol: TalkProtocol,
        typed: str,
        *,
        over: str,
        now: datetime,
    ) -> Contribution:
        """Write or change the synthesis of this one's group; it waits again.

        `over` is the text that stood there as this one began to write, ""
        for none. Raises Overtaken where it reads otherwise now, talk.NotNow for
        who is in no group, and as write_note.
        """

    def syntheses(self, room_id: int, prompt: str) -> dict[int, Contribution]:
        """By group, those of the talk that is on."""

    def contributions(self, room_id: int) -> tuple[Contribution, ...]:
        """Every text of the room, the oldest first."""

    def decide(self, room_id: int, contribution_id: int, state: State, *, now: datetime) -> None:
        """Show it on the projector, or keep it from there. Nothing happens where it is gone."""

    def erase_contribution(self, room_id: int, contribution_id: int) -> bool:
        """Delete it, so that no byte is left. False where it was gone.

        Raises EraseUnfinished where it is deleted and its old bytes could not be removed yet.
        """
