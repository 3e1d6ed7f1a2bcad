"""The record as a file: for the browser whose cookie opens it, and in words for every other."""

from dataclasses import dataclass, field

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from explainer.storage.storage import Storage
from server.front_door import FrontDoor
from server.record_file import RecordFile
from tests.components.made_content import NOON, attempt, library
from tests.server.site import HOST, ORIGIN
from tests.storage.in_memory import InMemory

TOKEN = "t" * 43


@dataclass
class Shelf:
    """The route behind the front door, with a store that is a list."""

    store: InMemory = field(default_factory=InMemory)

    def __post_init__(self) -> None:
        record = RecordFile(library, lambda: self.store, now=lambda: NOON)  # type: ignore[arg-type, return-value]
        door = FrontDoor(("",), record.routes())
        self.app = Starlette(routes=door.routes, middleware=door.middleware)

    def client(self, token: str | None = TOKEN) -> TestClient:
        cookies = {"learner": token} if token else {}
        return TestClient(self.app, base_url=ORIGIN, headers={"host": HOST}, cookies=cookies)

    def begin(self, token: str = TOKEN, alias: str = "Quiet Harbor") -> int:
        return self.store.begin(token, alias=alias, locale="en", now=NOON).id


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def test_the_file_holds_the_record_and_is_kept_by_no_cache(shelf: Shelf) -> None:
    record_id = shelf.begin()
    shelf.store.add(record_id, attempt())
    shelf.store.put_note(record_id, "unit", "one", "my <own> words", now=NOON)
    reply = shelf.client().get("/record/file?lang=en")
    assert reply.status_code == 200
    assert reply.headers["cache-control"] == "no-store"
    assert reply.headers["content-disposition"].startswith("attachment; filename=")
    assert reply.headers["content-type"].startswith("text/html")
    for words in ("Quiet Harbor", "What is &lt;so&gt; in first?", "my &lt;own&gt; words", "Name: ____"):
        assert words in reply.text
    assert "November 22, 2026" in reply.text


def test_the_file_and_its_name_are_in_the_language_asked_for(shelf: Shelf) -> None:
    shelf.begin()
    english, spanish = (shelf.client().get(f"/record/file?lang={lang}") for lang in ("en", "es"))
    assert 'lang="es"' in spanish.text and "Nombre: ____" in spanish.text
    assert spanish.headers["content-disposition"] != english.headers["content-disposition"]
    for reply in (english, spanish):
        assert "asyl" not in reply.headers["content-disposition"].lower()


@pytest.mark.parametrize(
    "token",
    [None, "u" * 43, "", "short", "' OR 1=1 --" + "x" * 32],
    ids=["none", "unknown", "empty", "short", "odd"],
)
def test_a_browser_without_a_record_is_told_so_in_words(shelf: Shelf, token: str | None) -> None:
    shelf.begin()
    reply = shelf.client(token).get("/record/file?lang=en")
    assert reply.status_code == 404
    assert reply.headers["cache-control"] == "no-store"
    assert reply.text.startswith("There is no record in this browser yet.")
    assert "Quiet Harbor" not in reply.text
    assert "Todavía" in shelf.client(token).get("/record/file?lang=es").text


def test_an_address_can_name_no_one_elses_record(shelf: Shelf) -> None:
    shelf.begin("a" * 43, "First One")
    shelf.begin("b" * 43, "Second One")
    for query in ("token=" + "b" * 43, "learner=" + "b" * 43, "id=2", "record=2"):
        assert "Second One" not in shelf.client("a" * 43).get(f"/record/file?{query}").text


def test_an_erased_record_is_gone_from_its_file_too(shelf: Shelf) -> None:
    shelf.store.erase(shelf.begin())
    assert shelf.client().get("/record/file").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_it_is_only_for_reading(shelf: Shelf, method: str) -> None:
    shelf.begin()
    reply = getattr(shelf.client(), method)("/record/file", headers={"origin": ORIGIN})
    assert reply.status_code in (404, 405)
    assert "Quiet Harbor" not in reply.text


def test_the_storage_that_is_shipped_has_what_the_route_asks_of_it() -> None:
    assert {"find", "attempts", "notes"} <= set(dir(Storage))
