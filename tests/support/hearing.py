"""Finding known sounds in a recording, to the sample, and telling how loud it is where."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from legcurl_timer.audio.wav import SAMPLE_RATE, Samples

FRAMES_PER_MS = SAMPLE_RATE // 1000
FULL_SCALE = 32_768
AUDIBLE = 60
"""A sample louder than this (-55 dB) can be heard; the dither that wakes a device stays below 2."""

_SURE = 0.9
_SEARCH_MS = 300


@dataclass(frozen=True, slots=True)
class Onset:
    """A known sound found in a recording: its first sample, and how like the known one it is, up to 1."""

    frame: int
    likeness: float

    @property
    def ms(self) -> float:
        """The time from the first sample of the recording."""
        return self.frame / FRAMES_PER_MS


@dataclass(frozen=True, slots=True)
class Beat:
    """How well the onsets that were heard keep to the plan, after one constant offset has been taken away."""

    offset_ms: float
    errors_ms: tuple[float, ...]
    interval_sd_ms: float

    @property
    def worst_ms(self) -> float:
        """The largest distance of an onset from its place."""
        return max(abs(error) for error in self.errors_ms)

    def __str__(self) -> str:
        return (
            f"{len(self.errors_ms)} onsets: interval SD {self.interval_sd_ms:.3f} ms, "
            f"worst error {self.worst_ms:.3f} ms, offset {self.offset_ms:.1f} ms"
        )


def beat_of(onsets: Sequence[Onset], planned_ms: Sequence[int]) -> Beat:
    """Compare onsets with the times at which they were planned."""
    errors = np.array([onset.ms for onset in onsets]) - np.array(planned_ms)
    offset = float(np.median(errors))
    return Beat(offset, tuple((errors - offset).tolist()), float(np.diff(errors).std()))


def assert_on_the_beat(what: str, onsets: Sequence[Onset], planned_ms: Sequence[int]) -> Beat:
    """Check that onsets keep to their times, and tell how well."""
    beat = beat_of(onsets, planned_ms)
    print(f"{what}: {beat}")  # noqa: T201 - the measurement, for whoever asks with -s
    assert beat.interval_sd_ms <= 1, beat
    assert beat.worst_ms <= 5, beat
    return beat


def hear(
    samples: Samples, cues: Sequence[tuple[int, str]], sounds: Mapping[str, Samples], *, after_ms: float = 0
) -> list[Onset]:
    """Return where each of the planned cues (a time in ms, and the name of its sound) begins.

    The first is looked for from `after_ms` on, each other one where the first says that it must be. Fails
    with the names of those that cannot be heard there.
    """
    first_ms, first_name = cues[0]
    start = round(after_ms * FRAMES_PER_MS)
    first = find_first(samples[start:], sounds[first_name])
    assert first is not None, f"the {first_name} at {first_ms} ms cannot be heard"
    zero_ms = first.ms + after_ms - first_ms
    found = [find_near(samples, sounds[name], zero_ms + at_ms) for at_ms, name in cues]
    unheard = [
        f"{name} at {at_ms} ms (likeness {onset.likeness:.2f})"
        for (at_ms, name), onset in zip(cues, found, strict=True)
        if onset.likeness < _SURE
    ]
    assert not unheard, f"cannot be heard in their places: {', '.join(unheard)}"
    return found


def find_first(samples: Samples, sound: Samples) -> Onset | None:
    """Return the first place that sounds like a known sound, None where there is none."""
    likeness = _likeness(samples, sound)
    sure = np.flatnonzero(likeness > _SURE)
    if not len(sure):
        return None
    # The best sample of the first place: a rich sound is like itself at its neighbours, too.
    near = likeness[sure[0] : sure[0] + len(sound) // 2]
    frame = int(sure[0] + near.argmax())
    return Onset(frame, float(likeness[frame]))


def find_near(samples: Samples, sound: Samples, at_ms: float) -> Onset:
    """Return the place within 0.3 s of a time that sounds most like a known sound."""
    start = max(0, round((at_ms - _SEARCH_MS) * FRAMES_PER_MS))
    end = round((at_ms + _SEARCH_MS) * FRAMES_PER_MS) + len(sound)
    likeness = _likeness(samples[start:end], sound)
    if not len(likeness):
        return Onset(start, 0.0)
    best = int(likeness.argmax())
    return Onset(start + best, float(likeness[best]))


def last_audible(samples: Samples) -> int:
    """Return the frame of the last sample that can be heard, -1 where there is none."""
    return int(np.flatnonzero(np.abs(samples.astype(np.int32)) > AUDIBLE).max(initial=-1))


def is_silent(samples: Samples) -> bool:
    """Tell whether nothing can be heard in a stretch, which must not be empty."""
    assert len(samples), "there is nothing recorded to listen to"
    return last_audible(samples) < 0


def largest_step_db(samples: Samples) -> float:
    """Return the largest jump from one sample to the next, in decibels of full scale."""
    return float(20 * np.log10(np.abs(np.diff(samples.astype(np.int32))).max() / FULL_SCALE))


def gains(samples: Samples, sound: Samples, block_frames: int) -> NDArray[np.float64]:
    """Return by what factor a known sound was played, block by block; both begin at the same sample."""
    blocks = min(len(samples), len(sound)) // block_frames
    shape = (blocks, block_frames)
    known = sound[: blocks * block_frames].astype(np.float64).reshape(shape)
    played = samples[: blocks * block_frames].astype(np.float64).reshape(shape)
    factors: NDArray[np.float64] = (known * played).sum(axis=1) / (known * known).sum(axis=1)
    return factors


def _likeness(samples: Samples, sound: Samples) -> NDArray[np.float64]:
    """Return for each place the normalised cross-correlation with a sound; near 0 where it is silent."""
    places = len(samples) - len(sound) + 1
    if places < 1:
        return np.zeros(0)
    heard = samples.astype(np.float64)
    known = sound.astype(np.float64)
    size = 1 << (len(samples) + len(sound)).bit_length()
    product = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(known, size)), size)[:places]
    energy_up_to = np.concatenate(([0.0], np.cumsum(heard * heard)))
    energy = energy_up_to[len(sound) :][:places] - energy_up_to[:places]
    scale = np.sqrt(np.maximum(energy, AUDIBLE**2) * (known @ known))
    likeness: NDArray[np.float64] = product / scale
    return likeness
