"""Dated copies of the history: one a day, before a change of its form, before a restore."""

import os
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from legcurl_timer.history.database import APPLICATION_ID, pragma
from legcurl_timer.history.errors import HistoryError
from legcurl_timer.history.records import Moment
from legcurl_timer.history.store import Store

DAYS_KEPT = 7
_FOLDER = "backups"
_DAILY = "history-????-??-??.sqlite3"


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy with the number of sets in it."""

    path: Path
    sets: int

    @property
    def name(self) -> str:
        """The file's name, which tells the day."""
        return self.path.name


def back_up_daily(store: Store, today: date) -> None:
    """Copy the history unless it was copied today already, and let go of all but the last seven days.

    An empty history is not copied. Raises sqlite3.Error and OSError.
    """
    target = backup_folder(store.path) / f"history-{today.isoformat()}.sqlite3"
    if target.exists() or not store.count_sets():
        return
    copy_to(store.connection, target)
    for old in sorted(target.parent.glob(_DAILY), reverse=True)[DAYS_KEPT:]:
        old.unlink()


def back_up(store: Store, why: str, now: Moment) -> Path:
    """Copy the history for a reason, and return where; this copy stays. Raises sqlite3.Error and OSError."""
    target = backup_folder(store.path) / f"history-{why}-{now.local:%Y-%m-%dT%H%M%S}.sqlite3"
    copy_to(store.connection, target)
    return target


def copy_to(connection: sqlite3.Connection, target: Path) -> None:
    """Copy a database, whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f".{target.name}-{os.getpid()}")
    try:
        unfinished.unlink(missing_ok=True)
        connection.execute("VACUUM INTO ?", (str(unfinished),))
        unfinished.replace(target)
    except (sqlite3.Error, OSError):
        with suppress(OSError):
            unfinished.unlink()
        raise


def backups(path: Path) -> tuple[Backup, ...]:
    """Return the readable copies of the history at `path`, the newest first."""
    found = sorted(
        backup_folder(path).glob("history-*.sqlite3"), key=lambda file: file.stat().st_mtime, reverse=True
    )
    return tuple(Backup(file, sets) for file in found if (sets := _count_sets(file)) is not None)


def restore(store: Store, backup: Path, now: Moment) -> Path:
    """Put a backup in place of the history, and return the copy made of what was there before.

    Other windows on the same history see the restored one. Raises HistoryError, sqlite3.Error and OSError.
    """
    if _count_sets(backup) is None:
        raise HistoryError(f"{backup.name} is not a backup that can be restored.")
    before = back_up(store, "before-restore", now)
    with closing(_read_only(backup)) as source:
        source.backup(store.connection)
    return before


def backup_folder(path: Path) -> Path:
    """Return where the copies of the history at `path` are kept."""
    return path.parent / _FOLDER


def _count_sets(file: Path) -> int | None:
    """Return the number of sets in a copy, None where it is not a sound copy of a history."""
    try:
        with closing(_read_only(file)) as connection:
            if pragma(connection, "application_id") != APPLICATION_ID:
                return None
            (count,) = connection.execute(
                "SELECT count(*) FROM lift_set WHERE deleted_utc_ms IS NULL AND ending IS NOT NULL"
            ).fetchone()
            return int(count)
    except sqlite3.Error:
        return None


def _read_only(file: Path) -> sqlite3.Connection:
    # Immutable: a copy is not in use, and looking at it shall leave nothing beside it.
    return sqlite3.connect(f"{file.resolve().as_uri()}?immutable=1", uri=True)
