"""A workout in the window: passes wishes on to the pacer of each set, and looks at it while it runs."""

from collections.abc import Callable
from enum import Enum, auto
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from legcurl_timer.clock import now_ms
from legcurl_timer.core.pacing.briefing import Afterwards, SetContext
from legcurl_timer.core.pacing.tension import SetTally
from legcurl_timer.core.pacing.transport import Status, Transport
from legcurl_timer.core.records import Ending
from legcurl_timer.core.workout.events import (
    Event,
    RestChanged,
    SetCorrected,
    SetDiscarded,
    SetPlanned,
    SetStored,
    WaitEnded,
    WorkoutDone,
    events_between,
)
from legcurl_timer.core.workout.sleep import after_sleep, ends_asleep
from legcurl_timer.core.workout.workout import Stage, Step, Workout
from legcurl_timer.gui.result.result_page import PacedSet
from legcurl_timer.training.sound_retry import SoundRetry

if TYPE_CHECKING:
    from legcurl_timer.core.pacing.loudness import Loudness
    from legcurl_timer.core.pacing.prescription import SetPrescription
    from legcurl_timer.training.pacer import Pacer
    from legcurl_timer.training.set_recorder import SetRecorder

    PacerMaker = Callable[[SetPrescription, SetContext], Pacer]

    class RecorderMaker(Protocol):
        """Makes who writes down a set."""

        def __call__(self, *, warm_up: bool) -> SetRecorder:
            """Return a recorder for the set that starts now."""
            ...


_FRAME_MS = 16
_NOTHING_DONE = SetTally(0, 0, 0)
_RINGS_FOR_MS = 3_000
"""The end figure of a set, and its last words, are on the air so long at most."""


class _Mode(Enum):
    """What the window does with the set."""

    IDLE = auto()
    GOING = auto()
    ASKING = auto()


