"""Leg curls out of the files of other programs."""

from collections import Counter
from collections.abc import Iterable

from legcurl_timer.history.exchange.contents import Choices, Contents, Skipped
from legcurl_timer.history.exchange.csv_tables import CsvRow
from legcurl_timer.history.exchange.other_apps.cells import read_reps, read_text
from legcurl_timer.history.exchange.other_apps.dialects import Dialect
from legcurl_timer.history.exchange.other_apps.exercise_names import guess_names
from legcurl_timer.history.exchange.other_apps.reading import ForeignWorkout, SetReader

_SET_ORDERS = frozenset({"W", "D", "F"})
"""What Strong writes for a warm-up, a drop set and a set to failure, where others have their number."""


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
    def needs_unit(self) -> bool:
        """Whether the file does not say kg or lb."""
        return not self._dialect.unit and not self._dialect.weight_unit

    def contents(self, choices: Choices) -> Contents:
        """Return the leg curls as sessions. Raises ImportProblemError."""
        reader = SetReader(self._dialect, choices)
        variations = {guess.name: guess.variation for guess in self.guesses} | dict(choices.variations)
        workouts: dict[tuple[str, str], ForeignWorkout] = {}
        skipped = Counter({"of rest timers and notes": self._no_sets})
        places: Counter[tuple[str, str]] = Counter()
        for row in self._rows:
            variation = variations.get(self._exercise(row))
            key = row.text(self._dialect.started), read_text(row, self._dialect.workout)
            places[key] += 1
            if not variation:
                skipped["of other exercises"] += 1
            elif not read_reps(row, self._dialect.reps):
                skipped["without a count of reps"] += 1
            else:
                name = reader.workout_name(row)
                if name not in workouts:
                    workouts[name] = reader.workout(row)
                reader.add_set(workouts[name], row, variation, places[key])
        sessions = sorted(map(reader.session, workouts.values()), key=lambda each: (each.started, each.uid))
        left_out = tuple(Skipped(why, rows) for why, rows in skipped.items() if rows)
        return Contents(tuple(sessions), left_out)

    def _is_set(self, row: CsvRow) -> bool:
        order = read_text(row, self._dialect.set_order).strip()
        return not order or order in _SET_ORDERS or order[0].isdigit()

    def _exercise(self, row: CsvRow) -> str:
        return row.text(self._dialect.exercise).strip()
