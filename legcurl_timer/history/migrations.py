"""The steps that bring a database to the form this version writes, each one SQL file beside this module."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from importlib.resources import files

from legcurl_timer.history.database import APPLICATION_ID, pragma, transaction
from legcurl_timer.history.errors import NewerHistoryError


def own_migrations() -> tuple[str, ...]:
    """Return the SQL of this version's steps in order, the first of which leads to version 1."""
    folder = files("legcurl_timer.history") / "migrations"
    steps = {step.name: step for step in folder.iterdir() if step.name.endswith(".sql")}
    return tuple(step.read_text(encoding="utf-8") for _, step in sorted(steps.items()))


def migrate(
    connection: sqlite3.Connection,
    migrations: tuple[str, ...],
    back_up: Callable[[int], object] = lambda _version: None,
) -> None:
    """Take the steps that are still to be taken, all or none; `back_up` is told the version they replace.

    A database that is only being made needs no backup. Raises NewerHistoryError where the database is ahead
    of the last step.
    """
    newest = len(migrations)
    found = pragma(connection, "user_version")
    if found > newest:
        raise NewerHistoryError(found, newest)
    if found < newest:
        if found:
            back_up(found)
        _take(connection, migrations)


def expected_schema(migrations: tuple[str, ...]) -> frozenset[str]:
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
def _made(migrations: tuple[str, ...]) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection, migrations)
        yield connection


def _take(connection: sqlite3.Connection, migrations: tuple[str, ...]) -> None:
    # A step that puts a new table in place of an old one shall not take what refers to it along.
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        with transaction(connection):
            # Another window may have taken the steps while this one waited.
            found = pragma(connection, "user_version")
            for version, step in enumerate(migrations[found:], found + 1):
                _write(connection, version, step)
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def _write(connection: sqlite3.Connection, version: int, step: str) -> None:
    for statement in _statements(step):
        connection.execute(statement)
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise sqlite3.IntegrityError(f"step {version} leaves rows that refer to nothing")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {version}")


def _statements(sql: str) -> Iterator[str]:
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    yield statement
