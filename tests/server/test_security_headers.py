"""Every answer forbids the browser the same things."""

import logging

import pytest

from server.security_headers import content_security_policy, inline_script_hashes
from tests.server.site import HOST, Site

ANSWERS = [
    ("GET", "/", 200),
    ("GET", "/quiet", 200),
    ("GET", "/assets/early.js", 200),
    ("GET", "/_stcore/health", 200),
    ("GET", "/nothing/here", 404),
    ("GET", "/_stcore/metrics", 404),
    ("GET", "/thread/remember", 404),
    ("POST", "/learn", 404),
    ("GET", "/broken", 500),
]


def directives(policy: str) -> dict[str, list[str]]:
    return {name: sources for name, *sources in (part.split() for part in policy.split(";"))}


@pytest.mark.parametrize(("method", "path", "status"), ANSWERS)
def test_every_answer_carries_the_headers_an_error_too(method: str, path: str, status: int) -> None:
    answer = Site().client().request(method, path)
    assert answer.status_code == status
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert "camera=()" in answer.headers["permissions-policy"]
    policy = directives(answer.headers["content-security-policy"])
    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == ["'self'", "blob:"]
    assert policy["frame-ancestors"] == ["'none'"]
    assert policy["object-src"] == ["'none'"]
    assert policy["connect-src"] == ["'self'", f"ws://{HOST}"]
    assert "unsafe-eval" not in answer.headers["content-security-policy"]


def test_nothing_but_a_style_may_be_written_into_a_page() -> None:
    policy = directives(content_security_policy(HOST, secure=False))
    assert [name for name, sources in policy.items() if "'unsafe-inline'" in sources] == ["style-src"]


def test_connections_go_to_this_host_alone_encrypted_where_the_page_is() -> None:
    policy = directives(content_security_policy("asylum.example.org", secure=True))
    assert policy["connect-src"] == ["'self'", "wss://asylum.example.org"]


def test_a_host_that_is_none_adds_nothing_to_the_policy() -> None:
    answer = Site().client(host="evil *; script-src *").get("/")
    assert directives(answer.headers["content-security-policy"])["connect-src"] == ["'self'"]


def test_a_script_written_into_the_page_is_allowed_by_its_hash_and_a_linked_one_is_not_hashed() -> None:
    html = '<script>window.a = 1</script><script type="module" src="/x.js"></script>'
    # Computed with: printf 'window.a = 1' | openssl dgst -sha256 -binary | base64
    (source,) = inline_script_hashes(html)
    assert source == "'sha256-Aif1QuaDxF56ZK3+IyoelKcjrWC+BWl5ZGfcO1AMmA4='"
    assert f"script-src 'self' blob: {source};" in content_security_policy(
        HOST, secure=False, script_hashes=[source]
    )


def test_the_pages_that_are_served_hold_no_script_of_their_own() -> None:
    for path in ("/", "/quiet", "/nothing"):
        assert inline_script_hashes(Site().client().get(path).text) == ()


def test_a_fault_of_ours_is_logged_and_the_reader_told_what_to_do(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        answer = Site().client().get("/broken?lang=en")
    assert "Load the page again" in answer.text
    assert "secret.key" not in answer.text
    assert "RuntimeError: the key is secret.key" in caplog.text
