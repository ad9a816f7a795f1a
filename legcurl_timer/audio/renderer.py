"""From a score to samples: each cue at its own absolute sample, overlaps mixed without clipping."""

from collections.abc import Iterable, Iterator
from functools import cache
from heapq import merge
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from legcurl_timer.audio.glide import LEVEL, glide
from legcurl_timer.audio.guide import Guide
from legcurl_timer.audio.memory import Sheet
from legcurl_timer.audio.score import BEEPS_ONLY, Placed, PlacedCue, write_score
from legcurl_timer.audio.sounds import SoundBank
from legcurl_timer.audio.wav import FRAMES_PER_MS, Samples
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.pacing.timeline import Timeline

_LOUDEST = 32_767 * 10 ** (-1.5 / 20)
"""The highest sample of sounds that overlap: 1.5 dB below full scale, so that no peak between two samples
comes nearer than 1 dB."""
_LOWEST, _HIGHEST = -32_767, 32_766
"""What a sound may reach, so that dither still fits."""
_DITHER_SEED = 48_000
"""The dither is one step of 16 bits up or down (about -90 dB): inaudible, yet not digital silence."""
_DITHER_FRAMES = 1 << 16


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

    A cue placed at t ms begins at sample t x 48 exactly. Inaudible dither lies under everything, from the
    first sample to the last, so that no output falls asleep. The same input gives the same samples. The
    result reaches to the end of the last sound.
    """
    track = Track(timeline, bank, guide)
    pcm = Sheet(track.frames).pcm
    write_dither(pcm, 0, track.frames)
    for passage in track.passages():
        add(pcm, passage.start, passage.samples)
    return pcm


class Track:
    """All that sounds in a set, made passage by passage.

    Everything comes `lead_in_ms` later than in the timeline, so that `wake_ms` go before the first cue.
    `frames` is the length up to the end of the last sound.
    """

    def __init__(self, timeline: Timeline, bank: SoundBank, guide: Guide, wake_ms: int = 0) -> None:
        self._timeline = timeline
        self._bank = bank
        self._guide = guide
        self._score = write_score(timeline, bank, guide)
        self.lead_in_ms = max(0, wake_ms - self._score[0].at_ms)
        self.frames = max(
            (self.lead_in_ms + timeline.duration_ms) * FRAMES_PER_MS,
            *(self._start(placed.at_ms) + len(self._sound(placed)) for placed in self._score),
        )

    def passages(self) -> Iterator[Passage]:
        """Yield the passages in order, each made only when it is asked for.

        Sounds that overlap are added; where their sum comes too near to full scale, they are made softer
        together. The glide never is: it goes on from one passage to the next, and would step there.
        """
        cues = (
            Passage(self._start(each.at_ms), self._sound(each).astype(np.float32)) for each in self._score
        )
        groups = _overlapping(each for each in cues if len(each.samples))
        if self._guide.guidance is not Guidance.GLIDE:
            yield from (each[0] if len(each) == 1 else _softened(_sum(each), _LOUDEST) for each in groups)
            return
        above = (_softened(_sum(each), _LOUDEST - LEVEL) for each in groups)
        for group in _overlapping(merge(above, self._glide(), key=lambda each: each.start)):
            yield _sum(group)

    def _glide(self) -> Iterator[Passage]:
        for start_ms, samples in glide(self._timeline):
            yield Passage(self._start(start_ms), samples)

    def _sound(self, placed: Placed) -> Samples:
        if isinstance(placed, PlacedCue):
            return self._bank.samples(placed.cue, placed.room_ms)
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


def add(pcm: Samples, start: int, samples: NDArray[np.floating]) -> None:
    """Add a sound to the dither from the frame `start` on."""
    pcm[start : start + len(samples)] += np.clip(np.rint(samples), _LOWEST, _HIGHEST).astype(np.int16)


@cache
def _dither() -> Samples:
    return np.random.default_rng(_DITHER_SEED).integers(-1, 2, _DITHER_FRAMES, dtype=np.int16)


def _overlapping(parts: Iterable[Passage]) -> Iterator[list[Passage]]:
    """Yield parts that come in order in groups without a gap."""
    group: list[Passage] = []
    reach = 0
    for part in parts:
        if group and part.start >= reach:
            yield group
            group = []
        group.append(part)
        reach = max(reach, part.end)
    if group:
        yield group


def _sum(parts: list[Passage]) -> Passage:
    start = parts[0].start
    total = np.zeros(max(part.end for part in parts) - start, np.float32)
    for part in parts:
        total[part.start - start : part.end - start] += part.samples
    return Passage(start, total)


def _softened(passage: Passage, loudest: float) -> Passage:
    peak = float(np.abs(passage.samples).max())
    return passage._replace(samples=passage.samples * (loudest / peak)) if peak > loudest else passage
