"""The training session in the window: it looks at the time by itself, and turns its events into signals."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from legcurl_timer.clock import Clock
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.records import SetRecord
from legcurl_timer.core.workout import events
from legcurl_timer.training import session_events
from legcurl_timer.training.session import TrainingSession
from legcurl_timer.training.set_meter import MeterMaker, no_meter
from legcurl_timer.training.set_under_way import PacerMaker, RecorderMaker

_FRAME_MS = 16


class SessionBridge(TrainingSession, QObject):
    """The session with a ticker, which only says "look again", and a signal for what the pages want to hear.

    `looked` tells that what is shown may be another than before, `moved` that only the limb has moved;
    together they come 60 times a second.
    """

    looked = Signal()
    moved = Signal()
    sound_failed = Signal(str)
    set_begun = Signal()
    set_finished = Signal(SetRecord, SetPrescription, bool)
    set_discarded = Signal(str)
    set_corrected = Signal(str, int)
    set_withdrawn = Signal(str)
    set_brought_back = Signal(str)
    rest_started = Signal()
    workout_changed = Signal()
    workout_ended = Signal()

    def __init__(
        self,
        clock: Clock,
        make_pacer: PacerMaker,
        make_recorder: RecorderMaker,
        parent: QObject,
        make_meter: MeterMaker = no_meter,
    ) -> None:
        QObject.__init__(self, parent)
        TrainingSession.__init__(self, clock, make_pacer, make_recorder, self._hear, make_meter)
        self._ticker = QTimer(self, timerType=Qt.TimerType.PreciseTimer, interval=_FRAME_MS)
        self._ticker.timeout.connect(self._on_tick)

    @property
    def sound_problem(self) -> str:
        """Why nothing is heard of the set under way, "" where it is."""
        return self._set.pacer.sound_problem if self._set else ""

    def update(self, now_ms: int) -> None:
        """Look again, and let that be seen."""
        super().update(now_ms)
        if self.needs_updates is not self._ticker.isActive():
            (self._ticker.start if self.needs_updates else self._ticker.stop)()
        self.looked.emit()

    @Slot()
    def _on_tick(self) -> None:
        if self.tick(self.now_ms()):
            self.moved.emit()

    def _hear(self, event: session_events.SessionEvent) -> None:  # noqa: C901 - one line for each
        match event:
            case session_events.SetBegun():
                self.set_begun.emit()
            case session_events.SetFinished(record, prescription, was_asleep):
                self.set_finished.emit(record, prescription, was_asleep)
            case events.SetStored():
                self.workout_changed.emit()
            case events.SetCorrected(done):
                self.workout_changed.emit()
                self.set_corrected.emit(done.uid, done.tally.completed_reps)
            case events.SetDiscarded(done):
                self.workout_changed.emit()
                self.set_withdrawn.emit(done.uid)
            case events.SetBroughtBack(done):
                self.workout_changed.emit()
                self.set_brought_back.emit(done.uid)
            case session_events.SetPutAway(uid):
                self.set_withdrawn.emit(uid)
            case session_events.WorkoutPutAway(uid):
                self.set_discarded.emit(uid)
            case events.RestStarted() | events.WaitStarted():
                self.rest_started.emit()
            case events.WorkoutDone():
                self.workout_ended.emit()
            case session_events.SoundProblem(problem):
                self.sound_failed.emit(problem)
