"""What the history says about the next workout of a lift: a suggestion, and left against right."""

from dataclasses import dataclass
from datetime import date

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.load import LoadSteps
from legcurl_timer.core.progression.left_right_balance import balance_line
from legcurl_timer.core.progression.next_time import next_time
from legcurl_timer.core.progression.nordic_plan import NordicWeek, nordic_week
from legcurl_timer.core.progression.suggestions import Suggestion
from legcurl_timer.core.progression.work_sets import Lift, RepRange
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.history.queries.recent_sets import work_sets
from legcurl_timer.history.store import Store


@dataclass(frozen=True, slots=True)
class NextTime:
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
        leg = self.lift.leg
        return ("" if leg is Leg.BOTH else f"{leg.capitalize()} leg. ") + self.suggestion.line


def read_next_time(store: Store, plan: WorkoutPlan, steps: LoadSteps, today: date) -> NextTime:
    """Return what the history says about a plan's lift with the leg that begins.

    The plan is the one that the lifter chose, not one that a suggestion has changed. Nothing is suggested
    for a lift never done, nor where each set of the plan has its own reps. Raises sqlite3.Error.
    """
    planned = plan.prescription
    past = work_sets(store, planned.variation.id)
    lift = Lift(planned.variation, planned.tempo, planned.leg)
    is_known = any(each.counts and each.record.leg is lift.leg for each in past)
    suggestion = next_time(lift, _goal(plan), past, steps, today) if is_known else None
    return NextTime(
        lift,
        suggestion=None if plan.reps_by_set else suggestion,
        balance=balance_line(planned.variation, planned.tempo, past) if planned.variation.one_leg else "",
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
