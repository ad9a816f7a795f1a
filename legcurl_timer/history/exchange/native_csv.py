"""Our own CSV: a file with a row a set, and beside it one with a row a rep."""

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path

from legcurl_timer.core.records import RepRecord, SessionRecord, SetRecord
from legcurl_timer.files import whole_file
from legcurl_timer.history.exchange import native_fields
from legcurl_timer.history.exchange.csv_tables import DELIMITERS, CsvRow, read_heading, read_rows, write_rows
from legcurl_timer.history.exchange.native_fields import VERSION, required, values_of
from legcurl_timer.history.exchange.problems import ImportProblemError, quoted
from legcurl_timer.history.exchange.text_files import Progress

SETS_MARK, REPS_MARK = "legcurl_timer_sets", "legcurl_timer_reps"
SETS_HEADING = (SETS_MARK, *native_fields.SESSION_NAMES, *native_fields.SET_NAMES, "rep_rows")
REPS_HEADING = (REPS_MARK, "set_id", "attempt", *native_fields.REP_NAMES)
# The last column of each is one in which a file that was cut off shows.


def reps_path(sets_path: Path) -> Path:
    """Return where the reps of a file of sets are: beside `x.csv` lies `x-reps.csv`."""
    return sets_path.with_name(f"{sets_path.stem}-reps{sets_path.suffix}")


def write_csv(sessions: Iterable[SessionRecord], path: Path) -> int:
    """Write both files and return the number of sets; raises OSError, and leaves what was there."""
    count = 0
    with ExitStack() as files:
        sets_file, reps_file = (
            files.enter_context(whole_file(each, encoding="utf-8-sig")) for each in (path, reps_path(path))
        )
        write_rows(sets_file, [SETS_HEADING])
        write_rows(reps_file, [REPS_HEADING])
        for session in sessions:
            head = values_of(session).values()
            for record in session.sets:
                count += 1
                row = (VERSION, *head, *values_of(record).values(), len(record.reps))
                write_rows(sets_file, [map(_cell, row)])
                for attempt, rep in enumerate(record.reps, 1):
                    row = (VERSION, record.uid, attempt, *values_of(rep).values())
                    write_rows(reps_file, [map(_cell, row)])
    return count


def read_csv(path: Path, delimiter: str, progress: Progress | None = None) -> list[SessionRecord]:
    """Return the sessions of both files, oldest first. Raises OSError, ImportProblemError."""
    _check_heading(path, read_heading(path, delimiter), SETS_HEADING)
    attempts = _read_attempts(reps_path(path), progress)
    sessions: dict[str, list[tuple[CsvRow, SetRecord]]] = {}
    known: dict[str, int] = {}
    for row in read_rows(path, delimiter, progress):
        native_fields.check_version(row, SETS_MARK)
        uid, gathered = row.text("set_id"), sessions.setdefault(row.text("session_id"), [])
        if gathered:
            _check_same_session(row, gathered[0][0])
        if first := known.setdefault(uid, row.number) - row.number:
            raise row.problem("set_id", f"is in row {row.number + first} already")
        reps = _reps_of(row, attempts.pop(uid, {}))
        gathered.append((row, native_fields.read_set(row, reps)))
    for left in attempts.values():
        first_row, _ = next(iter(left.values()))
        raise first_row.problem("set_id", f"names a set that is not in {path.name}")
    read = [
        native_fields.read_session(gathered[0][0], [record for _, record in gathered])
        for gathered in sessions.values()
    ]
    return sorted(read, key=lambda session: (session.started.utc_ms, session.uid))


def _cell(value: native_fields.Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _check_heading(path: Path, heading: Sequence[str], expected: Sequence[str]) -> None:
    """Raise ImportProblemError where a heading is not one of ours, in whatever order."""
    for name in expected:
        if name not in heading:
            raise ImportProblemError(f"{path.name}: the column {quoted(name)} is missing")
    for name in heading:
        if name not in expected:
            raise ImportProblemError(f"{path.name}: the column {quoted(name)} is not part of this format")


_Attempts = dict[int, tuple[CsvRow, RepRecord]]
"""The rep rows of one set with their reps, by the numbers of the attempts."""


def _read_attempts(path: Path, progress: Progress | None) -> dict[str, _Attempts]:
    """Return the rep rows by their sets; none where there is no such file, which the sets then tell."""
    if not path.exists():
        return {}
    delimiter = next((each for each in DELIMITERS if REPS_MARK in read_heading(path, each)), ",")
    _check_heading(path, read_heading(path, delimiter), REPS_HEADING)
    attempts: dict[str, _Attempts] = {}
    for row in read_rows(path, delimiter, progress):
        native_fields.check_version(row, REPS_MARK)
        of_set = attempts.setdefault(row.text("set_id"), {})
        attempt = required(row, "attempt", row.whole)
        if attempt in of_set:
            raise row.problem("attempt", f"has {attempt} twice for one set")
        of_set[attempt] = row, native_fields.read_rep(row)
    return attempts


def _reps_of(row: CsvRow, attempts: _Attempts) -> tuple[RepRecord, ...]:
    expected = required(row, "rep_rows", row.whole)
    if len(attempts) != expected:
        found = f"there are {len(attempts)} for this set in the file of reps beside it"
        raise row.problem("rep_rows", f"says {expected}, but {found}")
    try:
        return tuple(attempts[attempt][1] for attempt in range(1, expected + 1))
    except KeyError as error:
        raise row.problem("rep_rows", f"says {expected}, but attempt {error} is missing") from None


def _check_same_session(row: CsvRow, first: CsvRow) -> None:
    for name in native_fields.SESSION_NAMES:
        if row.text(name) != first.text(name):
            raise row.problem(name, f"differs from row {first.number} of the same session")
