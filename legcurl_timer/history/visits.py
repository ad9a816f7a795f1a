"""Which session a set belongs to. A session is a visit to the gym, which nobody has to start or end."""

import sqlite3
from collections.abc import Iterable

from legcurl_timer.core.moment import MOST_UTC_MS
from legcurl_timer.core.records import SessionRecord, SetRecord, new_uid
from legcurl_timer.history.database import insert
from legcurl_timer.history.rows import row_of

SESSION_GAP_MS = 2 * 60 * 60 * 1000
"""A set that begins later than this after the last one's end begins a new session; our default."""
_LONGEST_VISIT_MS = 24 * 60 * 60 * 1000
"""A session that ends later than this after a set cannot be meant: it was put in with a wrong end."""


def session_id_of(connection: sqlite3.Connection, record: SetRecord) -> int:
    """Return the session that a set is in or comes into, which is begun where there is none near it.

    Nothing is near a session of which nobody told the time of day.
    """
    at_ms = record.started.utc_ms
    known = connection.execute("SELECT session_id FROM lift_set WHERE uid = ?", (record.uid,)).fetchone()
    near = (
        known
        or connection.execute(
            "SELECT id FROM session WHERE ended_utc_ms BETWEEN ? AND ? AND started_utc_ms <= ? "
            "AND NOT day_only ORDER BY ended_utc_ms DESC LIMIT 1",
            (at_ms - SESSION_GAP_MS, at_ms + _LONGEST_VISIT_MS, at_ms + SESSION_GAP_MS),
        ).fetchone()
    )
    if near:
        return int(near[0])
    return add_session(connection, SessionRecord(new_uid(), record.started, record.ended))


def add_session(connection: sqlite3.Connection, session: SessionRecord) -> int:
    """Add a session without its sets, or let the one that is here become as long as both; return its id."""
    added = insert(connection, "session", row_of(session), "ON CONFLICT (uid) DO NOTHING")
    if added is not None:
        return added
    (found,) = connection.execute("SELECT id FROM session WHERE uid = ?", (session.uid,)).fetchone()
    extend(connection, found, session)
    return int(found)


def extend(connection: sqlite3.Connection, session_id: int, other: SessionRecord) -> None:
    """Let a session become as long as it and another are, and take over the note where it has none."""
    connection.execute("UPDATE session SET note = ? WHERE id = ? AND note = ''", (other.note, session_id))
    stretch(connection, session_id, other)


def stretch(connection: sqlite3.Connection, session_id: int, part: SetRecord | SessionRecord) -> None:
    """Let a session last from its first part's start to its last one's end."""
    for end, beyond, moment in (("started", ">", part.started), ("ended", "<", part.ended)):
        connection.execute(
            f"UPDATE session SET {end}_utc_ms = ?, {end}_offset_min = ? "
            f"WHERE id = ? AND {end}_utc_ms {beyond} ?",
            (moment.utc_ms, moment.offset_min, session_id, moment.utc_ms),
        )


def stretch_over_later(connection: sqlite3.Connection, session_ids: Iterable[int], since_utc_ms: int) -> None:
    """Let sessions last until the ends of those of their sets that were trained since a time."""
    for session_id in session_ids:
        connection.execute(
            "UPDATE session SET ended_utc_ms = later.ms FROM (SELECT min(max(started_utc_ms + "
            "ifnull(set_time_ms, 0)), ?) AS ms FROM lift_set WHERE session_id = ?) AS later "
            "WHERE id = ? AND later.ms > ? AND later.ms > ended_utc_ms",
            (MOST_UTC_MS, session_id, session_id, since_utc_ms),
        )


def drop_empty(connection: sqlite3.Connection, session_ids: Iterable[int]) -> None:
    """Remove those of some sessions that have no set left, not even a deleted one."""
    connection.executemany(
        "DELETE FROM session WHERE id = ? AND NOT EXISTS "
        "(SELECT 1 FROM lift_set WHERE session_id = session.id)",
        [(session_id,) for session_id in session_ids],
    )
