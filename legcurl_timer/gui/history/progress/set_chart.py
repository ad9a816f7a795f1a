"""The plot of time under tension a set: each set a point, or means where they would be too many."""

from collections.abc import Iterable, Mapping
from math import ceil

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.load import Load
from legcurl_timer.core.text import clock_text, counted, short_weekday_date_text
from legcurl_timer.gui.history.progress.chart import (
    DAY_S,
    LEG_LOOKS,
    Chart,
    Form,
    Look,
    Mark,
    Series,
    Unit,
    start_s,
    variation_looks,
    weeks_from_text,
)
from legcurl_timer.history.queries.trends import (
    SetMean,
    SetPoint,
    first_and_last_day,
    set_count,
    set_means,
    set_points,
)
from legcurl_timer.history.scope import Scope
from legcurl_timer.history.store import Store

_MOST_POINTS = 500
_MOST_MEANS = 60


def set_chart(store: Store, scope: Scope, variations: tuple[Variation, ...]) -> Chart:
    """Return the plot of a scope; its series are the legs of one lift or else the lifts.

    Raises sqlite3.Error.
    """
    few = set_count(store, scope, _MOST_POINTS + 1) <= _MOST_POINTS
    days = None if few else first_and_last_day(store, scope)
    if days is None:
        points = set_points(store, scope)
        looks = variation_looks(variations, (point.variation for point in points))
        unknown = sum(point.tut_ms is None for point in points)
        note = f"Left out: {counted(unknown, 'set')} without a known time." if unknown else ""
        known = ((point, point.tut_ms) for point in points if point.tut_ms is not None)
        marks = [(point, _point_mark(point, tut_ms, looks)) for point, tut_ms in known]
        return _chart(Form.POINTS, scope, marks, looks, note)
    weeks_each = ceil(((days[1] - days[0]).days + 1) / 7 / _MOST_MEANS)
    means = set_means(store, scope, weeks_each)
    looks = variation_looks(variations, (mean.variation for mean in means))
    mean_marks = [(mean, _mean_mark(mean, looks, weeks_each)) for mean in means]
    note = f"Each point is the mean of {counted(weeks_each, 'week')}."
    return _chart(Form.JOINED_POINTS, scope, mean_marks, looks, note)


def _chart(
    form: Form,
    scope: Scope,
    marks: Iterable[tuple[SetPoint | SetMean, Mark]],
    looks: Mapping[str, Look],
    note: str,
) -> Chart:
    """Put marks into series in the order of the looks."""
    if scope.variation:
        looks = LEG_LOOKS
    by_key: dict[str, list[Mark]] = {key: [] for key in looks}
    for each, mark in marks:
        by_key[each.leg or Leg.BOTH if scope.variation else each.variation].append(mark)
    series = tuple(Series(looks[key], tuple(marks)) for key, marks in by_key.items() if marks)
    return Chart("Time under tension a set", Unit.SECONDS, form, series, note)


def _point_mark(point: SetPoint, tut_ms: int, looks: Mapping[str, Look]) -> Mark:
    local = point.started.local
    text = (
        f"{short_weekday_date_text(local.date())}, {local:%H:%M}. "
        f"{_with_leg(looks[point.variation], point.leg)}: "
        f"{counted(point.completed_reps, 'rep')}{_load_text(point.load)}, {clock_text(tut_ms)} under tension"
    )
    x = point.started.utc_ms / 1_000 + point.started.offset_min * 60
    return Mark(x, tut_ms / 1_000, text, point.session_uid)


def _mean_mark(mean: SetMean, looks: Mapping[str, Look], weeks_each: int) -> Mark:
    text = (
        f"{weeks_from_text(weeks_each, mean.monday)}. {_with_leg(looks[mean.variation], mean.leg)}: "
        f"{clock_text(mean.tut_ms)} under tension, the mean of {counted(mean.sets, 'set')}"
    )
    middle_s = start_s(mean.monday) + weeks_each * 7 * DAY_S / 2
    return Mark(middle_s, mean.tut_ms / 1_000, text, mean.session_uid)


def _with_leg(look: Look, leg: Leg | None) -> str:
    return look.name if leg in {None, Leg.BOTH} else f"{look.name}, {leg}"


def _load_text(load: Load | None) -> str:
    if load is None:
        return ""
    return f" at {load}" if load.is_weighed else f", {load}"
