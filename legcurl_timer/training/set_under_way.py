"""The set that comes next or runs, with the rest before it, and the end of the last one, still heard."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from legcurl_timer.core.pacing.briefing import SetContext
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.transport import Status, Transport
from legcurl_timer.core.workout.workout import Step

if TYPE_CHECKING:  # the window is shown before sound and history are brought in
    from legcurl_timer.training.pacer import Pacer
    from legcurl_timer.training.set_meter import MeterMaker, SetMeter
    from legcurl_timer.training.set_recorder import SetRecorder

PacerMaker = Callable[[SetPrescription, SetContext], "Pacer"]
RecorderMaker = Callable[[Step], "SetRecorder"]

RINGS_FOR_MS = 3_000
"""The end figure of a set, and its last words, are on the air so long at most."""
UNEVENTFUL_MS = 50
"""A set that runs is looked after at least so often."""
TRY_EVERY_MS = 10_000
LAST_TRY_MS = 5_000
"""A rest that has less than this left is not disturbed: its last seconds tell what comes."""


class SoundRetry:
    """Finds the moments in one rest at which a device that was missing is asked for again.

    A rest and the set after it are one tape, begun when the set before is over. Without another try, a device
    that is plugged in during the rest would stay silent for the whole next set.
    """

    def __init__(self) -> None:
        self._tried_left_ms: int | None = None

    def is_due(self, rest_left_ms: int, sound_problem: str) -> bool:
        """Tell whether to try now, and take note of it if so; call at each look, with 0 outside a rest."""
        if self._tried_left_ms is None or rest_left_ms > self._tried_left_ms:
            # A rest begins, or was made longer, with a try of its own.
            self._tried_left_ms = rest_left_ms
        if not sound_problem or rest_left_ms < LAST_TRY_MS:
            return False
        if self._tried_left_ms - rest_left_ms < TRY_EVERY_MS:
            return False
        self._tried_left_ms = rest_left_ms
        return True


class SetUnderWay:
    """One set that is paced and, once its rest is over, recorded; `pacer` takes the commands.

    `recorder` is None until then, and `meter` where nothing measures it.
    """

    def __init__(self, pacer: "Pacer") -> None:
        self.pacer = pacer
        self.recorder: SetRecorder | None = None
        self.meter: SetMeter | None = None
        self._sound_problem = ""
        self._sound_retry = SoundRetry()
        self._uneventful_until_ms = 0

    @property
    def transport(self) -> Transport:
        """Where it stands."""
        return self.pacer.transport

    @property
    def uid(self) -> str:
        """The mark of its record, "" where none has been begun."""
        return self.recorder.uid if self.recorder else ""

    def begin(self, step: Step, make_recorder: RecorderMaker, make_meter: "MeterMaker") -> None:
        """Record it from now on, and measure it where it is to be."""
        self.recorder = make_recorder(step)
        self.meter = make_meter(step.prescription, self.uid)

    def note(self, now_ms: int) -> None:
        """Let those who record and measure it take notice of where it stands."""
        for witness in (self.recorder, self.meter):
            if witness is not None:
                witness.update(self.transport, now_ms)

    def close(self) -> None:
        """Fall silent; what has been measured of a set that is over is still looked at."""
        self.pacer.close()
        if self.transport.status is not Status.FINISHED:
            self.stop_measuring()

    def stop_measuring(self) -> None:
        """Let go of what measures the set, which is not kept."""
        if self.meter is not None:
            self.meter.close()
            self.meter = None

    def rest(self, left_ms: int, *, then_wait: bool) -> None:
        """Rest for so long from now on, on a tape of its own, and go on to the set unless it has to wait."""
        self.pacer.change_rest(left_ms)
        if not then_wait and self.transport.status is not Status.RUNNING:
            self.pacer.toggle()

    def expect_nothing(self, now_ms: int) -> None:
        """Expect nothing to happen for a moment: within a second of a phase nothing ever does."""
        self._uneventful_until_ms = now_ms + min(self.transport.left_of_second_ms(now_ms), UNEVENTFUL_MS)

    def passes(self, now_ms: int) -> bool:
        """Return whether the set runs and nothing is expected now; when it was seen is remembered.

        It has to be, for the machine may fall asleep.
        """
        if now_ms >= self._uneventful_until_ms or self.transport.status is not Status.RUNNING:
            return False
        self.pacer.note_seen(now_ms)
        return True

    def is_to_be_heard_anew(self, now_ms: int) -> bool:
        """Tell whether to ask now for a sound device that is missing, by resting on a new tape."""
        return self._sound_retry.is_due(self.transport.rest_left_ms(now_ms), self._sound_problem)

    def new_sound_problem(self) -> str | None:
        """Return why nothing is heard ("" where it is heard again) if that has changed, else None."""
        before, self._sound_problem = self._sound_problem, self.pacer.sound_problem
        return None if self._sound_problem == before else self._sound_problem


class LastSound:
    """Lets go of a pacer whose set is over once its last sound is."""

    def __init__(self) -> None:
        self._pacer: Pacer | None = None
        self._until_ms = 0

    @property
    def is_ringing(self) -> bool:
        """Whether something may still be heard, and `update` has to be called."""
        return self._pacer is not None

    def let_ring(self, pacer: "Pacer", now_ms: int) -> None:
        """Take over a pacer, which falls silent at once where its set is not over."""
        if pacer.transport.status is not Status.FINISHED:
            pacer.close()
            return
        self.close()
        self._pacer, self._until_ms = pacer, now_ms + RINGS_FOR_MS

    def update(self, now_ms: int) -> None:
        """Let go of what has rung out."""
        if now_ms >= self._until_ms:
            self.close()

    def close(self) -> None:
        """Fall silent."""
        if self._pacer is not None:
            self._pacer.close()
            self._pacer = None
