"""Which plots there are, and how each comes out of the history.

Time under tension a set is plotted as a point for each set, or as means where these would be too many; what
was done each week as bars of sums, or of means where there are too many weeks.
"""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from itertools import groupby
from math import ceil
from typing import NamedTuple

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop, ngettext
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.load import Load
from legcurl_timer.core.text import clock_text, counted, decimal_text, number_text, short_weekday_date_text
from legcurl_timer.gui.history.progress.chart import (
    ALL_SETS,
    DAY_S,
    Chart,
    Form,
    Look,
    Mark,
    Series,
    Unit,
    leg_looks,
    mean_of_weeks_text,
    start_s,
    variation_looks,
    weeks_from_text,
)
from legcurl_timer.gui.history.progress.measured_charts import evenness_chart, rushed_chart
from legcurl_timer.history.queries import trends
from legcurl_timer.history.queries.trends import SetMean, SetPoint, WeekSum
from legcurl_timer.history.scope import Scope, day_number
from legcurl_timer.history.store import Store
from legcurl_timer.wording.history import leg_text

_MOST_POINTS, _MOST_MEANS, _MOST_BARS = 500, 60, 110
_WEEK_S = 7 * DAY_S
_BAR_SHARE = 0.8


class PlotKind(StrEnum):
    """What is plotted."""

    SET_TENSION = "set-tension"
    WEEK_REPS = "week-reps"
    WEEK_LOAD = "week-load"
    WEEK_TENSION = "week-tension"
    LEGS = "legs"
    EVENNESS = "evenness"
    RUSHED = "rushed"


class _Measure(NamedTuple):
    """What is added up in a week.

    `name` is still in English; `amount` is how much of it a week had, in its unit, `known_sets` how many sets
    that comes from; `unknown` tells of the number of others, and why they do not count.
    """

    name: str
    unit: Unit
    amount: Callable[[WeekSum], float]
    known_sets: Callable[[WeekSum], int]
    words: Callable[[float], str]
    unknown: Callable[[int], str]


def _without_load(count: int) -> str:
    return counted(count, "{count} set without a load in kg or lb", "{count} sets without a load in kg or lb")


def _without_time(count: int) -> str:
    return counted(count, "{count} set without a known time", "{count} sets without a known time")


_REPS = _Measure(
    gettext_noop("Reps a week"),
    Unit.REPS,
    amount=lambda week: week.reps,
    known_sets=lambda week: week.sets,
    words=lambda amount: counted(round(amount), "{count} rep", "{count} reps"),
    unknown=lambda _count: "",
)
_LOAD = _Measure(
    # TRANSLATORS: what a plot shows: the load multiplied by the reps, added up for each week.
    gettext_noop("Load times reps a week"),
    Unit.KILOGRAMS,
    amount=lambda week: week.lifted_g / 1_000,
    known_sets=lambda week: week.weighed_sets,
    words=lambda amount: _("{kilograms} kg lifted").format(kilograms=number_text(round(amount))),
    unknown=_without_load,
)
_TENSION = _Measure(
    gettext_noop("Time under tension a week"),
    Unit.SECONDS,
    amount=lambda week: week.tut_ms / 1_000,
    known_sets=lambda week: week.timed_sets,
    words=lambda amount: _("{time} under tension").format(time=clock_text(round(amount * 1_000))),
    unknown=_without_time,
)
_MEASURES = {PlotKind.WEEK_REPS: _REPS, PlotKind.WEEK_LOAD: _LOAD, PlotKind.WEEK_TENSION: _TENSION}


def has_legs(scope: Scope, variations: tuple[Variation, ...]) -> bool:
    """Tell whether a scope is one lift that is done with one leg at a time."""
    return any(variation.id == scope.variation and variation.one_leg for variation in variations)


def chart_of(kind: PlotKind, store: Store, scope: Scope, variations: tuple[Variation, ...]) -> Chart:
    """Return a plot of what a scope holds. Raises sqlite3.Error."""
    if kind is PlotKind.SET_TENSION:
        return _set_chart(store, scope, variations)
    if kind is PlotKind.LEGS:
        looks = leg_looks()
        by_look = {looks[leg]: sums for leg, sums in trends.leg_week_sums(store, scope).items()}
        # TRANSLATORS: what a plot shows; of the left and the right leg.
        return _week_chart(_("Time under tension a week, left and right"), _TENSION, by_look)
    if kind is PlotKind.EVENNESS:
        return evenness_chart(store, scope, variations)
    if kind is PlotKind.RUSHED:
        return rushed_chart(store, scope, variations)
    measure = _MEASURES[kind]
    return _week_chart(_(measure.name), measure, {ALL_SETS: trends.week_sums(store, scope)})


