"""What the history says about the next workout of a lift: sets, load, a suggestion, left against right."""

from datetime import date
from typing import NamedTuple

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.load import Load, LoadSteps
from legcurl_timer.core.progression.left_right_balance import balance_line
from legcurl_timer.core.progression.next_time import next_time
from legcurl_timer.core.progression.nordic_plan import NordicWeek, nordic_week
from legcurl_timer.core.progression.suggestions import Suggestion
from legcurl_timer.core.progression.work_sets import Lift, RepRange, WorkSet
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.history.rows import read_load, read_set
from legcurl_timer.history.scope import Scope, day_of
from legcurl_timer.history.store import Store

_MOST_SETS = 300


class NextTime(NamedTuple):
    """What to tell of a lift: a suggestion, or why there is none, and how left compares with right.

    `suggestion` is None and `balance` "" where there is nothing to tell.
    """

    lift: Lift
    suggestion: Suggestion | None = None
    balance: str = ""

    @property
    def line(self) -> str:
        """The suggestion in one line, with its leg where one works at a time; "" where there is none."""
        if self.suggestion is None:
            return ""
        match self.lift.leg:
            case Leg.LEFT:
                return _("Left leg. {suggestion}").format(suggestion=self.suggestion.line)
            case Leg.RIGHT:
                return _("Right leg. {suggestion}").format(suggestion=self.suggestion.line)
            case _both:
                return self.suggestion.line


def work_sets(store: Store, variation: str) -> tuple[WorkSet, ...]:
    """Return the last 300 sets of a variation in the order done, without their reps.

    Sets that a crash cut off are left out: nobody knows how far they would have gone. Raises sqlite3.Error.
    """
    scope = Scope(variation)
    rows = store.connection.execute(
        "SELECT lift_set.*, (session.started_utc_ms + session.started_offset_min * 60000) / 86400000 "
        "AS session_day FROM lift_set JOIN session ON session.id = session_id "
        f"WHERE {scope.condition} AND ending <> 'recovered' "
        "ORDER BY lift_set.started_utc_ms DESC, lift_set.uid DESC LIMIT ?",
        (*scope.values, _MOST_SETS),
    ).fetchall()
    with store.suspecting():
        return tuple(WorkSet(day_of(row["session_day"]), read_set(row, (), ())) for row in reversed(rows))


def last_load(store: Store, variation: str, tempo: Tempo, leg: Leg) -> Load | None:
    """Return the load of the last work set at a tempo with a leg, None where it is not known of any.

    Raises sqlite3.Error.
    """
    scope = Scope(variation)
    row = store.connection.execute(
        "SELECT load_unit, load_thousandths, load_band FROM lift_set "
        f"WHERE {scope.condition} AND tempo = ? AND leg = ? AND NOT warm_up "
        "AND load_unit IS NOT NULL ORDER BY started_utc_ms DESC, uid DESC LIMIT 1",
        (*scope.values, str(tempo), leg.value),
    ).fetchone()
    return read_load(row) if row else None


def weights_lifted(store: Store, variation: str) -> tuple[Load, ...]:
    """Return the different weights of the last 300 sets of a variation. Raises sqlite3.Error."""
    scope = Scope(variation)
    rows = store.connection.execute(
        "SELECT DISTINCT load_unit, load_thousandths, load_band FROM (SELECT * FROM lift_set "
        f"WHERE {scope.condition} AND load_unit IN ('kg', 'lb') ORDER BY started_utc_ms DESC LIMIT ?)",
        (*scope.values, _MOST_SETS),
    )
    return tuple(load for row in rows if (load := read_load(row)))


def read_next_time(store: Store, plan: WorkoutPlan, steps: LoadSteps, today: date) -> NextTime:
    """Return what the history says about a plan's lift with the leg that begins.

    The plan is the one that the lifter chose, not one that a suggestion has changed. Nothing is suggested
    for a lift never done, nor where each set of the plan has its own reps. Raises sqlite3.Error.
    """
    planned = plan.prescription
    past = work_sets(store, planned.variation.id)
    lift = Lift(planned.variation, planned.tempo, planned.leg)
    past = _with_last_reps(store, past, lift)
    is_known = any(each.counts and each.record.leg is lift.leg for each in past)
    suggestion = next_time(lift, _goal(plan), past, steps, today) if is_known else None
    return NextTime(
        lift,
        suggestion=None if plan.reps_by_set else suggestion,
        balance=balance_line(planned.variation, planned.tempo, past) if planned.variation.one_leg else "",
    )


def _with_last_reps(store: Store, past: tuple[WorkSet, ...], lift: Lift) -> tuple[WorkSet, ...]:
    """Return sets with the reps of the last two sessions of a lift, which are those that are judged.

    Hundreds of measured sets have too many reps to be read with every key that changes the plan.
    """
    asked = (str(lift.tempo), lift.leg)
    own = [each for each in past if each.counts and (each.record.tempo, each.record.leg) == asked]
    last_days = sorted({each.day for each in own})[-2:]
    measured = [each.record for each in own if each.record.measurement and each.day in last_days]
    known = store.known_sets(record.uid for record in measured)
    return tuple(
        each._replace(record=known[each.record.uid].record) if each.record.uid in known else each
        for each in past
    )


def read_nordic_week(store: Store, variation_id: str, started: str, today: date) -> NordicWeek | None:
    """Return the week of the Nordic plan and what is left of it; None where the plan was not begun.

    `started` is the day on which it was, as YYYY-MM-DD, or "". Raises sqlite3.Error.
    """
    if not started:
        return None
    days_done = (each.day for each in work_sets(store, variation_id) if each.counts)
    return nordic_week(date.fromisoformat(started), today, days_done)


def _goal(plan: WorkoutPlan) -> RepRange:
    planned = plan.prescription
    if planned.open_ended:
        return RepRange(planned.variation.reps_min, planned.variation.reps_max)
    return RepRange(planned.bottom_reps or planned.reps, planned.reps)
