"""A thread is a cookie: set, kept, exchanged and left behind by the server alone."""

import logging
from http.cookies import SimpleCookie

import pytest
from starlette.testclient import TestClient

from server.thread_cookie import TOKEN
from tests.server.site import CODE, NOW, Site

WRONG = "amber-canoe-lemon-igloo-0000-0000"
ROOM_ONLY = "lemon-igloo-amber-canoe-1057-4829"
FOUR_HUNDRED_DAYS = 400 * 24 * 60 * 60


def cookie(answer: object, name: str) -> dict[str, str] | None:
    """The attributes with which an answer sets a cookie, and its value; None if it sets none."""
    for header in answer.headers.get_list("set-cookie"):  # type: ignore[attr-defined]
        found = SimpleCookie(header).get(name)
        if found is not None:
            return {"value": found.value, **{key: str(value) for key, value in found.items() if value}}
    return None


def token(client: TestClient) -> str:
    return client.cookies["learner"]


def test_a_browser_without_a_thread_gets_one_that_no_script_can_read_and_that_ends_with_it() -> None:
    given = cookie(Site().client().get("/"), "learner")
    assert given is not None and TOKEN.fullmatch(given["value"])
    assert (given["httponly"], given["samesite"], given["path"]) == ("True", "lax", "/")
    assert "max-age" not in given and "expires" not in given and "secure" not in given


def test_over_https_the_token_travels_encrypted_only() -> None:
    client = Site().client()
    given = cookie(client.get("https://classroom.test:8501/"), "learner")
    assert given is not None and given["secure"] == "True"


def test_two_browsers_get_two_tokens() -> None:
    site = Site()
    one, two = site.client(), site.client()
    one.get("/"), two.get("/")
    assert token(one) != token(two)


def test_a_thread_that_is_there_is_left_alone() -> None:
    client = Site().client()
    client.get("/")
    assert cookie(client.get("/learn"), "learner") is None


@pytest.mark.parametrize("forged", ["", "short", "a" * 44, "a" * 42 + "!", "a" * 4000])
def test_what_is_not_one_of_our_tokens_is_replaced(forged: str) -> None:
    given = cookie(Site().client(cookie=f"learner={forged}").get("/"), "learner")
    assert given is not None and given["value"] != forged


@pytest.mark.parametrize("path", ["/assets/early.js", "/quiet", "/nothing", "/_stcore/health"])
def test_only_pages_give_a_token(path: str) -> None:
    assert "set-cookie" not in Site().client().get(path).headers


def test_remember_me_keeps_the_token_for_400_days_and_leaves_a_flag_that_a_page_can_read() -> None:
    client = Site().client()
    client.get("/")
    answer = client.post("/thread/remember", data={"on": "1"})
    kept, flag = cookie(answer, "learner"), cookie(answer, "remembered")
    assert answer.json() == {"ok": True, "remembered": True}
    assert kept is not None and flag is not None
    assert kept["value"] == token(client)
    assert kept["max-age"] == flag["max-age"] == str(FOUR_HUNDRED_DAYS)
    assert kept["httponly"] == "True" and "httponly" not in flag


def test_a_remembered_thread_has_its_400_days_anew_at_each_visit() -> None:
    client = Site().client()
    client.get("/")
    client.post("/thread/remember", data={"on": "1"})
    again = cookie(client.get("/"), "learner")
    assert again is not None and again["max-age"] == str(FOUR_HUNDRED_DAYS)


def test_remember_me_can_be_taken_back() -> None:
    client = Site().client()
    client.get("/")
    before = token(client)
    client.post("/thread/remember", data={"on": "1"})
    answer = client.post("/thread/remember", data={"on": "0"})
    kept = cookie(answer, "learner")
    assert kept is not None and kept["value"] == before and "max-age" not in kept
    assert "remembered" not in client.cookies


@pytest.mark.parametrize(
    ("body", "why"), [({"on": "2"}, "on-is-0-or-1"), ({}, "on-is-0-or-1"), ({"off": "1"}, "on-is-0-or-1")]
)
def test_remember_me_takes_a_1_or_a_0(body: dict[str, str], why: str) -> None:
    client = Site().client()
    client.get("/")
    answer = client.post("/thread/remember", data=body)
    assert (answer.status_code, answer.json()) == (400, {"ok": False, "why": why})


def test_a_browser_that_keeps_no_cookies_is_told_that_there_is_no_thread() -> None:
    answer = Site().client().post("/thread/remember", data={"on": "1"})
    assert (answer.status_code, answer.json()["why"]) == (400, "no-thread")


def test_a_return_code_opens_its_record_under_a_new_token() -> None:
    site = Site()
    client = site.client()
    client.get("/")
    before = token(client)
    answer = client.post("/thread/return", data={"code": f"  {CODE} "})
    assert answer.json() == {"ok": True}
    assert token(client) != before
    assert site.records.opened == {token(client): "Quiet Harbor"}
    given = cookie(answer, "learner")
    assert given is not None and "max-age" not in given and given["httponly"] == "True"


def test_a_record_that_no_code_opens_again_is_not_left_unless_its_owner_says_so() -> None:
    site = Site()
    client = site.client()
    client.get("/")
    mine = token(client)
    site.records.begun[mine] = "Calm Meadow"
    answer = client.post("/thread/return", data={"code": CODE})
    assert answer.json() == {"ok": False, "why": "open-record"}
    assert token(client) == mine and site.records.opened == {} and site.slept == []
    assert client.post("/thread/return", data={"code": CODE, "leave": "1"}).json() == {"ok": True}
    assert site.records.opened == {token(client): "Quiet Harbor"}


