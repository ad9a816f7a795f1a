"""Reading what can be read out of a damaged history, row by row."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from legcurl_timer.core.records import RepRecord, SessionRecord, SetRecord, new_uid
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

    sessions: tuple[SessionRecord, ...] = ()
    deleted_utc_ms: Mapping[str, int] = field(default_factory=dict)
    unreadable_sets: int = 0
    unreadable_reps: int = 0

    @property
    def sets(self) -> int:
        """The number of sets read, deleted ones left out."""
        return sum(len(session.sets) for session in self.sessions) - len(self.deleted_utc_ms)


def recover_rows(path: Path) -> RecoveredRows:
    """Return everything readable of a damaged history; the file is only read.

    A set whose session is lost gets one of its own; one that was under way stays so.
    """
    gathered = _Recovered()
    # It may not even be a database.
    with suppress(sqlite3.Error, UnicodeDecodeError, OSError), looking_at(path) as damaged:
        damaged.text_factory = lambda raw: raw.decode("utf-8", "replace")
        # Without this nothing is read of a file that is shorter than its header says.
        damaged.execute("PRAGMA writable_schema = ON")
        for row in _rows(damaged, "session"):
            gathered.add_session(row)
        for row in _rows(damaged, "rep"):
            gathered.add_rep(row)
        for row in _rows(damaged, "lift_set"):
            gathered.add_set(row)
    return gathered.recovered()


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


class _Recovered:
    """What has been read so far; a row that makes no sense is counted."""

    def __init__(self) -> None:
        self._sessions: dict[Value, SessionRecord] = {}
        self._reps: dict[Value, dict[int, RepRecord]] = {}
        self._sets: dict[str, tuple[Value, SetRecord]] = {}
        self._deleted_utc_ms: dict[str, int] = {}
        self._unreadable_sets = self._unreadable_reps = 0

    def add_session(self, row: Found) -> None:
        with suppress(*_NONSENSE):
            self._sessions[row["id"]] = read_session(row, ())

    def add_rep(self, row: Found) -> None:
        attempt = row["attempt"]
        if isinstance(attempt, int):
            with suppress(*_NONSENSE):
                self._reps.setdefault(row["set_id"], {})[attempt] = read_rep(row)

    def add_set(self, row: Found) -> None:
        reps = self._reps.get(row["id"], {})
        try:
            record = read_set(row, reps.values())
        except _NONSENSE:
            self._unreadable_sets += 1
            return
        self._sets.setdefault(record.uid, (row["session_id"], record))
        self._unreadable_reps += max(reps, default=0) - len(reps)
        if isinstance(row["deleted_utc_ms"], int):
            self._deleted_utc_ms[record.uid] = row["deleted_utc_ms"]

    def recovered(self) -> RecoveredRows:
        together: dict[Value, list[SetRecord]] = {}
        for session_id, record in self._sets.values():
            together.setdefault(session_id, []).append(record)
        sessions = (
            _session_of(self._sessions.get(session_id), sorted(records, key=lambda each: each.started))
            for session_id, records in together.items()
        )
        return RecoveredRows(
            tuple(sessions), self._deleted_utc_ms, self._unreadable_sets, self._unreadable_reps
        )


def _session_of(session: SessionRecord | None, sets: list[SetRecord]) -> SessionRecord:
    if session is None:
        ended = max((record.ended for record in sets), key=lambda moment: moment.utc_ms)
        session = SessionRecord(new_uid(), sets[0].started, ended)
    return replace(session, sets=tuple(sets))
