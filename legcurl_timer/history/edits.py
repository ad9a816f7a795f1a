"""What was changed by hand or by an import, and how it is undone, even after a restart."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from legcurl_timer.core.records import SetRecord, check_session_note
from legcurl_timer.history import set_rows, visits
from legcurl_timer.history.database import transaction
from legcurl_timer.history.rows import EDITABLE_COLUMNS, Value, row_of
from legcurl_timer.history.store import Store

KEPT_FOR_MS = 30 * 24 * 60 * 60 * 1000
"""How long a deleted set, and the way back from any change, is kept."""
_NOTE_CHANGE = "INSERT INTO change (changed_utc_ms, kind, before) VALUES (?, ?, ?)"


class ChangeKind(StrEnum):
    """What was done."""

    EDITED = "edited"
    DELETED = "deleted"
    NOTED = "noted"
    RESTORED = "restored"
    IMPORTED = "imported"


@dataclass(frozen=True, slots=True)
class Change:
    """Something done by hand or imported, to as many sets (or sessions) as `count` says, at a time in UTC.

    `origin` is the program whose file was imported, "" where it was ours or nothing was imported.
    """

    id: int
    kind: ChangeKind
    count: int
    changed_utc_ms: int
    origin: str = ""


Former = Mapping[str, Mapping[str, Value]]
"""The former values of columns, by the uid of what was changed."""


def changed_columns(old: SetRecord, new: SetRecord) -> dict[str, Value]:
    """Return what is corrected from one record to the other, by column.

    Raises ValueError where something other than the editable fields differs.
    """
    before, after = row_of(old), row_of(new)
    changed = {name: value for name, value in after.items() if before[name] != value}
    if fixed := changed.keys() - EDITABLE_COLUMNS:
        raise ValueError(f"not for editing: {', '.join(sorted(fixed))}")
    return changed


def revise(store: Store, old: SetRecord, new: SetRecord, now_utc_ms: int) -> None:
    """Write down a set's corrected fields; what did not change between the two is left alone.

    Nothing is written where the set is no longer there.

    Raises sqlite3.Error, and ValueError where something other than the editable fields differs.
    """
    changed = changed_columns(old, new)
    if not changed:
        return
    with transaction(store.connection):
        former = _values_of(store, "lift_set", old.uid, list(changed))
        if not former:
            return  # a backup was restored meanwhile, in which the set is not
        _note_change(store, ChangeKind.EDITED, {old.uid: former}, now_utc_ms)
        _write(store, "lift_set", old.uid, changed)


def note_session(store: Store, uid: str, note: str, now_utc_ms: int) -> None:
    """Write a session's note. Raises ValidationError where it cannot be one, and sqlite3.Error."""
    check_session_note(note)
    with transaction(store.connection):
        former = _values_of(store, "session", uid, ["note"])
        if former == {"note": note}:
            return
        _note_change(store, ChangeKind.NOTED, {uid: former}, now_utc_ms)
        _write(store, "session", uid, {"note": note})


def delete(store: Store, uids: Sequence[str], now_utc_ms: int) -> None:
    """Put sets out of sight; they are kept for 30 days."""
    _set_deleted(store, uids, now_utc_ms, ChangeKind.DELETED, now_utc_ms)


def restore(store: Store, uids: Sequence[str], now_utc_ms: int) -> None:
    """Bring deleted sets back."""
    _set_deleted(store, uids, None, ChangeKind.RESTORED, now_utc_ms)


def begin_import(store: Store, now_utc_ms: int, origin: str) -> int:
    """Note that an import begins, in whose transaction this is, and return its id.

    Sets that it adds bear the id as their `import_id`; what it changes is to be remembered under the id.
    """
    row = store.connection.execute(
        f"{_NOTE_CHANGE} RETURNING id", (now_utc_ms, ChangeKind.IMPORTED.value, _import_as_told(0, origin))
    ).fetchone()
    return int(row["id"])


def end_import(store: Store, change_id: int, sets: int, origin: str) -> None:
    """Note how many sets an import has added or changed, and from which program."""
    told = _import_as_told(sets, origin)
    store.connection.execute("UPDATE change SET before = ? WHERE id = ?", (told, change_id))