def _set_chart(store: Store, scope: Scope, variations: tuple[Variation, ...]) -> Chart:
    """Return the plot of a scope; its series are the legs of one lift or else the lifts."""
    few = trends.set_count(store, scope, _MOST_POINTS + 1) <= _MOST_POINTS
    days = None if few else trends.first_and_last_day(store, scope)
    if days is None:
        points = trends.set_points(store, scope)
        looks = variation_looks(variations, (point.variation for point in points))
        unknown = sum(point.tut_ms is None for point in points)
        note = _left_out(_without_time(unknown)) if unknown else ""
        known = ((point, point.tut_ms) for point in points if point.tut_ms is not None)
        marks = [(point, _point_mark(point, tut_ms, looks)) for point, tut_ms in known]
        return _series(Form.POINTS, scope, marks, looks, note)
    weeks_each = ceil(((days[1] - days[0]).days + 1) / 7 / _MOST_MEANS)
    means = trends.set_means(store, scope, weeks_each)
    looks = variation_looks(variations, (mean.variation for mean in means))
    mean_marks = [(mean, _mean_mark(mean, looks, weeks_each)) for mean in means]
    note = ngettext(
        "Each point is the mean of {count} week.", "Each point is the mean of {count} weeks.", weeks_each
    ).format(count=number_text(weeks_each))
    return _series(Form.JOINED_POINTS, scope, mean_marks, looks, note)


def _series(
    form: Form,
    scope: Scope,
    marks: Iterable[tuple[SetPoint | SetMean, Mark]],
    looks: Mapping[str, Look],
    note: str,
) -> Chart:
    """Put marks into series in the order of the looks."""
    if scope.variation:
        looks = leg_looks()
    by_key: dict[str, list[Mark]] = {key: [] for key in looks}
    for each, mark in marks:
        by_key[each.leg or Leg.BOTH if scope.variation else each.variation].append(mark)
    series = tuple(Series(looks[key], tuple(marks)) for key, marks in by_key.items() if marks)
    return Chart(_("Time under tension a set"), Unit.SECONDS, form, series, note)


def _point_mark(point: SetPoint, tut_ms: int, looks: Mapping[str, Look]) -> Mark:
    local = point.started.local
    at = "" if point.day_only else f", {local:%H:%M}"
    # TRANSLATORS: "Mon 12 May 2025, 17:05. Lying leg curl: 10 reps at 40 kg, 0:50 under tension".
    text = _("{when}. {lift}: {done}, {time} under tension").format(
        when=f"{short_weekday_date_text(local.date())}{at}",
        lift=_with_leg(looks[point.variation], point.leg),
        done=_done_at(point.completed_reps, point.load),
        time=clock_text(tut_ms),
    )
    x = point.started.utc_ms / 1_000 + point.started.offset_min * 60
    return Mark(x, tut_ms / 1_000, text, point.session_uid)


def _mean_mark(mean: SetMean, looks: Mapping[str, Look], weeks_each: int) -> Mark:
    text = ngettext(
        "{when}. {lift}: {time} under tension, the mean of {count} set",
        "{when}. {lift}: {time} under tension, the mean of {count} sets",
        mean.sets,
    ).format(
        when=weeks_from_text(weeks_each, mean.monday),
        lift=_with_leg(looks[mean.variation], mean.leg),
        time=clock_text(mean.tut_ms),
        count=number_text(mean.sets),
    )
    middle_s = start_s(mean.monday) + weeks_each * 7 * DAY_S / 2
    return Mark(middle_s, mean.tut_ms / 1_000, text, mean.session_uid)


def _with_leg(look: Look, leg: Leg | None) -> str:
    return ", ".join(filter(None, (look.name, leg_text(leg or Leg.BOTH))))


