"""Sentences that the window and the terminal share."""

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop, ngettext, pgettext
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.tension import SetTally
from legcurl_timer.core.text import clock_text, counted, number_text
from legcurl_timer.core.workout.workout import Step, Workout

NEARLY_OVER_S = 10
"""From here on the picture says, as the voice does, that the set is near."""

ENDED_ASLEEP = gettext_noop("Set ended here: the laptop was asleep")


def lift_name(prescription: SetPrescription) -> str:
    """Return what is trained, with the leg where it is one at a time: "Standing leg curl, left leg"."""
    return with_leg(prescription.variation.name, prescription.leg)


def with_leg(what: str, leg: Leg) -> str:
    """Return a name, such as that of a set, with the leg where it is one at a time: "Set 2, left leg"."""
    if leg is Leg.BOTH:
        return what
    # TRANSLATORS: a lift or a set, and the leg that does it, as in "Set 2 of 3, left leg".
    left, right = _("{what}, left leg"), _("{what}, right leg")
    return (left if leg is Leg.LEFT else right).format(what=what)


def next_set_text(workout: Workout, step: Step) -> str:
    """Return what comes after a rest: "Next: set 2 of 3, right leg, 10 reps"."""
    # TRANSLATORS: inside "Next: {set}, {reps}".
    which = _("warm-up {number} of {total}") if step.place.warm_up else _("set {number} of {total}")
    return _("Next: {set}, {reps}").format(
        set=_placed(which, workout, step), reps=reps_text(step.prescription)
    )


def reps_text(prescription: SetPrescription) -> str:
    """Return how many reps a set is to have: "12 reps", "8\u201312 reps", "until you end it"."""
    if prescription.open_ended:
        return _("until you end it")
    return ngettext("{count} rep", "{count} reps", prescription.reps).format(count=prescription.reps_text)


def place_text(workout: Workout, step: Step) -> str:
    """Return which set of a workout it is: "Set 2 of 3, left leg"."""
    which = _("Warm-up {number} of {total}") if step.place.warm_up else _("Set {number} of {total}")
    return _placed(which, workout, step)


def _placed(which: str, workout: Workout, step: Step) -> str:
    place = step.place
    total = workout.plan.warm_up_sets if place.warm_up else workout.plan.sets
    return with_leg(which.format(number=place.set_number, total=total), place.leg)


def rest_text(workout: Workout, step: Step, left_s: int) -> str:
    """Return what to do in a rest that has so many seconds left."""
    if workout.waiting and not left_s:
        return _("Waiting for you")
    if step.is_switch:
        return _("Switch legs")
    return _("Get into position") if left_s <= NEARLY_OVER_S else pgettext("between two sets", "Rest")


def set_summary(done: SetTally, planned: SetTally | None) -> str:
    """Return what was done of a set against its plan, if it had one, in one line."""
    if planned is None:
        parts = (
            counted(done.completed_reps, "{count} rep", "{count} reps"),
            _("{time} under tension (paced)").format(time=clock_text(done.tut_ms)),
            _("set time {time}").format(time=clock_text(done.set_time_ms)),
        )
    else:
        parts = (
            done_of_text(done.completed_reps, planned.completed_reps),
            _("{time} of {planned} under tension (paced)").format(
                time=clock_text(done.tut_ms), planned=clock_text(planned.tut_ms)
            ),
            _("set time {time} of {planned}").format(
                time=clock_text(done.set_time_ms), planned=clock_text(planned.set_time_ms)
            ),
        )
    return " \u00b7 ".join(parts)


def done_of_text(done: int, planned: int) -> str:
    """Return the reps done, of those planned: "10 of 12 reps"."""
    told = ngettext("{done} of {count} rep", "{done} of {count} reps", planned)
    return told.format(done=number_text(done), count=number_text(planned))


def sets_held_line(count: int) -> str:
    """Return what to tell of sets that are not stored yet; "" where there are none."""
    if not count:
        return ""
    held = ngettext(
        "One set is kept in memory, and storing is tried again until it works.",
        "{count} sets are kept in memory, and storing is tried again until it works.",
        count,
    )
    return held.format(count=number_text(count))


def no_sound_line(problem: str) -> str:
    """Return what to tell a lifter who hears nothing, given the reason."""
    # TRANSLATORS: the reason is half a sentence, such as "the sound device does not answer".
    told = _("No sound: {reason}. The set goes on without it; check the speakers, the next set tries again.")
    return told.format(reason=problem)
