"""The sets of other programs, row by row."""

from contextlib import suppress
from datetime import UTC, datetime, time
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID, uuid5

from legcurl_timer.core.checks import printable
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import Ending, SetRecord, Source
from legcurl_timer.core.validation import ValidationError
from legcurl_timer.history.exchange.contents import Choices
from legcurl_timer.history.exchange.csv_tables import CsvRow
from legcurl_timer.history.exchange.other_apps import cells
from legcurl_timer.history.exchange.other_apps.cells import read_note, read_reps
from legcurl_timer.history.exchange.other_apps.dialects import WORKOUT_NAME, Dialect
from legcurl_timer.history.exchange.other_apps.folding import fold
from legcurl_timer.history.exchange.other_apps.wall_times import WallTime
from legcurl_timer.history.exchange.other_apps.weights import read_load
from legcurl_timer.history.exchange.problems import told_by

DROP_SET = "drop set"
"""The first line of the note of such a set."""
_NOON = time(12)
_LONGEST_SET_MS = 3_600_000
_NAMESPACE = UUID("6f3c0d3e-9a41-4d0c-8f0e-5d1b7a2c9e64")


class _Kind(StrEnum):
    """What the other programs tell of a set beside its figures."""

    WARM_UP = "warm-up"
    DROP_SET = "drop set"
    FAILURE = "failure"


_KINDS = {
    "w": _Kind.WARM_UP,
    "warmup": _Kind.WARM_UP,
    "d": _Kind.DROP_SET,
    "dropset": _Kind.DROP_SET,
    "drop": _Kind.DROP_SET,
    "f": _Kind.FAILURE,
    "failure": _Kind.FAILURE,
}
"""How they tell it, in small letters: Strong in place of the set's number, Hevy in a column of its own."""


def is_set(row: CsvRow, dialect: Dialect) -> bool:
    """Return whether a row tells of a set.

    Where others have their number, a rest or a note has a word in some language, and no reps.
    """
    order = row.text(dialect.set_order).strip() if dialect.set_order else ""
    return (
        not order
        or order[0].isdigit()
        or _plain(order) in _KINDS
        or bool(row.text(dialect.reps).strip("0., "))
    )


class Start(NamedTuple):
    """When a workout started: `minute` is what it is known by, the minute on the wall in whatever zone.

    Where nobody told a time of day it is noon, and `day_only`.
    """

    moment: Moment
    minute: str
    day_only: bool


class Place(NamedTuple):
    """Where in its workout a set stands, from 1 on: among all sets, and among those of its variation."""

    in_workout: int
    of_variation: int


class SetReader:
    """Reads the rows of one file; each method raises ImportProblemError."""

    def __init__(self, dialect: Dialect, choices: Choices) -> None:
        self._dialect = dialect
        self._choices = choices

    def start(self, row: CsvRow) -> Start:
        """Return when the workout of a row started."""
        column = self._dialect.started
        told = self._wall_time(row, column)
        minute = told.local.replace(tzinfo=None).isoformat(timespec="minutes")
        return Start(self._moment(row, column, told.local), minute, not told.has_clock)

    def record(self, row: CsvRow, variation: str, place: Place, start: Start) -> SetRecord:
        """Return the set of a row in a workout that started then.

        Other programs keep no time for a set: it gets the workout's, and a millisecond for each place in
        the workout, so that the sets stay in their order.
        """
        dialect = self._dialect
        kind = self._kind(row)
        note = printable(read_note(row, dialect.note))
        if kind is _Kind.DROP_SET:
            note = f"{DROP_SET}\n{note}" if note else DROP_SET
        with told_by(row.problem, {"note": dialect.note, "time": dialect.started}):
            return SetRecord(
                uid=uid_of("set", dialect.program, start.minute, variation, str(place.of_variation)),
                started=Moment(start.moment.utc_ms + place.in_workout, start.moment.offset_min),
                variation=variation,
                completed_reps=read_reps(row, dialect.reps),
                load=read_load(row, dialect, self._choices.unit),
                reserve_half_reps=0 if kind is _Kind.FAILURE else cells.read_reserve(row, dialect.rpe),
                warm_up=kind is _Kind.WARM_UP,
                set_time_ms=self._set_time_ms(row),
                source=Source.SELF_REPORTED,
                ending=Ending.COMPLETED,
                note=note,
                origin=dialect.program,
            )

    def end(self, row: CsvRow, start: Moment) -> Moment:
        """Return when the workout of a row ended as far as that is told, else its start."""
        dialect = self._dialect
        if dialect.ended and row.text(dialect.ended).strip():
            return self._moment(row, dialect.ended, self._wall_time(row, dialect.ended).local)
        length_ms = cells.read_length_ms(row, dialect.duration) if dialect.duration else None
        with suppress(ValidationError):  # no workout goes on until the year 2100
            return Moment(start.utc_ms + (length_ms or 0), start.offset_min)
        return start

    def workout_note(self, row: CsvRow) -> str:
        """Return the name of a row's workout, and below it what was noted of it."""
        told = (read_note(row, each).strip() for each in (self._dialect.workout, self._dialect.workout_note))
        return printable("\n".join(each for each in told if each not in {"", WORKOUT_NAME}))

    def _wall_time(self, row: CsvRow, column: str) -> WallTime:
        told = cells.read_time(row, column, self._choices.dates)
        if self._dialect.knows_days_only:
            return WallTime(datetime.combine(told.local, _NOON), has_clock=False)
        return told

    def _moment(self, row: CsvRow, column: str, local: datetime) -> Moment:
        try:
            if local.tzinfo:
                return Moment.of(local)
            offset_min = self._choices.offset_of(local)
            as_if_utc = Moment.of(local.replace(tzinfo=UTC))
            return Moment(as_if_utc.utc_ms - offset_min * 60_000, offset_min)
        except (ValidationError, OSError, OverflowError, ValueError) as error:
            raise row.problem(column, _("must lie between the years 1970 and 2100")) from error

    def _kind(self, row: CsvRow) -> _Kind | None:
        columns = (self._dialect.set_order, self._dialect.set_type)
        told = (_KINDS.get(_plain(row.text(column))) for column in columns if column)
        return next(filter(None, told), None)

    def _set_time_ms(self, row: CsvRow) -> int | None:
        column = self._dialect.seconds
        length_ms = cells.read_seconds_ms(row, column)
        if length_ms and length_ms > _LONGEST_SET_MS:
            fault = _("no set lasts longer than an hour; is this a file of {program}?")
            raise row.problem(column, fault.format(program=self._dialect.program))
        return length_ms


def uid_of(*parts: str) -> str:
    """Return the id that a workout or a set has whenever it is read."""
    return str(uuid5(_NAMESPACE, "\x1f".join(parts)))


@lru_cache
def _plain(text: str) -> str:
    """Return the letters of a text, by which kinds of sets are known."""
    return "".join(each for each in fold(text) if each.isalpha())
