"""Opening the history: making it, bringing it up to date, and saving what can be saved of a damaged one.

One that may not be written to can be looked at as it is.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import ngettext
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.text import number_text
from legcurl_timer.files import free_name
from legcurl_timer.history import database
from legcurl_timer.history.errors import DamagedError, HistoryError, obstacle, tells_of_damage
from legcurl_timer.history.migrations import migrate, own_migrations
from legcurl_timer.history.recovery.backups import back_up, backups
from legcurl_timer.history.recovery.health_check import Depth, examine
from legcurl_timer.history.recovery.instance_lock import lock
from legcurl_timer.history.recovery.repair import finish_repair, repair
from legcurl_timer.history.store import Store

_LOCK_NAME = "history.lock"
_OLDEST_SQLITE = (3, 37, 0)


class Opened(NamedTuple):
    """The history, ready for use, and what the lifter should know about how it was found."""

    store: Store
    notices: tuple[str, ...]


def history_path(folder: Path) -> Path:
    """Return where the history is kept in the program's folder."""
    return folder / database.FILE_NAME


def open_history(
    folder: Path,
    now: Moment,
    migrations: tuple[str, ...] | None = None,
    *,
    busy_s: float = database.BUSY_S,
) -> Opened:
    """Open the history in a folder, which is made where there is none.

    A damaged file is set aside under a dated name, never overwritten; what is readable of it goes into a new
    one, and what is missing there into it from the newest backup. Raises NewerHistoryError, and HistoryError
    where the folder or the file cannot be used just now.
    """
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise HistoryError(
            _("The history needs SQLite {needed}; this Python has {found}.").format(
                needed="3.37", found=sqlite3.sqlite_version
            )
        )
    opening = _Opening(history_path(folder), now, migrations or own_migrations(), busy_s)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # One program at a time, so that no two of them set the same file aside.
        with closing(lock(folder / _LOCK_NAME, busy_s)):
            return opening.opened()
    except (sqlite3.Error, OSError) as error:
        if tells_of_damage(error) and not database.suspicion_of(opening.path).exists():
            database.suspect(opening.path)
            return open_history(folder, now, migrations, busy_s=busy_s)
        raise HistoryError(
            # TRANSLATORS: the reason is such as "the disk is full"
            _("The history in {folder} cannot be used just now: {reason}.").format(
                folder=folder, reason=obstacle(error)
            )
        ) from error


@contextmanager
def history_as_it_is(path: Path) -> Iterator[Store]:
    """Give a history for reading only, no byte of which is changed; an older form is read from memory.

    Raises NewerHistoryError, and sqlite3.Error where it is damaged or cannot be read just now.
    """
    steps = own_migrations()
    version = examine(path, steps, Depth.AT_ITS_FORM, busy_s=database.BUSY_S)
    with database.looking_at(path) as connection:
        if version == len(steps):
            yield Store(connection, path)
            return
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
            copy.row_factory = sqlite3.Row
            connection.backup(copy)
            migrate(copy, steps)
            yield Store(copy, path)


def close_history(store: Store) -> None:
    """Let go of the history; that its disk is gone is no matter any more."""
    with suppress(sqlite3.Error):
        store.close()


class _Opening(NamedTuple):
    path: Path
    now: Moment
    steps: tuple[str, ...]
    busy_s: float

    def opened(self) -> Opened:
        notices = finish_repair(self.path, self._free_name) or self._looked_at()
        store = self._made(self.path)
        database.suspicion_of(self.path).unlink(missing_ok=True)
        return Opened(store, notices)

    def _looked_at(self) -> tuple[str, ...]:
        try:
            examine(self.path, self.steps, self._look(), busy_s=self.busy_s)
        except DamagedError:
            return (repair(self.path, self._free_name, self._made),)
        if self.path.exists() and self.path.stat().st_size:
            return ()
        # SQLite would throw away a journal that has lost its file.
        database.rename_all(self.path, self._free_name("orphaned"))
        return self._notices_of_a_new_one()

    def _look(self) -> Depth:
        if database.suspicion_of(self.path).exists():
            return Depth.AT_EVERYTHING
        # A journal is left by a program that was cut off; or another one is at work just now.
        return Depth.AT_EVERY_PAGE if database.journal_of(self.path).exists() else Depth.AT_ITS_FORM

    def _notices_of_a_new_one(self) -> tuple[str, ...]:
        return tuple(
            ngettext(
                "The history file was gone or empty, so a new one has been begun. "
                "The newest backup, {backup}, holds {count} set.",
                "The history file was gone or empty, so a new one has been begun. "
                "The newest backup, {backup}, holds {count} sets.",
                copy.sets,
            ).format(backup=copy.name, count=number_text(copy.sets))
            for copy in backups(self.path)[:1]
        )

    def _free_name(self, why: str) -> Path:
        path = self.path
        return free_name(path.with_name(f"{path.stem}.{why}-{self.now.local:%Y-%m-%dT%H%M%S}{path.suffix}"))

    def _made(self, path: Path) -> Store:
        store = Store(database.connect(path, busy_s=self.busy_s), path)
        try:
            migrate(store.connection, self.steps, lambda version: back_up(store, f"form-{version}", self.now))
        except BaseException:
            store.close()
            raise
        return store
