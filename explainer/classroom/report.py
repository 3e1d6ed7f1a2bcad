"""What a class did in a room, question by question: for the teacher, after the class. No alias, no device."""

import csv
import io
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from explainer.classroom.ballot import Ballot
from explainer.classroom.classroom import Polls
from explainer.classroom.contribution import Contribution
from explainer.classroom.poll import Poll
from explainer.classroom.room import Participant, Room
from explainer.classroom.talk import HeldTalk
from explainer.classroom.tally import (
    Belief,
    Calibration,
    Choice,
    Move,
    Tally,
    calibration,
    moves,
    radar,
    tally_by_hand,
    tally_of,
)
from explainer.model.item import Item
from explainer.model.text import Locale

NEEDS = 5
"""Answers from which a share says something about a class. Under it the report gives counts and says
how many are missing."""

FORMULA = re.compile(r"(^|;)(\s*)([=+\-@＝＋－＠])")
"""Where a spreadsheet would begin to compute: at the start of a cell, or after the semicolon that ends one
where commas are for decimals."""


class Kept(Polls, Protocol):
    """As much of a store as a report reads."""

    def participants(self, room_id: int) -> tuple[Participant, ...]:
        """Everyone, in the order in which they came."""

    def held_talks(self, room_id: int) -> tuple[HeldTalk, ...]:
        """Every talk of the room, in the order in which they began."""

    def contributions(self, room_id: int) -> tuple[Contribution, ...]:
        """Every text of the room, the oldest first."""


@dataclass(frozen=True, slots=True)
class Vote:
    """One vote on one item. Ballots of devices that were given more time are in it like any other.

    `sure` is there where the vote asked how sure people were.
    """

    round: int
    by_hand: bool
    tally: Tally
    sure: Calibration | None


@dataclass(frozen=True, slots=True)
class ItemReport:
    """An item with its one or two votes, and who moved between them; `both` voted in both."""

    item: Item
    key: frozenset[str]
    votes: tuple[Vote, ...]
    moves: tuple[Move, ...]

    @property
    def both(self) -> int:
        """How many devices voted in both votes."""
        return sum(move.people for move in self.moves if move.before is not None and move.after is not None)

    @property
    def tells_moves(self) -> bool:
        """Whether enough voted twice for the moves to say something, and not who in particular moved."""
        return self.both >= NEEDS


@dataclass(frozen=True, slots=True)
class Report:
    """All that a room's rows tell about a class.

    `gone` are the ids of items that were voted on and are no longer served.
    `voted` is how many devices cast a ballot that is in `beliefs`.
    `syntheses` are what groups wrote together and the teacher approved.
    """

    room: Room
    devices: int
    items: tuple[ItemReport, ...]
    beliefs: tuple[Belief, ...]
    voted: int
    gone: tuple[str, ...] = ()
    talks: tuple[HeldTalk, ...] = ()
    syntheses: tuple[str, ...] = ()


def read_report(kept: Kept, room: Room, items: Mapping[str, Item], *, on: date) -> Report:
    """The report of a room under the law of a day, from what is stored now.

    Of what students wrote it holds the syntheses that the teacher approved.
    """
    found: dict[str, list[Poll]] = {}
    for poll in kept.polls(room.id):
        found.setdefault(poll.item, []).append(poll)
    ballots = {
        poll.id: () if poll.by_hand else kept.ballots(poll.id) for polls in found.values() for poll in polls
    }
    counts = {
        poll.id: kept.hand_counts(poll.id) for polls in found.values() for poll in polls if poll.by_hand
    }
    served = {item_id: polls for item_id, polls in found.items() if item_id in items}
    latest = {item_id: _latest(polls, ballots) for item_id, polls in served.items()}
    return Report(
        room=room,
        devices=len(kept.participants(room.id)),
        items=tuple(
            _item_report(items[item_id], polls, ballots, counts, on) for item_id, polls in served.items()
        ),
        beliefs=radar(latest, items),
        voted=len({ballot.participant_id for cast in latest.values() for ballot in cast}),
        gone=tuple(item_id for item_id in found if item_id not in items),
        talks=kept.held_talks(room.id),
        syntheses=tuple(
            text.text
            for text in kept.contributions(room.id)
            if text.kind == "synthesis" and text.state == "approved"
        ),
    )


