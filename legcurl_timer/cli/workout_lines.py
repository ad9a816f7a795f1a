"""What the terminal shows of a workout under way, as the one line that changes."""

import math

from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.transport import Status, Transport
from legcurl_timer.core.text import clock_text, counted
from legcurl_timer.core.workout.workout import Step, Workout
from legcurl_timer.wording.sets import next_set_text, rest_text

_BAR_LENGTH = 20


def set_line(transport: Transport, now_ms: int, *, is_live: bool) -> str:
    """Return where a set stands; where the line is not live, only what changes with each phase."""
    prescription = transport.prescription
    position_ms = transport.position_ms(now_ms)
    done = transport.tally(now_ms)
    if transport.status is Status.PAUSED:
        reps = counted(done.completed_reps, "rep")
        if not prescription.open_ended:
            reps = f"{done.completed_reps} of {counted(prescription.reps, 'rep')}"
        return f"Paused after {reps} \u00b7 Space goes on"
    phase = transport.timeline.phase_at(position_ms)
    label = prescription.variation.words[phase.kind].label if phase.rep else "Get ready"
    if not is_live:
        return f"rep {phase.rep}: {label}" if phase.rep else label
    left_s = math.ceil((phase.end_ms - position_ms) / 1000)
    bar = _bar(position_ms - phase.start_ms, phase.duration_ms)
    rep = _rep_text(phase.rep, prescription)
    return f"{rep:<12} {label:<14} {left_s:>2} {bar} {clock_text(done.tut_ms)} under tension"


def rest_line(workout: Workout, step: Step, now_ms: int, *, is_live: bool) -> str:
    """Return what is left of a rest, and what comes next; where the line is not live, its whole length."""
    left_s = math.ceil(workout.rest_left_ms(now_ms) / 1000)
    what, following = rest_text(workout, step, left_s), next_set_text(workout, step)
    length_ms = workout.rest.until_ms - workout.rest.from_ms
    if workout.waiting and not left_s:
        return f"{what} \u00b7 Space starts \u00b7 {following}"
    if not is_live:
        name = "Switch legs" if step.is_switch else "Rest"
        return f"{name} {clock_text(length_ms)} \u00b7 {following}"
    bar = _bar(length_ms - 1000 * left_s, length_ms)
    if workout.waiting:
        what = "Rest, then wait"
    return f"{what:<17} {clock_text(1000 * left_s):>5} {bar} {following}"


def _rep_text(rep: int, prescription: SetPrescription) -> str:
    if not rep:
        return "count-in"
    return f"rep {rep}" if prescription.open_ended else f"rep {rep} of {prescription.reps}"


def _bar(done_ms: int, of_ms: int) -> str:
    done = _BAR_LENGTH * max(0, done_ms) // of_ms if of_ms else _BAR_LENGTH
    return "\u2588" * done + "\u2591" * (_BAR_LENGTH - done)
