"""A row of another program's file as a set, and the workout that it belongs to."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID, uuid5

from legcurl_timer.core.load import Load
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import Ending, SessionRecord, SetRecord, Source
from legcurl_timer.core.validation import ValidationError
from legcurl_timer.history.exchange.contents import Choices
from legcurl_timer.history.exchange.csv_tables import CsvRow
from legcurl_timer.history.exchange.entries import told_by
from legcurl_timer.history.exchange.other_apps.cells import (
    read_length_ms,
    read_reps,
    read_reserve,
    read_seconds_ms,
    read_text,
    read_time,
    read_unit,
    read_weight,
)
from legcurl_timer.history.exchange.other_apps.dialects import Dialect

_NAMESPACE = UUID("6f3c0d3e-9a41-4d0c-8f0e-5d1b7a2c9e64")
_WARM_UPS = frozenset({"W", "warmup"})


@dataclass(frozen=True, slots=True)
class ForeignWorkout:
    """A workout by the row that it begins with, and its leg curls so far."""

    row: CsvRow
    started: Moment
    sets: list[SetRecord] = field(default_factory=list)


class SetReader:
    """Reads the rows of one file; each method raises ImportProblemError."""

    def __init__(self, dialect: Dialect, choices: Choices) -> None:
        self._dialect = dialect
        self._choices = choices
        self._alike: Counter[str] = Counter()

    def workout(self, row: CsvRow) -> ForeignWorkout:
        """Return the workout that begins with a row."""
        return ForeignWorkout(row, self._moment(row, self._dialect.started))

    def add_set(self, workout: ForeignWorkout, row: CsvRow, variation: str, place: int) -> None:
        """Read the set of a row into its workout.

        Other programs keep no time for a set: it gets the workout's, and a millisecond for each place in
        the workout, so that the sets stay in their order.
        """
        dialect = self._dialect
        with told_by(row, {"note": dialect.note, "time": dialect.started}):
            record = SetRecord(
                uid=self._uid_of(row),
                started=Moment(workout.started.utc_ms + place, workout.started.offset_min),
                variation=variation,
                completed_reps=read_reps(row, dialect.reps),
                load=self._load(row),
                reserve_half_reps=read_reserve(row, dialect.rpe),
                warm_up=self._is_warm_up(row),
                set_time_ms=read_seconds_ms(row, dialect.seconds),
                source=Source.SELF_REPORTED,
                ending=Ending.COMPLETED,
                note=read_text(row, dialect.note),
            )
        workout.sets.append(record)

    def session(self, workout: ForeignWorkout) -> SessionRecord:
        """Return a workout whose sets have all been read."""
        with told_by(workout.row, {"session note": self._dialect.workout_note or self._dialect.workout}):
            return SessionRecord(
                uid=_uid("workout", self._dialect.name, *self.workout_name(workout.row)),
                started=workout.started,
                ended=self._end(workout),
                note=self._workout_note(workout.row),
                sets=tuple(workout.sets),
            )

    def _moment(self, row: CsvRow, column: str) -> Moment:
        local = read_time(row, column)
        try:
            if local.tzinfo:
                return Moment.of(local)
            return _moment_at(local, self._choices.offset_of(local))
        except (ValidationError, OSError, OverflowError, ValueError) as error:
            raise row.problem(column, "must lie between the years 1970 and 2100") from error

    def _load(self, row: CsvRow) -> Load | None:
        dialect = self._dialect
        thousandths = read_weight(row, dialect.weight)
        if not thousandths:
            return None
        told = read_unit(row, dialect.weight_unit) if dialect.weight_unit else None
        unit = dialect.unit or told or self._choices.unit
        if not unit:
            raise row.problem(dialect.weight, "does not say whether it is kg or lb")
        return Load(unit, thousandths)

    def _is_warm_up(self, row: CsvRow) -> bool:
        columns = (self._dialect.set_order, self._dialect.set_type)
        return any(read_text(row, column).strip() in _WARM_UPS for column in columns)

    def _end(self, workout: ForeignWorkout) -> Moment:
        row, dialect, started = workout.row, self._dialect, workout.started
        ended = max(started, workout.sets[-1].started)
        if dialect.ended and row.text(dialect.ended).strip():
            return max(ended, self._moment(row, dialect.ended))
        if not dialect.duration:
            return ended
        length_ms = read_length_ms(row, dialect.duration)
        try:
            by_length = Moment(started.utc_ms + length_ms, started.offset_min)
        except ValidationError as error:
            raise row.problem(dialect.duration, "ends after the year 2100") from error
        return max(ended, by_length)

    def _workout_note(self, row: CsvRow) -> str:
        note = read_text(row, self._dialect.workout_note)
        name = read_text(row, self._dialect.workout).strip()
        return f"{name}\n{note}".strip("\n") if name else note

    def workout_name(self, row: CsvRow) -> tuple[str, str]:
        """Return what tells a row's workout from others: its start and what it is called."""
        return read_time(row, self._dialect.started).isoformat(), read_text(row, self._dialect.workout)

    def _uid_of(self, row: CsvRow) -> str:
        """Return a name that the same row has whenever it is read, and no other row of its file."""
        dialect = self._dialect
        cells = (
            *self.workout_name(row),
            read_text(row, dialect.exercise),
            read_weight(row, dialect.weight),
            read_text(row, dialect.weight_unit),
            read_reps(row, dialect.reps),
            read_seconds_ms(row, dialect.seconds),
            read_reserve(row, dialect.rpe),
            self._is_warm_up(row),
            read_text(row, dialect.note),
        )
        alike = _uid("set", dialect.name, *map(str, cells))
        self._alike[alike] += 1
        return _uid(alike, str(self._alike[alike]))


def _moment_at(local: datetime, offset_min: int) -> Moment:
    as_if_utc = Moment.of(local.replace(tzinfo=UTC))
    return Moment(as_if_utc.utc_ms - offset_min * 60_000, offset_min)


def _uid(*parts: str) -> str:
    return str(uuid5(_NAMESPACE, "\x1f".join(parts)))
