"""The workouts of another program's file, put together as its rows come."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from legcurl_timer.core.records import SessionRecord, SetRecord
from legcurl_timer.history.exchange.contents import LeftOut
from legcurl_timer.history.exchange.csv_tables import CsvRow
from legcurl_timer.history.exchange.other_apps.cells import read_reps
from legcurl_timer.history.exchange.other_apps.dialects import Dialect
from legcurl_timer.history.exchange.other_apps.sets import Place, SetReader, Start, is_set, uid_of
from legcurl_timer.history.exchange.problems import ImportProblemError, told_by


@dataclass(slots=True, eq=False)
class _Workout:
    """What is remembered of a workout, as further rows of it may come later."""

    start: Start
    sets: int = 0
    sets_of: dict[str, int] = field(default_factory=dict)
    is_told: bool = False

    def next_place(self, variation: str | None) -> Place:
        """Return the place of one more set in it; those of other exercises are counted as well."""
        self.sets += 1
        if not variation:
            return Place(self.sets, 0)
        self.sets_of[variation] = self.sets_of.get(variation, 0) + 1
        return Place(self.sets, self.sets_of[variation])


class Workouts:
    """Reads rows as workouts; holds those rows only that stand together and have the same start.

    `variations` are the variations of the exercises, None or nothing for those that are left out, which
    `left_out` counts by the reason.
    """

    def __init__(
        self,
        dialect: Dialect,
        reader: SetReader,
        variations: Mapping[str, str | None],
        left_out: Counter[LeftOut],
    ) -> None:
        self._dialect = dialect
        self._reader = reader
        self._variations = variations
        self._left_out = left_out
        self._workouts: dict[str, _Workout] = {}
        self._last_told = ""
        self._last: _Workout | None = None

    def sessions(self, rows: Iterable[CsvRow]) -> Iterator[SessionRecord]:
        """Yield the workouts in which there are sets of ours; one of which rows come later, in as many parts.

        Raises ImportProblemError where a row of ours cannot be used; other rows may be as they like.
        """
        for workout, some in groupby(self._sets(rows), self._workout_of):
            curls = tuple(self._curls(some, workout))
            if curls and workout:
                yield self._session(workout, curls[0][0], tuple(record for _, record in curls))

    def _sets(self, rows: Iterable[CsvRow]) -> Iterator[CsvRow]:
        for row in rows:
            if is_set(row, self._dialect):
                yield row
            else:
                self._left_out[LeftOut.NO_SET] += 1

    def _workout_of(self, row: CsvRow) -> _Workout | None:
        """Return the workout of a row, None where it does not tell its start."""
        told = row.text(self._dialect.started)
        if told != self._last_told:
            self._last_told, self._last = told, None
            try:
                start = self._reader.start(row)
            except ImportProblemError:
                return None
            self._last = self._workouts.setdefault(start.minute, _Workout(start))
        return self._last

    def _curls(self, rows: Iterable[CsvRow], workout: _Workout | None) -> Iterator[tuple[CsvRow, SetRecord]]:
        for row in rows:
            variation = self._variations.get(row.text(self._dialect.exercise).strip())
            if variation and not workout:
                self._reader.start(row)  # raises
            place = workout.next_place(variation) if workout else None
            if not (variation and workout and place):
                self._left_out[LeftOut.OTHER_EXERCISE] += 1
            elif not read_reps(row, self._dialect.reps):
                self._left_out[LeftOut.NO_REPS] += 1
            else:
                yield row, self._reader.record(row, variation, place, workout.start)

    def _session(self, workout: _Workout, row: CsvRow, sets: tuple[SetRecord, ...]) -> SessionRecord:
        """Return a workout or a part of it, from its first row; only the first part has the note."""
        dialect, start = self._dialect, workout.start
        note = "" if workout.is_told else self._reader.workout_note(row)
        workout.is_told = True
        with told_by(row.problem, {"session note": dialect.workout_note or dialect.workout}):
            return SessionRecord(
                uid=uid_of("workout", dialect.program, start.minute),
                started=start.moment,
                ended=max(start.moment, sets[-1].started, self._reader.end(row, start.moment)),
                note=note,
                sets=sets,
                day_only=start.day_only,
            )
