"""A whole set-up in one line of words."""

from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.text import clock_text, counted
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.wording.sets import reps_text

_HEARD = {
    Guidance.BEEPS: "beeps",
    Guidance.COUNTS: "beeps and counts",
    Guidance.WORDS: "words and counts",
    Guidance.GLIDE: "glide",
}


def set_up_text(plan: WorkoutPlan, guidance: Guidance) -> str:
    """Return a set-up: "Lying leg curl, 3-0-1-1 · 3 sets of 8-12 reps · rest 1:30 · words and counts"."""
    planned = plan.prescription
    return f"{planned.variation.name}, {planned.tempo} \u00b7 {sets_text(plan)} \u00b7 {_HEARD[guidance]}"


def sets_text(plan: WorkoutPlan) -> str:
    """Return how often what is done: "3 sets of 8-12 reps · rest 1:30"."""
    return f"{counted(plan.sets, 'set')} {_reps_text(plan)} \u00b7 rest {clock_text(plan.rest_ms)}"


def _reps_text(plan: WorkoutPlan) -> str:
    planned = plan.prescription
    if planned.open_ended:
        return "until you end it" if plan.sets == 1 else "until you end each"
    if plan.reps_by_set:
        return f"of {', '.join(map(str, plan.reps_of_sets))} reps"
    return f"of {reps_text(planned)}"
