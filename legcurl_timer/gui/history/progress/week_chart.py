"""The plots of what was done each week: bars of sums, or of means where there are too many weeks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import groupby
from math import ceil

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.text import clock_text, counted, decimal_text
from legcurl_timer.gui.history.progress.chart import (
    ALL_SETS,
    DAY_S,
    LEG_LOOKS,
    Chart,
    Form,
    Look,
    Mark,
    Series,
    Unit,
    start_s,
    weeks_from_text,
)
from legcurl_timer.history.queries.trends import WeekSum
from legcurl_timer.history.scope import day_number

_MOST_BARS = 110
_WEEK_S = 7 * DAY_S
_BAR_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class WeekMeasure:
    """What is added up in a week.

    `amount` is how much of it a week had, in its unit, `known_sets` how many sets that comes from;
    `unknown` says of the others why they do not count.
    """

    name: str
    unit: Unit
    amount: Callable[[WeekSum], float]
    known_sets: Callable[[WeekSum], int]
    words: Callable[[float], str]
    unknown: str = ""


REPS = WeekMeasure(
    "Reps a week",
    Unit.REPS,
    amount=lambda week: week.reps,
    known_sets=lambda week: week.sets,
    words=lambda amount: counted(round(amount), "rep"),
)
LOAD = WeekMeasure(
    "Load times reps a week",
    Unit.KILOGRAMS,
    amount=lambda week: week.lifted_g / 1_000,
    known_sets=lambda week: week.weighed_sets,
    words=lambda amount: f"{round(amount):,} kg lifted",
    unknown="without a load in kg or lb",
)
TENSION = WeekMeasure(
    "Time under tension a week",
    Unit.SECONDS,
    amount=lambda week: week.tut_ms / 1_000,
    known_sets=lambda week: week.timed_sets,
    words=lambda amount: f"{clock_text(round(amount * 1_000))} under tension",
    unknown="without a known time",
)


def week_chart(sums: tuple[WeekSum, ...], measure: WeekMeasure) -> Chart:
    """Return the plot of one measure, all sets together."""
    return _chart(measure.name, measure, {ALL_SETS: sums})


def leg_chart(by_leg: Mapping[Leg, tuple[WeekSum, ...]]) -> Chart:
    """Return the plot of the time under tension of each leg, side by side."""
    by_look = {LEG_LOOKS[leg]: sums for leg, sums in by_leg.items()}
    return _chart("Time under tension a week, left and right", TENSION, by_look)


def _chart(name: str, measure: WeekMeasure, by_look: Mapping[Look, tuple[WeekSum, ...]]) -> Chart:
    weeks_each = max(ceil(sum(map(len, by_look.values())) / _MOST_BARS), 1)
    unknown = sum(week.sets - measure.known_sets(week) for sums in by_look.values() for week in sums)
    notes = (
        f"Each bar is the mean of {counted(weeks_each, 'week')}." if weeks_each > 1 else "",
        f"Left out: {counted(unknown, 'set')} {measure.unknown}." if unknown else "",
    )
    known = {look: sums for look, sums in by_look.items() if any(map(measure.known_sets, sums))}
    place_s = weeks_each * _WEEK_S
    bar_s = place_s * _BAR_SHARE / max(len(known), 1)
    series = []
    for number, (look, sums) in enumerate(known.items()):
        beside_s = place_s / 2 + (number - (len(known) - 1) / 2) * bar_s
        marks = (_mark(weeks, measure, look, beside_s) for weeks in _spans(sums, weeks_each))
        series.append(Series(look, tuple(marks)))
    return Chart(name, measure.unit, Form.BARS, tuple(series), " ".join(filter(None, notes)), bar_s)


def _spans(sums: tuple[WeekSum, ...], weeks_each: int) -> list[tuple[WeekSum, ...]]:
    groups = groupby(sums, key=lambda week: (day_number(week.monday) + 3) // 7 // weeks_each)
    return [tuple(group) for _, group in groups]


def _mark(weeks: tuple[WeekSum, ...], measure: WeekMeasure, look: Look, beside_s: float) -> Mark:
    monday = weeks[0].monday
    mean = sum(map(measure.amount, weeks)) / len(weeks)
    side = "" if look is ALL_SETS else f", {look.name.lower()}"
    text = f"{weeks_from_text(len(weeks), monday)}{side}: {_done_text(weeks, measure, mean)}"
    session_uid = next((week.session_uid for week in reversed(weeks) if week.session_uid), None)
    return Mark(start_s(monday) + beside_s, mean, text, session_uid)


def _done_text(weeks: tuple[WeekSum, ...], measure: WeekMeasure, mean: float) -> str:
    sets, known = sum(week.sets for week in weeks), sum(map(measure.known_sets, weeks))
    if not sets:
        return "no training"
    if not known:
        return f"{counted(sets, 'set')} {measure.unknown}"
    tail = ""
    if measure is LOAD:
        heaviest_g = max(week.heaviest_g or 0 for week in weeks)
        tail = f", the heaviest at {decimal_text(heaviest_g)} kg"
    if len(weeks) > 1:
        return f"{measure.words(mean)} a week, {counted(known, 'set')} in all{tail}"
    return f"{measure.words(mean)} in {counted(known, 'set')}{tail}"
