"""Putting a sound history in the place of a damaged one, with all that can be saved."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from legcurl_timer.core.text import counted
from legcurl_timer.history.database import journal_of, looking_at, rename_all, transaction
from legcurl_timer.history.recovery.backups import backups
from legcurl_timer.history.recovery.row_recovery import RecoveredRows, recover_rows
from legcurl_timer.history.store import Store


def repair(path: Path, free_name: Callable[[str], Path], make: Callable[[Path], Store]) -> str:
    """Fill a new history with what is readable of a damaged one, then put it in its place.

    What is missing there comes from the newest backup; the damaged file gets another name. Until all is
    saved nothing is touched, and where the program is cut off later, `finish_repair` ends it. `make` makes
    an empty history. Returns what to tell the lifter. Raises sqlite3.Error, OSError.
    """
    saved = recover_rows(path)
    unfinished = path.with_name(f".{path.name}-repair")
    _remove(unfinished)
    try:
        with make(unfinished) as store:
            _add_missing(store, saved)
            from_backup = _add_from_backup(store, path)
        unfinished.replace(_saved(path))
    except BaseException:
        _remove(unfinished)
        raise
    aside = free_name("damaged")
    _swap(path, aside)
    return _notice(aside, saved, from_backup)


def finish_repair(path: Path, free_name: Callable[[str], Path]) -> tuple[str, ...]:
    """Put the history in its place that was saved when the program was cut off, if there is one.

    Returns what to tell the lifter. Raises sqlite3.Error, OSError.
    """
    if not _saved(path).exists():
        return ()
    with looking_at(_saved(path)) as connection:
        count = Store(connection, path).count_sets()
    _swap(path, free_name("damaged"))
    return (f"The history was damaged. The damaged file is kept; {counted(count, 'set')} could be saved.",)


def _swap(path: Path, aside: Path) -> None:
    rename_all(path, aside)
    _saved(path).rename(path)


def _saved(path: Path) -> Path:
    return path.with_name(f"{path.stem}.saved{path.suffix}")


def _remove(path: Path) -> None:
    for each in (path, journal_of(path), path.with_name(path.name + "-shm")):
        each.unlink(missing_ok=True)


def _add_missing(store: Store, saved: RecoveredRows) -> int:
    """Add the sets that are not there in any form, and return how many."""
    uids = [record.uid for session in saved.sessions for record in session.sets]
    known = store.known_sets(uids)
    missing = [
        replace(session, sets=sets)
        for session in saved.sessions
        if (sets := tuple(record for record in session.sets if record.uid not in known))
    ]
    store.add(missing)
    with transaction(store.connection):
        store.connection.executemany(
            "UPDATE lift_set SET deleted_utc_ms = ? WHERE uid = ?",
            [(at_ms, uid) for uid, at_ms in saved.deleted_utc_ms.items() if uid not in known],
        )
    return sum(len(session.sets) for session in missing)


def _add_from_backup(store: Store, path: Path) -> str:
    """Add what the newest backup has and the history lacks, and return what to say of it."""
    for backup in backups(path)[:1]:
        if added := _add_missing(store, recover_rows(backup.path)):
            return f" {counted(added, 'set')} more came from the backup {backup.name}."
    return ""


def _notice(aside: Path, saved: RecoveredRows, from_backup: str) -> str:
    counts = ((saved.unreadable_sets, "set"), (saved.unreadable_reps, "rep"))
    lost = " and ".join(counted(count, what) for count, what in counts if count)
    unread = f" At least {lost} could not be read." if lost else ""
    return (
        f"The history was damaged. It is kept as {aside.name}, and {counted(saved.sets, 'set')} "
        f"could be read from it.{unread}{from_backup}"
    )
