"""From a score to samples: each cue at its own absolute sample, overlaps mixed without clipping."""

import mmap
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from heapq import merge
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from legcurl_timer.audio.glide import glide
from legcurl_timer.audio.guide import Guide
from legcurl_timer.audio.score import BEEPS_ONLY, Placed, PlacedCue, write_score
from legcurl_timer.audio.sounds import SoundBank
from legcurl_timer.audio.wav import FRAMES_PER_MS, Samples
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.pacing.timeline import Timeline

_FULL_SCALE = 32_767
_BYTES_PER_FRAME = 2
_DITHER_SEED = 48_000
"""The dither is one step of 16 bits up or down (about -90 dB): inaudible, yet not digital silence."""
_DITHER_FRAMES = 31_000 * FRAMES_PER_MS
"""As long as a count-in with its lead-in can be; a longer rest hears it again."""


class Passage(NamedTuple):
    """Sound without a gap: one cue, or several that overlap, from `start` (a frame) on."""

    start: int
    samples: NDArray[np.float32]

    @property
    def end(self) -> int:
        """The frame after the last one."""
        return self.start + len(self.samples)


def render(timeline: Timeline, bank: SoundBank, guide: Guide = BEEPS_ONLY) -> Samples:
    """Return a whole set as 48 kHz 16-bit mono samples at full volume.

    A cue placed at t ms begins at sample t x 48 exactly. Rest and count-in carry inaudible dither from their
    first sample, so that a sleeping output is awake before the first cue. The same input gives the same
    samples. The result reaches to the end of the last sound.
    """
    track = Track(timeline, bank, guide)
    pcm = blank_pcm(track.frames)
    write_dither(pcm, 0, track.waking_end)
    for passage in track.passages():
        pcm[passage.start : passage.end] = np.rint(passage.samples)
    return pcm


class Track:
    """All that sounds in a set, made passage by passage.

    Everything comes `lead_in_ms` later than in the timeline, so that `wake_ms` go before the first cue.
    `frames` is the length up to the end of the last sound; up to the frame `waking_end` there is dither.
    """

    def __init__(self, timeline: Timeline, bank: SoundBank, guide: Guide, wake_ms: int = 0) -> None:
        self._timeline = timeline
        self._bank = bank
        self._guide = guide
        self._score = write_score(timeline, bank, guide)
        self.lead_in_ms = max(0, wake_ms - self._score[0].at_ms)
        self.waking_end = (self.lead_in_ms + timeline.first_movement_ms) * FRAMES_PER_MS
        self.frames = max(
            (self.lead_in_ms + timeline.duration_ms) * FRAMES_PER_MS,
            *(self._start(placed.at_ms) + len(self._sound(placed)) for placed in self._score),
        )

    def passages(self) -> Iterator[Passage]:
        """Yield the passages in order, each made only when it is asked for.

        Sounds that overlap are added; where the sum would clip, the whole passage is made softer.
        """
        overlapping: list[Passage] = []
        reach = 0
        cues = (
            Passage(self._start(each.at_ms), self._sound(each).astype(np.float32)) for each in self._score
        )
        for part in merge(cues, self._glide(), key=lambda each: each.start):
            if overlapping and part.start >= reach:
                yield _joined(overlapping)
                overlapping = []
            overlapping.append(part)
            reach = max(reach, part.end)
        yield _joined(overlapping)

    def _glide(self) -> Iterator[Passage]:
        if self._guide.guidance is Guidance.GLIDE:
            for start_ms, samples in glide(self._timeline):
                yield Passage(self._start(start_ms), samples)

    def _sound(self, placed: Placed) -> Samples:
        if isinstance(placed, PlacedCue):
            return self._bank.sounds[placed.cue]
        return self._guide.voice.samples(placed.word)

    def _start(self, at_ms: int) -> int:
        return (self.lead_in_ms + at_ms) * FRAMES_PER_MS


def write_dither(pcm: Samples, start: int, end: int) -> None:
    """Write inaudible dither to the frames `[start, end)`; each frame always gets the same."""
    dither = _dither()
    while start < end:
        part = dither[start % _DITHER_FRAMES :][: end - start]
        pcm[start : start + len(part)] = part
        start += len(part)


def blank_pcm(frames: int) -> Samples:
    """Return silence that takes up memory only where it is written to.

    numpy asks the system for huge pages, which the ticks of a long set would all touch: 1 GB for three hours.
    Raises MemoryError where the machine cannot promise that much.
    """
    try:
        memory = mmap.mmap(-1, frames * _BYTES_PER_FRAME)
    except OSError as error:
        raise MemoryError(str(error)) from error
    if hasattr(mmap, "MADV_NOHUGEPAGE"):
        with suppress(OSError):  # a system without huge pages
            memory.madvise(mmap.MADV_NOHUGEPAGE)
    return np.frombuffer(memory, np.int16)


@cache
def _dither() -> Samples:
    return np.random.default_rng(_DITHER_SEED).integers(-1, 2, _DITHER_FRAMES, dtype=np.int16)


def _joined(parts: list[Passage]) -> Passage:
    if len(parts) == 1:
        return parts[0]
    start = parts[0].start
    total = np.zeros(max(part.end for part in parts) - start, np.float32)
    for part in parts:
        total[part.start - start : part.end - start] += part.samples
    peak = float(np.abs(total).max(initial=0.0))
    return Passage(start, total * (_FULL_SCALE / peak) if peak > _FULL_SCALE else total)
