"""What sets are measured with: the camera or a helper's taps, which camera, and the limbs shown to it."""

import atexit
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from legcurl_timer.core.measurement import Instrument
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.training.set_meter import Heard, SetMeter
from legcurl_timer.userdata.settings import MeasureWith

if TYPE_CHECKING:  # all of it comes in when something is to be measured
    from legcurl_timer.gui.state.measuring_access import MeasuringAccess
    from legcurl_timer.measure.frames import FrameSource
    from legcurl_timer.measure.limb import Limb
    from legcurl_timer.measure.opencv_source import FoundCamera

MeasuringAccessMaker = Callable[[], "MeasuringAccess"]

_OWN = frozenset({"measure_with", "camera_number"})
_LEAVE_WITHIN_S = 1.0


class MeasuringState(QObject):
    """Owns what sets are measured with; `changed` tells that something of it is other than before.

    `make_access` brings the measuring in when it is first wanted. `cameras` are those that were found when
    last looked for.
    """

    changed = Signal()
    noticed = Signal(str)
    _cameras_found = Signal(object)

    def __init__(self, settings: SettingsState, make_access: MeasuringAccessMaker, parent: QObject) -> None:
        super().__init__(parent)
        self.cameras: tuple[FoundCamera, ...] = ()
        self._settings = settings
        self._make_access = make_access
        settings.changed.connect(self._on_settings_changed)
        self._cameras_found.connect(self._on_cameras_found, Qt.ConnectionType.QueuedConnection)

    @property
    def instrument(self) -> Instrument | None:
        """What the next set is measured with, None for nothing."""
        chosen = self._settings.settings.measure_with
        return None if chosen is MeasureWith.OFF else Instrument(chosen.value)

    def measure_with(self, instrument: Instrument | None) -> None:
        """Measure with something else from the next set on."""
        self._settings.change(measure_with=MeasureWith(instrument.value) if instrument else MeasureWith.OFF)

    @property
    def problem(self) -> str:
        """Why no camera can be watched here, and how to mend that, in one line; "" where one can."""
        return self._access.problem

    @property
    def camera_number(self) -> int:
        """Which camera is watched, by the system's number."""
        return self._settings.settings.camera_number

    def use_camera(self, number: int) -> None:
        """Watch another camera, 0 to 99."""
        self._settings.change(camera_number=number)

    def look_for_cameras(self) -> None:
        """See which cameras there are, in a thread; `changed` tells when that is known."""
        thread = Thread(target=self._find_cameras, args=(self._access,), name="cameras", daemon=True)
        atexit.register(thread.join, _LEAVE_WITHIN_S)  # it may be inside OpenCV
        thread.start()

    def make_source(self) -> "FrameSource":
        """Return the camera, to be opened; may be asked in any thread."""
        return self._access.source(self.camera_number)

    def make_meter(self, prescription: SetPrescription, heard: Heard) -> SetMeter | None:
        """Return what measures a set that begins, None where nothing does."""
        if self.instrument is None:
            return None
        return self._access.meter(self.instrument, self.camera_number, prescription, heard)

    def limb_for(self, variation_id: str) -> "Limb | None":
        """Return the limb that was shown for a lift, None where there is none."""
        limb, notice = self._access.limb_for(variation_id)
        self._tell(notice)
        return limb

    def remember(self, variation_id: str, limb: "Limb") -> None:
        """Keep the limb that was shown for a lift, in place of an earlier one."""
        self._tell(self._access.remember(variation_id, limb))
        self.changed.emit()

    def forget(self, variation_id: str) -> None:
        """Keep no limb for a lift."""
        self._tell(self._access.forget(variation_id))
        self.changed.emit()

    @cached_property
    def _access(self) -> "MeasuringAccess":
        return self._make_access()

    def _tell(self, notice: str) -> None:
        if notice:
            self.noticed.emit(notice)

    def _find_cameras(self, access: "MeasuringAccess") -> None:
        found = access.found_cameras()
        with suppress(RuntimeError):  # the window has gone meanwhile
            self._cameras_found.emit(found)

    @Slot(object)
    def _on_cameras_found(self, found: "tuple[FoundCamera, ...]") -> None:
        self.cameras = found
        self.changed.emit()

    @Slot(frozenset)
    def _on_settings_changed(self, names: frozenset[str]) -> None:
        if names & _OWN:
            self.changed.emit()
