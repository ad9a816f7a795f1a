"""Sets with their reps, and sessions, as rows of the database: put in, written over, and put back.

Nothing here begins a transaction. The functions raise sqlite3.Error.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from legcurl_timer.core.measurement import Measurement
from legcurl_timer.core.records import RepRecord, SessionRecord, SetRecord
from legcurl_timer.history.database import insert
from legcurl_timer.history.rows import MEASURED_REP_COLUMNS, REP_COLUMNS, Value, row_of, row_of_measurement

_COLUMNS = {"rep": REP_COLUMNS, "measured_rep": MEASURED_REP_COLUMNS}
_COMPUTED = "day"


def insert_set(
    connection: sqlite3.Connection, record: SetRecord, others: Mapping[str, Value], on_conflict: str
) -> None:
    """Insert a set with its reps; `others` are the columns that the record does not tell of.

    Where `on_conflict` left everything as it was, so are its reps. A record without a measurement says
    nothing of one that is here.
    """
    set_id = insert(connection, "lift_set", {**row_of(record), **others}, on_conflict)
    if set_id is not None:
        put_reps(connection, set_id, record.reps)
        if record.measurement is not None:
            put_measurement(connection, set_id, record.measurement)


def write_over(connection: sqlite3.Connection, set_id: int, record: SetRecord) -> None:
    """Put a record in the place of a set that is here, be that a deleted one; it stays in its session."""
    _update_set(connection, set_id, {**row_of(record), "deleted_utc_ms": None})
    for table in _COLUMNS:
        connection.execute(f"DELETE FROM {table} WHERE set_id = ?", (set_id,))
    put_reps(connection, set_id, record.reps)
    if record.measurement is not None:
        put_measurement(connection, set_id, record.measurement)


def write_session(connection: sqlite3.Connection, session_id: int, session: SessionRecord) -> None:
    """Put a session in the place of one that is here; its sets stay as they are."""
    assignments = ", ".join(f"{name} = :{name}" for name in row_of(session))
    connection.execute(
        f"UPDATE session SET {assignments} WHERE id = :id", {**row_of(session), "id": session_id}
    )


def put_reps(connection: sqlite3.Connection, set_id: int, reps: Iterable[RepRecord]) -> None:
    """Write down the attempts of a set; those that are here already are written over."""
    rows = ((set_id, attempt, *row_of(rep).values()) for attempt, rep in enumerate(reps, 1))
    _put_rows(connection, "rep", rows)


def put_measurement(connection: sqlite3.Connection, set_id: int, measurement: Measurement) -> None:
    """Write down what was seen of a set, in the place of what was before."""
    _update_set(connection, set_id, row_of_measurement(measurement))
    connection.execute("DELETE FROM measured_rep WHERE set_id = ?", (set_id,))
    rows = ((set_id, *row_of(rep).values()) for rep in measurement.reps)
    _put_rows(connection, "measured_rep", rows)


def remember(connection: sqlite3.Connection, change_id: int, table: str, row_id: int) -> None:
    """Keep how a set or a session is before a change, so that `put_back` can make it so again."""
    before: dict[str, Any] = {table: dict(_row(connection, table, row_id))}
    before[table].pop(_COMPUTED, None)
    for reps in _COLUMNS if table == "lift_set" else ():
        rows = connection.execute(
            f"SELECT {', '.join(_COLUMNS[reps])} FROM {reps} WHERE set_id = ?", (row_id,)
        )
        before[reps] = [tuple(row) for row in rows]
    connection.execute(
        "INSERT INTO replaced (change_id, before) VALUES (?, ?)", (change_id, json.dumps(before))
    )


def put_back(connection: sqlite3.Connection, change_id: int) -> set[int]:
    """Make all that a change replaced as it was before, and return the sessions among that by their ids.

    What is gone since then stays so.
    """
    sessions = set[int]()
    for (text,) in connection.execute(
        "SELECT before FROM replaced WHERE change_id = ? ORDER BY id DESC", (change_id,)
    ):
        before = json.loads(text)
        table = next(iter(before))
        row = before.pop(table)
        assignments = ", ".join(f"{name} = :{name}" for name in row)
        done = connection.execute(f"UPDATE {table} SET {assignments} WHERE id = :id AND uid = :uid", row)
        if not done.rowcount:
            continue
        if table == "session":
            sessions.add(row["id"])
        for reps, rows in before.items():
            connection.execute(f"DELETE FROM {reps} WHERE set_id = ?", (row["id"],))
            _put_rows(connection, reps, rows)
    return sessions


def _row(connection: sqlite3.Connection, table: str, row_id: int) -> sqlite3.Row:
    row: sqlite3.Row = connection.execute(f"SELECT * FROM {table} WHERE id = ?", (row_id,)).fetchone()
    return row


def _update_set(connection: sqlite3.Connection, set_id: int, values: Mapping[str, Value]) -> None:
    assignments = ", ".join(f"{name} = ?" for name in values)
    connection.execute(f"UPDATE lift_set SET {assignments} WHERE id = ?", (*values.values(), set_id))


def _put_rows(connection: sqlite3.Connection, table: str, rows: Iterable[Iterable[Value]]) -> None:
    columns = _COLUMNS[table]
    connection.executemany(
        f"INSERT OR REPLACE INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
        (tuple(row) for row in rows),
    )
