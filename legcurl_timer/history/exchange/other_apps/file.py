"""Leg curls out of the files of other programs."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC
from uuid import UUID, uuid5

from legcurl_timer.core.load import Load
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import Ending, SessionRecord, SetRecord, Source
from legcurl_timer.core.validation import ValidationError
from legcurl_timer.history.exchange.contents import Choices, Contents
from legcurl_timer.history.exchange.csv_tables import CsvRow
from legcurl_timer.history.exchange.other_apps import cells
from legcurl_timer.history.exchange.other_apps.cells import read_reps, read_text
from legcurl_timer.history.exchange.other_apps.dialects import Dialect
from legcurl_timer.history.exchange.other_apps.exercise_names import guess_names
from legcurl_timer.history.exchange.problems import told_by
from legcurl_timer.history.exchange.text_files import Progress

_SET_ORDERS = frozenset({"W", "D", "F"})
"""What Strong writes for a warm-up, a drop set and a set to failure, where others have their number."""
_WARM_UPS = frozenset({"W", "warmup"})
_NAMESPACE = UUID("6f3c0d3e-9a41-4d0c-8f0e-5d1b7a2c9e64")


class ForeignFile:
    """The rows of a file of Strong, Hevy or FitNotes; read as leg curls when it is known which are."""

    def __init__(self, dialect: Dialect, rows: Iterable[CsvRow]) -> None:
        self._dialect = dialect
        every = tuple(rows)
        self._rows = tuple(row for row in every if self._is_set(row))
        self._no_sets = len(every) - len(self._rows)
        self.guesses = guess_names(Counter(self._exercise(row) for row in self._rows))

    @property
    def format_name(self) -> str:
        """The program that the file is of."""
        return self._dialect.name

    @property
    def origin(self) -> str:
        """The program that its sets come from."""
        return self._dialect.name

    @property
    def needs_dates(self) -> bool:
        """Whether the file does not say which of two numbers is the day and which the month."""
        return False

    @property
    def needs_unit(self) -> bool:
        """Whether the file does not say kg or lb."""
        return not self._dialect.unit and not self._dialect.weight_unit

    def contents(self, choices: Choices, _progress: Progress | None = None) -> Contents:
        """Return the leg curls as sessions, oldest first."""
        left_out = Counter({"of rest timers and notes": self._no_sets} if self._no_sets else {})
        return Contents(self._sessions(choices, left_out), left_out)

    def _sessions(self, choices: Choices, left_out: Counter[str]) -> Iterator[SessionRecord]:
        reader = _Reader(self._dialect, choices)
        variations = {guess.name: guess.variation for guess in self.guesses} | dict(choices.variations)
        workouts: dict[tuple[str, str], list[_CurlRow]] = {}
        places: Counter[tuple[str, str]] = Counter()
        for row in self._rows:
            variation = variations.get(self._exercise(row))
            key = row.text(self._dialect.started), read_text(row, self._dialect.workout)
            places[key] += 1
            if not variation:
                left_out["of other exercises"] += 1
            elif not read_reps(row, self._dialect.reps):
                left_out["without a count of reps"] += 1
            else:
                curl = row, variation, places[key]
                workouts.setdefault(reader.workout_name(row), []).append(curl)
        yield from sorted(map(reader.session, workouts.values()), key=lambda each: (each.started, each.uid))

    def _is_set(self, row: CsvRow) -> bool:
        order = read_text(row, self._dialect.set_order).strip()
        return not order or order in _SET_ORDERS or order[0].isdigit()

    def _exercise(self, row: CsvRow) -> str:
        return row.text(self._dialect.exercise).strip()


_CurlRow = tuple[CsvRow, str, int]
"""The row of a leg curl, its variation, and its place in the workout."""


class _Reader:
    """Reads the rows of one file; each method raises ImportProblemError."""

    def __init__(self, dialect: Dialect, choices: Choices) -> None:
        self._dialect = dialect
        self._choices = choices
        self._alike: Counter[str] = Counter()

    def workout_name(self, row: CsvRow) -> tuple[str, str]:
        """Return what tells a row's workout from others: its start and what it is called."""
        return cells.read_time(row, self._dialect.started).local.isoformat(), read_text(
            row, self._dialect.workout
        )

    def session(self, curls: list[_CurlRow]) -> SessionRecord:
        """Return the workout of some leg curls, at least one."""
        first, _, _ = curls[0]
        started = self._moment(first, self._dialect.started)
        sets = tuple(self._set(*curl, started) for curl in curls)
        with told_by(first.problem, {"session note": self._dialect.workout_note or self._dialect.workout}):
            return SessionRecord(
                uid=_uid("workout", self._dialect.name, *self.workout_name(first)),
                started=started,
                ended=max(started, sets[-1].started, self._end(first, started)),
                note=self._workout_note(first),
                sets=sets,
            )

    def _set(self, row: CsvRow, variation: str, place: int, started: Moment) -> SetRecord:
        """Return the set of a row in a workout that started then.

        Other programs keep no time for a set: it gets the workout's, and a millisecond for each place in
        the workout, so that the sets stay in their order.
        """
        dialect = self._dialect
        with told_by(row.problem, {"note": dialect.note, "time": dialect.started}):
            return SetRecord(
                uid=self._uid_of(row),
                started=Moment(started.utc_ms + place, started.offset_min),
                variation=variation,
                completed_reps=read_reps(row, dialect.reps),
                load=self._load(row),
                reserve_half_reps=cells.read_reserve(row, dialect.rpe),
                warm_up=self._is_warm_up(row),
                set_time_ms=cells.read_seconds_ms(row, dialect.seconds),
                source=Source.SELF_REPORTED,
                ending=Ending.COMPLETED,
                note=read_text(row, dialect.note),
            )

    def _moment(self, row: CsvRow, column: str) -> Moment:
        local = cells.read_time(row, column).local
        try:
            if local.tzinfo:
                return Moment.of(local)
            offset_min = self._choices.offset_of(local)
            as_if_utc = Moment.of(local.replace(tzinfo=UTC))
            return Moment(as_if_utc.utc_ms - offset_min * 60_000, offset_min)
        except (ValidationError, OSError, OverflowError, ValueError) as error:
            raise row.problem(column, "must lie between the years 1970 and 2100") from error

    def _load(self, row: CsvRow) -> Load | None:
        dialect = self._dialect
        thousandths = cells.read_weight(row, dialect.weight)
        if not thousandths:
            return None
        told = cells.read_unit(row, dialect.weight_unit) if dialect.weight_unit else None
        unit = dialect.unit or told or self._choices.unit
        if not unit:
            raise row.problem(dialect.weight, "does not say whether it is kg or lb")
        return Load(unit, thousandths)

    def _is_warm_up(self, row: CsvRow) -> bool:
        columns = (self._dialect.set_order, self._dialect.set_type)
        return any(read_text(row, column).strip() in _WARM_UPS for column in columns)

    def _end(self, row: CsvRow, started: Moment) -> Moment:
        """Return when a workout ended as far as its row tells, else its start."""
        dialect = self._dialect
        if dialect.ended and row.text(dialect.ended).strip():
            return self._moment(row, dialect.ended)
        if not dialect.duration:
            return started
        length_ms = cells.read_length_ms(row, dialect.duration) or 0
        try:
            return Moment(started.utc_ms + length_ms, started.offset_min)
        except ValidationError as error:
            raise row.problem(dialect.duration, "ends after the year 2100") from error

    def _workout_note(self, row: CsvRow) -> str:
        note = read_text(row, self._dialect.workout_note)
        name = read_text(row, self._dialect.workout).strip()
        return f"{name}\n{note}".strip("\n") if name else note

    def _uid_of(self, row: CsvRow) -> str:
        """Return a name that the same row has whenever it is read, and no other row of its file."""
        dialect = self._dialect
        told = (
            *self.workout_name(row),
            read_text(row, dialect.exercise),
            cells.read_weight(row, dialect.weight),
            read_text(row, dialect.weight_unit),
            read_reps(row, dialect.reps),
            cells.read_seconds_ms(row, dialect.seconds),
            cells.read_reserve(row, dialect.rpe),
            self._is_warm_up(row),
            read_text(row, dialect.note),
        )
        alike = _uid("set", dialect.name, *map(str, told))
        self._alike[alike] += 1
        return _uid(alike, str(self._alike[alike]))


def _uid(*parts: str) -> str:
    return str(uuid5(_NAMESPACE, "\x1f".join(parts)))
