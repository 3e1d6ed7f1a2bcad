"""What can be wrong with a file or an address, and what the message tells its owner to do.

test_server_faults.py has what can be wrong with a server.
"""

import os
import sqlite3
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from explainer.storage import sqlite_file
from explainer.storage.fault import (
    BadAddress,
    Busy,
    Damaged,
    Full,
    NotWritable,
    StorageFault,
    TooNew,
    WrongSecret,
)
from explainer.storage.sqlite_fault import fault_from
from explainer.storage.storage import Storage
from tests.scoring.made_items import NOON, attempt
from tests.storage.conftest import SECRET


def begin(path: Path) -> None:
    """A database with one record in it."""
    storage = Storage.open(f"sqlite:///{path}", SECRET)
    storage.begin("token", alias="Quiet Lantern", locale="en", now=NOON)
    storage.close()


def rubbish(path: Path) -> None:
    path.write_bytes(b"This is a shopping list, not a database. " * 200)


def damaged(path: Path) -> None:
    begin(path)
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))


def foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()


def newer(path: Path) -> None:
    begin(path)
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO migrations VALUES (999, 'from the future')")
    connection.close()


def folder(path: Path) -> None:
    path.mkdir()


BROKEN = [
    (rubbish, Damaged, r"not a database, or it is damaged\. Move it away"),
    (damaged, Damaged, r"Move it away and put back a copy"),
    (foreign, Damaged, r"was not made by the explainer\. Give another file"),
    (newer, TooNew, r"newer version of the explainer\. Update the explainer"),
    (folder, NotWritable, r"cannot be made or written to .*See that the folder exists"),
]


@pytest.mark.parametrize(("make", "kind", "message"), BROKEN, ids=[make.__name__ for make, _, _ in BROKEN])
def test_a_database_that_cannot_be_used_says_what_to_do(
    database: Path, make: Callable[[Path], None], kind: type[StorageFault], message: str
) -> None:
    make(database)
    with pytest.raises(kind, match=message) as caught:
        Storage.open(f"sqlite:///{database}", SECRET)
    assert str(database) in str(caught.value), "the message names the file"


def test_a_newer_database_is_left_as_it_was(database: Path) -> None:
    newer(database)
    before = database.read_bytes()
    with pytest.raises(TooNew):
        Storage.open(f"sqlite:///{database}", SECRET)
    assert database.read_bytes() == before


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotWritable, match=r"no-such-folder.*See that the folder exists"):
        Storage.open(f"sqlite:///{tmp_path / 'no-such-folder' / 'records.sqlite3'}", SECRET)


ADDRESSES = [
    (
        "mysql://school/records",
        "A mysql database cannot be opened by this version. Write sqlite:///.* or postg",
    ),
    ("postgresql+psycopg2://school/records", "opened with psycopg here, not psycopg2. Write postgresql://"),
    ("postgresql://school", "names no database. Write …/DATABASE at its end"),
    ("sqlite://", "in memory forgets everything"),
    ("sqlite:///:memory:", "in memory forgets everything"),
    ("records.sqlite3", "is no database address. Write sqlite:///"),
    ("", "is no database address"),
    ("nonsense://x", "A nonsense database cannot be opened"),
]


@pytest.mark.parametrize(("url", "message"), ADDRESSES)
def test_an_address_that_cannot_be_opened_says_how_to_write_one(url: str, message: str) -> None:
    with pytest.raises(BadAddress, match=message):
        Storage.open(url, SECRET)


WITH_A_PASSWORD = [
    "mysql://teacher:hunter2@school/records",
    "postgresql//teacher:hunter2@school/records",
    "postgresql://teacher:hunter2@school:many/records",
    "postgresql://teacher:mine@hunter2@school/records",
    "postgresql://teacher:hunter2@school",
    "postgresql://teacher@school?password=hunter2",
    "teacher password=hunter2",
]


@pytest.mark.parametrize("url", WITH_A_PASSWORD)
def test_a_password_in_an_address_is_not_repeated(url: str) -> None:
    with pytest.raises(BadAddress) as caught:
        Storage.open(url, SECRET)
    assert "hunter2" not in str(caught.value)


def test_another_secret_than_the_one_it_was_begun_with_is_refused(url: str) -> None:
    Storage.open(url, SECRET).close()
    with pytest.raises(
        WrongSecret, match=r"begun with another secret.*Put the secret.key that belongs to it"
    ):
        Storage.open(url, bytes(32))
    Storage.open(url, SECRET).close()


def test_a_short_secret_is_refused(database: Path) -> None:
    with pytest.raises(ValueError, match="the secret has 5 bytes; it needs at least 16"):
        Storage.open(f"sqlite:///{database}", b"short")
    assert not database.exists()


