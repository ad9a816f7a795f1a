"""Opening the history: making it, bringing it up to date, and saving what can be saved of a damaged one."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from legcurl_timer.history import seal
from legcurl_timer.history.backups import backup_folder, backups, copy_to
from legcurl_timer.history.database import APPLICATION_ID, FILE_NAME, connect, pragma
from legcurl_timer.history.errors import HistoryError, NewerHistoryError
from legcurl_timer.history.migrations import (
    Migration,
    expected_schema,
    migrate,
    own_migrations,
    schema_of,
)
from legcurl_timer.history.records import Moment
from legcurl_timer.history.rescue import rescue, set_aside, sets_text
from legcurl_timer.history.store import Store

_HEADER_BYTES = 100
_MAGIC = b"SQLite format 3\x00"
_USER_VERSION, _APPLICATION_ID = slice(60, 64), slice(68, 72)
_PRIMARY_CODE = 0xFF
_PASSING_CODES = frozenset(
    {
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_INTERRUPT,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
    }
)
"""What SQLite says where the world around a sound file is in the way; other errors tell of the file."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The history, ready for use, and what the lifter should know about how it was found."""

    store: Store
    notices: tuple[str, ...]


class _DamagedError(Exception):
    """The file is there and is not a sound history."""


def history_path(folder: Path) -> Path:
    """Return where the history is kept in the program's folder."""
    return folder / FILE_NAME


def open_history(folder: Path, now: Moment, migrations: tuple[Migration, ...] | None = None) -> Opened:
    """Open the history in a folder, which is made where there is none.

    A damaged file is set aside under a dated name, never overwritten; what is readable of it goes into a new
    one, and what is missing there into it from the newest backup. Raises NewerHistoryError, and HistoryError
    where the folder or the file cannot be used just now.
    """
    path = history_path(folder)
    steps = migrations or own_migrations()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _refuse_newer(path, steps[-1].version)
        try:
            finding = seal.inspect(path)
            store = _open_sound(path, steps, now)
        except _DamagedError:
            return _open_anew(path, steps, now)
        seal.break_open(path)
        return Opened(store, _finding_notices(store, finding))
    except sqlite3.Error as error:
        raise HistoryError(f"The history in {folder} cannot be used just now ({error}).") from error
    except OSError as error:
        raise HistoryError(
            f"The history in {folder} cannot be used just now ({error.strerror or error})."
        ) from error


def close_history(store: Store) -> None:
    """Close the history, and seal it unless another window has it open."""
    store.close()
    seal.close(store.path)


def _refuse_newer(path: Path, newest: int) -> None:
    """Look at the version in the file's header, without SQLite, which might touch the file."""
    if not path.is_file():
        return
    with path.open("rb") as file:
        header = file.read(_HEADER_BYTES)
    version = int.from_bytes(header[_USER_VERSION], "big")
    ours = header[_APPLICATION_ID] == APPLICATION_ID.to_bytes(4, "big")
    if header.startswith(_MAGIC) and ours and version > newest:
        raise NewerHistoryError(version, newest)


def _open_sound(path: Path, steps: tuple[Migration, ...], now: Moment) -> Store:
    """Open a file that is a sound history, or is not there yet. Raises _DamagedError for any other."""
    if path.is_dir():
        raise _DamagedError
    try:
        connection = connect(path)
    except sqlite3.Error as error:
        raise _classified(error) from error
    store = Store(connection, path)
    try:
        _check_ours(store)
        migrate(connection, steps, lambda version: _back_up_before_migration(store, version, now))
        _check_schema(connection, steps)
    except sqlite3.Error as error:
        store.close()
        raise _classified(error) from error
    except BaseException:
        store.close()
        raise
    return store


def _check_ours(store: Store) -> None:
    version = pragma(store.connection, "user_version")
    if not version and not schema_of(store.connection):
        return
    if not version or pragma(store.connection, "application_id") != APPLICATION_ID:
        raise _DamagedError
    (verdict,) = store.connection.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise _DamagedError


def _check_schema(connection: sqlite3.Connection, steps: tuple[Migration, ...]) -> None:
    if schema_of(connection) != expected_schema(steps):
        raise _DamagedError


def _classified(error: sqlite3.Error) -> Exception:
    """Return the error itself where it may pass; one that says that the file is not sound as such."""
    primary = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY_CODE
    return error if primary in _PASSING_CODES else _DamagedError(str(error))


def _back_up_before_migration(store: Store, version: int, now: Moment) -> None:
    stamp = f"{now.local:%Y-%m-%dT%H%M%S}"
    copy_to(store.connection, backup_folder(store.path) / f"history-form-{version}-{stamp}.sqlite3")


def _open_anew(path: Path, steps: tuple[Migration, ...], now: Moment) -> Opened:
    aside = set_aside(path, now)
    store = _open_sound(path, steps, now)
    try:
        notice = rescue(aside, store)
    except BaseException:
        store.close()
        raise
    seal.break_open(path)
    return Opened(store, (notice,))


def _finding_notices(store: Store, finding: seal.Finding) -> tuple[str, ...]:
    match finding:
        case seal.Finding.GONE:
            what = "The history file was gone or empty, so a new one has been begun."
        case seal.Finding.CHANGED:
            what = (
                "The history file was changed by something other than this program. "
                f"It reads well, with {sets_text(store.count_sets())}."
            )
        case seal.Finding.JOURNAL_LOST:
            what = (
                "The history's journal (the file that ends in -wal) is gone, and the newest sets may have "
                f"gone with it. {sets_text(store.count_sets())} are there."
            )
        case _:
            return ()
    newest = backups(store.path)[:1]
    hint = f" The newest backup, {newest[0].name}, holds {sets_text(newest[0].sets)}." if newest else ""
    return (what + hint,)
