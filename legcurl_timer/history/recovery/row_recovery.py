"""Reading what can be read out of a damaged history, row by row."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from legcurl_timer.core.records import RepRecord, SessionRecord, SetRecord
from legcurl_timer.history.database import looking_at
from legcurl_timer.history.migrations import stored_columns
from legcurl_timer.history.rows import Value, read_rep, read_session, read_set

_LONGEST_GAP = 20_000
"""How many row numbers in a row may be unreadable before the rest of a table is given up."""
_KEYS = {"session": "id", "rep": "set_id", "lift_set": "id"}
_NONSENSE = (ValueError, TypeError, AttributeError, LookupError, OverflowError)
"""What reading a row raises that makes no sense."""

Found = dict[str, Value]


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


def recover_rows(path: Path) -> RecoveredRows:
    """Return everything readable of a damaged history; the file is only read.

    A set whose session is lost gets one of its own; one that was under way stays so.
    """
    sessions: dict[Value, SessionRecord] = {}
    reps: dict[Value, dict[int, RepRecord]] = {}
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
        for row in _rows(damaged, "rep"):
            with suppress(*_NONSENSE):
                if isinstance(row["attempt"], int):
                    reps.setdefault(row["set_id"], {})[row["attempt"]] = read_rep(row)
        for row in _rows(damaged, "lift_set"):
            try:
                record = read_set(row, reps.get(row["id"], {}).values())
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
        sum(_lost(reps.get(row["id"], {})) for row, _ in sets.values()),
    )


def _rows(damaged: sqlite3.Connection, table: str) -> Iterator[Found]:
    """Yield a table's rows by number, going on behind each place that cannot be read.

    Columns that an older form of the history has not are None.
    """
    key = _KEYS[table]
    nothing: Found = dict.fromkeys(stored_columns(table))
    known = {name for (name,) in damaged.execute("SELECT name FROM pragma_table_xinfo(?)", (table,))}
    names = [name for name in nothing if name in known]
    if key not in names:
        return
    select = f"SELECT {', '.join(names)} FROM {table} WHERE {key} > ? ORDER BY {key}"
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


def _lost(reps: dict[int, RepRecord]) -> int:
    return max(reps, default=0) - len(reps)
