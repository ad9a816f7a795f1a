"""What is to be seen of a workout from the bench: one answer, which every view shows."""

import math
from enum import Enum, auto
from typing import NamedTuple

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import ngettext, pgettext
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.timeline import Phase
from legcurl_timer.core.pacing.transport import Status, Transport
from legcurl_timer.core.text import clock_text, counted
from legcurl_timer.core.workout.workout import Stage, Step, Workout
from legcurl_timer.training.session import TrainingSession
from legcurl_timer.wording.sets import NEARLY_OVER_S, place_text, reps_text, rest_text

_COUNTED_FROM_MS = 2_000
"""A shorter phase is over before its seconds are read."""
_CUED_REPS = 2


class Scene(Enum):
    """The states that a workout can be seen in."""

    READY = auto()
    COUNT_IN = auto()
    AGAIN = auto()
    PACING = auto()
    PAUSED = auto()
    ASKING = auto()
    REST = auto()
    SWITCHING = auto()
    WAITING = auto()
    DONE = auto()

    @property
    def is_between_sets(self) -> bool:
        """Whether there is time to be seen, and no limb."""
        return self in {Scene.REST, Scene.SWITCHING, Scene.WAITING}


class Dots(NamedTuple):
    """The reps of a set as a row: so many are done, `bottom` of them reach the range, `present` is under way.

    0 is none.
    """

    total: int = 0
    done: int = 0
    bottom: int = 0
    present: int = 0


class Shown(NamedTuple):
    """All that is written; the statement may be `is_marked`, and `mark` says how the set is watched.

    `share_left` is that of a rest, from 1 to 0, and `is_near` its last seconds.
    """

    scene: Scene
    word: str
    kind: PhaseKind = PhaseKind.COUNT_IN
    seconds: str = ""
    statement: str = ""
    line: str = ""
    place: str = ""
    note: str = ""
    dots: Dots = Dots()
    is_marked: bool = False
    share_left: float = 0.0
    is_near: bool = False
    mark: str = ""

    @property
    def in_words(self) -> str:
        """The same for those who hear it: "Rep 5 of 12, Lower, Set 2 of 3"."""
        seconds = self.seconds if self.scene.is_between_sets else ""
        return ", ".join(filter(None, (self.statement or self.line, self.word, seconds, self.place)))


def shown(session: TrainingSession, planned: SetPrescription, load: str) -> Shown:
    """Return what is to be seen now; `planned` is the set that is next, done with a `load`."""
    workout, transport, now_ms = session.workout, session.transport, session.now_ms()
    if workout is None or transport is None:
        return ready(planned)
    if session.stage is Stage.DONE:
        done = workout.done
        reps = done[0].tally.completed_reps if len(done) == 1 else 0
        sets = counted(len(done), "{count} set", "{count} sets")
        # TRANSLATORS: very large letters, for a workout that is over; 7 are largest, 14 half as high.
        word = pgettext("big word", "Done")
        return Shown(
            Scene.DONE, word, statement=counted(reps, "{count} rep", "{count} reps") if reps else sets
        )
    step = workout.step
    place = place_text(workout, step) if step and len(workout.plan.places) > 1 else ""
    if session.is_resting and step is not None and not session.is_asking:
        return _between_sets(workout, step, place, load, now_ms)
    in_set = _in_set(transport, place, now_ms, is_asking=session.is_asking)
    if is_told_slower(session, now_ms) and in_set.scene is Scene.PACING:
        # TRANSLATORS: told to the lifter in mid-set, in large letters, at most 15: go slower.
        in_set = in_set._replace(statement=pgettext("big word", "Slower"), is_marked=True)
    return in_set._replace(mark=session.meter.mark if session.meter else "")


def is_told_slower(session: TrainingSession, now_ms: int) -> bool:
    """Whether the lifter is being told to go slower."""
    return session.meter is not None and session.meter.says_slower(now_ms)


def ready(planned: SetPrescription) -> Shown:
    """Return what is to be seen where no workout is under way."""
    # TRANSLATORS: very large letters, before a set; 7 are largest, 14 half as high.
    word = pgettext("big word", "Ready")
    return Shown(Scene.READY, word, statement=reps_text(planned), line=_("Space starts"))


