"""What is stored instead of a token or a code."""

import sqlite3
from pathlib import Path

from explainer.storage.keyed_digest import Digests
from explainer.storage.storage import Storage
from tests.scoring.made_items import NOON
from tests.storage.conftest import SECRET

CODE = "ambercanoelemonigloo48291057"


def test_a_token_and_a_code_of_the_same_text_share_no_value() -> None:
    digests = Digests.of(SECRET)
    assert digests.token(CODE) != digests.code(CODE)
    assert len({digests.token_key, digests.code_key, digests.check, SECRET}) == 4


def test_another_secret_gives_other_digests() -> None:
    one, other = Digests.of(SECRET), Digests.of(bytes(32))
    assert one.token("token") != other.token("token")
    assert one.code(CODE) != other.code(CODE)


def test_the_secret_alone_decides_so_tomorrow_the_same_token_opens_the_same_record() -> None:
    assert Digests.of(SECRET) == Digests.of(SECRET)
    assert Digests.of(SECRET).token("token").hex().startswith("e06ecaa76636c57d")


def test_the_keys_are_not_shown_when_the_digests_are_printed() -> None:
    assert repr(Digests.of(SECRET)) == "Digests()"


def test_rows_hold_digests_of_32_bytes_and_no_two_are_alike(in_file: Storage, database: Path) -> None:
    record = in_file.begin(CODE, alias="Quiet Lantern", locale="en", now=NOON)
    in_file.replace_code(record.id, CODE)
    connection = sqlite3.connect(database)
    kept = [
        row[0] for row in connection.execute("SELECT digest FROM tokens UNION ALL SELECT code FROM records")
    ]
    kept += [row[0] for row in connection.execute("SELECT value FROM settings")]
    connection.close()
    assert [len(value) for value in kept] == [32, 32, 32]
    assert len(set(kept)) == 3
