"""The plots of what was measured: how even the eccentrics were, and how many reps were rushed."""

from itertools import groupby
from math import ceil

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import ngettext
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.text import number_text, short_weekday_date_text
from legcurl_timer.gui.history.progress.chart import (
    ALL_SETS,
    DAY_S,
    Chart,
    Form,
    Mark,
    Series,
    Unit,
    mean_of_weeks_text,
    start_s,
    variation_looks,
    weeks_from_text,
)
from legcurl_timer.history.queries.evenness import Evenness, evenness
from legcurl_timer.history.scope import Scope, day_number, day_of
from legcurl_timer.history.store import Store

_MOST_BARS = 110
_WEEK_S = 7 * DAY_S
_BAR_SHARE = 0.8
_MONDAY_BEFORE_EPOCH = 3


def evenness_chart(store: Store, scope: Scope, variations: tuple[Variation, ...]) -> Chart:
    """Return how long eccentrics were of what was asked, a point for each lift in each session.

    Raises sqlite3.Error.
    """
    found = evenness(store, scope)
    looks = variation_looks(variations, (each.variation for each in found))
    series = []
    for variation, look in looks.items():
        of_lift = [each for each in found if each.variation == variation]
        marks = tuple(_evenness_mark(each, look.name) for each in of_lift)
        band = tuple((100 * each.lower, 100 * each.upper) for each in of_lift)
        if marks:
            series.append(Series(look, marks, band))
    note = _("A point is the median of a session; half of its reps lie in the band.") if series else ""
    # TRANSLATORS: what a plot shows: how long the eccentric phases were.
    return Chart(_("Eccentrics"), Unit.PERCENT, Form.JOINED_POINTS, tuple(series), note, level=100)


def rushed_chart(store: Store, scope: Scope, variations: tuple[Variation, ...]) -> Chart:
    """Return how many measured reps were rushed in each week, of lifts that can be. Raises sqlite3.Error."""
    never = {variation.id for variation in variations if variation.by_lowering}
    found = [each for each in evenness(store, scope) if each.variation not in never]
    weeks = [_week_of(each) for each in found]
    weeks_each = max(ceil((weeks[-1] - weeks[0] + 1) / _MOST_BARS), 1) if weeks else 1
    marks = tuple(
        _rushed_mark(list(group), span * weeks_each, weeks_each)
        for span, group in groupby(found, key=lambda each: _week_of(each) // weeks_each)
    )
    notes = (_("Of the reps that were measured."), mean_of_weeks_text(weeks_each))
    note = " ".join(notes[: 1 + (weeks_each > 1)]) if marks else ""
    series = (Series(ALL_SETS, marks),) if marks else ()
    # TRANSLATORS: what a plot shows: reps that were faster than the tempo.
    return Chart(_("Rushed a week"), Unit.REPS, Form.BARS, series, note, weeks_each * _WEEK_S * _BAR_SHARE)


def _week_of(each: Evenness) -> int:
    return (day_number(each.started.local.date()) + _MONDAY_BEFORE_EPOCH) // 7


def _evenness_mark(each: Evenness, name: str) -> Mark:
    local = each.started.local
    median, lower, upper = (round(100 * share) for share in (each.median, each.lower, each.upper))
    # TRANSLATORS: how long the eccentrics of a session were, as a share of the tempo.
    text = ngettext(
        "{when}. {lift}: about {median} % of what was asked, "
        "half of {count} rep between {lower} and {upper} %",
        "{when}. {lift}: about {median} % of what was asked, "
        "half of {count} reps between {lower} and {upper} %",
        each.reps,
    ).format(
        when=f"{short_weekday_date_text(local.date())}, {local:%H:%M}",
        lift=name,
        median=median,
        count=number_text(each.reps),
        lower=lower,
        upper=upper,
    )
    x = each.started.utc_ms / 1_000 + each.started.offset_min * 60
    return Mark(x, 100 * each.median, text, each.session_uid)


def _rushed_mark(found: list[Evenness], week: int, weeks_each: int) -> Mark:
    monday = day_of(7 * week - _MONDAY_BEFORE_EPOCH)
    rushed, reps = sum(each.rushed_reps for each in found), sum(each.reps for each in found)
    some = ngettext(
        "{when}: {rushed} of {count} measured rep rushed",
        "{when}: {rushed} of {count} measured reps rushed",
        reps,
    )
    none = ngettext(
        "{when}: none of {count} measured rep rushed", "{when}: none of {count} measured reps rushed", reps
    )
    text = (some if rushed else none).format(
        when=weeks_from_text(weeks_each, monday), rushed=number_text(rushed), count=number_text(reps)
    )
    x = start_s(monday) + weeks_each * _WEEK_S / 2
    return Mark(x, rushed / weeks_each, text, found[-1].session_uid)
