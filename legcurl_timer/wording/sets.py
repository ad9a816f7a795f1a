"""Sentences that the window and the terminal share."""

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.tension import SetTally
from legcurl_timer.core.text import clock_text, counted, plural
from legcurl_timer.core.workout.workout import Step, Workout

NEARLY_OVER_S = 10
"""From here on the picture says, as the voice does, that the set is near."""

ENDED_ASLEEP = "Set ended here: the laptop was asleep"


def lift_name(prescription: SetPrescription) -> str:
    """Return what is trained, with the leg where it is one at a time: "Standing leg curl, left leg"."""
    return with_leg(prescription.variation.name, prescription.leg)


def with_leg(what: str, leg: Leg) -> str:
    """Return a name, such as that of a set, with the leg where it is one at a time: "Set 2, left leg"."""
    return what if leg is Leg.BOTH else f"{what}, {leg} leg"


def next_set_text(workout: Workout, step: Step) -> str:
    """Return what comes after a rest: "Next: set 2 of 3, right leg, 10 reps"."""
    place = place_text(workout, step)
    return f"Next: {place[0].lower()}{place[1:]}, {reps_text(step.prescription)}"


def reps_text(prescription: SetPrescription) -> str:
    """Return how many reps a set is to have: "12 reps", "8\u201312 reps", "until you end it"."""
    if prescription.open_ended:
        return "until you end it"
    return f"{prescription.reps_text} {plural(prescription.reps_text, 'rep')}"


def place_text(workout: Workout, step: Step) -> str:
    """Return which set of a workout it is: "Set 2 of 3, left leg"."""
    place = step.place
    total = workout.plan.warm_up_sets if place.warm_up else workout.plan.sets
    which = "Warm-up" if place.warm_up else "Set"
    return with_leg(f"{which} {place.set_number} of {total}", place.leg)


def rest_text(workout: Workout, step: Step, left_s: int) -> str:
    """Return what to do in a rest that has so many seconds left."""
    if workout.waiting and not left_s:
        return "Waiting for you"
    if step.is_switch:
        return "Switch legs"
    return "Get into position" if left_s <= NEARLY_OVER_S else "Rest"


def set_summary(done: SetTally, planned: SetTally | None) -> str:
    """Return what was done of a set against its plan, if it had one, in one line."""
    if planned is None:
        return (
            f"{counted(done.completed_reps, 'rep')} \u00b7 {clock_text(done.tut_ms)} under tension (paced) "
            f"\u00b7 set time {clock_text(done.set_time_ms)}"
        )
    return (
        f"{done.completed_reps} of {counted(planned.completed_reps, 'rep')} \u00b7 "
        f"{clock_text(done.tut_ms)} of {clock_text(planned.tut_ms)} under tension (paced) \u00b7 "
        f"set time {clock_text(done.set_time_ms)} of {clock_text(planned.set_time_ms)}"
    )


def sets_held_line(count: int) -> str:
    """Return what to tell of sets that are not stored yet; "" where there are none."""
    if not count:
        return ""
    held = "One set is" if count == 1 else f"{count} sets are"
    return f"{held} kept in memory, and storing is tried again until it works."


def no_sound_line(problem: str) -> str:
    """Return what to tell a lifter who hears nothing, given the reason."""
    return f"No sound: {problem}. The set goes on without it; check the speakers, the next set tries again."
