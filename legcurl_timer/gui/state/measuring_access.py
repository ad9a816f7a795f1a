"""Cameras, films and the limbs shown to them, as the window uses them; imported when one is first wanted."""

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import numpy.typing as npt

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.measurement import Instrument
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.measure.frames import FrameSource
from legcurl_timer.measure.limb import Limb
from legcurl_timer.measure.opencv_library import HOW_TO_HAVE_IT
from legcurl_timer.measure.opencv_source import Camera, FoundCamera, VideoFile, cameras
from legcurl_timer.training.camera_meter import CameraMeter
from legcurl_timer.training.set_meter import Heard, SetMeter
from legcurl_timer.training.tap_meter import TapMeter
from legcurl_timer.userdata.limbs import MAX_MOVED, TEN_THOUSAND, LimbsFile, ShownLimb

FrameSourceMaker = Callable[[], FrameSource]


class MeasuringAccess:
    """Makes what is watched, `make_stand_in` in place of any camera, and reads and writes the limbs.

    What is asked of the limbs comes with a notice for the lifter, "" where all is well.
    """

    def __init__(self, folder: Path, make_stand_in: FrameSourceMaker | None = None) -> None:
        self.make_stand_in = make_stand_in
        self._file = LimbsFile(folder)

    @classmethod
    def with_film(cls, folder: Path, film: Path | None) -> "MeasuringAccess":
        """Let a film stand in for the camera, playing as if one saw it."""
        return cls(folder, (lambda: VideoFile(film, realtime=True)) if film else None)

    @property
    def problem(self) -> str:
        """Why no camera can be watched here, and how to mend that, in one line; "" where one can."""
        return "" if self.make_stand_in or find_spec("cv2") else _(HOW_TO_HAVE_IT)

    def source(self, number: int) -> FrameSource:
        """Return a camera by its number, or its stand-in, to be opened."""
        return self.make_stand_in() if self.make_stand_in else Camera(number)

    def found_cameras(self) -> tuple[FoundCamera, ...]:
        """Return the cameras here, each with a name to tell it by; may take long."""
        found = () if self.make_stand_in or self.problem else cameras()
        unnamed = _("Camera {number}")
        return tuple(each._replace(name=each.name or unnamed.format(number=each.number)) for each in found)

    def meter(
        self, instrument: Instrument, camera_number: int, prescription: SetPrescription, heard: Heard
    ) -> SetMeter:
        """Return what measures a set that begins."""
        if instrument is Instrument.TAPS:
            return TapMeter(prescription, heard)
        known, _ = self.limb_for(prescription.variation.id)
        return CameraMeter(prescription, lambda: self.source(camera_number), heard, known)

    def limb_for(self, variation_id: str) -> tuple[Limb | None, str]:
        """Return the limb that was shown for a lift, None where there is none."""
        limbs, notice = self._file.load()
        return limb_of(limbs[variation_id]) if variation_id in limbs else None, notice

    def remember(self, variation_id: str, limb: Limb) -> str:
        """Keep the limb that was shown for a lift, in place of an earlier one."""
        limbs, _ = self._file.load()
        return self._file.save({**limbs, variation_id: numbers_of(limb)})

    def forget(self, variation_id: str) -> str:
        """Keep no limb for a lift."""
        limbs, notice = self._file.load()
        return self._file.save(limbs) if limbs.pop(variation_id, None) else notice


def numbers_of(limb: Limb) -> ShownLimb:
    """Return a limb as it is kept."""
    right, down = limb.axes.T
    return ShownLimb(
        shape=limb.shape,
        weights=_whole(limb.weights),
        angles=_whole(np.arctan2(down, right)),
        limits=_whole(limb.limits),
        noise=_whole(limb.noise),
        frame_s=max(1, round(limb.frame_s * TEN_THOUSAND)),
        agreement=round(limb.agreement * TEN_THOUSAND),
        fit=round(limb.fit * TEN_THOUSAND),
    )


def limb_of(numbers: ShownLimb) -> Limb:
    """Return a limb that was kept."""
    weights, angles, limits, noise = (
        np.array(each) / TEN_THOUSAND
        for each in (numbers.weights, numbers.angles, numbers.limits, numbers.noise)
    )
    return Limb(
        shape=numbers.shape,
        weights=weights,
        axes=np.stack([np.cos(angles), np.sin(angles)], axis=-1),
        limits=limits,
        noise=noise,
        frame_s=numbers.frame_s / TEN_THOUSAND,
        agreement=numbers.agreement / TEN_THOUSAND,
        fit=numbers.fit / TEN_THOUSAND,
    )


def _whole(values: npt.NDArray[np.float64]) -> tuple[int, ...]:
    whole = np.rint(np.clip(values * TEN_THOUSAND, -MAX_MOVED, MAX_MOVED))
    return tuple(whole.astype(int).tolist())
