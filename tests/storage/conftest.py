"""The stores that the contract is tested on. A further database is one more branch here."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest

from explainer.scoring.record import Records, Scorebook
from explainer.storage.storage import Storage
from tests.storage.in_memory import InMemory

SECRET = bytes(range(32))


class Store(Records, Scorebook, Protocol):
    """What both contracts ask."""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where the database will be."""
    return tmp_path / "records.sqlite3"


@pytest.fixture
def storage(database: Path) -> Iterator[Storage]:
    """A store in an SQLite file."""
    opened = Storage.open(f"sqlite:///{database}", SECRET)
    yield opened
    opened.close()


@pytest.fixture(params=["list", "sqlite"])
def store(request: pytest.FixtureRequest) -> Store:
    """Each store in turn."""
    kept: Store = InMemory() if request.param == "list" else request.getfixturevalue("storage")
    return kept
