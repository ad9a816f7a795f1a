"""Reading what can be read out of a damaged history.

Its rows are looked for twice, by the database's own order as far as that leads and page by page, and gathered
in memory, where they can be read like a sound history.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from legcurl_timer.core.records import SessionRecord, SetRecord, new_uid
from legcurl_timer.history.database import looking_at, transaction
from legcurl_timer.history.migrations import own_migrations, stored_columns
from legcurl_timer.history.recovery.pages import Cell, rows_in
from legcurl_timer.history.rows import read_rep, read_session, read_set

_LONGEST_GAP = 20_000
"""How many row numbers in a row may be unreadable before the rest of a table is given up."""
_KEYS = {"session": "id", "lift_set": "id", "rep": "set_id, attempt"}
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
    steps = own_migrations()
    forms = tuple(
        {table: stored_columns(steps[:count], table) for table in _KEYS} for count in range(1, len(steps) + 1)
    )
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.row_factory = sqlite3.Row
        gathered = _Gathered(connection, forms)
        # Not all of it may be readable by its order, or not even known to be a database.
        with suppress(sqlite3.Error, UnicodeDecodeError), looking_at(path) as damaged:
            gathered.add_by_order(damaged)
        gathered.add_by_page(path)
        return _read(connection)


@dataclass(frozen=True, slots=True)
class _Gathered:
    """Rows in tables without the bounds of the real ones: each is looked at when it is read.

    `forms` are the columns of each table in each form of the history, oldest first. Later ones stand behind
    those that were there before, and a row has as many as its form had when it was written.
    """

    connection: sqlite3.Connection
    forms: tuple[Mapping[str, tuple[str, ...]], ...]

    def __post_init__(self) -> None:
        for table, columns in self.forms[-1].items():
            self.connection.execute(
                f"CREATE TABLE {table} ({', '.join(columns)}, PRIMARY KEY ({_KEYS[table]}))"
            )

    def add_by_order(self, damaged: sqlite3.Connection) -> None:
        damaged.text_factory = lambda raw: raw.decode("utf-8", "replace")
        # Without this nothing is read of a file that is shorter than its header says.
        damaged.execute("PRAGMA writable_schema = ON")
        for table, columns in self.forms[-1].items():
            known = {name for (name,) in damaged.execute("SELECT name FROM pragma_table_xinfo(?)", (table,))}
            if there := tuple(name for name in columns if name in known):
                select = f"SELECT {', '.join(there)} FROM {table}"
                self._add(table, there, _rows(damaged, select, there[0]))

    def add_by_page(self, path: Path) -> None:
        tables = {len(columns): (table, columns) for form in self.forms for table, columns in form.items()}
        found: dict[tuple[str, tuple[str, ...]], list[tuple[Cell, ...]]] = {}
        for row in rows_in(path):
            table, columns = tables.get(len(row.values), ("", ()))
            if table == "rep" and row.number is None:
                found.setdefault((table, columns), []).append(row.values)
            elif table and row.number is not None:
                found.setdefault((table, columns), []).append((row.number, *row.values[1:]))
        for (table, columns), rows in found.items():
            self._add(table, columns, rows)

    def _add(self, table: str, columns: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> None:
        names, marks = ", ".join(columns), ", ".join("?" * len(columns))
        with transaction(self.connection):
            self.connection.executemany(f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})", rows)


def _rows(damaged: sqlite3.Connection, select: str, order: str) -> Iterator[tuple[Cell, ...]]:
    """Yield a table's rows by number, going on behind each place that cannot be read."""
    begun = last = missed = 0
    while missed < _LONGEST_GAP:
        try:
            for row in damaged.execute(f"{select} WHERE {order} > ? ORDER BY {order}", (begun,)):
                if isinstance(row[0], int) and row[0] > last:  # damaged pages can lead in a circle
                    last, missed = row[0], 0
                yield tuple(row)
        except (sqlite3.Error, UnicodeDecodeError) as error:
            # SQLite's message may quote what is no text.
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR:
                return  # there is no such table
            missed += 1
            begun = last = max(begun, last) + 1
        else:
            return


def _read(gathered: sqlite3.Connection) -> Salvaged:
    sessions: dict[object, SessionRecord] = {}
    for row in gathered.execute("SELECT * FROM session"):
        with suppress(*_NONSENSE):
            sessions[row["id"]] = read_session(row, ())
    found: dict[object, list[SetRecord]] = {}
    seen: set[str] = set()
    deleted_utc_ms: dict[str, int] = {}
    unreadable_sets = unreadable_reps = 0
    for row in gathered.execute("SELECT * FROM lift_set"):
        try:
            record, lost = _read_set(gathered, row)
        except _NONSENSE:
            unreadable_sets += 1
            continue
        if record.uid in seen:
            continue
        seen.add(record.uid)
        unreadable_reps += lost
        found.setdefault(row["session_id"], []).append(record)
        if isinstance(row["deleted_utc_ms"], int):
            deleted_utc_ms[record.uid] = row["deleted_utc_ms"]
    return Salvaged(
        tuple(
            _session_of(sessions.get(session_id), sorted(records, key=lambda each: each.started))
            for session_id, records in found.items()
        ),
        deleted_utc_ms,
        unreadable_sets,
        unreadable_reps,
    )


def _read_set(gathered: sqlite3.Connection, row: sqlite3.Row) -> tuple[SetRecord, int]:
    """Return a set with its readable reps, and how many of them are missing in between."""
    reps = []
    attempts = 0
    for rep in gathered.execute("SELECT * FROM rep WHERE set_id = ? ORDER BY attempt", (row["id"],)):
        with suppress(*_NONSENSE):
            reps.append(read_rep(rep))
            attempts = rep["attempt"]
    return read_set(row, reps), attempts - len(reps)


def _session_of(session: SessionRecord | None, sets: list[SetRecord]) -> SessionRecord:
    if session is None:
        ended = max((record.ended for record in sets), key=lambda moment: moment.utc_ms)
        session = SessionRecord(new_uid(), sets[0].started, ended)
    return replace(session, sets=tuple(sets))
