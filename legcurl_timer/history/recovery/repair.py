"""Putting a sound history in the place of a damaged one, with all that can be read of it, row by row."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import ngettext
from legcurl_timer.core.records import SessionRecord, SetRecord
from legcurl_timer.core.text import counted, listed, number_text
from legcurl_timer.history.database import journal_of, looking_at, rename_all, transaction
from legcurl_timer.history.migrations import stored_columns
from legcurl_timer.history.recovery.backups import backups
from legcurl_timer.history.rows import Value, read_measured_rep, read_rep, read_session, read_set
from legcurl_timer.history.store import Store

_LONGEST_GAP = 20_000
"""How many row numbers in a row may be unreadable before the rest of a table is given up."""
_KEYS = {"session": "id", "rep": "set_id", "measured_rep": "set_id", "lift_set": "id"}
_NONSENSE = (ValueError, TypeError, AttributeError, LookupError, OverflowError)
"""What reading a row raises that makes no sense."""

Found = dict[str, Value]
_Reps = dict[Value, dict[int, Any]]
"""Reps by their sets and their places in them."""


@dataclass(frozen=True, slots=True)
class RecoveredRows:
    """What was readable: sessions with their sets, and how many sets and reps were not.

    `deleted_utc_ms` tells which of the sets had been deleted, and when.
    """

    sessions: tuple[SessionRecord, ...]
    deleted_utc_ms: Mapping[str, int]
    unreadable_sets: int
    unreadable_reps: int

    @property
    def sets(self) -> int:
        """The number of sets read, deleted ones left out."""
        return sum(len(session.sets) for session in self.sessions) - len(self.deleted_utc_ms)


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
    return (
        counted(
            count,
            "The history was damaged. The damaged file is kept; {count} set could be saved.",
            "The history was damaged. The damaged file is kept; {count} sets could be saved.",
        ),
    )


def recover_rows(path: Path) -> RecoveredRows:
    """Return everything readable of a damaged history; the file is only read.

    A set whose session is lost gets one of its own; one that was under way stays so.
    """
    sessions: dict[Value, SessionRecord] = {}
    paced: _Reps = {}
    measured: _Reps = {}
    sets: dict[str, tuple[Found, SetRecord]] = {}
    unreadable_sets = 0
    # It may not even be a database.
    with suppress(sqlite3.Error, UnicodeDecodeError, OSError), looking_at(path) as damaged:
        damaged.text_factory = lambda raw: raw.decode("utf-8", "replace")
        # Without this nothing is read of a file that is shorter than its header says.
        damaged.execute("PRAGMA writable_schema = ON")
        for row in _rows(damaged, "session"):
            with suppress(*_NONSENSE):
                sessions[row["id"]] = read_session(row, ())
        paced = _reps(damaged, "rep", "attempt", read_rep)
        measured = _reps(damaged, "measured_rep", "number", read_measured_rep)
        for row in _rows(damaged, "lift_set"):
            try:
                record = read_set(row, *(each.get(row["id"], {}).values() for each in (paced, measured)))
                sets.setdefault(record.uid, (row, record))
            except _NONSENSE:
                unreadable_sets += 1
    together: dict[Value, list[SetRecord]] = {}
    for row, record in sets.values():
        together.setdefault(row["session_id"], []).append(record)
    return RecoveredRows(
        tuple(_session_of(sessions.get(key), records) for key, records in together.items()),
        {uid: at for uid, (row, _) in sets.items() if isinstance(at := row["deleted_utc_ms"], int)},
        unreadable_sets,
        sum(max(_gaps(each, row["id"]) for each in (paced, measured)) for row, _ in sets.values()),
    )


def _gaps(reps: _Reps, set_id: Value) -> int:
    """Return how many of a set's reps are missing between the others."""
    numbers = reps.get(set_id, {})
    return max(numbers, default=0) - len(numbers)


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
            return ngettext(
                "{count} set more came from the backup {backup}.",
                "{count} sets more came from the backup {backup}.",
                added,
            ).format(count=number_text(added), backup=backup.name)
    return ""


def _notice(aside: Path, saved: RecoveredRows, from_backup: str) -> str:
    told = ngettext(
        "The history was damaged. It is kept as {file}, and {count} set could be read from it.",
        "The history was damaged. It is kept as {file}, and {count} sets could be read from it.",
        saved.sets,
    ).format(file=aside.name, count=number_text(saved.sets))
    lost = []
    if saved.unreadable_sets:
        lost.append(counted(saved.unreadable_sets, "{count} set", "{count} sets"))
    if saved.unreadable_reps:
        lost.append(counted(saved.unreadable_reps, "{count} rep", "{count} reps"))
    # TRANSLATORS: such as "Not readable: at least 1 set and 4 reps."
    unread = _("Not readable: at least {lost}.").format(lost=listed(lost)) if lost else ""
    return " ".join(filter(None, (told, unread, from_backup)))


def _reps(damaged: sqlite3.Connection, table: str, place: str, read: Callable[[Found], Any]) -> _Reps:
    """Return what is readable of a table of reps, those of a set in the order of their places."""
    reps: _Reps = {}
    for row in _rows(damaged, table):
        with suppress(*_NONSENSE):
            if isinstance(at := row[place], int):
                reps.setdefault(row["set_id"], {})[at] = read(row)
    return {set_id: dict(sorted(of_set.items())) for set_id, of_set in reps.items()}


def _rows(damaged: sqlite3.Connection, table: str) -> Iterator[Found]:
    """Yield a table's rows by number, going on behind each place that cannot be read.

    Columns that an older form of the history has not are None. One whose name is damaged is known by its
    place, which is the same in every form.
    """
    key = _KEYS[table]
    nothing: Found = dict.fromkeys(stored_columns(table))
    found = damaged.execute("SELECT name FROM pragma_table_xinfo(?) WHERE NOT hidden", (table,)).fetchall()
    names = {meant: name.replace('"', '""') for meant, (name,) in zip(nothing, found, strict=False)}
    if names.get(key) != key:
        return
    columns = ", ".join(f'"{name}" AS {meant}' for meant, name in names.items())
    select = f"SELECT {columns} FROM {table} WHERE {key} > ? ORDER BY {key}"
    begun = last = missed = 0
    while missed < _LONGEST_GAP:
        try:
            for row in damaged.execute(select, (begun,)):
                if not isinstance(row[key], int) or row[key] < last:
                    continue  # damaged pages can lead in a circle
                last, missed = row[key], 0
                yield {**nothing, **dict(row)}
        except (sqlite3.Error, UnicodeDecodeError):
            # SQLite's message may quote what is no text.
            missed += 1
            begun = last = max(begun, last) + 1
        else:
            return


def _session_of(session: SessionRecord | None, records: list[SetRecord]) -> SessionRecord:
    sets = tuple(sorted(records, key=lambda each: each.started))
    return replace(session, sets=sets) if session else SessionRecord.of(sets)
