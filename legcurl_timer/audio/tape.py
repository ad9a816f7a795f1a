"""The tape: the samples of one whole set, rewritten ahead of the play head while they play.

A player reads the array as it goes, so what is written far enough ahead of the head is what will be heard.
Volume and mute are changed that way, without a restart and without a gap in the beat; so is the end. The
sounds themselves are written half a minute ahead, piece by piece, and given back once they were played, so
that a set without an end costs no more than another.
"""

from collections import deque

import numpy as np
from numpy.typing import NDArray

from legcurl_timer.audio.guide import Guide
from legcurl_timer.audio.memory import Sheet
from legcurl_timer.audio.renderer import Passage, Track, add, write_dither
from legcurl_timer.audio.score import BEEPS_ONLY
from legcurl_timer.audio.sounds import SoundBank
from legcurl_timer.audio.wav import FRAMES_PER_MS, Samples
from legcurl_timer.core.pacing.timeline import Timeline

WRITE_AHEAD_MS = 350
"""How far ahead of what is heard a change is written; a player has not read that far yet."""
WAKE_MS = 500
"""How much inaudible dither an output gets to wake up before the first audible cue."""
AHEAD_MS = 30_000
"""How far ahead of what is heard the sounds are written."""
PIECE_MS = 1_000
"""How much is written at a time, at least."""
KEPT_MS = 10_000
"""How far behind what is heard the samples are kept, for a device that is behind the clock."""
RAMP_MS = 25
"""How long a change of volume takes, and a fade: in 10 ms the loudest sample of a word would make a step of
more than a thousandth of full scale to its neighbour."""
FADE_AHEAD_MS = 160
"""How far ahead of what is heard a fade begins. Measured: players have read 110 ms ahead at most."""
_LATE_MS = 100
"""How late a device may be and still play up to a fade; what is later falls silent at once."""
_RAMP_FRAMES = RAMP_MS * FRAMES_PER_MS


def fade_out(pcm: Samples, heard: int) -> None:
    """Let samples fade away soon after the frame `heard`, and blank everything before and after that.

    Everything, because a device that slept may stand far behind the clock.
    """
    start = max(0, heard + FADE_AHEAD_MS * FRAMES_PER_MS)
    pcm[: max(0, heard - _LATE_MS * FRAMES_PER_MS)] = 0
    fading = pcm[start : start + _RAMP_FRAMES]
    fading[:] = np.rint(fading * np.linspace(1, 0, _RAMP_FRAMES)[: len(fading)])
    pcm[start + _RAMP_FRAMES :] = 0


class Tape:
    """The samples of one run through a timeline, 48 kHz 16-bit mono, at a gain from 0 to 1.

    Times are ms from the first sample of `pcm`; the timeline's position 0 stands at `lead_in_ms`. Call
    `extend` every few seconds while it plays. Raises MemoryError where the machine cannot hold a set of this
    length.
    """

    def __init__(self, timeline: Timeline, bank: SoundBank, gain: float, guide: Guide = BEEPS_ONLY) -> None:
        track = Track(timeline, bank, guide, WAKE_MS)
        self.lead_in_ms = track.lead_in_ms
        self._sheet = Sheet(track.frames)
        self._gain = _Gain(0, gain, gain)
        self._coming = track.passages()
        self._next = next(self._coming, None)
        self._ahead: deque[Passage] = deque()
        self._kept_from, self._written = 0, 0
        self.extend(0)

    @property
    def pcm(self) -> Samples:
        """The samples, for a player to read as it plays."""
        return self._sheet.pcm

    def extend(self, heard_ms: int) -> None:
        """Write on, so that at least 29 s are ready after what is heard, or all there is."""
        if self._written >= min(len(self.pcm), (heard_ms + AHEAD_MS - PIECE_MS) * FRAMES_PER_MS):
            return
        upto = min(len(self.pcm), (heard_ms + AHEAD_MS) * FRAMES_PER_MS)
        while self._next is not None and self._next.start < upto:
            self._ahead.append(self._next)
            self._next = next(self._coming, None)
        self._write(self._written, upto)
        self._written = upto
        while self._ahead and self._ahead[0].end <= heard_ms * FRAMES_PER_MS:
            self._ahead.popleft()
        self._kept_from = self._sheet.give_back((heard_ms - KEPT_MS) * FRAMES_PER_MS)

    def set_gain(self, gain: float, heard_ms: int) -> None:
        """Change the gain of all that is heard from `heard_ms` + 350 ms on, within 25 ms."""
        start = max(0, heard_ms + WRITE_AHEAD_MS) * FRAMES_PER_MS
        self._gain = _Gain(start, self._gain.at(start), gain)
        self._write(start, self._written)

    def silence(self, heard_ms: int) -> None:
        """Let it fade away after what is heard, for good: silent from `heard_ms` + 185 ms on."""
        fade_out(self.pcm[self._kept_from : self._written], heard_ms * FRAMES_PER_MS - self._kept_from)
        self._ahead.clear()
        self._written = len(self.pcm)

    def _write(self, start: int, end: int) -> None:
        write_dither(self.pcm, start, end)
        for passage in self._ahead:
            first, last = max(start, passage.start), min(end, passage.end)
            if first < last:
                samples = passage.samples[first - passage.start : last - passage.start]
                add(self.pcm, first, self._gain.applied(samples, first))


class _Gain:
    """A gain that moves in an even ramp from one value to the next, from the frame `start` on."""

    def __init__(self, start: int, before: float, after: float) -> None:
        self._start, self._end = start, start + _RAMP_FRAMES
        self._before, self._after = before, after

    def at(self, frame: int) -> float:
        """Return the gain of a frame."""
        return float(np.interp(frame, [self._start, self._end], [self._before, self._after]))

    def applied(self, samples: NDArray[np.float32], start: int) -> NDArray[np.float32]:
        """Return the samples that begin at the frame `start` at this gain."""
        scaled = samples * np.float32(self._after)
        ramp = np.arange(start, min(start + len(samples), self._end))
        gains = np.interp(ramp, [self._start, self._end], [self._before, self._after])
        scaled[: len(ramp)] = samples[: len(ramp)] * gains
        return scaled
