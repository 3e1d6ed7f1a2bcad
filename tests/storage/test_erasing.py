"""What is erased is gone from the bytes of the files; test_server_erasing.py has a server's."""

import random
import sqlite3
from datetime import date, timedelta
from pathlib import Path

import pytest

from explainer.scoring.record import Place
from explainer.scoring.return_code import normalise_code
from explainer.storage import tables
from explainer.storage.address import open_database
from explainer.storage.erasing import delete_records, finish_erasing
from explainer.storage.fault import Busy, EraseUnfinished
from explainer.storage.keyed_digest import Digests
from explainer.storage.storage import Storage
from tests.scoring.made_items import NOON, attempt
from tests.storage.conftest import SECRET

CODE = "amber-canoe-lemon-igloo-4829-1057"


def bytes_of_files(database: Path) -> bytes:
    """The bytes of the database, its journal and whatever else lies beside it."""
    return b"".join(path.read_bytes() for path in sorted(database.parent.iterdir()))


def fill(storage: Storage, token: str, mark: str, rng: random.Random, *, answers: int = 40) -> int:
    """A record, well used: everything in it carries the mark."""
    record_id = storage.begin(token, alias=f"{mark} Alias", locale="en", now=NOON).id
    for n in range(answers):
        storage.add(
            record_id,
            attempt(f"{mark}-item-{rng.randrange(30)}", (f"{mark}-option-{n}",), digest=f"1:{mark}-digest"),
        )
    for n in range(12):
        long = f"{mark} wrote this. " * rng.randrange(1, 100)
        storage.put_note(record_id, f"{mark}-unit", f"section-{n % 4}", long[:1900], now=NOON)
    storage.put_note(record_id, f"{mark}-unit", "section-0", "", now=NOON)
    storage.open_hint(record_id, f"{mark}-item-1", now=NOON)
    storage.skip(record_id, f"{mark}-unit", f"{mark}-section", now=NOON)
    storage.put_place(record_id, Place(f"{mark}-unit", f"{mark}-section"), now=NOON)
    return record_id


def test_the_bytes_can_be_found_before_so_the_search_is_worth_something(
    in_file: Storage, database: Path
) -> None:
    fill(in_file, "token", "ZEBRA", random.Random(1))
    found = bytes_of_files(database)
    assert b"ZEBRA wrote this." in found and b"ZEBRA-option-7" in found and b"ZEBRA Alias" in found


# With 55 and 84 rows move between pages, and SQLite's secure_delete alone left bytes behind.
@pytest.mark.parametrize("seed", [1, 2, 55, 84])
def test_no_byte_of_an_erased_record_is_left_in_any_file(in_file: Storage, database: Path, seed: int) -> None:
    rng = random.Random(seed)
    for n in range(rng.randrange(2, 8)):
        fill(in_file, f"before-{n}", "OTHER", rng, answers=rng.randrange(1, 80))
    gone = fill(in_file, "gone", "ZEBRA", rng, answers=rng.randrange(1, 120))
    for n in range(rng.randrange(0, 8)):
        after = fill(in_file, f"after-{n}", "OTHER", rng, answers=rng.randrange(1, 80))
        if rng.random() < 0.4:
            in_file.erase(after)
        in_file.put_note(gone, "ZEBRA-unit", f"s{n % 3}", "ZEBRA again " * rng.randrange(1, 150), now=NOON)
    in_file.replace_code(gone, CODE)
    in_file.return_with(CODE, token="gone-at-school", now=NOON)
    in_file.erase(gone)
    left = bytes_of_files(database)
    assert b"ZEBRA" not in left
    digests = Digests.of(SECRET)
    for digest in (
        digests.token("gone"),
        digests.token("gone-at-school"),
        digests.code(normalise_code(CODE)),
    ):
        assert digest not in left
    stays = in_file.find("before-0")
    assert stays is not None and len(in_file.attempts(stays.id)) > 0 and b"OTHER wrote this." in left


def test_records_erased_for_want_of_use_leave_no_byte_either(in_file: Storage, database: Path) -> None:
    rng = random.Random(9)
    for n in range(5):
        fill(in_file, f"old-{n}", "ZEBRA", rng)
    new = fill(in_file, "new", "OTHER", rng)
    in_file.touch(new, now=NOON + timedelta(days=400))
    assert in_file.erase_unused(NOON.date() + timedelta(days=1)) == 5
    left = bytes_of_files(database)
    assert b"ZEBRA" not in left and b"OTHER wrote this." in left


def test_a_note_that_was_changed_or_removed_goes_with_the_record_too(
    in_file: Storage, database: Path
) -> None:
    record_id = in_file.begin("token", alias="Quiet Lantern", locale="en", now=NOON).id
    for n in range(50):
        in_file.put_note(record_id, "a-unit", "one", f"ZEBRA {n} " * (n * 3 + 1), now=NOON)
    in_file.put_note(record_id, "a-unit", "one", "", now=NOON)
    in_file.erase(record_id)
    assert b"ZEBRA" not in bytes_of_files(database)


