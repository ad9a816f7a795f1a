"""The steps that bring a database to the form this version writes, each one SQL file beside this module."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from importlib.resources import files

from legcurl_timer.history.database import APPLICATION_ID, pragma, transaction
from legcurl_timer.history.errors import NewerHistoryError


@dataclass(frozen=True, slots=True)
class Migration:
    """The step that leads to `version`."""

    version: int
    sql: str


def own_migrations() -> tuple[Migration, ...]:
    """Return this version's steps in order; their files are numbered from 0001."""
    folder = files("legcurl_timer.history") / "migrations"
    steps = (
        Migration(int(entry.name.partition("_")[0]), entry.read_text(encoding="utf-8"))
        for entry in folder.iterdir()
        if entry.name.endswith(".sql")
    )
    return tuple(sorted(steps, key=lambda step: step.version))


def migrate(
    connection: sqlite3.Connection, migrations: tuple[Migration, ...], back_up: Callable[[int], object]
) -> None:
    """Take the steps that are still to be taken, all or none; `back_up` is told the version they replace.

    A database that is only being made needs no backup. Raises NewerHistoryError where the database is ahead
    of the last step.
    """
    newest = migrations[-1].version
    found = pragma(connection, "user_version")
    if found > newest:
        raise NewerHistoryError(found, newest)
    if found < newest:
        if found:
            back_up(found)
        _take(connection, migrations)


def expected_schema(migrations: tuple[Migration, ...]) -> frozenset[str]:
    """Return what the steps make, as the database itself tells it."""
    with _made(migrations) as connection:
        return schema_of(connection)


def stored_columns(table: str) -> tuple[str, ...]:
    """Return the columns of a table that are in the file, in their order; computed ones are not."""
    with _made(own_migrations()) as connection:
        columns = connection.execute("SELECT name FROM pragma_table_xinfo(?) WHERE NOT hidden", (table,))
        return tuple(name for (name,) in columns)


def schema_of(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the tables and indices of a database as SQL. Raises sqlite3.Error."""
    rows = connection.execute(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
    )
    return frozenset(sql for (sql,) in rows)


@contextmanager
def _made(migrations: tuple[Migration, ...]) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection, migrations, lambda _version: None)
        yield connection


def _take(connection: sqlite3.Connection, migrations: tuple[Migration, ...]) -> None:
    # A step that puts a new table in place of an old one shall not take what refers to it along.
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        with transaction(connection):
            # Another window may have taken the steps while this one waited.
            found = pragma(connection, "user_version")
            for step in migrations:
                if step.version > found:
                    _write(connection, step)
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def _write(connection: sqlite3.Connection, step: Migration) -> None:
    for statement in _statements(step.sql):
        connection.execute(statement)
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise sqlite3.IntegrityError(f"step {step.version} leaves rows that refer to nothing")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {step.version}")


def _statements(sql: str) -> Iterator[str]:
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    yield statement
