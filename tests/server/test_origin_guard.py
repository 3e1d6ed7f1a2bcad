"""What another site's page sends goes no further than the door."""

import pytest
from starlette.testclient import WebSocketDenialResponse

from server.origin_guard import is_own_origin, valid_host
from tests.server.site import HOST, ORIGIN, Site


@pytest.mark.parametrize(
    ("host", "valid"),
    [
        ("classroom.test", True),
        ("192.168.1.20:8501", True),
        ("[fe80::1]:8501", True),
        ("LAPTOP-7.local", True),
        ("", False),
        (None, False),
        ("a b", False),
        ("user@host", False),
        ("host:port", False),
        ("host/path", False),
        ("host; script-src *", False),
        ("a,b", False),
        ("host:8501\n", False),
    ],
)
def test_a_host_header_is_a_name_or_an_address_and_perhaps_a_port(host: str | None, valid: bool) -> None:
    assert (valid_host(host) is not None) is valid


@pytest.mark.parametrize(
    ("origin", "own"),
    [
        ("http://classroom.test:8501", True),
        ("https://classroom.test:8501", True),
        (None, False),
        ("null", False),
        ("", False),
        ("http://classroom.test", False),
        ("http://classroom.test:8502", False),
        ("http://CLASSROOM.test:8501", False),
        ("http://evil.example", False),
        ("http://classroom.test:8501.evil.example", False),
        ("http://classroom.test:8501@evil.example", False),
        ("http://evil.example/classroom.test:8501", False),
        ("http://classroom.test:8501/path", False),
        ("ftp://classroom.test:8501", False),
        ("http://[", False),
    ],
)
def test_an_origin_is_ours_if_it_names_this_host_letter_for_letter(origin: str | None, own: bool) -> None:
    assert is_own_origin(origin, HOST) is own


def test_our_own_page_gets_its_websocket() -> None:
    site = Site()
    with site.client().websocket_connect(f"ws://{HOST}/_stcore/stream", headers={"origin": ORIGIN}):
        pass
    assert site.reached == ["/_stcore/stream"]


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://localhost:8501", ""])
def test_a_foreign_websocket_is_refused_before_streamlit_sees_it(origin: str) -> None:
    site = Site()
    with (
        pytest.raises(WebSocketDenialResponse) as refusal,
        site.client().websocket_connect(f"ws://{HOST}/_stcore/stream", headers={"origin": origin}),
    ):
        pass
    assert refusal.value.status_code == 403
    assert "content-security-policy" in refusal.value.headers
    assert site.reached == []


def test_two_origins_are_no_origin() -> None:
    site = Site()
    answer = site.client().post("/thread/someone-else", headers=[("origin", ORIGIN), ("origin", ORIGIN)])
    assert answer.status_code == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("path", ["/thread/someone-else", "/", "/_stcore/health", "/media/x"])
def test_a_foreign_request_that_could_change_something_is_refused(method: str, path: str) -> None:
    site = Site()
    answer = site.client(origin="http://evil.example").request(method, path)
    assert answer.status_code == 403
    assert "did not come from one of our own pages" in answer.text
    assert "set-cookie" not in answer.headers
    assert site.reached == []


def test_a_link_from_another_site_opens_the_page() -> None:
    assert Site().client(origin="http://evil.example").get("/").status_code == 200


def test_a_request_that_names_no_proper_host_is_refused() -> None:
    assert Site().client(host="a b").get("/").status_code == 403
