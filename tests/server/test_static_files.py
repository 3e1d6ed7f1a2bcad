"""Files go out compressed, cached and from their folder only."""

import gzip
from pathlib import Path

import pytest

from server.front_door import ROOT
from server.static_files import accepts_gzip
from tests.server.site import Site

ENTRY = Site().door.installed.entry
ASSETS = ["/assets/early.js", "/assets/fonts/next.woff2", "/assets/doorway.svg", f"/{ENTRY}"]


def on_disk(address: str) -> Path:
    import streamlit

    if address.startswith("/assets/"):
        return ROOT / "static" / address.removeprefix("/assets/")
    return Path(streamlit.__file__).parent / "static" / address.removeprefix("/")


@pytest.mark.parametrize("address", ASSETS)
@pytest.mark.parametrize("coding", ["gzip", "identity"])
def test_the_bytes_that_arrive_are_the_bytes_of_the_file(address: str, coding: str) -> None:
    answer = Site().client(**{"accept-encoding": coding}).get(address)
    assert answer.content == on_disk(address).read_bytes()


def test_a_script_travels_gzipped_and_says_how_long_it_is() -> None:
    with Site().client() as client, client.stream("GET", f"/{ENTRY}") as answer:
        sent = b"".join(answer.iter_raw())
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) == len(sent)
    assert gzip.decompress(sent) == on_disk(f"/{ENTRY}").read_bytes()
    assert len(sent) < 0.4 * on_disk(f"/{ENTRY}").stat().st_size
    assert answer.headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    ("header", "allowed"),
    [
        ("gzip", True),
        ("deflate, GZIP;q=0.5", True),
        ("*", True),
        ("br, *;q=0.1", True),
        ("", False),
        ("identity", False),
        ("gzip;q=0", False),
        ("gzip;q=0.000, *", False),
        ("x-gzip-like", False),
    ],
)
def test_gzip_is_sent_to_those_who_take_it(header: str, allowed: bool) -> None:
    assert accepts_gzip(header) is allowed


@pytest.mark.parametrize(
    ("address", "media_type"),
    [
        ("/assets/early.js", "text/javascript; charset=utf-8"),
        ("/assets/look.css", "text/css; charset=utf-8"),
        ("/assets/fonts/mono-400.woff2", "font/woff2"),
        ("/assets/fonts/OFL.txt", "text/plain; charset=utf-8"),
        ("/assets/doorway.svg", "image/svg+xml"),
    ],
)
def test_every_kind_of_file_says_what_it_is(address: str, media_type: str) -> None:
    assert Site().client().get(address).headers["content-type"] == media_type


def test_head_gives_the_headers_and_no_body() -> None:
    client = Site().client()
    got, head = client.get("/assets/early.js"), client.head("/assets/early.js")
    assert head.content == b""
    names = ("content-length", "content-encoding", "content-type", "etag")
    assert [head.headers[name] for name in names] == [got.headers[name] for name in names]


def test_an_unchanged_file_is_answered_with_its_tag_alone() -> None:
    client = Site().client()
    tag = client.get("/assets/early.js").headers["etag"]
    for sent in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = client.get("/assets/early.js", headers={"if-none-match": sent})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get("/assets/early.js", headers={"if-none-match": '"other"'}).status_code == 200


def test_the_two_codings_of_a_file_have_different_tags() -> None:
    client = Site().client()
    plain = client.get("/assets/early.js", headers={"accept-encoding": "identity"})
    assert plain.headers["etag"] != client.get("/assets/early.js").headers["etag"]


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        (f"/{ENTRY}", True),
        (f"/assets/early.js?v={Site().door.own.digest('early.js')}", True),
        ("/assets/early.js?v=0123", False),
        ("/assets/early.js", False),
        ("/static/media/MaterialSymbols-Rounded.nEdyypZU.woff2", False),
    ],
)
def test_only_what_is_named_by_its_digest_is_kept_for_ever(address: str, kept: bool) -> None:
    assert ("immutable" in Site().client().get(address).headers["cache-control"]) is kept


def test_a_file_that_changed_while_the_server_runs_is_served_as_it_is(tmp_path: Path) -> None:
    from server.static_files import StaticFolder

    page = tmp_path / "look.css"
    page.write_text("a{}")
    folder = StaticFolder(tmp_path)
    before = folder.digest("look.css")
    page.write_text("a{color:red}")
    assert folder.digest("look.css") != before


def test_replacing_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    from server.static_files import StaticFolder

    with pytest.raises(FileNotFoundError, match=r"Nothing to replace at media/icons\.woff2"):
        StaticFolder(tmp_path, instead={"media/icons.woff2": tmp_path / "cut.woff2"})


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../app.py",
        "/assets/%2e%2e/app.py",
        "/assets/..%2fapp.py",
        "/assets/fonts/../../app.py",
        "/assets/..\\app.py",
        "/assets//etc/passwd",
        "/assets/%00early.js",
        "/assets/",
        "/assets",
        "/static/../index.html",
        "/static/js/../../../web/bootstrap.py",
        "/static/js",
        "/app.py",
        "/.streamlit/config.toml",
        "/secret.key",
    ],
)
def test_no_path_leads_out_of_the_folders(path: str) -> None:
    answer = Site().client().get(f"http://classroom.test:8501{path}")
    assert answer.status_code == 404
    assert "import" not in answer.text
