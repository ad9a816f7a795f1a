"""What a file that was brought has to offer, whatever its format."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from legcurl_timer.core.load import LoadUnit
from legcurl_timer.core.records import SessionRecord
from legcurl_timer.history.exchange.text_files import Progress


class LeftOut(StrEnum):
    """Why a row of another program's file is left out: it tells of no set, of no leg curl, of no reps."""

    NO_SET = "no-set"
    OTHER_EXERCISE = "other-exercise"
    NO_REPS = "no-reps"


class Contents(NamedTuple):
    """The sessions of a file as they are read, and how many rows were left out so far, by the reason.

    A session whose rows stand in several places comes in as many parts. Reading on raises ImportProblemError
    where a row cannot be used, and OSError.
    """

    sessions: Iterator[SessionRecord]
    left_out: Counter[LeftOut]


class NameGuess(NamedTuple):
    """A foreign exercise: its name, the variation it probably is (None: none of ours), its rows in the file.

    A `related` name speaks of curls or hamstrings, so that the guess is worth a look. It `is_sure` where
    every word of the name is known, none contradicts another, and a leg curl says how the lifter lies, sits
    or stands. What is not related is surely none of ours.
    """

    name: str
    variation: str | None
    rows: int
    related: bool
    is_sure: bool = True


class DateOrder(StrEnum):
    """What comes first in a date that is written in numbers and ends with its year."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


def machine_offset_min(local: datetime) -> int:
    """Return how far this machine's clock was from UTC at a time on the wall, in minutes."""
    return (local.astimezone().utcoffset() or timedelta()) // timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Choices:
    """What a foreign file leaves open.

    `variations` corrects guesses: the foreign name, and the variation that it is or None to leave it out.
    `unit` counts where the file does not say kg or lb, `dates` where it leaves open whether the day or the
    month comes first. `offset_of` tells a local time's minutes from UTC.
    """

    variations: Mapping[str, str | None] = field(default_factory=dict)
    unit: LoadUnit | None = None
    dates: DateOrder | None = None
    offset_of: Callable[[datetime], int] = machine_offset_min


class OwnFile(NamedTuple):
    """A file in one of our own formats, which leaves nothing open and comes from no other program.

    An older version of them `lacks` some fields of the records.
    """

    format_name: str
    sessions: tuple[SessionRecord, ...]
    lacks: frozenset[str] = frozenset()
    origin: str = ""
    guesses: tuple[NameGuess, ...] = ()
    needs_unit: bool = False
    needs_dates: bool = False

    def contents(self, _choices: Choices, _progress: Progress | None = None) -> Contents:
        """Return all sessions."""
        return Contents(iter(self.sessions), Counter())
