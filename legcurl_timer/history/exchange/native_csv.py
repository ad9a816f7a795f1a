"""Our own CSV: a file with a row a set, and beside it one with a row a rep."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import ngettext
from legcurl_timer.core.measurement import MeasuredRep
from legcurl_timer.core.records import RepRecord, SessionRecord, SetRecord
from legcurl_timer.files import whole_file
from legcurl_timer.history.exchange import native_fields
from legcurl_timer.history.exchange.contents import OwnFile
from legcurl_timer.history.exchange.csv_tables import DELIMITERS, CsvRow, read_heading, read_rows, write_rows
from legcurl_timer.history.exchange.native_fields import (
    MEASURED_REP_NAMES,
    MEASURED_SINCE,
    REP_NAMES,
    SESSION_NAMES,
    SET_NAMES,
    VERSION,
    names_of,
    required,
    values_of,
)
from legcurl_timer.history.exchange.problems import ImportProblemError, quoted
from legcurl_timer.history.exchange.text_files import Progress
from legcurl_timer.history.record_fields import SESSION_FIELDS, SET_FIELDS

SETS_MARK, REPS_MARK = "legcurl_timer_sets", "legcurl_timer_reps"
_MEASURED = MEASURED_REP_NAMES[1:]
"""What a row says of a measured rep, apart from its number."""
SETS_HEADING = (SETS_MARK, *SESSION_NAMES, *SET_NAMES, "rep_rows")
REPS_HEADING = (REPS_MARK, "set_id", "attempt", *REP_NAMES[:-1], *_MEASURED, REP_NAMES[-1])
# The last column of each is one in which a file that was cut off shows, as do those before where it is empty.
_SINCE = {name: field.since for field in (*SESSION_FIELDS, *SET_FIELDS) for name in field.headings}
_SINCE.update(dict.fromkeys(_MEASURED, MEASURED_SINCE))
"""The versions that first had the columns; those not named here are in all."""


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
                reps = [
                    (VERSION, record.uid, *(rep.get(name) for name in REPS_HEADING[2:]))
                    for rep in _rep_rows(record)
                ]
                row = (VERSION, *head, *values_of(record).values(), len(reps))
                write_rows(sets_file, [map(_cell, row)])
                write_rows(reps_file, (map(_cell, rep) for rep in reps))
    return count


def _rep_rows(record: SetRecord) -> Iterator[dict[str, Any]]:
    """Yield the rows of a set's reps: each attempt, and beside the last at a rep what was seen of this rep.

    A measured rep without an attempt has a row of its own.
    """
    seen = {rep.number: values_of(rep) for rep in record.measurement.reps} if record.measurement else {}
    last = {rep.number: attempt for attempt, rep in enumerate(record.reps, 1)}
    for attempt, rep in enumerate(record.reps, 1):
        beside = seen.pop(rep.number, {}) if attempt == last[rep.number] else {}
        yield {"attempt": attempt, **values_of(rep), **beside}
    yield from seen.values()


def read_csv(path: Path, delimiter: str, progress: Progress | None = None) -> OwnFile:
    """Return what both files hold, the sessions oldest first. Raises OSError, ImportProblemError."""
    heading = read_heading(path, delimiter)
    version = max((_SINCE.get(name, 1) for name in heading), default=1)
    _check_heading(path, heading, SETS_HEADING, version)
    reps = _read_reps(reps_path(path), version, progress)
    sessions: dict[str, list[tuple[CsvRow, SetRecord]]] = {}
    known: dict[str, int] = {}
    for row in read_rows(path, delimiter, progress):
        _check_version(row, SETS_MARK, version)
        uid, gathered = row.text("set_id"), sessions.setdefault(row.text("session_id"), [])
        if gathered:
            _check_same_session(row, gathered[0][0], version)
        if first := known.setdefault(uid, row.number) - row.number:
            raise row.problem("set_id", _("is in row {row} already").format(row=row.number + first))
        of_set = reps.pop(uid, _SetReps([], {}, {}))
        measured = tuple(rep for _, rep in sorted(of_set.measured.items()))
        record = native_fields.read_set(row, _attempts_in(row, of_set), measured, version)
        gathered.append((row, record))
    for left in reps.values():
        fault = _("names a set that is not in {file}").format(file=path.name)
        raise left.rows[0].problem("set_id", fault)
    read = [
        native_fields.read_session(gathered[0][0], [record for _, record in gathered], version)
        for gathered in sessions.values()
    ]
    told = native_fields.with_origins(read, version)
    in_order = sorted(told, key=lambda session: (session.started.utc_ms, session.uid))
    return OwnFile("legcurl-timer CSV", tuple(in_order), native_fields.lacking(version))


def _cell(value: native_fields.Value) -> str | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value


def _check_heading(path: Path, heading: Sequence[str], own: Sequence[str], version: int) -> None:
    """Raise ImportProblemError where a heading is not that of a version, in whatever order."""
    expected = [name for name in own if _SINCE.get(name, 1) <= version]
    for name in expected:
        if name not in heading:
            raise ImportProblemError(
                _("{file}: the column {column} is missing").format(file=path.name, column=quoted(name))
            )
    for name in heading:
        if name not in expected:
            raise ImportProblemError(
                _("{file}: the column {column} is not part of this format").format(
                    file=path.name, column=quoted(name)
                )
            )


def _check_version(row: CsvRow, mark: str, version: int) -> None:
    if native_fields.read_version(row, mark) != version:
        raise row.problem(
            mark,
            # TRANSLATORS: the number of a version of our files
            _("must be {version}, whose columns these are").format(version=version),
        )


class _SetReps(NamedTuple):
    """The rep rows of one set, and what they hold by the numbers of attempts and of measured reps."""

    rows: list[CsvRow]
    attempts: dict[int, RepRecord]
    measured: dict[int, MeasuredRep]


def _read_reps(path: Path, version: int, progress: Progress | None) -> dict[str, _SetReps]:
    """Return the rep rows by their sets; none where there is no such file, which the sets then tell."""
    if not path.exists():
        return {}
    delimiter = next((each for each in DELIMITERS if REPS_MARK in read_heading(path, each)), ",")
    _check_heading(path, read_heading(path, delimiter), REPS_HEADING, version)
    reps: dict[str, _SetReps] = {}
    for row in read_rows(path, delimiter, progress):
        _check_version(row, REPS_MARK, version)
        _read_rep(row, reps.setdefault(row.text("set_id"), _SetReps([], {}, {})), version)
    return reps


def _read_rep(row: CsvRow, of_set: _SetReps, version: int) -> None:
    """Take in a row with an attempt, a measured rep, or both."""
    of_set.rows.append(row)
    is_measured = version >= MEASURED_SINCE and any(map(row.text, _MEASURED))
    if is_measured:
        seen = native_fields.read_measured_rep(row)
        if of_set.measured.setdefault(seen.number, seen) is not seen:
            raise row.problem("rep", _("has {number} measured twice for one set").format(number=seen.number))
        if not any(map(row.text, ("attempt", *REP_NAMES[1:]))):
            return
    attempt = required(row, "attempt", row.whole)
    if attempt in of_set.attempts:
        raise row.problem("attempt", _("has {number} twice for one set").format(number=attempt))
    of_set.attempts[attempt] = native_fields.read_rep(row)


def _attempts_in(row: CsvRow, of_set: _SetReps) -> tuple[RepRecord, ...]:
    expected, attempts = required(row, "rep_rows", row.whole), of_set.attempts
    if len(of_set.rows) != expected:
        fault = ngettext(
            "says {expected}, but there is {count} for this set in the file of reps beside it",
            "says {expected}, but there are {count} for this set in the file of reps beside it",
            len(of_set.rows),
        )
        raise row.problem("rep_rows", fault.format(expected=expected, count=len(of_set.rows)))
    try:
        return tuple(attempts[attempt] for attempt in range(1, len(attempts) + 1))
    except KeyError as error:
        fault = _("says {expected}, but attempt {number} is missing")
        raise row.problem("rep_rows", fault.format(expected=expected, number=error)) from None


def _check_same_session(row: CsvRow, first: CsvRow, version: int) -> None:
    for name in names_of(SESSION_FIELDS, version):
        if row.text(name) != first.text(name):
            raise row.problem(name, _("differs from row {row} of the same session").format(row=first.number))
