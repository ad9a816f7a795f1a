"""Makes what measures a set, and brings what it tells into the window's thread."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot

from legcurl_timer.core.measurement import Instrument, Measurement
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.gui.state.measuring_state import MeasuringState
from legcurl_timer.gui.state.sound import Sound
from legcurl_timer.training.set_meter import SetMeter


class SetMeters(QObject):
    """`measured` tells what was seen of a set, by its uid: after each rep, and at its end for good (True).

    `problem` tells why a set is not measured, although the lifter would have it so.
    """

    measured = Signal(str, Measurement, bool)
    problem = Signal(str)
    _seen = Signal(str, object, bool)

    def __init__(self, measuring: MeasuringState, sound: Sound, parent: QObject) -> None:
        super().__init__(parent)
        self._measuring = measuring
        self._sound = sound
        self._latest: SetMeter | None = None
        self._seen.connect(self.measured, Qt.ConnectionType.QueuedConnection)

    def make(self, prescription: SetPrescription, uid: str) -> SetMeter | None:
        """Return what measures a set that is recorded under a uid; None where nothing does."""
        if self._measuring.instrument is Instrument.CAMERA and (why := self._measuring.problem):
            self.problem.emit(why)
            self._latest = None
            return None
        self._latest = self._measuring.make_meter(prescription, _Heard(self, uid))
        return self._latest

    @Slot(int)
    def tap(self, now_ms: int) -> None:
        """Pass on a helper's tap; the last one of a set may come when its rest has begun."""
        if self._latest is not None:
            self._latest.tap(now_ms)

    def finish(self) -> None:
        """Have all told that has been seen, before the program ends."""
        if self._latest is not None:
            self._latest.finish()
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)

    def tell(self, uid: str, measurement: Measurement, *, is_final: bool) -> None:
        """Let it be known what was seen of a set; in whatever thread."""
        self._seen.emit(uid, measurement, is_final)

    def say_slower(self) -> None:
        """Let the voice say it; in whatever thread."""
        self._sound.say_slower()


class _Heard:
    """Hears of one set, perhaps in another thread."""

    def __init__(self, meters: SetMeters, uid: str) -> None:
        self._meters = meters
        self._uid = uid

    def slower(self) -> None:
        """Tell the lifter."""
        self._meters.say_slower()

    def measured(self, measurement: Measurement, *, is_final: bool) -> None:
        """Pass on what was seen."""
        self._meters.tell(self._uid, measurement, is_final=is_final)
