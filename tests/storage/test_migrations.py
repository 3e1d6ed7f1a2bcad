"""Small steps from an empty database to the present tables."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import MetaData, create_engine
from sqlalchemy.exc import OperationalError

from explainer.storage import tables
from explainer.storage.database import Database
from explainer.storage.migrations import STEPS, Migration, known_migrations, migrate
from explainer.storage.storage import Storage
from tests.scoring.made_items import NOON
from tests.storage.conftest import SECRET

SHIPPED = [(step.number, step.name) for step in known_migrations()]
NEXT = len(SHIPPED) + 1


def steps_taken(path: Path) -> list[tuple[int, str]]:
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT number, name FROM migrations ORDER BY number").fetchall()
    connection.close()
    return rows


def schema(path: Path) -> dict[str, set[tuple[str, str, bool, bool]]]:
    """The tables in a file: name, type, whether required, whether part of the primary key."""
    engine = create_engine(f"sqlite:///{path}")
    found = MetaData()
    found.reflect(engine)
    engine.dispose()
    return {t.name: columns(t) for t in found.sorted_tables}


def columns(table) -> set[tuple[str, str, bool, bool]]:  # type: ignore[no-untyped-def]
    return {(c.name, str(c.type), c.nullable, c.primary_key) for c in table.columns}


def indexes(path: Path) -> dict[str, str]:
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
    found = {name: " ".join(sql.replace(" (", "(").split()) for name, sql in rows}
    connection.close()
    return found


def test_the_steps_lead_to_the_tables_that_the_code_knows(database: Path, tmp_path: Path) -> None:
    Storage.open(f"sqlite:///{database}", SECRET).close()
    made = tmp_path / "made.sqlite3"
    engine = create_engine(f"sqlite:///{made}")
    tables.metadata.create_all(engine)
    engine.dispose()
    assert schema(database) == schema(made)
    assert indexes(database) == indexes(made)


def test_steps_are_numbered_from_one_without_a_gap() -> None:
    steps = known_migrations()
    assert [step.number for step in steps] == list(range(1, len(steps) + 1))
    assert all(step.name and step.statements for step in steps)
    assert len(list(STEPS.iterdir())) == len(steps), "every file is a step"


def test_the_steps_taken_are_written_down_and_not_taken_again(database: Path) -> None:
    for _ in range(2):
        Storage.open(f"sqlite:///{database}", SECRET).close()
        assert steps_taken(database) == SHIPPED


def test_what_was_there_stays_when_a_step_is_added(database: Path) -> None:
    storage = Storage.open(f"sqlite:///{database}", SECRET)
    record = storage.begin("token", alias="Quiet Lantern", locale="en", now=NOON)
    storage.close()
    added = Migration(NEXT, "a further table", ("CREATE TABLE further (x INTEGER)",))
    opened = Database(f"sqlite:///{database}")
    migrate(opened, [*known_migrations(), added])
    opened.close()
    assert steps_taken(database) == [*SHIPPED, (NEXT, "a further table")]
    with sqlite3.connect(database) as connection:
        assert connection.execute("SELECT id, alias FROM records").fetchall() == [(record.id, record.alias)]
    connection.close()


def test_a_step_that_fails_leaves_nothing_behind_and_is_not_recorded(database: Path) -> None:
    broken = Migration(NEXT, "broken", ("CREATE TABLE half (x INTEGER)", "CREATE TABLE half (x INTEGER)"))
    opened = Database(f"sqlite:///{database}")
    with pytest.raises(OperationalError, match="table half already exists"):
        migrate(opened, [*known_migrations(), broken])
    opened.close()
    assert steps_taken(database) == SHIPPED
    assert "half" not in schema(database)


def test_a_file_of_statements_is_read_without_its_comments(tmp_path: Path) -> None:
    (tmp_path / "0002-more.sql").write_text(
        "-- Why.\nCREATE TABLE a (\n    x INTEGER\n);\n\n-- And why.\nCREATE TABLE b (y INTEGER);",
        encoding="utf-8",
    )
    assert known_migrations(tmp_path) == (
        Migration(2, "more", ("CREATE TABLE a (\n    x INTEGER\n)", "CREATE TABLE b (y INTEGER)")),
    )
