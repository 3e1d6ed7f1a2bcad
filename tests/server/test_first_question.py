"""An open vote stands in the first HTML of a device's page, and takes ballots there; nothing else does."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from explainer.classroom.poll import Act, Poll
from explainer.classroom.room import Participant, Room
from explainer.model.item import Item
from explainer.opening import open_library
from explainer.storage.fault import Busy
from explainer.storage.storage import Storage
from server.first_question import FirstQuestion
from tests.server.site import NOW, Site

LIBRARY = open_library()
UNIT = LIBRARY.units[0]
ITEMS = [LIBRARY.items[item] for item in (*(section.item for section in UNIT.sections), *UNIT.quiz)]
SINGLE = next(item for item in ITEMS if item.type == "single-choice")
SEVERAL = next(item for item in ITEMS if item.type == "multiple-choice")


@dataclass
class Voting:
    """A room at a question, and the server that shows it."""

    folder: Path

    def __post_init__(self) -> None:
        self.store = Storage.open(f"sqlite:///{self.folder / 'rooms.sqlite3'}", bytes(32), patience=0.05)
        first = FirstQuestion(lambda: LIBRARY, lambda: self.store, now=lambda: NOW)
        self.site = Site(more=first.routes(), first=first.draw)

    def ask(self, item: Item, *acts: Act, by_hand: bool = False) -> Room:
        """A room at this question, of which this much has been done."""
        room = self.store.open_room(UNIT.id, code="KITE42", key="k" * 22, step=f"question/{item.id}", now=NOW)
        for act in acts:
            self.store.act(room.id, item.id, act, now=NOW, by_hand=by_hand)
        return room

    def device(self, room: Room) -> tuple[TestClient, Participant]:
        """A browser that is in the room."""
        client = self.site.client()
        client.get("/")
        participant = self.store.join(room.id, client.cookies["learner"], alias="Quiet Harbor", now=NOW)
        return client, participant

    def poll(self, room: Room) -> Poll:
        return self.store.polls(room.id)[-1]

    def chosen(self, room: Room, participant: Participant) -> tuple[str, ...]:
        """What the participant's ballot in the last vote says."""
        ballot = self.store.ballot(self.poll(room).id, participant.id)
        return ballot.chosen if ballot else ()


@pytest.fixture
def voting(tmp_path: Path) -> Iterator[Voting]:
    made = Voting(tmp_path)
    yield made
    made.store.close()


def page(client: TestClient, room: Room, lang: str = "en") -> str:
    """The first HTML of the device's page."""
    return client.get(f"/room?lang={lang}&room={room.id}").text


def cast(client: TestClient, room: Room, poll: int, *chosen: str, **headers: str) -> tuple[int, object]:
    """Tap these, as the script sends it."""
    data = {"room": str(room.id), "poll": str(poll), "chosen": ",".join(chosen)}
    answer = client.post("/room/ballot", data=data, headers=headers)
    is_json = answer.headers["content-type"] == "application/json"
    return answer.status_code, answer.json() if is_json else None


@pytest.mark.parametrize("item", [SINGLE, SEVERAL], ids=lambda item: item.type)
@pytest.mark.parametrize("lang", ["en", "es"])
def test_an_open_vote_stands_in_the_first_html(voting: Voting, item: Item, lang: str) -> None:
    room = voting.ask(item, "open")
    client, participant = voting.device(room)
    html = page(client, room, lang)
    assert f'data-poll="{voting.poll(room).id}"' in html and participant.alias in html
    kind = "checkbox" if item.type == "multiple-choice" else "radio"
    for option in item.options:
        assert f'<input type="{kind}" name="option" value="{option.id}">' in html
    assert "checked" not in html
    assert html.index("/assets/first-question.js") < html.index("/static/js/"), "asked for before Streamlit's"


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_no_question_tells_what_is_right(voting: Voting, item: Item) -> None:
    room = voting.ask(item, "open")
    html = page(voting.device(room)[0], room)
    secret = [item.rationale.en, *(option.feedback.en for option in item.options)]
    assert not [words for words in secret if words[:40] in html]
    marks = {html.partition(f'value="{option.id}"')[2].partition("<b>")[0] for option in item.options}
    assert len(marks) == 1, "the options differ in nothing but their words"


@pytest.mark.parametrize(
    ("acts", "by_hand"),
    [
        ((), False),
        (("open", "close"), False),
        (("open", "close", "open-again", "close"), False),
        (("open", "close", "reveal"), False),
        (("open",), True),
    ],
)
def test_what_takes_no_tap_is_not_drawn(voting: Voting, acts: tuple[Act, ...], by_hand: bool) -> None:
    room = voting.ask(SINGLE, *acts, by_hand=by_hand)
    assert 'id="first"' not in page(voting.device(room)[0], room)


def test_the_second_vote_is_named_and_begins_empty(voting: Voting) -> None:
    room = voting.ask(SINGLE, "open")
    client, participant = voting.device(room)
    choice = SINGLE.options[0].id
    voting.store.cast(voting.poll(room).id, participant.id, SINGLE, {choice}, now=NOW)
    assert f'value="{choice}" checked' in page(client, room)
    voting.store.act(room.id, SINGLE.id, "close", now=NOW)
    voting.store.act(room.id, SINGLE.id, "open-again", now=NOW)
    html = page(client, room)
    assert "Second vote" in html and "checked" not in html


