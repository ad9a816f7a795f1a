"""Opening the history: making it, bringing it up to date, and saving what can be saved of a damaged one."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from legcurl_timer.core.moment import Moment
from legcurl_timer.core.text import counted
from legcurl_timer.files import free_name
from legcurl_timer.history.database import BUSY_S, FILE_NAME, connect
from legcurl_timer.history.errors import HistoryError, obstacle, tells_of_damage
from legcurl_timer.history.migrations import Migration, migrate, own_migrations
from legcurl_timer.history.recovery import seal
from legcurl_timer.history.recovery.backups import backup_folder, backups, copy_to
from legcurl_timer.history.recovery.health_check import DamagedError, examine
from legcurl_timer.history.recovery.locks import lock
from legcurl_timer.history.recovery.repair import rescue, set_aside, set_journal_aside
from legcurl_timer.history.store import Store

_LOCK_NAME = "history.lock"
_OLDEST_SQLITE = (3, 37, 0)
_SUSPICIOUS = frozenset({seal.Finding.CHANGED, seal.Finding.JOURNAL_LOST})


@dataclass(frozen=True, slots=True)
class Opened:
    """The history, ready for use, and what the lifter should know about how it was found."""

    store: Store
    notices: tuple[str, ...]


def history_path(folder: Path) -> Path:
    """Return where the history is kept in the program's folder."""
    return folder / FILE_NAME


def open_history(
    folder: Path,
    now: Moment,
    migrations: tuple[Migration, ...] | None = None,
    *,
    busy_s: float = BUSY_S,
    suspicious: bool = False,
) -> Opened:
    """Open the history in a folder, which is made where there is none.

    A damaged file is set aside under a dated name, never overwritten; what is readable of it goes into a new
    one, and what is missing there into it from the newest backup. A `suspicious` caller has come upon damage
    and wants a thorough look. Raises NewerHistoryError, and HistoryError where the folder or the file cannot
    be used just now.
    """
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise HistoryError(f"The history needs SQLite 3.37; this Python has {sqlite3.sqlite_version}.")
    opening = _Opening(history_path(folder), now, migrations or own_migrations(), busy_s)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # One program at a time, so that no two of them set the same file aside.
        with closing(lock(folder / _LOCK_NAME, busy_s)):
            return opening.opened(suspicious=suspicious)
    except sqlite3.Error as error:
        if tells_of_damage(error) and not suspicious:
            return open_history(folder, now, migrations, busy_s=busy_s, suspicious=True)
        raise HistoryError(f"The history in {folder} cannot be used just now: {obstacle(error)}.") from error
    except OSError as error:
        raise HistoryError(f"The history in {folder} cannot be used just now: {obstacle(error)}.") from error


def close_history(store: Store) -> None:
    """Close the history, and seal it unless another window has it open."""
    if store.is_current():
        seal.note_closing(store.path)
    store.close()


@dataclass(frozen=True, slots=True)
class _Opening:
    path: Path
    now: Moment
    steps: tuple[Migration, ...]
    busy_s: float

    def opened(self, *, suspicious: bool) -> Opened:
        aside = seal.unfinished_rescue(self.path)
        finding = self._finding()
        try:
            thorough = suspicious or finding in _SUSPICIOUS
            examine(self.path, self.steps, busy_s=self.busy_s, thorough=thorough)
        except DamagedError:
            aside = self._set_aside()
        if self._is_missing():
            # SQLite would throw away a journal that has lost its file.
            set_journal_aside(self.path, self._free_name("orphaned"))
        store = self._open_sound()
        try:
            notices = (rescue(aside, store),) if aside else self._notices(store, finding)
        except BaseException:
            store.close()
            raise
        seal.break_open(self.path)
        return Opened(store, notices)

    def _finding(self) -> seal.Finding:
        finding = seal.inspect(self.path)
        if finding is seal.Finding.NOT_KNOWN and self._is_missing() and backups(self.path):
            return seal.Finding.GONE
        return finding

    def _is_missing(self) -> bool:
        return not self.path.exists() or not self.path.stat().st_size

    def _set_aside(self) -> Path:
        aside = self._free_name("damaged")
        # Noted first: a program that is cut off from here on finds what it was about to do.
        seal.note_rescue(self.path, aside)
        set_aside(self.path, aside)
        return aside

    def _free_name(self, why: str) -> Path:
        path = self.path
        return free_name(path.with_name(f"{path.stem}.{why}-{self.now.local:%Y-%m-%dT%H%M%S}{path.suffix}"))

    def _open_sound(self) -> Store:
        store = Store(connect(self.path, busy_s=self.busy_s), self.path)
        try:
            migrate(store.connection, self.steps, lambda version: self._back_up_form(store, version))
        except BaseException:
            store.close()
            raise
        return store

    def _back_up_form(self, store: Store, version: int) -> None:
        name = f"history-form-{version}-{self.now.local:%Y-%m-%dT%H%M%S}.sqlite3"
        copy_to(store.connection, free_name(backup_folder(self.path) / name))

    def _notices(self, store: Store, finding: seal.Finding) -> tuple[str, ...]:
        copies = backups(self.path)[:1]
        match finding:
            case seal.Finding.GONE:
                what = "The history file was gone or empty, so a new one has been begun."
            case seal.Finding.CHANGED:
                what = (
                    "The history file was changed by something other than this program. "
                    f"It reads well, with {counted(store.count_sets(), 'set')}."
                )
            case seal.Finding.JOURNAL_LOST:
                what = (
                    "The history's journal (the file that ends in -wal) is gone, and the newest sets may "
                    f"have gone with it. It reads well, with {counted(store.count_sets(), 'set')}."
                )
            case _:
                return ()
        hint = (
            f" The newest backup, {copies[0].name}, holds {counted(copies[0].sets, 'set')}." if copies else ""
        )
        return (what + hint,)
