"""Small steps from an empty database to the present tables, in each kind of database."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError

from explainer.storage import tables
from explainer.storage.address import open_database
from explainer.storage.fault import Damaged
from explainer.storage.migrations import STEPS, Migration, known_migrations, migrate
from explainer.storage.storage import Storage
from tests.scoring.made_items import NOON
from tests.storage.conftest import SECRET
from tests.storage.postgresql_at_hand import ServerAtHand

KINDS = ("postgresql", "sqlite")
SHIPPED = [(step.number, step.name) for step in known_migrations("sqlite")]
NEXT = len(SHIPPED) + 1

DELETED_WITH = {
    "sqlite": 'SELECT "from", "table", "to", on_delete FROM pragma_foreign_key_list(\'{}\')',
    "postgresql": (
        "SELECT mine.attname, key.confrelid::regclass::text, theirs.attname,"
        " CASE key.confdeltype WHEN 'c' THEN 'CASCADE' ELSE key.confdeltype::text END"
        " FROM pg_constraint AS key"
        " JOIN pg_attribute AS mine ON mine.attrelid = key.conrelid AND mine.attnum = ANY(key.conkey)"
        " JOIN pg_attribute AS theirs ON theirs.attrelid = key.confrelid AND theirs.attnum = ANY(key.confkey)"
        " WHERE key.contype = 'f' AND key.conrelid = '{}'::regclass"
    ),
}
"""What the rows of a table go with. SQLAlchemy reads it from SQLite only where it is written in one way."""


def engine_of(url: str) -> Engine:
    return create_engine(url.replace("postgresql://", "postgresql+psycopg://"))


def rows(url: str, query: str) -> list[tuple[Any, ...]]:
    engine = engine_of(url)
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(text(query))]
    engine.dispose()
    return found


def steps_taken(url: str) -> list[tuple[Any, ...]]:
    return rows(url, "SELECT number, name FROM migrations ORDER BY number")


def schema(url: str) -> dict[str, dict[str, object]]:
    """What the tables hold to: columns, keys, what is unique, what goes with what."""
    engine = engine_of(url)
    look = inspect(engine)
    found: dict[str, dict[str, object]] = {}
    for name in look.get_table_names():
        indexes = look.get_indexes(name)
        found[name] = {
            "columns": {
                (
                    column["name"],
                    str(column["type"].as_generic()).partition(" COLLATE")[0],
                    column["nullable"],
                )
                for column in look.get_columns(name)
            },
            "key": look.get_pk_constraint(name)["constrained_columns"],
            "unique": {tuple(unique["column_names"]) for unique in look.get_unique_constraints(name)},
            "indexes": {
                (index["name"], tuple(index["column_names"]), bool(index["unique"]))
                for index in indexes
                if not index.get("duplicates_constraint")
            },
            "foreign": set(rows(url, DELETED_WITH[url.partition(":")[0]].format(name))),
        }
    engine.dispose()
    return found


def conditions(url: str) -> set[str]:
    """What the indexes are limited to, as each database writes it, without brackets and types."""
    if url.startswith("sqlite"):
        told = rows(url, "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql LIKE '% WHERE %'")
    else:
        told = rows(url, "SELECT indexdef FROM pg_indexes WHERE indexdef LIKE '% WHERE %'")
    plain = (sql.partition(" WHERE ")[2].replace("::text", "") for (sql,) in told)
    return {"".join(c for c in words if c not in "()") for words in plain}


@pytest.fixture
def described(url: str, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """A database of the same kind, with the tables made as tables.py describes them."""
    made = f"sqlite:///{tmp_path / 'made.sqlite3'}"
    if not url.startswith("sqlite"):
        made = request.getfixturevalue("server").url(request.getfixturevalue("empty_on_server"))
    engine = engine_of(made)
    tables.metadata.create_all(engine)
    engine.dispose()
    return made


def test_the_steps_lead_to_the_tables_that_the_code_knows(url: str, described: str) -> None:
    Storage.open(url, SECRET).close()
    assert schema(url) == schema(described)
    assert ("record_id", "records", "id", "CASCADE") in schema(url)["tokens"]["foreign"]  # type: ignore[operator]
    assert conditions(url) == conditions(described)


def test_rows_that_belong_to_another_go_with_it() -> None:
    foreign = [key for table in tables.metadata.sorted_tables for key in table.foreign_keys]
    assert foreign and all(key.ondelete == "CASCADE" for key in foreign)


@pytest.mark.parametrize("kind", KINDS)
def test_steps_are_numbered_from_one_without_a_gap(kind: str) -> None:
    steps = known_migrations(kind)
    assert [step.number for step in steps] == list(range(1, len(steps) + 1))
    assert all(step.name and step.statements for step in steps)
    assert len(list((STEPS / kind).iterdir())) == len(steps), "every file is a step"


def test_every_kind_of_database_has_the_same_steps() -> None:
    assert tuple(sorted(path.name for path in STEPS.iterdir())) == KINDS
    assert [(step.number, step.name) for step in known_migrations("postgresql")] == SHIPPED


def test_text_on_a_server_sorts_as_in_a_file_whatever_the_servers_language(
    server: ServerAtHand, on_server: str
) -> None:
    otherwise = server.administer(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
        " AND data_type = 'character varying' AND collation_name IS DISTINCT FROM 'C'"
        " AND table_name <> 'migrations'",
        on_server,
    )
    assert otherwise == [], 'these lack COLLATE "C"'


def test_the_steps_taken_are_written_down_and_not_taken_again(url: str) -> None:
    for _ in range(2):
        Storage.open(url, SECRET).close()
        assert steps_taken(url) == SHIPPED


def test_what_was_there_stays_when_a_step_is_added(url: str) -> None:
    storage = Storage.open(url, SECRET)
    record = storage.begin("token", alias="Quiet Lantern", locale="en", now=NOON)
    storage.close()
    added = Migration(NEXT, "a further table", ("CREATE TABLE further (x INTEGER)",))
    opened = open_database(url)
    migrate(opened, [*known_migrations(opened.kind), added])
    opened.close()
    assert steps_taken(url) == [*SHIPPED, (NEXT, "a further table")]
    assert rows(url, "SELECT id, alias FROM records") == [(record.id, record.alias)]


def test_a_step_that_fails_leaves_nothing_behind_and_is_not_recorded(url: str) -> None:
    Storage.open(url, SECRET).close()
    broken = Migration(NEXT, "broken", ("CREATE TABLE half (x INTEGER)", "CREATE TABLE half (x INTEGER)"))
    opened = open_database(url)
    with pytest.raises(DBAPIError, match=r'"?half"? already exists'):
        migrate(opened, [*known_migrations(opened.kind), broken])
    opened.close()
    assert steps_taken(url) == SHIPPED
    assert "half" not in schema(url)


def test_a_file_in_which_another_program_keeps_migrations_is_not_ours(database: Path) -> None:
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE migrations (id INTEGER, migration TEXT, batch INTEGER)")
    connection.close()
    with pytest.raises(Damaged, match="was not made by the explainer"):
        Storage.open(f"sqlite:///{database}", SECRET)


def test_a_file_of_statements_is_read_without_its_comments(tmp_path: Path) -> None:
    (tmp_path / "sqlite").mkdir()
    (tmp_path / "sqlite" / "0002-more.sql").write_text(
        "-- Why.\nCREATE TABLE a (\n    x INTEGER\n);\n\n-- And why.\nCREATE TABLE b (y INTEGER);",
        encoding="utf-8",
    )
    assert known_migrations("sqlite", tmp_path) == (
        Migration(2, "more", ("CREATE TABLE a (\n    x INTEGER\n)", "CREATE TABLE b (y INTEGER)")),
    )
