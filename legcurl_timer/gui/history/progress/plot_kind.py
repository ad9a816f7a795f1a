"""Which plots there are, and how each one comes out of the history."""

from enum import StrEnum
from math import ceil

from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.gui.history.progress.chart import Chart
from legcurl_timer.gui.history.progress.set_chart import means_chart, points_chart
from legcurl_timer.gui.history.progress.week_chart import LOAD, REPS, TENSION, leg_chart, week_chart
from legcurl_timer.history.queries.trends import (
    first_and_last_day,
    leg_week_sums,
    set_count,
    set_means,
    set_points,
    week_sums,
)
from legcurl_timer.history.scope import Scope
from legcurl_timer.history.store import Store

_MOST_POINTS = 500
_MOST_MEANS = 60


class PlotKind(StrEnum):
    """What is plotted."""

    SET_TENSION = "set-tension"
    WEEK_REPS = "week-reps"
    WEEK_LOAD = "week-load"
    WEEK_TENSION = "week-tension"
    LEGS = "legs"


_MEASURES = {PlotKind.WEEK_REPS: REPS, PlotKind.WEEK_LOAD: LOAD, PlotKind.WEEK_TENSION: TENSION}


def has_legs(scope: Scope, variations: tuple[Variation, ...]) -> bool:
    """Tell whether a scope is one lift that is done with one leg at a time."""
    return any(variation.id == scope.variation and variation.one_leg for variation in variations)


def chart_of(kind: PlotKind, store: Store, scope: Scope, variations: tuple[Variation, ...]) -> Chart:
    """Return a plot of what a scope holds. Raises sqlite3.Error."""
    if kind in _MEASURES:
        return week_chart(week_sums(store, scope), _MEASURES[kind])
    if kind is PlotKind.LEGS:
        return leg_chart(leg_week_sums(store, scope))
    return _set_chart(store, scope, variations)


def _set_chart(store: Store, scope: Scope, variations: tuple[Variation, ...]) -> Chart:
    by_leg = bool(scope.variation)
    few = set_count(store, scope, _MOST_POINTS + 1) <= _MOST_POINTS
    days = None if few else first_and_last_day(store, scope)
    if days is None:
        return points_chart(set_points(store, scope), variations, by_leg=by_leg)
    weeks_each = ceil(((days[1] - days[0]).days + 1) / 7 / _MOST_MEANS)
    return means_chart(set_means(store, scope, weeks_each), variations, weeks_each, by_leg=by_leg)
