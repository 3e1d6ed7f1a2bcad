"""The pages that are served, in whose language, and what stays shut."""

import re
from pathlib import Path

import pytest

from server.index_page import read_installed
from tests.server.site import Site


def language(answer: object) -> str:
    (found,) = re.findall(r'<html lang="(\w+)"', answer.text)  # type: ignore[attr-defined]
    assert answer.headers["content-language"] == found  # type: ignore[attr-defined]
    return str(found)


@pytest.mark.parametrize(
    ("address", "headers", "spoken"),
    [
        ("/?lang=es", {}, "es"),
        ("/?lang=en", {"cookie": "lang=es", "accept-language": "es"}, "en"),
        ("/", {"cookie": "lang=es", "accept-language": "en"}, "es"),
        ("/", {"accept-language": "es-MX,es;q=0.9,en;q=0.8"}, "es"),
        ("/", {"accept-language": "fr,es;q=0.5"}, "es"),
        ("/?lang=fr", {"accept-language": "fr"}, "en"),
        ("/?lang=%3Cscript%3E", {}, "en"),
        ("/", {"cookie": "lang=xx"}, "en"),
        ("/learn?lang=es", {}, "es"),
        ("/quiet?lang=es", {}, "es"),
        ("/nothing?lang=es", {}, "es"),
    ],
)
def test_the_page_is_in_the_language_that_was_asked_for(
    address: str, headers: dict[str, str], spoken: str
) -> None:
    assert language(Site().client().get(address, headers=headers)) == spoken


def test_a_language_in_the_address_is_remembered_for_a_new_tab() -> None:
    client = Site().client()
    client.get("/?lang=es")
    assert client.cookies["lang"] == "es"
    assert language(client.get("/")) == "es"


def test_the_page_is_never_stored_by_the_browser() -> None:
    assert Site().client().get("/").headers["cache-control"] == "no-store"


def test_the_page_names_us_and_loads_nothing_from_elsewhere() -> None:
    html = Site().client().get("/?lang=en").text
    assert "<title>Asylum, Explained</title>" in html
    addresses = re.findall(r'(?:src|href)="([^"]+)"', html)
    assert addresses and all(re.match(r"/(static|assets)/", address) for address in addresses)
    for dropped in ("<title>Streamlit", "SourceSans", "service-desc", "agent", "prerender"):
        assert dropped not in html


def test_everything_the_page_loads_is_there() -> None:
    client = Site().client()
    html = client.get("/").text
    for address in re.findall(r'(?:src|href)="([^"]+)"', html):
        assert client.head(address).status_code == 200, address


def test_the_early_script_comes_before_all_that_names_the_page() -> None:
    html = Site().client().get("/").text
    assert html.index("/assets/early.js") < html.index("<title>") < html.index("/static/js/")
    assert re.search(r'<script src="/assets/early\.js[^"]*"></script>', html), "it must block"


def test_no_small_script_of_ours_holds_up_streamlits_own() -> None:
    """Deferred scripts run in the order of the page: what stands before another has to arrive before it."""
    html = Site().client().get("/").text
    deferred = re.findall(r'<script (?:type="module" crossorigin )?src="([^"]+)"(?: defer)?></script>', html)
    assert [name.split(".")[0] for name in deferred] == [
        "/assets/early",
        "/static/js/index",
        "/assets/connection",
    ]


def test_what_our_first_elements_need_is_fetched_with_the_first_script() -> None:
    names = [module.split("/")[-1].split(".")[0] for module in Site().door.installed.modules]
    assert {"BidiComponent", "Html", "purify"} <= set(names)
    assert len(names) == len({*Site().door.installed.modules}), "each once"


def test_a_streamlit_that_we_do_not_know_stops_the_start_and_says_why(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<html></html>")
    with pytest.raises(ValueError, match=r"Install the version that requirements\.txt names"):
        read_installed(tmp_path)


@pytest.mark.parametrize("path", ["/_stcore/health", "/_stcore/host-config", "/media/abc.html"])
def test_what_streamlit_must_answer_reaches_it(path: str) -> None:
    site = Site()
    assert site.client().get(path).text == "Streamlit"


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/upload_file/a/b",
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/interact",
        "/_stcore/agent/mcp",
        "/component/x/index.html",
        "/app/static/x",
        "/auth/login",
        "/oauth2callback",
        "/favicon.png",
        "/manifest.json",
        "/index.html",
        "/learn/",
        "/learn/_stcore/health",
        "/nowhere",
        "//evil.example",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_all_else_is_not_found_and_leads_home(path: str, method: str) -> None:
    site = Site()
    answer = site.client().request(method, f"http://classroom.test:8501{path}")
    assert answer.status_code == 404
    assert "There is no page here" in answer.text and 'href="/?lang=en"' in answer.text
    assert site.reached == []


def test_the_quiet_page_names_nothing_and_leaves_no_trace() -> None:
    for lang in ("en", "es"):
        answer = Site().client().get(f"/quiet?lang={lang}")
        assert not re.search(r"asyl|asil|streamlit|doorway|immigra", answer.text, re.IGNORECASE)
        assert answer.headers["cache-control"] == "no-store"
        assert "set-cookie" not in answer.headers


def test_what_every_visit_loads_is_compressed_before_anyone_asks() -> None:
    site = Site()
    site.door.warm()
    assert f"/static/{site.door.installed.files()[0]}" == f"/{site.door.installed.entry}"
