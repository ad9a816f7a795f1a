"""The glide: a quiet tone that rises through the concentric and falls through the eccentric.

Its pitch tells how far through the movement one is. It never breaks off: each phase takes the waveform up
where the one before has left it.
"""

from collections.abc import Iterator
from math import log

import numpy as np
from numpy.typing import NDArray

from legcurl_timer.audio.wav import FRAMES_PER_MS, SAMPLE_RATE
from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.core.pacing.timeline import Phase, Timeline

STRETCHED_HZ, CONTRACTED_HZ = 523.25, 1046.5
"""The pitches at both ends of the way, an octave apart."""
LEVEL = 0.085 * 32_767
"""The amplitude in 16-bit steps: 10 to 11 LU below the phase tones, so that none of them startles."""
_RAMP_FRAMES = 20 * FRAMES_PER_MS
_RAMP = np.arange(_RAMP_FRAMES) / _RAMP_FRAMES
_PITCHES_HZ = {
    PhaseKind.CONCENTRIC: (STRETCHED_HZ, CONTRACTED_HZ),
    PhaseKind.CONTRACTED_PAUSE: (CONTRACTED_HZ, CONTRACTED_HZ),
    PhaseKind.ECCENTRIC: (CONTRACTED_HZ, STRETCHED_HZ),
    PhaseKind.STRETCHED_PAUSE: (STRETCHED_HZ, STRETCHED_HZ),
}


def glide(timeline: Timeline) -> Iterator[tuple[int, NDArray[np.float32]]]:
    """Yield the glide phase by phase as start in ms and samples, each made only when it is asked for."""
    turns = 0.0
    for phase in timeline.phases:
        if phase.rep:
            frames = phase.duration_ms * FRAMES_PER_MS
            travelled = turns + _turns(phase, frames)
            samples = LEVEL * np.sin(2 * np.pi * travelled[:-1])
            if phase.start_ms == timeline.first_movement_ms:
                samples[:_RAMP_FRAMES] *= _RAMP
            if phase.end_ms == timeline.duration_ms:
                samples[-_RAMP_FRAMES:] *= _RAMP[::-1]
            yield phase.start_ms, samples.astype(np.float32)
            turns = float(travelled[-1] % 1)


def _turns(phase: Phase, frames: int) -> NDArray[np.float64]:
    """Return how many turns of the wave lie before each frame, and before the end."""
    from_hz, to_hz = _PITCHES_HZ[phase.kind]
    seconds = np.arange(frames + 1) / SAMPLE_RATE
    if from_hz == to_hz:
        return seconds * from_hz
    # Equal steps of pitch in equal times: the frequency grows exponentially, and its integral is this.
    growth_per_s = log(to_hz / from_hz) * SAMPLE_RATE / frames
    turns: NDArray[np.float64] = from_hz / growth_per_s * np.expm1(growth_per_s * seconds)
    return turns
