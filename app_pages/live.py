"""What the console and the projector of a room both read."""

import time
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

import ifaddr
import streamlit as st

from app_pages.visit import Visit
from explainer.addresses import classroom_addresses, entrances
from explainer.classroom.ballot import Ballot
from explainer.classroom.lesson import Step, lesson, place_of
from explainer.classroom.poll import Poll, Stage, stage_of
from explainer.classroom.room import Participant, Room
from explainer.classroom.talk import Talk
from explainer.classroom.tally import Move, Tally, moves, tally_by_hand, tally_of
from explainer.classroom.wall_pages import WallPage
from explainer.model.item import Item
from explainer.model.unit import Unit
from explainer.opening import open_bells, open_presence, open_wall_pages


@dataclass(frozen=True)
class Live:
    """A room as it is in this run: its step, its question, who is there."""

    visit: Visit
    room: Room
    unit: Unit

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The lesson."""
        return lesson(self.unit)

    @cached_property
    def at(self) -> int:
        """Where the class is."""
        return place_of(self.room.step, self.steps)

    @property
    def step(self) -> Step:
        """What the class is at."""
        return self.steps[self.at]

    @cached_property
    def item(self) -> Item | None:
        """The question of this step, if it is one."""
        return self.visit.library.items[self.step.item] if self.step.item else None

    @cached_property
    def polls(self) -> tuple[Poll, ...]:
        """The polls on this step's question."""
        return self.visit.storage.polls_on(self.room.id, self.item.id) if self.item else ()

    @property
    def stage(self) -> Stage:
        """Where this step's question stands."""
        return stage_of(self.polls)

    @cached_property
    def participants(self) -> tuple[Participant, ...]:
        """Everyone who may be here."""
        return self.visit.storage.participants(self.room.id)

    @cached_property
    def present(self) -> frozenset[int]:
        """Who is here just now, and not put out."""
        there = open_presence().present(self.room.id, now=time.monotonic())
        return there - {each.id for each in self.participants if each.is_out}

    @cached_property
    def ballots(self) -> tuple[tuple[Ballot, ...], ...]:
        """Of each poll on this question, read once."""
        return tuple(self.visit.storage.ballots(poll.id) for poll in self.polls)

    @property
    def counter(self) -> int:
        """What the bell of the teacher's screens says of what they show."""
        return self.room.version + self.room.pulse + open_presence().changes(self.room.id)

    @cached_property
    def tallies(self) -> tuple[Tally, ...]:
        """Of each poll on this question."""
        if self.item is None:
            return ()
        found = []
        for poll, ballots in zip(self.polls, self.ballots, strict=True):
            if poll.by_hand:
                counts = self.visit.storage.hand_counts(poll.id)
                found.append(tally_by_hand(self.item, counts, on=self.visit.as_of))
            else:
                found.append(tally_of(self.item, ballots, on=self.visit.as_of))
        return tuple(found)

    @cached_property
    def flow(self) -> tuple[Move, ...]:
        """From vote one to vote two; empty where devices did not cast both."""
        if self.item is None or len(self.polls) < 2 or any(poll.by_hand for poll in self.polls):
            return ()
        first, second = self.ballots
        return moves(self.item, first, second)

    @property
    def shows(self) -> str:
        """What the projector shows, by name: a page of it is a page of this."""
        return f"{self.unit.id} {self.at} {self.stage}"

    @property
    def wall_page(self) -> WallPage:
        """The page of it that the projector shows."""
        return open_wall_pages().page(self.room.id, self.shows)

    @property
    def expected(self) -> int:
        """How many may answer: who is here, and who has answered and left."""
        answered = self.tallies[-1].ballots if self.tallies else 0
        return max(len(self.present), answered)


def live_room(visit: Visit, room_id: int) -> Live | None:
    """The room and its unit; None where either is gone."""
    room = visit.storage.room(room_id)
    unit = next((one for one in visit.library.units if room and one.id == room.unit), None)
    return Live(visit, room, unit) if room and unit else None


def step_asked(chosen: str | None, live: Live) -> int | None:
    """The step that a chosen link ("?step=3") leads to; None where it names none of this lesson's."""
    wanted = parse_qs(urlsplit(chosen or "").query).get("step", [""])[0]
    is_number = wanted.isascii() and wanted.isdigit() and len(wanted) < 5
    return int(wanted) if is_number and int(wanted) < len(live.steps) else None


class PageTold(NamedTuple):
    """What a wall tells: it shows `at` of `of`, and `took` is the console's latest wish that it took."""

    at: int
    of: int
    took: int


def page_told(chosen: str | None) -> PageTold | None:
    """What a wall tells ("?page=2&of=3&took=1"); None for anything else."""
    query = parse_qs(urlsplit(chosen or "").query)
    told = [query.get(name, [""])[0] for name in ("page", "of", "took")]
    if not all(each.isascii() and each.isdigit() and len(each) < 10 for each in told):
        return None
    return PageTold(*map(int, told))


def talk_of(live: Live) -> Talk | None:
    """The talk that is on at this step."""
    prompt = live.step.prompt
    if prompt is None:
        return None
    return live.visit.storage.talk(live.room.id, prompt, live.visit.library.protocols.values())


def tell_consoles(room_id: int) -> None:
    """Have the teacher's screens of a room look again at what no row holds."""
    open_presence().changed(room_id)
    open_bells().ring(room_id)


def base_url() -> str:
    """The address that students type: the likeliest of this computer, with its port."""
    ways = entrances(
        st.get_option("server.address"),
        st.get_option("server.port"),
        classroom_addresses(ifaddr.get_adapters()),
        secure=bool(st.get_option("server.sslCertFile")),
        opened_at=st.context.url or "",
    )
    if ways:
        return ways[0].url
    scheme, _, rest = (st.context.url or "").partition("://")
    return f"{scheme}://{rest.partition('/')[0]}"
