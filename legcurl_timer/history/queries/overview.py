"""What the history page shows: sessions newest first, a session's sets, this week, the last time."""

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import SetRecord
from legcurl_timer.history.scope import EVERYTHING, Scope
from legcurl_timer.history.store import Store

WEEKS_BEFORE = 4
"""How many weeks this one is compared with."""
# Where a session is known, its few sets are nearer than all those of a variation.
_SETS = "lift_set INDEXED BY set_by_session"


class ListPosition(NamedTuple):
    """Where a session stands in the list: at the start of its newest set in the scope."""

    started_utc_ms: int
    set_id: int


class Sums(NamedTuple):
    """Some sets added up; `tut_ms` is None where no set's tension is known."""

    sets: int = 0
    reps: int = 0
    tut_ms: int | None = None


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session in one line, added up over those of its sets that are in the scope.

    `sums` leave the `warm_ups` out. `variations` are their short names in the order of appearance. Of a
    `day_only` session the time of day is not known.
    """

    uid: str
    started: Moment
    ended: Moment
    note: str
    sums: Sums
    warm_ups: int
    variations: tuple[str, ...]
    place: ListPosition
    day_only: bool = False


class DeletedSet(NamedTuple):
    """A set that can be had back, and when it was deleted."""

    record: SetRecord
    deleted_utc_ms: int


class WeekComparison(NamedTuple):
    """The week since Monday, and the four weeks before it added up; warm-ups are left out."""

    this_week: Sums
    weeks_before: Sums


def session_lines(
    store: Store, scope: Scope = EVERYTHING, before: ListPosition | None = None, limit: int = 50
) -> tuple[SessionLine, ...]:
    """Return at most `limit` sessions with sets in a scope, newest first, those after a place in the list.

    Walks the sets from the newest on and stops at `limit`, so that the length of the history is no matter.
    """
    conditions, values = [scope.span("newest")], list[str | int]()
    if scope.variation:
        conditions.append("newest.variation = ?")
        values.append(scope.variation)
    if before:
        conditions.append("(newest.started_utc_ms, newest.id) < (?, ?)")
        values += [before.started_utc_ms, before.set_id]
    rows = store.connection.execute(
        "SELECT newest.session_id FROM lift_set AS newest "
        f"WHERE {' AND '.join(conditions)} AND newest.id = ("
        f"SELECT id FROM {_SETS} WHERE lift_set.session_id = newest.session_id AND {scope.condition} "
        "ORDER BY lift_set.started_utc_ms DESC, lift_set.id DESC LIMIT 1) "
        "ORDER BY newest.started_utc_ms DESC, newest.id DESC LIMIT ?",
        (*values, *scope.values, limit),
    )
    return _lines_of(store.connection, scope, [session_id for (session_id,) in rows])


def session_line(store: Store, uid: str, scope: Scope = EVERYTHING) -> SessionLine | None:
    """Return one session's line, None where it has no set in the scope."""
    rows = store.connection.execute("SELECT id FROM session WHERE uid = ?", (uid,))
    return next(iter(_lines_of(store.connection, scope, [session_id for (session_id,) in rows])), None)


def sets_of(store: Store, session_uid: str, scope: Scope = EVERYTHING) -> tuple[SetRecord, ...]:
    """Return a session's sets in a scope with their reps, in the order of their starts."""
    rows = store.connection.execute(
        f"SELECT * FROM {_SETS} WHERE session_id = (SELECT id FROM session WHERE uid = ?) "
        f"AND {scope.condition} ORDER BY started_utc_ms, uid",
        (session_uid, *scope.values),
    ).fetchall()
    return tuple(store.read_sets(rows))


def deleted_sets(store: Store) -> tuple[DeletedSet, ...]:
    """Return the sets that can be had back, the last deleted first."""
    rows = store.connection.execute(
        "SELECT * FROM lift_set WHERE deleted_utc_ms IS NOT NULL "
        "ORDER BY deleted_utc_ms DESC, started_utc_ms DESC"
    ).fetchall()
    pairs = zip(rows, store.read_sets(rows), strict=True)
    return tuple(DeletedSet(record, row["deleted_utc_ms"]) for row, record in pairs)


def last_time(store: Store, variation_id: str) -> SetRecord | None:
    """Return the newest work set of a variation with at least one rep."""
    scope = Scope(variation=variation_id)
    rows = store.connection.execute(
        f"SELECT * FROM lift_set WHERE {scope.condition} AND NOT warm_up AND completed_reps > 0 "
        "ORDER BY started_utc_ms DESC LIMIT 1",
        scope.values,
    ).fetchall()
    return next(store.read_sets(rows), None)


