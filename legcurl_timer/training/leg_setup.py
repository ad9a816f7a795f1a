"""Two slow reps are shown to the camera to the beat, and the leg is looked for in what moved."""

from collections.abc import Callable
from dataclasses import replace
from enum import Enum, auto
from threading import Thread

import numpy as np

from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.transport import Status
from legcurl_timer.measure.beat import Beat
from legcurl_timer.measure.frames import FrameSource, Grey
from legcurl_timer.measure.limb import Limb
from legcurl_timer.measure.motion import CELL, Mask, Motion
from legcurl_timer.measure.watcher import WatchState
from legcurl_timer.measure.whole_set import SeenSet, see_set
from legcurl_timer.training.camera_watch import CameraWatch
from legcurl_timer.training.pacer import Pacer
from legcurl_timer.training.set_meter import LATE_S

SHOWN_REPS = 2
_LEAST_ECCENTRIC_MS, _LEAST_CONCENTRIC_MS, _LEAST_PAUSE_MS = 3_000, 2_000, 1_000

Box = tuple[float, float, float, float]
"""Left, top, right and bottom of a part of the picture, 0 to 1."""


class SetupStage(Enum):
    """How far the set-up is; in `ASKING` a leg was found, or is known, and in `DOUBTFUL` none."""

    LOOKING = auto()
    SHOWING = auto()
    SEARCHING = auto()
    ASKING = auto()
    DOUBTFUL = auto()


def slow_set(usual: SetPrescription) -> SetPrescription:
    """Return two reps of a lift, slow enough for each phase to be seen."""
    return replace(usual, tempo=_slowed(usual.variation), reps=SHOWN_REPS, bottom_reps=0, open_ended=False)


class LegSetup:
    """Goes from the camera to the leg of one lifter; call `look` often, for it has no timer.

    `make_pacer` gives what paces the two reps, `known` is the leg that was shown for this lift before. `limb`
    is the leg that is asked about, `why` says why none was found, and `is_known` that it has not been shown
    anew.
    """

    def __init__(
        self,
        now_ms: Callable[[], int],
        make_source: Callable[[], FrameSource],
        make_pacer: Callable[[], Pacer],
        known: Limb | None,
    ) -> None:
        self.camera = CameraWatch(make_source)
        self.stage = SetupStage.ASKING if known else SetupStage.LOOKING
        self.limb = known
        self.why = ""
        self.is_known = known is not None
        self.pacer: Pacer | None = None
        self._now_ms = now_ms
        self._make_pacer = make_pacer
        self._beat: Beat | None = None
        self._motion: Motion | None = None
        self._search: _Search | None = None

    @property
    def has_picture(self) -> bool:
        """Whether the camera sends pictures now."""
        return self.camera.status.state is WatchState.WATCHING

    @property
    def can_be_confirmed(self) -> bool:
        """Whether it can be said that it is the right leg: one shown before has to be seen now."""
        is_seen = self.has_picture or not self.is_known
        return self.stage is SetupStage.ASKING and is_seen

    @property
    def can_search_again(self) -> bool:
        """Whether the reps that were shown can be searched in a part of the picture only."""
        return self._motion is not None and self.stage in {SetupStage.ASKING, SetupStage.DOUBTFUL}

    def show_reps(self) -> None:
        """Begin with the count-in."""
        self.start_over()
        self.pacer = self._make_pacer()
        self.pacer.toggle()
        self.camera.note()
        self.stage = SetupStage.SHOWING

    def start_over(self) -> None:
        """Fall silent, and forget what was shown."""
        if self.pacer is not None:
            self.pacer.close()
        self.camera.noted()
        self.pacer = self._motion = self._search = self.limb = None
        self.is_known = False
        self.stage = SetupStage.LOOKING

    def search_in(self, box: Box) -> None:
        """Search what was shown once more, in a part of the picture only."""
        if self._motion is not None and self._beat is not None:
            shares = seen_shares(self._motion.shape, self.camera.picture)
            self._begin_search(self._motion, self._beat, cells_in(self._motion.shape, box, shares))

    def look(self) -> None:
        """Take notice of the time, and of what was found."""
        if self.is_known and self.limb and self.camera.shape not in {(0, 0), self.limb.shape}:
            self.start_over()  # it was another camera's
        if self.stage is SetupStage.SHOWING and self.pacer is not None:
            self._look_at_reps(self.pacer)
        elif self.stage is SetupStage.SEARCHING and self._search and (seen := self._search.seen):
            self.limb, self.why = (None if seen.why else seen.limb), seen.why
            self.stage = SetupStage.ASKING if self.limb else SetupStage.DOUBTFUL

    def close(self) -> None:
        """Fall silent and let go of the camera."""
        self.start_over()
        self.camera.close()

    def _look_at_reps(self, pacer: Pacer) -> None:
        now_ms = self._now_ms()
        transport = pacer.update(now_ms)
        if transport.status is Status.PAUSED or self.camera.status.state is WatchState.FAILED:
            self.start_over()  # after a sleep of the machine, or without a camera
            return
        started_at_ms, timeline = transport.started_at_ms or 0, transport.timeline
        if now_ms >= started_at_ms + timeline.duration_ms + LATE_S * 1000:
            prescription = transport.prescription
            first_s = (started_at_ms + timeline.first_movement_ms) / 1000
            self._motion = self.camera.noted()
            self._beat = Beat.of(prescription.variation, prescription.tempo, first_s)
            self._begin_search(self._motion, self._beat)

    def _begin_search(self, motion: Motion, beat: Beat, within: Mask | None = None) -> None:
        self.stage, self.is_known = SetupStage.SEARCHING, False
        self._search = _Search(motion, beat, within)


class _Search:
    """A search in a thread of its own; `seen` is its end."""

    def __init__(self, motion: Motion, beat: Beat, within: Mask | None) -> None:
        self.seen: SeenSet | None = None
        until_s = beat.first_s + SHOWN_REPS * beat.rep_s + LATE_S

        def search() -> None:
            self.seen = see_set(motion, beat, until_s, within=within)

        Thread(target=search, name="looking for the leg").start()


def seen_shares(shape: tuple[int, int], picture: Grey | None) -> tuple[float, float]:
    """Return how much of a picture's height and width its cells cover: all but a strip at two edges."""
    if picture is None:
        return 1.0, 1.0
    points = [cells * CELL for cells in shape]
    down, across = (
        min(1.0, max(1, whole // some) * some / whole)
        for whole, some in zip(picture.shape, points, strict=True)
    )
    return down, across


def cells_in(shape: tuple[int, int], box: Box, shares: tuple[float, float] = (1.0, 1.0)) -> Mask:
    """Return which cells a part of the picture touches, row by row; they cover `shares` of the picture."""
    (left, top, right, bottom), (high, wide) = box, (shape[0] / shares[0], shape[1] / shares[1])
    down, across = np.arange(shape[0]), np.arange(shape[1])
    in_rows = (down + 1 > top * high) & (down < bottom * high)
    in_columns = (across + 1 > left * wide) & (across < right * wide)
    cells: Mask = (in_rows[:, None] & in_columns).ravel()
    return cells


def _slowed(variation: Variation) -> Tempo:
    """Return the lift's own tempo, with every phase long enough."""
    usual = variation.tempo
    return Tempo(
        max(usual.eccentric_ms, _LEAST_ECCENTRIC_MS),
        max(usual.stretched_pause_ms, _LEAST_PAUSE_MS),
        max(usual.concentric_ms, _LEAST_CONCENTRIC_MS),
        max(usual.contracted_pause_ms, _LEAST_PAUSE_MS),
    )