def test_every_table_whose_rows_belong_to_a_record_is_emptied() -> None:
    """A table added later and forgotten in OF_A_RECORD would outlive its owner."""
    owned = {t for t in tables.metadata.sorted_tables if "record_id" in t.c}
    assert owned == set(tables.OF_A_RECORD)
    of_rooms = {"rooms", "participants", "polls", "ballots", "more_time", "hand_counts"}
    of_rooms |= {"timers", "talks", "seats", "restated", "stands", "contributions"}
    others = {t.name for t in set(tables.metadata.sorted_tables) - owned} - of_rooms
    assert others == {"migrations", "settings", "records", "sign_ins", "spent_tokens"}


def test_no_text_of_a_token_or_code_is_ever_written(in_file: Storage, database: Path) -> None:
    record = in_file.begin("opaque-token-ZEBRA", alias="Quiet Lantern", locale="en", now=NOON)
    in_file.replace_code(record.id, CODE)
    found = bytes_of_files(database)
    for text in (b"ZEBRA", b"amber", b"4829", b"igloo"):
        assert text not in found


def test_while_another_program_reads_an_older_state_erasing_says_that_it_is_not_done(database: Path) -> None:
    storage = Storage.open(f"sqlite:///{database}", SECRET, patience=0.05)
    gone = fill(storage, "token", "ZEBRA", random.Random(1), answers=3)
    reader = sqlite3.connect(database, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM notes").fetchone()
    with pytest.raises(
        EraseUnfinished, match=r"is deleted, but another program is reading .* Close that program"
    ):
        storage.erase(gone)
    assert storage.find("token") is None
    reader.close()
    storage.erase(gone)
    assert b"ZEBRA" not in bytes_of_files(database)
    storage.close()


def test_what_a_killed_process_left_unfinished_is_finished_at_the_next_start(database: Path) -> None:
    storage = Storage.open(f"sqlite:///{database}", SECRET)
    gone = fill(storage, "token", "ZEBRA", random.Random(1))
    with storage._database.writing() as connection:
        delete_records(connection, [gone])
    # The files as a process leaves them that dies here, with nothing closed.
    copy = database.parent / "copy" / database.name
    copy.parent.mkdir()
    for suffix in ("", "-wal"):
        Path(f"{copy}{suffix}").write_bytes(Path(f"{database}{suffix}").read_bytes())
    storage.close()
    assert b"ZEBRA" in bytes_of_files(copy)
    again = Storage.open(f"sqlite:///{copy}", SECRET)
    assert b"ZEBRA" not in bytes_of_files(copy)
    again.close()


def test_a_start_is_not_stopped_by_an_erasing_that_cannot_be_finished_now(database: Path) -> None:
    storage = Storage.open(f"sqlite:///{database}", SECRET, patience=0.05)
    gone = fill(storage, "token", "ZEBRA", random.Random(1), answers=3)
    reader = sqlite3.connect(database, isolation_level=None)
    reader.execute("BEGIN IMMEDIATE")
    with pytest.raises(Busy):
        storage.erase(gone)
    assert storage.find("token") is not None, "nothing was deleted, so nobody was told it was"
    reader.execute("ROLLBACK")
    with storage._database.writing() as connection:
        delete_records(connection, [gone])
    reader.execute("BEGIN IMMEDIATE")
    with pytest.raises(
        EraseUnfinished, match=r"next erasing or start of the explainer removes them\..*another"
    ):
        finish_erasing(storage._database)
    reader.execute("ROLLBACK")
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM notes").fetchone()
    Storage.open(f"sqlite:///{database}", SECRET, patience=0.05).close()
    reader.close()
    Storage.open(f"sqlite:///{database}", SECRET).close()
    storage.close()
    assert b"ZEBRA" not in bytes_of_files(database)


def test_the_file_is_written_anew_once_for_all_who_erase_at_once(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[int] = []
    write_anew = storage._database.write_anew
    monkeypatch.setattr(storage._database, "write_anew", lambda: (written.append(1), write_anew()))
    ids = [storage.begin(f"token-{n}", alias="A B", locale="en", now=NOON).id for n in range(3)]
    with storage._database.writing() as connection:
        delete_records(connection, ids[:2])
    storage.erase(ids[2])
    storage.erase(ids[2])
    assert written == [1]


def test_erasing_nothing_is_no_error(storage: Storage) -> None:
    assert storage.erase_unused(date(2020, 1, 1)) == 0
    storage.erase(12345)


def test_closing_leaves_one_file(in_file: Storage, database: Path) -> None:
    fill(in_file, "token", "ZEBRA", random.Random(1))
    in_file.close()
    assert [path.name for path in database.parent.iterdir()] == [database.name]
    open_database(f"sqlite:///{database}").close()
