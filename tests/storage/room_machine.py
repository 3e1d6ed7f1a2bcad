"""A class as a state machine: whatever is done in whatever order, the store agrees with a model of it.

The model is a few dictionaries and knows nothing of rows, phases of two
polls, transactions or rings.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import ClassVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from explainer.classroom.ballot import Ballot
from explainer.classroom.poll import Act, NotNow, PollIsShut, stage_of
from explainer.classroom.room import NoSuchRoom, RoomIsShut
from explainer.classroom.tally import moves, tally_of
from explainer.model.item import Item
from explainer.storage.storage import Storage
from tests.scoring.made_items import DAY, multiple_choice, single_choice, true_false
from tests.storage.conftest import SECRET

ITEMS: dict[str, Item] = {
    "one": single_choice(id="one"),
    "many": multiple_choice(2, 2, id="many"),
    "judged": true_false(id="judged"),
}
TOKENS = ("ana", "ben", "cai", "dee")
ACTS: tuple[Act, ...] = ("open", "close", "open-again", "reveal")
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ANY_OPTION = sorted({option for item in ITEMS.values() for option in item.option_ids} | {"made-up"})


@dataclass
class Vote:
    """One vote of the model."""

    id: int
    is_open: bool = True
    by_hand: bool = False
    ballots: dict[int, tuple[tuple[str, ...], bool]] = field(default_factory=dict)
    until: dict[int, datetime] = field(default_factory=dict)


@dataclass
class Question:
    """Both votes of a question, and whether its answer was shown."""

    votes: list[Vote] = field(default_factory=list)
    shown: bool = False

    def fits(self, act: Act) -> bool:
        """Whether a teacher may do this now, by the rule as the issue writes it."""
        running = bool(self.votes) and self.votes[-1].is_open
        if self.shown:
            return False
        match act:
            case "open":
                return not self.votes
            case "close":
                return running
            case "open-again":
                return len(self.votes) == 1 and not running
            case "reveal":
                return bool(self.votes) and not running


class RoomMachine(RuleBasedStateMachine):
    """One class, driven from two processes' stores."""

    url: ClassVar[str]
    """Of a database of this example's own; a subclass or a test says where."""

    def __init__(self) -> None:
        super().__init__()
        self.address = self.fresh_address()
        self.stores = [Storage.open(self.address, SECRET), Storage.open(self.address, SECRET)]
        self.rings: list[int] = []
        self.at = 0
        self.now = NOON
        self.begun = self.codes = 0
        self._ring_all()

    def fresh_address(self) -> str:
        raise NotImplementedError

    def _ring_all(self) -> None:
        for store in self.stores:
            store.ring_with(self.rings.append)

    @property
    def store(self) -> Storage:
        """Each call comes from another process than the one before."""
        self.at = 1 - self.at
        return self.stores[self.at]

    def teardown(self) -> None:
        for store in self.stores:
            store.close()

    @initialize()
    def open_room(self) -> None:
        self.begun += 1
        code, key = f"KITE{21 + self.begun}", f"key {self.begun}"
        opened = self.store.open_room("first", code=code, key=key, step="title", now=self.now)
        self.room_id = opened.id
        self.is_locked = self.is_closed = False
        self.people: dict[str, int] = {}
        self.out: set[int] = set()
        self.questions = {item: Question() for item in ITEMS}
        self.counters = (1, 1)
        self.rings.clear()

    # What each rule expects of the counters: devices hear of the first, the teacher's screens of both.

    def told(self, devices: int, teacher: int) -> None:
        found = self.store.room(self.room_id)
        assert found is not None
        assert (found.version, found.pulse) == (self.counters[0] + devices, self.counters[1] + teacher)
        if devices or teacher:
            assert self.rings == [self.room_id], "each change rings, once"
        self.counters = found.version, found.pulse
        self.rings.clear()

    def refused(self) -> None:
        assert self.rings == []
        self.told(0, 0)

    @rule(token=st.sampled_from(TOKENS))
    def join_or_reload(self, token: str) -> None:
        is_new = token not in self.people
        shut = self.people.get(token) in self.out or (is_new and (self.is_locked or self.is_closed))
        if shut:
            with pytest.raises(RoomIsShut):
                self.store.join(self.room_id, token, alias=f"Alias {token}", now=self.now)
            self.refused()
            return
        who = self.store.join(self.room_id, token, alias=f"Alias {token}", now=self.now)
        assert self.people.setdefault(token, who.id) == who.id
        self.told(0, int(is_new)) if is_new else self.rings.clear()

    @precondition(lambda self: self.people)
    @rule(data=st.data(), is_out=st.booleans())
    def put_out_or_let_in(self, data: st.DataObject, is_out: bool) -> None:
        who = data.draw(st.sampled_from(sorted(self.people.values())))
        self.store.put_out(who, is_out)
        (self.out.add if is_out else self.out.discard)(who)
        self.told(1, 0)

    @rule(is_locked=st.booleans())
    def lock(self, is_locked: bool) -> None:
        self.is_locked = is_locked
        self.store.change_room(self.room_id, is_locked=is_locked, now=self.now)
        self.told(1, 0)

    @rule(step=st.sampled_from(["title", "question/one"]), pace=st.sampled_from(["follow", "free"]))
    def move(self, step: str, pace: str) -> None:
        changed = self.store.change_room(self.room_id, step=step, pace=pace, now=self.now)  # type: ignore[arg-type]
        assert (changed.step, changed.pace) == (step, pace)
        self.told(1, 0)

    @rule(
        item=st.sampled_from(sorted(ITEMS)),
        act=st.sampled_from(ACTS),
        by_hand=st.sampled_from([False] * 5 + [True]),
    )
    def act(self, item: str, act: Act, by_hand: bool) -> None:
        self._act(item, act, by_hand)

    @rule(item=st.sampled_from(sorted(ITEMS)))
    def go_on(self, item: str) -> None:
        """What a teacher does who follows the console."""
        question = self.questions[item]
        self._act(item, next((act for act in ACTS if question.fits(act)), "reveal"), by_hand=False)

    @rule(item=st.sampled_from(sorted(ITEMS)), act=st.sampled_from(ACTS))
    def two_consoles_press_the_same(self, item: str, act: Act) -> None:
        self._act(item, act, by_hand=False)
        self._act(item, act, by_hand=False)

    def _act(self, item: str, act: Act, by_hand: bool) -> None:
        question = self.questions[item]
        if self.is_closed or not question.fits(act):
            before = self.store.polls(self.room_id)
            with pytest.raises((NotNow, RoomIsShut)):
                self.store.act(self.room_id, item, act, by_hand=by_hand, now=self.now)
            assert self.store.polls(self.room_id) == before
            self.refused()
            return
        polls = self.store.act(self.room_id, item, act, by_hand=by_hand, now=self.now)
        match act:
            case "open" | "open-again":
                question.votes.append(Vote(polls[-1].id, by_hand=by_hand))
            case "close":
                question.votes[-1].is_open = False
            case "reveal":
                question.shown = True
        assert [poll.id for poll in polls] == [vote.id for vote in question.votes]
        self.told(1, 0)

    def _some_vote(self, data: st.DataObject) -> tuple[str, Question, Vote] | None:
        votes = [(item, q, vote) for item, q in self.questions.items() for vote in q.votes]
        return data.draw(st.sampled_from(votes)) if votes else None

    @precondition(lambda self: self.people)
    @rule(data=st.data(), chosen=st.sets(st.sampled_from(ANY_OPTION), max_size=2), offered=st.booleans())
    def cast(self, data: st.DataObject, chosen: set[str], offered: bool) -> None:
        found = self._some_vote(data)
        if found is None:
            return
        item, question, vote = found
        if offered:  # what a person can tap; else whatever a browser may send
            chosen = {data.draw(st.sampled_from(ITEMS[item].option_ids))}
        who = data.draw(st.sampled_from(sorted(self.people.values())))
        is_wrong = not chosen <= set(ITEMS[item].option_ids) or (item != "many" and len(chosen) > 1)
        in_time = who in vote.until and self.now <= vote.until[who]
        may = not (question.shown or vote.by_hand) and (vote.is_open or in_time)
        before = self.store.ballot(vote.id, who)
        try:
            ballot = self.store.cast(vote.id, who, ITEMS[item], chosen, now=self.now)
        except (ValueError, RoomIsShut, PollIsShut):
            assert is_wrong or who in self.out or self.is_closed or not may
            assert self.store.ballot(vote.id, who) == before, "the one before stands"
            self.refused()
            return
        assert may and not is_wrong and not self.is_closed and who not in self.out
        if chosen:
            assert ballot is not None and set(ballot.chosen) == chosen
            vote.ballots[who] = ballot.chosen, not vote.is_open
        else:
            assert ballot is None
            vote.ballots.pop(who, None)
        self.told(0, 1)

    @precondition(lambda self: self.people)
    @rule(data=st.data(), minutes=st.integers(-5, 20))
    def give_more_time(self, data: st.DataObject, minutes: int) -> None:
        found = self._some_vote(data)
        if found is None:
            return
        _, question, vote = found
        who = data.draw(st.sampled_from(sorted(self.people.values())))
        until = self.now + timedelta(minutes=minutes)
        if question.shown or vote.by_hand or who in self.out:
            with pytest.raises((PollIsShut, RoomIsShut)):
                self.store.give_more_time(vote.id, who, until=until)
            self.refused()
            return
        self.store.give_more_time(vote.id, who, until=until)
        vote.until[who] = until
        self.told(1, 0)

    @rule(minutes=st.sampled_from([-60 * 24 * 400, -90, -1, 1, 5, 15, 60 * 24 * 400]))
    def clock_jumps(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule()
    def server_restarts(self) -> None:
        for store in self.stores:
            store.close()
        self.stores = [Storage.open(self.address, SECRET), Storage.open(self.address, SECRET)]
        self._ring_all()

    @rule(token=st.sampled_from(TOKENS), which=st.sampled_from(TOKENS))
    def return_on_another_device(self, token: str, which: str) -> None:
        if token not in self.people or which == token:
            return
        self.codes += 1
        code = f"amber-canoe-lemon-igloo-4829-{self.codes:04}"
        self.store.put_room_code(self.people[token], code)
        self.told(0, 1)
        found = self.store.return_to_room(code, which)
        assert found is not None and found[1].id == self.people[token]
        other = self.people.get(which)
        self.people[which] = self.people.pop(token)
        if other is not None:
            # Who this device was before: no token opens that any more; the ballots stay.
            self.people[f"left {other}"] = other
        self.rings.clear()

    @rule(sure=st.sampled_from([False] * 9 + [True]))
    def class_ends(self, sure: bool) -> None:
        if not sure or self.is_closed:
            return
        self.is_closed = True
        self.store.change_room(self.room_id, is_closed=True, now=self.now)
        self.told(1, 0)

    @rule(sure=st.sampled_from([False] * 9 + [True]))
    def room_is_deleted(self, sure: bool) -> None:
        if not sure:
            return
        gone, votes = self.room_id, [vote for q in self.questions.values() for vote in q.votes]
        who = next(iter(self.people.values()), 0)
        assert self.store.delete_room(gone) and not self.store.delete_room(gone)
        assert self.store.room(gone) is None
        assert self.store.polls(gone) == () and self.store.participants(gone) == ()
        assert all(self.store.ballots(vote.id) == () for vote in votes)
        for write in (
            lambda: self.store.join(gone, "ana", alias="x", now=self.now),
            lambda: self.store.act(gone, "one", "open", now=self.now),
            lambda: self.store.change_room(gone, step="x", now=self.now),
            lambda: self.store.put_out(who, True),
            *(
                (lambda vote=vote: self.store.cast(vote.id, who, ITEMS["one"], {"right"}, now=self.now))
                for vote in votes
            ),
        ):
            with pytest.raises(NoSuchRoom):
                write()
        self.open_room()

    @invariant()
    def ballots_are_what_was_cast(self) -> None:
        if not hasattr(self, "room_id"):
            return
        store = self.store
        assert len(store.polls(self.room_id)) == sum(len(q.votes) for q in self.questions.values())
        for item, question in self.questions.items():
            polls = store.polls_on(self.room_id, item)
            stage = stage_of(polls)
            assert (stage == "revealed") == question.shown
            assert stage.startswith("open") == (bool(question.votes) and question.votes[-1].is_open)
            stored: list[tuple[Ballot, ...]] = []
            for vote in question.votes:
                ballots = store.ballots(vote.id)
                stored.append(ballots)
                kept = {each.participant_id: (each.chosen, each.is_late) for each in ballots}
                assert len(kept) == len(ballots), "one each"
                assert kept == vote.ballots
                self._tallies_add_up(store, ITEMS[item], vote, ballots)
            if len(stored) == 2:
                live = [{each.participant_id for each in ballots if not each.is_late} for ballots in stored]
                flows = moves(ITEMS[item], *stored)
                assert sum(flow.people for flow in flows) == len(live[0] | live[1])

    def _tallies_add_up(self, store: Storage, item: Item, vote: Vote, ballots: tuple[Ballot, ...]) -> None:
        in_time = [chosen for chosen, is_late in vote.ballots.values() if not is_late]
        tally = tally_of(item, ballots, on=DAY)
        assert store.count(vote.id) == tally.ballots == len(in_time)
        assert tally_of(item, ballots, on=DAY, with_late=True).ballots == len(vote.ballots)
        for option in item.option_ids:
            assert tally.options[option] == sum(option in chosen for chosen in in_time)
        assert tally.right == sum(set(chosen) == item.key_on(DAY) for chosen in in_time)

    @invariant()
    def who_is_in_is_who_joined(self) -> None:
        if not hasattr(self, "room_id"):
            return
        there = {each.id: each.is_out for each in self.store.participants(self.room_id)}
        assert there == {who: who in self.out for who in self.people.values()}
        for token in TOKENS:
            found = self.store.participant(self.room_id, token)
            assert (found and found.id) == self.people.get(token)