def _latest(polls: Sequence[Poll], ballots: Mapping[int, Sequence[Ballot]]) -> Sequence[Ballot]:
    """The ballots of the last vote that was cast on devices."""
    by_device = [poll for poll in polls if not poll.by_hand]
    return ballots[by_device[-1].id] if by_device else ()


def _item_report(
    item: Item,
    polls: Sequence[Poll],
    ballots: Mapping[int, Sequence[Ballot]],
    counts: Mapping[int, Mapping[str, int]],
    on: date,
) -> ItemReport:
    votes = tuple(
        Vote(
            poll.round,
            poll.by_hand,
            tally_by_hand(item, counts[poll.id], on=on)
            if poll.by_hand
            else tally_of(item, ballots[poll.id], on=on, with_late=True),
            calibration(item, ballots[poll.id], on=on, with_late=True)
            if poll.asks_confidence and not poll.by_hand
            else None,
        )
        for poll in polls
    )
    flow: tuple[Move, ...] = ()
    if len(polls) > 1 and not any(poll.by_hand for poll in polls):
        flow = moves(item, ballots[polls[0].id], ballots[polls[1].id], with_late=True)
    return ItemReport(item, item.key_on(on), votes, flow)


def has_share(vote: Vote, key: Collection[str]) -> bool:
    """Whether a share right can be said at all: counted hands tell none where several options are right."""
    return not (vote.by_hand and len(key) > 1)


COLUMNS = (
    *("kind", "room", "period", "day", "unit", "item", "vote", "counted"),
    *("option", "right", "before", "after", "people", "answers", "question", "text"),
)
"""kind: "vote" (people who chose an option in a vote), "move" (people who chose `before` in the first vote
and `after` in the second), "talk" (devices in a talk on the prompt `item` with the protocol `option`),
"stand" (devices that stood at the place `option` at its end) or "synthesis". Ids are the same in every
language; `question` and `text` say a vote's question and option in the teacher's."""


def report_csv(report: Report, locale: Locale) -> str:
    """The report in long format: one row for each item, vote and option, one for each move and talk.

    It begins with a byte-order mark, without which Excel takes accents for
    other signs. No cell can begin a formula.
    """
    out = io.StringIO(newline="")
    write = csv.DictWriter(out, COLUMNS, restval="", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    write.writeheader()
    room = report.room
    always: dict[str, object] = {
        "room": room.id,
        "period": room.period,
        "day": room.opened_at.date().isoformat(),
        "unit": room.unit,
    }
    rows: list[dict[str, object]] = []
    for each in report.items:
        for vote in each.votes:
            rows += [
                {
                    "kind": "vote",
                    "item": each.item.id,
                    "vote": vote.round,
                    "counted": "by-hand" if vote.by_hand else "by-device",
                    "option": option,
                    "right": "yes" if option in each.key else "no",
                    "people": people,
                    "answers": vote.tally.ballots,
                    "question": each.item.stem.in_(locale),
                    "text": each.item.option(option).text.in_(locale),
                }
                for option, people in vote.tally.options.items()
            ]
        rows += [
            {
                "kind": "move",
                "item": each.item.id,
                "counted": "by-device",
                "before": _choice(move.before),
                "after": _choice(move.after),
                "people": move.people,
            }
            for move in (each.moves if each.tells_moves else ())
        ]
    for talk in report.talks:
        about = {"item": talk.prompt}
        rows.append({"kind": "talk", **about, "option": talk.protocol, "people": talk.devices})
        rows += [
            {"kind": "stand", **about, "option": place, "people": people}
            for place, people in sorted(talk.stands.items())
        ]
    rows += [{"kind": "synthesis", "text": text} for text in report.syntheses]
    for row in rows:
        write.writerow({name: inert(str(value)) for name, value in {**always, **row}.items()})
    return "\ufeff" + out.getvalue()


def _choice(choice: Choice | None) -> str:
    return "none" if choice is None else " & ".join(choice)


def inert(cell: str) -> str:
    """A cell in which no spreadsheet computes: blanks for tabs and line ends, an apostrophe before a sign.

    >>> inert("=HYPERLINK(1)"), inert("Period 3"), inert("a; =1+1"), inert("\\t@b")
    ("'=HYPERLINK(1)", 'Period 3', "a; '=1+1", "'@b")
    """
    return FORMULA.sub(r"\1\2'\3", " ".join(cell.split()))
