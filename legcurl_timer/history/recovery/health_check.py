"""Whether a file is a sound history, found out without changing a byte of it."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from legcurl_timer.history.database import (
    APPLICATION_ID,
    CONNECTING,
    PAGE_BYTES,
    journal_of,
    looking_at,
    pragma,
)
from legcurl_timer.history.errors import NewerHistoryError, tells_of_damage
from legcurl_timer.history.migrations import Migration, expected_schema, schema_of
from legcurl_timer.history.recovery.journal import has_lost_writes
from legcurl_timer.history.rows import read_session
from legcurl_timer.history.store import Store

_AT_ONCE = 500
_FORMATS = slice(18, 20)
_KNOWN_FORMATS = frozenset({1, 2})


class DamagedError(Exception):
    """The file is there and is not a sound history."""


def examine(path: Path, steps: tuple[Migration, ...], *, busy_s: float, thorough: bool) -> None:
    """Look at a history; one that is not there or empty is sound.

    A thorough look compares each index with its table and reads every record, too. Raises DamagedError,
    NewerHistoryError, and where it cannot be looked at just now, sqlite3.Error.
    """
    if not path.exists():
        return
    if not path.is_file():
        raise DamagedError
    size = path.stat().st_size
    if not size:
        return
    if size % PAGE_BYTES:
        raise DamagedError  # SQLite takes what is missing for zeros
    if has_lost_writes(path):
        raise DamagedError
    try:
        guard = nullcontext() if journal_of(path).exists() else _nobody_else(path)
        with guard, looking_at(path, busy_s=busy_s) as connection:
            _examine(Store(connection, path), steps, thorough=thorough)
    except sqlite3.Error as error:
        if tells_of_damage(error):
            raise DamagedError from error
        raise
    except (ValueError, TypeError, AttributeError) as error:
        # A row that is no record, or a message of SQLite's that quotes what is no text.
        raise DamagedError from error


@contextmanager
def _nobody_else(path: Path) -> Iterator[None]:
    """Rule out that the file is opened in this process meanwhile. Raises DamagedError."""
    with CONNECTING:
        with path.open("rb") as file:
            header = file.read(PAGE_BYTES)
        # With any other mark SQLite reads a file, and takes it for one that may not be written to.
        if not _KNOWN_FORMATS.issuperset(header[_FORMATS]):
            raise DamagedError
        yield


def _examine(store: Store, steps: tuple[Migration, ...], *, thorough: bool) -> None:
    connection = store.connection
    schema = schema_of(connection)
    version = pragma(connection, "user_version")
    mark = pragma(connection, "application_id")
    if not schema and not version and not mark and pragma(connection, "page_count") <= 1:
        return
    newest = steps[-1].version
    if mark != APPLICATION_ID or version < steps[0].version:
        raise DamagedError
    if version > newest:
        # A number that was changed in our own form is not a newer form.
        if thorough and schema == expected_schema(steps):
            raise DamagedError
        raise NewerHistoryError(version, newest)
    if not expected_schema(steps[:version]) <= schema:
        raise DamagedError
    check = "integrity_check" if thorough else "quick_check"
    (verdict,) = connection.execute(f"PRAGMA {check}(1)").fetchone()
    if verdict != "ok":
        raise DamagedError
    if thorough and version == newest:
        _read_everything(store)


def _read_everything(store: Store) -> None:
    for row in store.connection.execute("SELECT * FROM session"):
        read_session(row, ())
    rows = store.connection.execute("SELECT * FROM lift_set")
    while some := rows.fetchmany(_AT_ONCE):
        for _ in store.read_sets(some):
            pass
    for (former,) in store.connection.execute("SELECT before FROM change"):
        json.loads(former)
