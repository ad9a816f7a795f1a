"""A lifter before a camera that stands still until the reps begin."""

from collections.abc import Iterator
from itertools import count
from threading import Event
from typing import Any

from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.measure.frames import Frame
from legcurl_timer.training.leg_setup import SHOWN_REPS, slow_set
from support.clip_motion import LEAD_S
from support.clips import make_clip
from support.fake_clock import FakeClock
from support.frame_sources import RecordedSource

LIFT = "seated"
_FRAME_S = 0.06


class CameraBench:
    """Does two reps of the seated leg curl to the beat of a clock that stands where a test's does.

    The options are those of a clip. Pictures go on coming until the bench is `over`.
    """

    def __init__(self, **options: Any) -> None:
        shown = slow_set(SetPrescription.by_default(find_variation(load_variations(), LIFT)))
        first_s = (FakeClock().now_ms + shown.count_in_ms) / 1000
        lifter = {"variation": LIFT, "tempo": str(shown.tempo), "reps": SHOWN_REPS, "loose_s": 0.1, **options}
        clip = make_clip(2, clock_s=first_s - LEAD_S, fps=1 / _FRAME_S, **lifter)
        self._moving = [Frame(*each) for each in zip(clip.times_s.tolist(), clip.frames(), strict=True)]
        self._begun, self._over = Event(), Event()
        self.done = Event()

    def source(self) -> RecordedSource:
        """Return the camera."""
        return RecordedSource(self._frames())

    def begin(self) -> None:
        """Let the reps be seen, all at once: no test waits for a lifter."""
        self._begun.set()
        assert self.done.wait(30)

    def close(self) -> None:
        """Let no more pictures come."""
        self._begun.set()
        self._over.set()

    def _frames(self) -> Iterator[Frame]:
        first, last = self._moving[0], self._moving[-1]
        for number in count(-10_000):
            if self._begun.wait(_FRAME_S):
                break
            yield first._replace(at_s=first.at_s + number * _FRAME_S)
        yield from self._moving
        self.done.set()
        for number in count(1):
            if self._over.wait(_FRAME_S):
                return
            yield last._replace(at_s=last.at_s + number * _FRAME_S)
