"""A connection to the history's database, and transactions on it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FILE_NAME = "history.sqlite3"
APPLICATION_ID = 0x4C435448
"""Marks the database as this program's: "LCTH"."""
BUSY_S = 5.0
"""How long to wait for another program that is writing."""


def connect(path: Path, *, busy_s: float = BUSY_S) -> sqlite3.Connection:
    """Return a connection that writes to stay: each commit is on the disk before it returns.

    The file is created where there is none. Raises sqlite3.Error.
    """
    connection = sqlite3.connect(path, timeout=busy_s, isolation_level=None)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
    except BaseException:
        connection.close()
        raise
    connection.row_factory = sqlite3.Row
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do all that is inside, or none of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def pragma(connection: sqlite3.Connection, name: str) -> int:
    """Return the number that a pragma holds."""
    (value,) = connection.execute(f"PRAGMA {name}").fetchone()
    return int(value)
