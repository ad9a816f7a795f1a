"""The plots of what was done each week: bars of sums, or of means where there are too many weeks."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from math import ceil

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.text import clock_text, counted
from legcurl_timer.gui.history.progress.axis_text import kilograms_text, weeks_from_text
from legcurl_timer.gui.history.progress.chart import Chart, Form, Look, Mark, Series, Unit
from legcurl_timer.gui.history.progress.series_style import ALL_SETS, LEG_LOOKS
from legcurl_timer.history.queries.trends import WeekSum
from legcurl_timer.history.scope import day_number

_MOST_BARS = 110


class WeekMeasure(Enum):
    """What is added up in a week; the value is the name of its plot."""

    REPS = "Reps a week"
    LOAD = "Load times reps a week"
    TENSION = "Time under tension a week"

    @property
    def unit(self) -> Unit:
        """What it is counted in."""
        return _UNITS[self]

    def amount(self, week: WeekSum) -> float:
        """Return how much of it a week had, in its unit."""
        match self:
            case WeekMeasure.REPS:
                return week.reps
            case WeekMeasure.LOAD:
                return week.lifted_g / 1_000
            case WeekMeasure.TENSION:
                return week.tut_ms / 1_000

    def known_sets(self, week: WeekSum) -> int:
        """Return how many of a week's sets count: those where it is known."""
        match self:
            case WeekMeasure.REPS:
                return week.sets
            case WeekMeasure.LOAD:
                return week.weighed_sets
            case WeekMeasure.TENSION:
                return week.timed_sets

    def words(self, amount: float) -> str:
        """Return an amount in words."""
        match self:
            case WeekMeasure.REPS:
                return counted(round(amount), "rep")
            case WeekMeasure.LOAD:
                return f"{round(amount):,} kg lifted"
            case WeekMeasure.TENSION:
                return f"{clock_text(round(amount * 1_000))} under tension"


_UNITS = {
    WeekMeasure.REPS: Unit.REPS,
    WeekMeasure.LOAD: Unit.KILOGRAMS,
    WeekMeasure.TENSION: Unit.SECONDS,
}
_UNKNOWN = {
    WeekMeasure.REPS: "",
    WeekMeasure.LOAD: "without a load in kg or lb",
    WeekMeasure.TENSION: "without a known time",
}


@dataclass(frozen=True, slots=True)
class _Weeks:
    """Some weeks in a row, added up."""

    total: WeekSum
    count: int


def week_chart(sums: tuple[WeekSum, ...], measure: WeekMeasure) -> Chart:
    """Return the plot of one measure, all sets together."""
    return _chart(measure.value, measure, {ALL_SETS: sums})


def leg_chart(by_leg: Mapping[Leg, tuple[WeekSum, ...]]) -> Chart:
    """Return the plot of the time under tension of each leg, side by side."""
    by_look = {LEG_LOOKS[leg]: sums for leg, sums in by_leg.items()}
    return _chart("Time under tension a week, left and right", WeekMeasure.TENSION, by_look)


def _chart(name: str, measure: WeekMeasure, by_look: Mapping[Look, tuple[WeekSum, ...]]) -> Chart:
    bars = sum(len(sums) for sums in by_look.values())
    weeks_each = ceil(bars / _MOST_BARS)
    series = tuple(
        Series(look, tuple(_mark(weeks, measure, look) for weeks in _added_up(sums, weeks_each)))
        for look, sums in by_look.items()
        if any(measure.known_sets(week) for week in sums)
    )
    unknown = sum(week.sets - measure.known_sets(week) for sums in by_look.values() for week in sums)
    notes = (
        f"Each bar is the mean of {counted(weeks_each, 'week')}." if weeks_each > 1 else "",
        f"Left out: {counted(unknown, 'set')} {_UNKNOWN[measure]}." if unknown else "",
    )
    return Chart(name, measure.unit, Form.BARS, series, " ".join(filter(None, notes)), 7 * max(weeks_each, 1))


def _added_up(sums: tuple[WeekSum, ...], weeks_each: int) -> tuple[_Weeks, ...]:
    groups = (
        tuple(group)
        for _, group in groupby(sums, key=lambda week: (day_number(week.monday) + 3) // 7 // weeks_each)
    )
    return tuple(_Weeks(_total(group), len(group)) for group in groups)


def _total(weeks: tuple[WeekSum, ...]) -> WeekSum:
    return WeekSum(
        weeks[0].monday,
        sum(week.sets for week in weeks),
        sum(week.reps for week in weeks),
        sum(week.tut_ms for week in weeks),
        sum(week.timed_sets for week in weeks),
        sum(week.lifted_g for week in weeks),
        max((week.heaviest_g for week in weeks if week.heaviest_g is not None), default=None),
        sum(week.weighed_sets for week in weeks),
        next((week.session_uid for week in reversed(weeks) if week.session_uid), None),
    )


def _mark(weeks: _Weeks, measure: WeekMeasure, look: Look) -> Mark:
    mean = measure.amount(weeks.total) / weeks.count
    side = "" if look is ALL_SETS else f", {look.name.lower()}"
    text = f"{weeks_from_text(weeks.count, weeks.total.monday)}{side}: {_done_text(weeks, measure, mean)}"
    return Mark(day_number(weeks.total.monday), mean, text, weeks.total.session_uid)


def _done_text(weeks: _Weeks, measure: WeekMeasure, mean: float) -> str:
    total = weeks.total
    if not total.sets:
        return "no training"
    known = measure.known_sets(total)
    if not known:
        return f"{counted(total.sets, 'set')} {_UNKNOWN[measure]}"
    heaviest = total.heaviest_g if measure is WeekMeasure.LOAD else None
    tail = f", the heaviest at {kilograms_text(heaviest)}" if heaviest is not None else ""
    if weeks.count > 1:
        return f"{measure.words(mean)} a week, {counted(known, 'set')} in all{tail}"
    return f"{measure.words(mean)} in {counted(known, 'set')}{tail}"
