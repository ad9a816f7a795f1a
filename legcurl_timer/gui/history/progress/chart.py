"""What a plot shows, as values: series of marks, each mark with its words and its session."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from legcurl_timer.history.scope import day_number

_LEAST_ROOM_DAYS = 3.0
_ROOM = 0.02
_BAR_SHARE = 0.8


class Unit(Enum):
    """What the height of a mark counts; the value is its name on the axis."""

    SECONDS = "minutes:seconds"
    REPS = "reps"
    KILOGRAMS = "kg"


class Form(Enum):
    """How marks are drawn."""

    POINTS = auto()
    JOINED_POINTS = auto()
    BARS = auto()


class Shape(Enum):
    """The shape of a point; the value is its sign in a legend."""

    CIRCLE = "\u25cf"
    SQUARE = "\u25a0"
    TRIANGLE = "\u25b2"
    DIAMOND = "\u25c6"
    POINTING_DOWN = "\u25bc"
    STAR = "\u2605"
    POINTING_LEFT = "\u25c0"
    POINTING_RIGHT = "\u25b6"


class SeriesColour(Enum):
    """A colour by its name in the theme: the three that every eye tells apart."""

    FIRST = "concentric"
    SECOND = "eccentric"
    THIRD = "pause"


@dataclass(frozen=True, slots=True)
class Look:
    """The name of a series, and the shape and colour that tell it from the others."""

    name: str
    shape: Shape
    ink: SeriesColour


@dataclass(frozen=True, slots=True)
class Mark:
    """A point or a bar: `at` in days since 1970, its value in the chart's unit, and what it says.

    `session_uid` is the session that it leads to, None where there is none.
    """

    at: float
    value: float
    text: str
    session_uid: str | None


@dataclass(frozen=True, slots=True)
class Series:
    """Marks that look alike, the earliest first."""

    look: Look
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class DataPoint:
    """Where a mark is drawn: the day (since 1970) of its middle, and its height."""

    x: float
    y: float
    mark: Mark


@dataclass(frozen=True, slots=True)
class Chart:
    """A whole plot; `note` tells what it leaves out. Bars begin at their day and take up `bar_days`."""

    name: str
    unit: Unit
    form: Form
    series: tuple[Series, ...]
    note: str = ""
    bar_days: int = 0

    @property
    def bar_width(self) -> float:
        """How many days wide one bar is drawn: the bars of all series stand side by side."""
        return self.bar_days * _BAR_SHARE / max(len(self.series), 1)

    def spots(self, number: int) -> tuple[DataPoint, ...]:
        """Return where the marks of a series are drawn, given its number."""
        beside = self.bar_days * (1 - _BAR_SHARE) / 2 + self.bar_width * (number + 0.5)
        return tuple(DataPoint(mark.at + beside, mark.value, mark) for mark in self.series[number].marks)

    @property
    def top(self) -> float:
        """The greatest value."""
        return max((mark.value for series in self.series for mark in series.marks), default=0.0)

    @property
    def days(self) -> tuple[float, float]:
        """The first and the last day with a mark."""
        first = min(series.marks[0].at for series in self.series)
        return first, max(series.marks[-1].at for series in self.series) + self.bar_days

    @property
    def room_days(self) -> float:
        """How many days are to be seen before the first mark and after the last."""
        first, last = self.days
        return max((last - first) * _ROOM, self.bar_days / 2 or _LEAST_ROOM_DAYS)


def noon(day: date) -> float:
    """Return the middle of a day, in days since 1970."""
    return day_number(day) + 0.5
