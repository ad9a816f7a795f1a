"""Reading what can be read out of a damaged history."""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from legcurl_timer.history.database import looking_at
from legcurl_timer.history.records import RepRecord, SessionRecord, SetRecord, new_uid
from legcurl_timer.history.rows import read_rep, read_session, read_set

_LONGEST_GAP = 20_000
"""How many row numbers in a row may be unreadable before the rest of a table is given up."""
_NONSENSE = (ValueError, TypeError, AttributeError, LookupError, OverflowError)
"""What reading a row raises that makes no sense."""


@dataclass(frozen=True, slots=True)
class Salvaged:
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


def salvage(path: Path) -> Salvaged:
    """Return everything readable of a damaged history; the file is only read.

    A set whose session is lost gets one of its own; one that was under way stays so.
    """
    if not path.is_file():
        return Salvaged()
    try:
        with looking_at(path) as connection:
            connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
            return _Reader(connection).read()
    except sqlite3.Error:
        return Salvaged()


class _Reader:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._unreadable_sets = 0
        self._unreadable_reps = 0

    def read(self) -> Salvaged:
        sessions = self._sessions()
        found: dict[str, SetRecord] = {}
        session_ids: dict[str, object] = {}
        deleted_utc_ms: dict[str, int] = {}
        for row in self._rows("lift_set"):
            record = self._read_set(row)
            if record is None or record.uid in found:
                self._unreadable_sets += 1
                continue
            found[record.uid] = record
            session_ids[record.uid] = row["session_id"]
            if isinstance(row["deleted_utc_ms"], int):
                deleted_utc_ms[record.uid] = row["deleted_utc_ms"]
        return Salvaged(
            _grouped(sessions, session_ids, found),
            deleted_utc_ms,
            self._unreadable_sets,
            self._unreadable_reps,
        )

    def _sessions(self) -> dict[object, SessionRecord]:
        sessions: dict[object, SessionRecord] = {}
        for row in self._rows("session"):
            try:
                sessions[row["id"]] = read_session(row, ())
            except _NONSENSE:
                continue
        return sessions

    def _read_set(self, row: sqlite3.Row) -> SetRecord | None:
        try:
            return replace(read_set(row, ()), reps=self._reps_of(row))
        except _NONSENSE:
            return None

    def _reps_of(self, row: sqlite3.Row) -> tuple[RepRecord, ...]:
        """Return a set's reps up to the first that cannot be read."""
        reps: list[RepRecord] = []
        try:
            for rep in self._connection.execute(
                "SELECT * FROM rep WHERE set_id = ? ORDER BY attempt", (row["id"],)
            ):
                if rep["attempt"] != len(reps) + 1:
                    raise ValueError("out of order")
                reps.append(read_rep(rep))
        except (sqlite3.Error, *_NONSENSE):
            self._unreadable_reps += max(1, row["completed_reps"] - len(reps))
        return tuple(reps)

    def _rows(self, table: str) -> Iterator[sqlite3.Row]:
        """Yield a table's rows by number, going on behind each place that cannot be read."""
        seen: set[int] = set()
        begun = last = missed = 0
        while missed < _LONGEST_GAP:
            try:
                for row in self._connection.execute(
                    f"SELECT * FROM {table} WHERE id > ? ORDER BY id", (begun,)
                ):
                    last = row["id"]
                    if last not in seen:  # damaged pages can lead in a circle
                        seen.add(last)
                        missed = 0
                        yield row
            except sqlite3.Error as error:
                if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:
                    return  # there is no such table
                missed += 1
                begun = last = max(begun, last) + 1
            else:
                return


def _grouped(
    sessions: Mapping[object, SessionRecord],
    session_ids: Mapping[str, object],
    found: Mapping[str, SetRecord],
) -> tuple[SessionRecord, ...]:
    by_session: dict[object, list[SetRecord]] = {}
    for uid, record in found.items():
        by_session.setdefault(session_ids[uid], []).append(record)
    return tuple(
        _session_of(sessions.get(session_id), sorted(records, key=lambda each: each.started))
        for session_id, records in by_session.items()
    )


def _session_of(session: SessionRecord | None, sets: list[SetRecord]) -> SessionRecord:
    if session is None:
        ended = max((record.ended for record in sets), key=lambda moment: moment.utc_ms)
        session = SessionRecord(new_uid(), sets[0].started, ended)
    return replace(session, sets=tuple(sets))
