"""Into a room by the code that is typed or the key that is scanned, and not by guessing."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from explainer.classroom.code_guesses import OF_ONE_ADDRESS, WARN_AFTER
from explainer.classroom.room_code import how_many
from server.thread_cookie import TOKEN
from tests.server.room_site import KEY, RoomSite
from tests.server.site import CODE, NOW

COMPLETION = "2026-K7QM-4T9X-W2HD-P"


@pytest.fixture
def class_(tmp_path: Path) -> Iterator[RoomSite]:
    site = RoomSite(tmp_path)
    yield site
    site.store.close()


@pytest.mark.parametrize("typed", ["KITE 42", "kite42", " Kite–42. ", "k i t e 4 2"])
def test_the_code_lets_a_browser_in_under_a_dealt_alias(class_: RoomSite, typed: str) -> None:
    client = class_.client()
    assert class_.enter(client, typed) == {"ok": True}
    (who,) = class_.store.participants(class_.room.id)
    assert who.alias.count(" ") == 1 and not who.is_out
    found = class_.store.participant(class_.room.id, client.cookies["learner"])
    assert found == who
    assert class_.slept == [], "a right code waits for nothing"


def test_the_cookies_are_read_by_no_script_and_sent_to_no_other_site(class_: RoomSite) -> None:
    answer = class_.client().post("/room/enter", data={"code": "KITE42"})
    given = answer.headers.get_list("set-cookie")
    assert sorted(each.partition("=")[0] for each in given) == ["learner", "room"]
    for each in given:
        assert "HttpOnly" in each and "SameSite=lax" in each and "Max-Age" not in each
    assert answer.headers["cache-control"] == "no-store"
    token = next(each for each in given if each.startswith("learner=")).split(";")[0].partition("=")[2]
    assert TOKEN.fullmatch(token)


def test_the_key_lets_in_and_leads_to_the_class(class_: RoomSite) -> None:
    client = class_.client()
    answer = client.get(f"/j/{KEY}?lang=es")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/room?lang=es&room={class_.room.id}"
    assert answer.headers["cache-control"] == "no-store"
    assert class_.store.participant(class_.room.id, client.cookies["learner"]) is not None
    assert client.get(f"/j/{KEY}").status_code == 303
    assert len(class_.store.participants(class_.room.id)) == 1, "scanned twice is one participant"


def test_aliases_differ_within_a_room(class_: RoomSite) -> None:
    for _ in range(40):
        class_.joined()
    aliases = [each.alias for each in class_.store.participants(class_.room.id)]
    assert len(set(aliases)) == 40


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "empty"),
        ("   ", "empty"),
        (CODE, "return"),
        (CODE.upper().replace("-", " "), "return"),
        ("kite", "none"),
        ("42", "none"),
        ("<b>KITE</b>", "passcode-like"),
        ("KITE 43", "unknown"),
        ("KITE 10", "unknown"),
    ],
)
def test_another_kind_of_code_is_told_by_what_it_is(class_: RoomSite, typed: str, why: str) -> None:
    client = class_.client()
    assert class_.enter(client, typed) == {"ok": False, "why": why}
    assert class_.store.participants(class_.room.id) == ()
    assert "room" not in client.cookies
    assert len(class_.slept) == (why == "unknown"), "only what could be a guess waits"


def test_a_body_longer_than_any_form_is_refused(class_: RoomSite) -> None:
    answer = class_.client().post("/room/enter", data={"code": "x" * 5000})
    assert (answer.status_code, answer.json()["why"]) == (413, "too-long")


@pytest.mark.parametrize(
    ("change", "why"), [({"is_locked": True}, "locked"), ({"is_closed": True}, "unknown")]
)
def test_a_locked_room_and_one_that_has_ended_take_nobody_new(
    class_: RoomSite, change: dict[str, bool], why: str
) -> None:
    before = class_.joined()
    class_.store.change_room(class_.room.id, now=NOW, **change)  # type: ignore[arg-type]
    newcomer = class_.client()
    assert class_.enter(newcomer)["why"] == why
    assert newcomer.get(f"/j/{KEY}").status_code == (403 if why == "locked" else 404)
    assert len(class_.store.participants(class_.room.id)) == 1
    if why == "locked":
        assert class_.enter(before) == {"ok": True}, "who is in already is let in"


def test_who_was_put_out_is_told_so_until_let_in_again(class_: RoomSite) -> None:
    client = class_.joined()
    (who,) = class_.store.participants(class_.room.id)
    class_.store.put_out(who.id, True)
    assert class_.enter(client) == {"ok": False, "why": "out"}
    page = client.get(f"/j/{KEY}?lang=en")
    assert page.status_code == 403 and "put this device out" in page.text
    class_.store.put_out(who.id, False)
    assert class_.enter(client) == {"ok": True}


def test_a_changed_code_ends_the_old_one_and_its_key(class_: RoomSite) -> None:
    class_.store.change_room(class_.room.id, code="RAFT77", key="n" * 22, now=NOW)
    assert class_.enter(class_.client())["why"] == "unknown"
    gone = class_.client().get(f"/j/{KEY}?lang=en")
    assert gone.status_code == 404 and "its code has changed" in gone.text
    assert class_.enter(class_.client(), "RAFT 77") == {"ok": True}


@pytest.mark.parametrize("key", ["x", "k" * 21, "k" * 23, "%00" + "k" * 21, "%27%20OR%201=1", "k" * 3000])
def test_another_key_opens_nothing(class_: RoomSite, key: str) -> None:
    answer = class_.client().get(f"/j/{key}")
    assert answer.status_code == 404
    assert class_.store.participants(class_.room.id) == ()


def test_another_site_can_put_nobody_into_a_room(class_: RoomSite) -> None:
    foreign = class_.client(origin="http://evil.example")
    assert foreign.post("/room/enter", data={"code": "KITE42"}).status_code == 403
    assert class_.store.participants(class_.room.id) == ()


def test_while_the_database_is_locked_both_ways_say_so_and_nothing_breaks(
    class_: RoomSite, tmp_path: Path
) -> None:
    other = sqlite3.connect(tmp_path / "rooms.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    client = class_.client()
    answer = client.post("/room/enter", data={"code": "KITE42"})
    assert (answer.status_code, answer.json()) == (503, {"ok": False, "why": "offline"})
    page = client.get(f"/j/{KEY}?lang=en")
    assert page.status_code == 503 and "Load this page again" in page.text
    other.execute("ROLLBACK")
    other.close()
    assert class_.enter(client) == {"ok": True}
    assert class_.guesses.may_look("testclient", now=class_.clock)


def test_forty_join_while_a_fresh_token_each_time_guesses(class_: RoomSite) -> None:
    """The guesser asks again as soon as it is answered; everyone has the same address."""
    guesser, tried, let_in, started = class_.client(), 0, 0, class_.clock
    words = iter(f"{a}{b}AB{n}" for a in "BCDFGHJKLMNP" for b in "RSTVWXZ" for n in range(22, 100))
    while class_.clock < started + 60:
        guesser.cookies.clear()
        told = class_.enter(guesser, next(words))
        assert told == {"ok": False, "why": "unknown"}
        tried += 1
        class_.clock += class_.slept[-1]
        since = class_.clock - started
        while let_in < 40 and since >= 20 + let_in / 4:
            assert class_.enter(class_.client()) == {"ok": True}
            let_in += 1
    assert let_in == 40 and len(class_.store.participants(class_.room.id)) == 40
    assert tried < 0.02 * how_many()
    assert class_.guesses.someone_guesses(now=class_.clock)
    assert len(class_.warned) == 1, "the consoles are told once, not at every guess"


def test_a_flood_is_told_to_ask_again_and_learns_nothing_even_of_the_right_code(class_: RoomSite) -> None:
    client = class_.client()
    for n in range(OF_ONE_ADDRESS):
        class_.guesses.may_look("testclient", now=class_.clock)
        class_.guesses.wrong(f"wrong {n}", "testclient", now=class_.clock)
    for code in ("KITE 42", "KITE 43"):
        answer = client.post("/room/enter", data={"code": code})
        assert (answer.status_code, answer.json()) == (429, {"ok": False, "why": "many", "again": 2})
    assert client.get(f"/j/{KEY}").status_code == 303, "the QR code is no guess"
    class_.clock += 60
    assert class_.enter(class_.client()) == {"ok": True}


def test_the_consoles_are_told_of_guessing_when_it_begins(class_: RoomSite) -> None:
    for n in range(WARN_AFTER):
        assert class_.warned == []
        class_.enter(class_.client(), f"KI{chr(65 + n)} 42")
    assert class_.warned == [class_.clock]
