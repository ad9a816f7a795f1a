"""Clips as the measuring sees them, each drawn only once a run, and what it makes of them."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.measure.beat import Beat
from legcurl_timer.measure.frames import Frame
from legcurl_timer.measure.motion import Motion, MotionMeter
from legcurl_timer.measure.whole_set import SeenSet, see_set
from support.clips import Clip, make_clip

BASE: dict[str, Any] = {"seed": 22, "tempo": "2-1-1-1", "reps": 4, "fps": 16}


class Filmed(NamedTuple):
    """A clip, and all that moves in it."""

    clip: Clip
    motion: Motion

    @property
    def beat(self) -> Beat:
        """The beat that the lifter heard."""
        lifter = self.clip.lifter
        variation = find_variation(load_variations(), lifter.variation)
        return Beat.of(variation, Tempo.parse(lifter.tempo), self.clip.first_movement_s)

    def seen(self) -> SeenSet:
        """Return what is seen with that beat."""
        return see_set(self.motion, self.beat)


def frames_of(clip: Clip) -> Iterator[Frame]:
    """Yield the clip's frames."""
    for at_s, grey in zip(clip.times_s, clip.frames(), strict=True):
        yield Frame(float(at_s), grey)


@cache
def filmed(**options: Any) -> Filmed:
    """Return a clip with the options of `make_clip`, those of `BASE` where others are not told."""
    clip = make_clip(**BASE | options)
    meter = MotionMeter()
    for frame in frames_of(clip):
        meter.add(frame)
    return Filmed(clip, meter.motion)


def edges_s(seen: SeenSet) -> NDArray[np.float64]:
    """Return the four times of each rep that was seen."""
    times_s = [(rep.away.start_s, rep.away.end_s, rep.back.start_s, rep.back.end_s) for rep in seen.reps]
    return np.array(times_s).reshape(-1, 4)


def errors_s(of: Filmed, seen: SeenSet) -> NDArray[np.float64]:
    """Return how wrong the length of each movement is, two of each rep; every rep has to be there."""
    told, true = edges_s(seen), of.clip.edges_s
    assert told.shape == true.shape, f"{len(told)} reps were seen, {len(true)} were done"
    assert np.abs(told.mean(axis=1) - true.mean(axis=1)).max() < 0.9
    return np.diff(told, axis=1)[:, ::2] - np.diff(true, axis=1)[:, ::2]
