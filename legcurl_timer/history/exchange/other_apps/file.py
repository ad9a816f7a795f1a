"""Leg curls out of the files of other programs."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from legcurl_timer.core.language import gettext as _
from legcurl_timer.history.exchange.contents import Choices, Contents, LeftOut
from legcurl_timer.history.exchange.csv_tables import CsvRow, read_rows
from legcurl_timer.history.exchange.other_apps.date_evidence import DateEvidence
from legcurl_timer.history.exchange.other_apps.dialects import Dialect
from legcurl_timer.history.exchange.other_apps.exercise_names import guess_names
from legcurl_timer.history.exchange.other_apps.sets import SetReader, is_set
from legcurl_timer.history.exchange.other_apps.weights import lacks_unit
from legcurl_timer.history.exchange.other_apps.workouts import Workouts
from legcurl_timer.history.exchange.problems import ImportProblemError
from legcurl_timer.history.exchange.text_files import Progress


class ForeignFile:
    """A file of Strong, Hevy or FitNotes: gone through once for what it leaves open, then for its sets.

    However long it is, no more than a workout of it is held. Making one raises ImportProblemError, OSError.
    """

    def __init__(self, path: Path, dialect: Dialect, progress: Progress | None = None) -> None:
        self._path = path
        self._dialect = dialect
        self._state = self._state_now()
        self._dates = DateEvidence()
        self.needs_unit = False
        """Whether there are weights of which nothing tells kg or lb."""
        self.guesses = guess_names(self._count_names(progress))

    @property
    def format_name(self) -> str:
        """The program that the file is of."""
        return self._dialect.program

    @property
    def lacks(self) -> frozenset[str]:
        """The fields of sets that it has no column for, although others of its kind have."""
        return frozenset() if self._dialect.set_order or self._dialect.set_type else frozenset({"warm_up"})

    @property
    def origin(self) -> str:
        """The program that its sets come from."""
        return self._dialect.program

    @property
    def needs_dates(self) -> bool:
        """Whether the whole file leaves open which number of a date is the day and which the month."""
        return self._dates.is_open

    def contents(self, choices: Choices, progress: Progress | None = None) -> Contents:
        """Return the leg curls as sessions, in the order of the file.

        Raises ImportProblemError where ours need a choice about dates that was not made.
        """
        left_out = Counter[LeftOut]()
        reader = SetReader(self._dialect, replace(choices, dates=self._dates.order or choices.dates))
        variations = {guess.name: guess.variation for guess in self.guesses} | dict(choices.variations)
        if self.needs_dates and not choices.dates and any(variations.values()):
            raise ImportProblemError(
                _("{file}: may have the day or the month of its dates first").format(file=self._path.name)
            )
        workouts = Workouts(self._dialect, reader, variations, left_out)
        return Contents(workouts.sessions(self._rows(progress)), left_out)

    def _count_names(self, progress: Progress | None) -> Counter[str]:
        """Go through all rows and return the exercises, each with its rows; take in what the file tells."""
        names = Counter[str]()
        dated = [column for column in (self._dialect.started, self._dialect.ended) if column]
        for row in self._rows(progress):
            for column in dated:
                self._dates.show(row, column)
            if is_set(row, self._dialect):
                names[self._exercise(row)] += 1
                self.needs_unit = self.needs_unit or lacks_unit(row, self._dialect)
        return names

    def _rows(self, progress: Progress | None) -> Iterator[CsvRow]:
        """Yield the rows below the heading, of the file as it was at first."""
        self._expect_unchanged()
        dialect = self._dialect
        yield from read_rows(self._path, dialect.delimiter, progress, dialect.columns)
        self._expect_unchanged()

    def _state_now(self) -> tuple[int, int]:
        state = self._path.stat()
        return state.st_size, state.st_mtime_ns

    def _expect_unchanged(self) -> None:
        if self._state_now() != self._state:
            raise ImportProblemError(
                _("{file}: has changed while it was being read; try again").format(file=self._path.name)
            )

    def _exercise(self, row: CsvRow) -> str:
        return row.text(self._dialect.exercise).strip()
