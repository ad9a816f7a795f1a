"""Sessions, sets and reps as the named fields of our own formats; CSV and JSON have the same names."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import time
from enum import StrEnum
from operator import attrgetter
from typing import Any
from uuid import UUID

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.lifts.phases import MOVING_PHASES, PhaseKind, performed_order
from legcurl_timer.core.load import MAX_LOAD_THOUSANDTHS, Load, LoadUnit
from legcurl_timer.core.measurement import Instrument, MeasuredRep, Measurement
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import RepRecord, SessionRecord, SetRecord, Source
from legcurl_timer.core.text import number_text
from legcurl_timer.core.validation import ValidationError
from legcurl_timer.history.exchange.csv_tables import CsvRow
from legcurl_timer.history.exchange.json_objects import JsonObject
from legcurl_timer.history.exchange.problems import told_by
from legcurl_timer.history.record_fields import (
    ANOTHER_APP,
    MEASURED_REP_FIELDS,
    REP_FIELDS,
    SESSION_FIELDS,
    SET_FIELDS,
    Field,
    Kind,
    Record,
    written,
)

VERSION = 3
"""The version of both formats; it grows when a file can no longer be read by an older program."""
_FIRST_WITH_ORIGINS = 3
_FROM_A_NAME = 5
_MINUTE_MS = 60_000
Entry = CsvRow | JsonObject
Value = str | int | float | bool | None


def names_of(fields: Iterable[Field], version: int = VERSION) -> tuple[str, ...]:
    """Return what some fields are called in a file of a version."""
    return tuple(name for field in fields if field.since <= version for name in field.headings)


SESSION_NAMES, SET_NAMES, REP_NAMES, MEASURED_REP_NAMES = map(
    names_of, (SESSION_FIELDS, SET_FIELDS, REP_FIELDS, MEASURED_REP_FIELDS)
)
MEASURED_SINCE = 2
"""The version that first had what was seen of a set."""


def lacking(version: int) -> frozenset[str]:
    """Return the fields of sessions and sets that a version had not."""
    return frozenset(field.name for field in (*SESSION_FIELDS, *SET_FIELDS) if field.since > version)


def with_origins(sessions: Iterable[SessionRecord], version: int) -> Iterator[SessionRecord]:
    """Yield the sessions of a file; of those that were imported before version 3 told so, it is found out.

    As in the database then, their ids are made from what a file said (version 5), and a noon sharp without a
    name or an end is one that nobody told.
    """
    if version >= _FIRST_WITH_ORIGINS:
        yield from sessions
        return
    for session in sessions:
        sets = tuple(map(_with_origin, session.sets))
        is_noon = session.started.local.time() == time(12) and not session.note
        is_short = session.ended.utc_ms - session.started.utc_ms < _MINUTE_MS
        yield replace(session, sets=sets, day_only=_is_from_a_file(session.uid) and is_noon and is_short)


def _with_origin(record: SetRecord) -> SetRecord:
    is_imported = _is_from_a_file(record.uid) and record.source is Source.SELF_REPORTED
    return replace(record, origin=ANOTHER_APP) if is_imported else record


def _is_from_a_file(uid: str) -> bool:
    return UUID(uid).version == _FROM_A_NAME


_NAMES = {
    "phase order": "first_phase",
    "time under tension": "tut_ms",
    "set time": "set_time_ms",
    "reps": "rep_rows",
    "rep completed": "completed",
    "rep start": "start_ms",
    "eccentric": "eccentric_ms",
    "stretched pause": "stretched_pause_ms",
    "concentric": "concentric_ms",
    "contracted pause": "contracted_pause_ms",
    "measured rep": "rep",
    "measured start": "measured_start_ms",
    "measured late": "measured_late_ms",
    "measured eccentric": "measured_eccentric_ms",
    "measured stretched pause": "measured_stretched_pause_ms",
    "measured concentric": "measured_concentric_ms",
    "measured contracted pause": "measured_contracted_pause_ms",
    "measured time under tension": "measured_tut_ms",
}


def read_version(entry: Entry, name: str) -> int:
    """Return the version of an entry; raises ImportProblemError where it cannot be read here."""
    version = entry.whole(name) or 0
    if version > VERSION:
        raise entry.problem(name, _("is of a newer version of this program, which is needed to read it"))
    if version < 1:
        raise entry.problem(name, _("must be from 1 to {most}").format(most=VERSION))
    return version


def values_of(record: Record) -> dict[str, Value]:
    """Return a record as the named fields that tell of it alone."""
    return written(record, attrgetter("headings"), _WRITE)


def required(entry: Entry, name: str, read: Callable[[str], int | None]) -> int:
    """Return a number that must be there."""
    value = read(name)
    if value is None:
        # TRANSLATORS: stands behind the name of a column and a colon, as do others that begin so
        raise entry.problem(name, _("is empty"))
    return value


def read_session(entry: Entry, sets: list[SetRecord], version: int = VERSION) -> SessionRecord:
    """Return the session of an entry in a file of a version, its sets in order. Raises ImportProblemError."""
    in_order = sorted(sets, key=lambda each: (each.started.utc_ms, each.uid))
    with told_by(entry.problem, _NAMES):
        return SessionRecord(**_values_in(entry, SESSION_FIELDS, version), sets=tuple(in_order))


def read_set(
    entry: Entry,
    reps: tuple[RepRecord, ...],
    measured_reps: tuple[MeasuredRep, ...] = (),
    version: int = VERSION,
) -> SetRecord:
    """Return the set of an entry in a file of a version. Raises ImportProblemError."""
    with told_by(entry.problem, _NAMES):
        values = _values_in(entry, SET_FIELDS, version)
        if seen := values.get("measurement"):
            values["measurement"] = replace(seen, reps=measured_reps)
        elif measured_reps:
            raise entry.problem("measured_by", _("is empty, although there are measured reps"))
        return SetRecord(**values, reps=reps)


def read_rep(entry: Entry) -> RepRecord:
    """Return the rep of an entry. Raises ImportProblemError."""
    with told_by(entry.problem, _NAMES):
        return RepRecord(**_values_in(entry, REP_FIELDS))


def read_measured_rep(entry: Entry) -> MeasuredRep:
    """Return the measured rep of an entry. Raises ImportProblemError."""
    with told_by(entry.problem, _NAMES):
        return MeasuredRep(**_values_in(entry, MEASURED_REP_FIELDS))


def _values_in(entry: Entry, fields: tuple[Field, ...], version: int = VERSION) -> Any:
    return {field.name: _READ[field.kind](entry, field) for field in fields if field.since <= version}


def _measurement_values(seen: Measurement | None) -> tuple[Value, ...]:
    return (seen.instrument.value, seen.trusted, seen.why, seen.tut_ms) if seen else ("", None, "", None)


def _load_values(load: Load | None) -> tuple[Value, ...]:
    if load is None:
        return None, "", ""
    return _number(load.thousandths) if load.is_weighed else None, load.unit.value, load.band


def _number(thousandths: int) -> int | float:
    return thousandths / 1000 if thousandths % 1000 else thousandths // 1000


def _choice(entry: Entry, name: str, options: type[StrEnum] | None) -> Any:
    assert options is not None  # noqa: S101 - each choice has its options
    try:
        return options(entry.text(name))
    except ValueError:
        raise entry.problem(name, _one_of(options)) from None


def _one_of(options: Iterable[StrEnum]) -> str:
    words = ", ".join(option.value for option in options)
    return _("must be one of {choices}").format(choices=words)


def _read_load(entry: Entry, _field: Field) -> Load | None:
    amount, band = entry.thousandths("load"), entry.text("band")
    if not entry.text("load_unit"):
        if amount is not None or band:
            raise entry.problem("load_unit", _("is empty, although there is a load"))
        return None
    unit: LoadUnit = _choice(entry, "load_unit", LoadUnit)
    if not unit.is_weighed:
        if amount is not None:
            raise entry.problem("load", _("has a number only where it is in kg or lb"))
        return Load(unit, band=band)
    amount = required(entry, "load", entry.thousandths)
    if amount > MAX_LOAD_THOUSANDTHS:
        most = number_text(MAX_LOAD_THOUSANDTHS // 1000)
        raise entry.problem("load", _("must be a number from 0 to {most}").format(most=most))
    return Load(unit, amount, band)


def _read_reserve(entry: Entry, _field: Field) -> int | None:
    thousandths = entry.thousandths("reps_in_reserve")
    if thousandths is None:
        return None
    if thousandths % 500 or thousandths > 10_000:  # noqa: PLR2004 - in halves, and ten at most
        raise entry.problem("reps_in_reserve", _("must be a number from 0 to 10, in halves"))
    return thousandths // 500


def _read_phases(entry: Entry, _field: Field) -> tuple[PhaseKind, ...]:
    text = entry.text("first_phase")
    if not text:
        return ()
    if text not in set(MOVING_PHASES):
        raise entry.problem("first_phase", _one_of(MOVING_PHASES))
    return performed_order(PhaseKind(text))


def _read_flag(entry: Entry, name: str) -> bool:
    answer = entry.answer(name)
    if answer is None:
        raise entry.problem(name, _("is empty"))
    return answer


def _read_measurement(entry: Entry, field: Field) -> Measurement | None:
    by, trusted, why, tut_ms = field.headings
    if entry.text(by):
        instrument = _choice(entry, by, Instrument)
        return Measurement(instrument, _read_flag(entry, trusted), entry.text(why), entry.whole(tut_ms))
    if entry.text(why) or (entry.answer(trusted), entry.whole(tut_ms)) != (None, None):
        raise entry.problem(by, _("is empty, although the set was measured"))
    return None


def _read_moment(entry: Entry, field: Field) -> Moment:
    (name,) = field.headings
    try:
        return Moment.parse(entry.text(name))
    except ValidationError as error:
        raise entry.problem(name, error.what) from error


_WRITE: dict[Kind, Callable[[Any], tuple[Value, ...]]] = {
    Kind.CHOICE: lambda option: (option.value if option else "",),
    Kind.MOMENT: lambda moment: (str(moment),),
    Kind.LOAD: _load_values,
    Kind.RESERVE: lambda half_reps: (None if half_reps is None else _number(half_reps * 500),),
    Kind.PHASES: lambda phases: (phases[0].value if phases else "",),
    Kind.MEASUREMENT: _measurement_values,
}
_READ: dict[Kind, Callable[[Entry, Field], Any]] = {
    Kind.TEXT: lambda entry, field: entry.text(field.headings[0]),
    Kind.COUNT: lambda entry, field: required(entry, field.headings[0], entry.whole),
    Kind.NUMBER: lambda entry, field: entry.whole(field.headings[0]),
    Kind.FLAG: lambda entry, field: _read_flag(entry, field.headings[0]),
    Kind.ANSWER: lambda entry, field: entry.answer(field.headings[0]),
    Kind.CHOICE: lambda entry, field: _choice(entry, field.headings[0], field.options),
    Kind.MOMENT: _read_moment,
    Kind.LOAD: _read_load,
    Kind.RESERVE: _read_reserve,
    Kind.PHASES: _read_phases,
    Kind.MEASUREMENT: _read_measurement,
}
