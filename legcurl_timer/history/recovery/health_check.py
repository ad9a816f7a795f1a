"""Whether a file is a sound history, found out without changing a byte of it."""

import json
import sqlite3
from enum import Enum
from pathlib import Path

from legcurl_timer.history.database import (
    APPLICATION_ID,
    CONNECTING,
    PAGE_BYTES,
    journal_of,
    looking_at,
    pragma,
)
from legcurl_timer.history.errors import DamagedError, NewerHistoryError, tells_of_damage
from legcurl_timer.history.migrations import expected_schema, schema_of
from legcurl_timer.history.rows import read_session
from legcurl_timer.history.store import Store

_AT_ONCE = 500
_FORMATS = slice(18, 20)
_KNOWN_FORMATS = frozenset({1, 2})


class Depth(Enum):
    """How closely a history is looked at; the value is SQLite's own check."""

    AT_ITS_FORM = ""
    """The file's size, mark, version and tables: what costs the same with 100 sets as with 100,000."""
    AT_EVERY_PAGE = "quick_check"
    """Each page and each bound, too."""
    AT_EVERYTHING = "integrity_check"
    """Each index against its table, and each record, too."""


def examine(path: Path, steps: tuple[str, ...], look: Depth, *, busy_s: float) -> int:
    """Depth at a history and return its version, 0 where it is not there or empty, which is sound.

    Raises DamagedError, NewerHistoryError, and where it cannot be looked at just now, sqlite3.Error.
    """
    if path.exists() and not path.is_file():
        raise DamagedError
    if not path.exists() or not path.stat().st_size:
        return 0
    try:
        if journal_of(path).exists():
            return _look(path, steps, look, busy_s)
        with CONNECTING:
            _check_frame(path)
            return _look(path, steps, look, busy_s)
    except sqlite3.Error as error:
        if tells_of_damage(error):
            raise DamagedError from error
        raise
    except (ValueError, TypeError, AttributeError) as error:
        # A row that is no record, or a message of SQLite's that quotes what is no text.
        raise DamagedError from error


def check_pages(connection: sqlite3.Connection, look: Depth = Depth.AT_EVERY_PAGE) -> None:
    """Have SQLite read a whole database. Raises DamagedError and sqlite3.Error."""
    (verdict,) = connection.execute(f"PRAGMA {look.value}(1)").fetchone()
    if verdict != "ok":
        raise DamagedError


def _check_frame(path: Path) -> None:
    """Raise DamagedError for what SQLite passes over: an end that is missing, a form that it only reads."""
    with path.open("rb") as file:
        header = file.read(PAGE_BYTES)
    if path.stat().st_size % PAGE_BYTES or not _KNOWN_FORMATS.issuperset(header[_FORMATS]):
        raise DamagedError


def _look(path: Path, steps: tuple[str, ...], look: Depth, busy_s: float) -> int:
    with looking_at(path, busy_s=busy_s) as connection:
        version = _check_form(connection, steps)
        if look is not Depth.AT_ITS_FORM:
            check_pages(connection, look)
        if look is Depth.AT_EVERYTHING and version == len(steps):
            _read_everything(Store(connection, path))
        return version


def _check_form(connection: sqlite3.Connection, steps: tuple[str, ...]) -> int:
    """Return the version of a history, 0 of a database in which nothing is yet."""
    schema = schema_of(connection)
    version = pragma(connection, "user_version")
    mark = pragma(connection, "application_id")
    if not schema and not version and not mark and pragma(connection, "page_count") <= 1:
        return 0
    if mark != APPLICATION_ID or version < 1:
        raise DamagedError
    if version > len(steps):
        raise NewerHistoryError(version, len(steps))
    if not expected_schema(steps[:version]) <= schema:
        raise DamagedError
    return version


def _read_everything(store: Store) -> None:
    for row in store.connection.execute("SELECT * FROM session"):
        read_session(row, ())
    rows = store.connection.execute("SELECT * FROM lift_set")
    while some := rows.fetchmany(_AT_ONCE):
        for _ in store.read_sets(some):
            pass
    for (former,) in store.connection.execute(
        "SELECT before FROM change UNION ALL SELECT before FROM replaced"
    ):
        json.loads(former)
