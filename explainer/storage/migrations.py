"""Small steps from an empty database to the present tables."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Inspector, inspect, select

from explainer.storage import tables
from explainer.storage.database import Database, hold
from explainer.storage.fault import Damaged, TooNew

STEPS = Path(__file__).parent / "steps"


@dataclass(frozen=True, slots=True)
class Migration:
    """One step. Its statements and the row that records it are one transaction.

    What is published is never edited: a later step changes what it left.
    """

    number: int
    name: str
    statements: tuple[str, ...]


def known_migrations(kind: str, folder: Path = STEPS) -> tuple[Migration, ...]:
    """The steps that this version knows, in order: files such as sqlite/0001-records.sql.

    Each kind of database has its own statements for every step. A statement
    ends with a semicolon at the end of a line.
    """
    return tuple(_read(path) for path in sorted((folder / kind).glob("*.sql")))


def migrate(database: Database, steps: Sequence[Migration]) -> None:
    """Take the steps that the database has not taken, each in a transaction of its own.

    Two processes that start together take each step once. Raises TooNew for a
    database with a step that this version does not know, and Damaged for one
    whose tables somebody else made.
    """
    with database.writing() as connection:
        hold(connection, tables.migrations.name)
        here = inspect(connection).get_table_names()
        if here and not _is_ours(inspect(connection), here):
            way_out = {
                "sqlite": "Give another file, or move this one away.",
                "postgresql": "Give the explainer a database of its own.",
            }
            raise Damaged(
                f"The database {database.address} was not made by the explainer. {way_out[database.kind]}"
            )
        tables.migrations.create(connection, checkfirst=True)
        taken = set(connection.scalars(select(tables.migrations.c.number)))
    if taken - {step.number for step in steps}:
        raise TooNew(
            f"The database {database.address} was made by a newer version of the explainer. "
            "Update the explainer, or set EXPLAINER_DATA_DIR to another folder"
            f"{'' if database.kind == 'sqlite' else ' and EXPLAINER_DATABASE_URL to another database'}."
        )
    for step in steps:
        if step.number not in taken:
            _take(database, step)


def _take(database: Database, step: Migration) -> None:
    row = tables.migrations.c
    with database.writing() as connection:
        hold(connection, tables.migrations.name)
        if connection.scalar(select(row.number).where(row.number == step.number)) is not None:
            return  # Another process took it since we looked.
        for statement in step.statements:
            connection.exec_driver_sql(statement)
        connection.execute(tables.migrations.insert().values(number=step.number, name=step.name))


def _is_ours(inspector: Inspector, here: Collection[str]) -> bool:
    """Whether the tables are ours: others call a table `migrations` too."""
    name = tables.migrations.name
    if name not in here:
        return False
    return {column["name"] for column in inspector.get_columns(name)} == set(tables.migrations.c.keys())


def _read(path: Path) -> Migration:
    number, _, name = path.stem.partition("-")
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("--"))
    parts = "\n".join(lines).split(";\n")
    statements = tuple(part.strip().removesuffix(";") for part in parts if part.strip())
    return Migration(int(number), name, statements)