def test_a_database_that_another_program_holds_is_busy_and_nothing_is_written(database: Path) -> None:
    storage = Storage.open(f"sqlite:///{database}", SECRET, patience=0.05)
    mine = storage.begin("token", alias="Quiet Lantern", locale="en", now=NOON).id
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Busy, match=r"another program is using it\. Close that program, or try again"):
        storage.add(mine, attempt())
    assert storage.attempts(mine) == (), "reading goes on meanwhile"
    other.execute("ROLLBACK")
    other.close()
    assert storage.add(mine, attempt()).mode == "scored"
    storage.close()


def test_who_waits_behind_others_for_a_held_file_waits_no_longer_than_they(database: Path) -> None:
    storage = Storage.open(f"sqlite:///{database}", SECRET, patience=0.2)
    mine = storage.begin("token", alias="Quiet Lantern", locale="en", now=NOON).id
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    told: list[StorageFault] = []

    def write() -> None:
        try:
            storage.add(mine, attempt())
        except StorageFault as fault:
            told.append(fault)

    writers = [threading.Thread(target=write) for _ in range(20)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(2)  # one after another they would take four
    assert len(told) == 20 and all(isinstance(fault, Busy) for fault in told)
    assert any("too many are writing at once. Try again" in str(fault) for fault in told)
    other.execute("ROLLBACK")
    other.close()
    assert storage.add(mine, attempt()).mode == "scored", "and afterwards it is had at once"
    storage.close()


def test_when_every_connection_is_in_use_the_fault_says_so(database: Path) -> None:
    storage = Storage.open(f"sqlite:///{database}", SECRET, patience=0.01)
    held = [storage._database.reading() for _ in range(sqlite_file.POOL_SIZE)]
    for transaction in held:
        transaction.__enter__()
    with pytest.raises(Busy, match="all its connections are in use"):
        storage.find("token")
    for transaction in held:
        transaction.__exit__(None, None, None)
    assert storage.find("token") is None
    storage.close()


CODES = [
    (sqlite3.SQLITE_FULL, Full, "the disk is full. Make room"),
    (sqlite3.SQLITE_READONLY, NotWritable, "may not be written to. Allow writing"),
    (sqlite3.SQLITE_IOERR | (12 << 8), NotWritable, "the disk failed"),
    (sqlite3.SQLITE_CANTOPEN, NotWritable, "See that the folder exists"),
    (sqlite3.SQLITE_BUSY | (2 << 8), Busy, "another program is using it"),
]


@pytest.mark.parametrize(("code", "kind", "message"), CODES)
def test_each_failure_of_sqlite_has_its_own_advice(code: int, kind: type[StorageFault], message: str) -> None:
    cause = sqlite3.OperationalError("as SQLite says it")
    cause.sqlite_errorcode = code
    fault = fault_from(OperationalError("INSERT …", None, cause), "/data/records.sqlite3")
    assert type(fault) is kind
    assert message in str(fault) and "/data/records.sqlite3" in str(fault)


def test_a_mistake_of_our_own_is_not_passed_off_as_the_disks() -> None:
    cause = sqlite3.OperationalError("no such column: x")
    cause.sqlite_errorcode = sqlite3.SQLITE_ERROR
    assert fault_from(OperationalError("SELECT x", None, cause), "/data/records.sqlite3") is None


def test_faults_never_repeat_what_was_being_written(in_file: Storage, database: Path) -> None:
    """A log must not hold a note: the message has SQLite's words, not the statement's values."""
    mine = in_file.begin("token", alias="Quiet Lantern", locale="en", now=NOON).id
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("DROP TABLE notes")
    other.close()
    with pytest.raises(OperationalError) as caught:
        in_file.put_note(mine, "a-unit", "one", "ZEBRA wrote this.", now=NOON)
    assert "ZEBRA" not in str(caught.value)


@pytest.mark.parametrize("name", sqlite_file.PRAGMAS)
def test_a_setting_that_sqlite_refuses_stops_the_start(
    database: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setitem(sqlite_file.PRAGMAS, name, "77")
    with pytest.raises(NotWritable, match=f"SQLite refuses {name}=77 here.*folder on this computer"):
        Storage.open(f"sqlite:///{database}", SECRET)


def test_every_connection_has_the_settings(in_file: Storage) -> None:
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,  # FULL
        "secure_delete": 1,
        "temp_store": 2,  # memory
        "foreign_keys": 1,
        "busy_timeout": 5000,
    }
    transactions = [in_file._database.reading() for _ in range(sqlite_file.POOL_SIZE)]
    connections = [transaction.__enter__() for transaction in transactions]
    for connection in connections:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in expected}
        assert found == expected
    for transaction in transactions:
        transaction.__exit__(None, None, None)


if os.name == "posix":

    def test_only_the_owner_can_read_the_files(in_file: Storage, database: Path) -> None:
        in_file.begin("token", alias="Quiet Lantern", locale="en", now=NOON)
        for path in database.parent.iterdir():
            assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name
