"""Records as rows of the database and back."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from operator import attrgetter
from typing import Any

from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.core.measurement import Instrument, MeasuredRep, Measurement
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import RepRecord, SessionRecord, SetRecord
from legcurl_timer.history.record_fields import (
    MEASURED_REP_FIELDS,
    REP_FIELDS,
    SESSION_FIELDS,
    SET_FIELDS,
    Field,
    Kind,
    Record,
    written,
)

_MEASUREMENT = next(each for each in SET_FIELDS if each.kind is Kind.MEASUREMENT)
Value = str | int | None
Row = sqlite3.Row | Mapping[str, Any]
"""A row whose columns can be asked for by name."""
PROGRESS_COLUMNS = (*(name for each in SET_FIELDS if each.is_progress for name in each.columns), "owner")
"""What changes while a set is under way."""
EDITABLE_COLUMNS = frozenset(name for each in SET_FIELDS if each.is_editable for name in each.columns)
"""What the lifter may correct afterwards."""
REP_COLUMNS = ("set_id", "attempt", *(name for each in REP_FIELDS for name in each.columns))
MEASURED_REP_COLUMNS = ("set_id", *(name for each in MEASURED_REP_FIELDS for name in each.columns))


def row_of(record: Record) -> dict[str, Value]:
    """Return a record as the columns of its table that tell of it alone."""
    return written(record, attrgetter("columns"), _WRITE)


def read_session(row: Row, sets: Iterable[SetRecord]) -> SessionRecord:
    """Return the session of a row. Raises ValueError where it makes no sense."""
    return SessionRecord(**_values_in(row, _SESSION_READERS), sets=tuple(sets))


def row_of_measurement(measurement: Measurement) -> dict[str, Value]:
    """Return a measurement as its columns in the table of sets."""
    return dict(zip(_MEASUREMENT.columns, _measurement_cells(measurement), strict=True))


def read_set(row: Row, reps: Iterable[RepRecord], measured_reps: Iterable[MeasuredRep]) -> SetRecord:
    """Return the set of a row, the measured reps in the order of their numbers.

    Raises ValueError where it makes no sense.
    """
    values = _values_in(row, _SET_READERS)
    if seen := values["measurement"]:
        values["measurement"] = replace(seen, reps=tuple(measured_reps))
    return SetRecord(**values, reps=tuple(reps))


def read_rep(row: Row) -> RepRecord:
    """Return the rep of a row. Raises ValidationError where it makes no sense."""
    return RepRecord(**_values_in(row, _REP_READERS))


def read_measured_rep(row: Row) -> MeasuredRep:
    """Return the measured rep of a row. Raises ValidationError where it makes no sense."""
    return MeasuredRep(**_values_in(row, _MEASURED_REP_READERS))


def read_load(row: Row) -> Load | None:
    """Return the load of a set's row. Raises ValueError where it makes no sense."""
    return _load_in(row["load_unit"], row["load_thousandths"], row["load_band"])


def _values_in(row: Row, readers: tuple[tuple[str, tuple[str, ...], Callable[..., Any]], ...]) -> Any:
    return {name: read(*[row[column] for column in columns]) for name, columns, read in readers}


def _load_cells(load: Load | None) -> tuple[Value, ...]:
    return (load.unit.value, load.thousandths, load.band) if load else (None, 0, "")


def _load_in(unit: str | None, thousandths: int, band: str) -> Load | None:
    return None if unit is None else Load(LoadUnit(unit), thousandths, band)


def _measurement_cells(seen: Measurement | None) -> tuple[Value, ...]:
    return (
        (seen.instrument.value, int(seen.trusted), seen.why, seen.tut_ms) if seen else (None, None, "", None)
    )


def _measurement_in(by: str | None, trusted: int, why: str, tut_ms: int | None) -> Measurement | None:
    return None if by is None else Measurement(Instrument(by), bool(trusted), why, tut_ms)


_WRITE: dict[Kind, Callable[[Any], tuple[Value, ...]]] = {
    Kind.FLAG: lambda flag: (int(flag),),
    Kind.ANSWER: lambda answer: (None if answer is None else int(answer),),
    Kind.CHOICE: lambda option: (option.value if option else None,),
    Kind.MOMENT: lambda moment: (moment.utc_ms, moment.offset_min),
    Kind.LOAD: _load_cells,
    Kind.PHASES: lambda phases: (",".join(phases),),
    Kind.MEASUREMENT: _measurement_cells,
}
_READ: dict[Kind, Callable[..., Any]] = {
    Kind.TEXT: lambda text: text or "",
    Kind.FLAG: bool,
    Kind.ANSWER: lambda answer: None if answer is None else bool(answer),
    Kind.MOMENT: Moment,
    Kind.LOAD: _load_in,
    Kind.PHASES: lambda names: tuple(PhaseKind(name) for name in names.split(",") if name),
    Kind.MEASUREMENT: _measurement_in,
}


def _reader(field: Field) -> Callable[..., Any]:
    options = field.options
    if options is not None:
        return lambda text: options(text) if text else None
    return _READ.get(field.kind, lambda value: value)


_SESSION_READERS, _SET_READERS, _REP_READERS, _MEASURED_REP_READERS = (
    tuple((field.name, field.columns, _reader(field)) for field in fields)
    for fields in (SESSION_FIELDS, SET_FIELDS, REP_FIELDS, MEASURED_REP_FIELDS)
)
