"""Dated copies of the history: one a day, and before it is imported into, restored or given a new form."""

import os
import sqlite3
import time
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.moment import Moment
from legcurl_timer.files import free_name
from legcurl_timer.history.database import APPLICATION_ID, BUSY_S, looking_at, pragma
from legcurl_timer.history.errors import HistoryError, obstacle
from legcurl_timer.history.migrations import migrate, own_migrations
from legcurl_timer.history.recovery.health_check import Depth, check_pages, examine
from legcurl_timer.history.store import Store

DAYS_KEPT = 7
_FOLDER = "backups"
_BEFORE_IMPORT = "history-before-import-*.sqlite3"
_DAILY = "history-????-??-??.sqlite3"
_UNFINISHED_KEPT_S = 24 * 60 * 60


class Backup(NamedTuple):
    """A copy with the number of sets in it."""

    path: Path
    sets: int

    @property
    def name(self) -> str:
        """The file's name, which tells the day."""
        return self.path.name


class DailyCare:
    """What is done once a day, when there is time: all of the history is read, then copied."""

    def __init__(self) -> None:
        self._checked_on: date | None = None
        self._copied_on: date | None = None

    def take(self, store: Store, today: date) -> None:
        """Do what is still to be done today. Raises sqlite3.Error, of damage among others, and OSError."""
        if today != self._checked_on:
            check_pages(store.connection)
            self._checked_on = today
        if today != self._copied_on and back_up_daily(store, today):
            self._copied_on = today


def back_up_daily(store: Store, today: date) -> bool:
    """Copy the history unless it was copied today already, and let go of all but the last seven days.

    Returns whether there is a copy of today; an empty history is not copied. Raises sqlite3.Error, OSError.
    """
    target = backup_folder(store.path) / f"history-{today.isoformat()}.sqlite3"
    if target.exists():
        return True
    if not store.count_sets():
        return False
    copy_to(store.connection, target)
    others = sorted(set(target.parent.glob(_DAILY)) - {target}, reverse=True)
    for old in others[DAYS_KEPT - 1 :]:
        old.unlink()
    for cut_off in target.parent.glob(".history-*"):
        if cut_off.stat().st_mtime < time.time() - _UNFINISHED_KEPT_S:
            cut_off.unlink()
    return True


def back_up(store: Store, why: str, now: Moment) -> Path:
    """Copy the history for a reason, and return where; this copy stays. Raises sqlite3.Error and OSError."""
    name = f"history-{why}-{now.local:%Y-%m-%dT%H%M%S}.sqlite3"
    target = free_name(backup_folder(store.path) / name)
    copy_to(store.connection, target)
    return target


def back_up_before_import(store: Store, now: Moment) -> None:
    """Copy the history unless there is not even a deleted set, and let go of all but the last seven copies.

    Raises HistoryError where it cannot be copied.
    """
    try:
        if store.connection.execute("SELECT 1 FROM lift_set LIMIT 1").fetchone():
            copy = back_up(store, "before-import", now)
            others = set(copy.parent.glob(_BEFORE_IMPORT)) - {copy}
            for old in sorted(others, key=lambda file: file.stat().st_mtime, reverse=True)[DAYS_KEPT - 1 :]:
                old.unlink()
    except (sqlite3.Error, OSError) as error:
        raise HistoryError(
            # TRANSLATORS: before an import; the reason is such as "the disk is full"
            _("No copy of the history could be made before: {reason}.").format(reason=obstacle(error))
        ) from error


def copy_to(connection: sqlite3.Connection, target: Path) -> None:
    """Copy a database, whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f".{target.name}-{os.getpid()}")
    try:
        unfinished.unlink(missing_ok=True)
        connection.execute("VACUUM INTO ?", (str(unfinished),))
        with unfinished.open("rb+") as file:
            os.fsync(file.fileno())
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
    _check(backup)
    before = back_up(store, "before-restore", now)
    give_up_at = time.monotonic() + BUSY_S

    def look_at_the_time(status: int, _left: int, _pages: int) -> None:
        if status == sqlite3.SQLITE_BUSY and time.monotonic() > give_up_at:
            raise HistoryError(_("Another program is holding the history, so nothing has been restored."))

    with looking_at(backup) as source:
        source.backup(store.connection, progress=look_at_the_time)
    migrate(store.connection, own_migrations())
    return before


def backup_folder(path: Path) -> Path:
    """Return where the copies of the history at `path` are kept."""
    return path.parent / _FOLDER


def _count_sets(file: Path) -> int | None:
    """Return the number of sets in a copy, None where it is not a copy of a history."""
    try:
        with looking_at(file) as connection:
            if pragma(connection, "application_id") != APPLICATION_ID:
                return None
            return Store(connection, file).count_sets()
    except sqlite3.Error:
        return None


def _check(backup: Path) -> None:
    """Raise HistoryError where a file cannot be restored."""
    try:
        version = examine(backup, own_migrations(), Depth.AT_EVERYTHING, busy_s=BUSY_S)
    except sqlite3.Error:
        version = 0
    if not version:
        raise HistoryError(_("{file} is not a backup that can be restored.").format(file=backup.name))
