"""The stores that the contract is tested on. A further database is one more branch here."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest

from explainer.scoring.record import Records, Scorebook
from explainer.storage.storage import Storage
from tests.storage.in_memory import InMemory
from tests.storage.postgresql_at_hand import ServerAtHand

SECRET = bytes(range(32))


class Store(Records, Scorebook, Protocol):
    """What both contracts ask."""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where the file of a database will be."""
    return tmp_path / "records.sqlite3"


@pytest.fixture(scope="session")
def server() -> Iterator[ServerAtHand]:
    """A PostgreSQL server. Each process that runs tests starts its own, and only if it needs one."""
    running = ServerAtHand()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def begun(server: ServerAtHand) -> str:
    """The name of a database with our tables and nothing in them: copied, not made, for each test."""
    name = server.new_database()
    Storage.open(server.url(name), SECRET).close()
    return name


@pytest.fixture
def on_server(server: ServerAtHand, begun: str) -> Iterator[str]:
    """The name of a database on the server, with our tables."""
    name = server.new_database(begun)
    yield name
    server.drop(name)


@pytest.fixture
def empty_on_server(server: ServerAtHand) -> Iterator[str]:
    """The name of a database on the server without a table."""
    name = server.new_database()
    yield name
    server.drop(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """The address of a database in which nothing is written yet; each kind in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{request.getfixturevalue('database')}"
    at_hand: ServerAtHand = request.getfixturevalue("server")
    return at_hand.url(request.getfixturevalue("on_server"))


@pytest.fixture
def storage(url: str) -> Iterator[Storage]:
    """A store in each kind of database."""
    opened = Storage.open(url, SECRET)
    yield opened
    opened.close()


@pytest.fixture
def in_file(database: Path) -> Iterator[Storage]:
    """A store in an SQLite file, for tests that look into the file."""
    opened = Storage.open(f"sqlite:///{database}", SECRET)
    yield opened
    opened.close()


@pytest.fixture(params=["list", "sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """Each store in turn."""
    if request.param == "list":
        yield InMemory()
        return
    if request.param == "sqlite":
        address = f"sqlite:///{request.getfixturevalue('database')}"
    else:
        address = request.getfixturevalue("server").url(request.getfixturevalue("on_server"))
    opened = Storage.open(address, SECRET)
    yield opened
    opened.close()


@pytest.fixture
def on_a_server(server: ServerAtHand, on_server: str) -> Iterator[Storage]:
    """A store on the server that waits a twentieth of a second."""
    opened = Storage.open(server.url(on_server), SECRET, patience=0.05)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def teacher(server: ServerAtHand) -> Iterator[None]:
    """A user of the server who must say a password, and owns nothing."""
    server.administer("CREATE USER teacher PASSWORD 'hunter2'")
    yield
    server.administer("DROP USER teacher")
