"""The report of a room: for the signed-in teacher alone, on paper and as a table."""

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from explainer.model.text import LOCALES, Locale
from explainer.opening import open_library
from explainer.storage.storage import Storage
from server.front_door import FrontDoor
from server.report_pages import ReportPages
from tests.server.site import HOST, ORIGIN

TEACHER = "t" * 43
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
UNIT = open_library().units[0]
ITEM = open_library().items[next(i for i in UNIT.item_ids if open_library().items[i].type == "single-choice")]
ADDRESSES = ("/print/room", "/room/report.csv")


@pytest.fixture
def storage() -> Iterator[Storage]:
    """A store with one room in which six devices voted twice, and a teacher who is signed in."""
    store = Storage.in_memory(bytes(32))
    store.sign_in(TEACHER, now=datetime.now(UTC))
    room = store.open_room(UNIT.id, code="KITE42", key="k" * 22, step="title", now=NOW)
    store.change_room(room.id, period='=HYPERLINK("http://x")', now=NOW)
    there = [store.join(room.id, f"token{n}", alias=f"Quiet Harbor{n}", now=NOW) for n in range(6)]
    for act in ("open", "open-again"):
        poll = store.act(room.id, ITEM.id, act, now=NOW)[-1]  # type: ignore[arg-type]
        for n, who in enumerate(there):
            at = n % 2 if act == "open" else 0
            store.cast(poll.id, who.id, ITEM, {ITEM.option_ids[at]}, now=NOW)
        store.act(room.id, ITEM.id, "close", now=NOW)
    yield store
    store.close()


def client(storage: Storage, token: str | None) -> TestClient:
    door = FrontDoor(("",), ReportPages(open_library, lambda: storage).routes())
    return TestClient(
        Starlette(routes=door.routes, middleware=door.middleware),
        base_url=ORIGIN,
        headers={"host": HOST},
        cookies={"teacher": token} if token else {},
    )


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("token", [None, "x" * 43, "forged"])
def test_who_is_not_signed_in_learns_nothing_not_even_whether_a_room_is_there(
    storage: Storage, address: str, token: str | None
) -> None:
    replies = [client(storage, token).get(f"{address}?room={room}&lang=en") for room in (1, 99, "x")]
    assert {reply.status_code for reply in replies} == {403}
    assert len({reply.text for reply in replies}) == 1
    assert "The report is for teachers" in replies[0].text


@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_tells_both_votes_and_who_moved_and_names_nobody(storage: Storage, locale: Locale) -> None:
    reply = client(storage, TEACHER).get(f"/print/room?room=1&lang={locale}")
    assert reply.status_code == 200 and reply.headers["cache-control"] == "no-store"
    assert f'<html lang="{locale}">' in reply.text and reply.text.count("<h1") == 1
    assert "Quiet Harbor" not in reply.text and "token" not in reply.text
    if locale == "en":
        assert "B to A: 3" in reply.text and "3 stayed" in reply.text
        assert "First vote" in reply.text and "Second vote" in reply.text


def test_the_table_is_a_csv_file_in_which_no_cell_computes(storage: Storage) -> None:
    reply = client(storage, TEACHER).get("/room/report.csv?room=1&lang=en")
    assert reply.status_code == 200 and reply.headers["content-type"] == "text/csv; charset=utf-8"
    assert reply.headers["cache-control"] == "no-store"
    assert reply.headers["content-disposition"] == 'attachment; filename="class-report-2026-11-23-1.csv"'
    assert reply.content.startswith(b"\xef\xbb\xbf")
    found = list(csv.DictReader(io.StringIO(reply.content.decode("utf-8-sig"), newline="")))
    assert len([row for row in found if row["kind"] == "vote"]) == 2 * len(ITEM.options)
    assert {row["period"] for row in found} == {'\'=HYPERLINK("http://x")'}
    assert "Harbor" not in reply.text and "token" not in reply.text


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("room", ["99", "x", "", "-1", "1" * 40, "١"])
def test_a_room_that_is_not_there_is_said_in_words(storage: Storage, address: str, room: str) -> None:
    reply = client(storage, TEACHER).get(address, params={"room": room, "lang": "en"})
    assert reply.status_code == 404 and "This room is gone" in reply.text


def test_too_few_answers_are_told_as_such(storage: Storage) -> None:
    room = storage.open_room(UNIT.id, code="TABLE57", key="o" * 22, step="title", now=NOW)
    empty = client(storage, TEACHER).get(f"/print/room?room={room.id}&lang=en").text
    assert "No question was voted on in this class" in empty
    who = storage.join(room.id, "a", alias="Kind Lantern", now=NOW)
    (poll,) = storage.act(room.id, ITEM.id, "open", now=NOW)
    storage.cast(poll.id, who.id, ITEM, {ITEM.option_ids[0]}, now=NOW)
    told = client(storage, TEACHER).get(f"/print/room?room={room.id}&lang=en").text
    assert "needs 5 answers, has 1" in told and "100%" not in told
