"""Which plots there are, and how each one comes out of the history."""

from enum import StrEnum

from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.gui.history.progress.chart import Chart
from legcurl_timer.gui.history.progress.set_chart import set_chart
from legcurl_timer.gui.history.progress.week_chart import LOAD, REPS, TENSION, leg_chart, week_chart
from legcurl_timer.history.queries.trends import leg_week_sums, week_sums
from legcurl_timer.history.scope import Scope
from legcurl_timer.history.store import Store


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
    return set_chart(store, scope, variations)
