"""A whole set-up in one line of words."""

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop, ngettext
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.text import clock_text, counted, counted_list, number_text
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.wording.sets import reps_text

_HEARD = {
    # TRANSLATORS: what is heard in a set.
    Guidance.BEEPS: gettext_noop("beeps"),
    Guidance.COUNTS: gettext_noop("beeps and counts"),
    Guidance.WORDS: gettext_noop("words and counts"),
    Guidance.GLIDE: gettext_noop("glide"),
}


def set_up_text(plan: WorkoutPlan, guidance: Guidance) -> str:
    """Return a set-up: "Lying leg curl, 3-0-1-1 · 3 sets of 8-12 reps · rest 1:30 · words and counts"."""
    planned = plan.prescription
    parts = (f"{planned.variation.name}, {planned.tempo.shown}", sets_text(plan), _(_HEARD[guidance]))
    return " \u00b7 ".join(parts)


def sets_text(plan: WorkoutPlan) -> str:
    """Return how often what is done: "3 sets of 8-12 reps · rest 1:30"."""
    rest = _("rest {time}").format(time=clock_text(plan.rest_ms))
    return f"{_reps_of_sets(plan)} \u00b7 {rest}"


def _reps_of_sets(plan: WorkoutPlan) -> str:
    planned = plan.prescription
    if planned.open_ended:
        until = ngettext("{count} set until you end it", "{count} sets until you end each", plan.sets)
        return until.format(count=number_text(plan.sets))
    reps = reps_text(planned)
    if plan.reps_by_set:
        reps = counted_list(plan.reps_of_sets, "{count} rep", "{count} reps")
    # TRANSLATORS: as in "3 sets of 8 to 12 reps".
    return _("{sets} of {reps}").format(sets=counted(plan.sets, "{count} set", "{count} sets"), reps=reps)
