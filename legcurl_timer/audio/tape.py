"""The tape: the samples of one whole set, rewritten ahead of the play head while they play.

A player reads the array as it goes, so what is written far enough ahead of the head is what will be heard.
Volume and mute are changed that way, without a restart and without a gap in the beat.
"""

import numpy as np
from numpy.typing import NDArray

from legcurl_timer.audio.renderer import blank_pcm, mix
from legcurl_timer.audio.score import write_score
from legcurl_timer.audio.sounds import SoundBank
from legcurl_timer.audio.wav import FRAMES_PER_MS, Samples
from legcurl_timer.core.timeline import Timeline

WRITE_AHEAD_MS = 400
"""How far ahead of what is heard a change is written; a player has not read that far yet."""
WAKE_MS = 500
"""How much inaudible dither an output gets to wake up before the first audible cue."""
_FADE_FRAMES = 10 * FRAMES_PER_MS


class Tape:
    """The samples of one run through a timeline, 48 kHz 16-bit mono, at a gain from 0 to 1.

    Times are ms from the first sample of `pcm`; the timeline's position 0 stands at `lead_in_ms`. Raises
    MemoryError where the machine cannot hold a set of this length.
    """

    def __init__(self, timeline: Timeline, bank: SoundBank, gain: float) -> None:
        score = write_score(timeline, bank)
        self.lead_in_ms = max(0, WAKE_MS - score[0].at_ms)
        self._passages = tuple(mix(score, bank, self.lead_in_ms))
        self._gain = gain
        self.pcm: Samples = blank_pcm(timeline, self._passages, self.lead_in_ms)
        self._write(0, gain)

    def set_gain(self, gain: float, heard_ms: int) -> None:
        """Change the gain of all that is heard from `heard_ms` + 400 ms on."""
        self._write(max(0, heard_ms + WRITE_AHEAD_MS) * FRAMES_PER_MS, gain)
        self._gain = gain

    def silence(self) -> None:
        """Blank everything; only what a device has already taken still sounds.

        All of it, because a device that slept may stand far behind the clock.
        """
        for passage in self._passages:
            self.pcm[passage.start : passage.end] = 0

    def _write(self, start: int, gain: float) -> None:
        for passage in self._passages:
            if passage.start >= start:
                self.pcm[passage.start : passage.end] = np.rint(passage.samples * gain)
            elif passage.end > start:
                rest = passage.samples[start - passage.start :]
                self.pcm[start : passage.end] = np.rint(rest * self._glide(len(rest), gain))

    def _glide(self, frames: int, gain: float) -> NDArray[np.float64]:
        """Return a gain for each frame that moves from the present to the new one without a click."""
        steps = np.minimum(np.arange(1, frames + 1) / _FADE_FRAMES, 1.0)
        return self._gain + (gain - self._gain) * steps
