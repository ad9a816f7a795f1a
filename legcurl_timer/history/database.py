"""A connection to the history's database, and transactions on it."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock

FILE_NAME = "history.sqlite3"
APPLICATION_ID = 0x4C435448
"""Marks the database as this program's: "LCTH"."""
PAGE_BYTES = 4096
BUSY_S = 5.0
"""How long to wait for another program that is writing."""
CONNECTING = Lock()
"""Held while a connection is made, and while the file is read without locks.

Closing such a reader would take away the locks of this process's connections made in the meantime; see "How
to corrupt an SQLite database file", 2.2.
"""


def connect(path: Path, *, busy_s: float = BUSY_S, may_create: bool = True) -> sqlite3.Connection:
    """Return a connection that writes to stay: each commit is on the disk before it returns.

    Raises sqlite3.Error.
    """
    mode = "rwc" if may_create else "rw"
    with CONNECTING:
        connection = sqlite3.connect(
            _uri(path, f"mode={mode}"), timeout=busy_s, isolation_level=None, uri=True
        )
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
        except BaseException:
            connection.close()
            raise
    connection.row_factory = sqlite3.Row
    return connection


@contextmanager
def looking_at(path: Path, *, busy_s: float = BUSY_S) -> Iterator[sqlite3.Connection]:
    """Give a connection that leaves every byte of a database and of its journal as it is.

    One without a journal is read without locks; whoever cannot rule out that this process opens it meanwhile
    holds CONNECTING. Raises sqlite3.Error.
    """
    # Immutable leaves nothing beside the file, but does not see a journal.
    options = "mode=ro" if journal_of(path).exists() else "immutable=1"
    connection = sqlite3.connect(_uri(path, options), timeout=busy_s, isolation_level=None, uri=True)
    try:
        connection.row_factory = sqlite3.Row
        yield connection
    finally:
        connection.close()


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


def insert(
    connection: sqlite3.Connection, table: str, row: Mapping[str, str | int | None], on_conflict: str
) -> int | None:
    """Insert a row and return its id; None where `on_conflict` left everything as it was."""
    columns, marks = ", ".join(row), ", ".join("?" * len(row))
    changed = connection.execute(
        f"INSERT INTO {table} ({columns}) VALUES ({marks}) {on_conflict} RETURNING id", tuple(row.values())
    ).fetchall()
    return int(changed[0]["id"]) if changed else None


def pragma(connection: sqlite3.Connection, name: str) -> int:
    """Return the number that a pragma holds."""
    (value,) = connection.execute(f"PRAGMA {name}").fetchone()
    return int(value)


def journal_of(path: Path) -> Path:
    """Return where SQLite keeps what has been written and not yet moved to the file itself."""
    return path.with_name(path.name + "-wal")


def suspect(path: Path) -> None:
    """Have a history looked at thoroughly when it is opened next, since damage was come upon."""
    with suppress(OSError):
        suspicion_of(path).touch()


def suspicion_of(path: Path) -> Path:
    """Return the file that is there while a history is suspect."""
    return path.with_name(path.name + "-suspect")


def rename_all(path: Path, to: Path) -> None:
    """Give a database another name, its journal first; what is not there is passed over. Raises OSError."""
    for suffix in ("-wal", "-shm", ""):
        with suppress(FileNotFoundError):
            path.with_name(path.name + suffix).rename(to.with_name(to.name + suffix))


def _uri(path: Path, options: str) -> str:
    return f"{path.absolute().as_uri()}?{options}"
