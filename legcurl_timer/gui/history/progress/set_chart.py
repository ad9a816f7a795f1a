"""The plot of time under tension a set: each set a point, or means where they would be too many."""

from datetime import timedelta

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.load import Load
from legcurl_timer.core.text import clock_text, counted, short_weekday_date_text
from legcurl_timer.gui.history.progress.axis_text import weeks_from_text
from legcurl_timer.gui.history.progress.chart import Chart, Form, Mark, Unit, noon
from legcurl_timer.gui.history.progress.series_style import LEG_LOOKS, in_series, variation_looks
from legcurl_timer.history.queries.trends import SetMean, SetPoint

_MS_A_DAY = 24 * 60 * 60 * 1_000


def points_chart(points: tuple[SetPoint, ...], variations: tuple[Variation, ...], *, by_leg: bool) -> Chart:
    """Return the plot with a point a set; its series are the legs or else the lifts."""
    looks = variation_looks(variations, (point.variation for point in points))
    marks = [
        (point.leg if by_leg else point.variation, _point_mark(point, looks[point.variation].name))
        for point in points
        if point.tut_ms is not None
    ]
    unknown = len(points) - len(marks)
    return Chart(
        "Time under tension a set",
        Unit.SECONDS,
        Form.POINTS,
        in_series(marks, LEG_LOOKS if by_leg else looks),
        note=f"Left out: {counted(unknown, 'set')} without a known time." if unknown else "",
    )


def means_chart(
    means: tuple[SetMean, ...], variations: tuple[Variation, ...], weeks_each: int, *, by_leg: bool
) -> Chart:
    """Return the plot with a point for the mean of so many weeks."""
    looks = variation_looks(variations, (mean.variation for mean in means))
    marks = (
        (
            mean.leg or Leg.BOTH if by_leg else mean.variation,
            _mean_mark(mean, looks[mean.variation].name, weeks_each),
        )
        for mean in means
    )
    return Chart(
        "Time under tension a set",
        Unit.SECONDS,
        Form.JOINED_POINTS,
        in_series(marks, LEG_LOOKS if by_leg else looks),
        note=f"Each point is the mean of {counted(weeks_each, 'week')}.",
    )


def _point_mark(point: SetPoint, name: str) -> Mark:
    local = point.started.local
    tut_ms = point.tut_ms or 0
    text = (
        f"{short_weekday_date_text(local.date())}, {local:%H:%M}. {_with_leg(name, point.leg)}: "
        f"{counted(point.completed_reps, 'rep')}{_load_text(point.load)}, {clock_text(tut_ms)} under tension"
    )
    at = (point.started.utc_ms + point.started.offset_min * 60_000) / _MS_A_DAY
    return Mark(at, tut_ms / 1_000, text, point.session_uid)


def _mean_mark(mean: SetMean, name: str, weeks_each: int) -> Mark:
    half = timedelta(weeks=weeks_each) / 2
    text = (
        f"{weeks_from_text(weeks_each, mean.monday)}. {_with_leg(name, mean.leg)}: "
        f"{clock_text(mean.tut_ms)} under tension, the mean of {counted(mean.sets, 'set')}"
    )
    return Mark(noon(mean.monday) + half.days, mean.tut_ms / 1_000, text, mean.session_uid)


def _with_leg(name: str, leg: Leg | None) -> str:
    return name if leg in {None, Leg.BOTH} else f"{name}, {leg}"


def _load_text(load: Load | None) -> str:
    if load is None:
        return ""
    return f" at {load}" if load.is_weighed else f", {load}"