def last_session(store: Store, variation_id: str, but_uids: Collection[str]) -> tuple[SetRecord, ...]:
    """Return the sets of a variation in the newest session that has any, and none of some sets."""
    scope = Scope(variation=variation_id)
    marks = ", ".join("?" * len(but_uids))
    rows = store.connection.execute(
        f"SELECT * FROM {_SETS} WHERE {scope.condition} AND session_id = (SELECT session_id FROM lift_set "
        f"WHERE {scope.condition} AND NOT warm_up AND completed_reps > 0 AND session_id NOT IN "
        f"(SELECT session_id FROM lift_set WHERE uid IN ({marks})) ORDER BY started_utc_ms DESC LIMIT 1)",
        (*scope.values, *scope.values, *but_uids),
    ).fetchall()
    return tuple(store.read_sets(rows))


def week_comparison(store: Store, today: date) -> WeekComparison:
    """Return what was done in the week that `today` lies in, and in the four weeks before."""
    monday = today - timedelta(days=today.weekday())
    before = Scope(first_day=monday - timedelta(weeks=WEEKS_BEFORE), last_day=monday - timedelta(days=1))
    this_week = Scope(first_day=monday, last_day=monday + timedelta(days=6))
    return WeekComparison(_work_sums(store.connection, this_week), _work_sums(store.connection, before))


def variations_used(store: Store) -> tuple[str, ...]:
    """Return the short names of all variations with a set, in the order of the alphabet.

    Leaps from name to name in the index instead of reading every set.
    """
    rows = store.connection.execute(
        "WITH RECURSIVE used(name) AS (SELECT min(variation) FROM lift_set UNION ALL "
        "SELECT (SELECT min(variation) FROM lift_set WHERE variation > name) FROM used "
        "WHERE name IS NOT NULL) SELECT name FROM used WHERE name IS NOT NULL "
        "AND EXISTS (SELECT 1 FROM lift_set WHERE variation = name "
        f"AND {EVERYTHING.condition})"
    )
    return tuple(row["name"] for row in rows)


def has_measured(store: Store) -> bool:
    """Return whether anything was seen well enough to be told of."""
    scope = EVERYTHING._replace(measured=True)
    row = store.connection.execute(f"SELECT 1 FROM lift_set WHERE {scope.condition} LIMIT 1").fetchone()
    return row is not None


def _lines_of(
    connection: sqlite3.Connection, scope: Scope, session_ids: list[int]
) -> tuple[SessionLine, ...]:
    """Return the lines of some sessions in their order; one without a set in the scope has none."""
    if not session_ids:
        return ()
    sets: dict[int, list[sqlite3.Row]] = {}
    for row in connection.execute(
        "SELECT session.*, session_id, lift_set.id AS set_id, lift_set.started_utc_ms AS set_started_utc_ms, "
        f"variation, completed_reps, tut_ms, warm_up FROM {_SETS} JOIN session ON session.id = session_id "
        f"WHERE session_id IN ({', '.join('?' * len(session_ids))}) AND {scope.condition} "
        "ORDER BY lift_set.started_utc_ms, lift_set.uid",
        (*session_ids, *scope.values),
    ):
        sets.setdefault(row["session_id"], []).append(row)
    return tuple(_session_line(sets[key]) for key in session_ids if key in sets)


def _session_line(sets: list[sqlite3.Row]) -> SessionLine:
    """Return the line of a session from the rows of its sets, each with those of the session itself."""
    session, work_sets = sets[0], [row for row in sets if not row["warm_up"]]
    known_ms = [row["tut_ms"] for row in work_sets if row["tut_ms"] is not None]
    reps = sum(row["completed_reps"] for row in work_sets)
    return SessionLine(
        uid=session["uid"],
        started=Moment(session["started_utc_ms"], session["started_offset_min"]),
        ended=Moment(session["ended_utc_ms"], session["ended_offset_min"]),
        note=session["note"],
        sums=Sums(len(work_sets), reps, sum(known_ms) if known_ms else None),
        warm_ups=len(sets) - len(work_sets),
        variations=tuple(dict.fromkeys(row["variation"] for row in sets)),
        place=ListPosition(*max((row["set_started_utc_ms"], row["set_id"]) for row in sets)),
        day_only=bool(session["day_only"]),
    )


def _work_sums(connection: sqlite3.Connection, scope: Scope) -> Sums:
    sums = connection.execute(
        "SELECT count(*), ifnull(sum(completed_reps), 0), sum(tut_ms) FROM lift_set "
        f"WHERE {scope.condition} AND NOT warm_up",
        scope.values,
    ).fetchone()
    return Sums(*sums)
