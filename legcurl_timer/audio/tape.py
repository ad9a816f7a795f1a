"""The tape: the samples of one whole set, rewritten ahead of the play head while they play.

A player reads the array as it goes, so what is written far enough ahead of the head is what will be heard.
Volume and mute are changed that way, without a restart and without a gap in the beat. The sounds themselves
are written half a minute ahead, piece by piece, so that a set without an end costs no more than another.
"""

from collections import deque

import numpy as np
from numpy.typing import NDArray

from legcurl_timer.audio.guide import Guide
from legcurl_timer.audio.renderer import Passage, Track, blank_pcm, write_dither
from legcurl_timer.audio.score import BEEPS_ONLY
from legcurl_timer.audio.sounds import SoundBank
from legcurl_timer.audio.wav import FRAMES_PER_MS, Samples
from legcurl_timer.core.pacing.timeline import Timeline

WRITE_AHEAD_MS = 400
"""How far ahead of what is heard a change is written; a player has not read that far yet."""
WAKE_MS = 500
"""How much inaudible dither an output gets to wake up before the first audible cue."""
AHEAD_MS = 30_000
"""How far ahead of what is heard the sounds are written."""
PIECE_MS = 1_000
"""How much is written at a time, at least."""
_FADE_FRAMES = 10 * FRAMES_PER_MS


class Tape:
    """The samples of one run through a timeline, 48 kHz 16-bit mono, at a gain from 0 to 1.

    Times are ms from the first sample of `pcm`; the timeline's position 0 stands at `lead_in_ms`. Call
    `extend` every few seconds while it plays. Raises MemoryError where the machine cannot hold a set of this
    length.
    """

    def __init__(self, timeline: Timeline, bank: SoundBank, gain: float, guide: Guide = BEEPS_ONLY) -> None:
        track = Track(timeline, bank, guide, WAKE_MS)
        self.lead_in_ms = track.lead_in_ms
        self.pcm: Samples = blank_pcm(track.frames)
        self._gain = gain
        self._waking_end = track.waking_end
        self._coming = track.passages()
        self._next: Passage | None = next(self._coming)
        self._ahead: deque[Passage] = deque()
        self._played: list[tuple[int, int]] = []
        self._written = 0
        self.extend(0)

    def extend(self, heard_ms: int) -> None:
        """Write on, so that at least 29 s are ready after what is heard, or all there is."""
        if self._written >= (heard_ms + AHEAD_MS - PIECE_MS) * FRAMES_PER_MS:
            return
        self._forget((heard_ms - PIECE_MS) * FRAMES_PER_MS)
        upto = (heard_ms + AHEAD_MS) * FRAMES_PER_MS
        # A passage may reach beyond its piece: dither goes on behind it.
        reach = max(self._written, self._ahead[-1].end if self._ahead else 0)
        write_dither(self.pcm, reach, min(upto, self._waking_end))
        while self._next is not None and self._next.start < upto:
            passage = self._next
            self.pcm[passage.start : passage.end] = np.rint(passage.samples * self._gain)
            self._ahead.append(passage)
            self._next = next(self._coming, None)
        self._written = upto

    def set_gain(self, gain: float, heard_ms: int) -> None:
        """Change the gain of all that is heard from `heard_ms` + 400 ms on."""
        self._rewrite(max(0, heard_ms + WRITE_AHEAD_MS) * FRAMES_PER_MS, gain)
        self._gain = gain

    def silence(self) -> None:
        """Blank everything; only what a device has already taken still sounds.

        All of it, because a device that slept may stand far behind the clock. Nothing is written any more.
        """
        for start, end in (*self._played, *((passage.start, passage.end) for passage in self._ahead)):
            self.pcm[start:end] = 0
        self._next = None

    def _forget(self, played: int) -> None:
        """Keep only the places of passages that have been played: their samples are never written again."""
        while self._ahead and self._ahead[0].end <= played:
            passage = self._ahead.popleft()
            self._played.append((passage.start, passage.end))

    def _rewrite(self, start: int, gain: float) -> None:
        for passage in self._ahead:
            if passage.start >= start:
                self.pcm[passage.start : passage.end] = np.rint(passage.samples * gain)
            elif passage.end > start:
                rest = passage.samples[start - passage.start :]
                self.pcm[start : passage.end] = np.rint(rest * self._glide(len(rest), gain))

    def _glide(self, frames: int, gain: float) -> NDArray[np.float64]:
        """Return a gain for each frame that moves from the present to the new one without a click."""
        steps = np.minimum(np.arange(1, frames + 1) / _FADE_FRAMES, 1.0)
        return self._gain + (gain - self._gain) * steps
