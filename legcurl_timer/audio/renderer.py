"""From a score to samples: each cue at its own absolute sample, overlaps mixed without clipping."""

import mmap
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from legcurl_timer.audio.score import PlacedCue, write_score
from legcurl_timer.audio.sounds import SoundBank
from legcurl_timer.audio.wav import FRAMES_PER_MS, Samples
from legcurl_timer.core.timeline import Timeline

_FULL_SCALE = 32_767
_BYTES_PER_FRAME = 2
_DITHER_SEED = 48_000
"""The dither is one step of 16 bits up or down (about -90 dB): inaudible, yet not digital silence."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Sound without a gap: one cue, or several that overlap, from `start` (a frame) on."""

    start: int
    samples: NDArray[np.float32]

    @property
    def end(self) -> int:
        """The frame after the last one."""
        return self.start + len(self.samples)


def render(timeline: Timeline, bank: SoundBank) -> Samples:
    """Return a whole set as 48 kHz 16-bit mono samples at full volume.

    A cue placed at t ms begins at sample t x 48 exactly. The count-in carries inaudible dither from its
    first sample, so that a sleeping output is awake before the first cue. The same input gives the same
    samples. The result reaches to the end of the last sound.
    """
    passages = tuple(mix(write_score(timeline, bank), bank))
    pcm = blank_pcm(timeline, passages)
    for passage in passages:
        pcm[passage.start : passage.end] = np.rint(passage.samples)
    return pcm


def blank_pcm(timeline: Timeline, passages: Iterable[Passage], lead_in_ms: int = 0) -> Samples:
    """Return the samples of a set before its cues: dither up to the end of the count-in, then silence.

    Raises MemoryError where the machine cannot promise that much; silence that is never written to costs
    nothing.
    """
    frames = max((lead_in_ms + timeline.duration_ms) * FRAMES_PER_MS, *(passage.end for passage in passages))
    pcm = _untouched_zeros(frames)
    waking = pcm[: (lead_in_ms + timeline.count_in_ms) * FRAMES_PER_MS]
    waking[:] = np.random.default_rng(_DITHER_SEED).integers(-1, 2, len(waking), dtype=np.int16)
    return pcm


def mix(score: Iterable[PlacedCue], bank: SoundBank, lead_in_ms: int = 0) -> Iterator[Passage]:
    """Yield the passages of a score in order, `lead_in_ms` later than placed.

    Cues that overlap are added; where the sum would clip, the whole passage is made softer.
    """
    sounds = {cue: sound.astype(np.float32) for cue, sound in bank.sounds.items()}
    overlapping: list[Passage] = []
    reach = 0
    for placed in score:
        part = Passage((placed.at_ms + lead_in_ms) * FRAMES_PER_MS, sounds[placed.cue])
        if overlapping and part.start >= reach:
            yield _joined(overlapping)
            overlapping = []
        overlapping.append(part)
        reach = max(reach, part.end)
    if overlapping:
        yield _joined(overlapping)


def _untouched_zeros(frames: int) -> Samples:
    """Return zeros that take up memory only where they are written to.

    numpy asks the system for huge pages, which the ticks of a long set would all touch: 1 GB for three hours.
    """
    try:
        memory = mmap.mmap(-1, frames * _BYTES_PER_FRAME)
    except OSError as error:
        raise MemoryError(str(error)) from error
    if hasattr(mmap, "MADV_NOHUGEPAGE"):
        with suppress(OSError):  # a system without huge pages
            memory.madvise(mmap.MADV_NOHUGEPAGE)
    return np.frombuffer(memory, np.int16)


def _joined(parts: list[Passage]) -> Passage:
    if len(parts) == 1:
        return parts[0]
    start = parts[0].start
    total = np.zeros(max(part.end for part in parts) - start, np.float32)
    for part in parts:
        total[part.start - start : part.end - start] += part.samples
    peak = float(np.abs(total).max(initial=0.0))
    return Passage(start, total * (_FULL_SCALE / peak) if peak > _FULL_SCALE else total)
