"""Whatever a class does in whatever order, the store keeps the rules of talks and of free text."""

import random
from datetime import UTC, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from explainer.classroom.contribution import Contribution, FreeTextIsOff, Overtaken, TooManyWaiting
from explainer.classroom.room import FreeText, NoSuchRoom, RoomIsShut
from explainer.classroom.talk import STANDS, NotNow, Talk
from explainer.storage.storage import Storage
from tests.classroom.made_talk import PROMPT, PROTOCOLS

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ALL = tuple(PROTOCOLS.values())
STEP = f"prompt/{PROMPT.id}"
REFUSED = (NotNow, NoSuchRoom, RoomIsShut, FreeTextIsOff, TooManyWaiting, Overtaken)

who = st.integers(0, 9)
protocols = st.sampled_from(ALL)
words = st.sampled_from(["one rule", "another", "=SUM(A1)", "<b>"])


class Classes(RuleBasedStateMachine):
    """A class with its teacher on any number of consoles. Every act may be refused; none may break a rule."""

    @initialize()
    def open(self) -> None:
        self.storage = Storage.in_memory(bytes(range(32)))
        self.room = self.storage.open_room("u", code="KITE42", key="k" * 22, step=STEP, now=NOON).id
        self.now, self.people, self.out = NOON, list[int](), set[int]()
        self.erased, self.was_shown = set[int](), set[int]()
        self.free_text: FreeText = "off"

    def teardown(self) -> None:
        if hasattr(self, "storage"):
            self.storage.close()

    @property
    def talk(self) -> Talk | None:
        return self.storage.talk(self.room, PROMPT, ALL)

    @property
    def texts(self) -> tuple[Contribution, ...]:
        return self.storage.contributions(self.room)

    def one(self, at: int) -> int:
        return self.people[at % len(self.people)] if self.people else 99_999

    def protocol(self, other: int) -> object:
        """The talk's own protocol; now and then one of an old page."""
        talk = self.talk
        return talk.protocol if talk and other else ALL[other]

    @rule(seconds=st.integers(-600, 600))
    def clock(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @rule()
    def join(self) -> None:
        n = len(self.people)
        self.people.append(self.storage.join(self.room, f"t{n}", alias=f"A {n}", now=self.now).id)

    @rule(at=who, is_out=st.booleans())
    def put_out(self, at: int, is_out: bool) -> None:
        if self.people:
            self.storage.put_out(self.one(at), is_out)
            (self.out.add if is_out else self.out.discard)(self.one(at))

    @rule(protocol=protocols, seed=st.integers(0, 9))
    def begin(self, protocol, seed: int) -> None:  # type: ignore[no-untyped-def]
        before = self.talk
        try:
            self.storage.begin_talk(
                self.room, PROMPT, protocol, self.people, rng=random.Random(seed), now=self.now
            )
        except REFUSED:
            assert before is not None and before.protocol != protocol
        if before is not None:
            assert self.talk == before

    @rule(step=st.integers(0, 9), other=st.integers(0, 3))
    def go(self, step: int, other: int) -> None:
        protocol = self.protocol(other)
        ids = [one.id for one in protocol.steps]  # type: ignore[attr-defined]
        try:
            talk = self.storage.go_to_step(self.room, PROMPT, protocol, ids[step % len(ids)], now=self.now)  # type: ignore[arg-type]
        except REFUSED:
            return
        again = self.storage.go_to_step(self.room, PROMPT, talk.protocol, talk.step.id, now=self.now)
        assert again == talk

    @rule()
    def end(self) -> None:
        self.storage.end_talk(self.room, PROMPT)

    @rule(at=who, other=st.integers(0, 3))
    def take_seat(self, at: int, other: int) -> None:
        before = self.talk
        try:
            after = self.storage.take_seat(self.room, PROMPT, self.protocol(other), self.one(at))  # type: ignore[arg-type]
        except REFUSED:
            return
        assert before is not None
        assert {one: after.seats[one] for one in before.seats} == dict(before.seats)

    @rule(at=who, is_right=st.booleans())
    def confirm(self, at: int, is_right: bool) -> None:
        before = self.talk
        try:
            self.storage.confirm_restated(
                self.room, PROMPT, self.protocol(1), self.one(at), is_right=is_right
            )  # type: ignore[arg-type]
        except REFUSED:
            return
        assert before is not None and before.step.kind == "restate"
        assert before.side_now(self.one(at)) is not None and self.one(at) not in self.out

    @rule(at=who, place=st.integers(0, 3))
    def stand(self, at: int, place: int) -> None:
        before = self.talk
        places = before.protocol.places if before else ()
        named = places[place].id if places else "agree"
        try:
            self.storage.stand_at(self.room, PROMPT, self.protocol(1), self.one(at), named)  # type: ignore[arg-type]
        except (*REFUSED, ValueError):
            return
        assert before is not None and before.step.kind in STANDS

    @rule(act=st.sampled_from(["start", "pause", "lengthen", "stop"]), other=st.booleans())
    def timer(self, act, other: bool) -> None:  # type: ignore[no-untyped-def]
        step = "question/x" if other else STEP
        self.storage.change_timer(self.room, act, step=step, minutes=2, now=self.now)

    @rule(free_text=st.sampled_from(["off", "on", "on", "paused"]))
    def switch(self, free_text: FreeText) -> None:
        self.storage.change_room(self.room, free_text=free_text, now=self.now)
        self.free_text = free_text

    @rule(at=who, typed=words)
    def note(self, at: int, typed: str) -> None:
        try:
            written = self.storage.write_note(self.room, self.one(at), PROMPT.id, typed, now=self.now)
        except REFUSED:
            return
        assert self.free_text == "on" and self.one(at) not in self.out and written.state == "waiting"

    @rule(at=who, typed=words, has_read=st.booleans())
    def synthesis(self, at: int, typed: str, has_read: bool) -> None:
        talk, before = self.talk, self.storage.syntheses(self.room, PROMPT.id)
        group = talk.group_of(self.one(at)) if talk else None
        there = before.get(group) if group is not None else None
        over = there.text if there and has_read else ""
        try:
            self.storage.write_synthesis(
                self.room,
                self.one(at),
                PROMPT,
                self.protocol(1),  # type: ignore[arg-type]
                typed,
                over=over,
                now=self.now,
            )
        except REFUSED:
            return
        assert self.free_text == "on" and self.one(at) not in self.out
        assert there is None or there.text == over
        others = {
            key: one for key, one in self.storage.syntheses(self.room, PROMPT.id).items() if key != group
        }
        assert others == {key: one for key, one in before.items() if key != group}

    @rule(at=who, state=st.sampled_from(["approved", "private"]))
    def decide(self, at: int, state) -> None:  # type: ignore[no-untyped-def]
        if self.texts:
            one = self.texts[at % len(self.texts)].id
            self.storage.decide(self.room, one, state, now=self.now)
            self.was_shown.add(one)

    @rule(at=who)
    def erase(self, at: int) -> None:
        if self.texts:
            one = self.texts[at % len(self.texts)].id
            assert self.storage.erase_contribution(self.room, one)
            self.erased.add(one)

    @invariant()
    def what_is_erased_stays_erased_and_nothing_shows_unread(self) -> None:
        if hasattr(self, "storage"):
            assert not {one.id for one in self.texts} & self.erased
            assert {one.id for one in self.texts if one.state == "approved"} <= self.was_shown

    @invariant()
    def who_is_out_has_no_seat_and_nobody_sits_alone(self) -> None:
        talk = self.talk if hasattr(self, "storage") else None
        if talk is not None:
            assert not set(talk.seats) & self.out and not set(talk.stands) & self.out
            assert set(talk.seats) <= set(self.people)
            assert 0 <= talk.timer.left(self.now) <= talk.timer.held


Classes.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
test_talk_acts = Classes.TestCase
