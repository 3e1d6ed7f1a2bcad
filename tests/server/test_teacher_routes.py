"""Signing in as the teacher: by start.py's token once, elsewhere by the passcode, never by an address."""

import logging
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from explainer.teacher.passcode import hash_passcode
from explainer.teacher.sign_in import SIGN_IN_LASTS
from tests.server.site import CODE, NOW, ONE_TIME, Site

PASSCODE = "seven paper lanterns"


def with_passcode() -> Site:
    site = Site()
    site.store.put_passcode(hash_passcode(PASSCODE, b"s" * 16))
    return site


def send(client: TestClient, passcode: str) -> str:
    """Where the form leads."""
    answer = client.post("/teach/sign-in?lang=en", data={"passcode": passcode})
    assert answer.status_code == 303
    assert answer.headers["cache-control"] == "no-store"
    return answer.headers["location"]


def signed_in(site: Site, client: TestClient) -> bool:
    token = client.cookies.get("teacher")
    return token is not None and site.store.is_signed_in(token, now=NOW)


def test_the_token_of_the_start_signs_in_and_leaves_the_address() -> None:
    site = Site()
    client = site.client()
    answer = client.get(f"/teach/enter?token={ONE_TIME}&lang=es")
    assert (answer.status_code, answer.headers["location"]) == (303, "/teach?lang=es")
    assert "HttpOnly" in answer.headers["set-cookie"] and "SameSite=lax" in answer.headers["set-cookie"]
    assert signed_in(site, client)


@pytest.mark.parametrize(
    ("age", "token"),
    [(121.0, ONE_TIME), (5.0, "p" * 43), (5.0, ""), (5.0, "ñ")],
    ids=["too old", "another", "none", "odd"],
)
def test_an_old_or_wrong_token_opens_nothing_and_says_what_to_do(age: float, token: str) -> None:
    site = Site(age=age)
    client = site.client()
    answer = client.get("/teach/enter", params={"token": token, "lang": "en"})
    assert answer.status_code == 403
    assert "Sign in with the passcode" in answer.text
    assert not signed_in(site, client)


def test_the_token_works_once() -> None:
    site = Site()
    assert site.client().get(f"/teach/enter?token={ONE_TIME}").status_code == 303
    again = site.client()
    assert again.get(f"/teach/enter?token={ONE_TIME}").status_code == 403
    assert not signed_in(site, again)


@pytest.mark.parametrize("typed", [PASSCODE, "  Seven  Paper LANTERNS "])
def test_the_passcode_signs_in_however_it_is_spaced(typed: str) -> None:
    site = with_passcode()
    client = site.client()
    assert send(client, typed) == "/teach?lang=en"
    assert signed_in(site, client)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "empty"),
        ("   ", "empty"),
        (CODE, "return"),
        ("Kite 42", "room"),
        ("7K2QM-00000-ABCDE-FGHJK", "completion"),
        ("seven paper lantern", "wrong"),
        ("x" * 5000, "empty"),
    ],
)
def test_what_is_not_the_passcode_is_answered_by_what_it_is(typed: str, said: str) -> None:
    site = with_passcode()
    client = site.client()
    assert send(client, typed) == f"/teach?lang=en&said={said}"
    assert not signed_in(site, client)


def test_where_no_passcode_is_set_the_page_says_how_to_set_one() -> None:
    assert send(Site().client(), "anything at all") == "/teach?lang=en&said=none-set"


def test_wrong_guesses_wait_longer_and_the_right_one_never_does() -> None:
    site = with_passcode()
    client = site.client()
    for _ in range(8):
        send(client, "not the passcode")
    assert site.slept[:4] == [0.0] * 4 and site.slept[4:] == sorted(site.slept[4:]) and site.slept[-1] >= 2
    waits = len(site.slept)
    assert send(client, PASSCODE) == "/teach?lang=en"
    assert len(site.slept) == waits


def test_another_site_can_neither_sign_in_nor_out() -> None:
    site = with_passcode()
    foreign = site.client(origin="http://evil.example")
    assert foreign.post("/teach/sign-in", data={"passcode": PASSCODE}).status_code == 403
    assert foreign.post("/teach/sign-out").status_code == 403


def test_signing_out_ends_it_on_the_server_too() -> None:
    site = with_passcode()
    client = site.client()
    send(client, PASSCODE)
    token = client.cookies["teacher"]
    assert client.post("/teach/sign-out?lang=en").headers["location"] == "/?lang=en"
    assert not site.store.is_signed_in(token, now=NOW)
    assert "teacher" not in client.cookies


def test_a_sign_in_ends_after_its_time_and_with_a_new_passcode() -> None:
    site = Site()
    site.store.sign_in("t" * 43, now=NOW)
    assert site.store.is_signed_in("t" * 43, now=NOW + SIGN_IN_LASTS - timedelta(seconds=1))
    assert not site.store.is_signed_in("t" * 43, now=NOW + SIGN_IN_LASTS)
    site.store.put_passcode(hash_passcode(PASSCODE, b"s" * 16))
    assert not site.store.is_signed_in("t" * 43, now=NOW)


def test_no_passcode_and_no_token_is_written_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    site = with_passcode()
    with caplog.at_level(logging.DEBUG):
        send(site.client(), PASSCODE)
        send(site.client(), "wrong but secret")
        site.client().get(f"/teach/enter?token={ONE_TIME}")
    ours = [record for record in caplog.records if not record.name.startswith("httpx")]
    told = " ".join(record.getMessage() for record in ours)
    assert PASSCODE not in told and "wrong but secret" not in told and ONE_TIME not in told