def _done_at(reps: int, load: Load | None) -> str:
    done = counted(reps, "{count} rep", "{count} reps")
    if load is None:
        return done
    return _("{reps} at {load}").format(reps=done, load=load) if load.is_weighed else f"{done}, {load}"


def _left_out(sets: str) -> str:
    # TRANSLATORS: {sets} is such as "3 sets without a known time".
    return _("Left out: {sets}.").format(sets=sets)


def _week_chart(name: str, measure: _Measure, by_look: Mapping[Look, tuple[WeekSum, ...]]) -> Chart:
    weeks_each = max(ceil(sum(map(len, by_look.values())) / _MOST_BARS), 1)
    unknown = sum(week.sets - measure.known_sets(week) for sums in by_look.values() for week in sums)
    notes = (
        mean_of_weeks_text(weeks_each) if weeks_each > 1 else "",
        _left_out(measure.unknown(unknown)) if unknown else "",
    )
    known = {look: sums for look, sums in by_look.items() if any(map(measure.known_sets, sums))}
    place_s = weeks_each * _WEEK_S
    bar_s = place_s * _BAR_SHARE / max(len(known), 1)
    series = []
    for number, (look, sums) in enumerate(known.items()):
        beside_s = place_s / 2 + (number - (len(known) - 1) / 2) * bar_s
        marks = (_week_mark(weeks, measure, look, beside_s) for weeks in _spans(sums, weeks_each))
        series.append(Series(look, tuple(marks)))
    return Chart(name, measure.unit, Form.BARS, tuple(series), " ".join(filter(None, notes)), bar_s)


def _spans(sums: tuple[WeekSum, ...], weeks_each: int) -> list[tuple[WeekSum, ...]]:
    groups = groupby(sums, key=lambda week: (day_number(week.monday) + 3) // 7 // weeks_each)
    return [tuple(group) for _, group in groups]


def _week_mark(weeks: tuple[WeekSum, ...], measure: _Measure, look: Look, beside_s: float) -> Mark:
    monday = weeks[0].monday
    mean = sum(map(measure.amount, weeks)) / len(weeks)
    # TRANSLATORS: {when} is such as "Week of 12 May 2025", {done} such as "58 reps in 6 sets".
    text = _("{when}: {done}").format(
        when=", ".join(filter(None, (weeks_from_text(len(weeks), monday), look.name))),
        done=_done_text(weeks, measure, mean),
    )
    session_uid = next((week.session_uid for week in reversed(weeks) if week.session_uid), None)
    return Mark(start_s(monday) + beside_s, mean, text, session_uid)


def _done_text(weeks: tuple[WeekSum, ...], measure: _Measure, mean: float) -> str:
    sets, known = sum(week.sets for week in weeks), sum(map(measure.known_sets, weeks))
    if not sets:
        # TRANSLATORS: of a week, as in "Week of 12 May 2025: no training".
        return _("no training")
    if not known:
        return measure.unknown(sets)
    # TRANSLATORS: {amount} is such as "58 reps", "1,200 kg lifted", "4:12 under tension".
    done = ngettext("{amount} in {count} set", "{amount} in {count} sets", known)
    if len(weeks) > 1:
        # TRANSLATORS: {amount} is the mean of several weeks, such as "58 reps".
        done = ngettext("{amount} a week, {count} set in all", "{amount} a week, {count} sets in all", known)
    told = done.format(amount=measure.words(mean), count=number_text(known))
    return ", ".join(filter(None, (told, _besides(weeks, measure))))


def _besides(weeks: tuple[WeekSum, ...], measure: _Measure) -> str:
    """Return what else is told of some weeks: the heaviest load, or how much tension was measured."""
    if measure is _LOAD:
        heaviest_g = max(week.heaviest_g or 0 for week in weeks)
        return _("the heaviest at {load} kg").format(load=decimal_text(heaviest_g))
    if measure is _TENSION and (measured := sum(week.measured_sets for week in weeks)):
        # TRANSLATORS: after "4:12 under tension in 6 sets, "; {time} is such as 3:50.
        return ngettext(
            "paced; measured beside it: about {time} in {count} set",
            "paced; measured beside it: about {time} in {count} sets",
            measured,
        ).format(time=clock_text(sum(week.measured_tut_ms for week in weeks)), count=number_text(measured))
    return ""
