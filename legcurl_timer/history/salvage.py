"""Reading what can be read out of a damaged history."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from legcurl_timer.history.records import RecordError, SessionRecord, SetRecord, new_uid
from legcurl_timer.history.rows import read_rep, read_session, read_set

_LONGEST_GAP = 20_000
"""How many row numbers in a row may be unreadable before the rest of a table is given up."""


@dataclass(frozen=True, slots=True)
class Salvaged:
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


def salvage(path: Path) -> Salvaged:
    """Return everything readable of a damaged history; the file is only read.

    A set whose session is lost gets one of its own; one that was under way stays so.
    """
    if not path.is_file():
        return Salvaged((), {}, 0, 0)
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
            return _Reader(connection).read()
    except sqlite3.Error:
        return Salvaged((), {}, 0, 0)


class _Reader:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._unreadable_sets = 0
        self._unreadable_reps = 0

    def read(self) -> Salvaged:
        sessions: dict[int, SessionRecord] = {}
        for row in self._rows("session"):
            try:
                sessions[row["id"]] = read_session(row, ())
            except (RecordError, ValueError, TypeError):
                continue
        sets: dict[int, list[SetRecord]] = {}
        deleted_utc_ms: dict[str, int] = {}
        for row in self._rows("lift_set"):
            record = self._read_set(row)
            if record is None:
                self._unreadable_sets += 1
                continue
            sets.setdefault(row["session_id"], []).append(record)
            if row["deleted_utc_ms"] is not None:
                deleted_utc_ms[record.uid] = row["deleted_utc_ms"]
        return Salvaged(
            tuple(
                _session_of(sessions.get(session_id), sorted(records, key=lambda each: each.started))
                for session_id, records in sets.items()
            ),
            deleted_utc_ms,
            self._unreadable_sets,
            self._unreadable_reps,
        )

    def _read_set(self, row: sqlite3.Row) -> SetRecord | None:
        try:
            record = read_set(row, ())
        except (RecordError, ValueError, TypeError):
            return None
        reps = []
        try:
            for rep in self._connection.execute(
                "SELECT * FROM rep WHERE set_id = ? ORDER BY attempt", (row["id"],)
            ):
                reps.append(read_rep(rep))  # noqa: PERF401 - those before a bad one are kept
        except (sqlite3.Error, RecordError, ValueError, TypeError):
            self._unreadable_reps += max(1, record.completed_reps - len(reps))
        return replace(record, reps=tuple(reps))

    def _rows(self, table: str) -> Iterator[sqlite3.Row]:
        """Yield a table's rows by number, going on behind each place that cannot be read."""
        last = missed = 0
        while missed < _LONGEST_GAP:
            try:
                for row in self._connection.execute(
                    f"SELECT * FROM {table} WHERE id > ? ORDER BY id", (last,)
                ):
                    last, missed = row["id"], 0
                    yield row
            except sqlite3.Error:
                missed += 1
                last += 1
            else:
                return


def _session_of(session: SessionRecord | None, sets: list[SetRecord]) -> SessionRecord:
    if session is None:
        ended = max((record.ended for record in sets), key=lambda moment: moment.utc_ms)
        session = SessionRecord(new_uid(), sets[0].started, ended)
    return replace(session, sets=tuple(sets))
