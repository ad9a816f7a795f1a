"""Saving what can be saved of a damaged history."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from legcurl_timer.core.text import counted
from legcurl_timer.history.database import transaction
from legcurl_timer.history.recovery.backups import backups
from legcurl_timer.history.recovery.row_recovery import Salvaged, salvage
from legcurl_timer.history.store import Store


def set_aside(path: Path, aside: Path) -> None:
    """Give what stands in the history's place another name, its journal first. Raises OSError."""
    set_journal_aside(path, aside)
    with suppress(FileNotFoundError):
        path.rename(aside)


def set_journal_aside(path: Path, aside: Path) -> None:
    """Give the journal of a history another name. Raises OSError."""
    for suffix in ("-wal", "-shm"):
        with suppress(FileNotFoundError):
            path.with_name(path.name + suffix).rename(aside.with_name(aside.name + suffix))


def rescue(aside: Path, store: Store) -> str:
    """Fill an empty history with what is readable of a damaged one, and then from the newest backup.

    Returns what to tell the lifter. Raises sqlite3.Error.
    """
    saved = salvage(aside)
    _add_missing(store, saved)
    return _notice(aside, saved, _add_from_backup(store))


def _add_missing(store: Store, saved: Salvaged) -> int:
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


def _add_from_backup(store: Store) -> str:
    """Add what the newest backup has and the history lacks, and return what to say of it."""
    for backup in backups(store.path)[:1]:
        if added := _add_missing(store, salvage(backup.path)):
            return f" {counted(added, 'set')} more came from the backup {backup.name}."
    return ""


def _notice(aside: Path, saved: Salvaged, from_backup: str) -> str:
    counts = ((saved.unreadable_sets, "set"), (saved.unreadable_reps, "rep"))
    lost = " and ".join(counted(count, what) for count, what in counts if count)
    unread = f" At least {lost} could not be read." if lost else ""
    return (
        f"The history was damaged. It is kept as {aside.name}, and {counted(saved.sets, 'set')} "
        f"could be read from it.{unread}{from_backup}"
    )