def _between_sets(workout: Workout, step: Step, place: str, load: str, now_ms: int) -> Shown:
    left_s = math.ceil(workout.rest_left_ms(now_ms) / 1000)
    what_comes = " \u00b7 ".join(text for text in (place, reps_text(step.prescription), load) if text)
    whole_ms = max(workout.rest.until_ms - workout.rest.from_ms, 1)
    rest = Shown(
        Scene.REST,
        rest_text(workout, step, left_s),
        seconds=clock_text(1000 * left_s),
        line=what_comes,
        # TRANSLATORS: below the seconds that a rest has left.
        note=_("then waits for you") if workout.waiting else "",
        share_left=min(1000 * left_s / whole_ms, 1.0),
        is_near=left_s <= NEARLY_OVER_S,
    )
    if workout.waiting and not left_s:
        return rest._replace(scene=Scene.WAITING, seconds="", note=_("Space starts"), is_near=False)
    if step.is_switch:
        leg = _("Left leg") if step.place.leg is Leg.LEFT else _("Right leg")
        return rest._replace(scene=Scene.SWITCHING, line=leg, note="")
    return rest


def _in_set(transport: Transport, place: str, now_ms: int, *, is_asking: bool) -> Shown:
    prescription, timeline = transport.prescription, transport.timeline
    position_ms = transport.position_ms(now_ms)
    phase = timeline.phase_at(position_ms)
    rep = phase.rep or timeline.first_rep
    is_last = rep == prescription.reps and not prescription.open_ended
    tally = transport.tally(now_ms)
    done = tally.completed_reps
    in_set = Shown(
        Scene.PACING,
        prescription.variation.words[phase.kind].label if phase.rep else _get_ready(),
        phase.kind,
        _seconds(phase, position_ms),
        _rep_text(prescription, rep),
        _line(prescription, phase),
        place,
        _range_text(prescription),
        _dots(prescription, done, phase.rep),
        is_last,
    )
    if transport.status is Status.PAUSED:
        return in_set._replace(
            scene=Scene.ASKING if is_asking else Scene.PAUSED,
            word=pgettext("big word", "Stopped") if is_asking else pgettext("big word", "Paused"),
            kind=PhaseKind.COUNT_IN,
            seconds="",
            line=_ways_on(done, was_asleep=transport.clock_jumped and not is_asking),
            note="",
        )
    if not phase.rep and tally.set_time_ms:
        again = _("Rep {number} again").format(number=rep)
        return in_set._replace(scene=Scene.AGAIN, statement=again, line="", note="", is_marked=False)
    if not phase.rep:
        hint = _("Tap or Space: pause \u00b7 hold or Enter: end the set")
        return in_set._replace(
            scene=Scene.COUNT_IN, statement=reps_text(prescription), note=hint, is_marked=False
        )
    return in_set


def _get_ready() -> str:
    # TRANSLATORS: very large letters, while the set is counted in; 7 are largest, 14 half as high.
    return pgettext("big word", "Get ready")


def _ways_on(done: int, *, was_asleep: bool) -> str:
    """Return what can be done while a set stands still."""
    if was_asleep:
        return _("The laptop was asleep, so the set waits \u00b7 Space goes on")
    if not done:
        return _("Space goes on \u00b7 Enter ends the set")
    return ngettext(
        "Space goes on \u00b7 Enter keeps {count} rep", "Space goes on \u00b7 Enter keeps {count} reps", done
    ).format(count=done)


def _rep_text(prescription: SetPrescription, rep: int) -> str:
    """Return which rep it is: "Rep 5 of 12", "Last rep"."""
    if prescription.open_ended:
        return _("Rep {number}").format(number=rep)
    if rep == prescription.reps:
        return _("Last rep")
    # TRANSLATORS: large letters, read from the bench; more than 16 get smaller.
    return _("Rep {rep} of {reps}").format(rep=rep, reps=prescription.reps)


def _seconds(phase: Phase, position_ms: int) -> str:
    if phase.rep and phase.duration_ms < _COUNTED_FROM_MS:
        return ""
    return str(max(1, math.ceil((phase.end_ms - position_ms) / 1000)))


def _line(prescription: SetPrescription, phase: Phase) -> str:
    """Return a cue in the first reps, and once that the bottom of the range has been reached."""
    variation, bottom = prescription.variation, prescription.bottom_reps
    if not phase.rep:
        return variation.setup[-1]
    if bottom and phase.rep == bottom + 1:
        enough = ngettext("{count} done, which is enough", "{count} done, which is enough", bottom)
        return enough.format(count=bottom)
    return variation.words[phase.kind].cues[0] if phase.rep <= _CUED_REPS else ""


def _range_text(prescription: SetPrescription) -> str:
    if not prescription.bottom_reps:
        return ""
    # TRANSLATORS: how many reps a set is to have at least and at most: "8 is enough, 12 is the top".
    text = _("{least} is enough \u00b7 {most} is the top")
    return text.format(least=prescription.bottom_reps, most=prescription.reps)


def _dots(prescription: SetPrescription, done: int, present: int) -> Dots:
    total = 0 if prescription.open_ended else prescription.reps
    return Dots(total, done, prescription.bottom_reps, present)