def test_nobody_but_who_takes_part_gets_it(voting: Voting) -> None:
    room = voting.ask(SINGLE, "open")
    stranger = voting.site.client()
    stranger.get("/")
    assert 'id="first"' not in page(stranger, room)
    assert cast(stranger, room, voting.poll(room).id, SINGLE.options[0].id)[0] == 409
    client, participant = voting.device(room)
    voting.store.put_out(participant.id, True)
    assert 'id="first"' not in page(client, room)
    assert cast(client, room, voting.poll(room).id, SINGLE.options[0].id) == (
        409,
        {"ok": False, "why": "gone"},
    )
    assert voting.store.ballots(voting.poll(room).id) == ()


def test_a_tap_is_the_ballot_and_may_change_until_the_close(voting: Voting) -> None:
    room = voting.ask(SINGLE, "open")
    client, participant = voting.device(room)
    poll, (first, second, *_) = voting.poll(room).id, SINGLE.option_ids
    assert cast(client, room, poll, first) == (200, {"ok": True})
    assert cast(client, room, poll, second) == (200, {"ok": True})
    assert voting.chosen(room, participant) == (second,)
    voting.store.act(room.id, SINGLE.id, "close", now=NOW)
    assert cast(client, room, poll, first) == (409, {"ok": False, "why": "shut"})
    assert voting.chosen(room, participant) == (second,)


def test_boxes_are_ticked_and_unticked(voting: Voting) -> None:
    room = voting.ask(SEVERAL, "open")
    client, participant = voting.device(room)
    poll, (first, second, *_) = voting.poll(room).id, SEVERAL.option_ids
    assert cast(client, room, poll, first, second)[0] == 200
    assert set(voting.chosen(room, participant)) == {first, second}
    assert cast(client, room, poll)[0] == 200
    assert voting.chosen(room, participant) == ()


def test_how_sure_one_was_stays_when_the_choice_changes(voting: Voting) -> None:
    room = voting.ask(SINGLE, "open")
    client, participant = voting.device(room)
    poll, (first, second, *_) = voting.poll(room).id, SINGLE.option_ids
    voting.store.cast(poll, participant.id, SINGLE, {first}, sureness="unsure", now=NOW)
    cast(client, room, poll, second)
    ballot = voting.store.ballot(poll, participant.id)
    assert ballot is not None and (ballot.chosen, ballot.sureness) == ((second,), "unsure")


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"poll": "0", "chosen": ""}, 400),
        ({"room": "1"}, 400),
        ({"room": "1", "poll": "999", "chosen": "a"}, 409),
        ({"room": "999", "poll": "1", "chosen": "a"}, 409),
        ({"room": "1", "poll": "1", "chosen": "no-such-option"}, 409),
        ({"room": "1", "poll": "1", "chosen": "'; DROP TABLE ballots;--"}, 409),
        ({"room": "1", "poll": "9" * 40, "chosen": "a"}, 400),
        ({"room": "1", "poll": "1", "chosen": "x" * 5000}, 413),
    ],
)
def test_what_no_page_of_ours_sends_writes_nothing(
    voting: Voting, fields: dict[str, str], status: int
) -> None:
    room = voting.ask(SINGLE, "open")
    client, _ = voting.device(room)
    answer = client.post("/room/ballot", data=fields)
    assert (answer.status_code, answer.json()) == (status, {"ok": False, "why": "gone"})
    assert voting.store.ballots(voting.poll(room).id) == ()


def test_a_poll_of_another_room_is_not_reached(voting: Voting) -> None:
    room = voting.ask(SINGLE, "open")
    other = voting.store.open_room(UNIT.id, code="NEST23", key="n" * 22, step="title", now=NOW)
    client, _ = voting.device(other)
    assert cast(client, other, voting.poll(room).id, SINGLE.options[0].id)[0] == 409
    assert voting.store.ballots(voting.poll(room).id) == ()


def test_another_sites_page_casts_nothing(voting: Voting) -> None:
    room = voting.ask(SINGLE, "open")
    client, participant = voting.device(room)
    status, _ = cast(client, room, voting.poll(room).id, SINGLE.options[0].id, origin="http://elsewhere.test")
    assert status == 403 and voting.chosen(room, participant) == ()


def test_a_locked_database_is_told_and_the_page_comes_all_the_same(voting: Voting) -> None:
    room = voting.ask(SINGLE, "open")
    client, participant = voting.device(room)
    poll = voting.poll(room).id
    lock = sqlite3.connect(voting.folder / "rooms.sqlite3", isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    told = cast(client, room, poll, SINGLE.options[0].id)
    lock.execute("ROLLBACK")
    lock.close()
    assert told == (503, {"ok": False, "why": "offline"})
    assert voting.chosen(room, participant) == ()


def test_a_store_that_cannot_be_read_leaves_the_page_without_it(voting: Voting) -> None:
    def out_of_reach() -> Storage:
        raise Busy("the database does not answer")

    site = Site(first=FirstQuestion(lambda: LIBRARY, out_of_reach).draw)
    client = site.client()
    client.get("/")
    answer = client.get("/room?room=1")
    assert answer.status_code == 200 and 'id="first"' not in answer.text and 'id="root"' in answer.text
