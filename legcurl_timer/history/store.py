"""Sessions, sets and reps in the database: writing them down, and reading them all."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, Self, TypeVar

from legcurl_timer.core.measurement import Measurement
from legcurl_timer.core.records import SessionRecord, SetRecord
from legcurl_timer.history import set_rows, visits
from legcurl_timer.history.database import BUSY_S, connect, pragma, suspect, transaction
from legcurl_timer.history.errors import DamagedError
from legcurl_timer.history.rows import (
    PROGRESS_COLUMNS,
    read_measured_rep,
    read_rep,
    read_session,
    read_set,
)
from legcurl_timer.history.scope import EVERYTHING, Scope

_AT_ONCE = 500
# A set that goes on was recovered by a window that took its program for one cut off.
_GOES_ON = "ending IS NULL OR ending = 'recovered'"
_PROGRESS = ", ".join(f"{name} = excluded.{name}" for name in PROGRESS_COLUMNS)
Rep = TypeVar("Rep")


class KnownSet(NamedTuple):
    """A set that is in the history, even if it has been deleted there, and where it is in its tables."""

    record: SetRecord
    deleted: bool
    id: int
    session_id: int


class Store:
    """The history on one connection, to be used in one thread. Its methods raise sqlite3.Error."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path
        self._file = _file_at(path)
        self._version: int | None = None

    @classmethod
    def open_existing(cls, path: Path, *, busy_s: float = BUSY_S) -> Self:
        """Open a history that has been looked after already, for a further connection."""
        return cls(connect(path, busy_s=busy_s, may_create=False), path)

    def is_current(self) -> bool:
        """Whether the file is still the one at its path: it may have been moved, removed or replaced."""
        return self._file is not None and self._file == _file_at(self.path)

    def has_changed(self) -> bool:
        """Whether others have written since this was last asked, on whatever connection but this one.

        True when it is asked for the first time.
        """
        before, self._version = self._version, pragma(self.connection, "data_version")
        return self._version != before

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    # Writing

    def keep(self, record: SetRecord, owner: str = "") -> None:
        """Write down a paced set as it stands: a new one whole, a known one's progress and new reps.

        `owner` is the program that paces it, as long as it is under way. A new set joins the session that
        was last trained in, or begins one. A set that has already ended in the history keeps its figures.
        A record without a measurement says nothing of one that is here.
        """
        owned = None if record.ending else owner
        on_conflict = f"ON CONFLICT (uid) DO UPDATE SET {_PROGRESS} WHERE {_GOES_ON}"
        with transaction(self.connection):
            session_id = visits.session_id_of(self.connection, record)
            others = {"owner": owned, "session_id": session_id}
            set_rows.insert_set(self.connection, record, others, on_conflict)
            visits.stretch(self.connection, session_id, record)

    def measure(self, uid: str, measurement: Measurement) -> None:
        """Write down what was seen of a set, under way or ended, in the place of what was before."""
        with transaction(self.connection):
            for row in self.connection.execute("SELECT id FROM lift_set WHERE uid = ?", (uid,)).fetchall():
                set_rows.put_measurement(self.connection, row["id"], measurement)

    def add(self, sessions: Iterable[SessionRecord]) -> None:
        """Add sessions with their sets, all of them or none; sets that are here already stay as they are."""
        with transaction(self.connection):
            for session in sessions:
                others = {"session_id": visits.add_session(self.connection, session)}
                for record in session.sets:
                    set_rows.insert_set(self.connection, record, others, "ON CONFLICT (uid) DO NOTHING")

    def recover(self, uid: str) -> None:
        """Keep a set that was cut off, as far as it got."""
        with transaction(self.connection):
            self.connection.execute(
                "UPDATE lift_set SET ending = 'recovered', owner = NULL WHERE uid = ? AND ending IS NULL",
                (uid,),
            )

    def discard(self, uid: str, now_utc_ms: int, *, only_open: bool = False) -> None:
        """Put away a set that the lifter does not want; what was done of it can be had back for 30 days.

        With `only_open` one that has ended stays as it is.
        """
        with transaction(self.connection):
            self.connection.execute(
                "UPDATE lift_set SET deleted_utc_ms = ?, ending = coalesce(ending, 'ended-early'), "
                "owner = NULL WHERE uid = ? AND (ending IS NULL OR NOT ?)",
                (now_utc_ms, uid, only_open),
            )
            gone = self.connection.execute(
                "DELETE FROM lift_set WHERE uid = ? AND deleted_utc_ms IS NOT NULL AND completed_reps = 0 "
                "AND coalesce(set_time_ms, 0) = 0 RETURNING session_id",
                (uid,),
            ).fetchall()
            visits.drop_empty(self.connection, [row["session_id"] for row in gone])

    def bring_back(self, record: SetRecord) -> None:
        """Have a set back that was put away; it is written down anew where nothing is left of it."""
        self.keep(record)
        with transaction(self.connection):
            self.connection.execute("UPDATE lift_set SET deleted_utc_ms = NULL WHERE uid = ?", (record.uid,))

    # Reading

    def known_sets(self, uids: Iterable[str]) -> dict[str, KnownSet]:
        """Return those of the named sets that are here, deleted ones included."""
        known: dict[str, KnownSet] = {}
        wanted = list(uids)
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            rows = self.connection.execute(f"SELECT * FROM lift_set WHERE uid IN ({marks})", some).fetchall()
            known.update((each.record.uid, each) for each in self.read_known(rows))
        return known

    def read_known(self, rows: list[sqlite3.Row]) -> Iterator[KnownSet]:
        """Yield the sets of some rows of their table, in their order. Raises DamagedError."""
        for row, record in zip(rows, self.read_sets(rows), strict=True):
            yield KnownSet(record, row["deleted_utc_ms"] is not None, row["id"], row["session_id"])

    def sessions(self, scope: Scope = EVERYTHING) -> Iterator[SessionRecord]:
        """Yield the sessions that have sets in a scope, with these sets, oldest first."""
        rows = self.connection.execute("SELECT * FROM session ORDER BY started_utc_ms, uid")
        while some := rows.fetchmany(_AT_ONCE):
            marks = ", ".join("?" * len(some))
            set_rows = self.connection.execute(
                f"SELECT * FROM lift_set WHERE session_id IN ({marks}) AND {scope.condition} "
                "ORDER BY started_utc_ms, uid",
                (*(row["id"] for row in some), *scope.values),
            ).fetchall()
            sets: dict[int, list[SetRecord]] = {}
            for row, record in zip(set_rows, self.read_sets(set_rows), strict=True):
                sets.setdefault(row["session_id"], []).append(record)
            for row in some:
                if row["id"] in sets:
                    with self.suspecting():
                        session = read_session(row, sets[row["id"]])
                    yield session

    def under_way(self) -> list[tuple[SetRecord, str]]:
        """Return the sets that have not ended, newest first, with the programs that paced them."""
        rows = self.connection.execute(
            "SELECT * FROM lift_set WHERE ending IS NULL AND deleted_utc_ms IS NULL "
            "ORDER BY started_utc_ms DESC"
        ).fetchall()
        owners = [row["owner"] or "" for row in rows]
        return list(zip(self.read_sets(rows), owners, strict=True))

    def count_sets(self) -> int:
        """Return how many sets there are, deleted ones left out."""
        (count,) = self.connection.execute(
            "SELECT count(*) FROM lift_set WHERE deleted_utc_ms IS NULL AND ending IS NOT NULL"
        ).fetchone()
        return int(count)

    def read_sets(self, rows: list[sqlite3.Row]) -> Iterator[SetRecord]:
        """Yield the sets of some rows of their table, in their order, with their reps.

        Raises DamagedError for a row that is no set, as a damaged file may hold.
        """
        for start in range(0, len(rows), _AT_ONCE):
            some = rows[start : start + _AT_ONCE]
            with self.suspecting():
                paced = self._reps("rep", [row["id"] for row in some], read_rep)
                seen = [row["id"] for row in some if row["measured_by"]]
                measured = self._reps("measured_rep", seen, read_measured_rep)
                records = [
                    read_set(row, paced.get(row["id"], ()), measured.get(row["id"], ())) for row in some
                ]
            yield from records

    @contextmanager
    def suspecting(self) -> Iterator[None]:
        """Have the history looked at when it is opened next where a row turns out to be no record.

        Raises DamagedError then.
        """
        try:
            yield
        except (ValueError, TypeError, AttributeError) as error:
            suspect(self.path)
            raise DamagedError from error

    # Inside

    def _reps(
        self, table: str, set_ids: list[int], read: Callable[[sqlite3.Row], Rep]
    ) -> dict[int, list[Rep]]:
        """Return the reps of some sets in the order of their table's key."""
        if not set_ids:
            return {}
        marks = ", ".join("?" * len(set_ids))
        rows = self.connection.execute(
            f"SELECT * FROM {table} WHERE set_id IN ({marks}) ORDER BY 1, 2", set_ids
        )
        return {
            set_id: [read(row) for row in group]
            for set_id, group in groupby(rows, key=lambda row: int(row["set_id"]))
        }


def _file_at(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