def forget_import(store: Store, change_id: int) -> None:
    """Let go of an import that changed nothing."""
    store.connection.execute("DELETE FROM change WHERE id = ?", (change_id,))


def last_change(store: Store) -> Change | None:
    """Return what `undo` would take back, None where there is nothing."""
    row = store.connection.execute("SELECT * FROM change ORDER BY id DESC LIMIT 1").fetchone()
    if row is None:
        return None
    kind, told = ChangeKind(row["kind"]), json.loads(row["before"])
    if kind is ChangeKind.IMPORTED:
        return Change(row["id"], kind, told["count"], row["changed_utc_ms"], told["origin"])
    return Change(row["id"], kind, len(told), row["changed_utc_ms"])


def undo(store: Store, change: Change) -> bool:
    """Take a change back; returns False where another window has done so already."""
    with transaction(store.connection):
        row = store.connection.execute("SELECT before FROM change WHERE id = ?", (change.id,)).fetchone()
        if row is None:
            return False
        if change.kind is ChangeKind.IMPORTED:
            _take_out(store.connection, change)
        else:
            former: Former = json.loads(row["before"])
            table = "session" if change.kind is ChangeKind.NOTED else "lift_set"
            for uid, values in former.items():
                _write(store, table, uid, values)
        store.connection.execute("DELETE FROM change WHERE id = ?", (change.id,))
    return True


def _import_as_told(sets: int, origin: str) -> str:
    return json.dumps({"count": sets, "origin": origin})


def _take_out(connection: sqlite3.Connection, change: Change) -> None:
    """Make everything as it was before an import; what has been trained since stays, and so its sessions."""
    replaced = set_rows.put_back(connection, change.id)
    of_import = "FROM lift_set WHERE import_id = ?"
    added_to = connection.execute(f"SELECT DISTINCT session_id {of_import}", (change.id,)).fetchall()
    connection.execute(f"DELETE {of_import}", (change.id,))
    visits.drop_empty(connection, (row["session_id"] for row in added_to))
    visits.stretch_over_later(connection, replaced, change.changed_utc_ms)


def forget_old(store: Store, now_utc_ms: int) -> None:
    """Let go of what was deleted or changed more than 30 days ago, and of sessions left without a set."""
    limit_ms = now_utc_ms - KEPT_FOR_MS
    with transaction(store.connection):
        execute = store.connection.execute
        old = execute("DELETE FROM change WHERE changed_utc_ms < ? RETURNING id", (limit_ms,)).fetchall()
        for row in old:
            execute("UPDATE lift_set SET import_id = NULL WHERE import_id = ?", (row["id"],))
        gone = execute(
            "DELETE FROM lift_set WHERE deleted_utc_ms < ? RETURNING session_id", (limit_ms,)
        ).fetchall()
        visits.drop_empty(store.connection, (row["session_id"] for row in gone))


def _set_deleted(
    store: Store, uids: Sequence[str], deleted_utc_ms: int | None, kind: ChangeKind, now_utc_ms: int
) -> None:
    with transaction(store.connection):
        former = {uid: _values_of(store, "lift_set", uid, ["deleted_utc_ms"]) for uid in uids}
        _note_change(store, kind, former, now_utc_ms)
        for uid in uids:
            _write(store, "lift_set", uid, {"deleted_utc_ms": deleted_utc_ms})


def _values_of(store: Store, table: str, uid: str, columns: Sequence[str]) -> dict[str, Value]:
    row = store.connection.execute(
        f"SELECT {', '.join(columns)} FROM {table} WHERE uid = ?", (uid,)
    ).fetchone()
    return dict(row) if row else {}


def _write(store: Store, table: str, uid: str, values: Mapping[str, Value]) -> None:
    if values:
        assignments = ", ".join(f"{name} = ?" for name in values)
        store.connection.execute(f"UPDATE {table} SET {assignments} WHERE uid = ?", (*values.values(), uid))


def _note_change(store: Store, kind: ChangeKind, former: Former, now_utc_ms: int) -> None:
    store.connection.execute(_NOTE_CHANGE, (now_utc_ms, kind.value, json.dumps(former)))