def test_a_record_with_a_code_is_left_without_more_ado() -> None:
    site = Site()
    client = site.client()
    client.get("/")
    site.records.opened[token(client)] = "Calm Meadow"
    assert client.post("/thread/return", data={"code": CODE}).json() == {"ok": True}


@pytest.mark.parametrize(
    ("typed", "why"),
    [("", "empty"), ("   ", "empty"), ("KITE 42", "room"), (WRONG, "unknown")],
)
def test_what_opens_nothing_is_told_apart(typed: str, why: str) -> None:
    site = Site()
    answer = site.client().post("/thread/return", data={"code": typed})
    assert (answer.status_code, answer.json()) == (200, {"ok": False, "why": why})
    assert "set-cookie" not in answer.headers
    assert site.records.opened == {}


def test_wrong_codes_wait_longer_and_longer_and_a_right_one_never() -> None:
    site = Site()
    client = site.client()
    client.get("/")
    for _ in range(8):
        client.post("/thread/return", data={"code": WRONG})
    assert site.slept == sorted(site.slept)
    assert site.slept[0] == 0 and site.slept[-1] > 0
    waits = len(site.slept)
    assert client.post("/thread/return", data={"code": CODE}).json() == {"ok": True}
    assert len(site.slept) == waits


def test_what_does_not_look_like_a_code_is_no_guess() -> None:
    site = Site()
    for typed in ("", "KITE 42"):
        site.client().post("/thread/return", data={"code": typed})
    assert site.slept == []


def test_someone_else_gets_another_token_and_is_not_remembered() -> None:
    client = Site().client()
    client.get("/")
    client.post("/thread/remember", data={"on": "1"})
    before = token(client)
    answer = client.post("/thread/someone-else?lang=es")
    assert (answer.status_code, answer.headers["location"]) == (303, "/?lang=es")
    given = cookie(answer, "learner")
    assert given is not None and given["value"] != before and "max-age" not in given
    assert "remembered" not in client.cookies


@pytest.mark.parametrize("path", ["/thread/remember", "/thread/return", "/thread/someone-else"])
def test_a_link_changes_nothing(path: str) -> None:
    answer = Site().client().get(path)
    assert answer.status_code == 404 and "set-cookie" not in answer.headers


@pytest.mark.parametrize("path", ["/thread/remember", "/thread/return"])
def test_a_body_longer_than_any_of_ours_is_refused(path: str) -> None:
    answer = Site().client().post(path, data={"code": "a" * 5000})
    assert (answer.status_code, answer.json()) == (413, {"ok": False, "why": "too-long"})


@pytest.mark.parametrize("body", [b"\xff\xfe\x00", b"code=%ff%00", b"code", b"&&&=&", b"{}"])
def test_a_body_that_is_no_form_is_an_empty_one(body: bytes) -> None:
    answer = Site().client().post("/thread/return", content=body)
    assert answer.json()["why"] in {"empty", "none", "passcode-like"}


def test_neither_a_code_nor_a_token_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    site = Site()
    client = site.client()
    with caplog.at_level(logging.DEBUG):
        client.get("/")
        tokens = [token(client)]
        for typed in (WRONG, CODE):
            client.post("/thread/return", data={"code": typed})
        tokens.append(token(client))
    assert not [word for word in (WRONG, CODE, *tokens) if word in caplog.text]


def in_a_class(site: Site) -> int:
    """A room in which Ana's first device is, with a return code for another."""
    room = site.store.open_room("first", code="KITE42", key="k" * 22, step="title", now=NOW)
    ana = site.store.join(room.id, "a" * 43, alias="Quiet Harbor", now=NOW)
    site.store.put_room_code(ana.id, ROOM_ONLY)
    return room.id


def test_a_return_code_leads_back_into_the_class_on_another_device() -> None:
    site = Site()
    room = in_a_class(site)
    client = site.client()
    client.get("/")
    before = token(client)
    answer = client.post("/thread/return", data={"code": ROOM_ONLY.upper()})
    assert answer.json() == {"ok": True, "then": f"/room?lang=en&room={room}"}
    assert token(client) != before and client.cookies["room"] == str(room)
    there = site.store.participant(room, token(client))
    assert there is not None and there.alias == "Quiet Harbor"
    assert site.store.participant(room, "a" * 43) is None and len(site.store.participants(room)) == 1


def test_one_code_may_open_the_record_and_the_class_at_once() -> None:
    site = Site()
    room = in_a_class(site)
    site.records.codes[ROOM_ONLY] = "Calm Meadow"
    client = site.client()
    answer = client.post("/thread/return", data={"code": ROOM_ONLY})
    assert answer.json()["then"] == f"/room?lang=en&room={room}"
    assert site.records.opened == {token(client): "Calm Meadow"}
    assert site.store.participant(room, token(client)) is not None


def test_a_locked_room_lets_back_in_whom_it_knows_and_a_code_for_a_deleted_one_opens_nothing() -> None:
    site = Site()
    room = in_a_class(site)
    site.store.change_room(room, is_locked=True, now=NOW)
    assert site.client().post("/thread/return", data={"code": ROOM_ONLY}).json()["ok"]
    site.store.delete_room(room)
    assert site.client().post("/thread/return", data={"code": ROOM_ONLY}).json()["why"] == "unknown"


def test_a_record_without_a_code_is_not_left_for_a_class_either() -> None:
    site = Site()
    in_a_class(site)
    client = site.client()
    client.get("/")
    site.records.begun[token(client)] = "Calm Meadow"
    assert client.post("/thread/return", data={"code": ROOM_ONLY}).json()["why"] == "open-record"
    assert client.post("/thread/return", data={"code": ROOM_ONLY, "leave": "1"}).json()["ok"]