class SetController(QObject):
    """Runs at most one workout at a time, set by set with the rests between.

    The ticker only says "look again"; the clock knows where the set is, and the workout what comes next.
    `set_begun` tells that a rest is over, or that there was none.
    """

    looked = Signal()
    sound_failed = Signal(str)
    set_begun = Signal()
    set_finished = Signal(PacedSet)
    set_discarded = Signal(str)
    set_corrected = Signal(str, int)
    set_withdrawn = Signal(str)
    workout_changed = Signal()
    workout_ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._workout: Workout | None = None
        self._make_pacer: PacerMaker | None = None
        self._make_recorder: RecorderMaker | None = None
        self._pacer: Pacer | None = None
        self._recorder: SetRecorder | None = None
        self._mode = _Mode.IDLE
        self._told_problem = ""
        self._is_last = False
        self._is_rest_told = False
        self._slept = False
        self._sound_retry = SoundRetry()
        self._ticker = QTimer(self)
        self._ticker.setTimerType(Qt.TimerType.PreciseTimer)
        self._ticker.setInterval(_FRAME_MS)
        self._ticker.timeout.connect(self._look)
        self._ringing: list[Pacer] = []
        self._rung_out = QTimer(self)
        self._rung_out.setSingleShot(True)
        self._rung_out.setInterval(_RINGS_FOR_MS)
        self._rung_out.timeout.connect(self._silence_last)

    @property
    def is_on(self) -> bool:
        """Whether a set is under way, running or paused; a rest is none."""
        return self._mode is not _Mode.IDLE and not self.is_resting

    @property
    def is_resting(self) -> bool:
        """Whether the workout rests, or waits for the lifter, before its next set.

        What is heard may lag behind the workout's clock: the rest is over when it is over for the ear.
        """
        if self.stage in {Stage.RESTING, Stage.WAITING}:
            return True
        is_pacing = self._pacer is not None and self._mode is not _Mode.IDLE
        return is_pacing and self._pacer is not None and self._pacer.transport.rest_left_ms(now_ms()) > 0

    @property
    def stage(self) -> Stage:
        """Where the workout stands."""
        return self._workout.stage(now_ms()) if self._workout else Stage.READY

    @property
    def workout(self) -> Workout | None:
        """The workout, None before the first one."""
        return self._workout

    @property
    def is_asking(self) -> bool:
        """Whether the lifter has been asked if the set shall be discarded."""
        return self._mode is _Mode.ASKING

    @property
    def transport(self) -> Transport | None:
        """Where the set stands; None before the first one."""
        return self._pacer.transport if self._pacer else None

    def begin(self, workout: Workout, make_pacer: "PacerMaker", make_recorder: "RecorderMaker") -> None:
        """Start a workout."""
        self.close()
        self._make_pacer = make_pacer
        self._make_recorder = make_recorder
        self._workout = workout
        self._is_last = False
        self._apply(workout.begin(now_ms()))

    def toggle(self) -> None:
        """Start, pause or go on; in a rest, go to the set at once."""
        if self._pacer is None or self._workout is None:
            return
        if self.is_resting:
            self._apply(self._workout.skip_rest(now_ms()))
            return
        self._mode = _Mode.GOING
        self._pacer.toggle()
        self._ticker.start()
        self._look()

    def ask(self) -> None:
        """Stop, and ask whether to discard the set; if asked already, discard it."""
        if self._pacer is None:
            return
        if self._mode is _Mode.ASKING:
            self._discard()
            return
        self._mode = _Mode.ASKING
        self._pacer.pause()
        self._look()

    def end(self, *, is_last: bool = False) -> None:
        """End the set here, and with the last one the workout."""
        if self._pacer is not None and self.is_on:
            self._is_last = is_last
            self._pacer.end()
            self._look()

    def end_workout(self) -> None:
        """Do no further set; one that is under way has to be ended first."""
        if self._workout is not None and self.is_resting:
            self._apply(self._workout.end())

    def prepare_anew(self) -> None:
        """In a rest, have the next set ready as the settings say now."""
        if self._workout is not None and self._workout.step is not None and self.is_resting:
            self._prepare(self._workout.step)

    def add_rest(self, by_ms: int) -> None:
        """Rest longer, or shorter where `by_ms` is negative."""
        self._command(lambda workout: workout.add_rest(by_ms, now_ms()))

    def toggle_wait(self) -> None:
        """Let the next set not start by itself, or again do so."""
        self._command(lambda workout: workout.go_on() if workout.waiting else workout.wait())

    def correct_last(self, by_reps: int) -> None:
        """Put right the reps of the last set."""
        self._command(lambda workout: workout.correct_last(by_reps, now_ms()))

    def repeat_last(self) -> None:
        """Do the last set once more."""
        self._command(lambda workout: workout.repeat_last(now_ms()))

    def withdraw_last(self) -> None:
        """Take the last set away, and do it anew."""
        self._command(lambda workout: workout.discard_last(now_ms()))

    def set_loudness(self, loudness: "Loudness") -> None:
        """Change the volume of the set that runs."""
        if self._pacer is not None:
            self._pacer.set_loudness(loudness)

    def close(self) -> None:
        """Fall silent and forget the set and its workout."""
        self._ticker.stop()
        self._mode = _Mode.IDLE
        self._workout = None
        if self._pacer is not None:
            self._pacer.close()
            self._pacer = None
        self._silence_last()

    def _command(self, command: Callable[[Workout], Workout]) -> None:
        if self._workout is not None:
            self._apply(command(self._workout))

    def _apply(self, after: Workout) -> None:
        """Take over the workout after a command, and do what follows from it."""
        before, self._workout = self._workout, after
        for event in events_between(before or after, after):
            self._handle(event)
        self.looked.emit()

    def _handle(self, event: Event) -> None:
        match event:
            case SetPlanned(step):
                self._prepare(step)
            case RestChanged() | WaitEnded():
                self._go_on_resting(starts=isinstance(event, WaitEnded))
            case SetCorrected(done):
                self.workout_changed.emit()
                self.set_corrected.emit(done.uid, done.tally.completed_reps)
            case SetDiscarded(done):
                self.workout_changed.emit()
                self.set_withdrawn.emit(done.uid)
            case SetStored():
                self.workout_changed.emit()
            case WorkoutDone():
                self._finish_workout()

    def _prepare(self, step: Step) -> None:
        """Have the next set ready, and let it run with the rest before it."""
        if self._workout is None or self._make_pacer is None:
            return
        self._let_ring()
        rest_ms = self._workout.rest_left_ms(now_ms())
        has_more = self._workout.next_place is not None
        afterwards = Afterwards.REST if has_more else Afterwards.WORKOUT_DONE
        if not self._workout.done and not has_more:
            afterwards = Afterwards.NOTHING
        context = SetContext(rest_ms, step.is_switch, rest_told=self._is_rest_told, afterwards=afterwards)
        self._is_rest_told = True
        self._pacer = self._make_pacer(step.prescription, context)
        self._recorder = None
        self._told_problem = ""
        self._mode = _Mode.GOING
        if self.stage is not Stage.WAITING:
            self._pacer.toggle()
        self._ticker.start()
        self._look()

    def _go_on_resting(self, *, starts: bool) -> None:
        if self._pacer is None or self._workout is None:
            return
        self._pacer.change_rest(self._workout.rest_left_ms(now_ms()))
        if starts and self._pacer.transport.status is not Status.RUNNING:
            self._pacer.toggle()
        self._ticker.start()
        self._look()

    def _finish_workout(self) -> None:
        self._ticker.stop()
        self._mode = _Mode.IDLE
        if self._pacer is not None and self._pacer.transport.status is not Status.FINISHED:
            self._pacer.close()
        self.workout_ended.emit()

    @Slot()
    def _look(self) -> None:
        if self._pacer is None or self._workout is None or self._mode is _Mode.IDLE:
            return
        transport = self._pacer.look()
        self._tell_problem(self._pacer.sound_problem)
        if ends_asleep(self._workout, transport):
            self._slept = True
            self._pacer.end()
            transport = self._pacer.transport
        if transport.rest_left_ms(now_ms()) or self._waits(transport):
            self._look_at_rest(transport)
            return
        if self._recorder is None and self._make_recorder is not None:
            step = self._workout.step
            self._recorder = self._make_recorder(warm_up=step is not None and step.place.warm_up)
            self._is_rest_told = False
            self.set_begun.emit()
        if self._recorder is not None:
            self._recorder.look(transport, now_ms())
        if transport.status is Status.FINISHED:
            self._finish(transport)
            return
        if transport.status is Status.PAUSED:
            self._ticker.stop()
        self.looked.emit()

    def _waits(self, transport: Transport) -> bool:
        """Return whether the rest is over and the lifter waited for; the set then stands still."""
        if self._pacer is None or self._workout is None or not self._workout.waiting:
            return False
        if transport.status is Status.RUNNING:
            self._pacer.pause()
        return self._recorder is None

    def _look_at_rest(self, transport: Transport) -> None:
        if self._sound_retry.is_due(transport.rest_left_ms(now_ms()), self._told_problem):
            self._go_on_resting(starts=False)
            return
        if transport.clock_jumped and self._workout is not None and not self._workout.waiting:
            self._apply(after_sleep(self._workout, transport))
        self.looked.emit()

    def _tell_problem(self, problem: str) -> None:
        if problem != self._told_problem:
            self._told_problem = problem
            self.sound_failed.emit(problem)

    def _finish(self, transport: Transport) -> None:
        # The pacer stays: its last sound may still be on the air.
        self._ticker.stop()
        self._mode = _Mode.IDLE
        record = self._recorder.record if self._recorder else None
        tally = transport.tally(now_ms())
        if record is None or not tally.set_time_ms or self._workout is None:
            self._discard()
            return
        prescription = transport.prescription
        ending = transport.ending or Ending.ENDED_EARLY
        if prescription.open_ended:
            ending = Ending.COMPLETED
        self.set_finished.emit(PacedSet(prescription, record))
        after = self._workout.set_ended(tally, ending, now_ms(), record.uid)
        if self._is_last:
            self._workout = after
            self.workout_changed.emit()
            self.close()
        else:
            self._apply(after.wait() if self._slept else after)
            self._slept = False

    def _discard(self) -> None:
        """Put the set away; a workout that has others waits for it to be begun again."""
        uid = self._recorder.uid if self._recorder else ""
        workout = self._workout
        if workout is None or not workout.done:
            self.close()
            self.set_discarded.emit(uid)
            return
        self.set_withdrawn.emit(uid)
        self._apply(workout.set_ended(_NOTHING_DONE, Ending.ENDED_EARLY, now_ms()))

    def _let_ring(self) -> None:
        """Let the end of the last set be heard while the next one is prepared."""
        if self._pacer is None:
            return
        if self._pacer.transport.status is Status.FINISHED:
            self._silence_last()
            self._ringing.append(self._pacer)
            self._rung_out.start()
        else:
            self._pacer.close()
        self._pacer = None

    @Slot()
    def _silence_last(self) -> None:
        while self._ringing:
            self._ringing.pop().close()
