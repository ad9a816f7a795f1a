"""What a plot shows, as values: series of marks, each mark with its words and its session."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum, auto
from typing import NamedTuple

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop, ngettext, pgettext
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.text import number_text, short_date_text
from legcurl_timer.history.scope import day_number

DAY_S = 24 * 60 * 60


class Unit(Enum):
    """What the height of a mark counts; the value is its name, still in English."""

    # TRANSLATORS: what a plot counts: times such as 4:12.
    SECONDS = gettext_noop("minutes:seconds")
    REPS = gettext_noop("reps")
    KILOGRAMS = "kg"
    # TRANSLATORS: of the length that the tempo asks for.
    PERCENT = gettext_noop("% of what was asked")


class Form(Enum):
    """How marks are drawn."""

    POINTS = auto()
    JOINED_POINTS = auto()
    BARS = auto()


class Shape(Enum):
    """The shape of a point; the value is pyqtgraph's name for it, or ours."""

    CIRCLE = "o"
    SQUARE = "s"
    TRIANGLE = "t1"
    DIAMOND = "d"
    POINTING_DOWN = "t"
    STAR = "star"
    POINTING_LEFT = "left"
    POINTING_RIGHT = "right"


class Look(NamedTuple):
    """What tells a series from the others: its name, its shape, and its colour by the name in the theme."""

    name: str
    shape: Shape
    colour: str


class Mark(NamedTuple):
    """A point or a bar: its middle in seconds since 1970, its height in the chart's unit, what it says.

    The seconds are counted as the calendar on the wall does. `session_uid` is the session that it leads to,
    None where there is none.
    """

    x: float
    y: float
    text: str
    session_uid: str | None


class Series(NamedTuple):
    """Marks that look alike, the earliest first; the `band` has a lower and an upper height for each."""

    look: Look
    marks: tuple[Mark, ...]
    band: tuple[tuple[float, float], ...] = ()


class Chart(NamedTuple):
    """A whole plot; `note` tells what it leaves out, `bar_s` how many seconds wide a bar is drawn.

    At the `level` a line is drawn, at 0 none.
    """

    name: str
    unit: Unit
    form: Form
    series: tuple[Series, ...]
    note: str = ""
    bar_s: float = 0
    level: float = 0

    @property
    def top(self) -> float:
        """The greatest height of anything that is drawn, above 0."""
        bands = (upper for each in self.series for _, upper in each.band)
        return max(self.level, *(mark.y for mark in self.marks), *bands) or 1

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All marks, the earliest first."""
        return tuple(sorted((mark for each in self.series for mark in each.marks), key=lambda mark: mark.x))


_SHAPES = tuple(Shape)[:6]
_COLOURS = ("violet", "green", "pink")
"""Every eye tells them apart, and none of them is a phase's."""
ALL_SETS = Look("", Shape.CIRCLE, _COLOURS[0])
"""The only series of a chart needs no name."""


def leg_looks() -> Mapping[str, Look]:
    """Return the looks of the legs."""
    return {
        Leg.LEFT: Look(pgettext("leg", "Left"), Shape.POINTING_LEFT, _COLOURS[0]),
        Leg.RIGHT: Look(pgettext("leg", "Right"), Shape.POINTING_RIGHT, _COLOURS[1]),
        Leg.BOTH: Look(_("Both legs"), Shape.CIRCLE, _COLOURS[2]),
    }


def variation_looks(variations: tuple[Variation, ...], kept: Iterable[str]) -> dict[str, Look]:
    """Return the looks of the variations, and after them of those `kept` ones that nobody knows any more."""
    names = {variation.id: variation.short_name for variation in variations}
    unknown = sorted(set(kept).difference(names))
    names |= {variation: variation.replace("-", " ").capitalize() for variation in unknown}
    return {
        variation: Look(name, _SHAPES[number % 6], _COLOURS[(number + number // 6) % 3])
        for number, (variation, name) in enumerate(names.items())
    }


def start_s(day: date) -> int:
    """Return the beginning of a day, in seconds since 1970."""
    return day_number(day) * DAY_S


def weeks_from_text(count: int, monday: date) -> str:
    """Return weeks as "Week of 12 May 2025" or "4 weeks from 12 May 2025"."""
    # TRANSLATORS: {date} is a Monday, such as "12 May 2025"; what was done then follows.
    text = ngettext("Week of {date}", "{count} weeks from {date}", count)
    return text.format(count=number_text(count), date=short_date_text(monday))


def mean_of_weeks_text(count: int) -> str:
    """Return of how many weeks a bar is the mean: "Each bar is the mean of 4 weeks."."""
    text = ngettext("Each bar is the mean of {count} week.", "Each bar is the mean of {count} weeks.", count)
    return text.format(count=number_text(count))
