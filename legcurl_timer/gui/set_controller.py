"""One set in the window: passes wishes on to the pacer and looks at it while it runs."""

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from legcurl_timer.clock import now_ms
from legcurl_timer.core.tension import planned_tally
from legcurl_timer.core.timeline import compile_set
from legcurl_timer.core.transport import Ending, Status, Transport
from legcurl_timer.gui.result_page import DoneSet

if TYPE_CHECKING:
    from legcurl_timer.history.paced import SetScribe
    from legcurl_timer.history.records import SetRecord
    from legcurl_timer.loudness import Loudness
    from legcurl_timer.pacer import Pacer

_FRAME_MS = 16


class _Mood(Enum):
    """What the window does with the set."""

    IDLE = auto()
    GOING = auto()
    ASKING = auto()


class SetController(QObject):
    """Runs at most one set at a time. The ticker only says "look again"; the clock knows where the set is."""

    looked = Signal()
    sound_failed = Signal(str)
    set_finished = Signal(DoneSet)
    set_discarded = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pacer: Pacer | None = None
        self._scribe: SetScribe | None = None
        self._mood = _Mood.IDLE
        self._told_problem = ""
        self._ticker = QTimer(self)
        self._ticker.setTimerType(Qt.TimerType.PreciseTimer)
        self._ticker.setInterval(_FRAME_MS)
        self._ticker.timeout.connect(self._look)

    @property
    def is_on(self) -> bool:
        """Whether a set is under way, running or paused."""
        return self._mood is not _Mood.IDLE

    @property
    def is_asking(self) -> bool:
        """Whether the lifter has been asked if the set shall be discarded."""
        return self._mood is _Mood.ASKING

    @property
    def transport(self) -> Transport | None:
        """Where the set stands; None before the first one."""
        return self._pacer.transport if self._pacer else None

    def begin(self, pacer: "Pacer", scribe: "SetScribe") -> None:
        """Start a set that the scribe writes down."""
        self.close()
        self._pacer = pacer
        self._scribe = scribe
        self._told_problem = ""
        self.toggle()

    def toggle(self) -> None:
        """Start, pause or go on."""
        if self._pacer is None:
            return
        self._mood = _Mood.GOING
        self._pacer.toggle()
        self._ticker.start()
        self._look()

    def ask(self) -> None:
        """Stop, and ask whether to discard the set; if asked already, discard it."""
        if self._pacer is None:
            return
        if self._mood is _Mood.ASKING:
            self._discard()
            return
        self._mood = _Mood.ASKING
        self._pacer.pause()
        self._look()

    def end(self) -> None:
        """End the set here."""
        if self._pacer is not None and self.is_on:
            self._pacer.end()
            self._look()

    def set_loudness(self, loudness: "Loudness") -> None:
        """Change the volume of the set that runs."""
        if self._pacer is not None:
            self._pacer.set_loudness(loudness)

    def close(self) -> None:
        """Fall silent and forget the set."""
        self._ticker.stop()
        self._mood = _Mood.IDLE
        if self._pacer is not None:
            self._pacer.close()
            self._pacer = None

    @Slot()
    def _look(self) -> None:
        if self._pacer is None or self._scribe is None or self._mood is _Mood.IDLE:
            return
        transport = self._pacer.look()
        self._scribe.look(transport, now_ms())
        if self._pacer.sound_problem != self._told_problem:
            self._told_problem = self._pacer.sound_problem
            self.sound_failed.emit(self._told_problem)
        if transport.status is Status.FINISHED:
            self._finish(transport, self._scribe.record)
            return
        if transport.status is Status.PAUSED:
            self._ticker.stop()
        self.looked.emit()

    def _finish(self, transport: Transport, record: "SetRecord | None") -> None:
        # The pacer stays: its last sound may still be on the air.
        self._ticker.stop()
        self._mood = _Mood.IDLE
        prescription = transport.prescription
        done = transport.tally(now_ms())
        if record is None or not done.set_time_ms:
            self._discard()
            return
        planned = planned_tally(compile_set(prescription))
        ending = transport.ending or Ending.ENDED_EARLY
        self.set_finished.emit(DoneSet(prescription, planned, done, ending, record))

    def _discard(self) -> None:
        self.close()
        if self._scribe is not None:
            self.set_discarded.emit(self._scribe.uid)
