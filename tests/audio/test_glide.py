"""The glide rises and falls with the movement, never clicks, and stays under the tones."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from support.programs import import_file

from legcurl_timer.audio.glide import glide
from legcurl_timer.audio.guide import Guide
from legcurl_timer.audio.renderer import render
from legcurl_timer.audio.sounds import PHASE_CUES, Cue, SoundBank
from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.pacing.timeline import Timeline

from .conftest import make_timeline

acoustics = import_file(Path(__file__).parents[2] / "assets" / "acoustics.py")
GLIDE = Guide(Guidance.GLIDE)
LOW_HZ, HIGH_HZ = 523, 1047


def whole(timeline: Timeline) -> NDArray[np.float64]:
    """Return the glide of a whole timeline; its parts have to follow one another without a gap."""
    parts = list(glide(timeline))
    starts = [start_ms * 48 for start_ms, _ in parts]
    ends = [start + len(samples) for start, (_, samples) in zip(starts, parts, strict=True)]
    assert starts[0] == timeline.first_movement_ms * 48
    assert ends[:-1] == starts[1:]
    assert ends[-1] == timeline.duration_ms * 48
    return np.concatenate([np.zeros(starts[0]), *(samples.astype(np.float64) for _, samples in parts)])


def pitch_hz(samples: NDArray[np.float64], at_ms: float) -> float:
    """Return the pitch in the 50 ms from a time on, by the distances of the upward crossings of zero."""
    part = samples[round(at_ms * 48) : round((at_ms + 50) * 48)]
    before = np.flatnonzero((part[:-1] < 0) & (part[1:] >= 0))
    crossings = before - part[before] / (part[before + 1] - part[before])
    return float(48_000 / np.diff(crossings).mean())


@pytest.mark.parametrize("variation_id", ["seated", "nordic"])
def test_pitch_follows_the_movement(variation_id: str) -> None:
    """It rises an octave through the concentric, falls through the eccentric, and stays in the pauses."""
    timeline = make_timeline(variation_id, "3-1-2-1.5", reps=2)
    samples = whole(timeline)

    heard = {
        phase.kind: (pitch_hz(samples, phase.start_ms), pitch_hz(samples, phase.end_ms - 70))
        for phase in timeline.phases[1:]
    }

    assert heard[PhaseKind.CONCENTRIC] == pytest.approx((LOW_HZ, HIGH_HZ), rel=0.02)
    assert heard[PhaseKind.CONTRACTED_PAUSE] == pytest.approx((HIGH_HZ, HIGH_HZ), rel=0.01)
    assert heard[PhaseKind.ECCENTRIC] == pytest.approx((HIGH_HZ, LOW_HZ), rel=0.02)
    assert heard[PhaseKind.STRETCHED_PAUSE] == pytest.approx((LOW_HZ, LOW_HZ), rel=0.01)


@pytest.mark.parametrize("share", [0.25, 0.5, 0.75])
def test_pitch_tells_how_far(share: float) -> None:
    """Equal parts of the way are equal intervals to the ear."""
    timeline = make_timeline("lying", "4-0-1-0", reps=1)
    samples = whole(timeline)
    eccentric = timeline.phases[-1]

    heard_hz = pitch_hz(samples, eccentric.start_ms + share * eccentric.duration_ms - 25)

    assert heard_hz == pytest.approx(HIGH_HZ * (LOW_HZ / HIGH_HZ) ** share, rel=0.005)


@pytest.mark.parametrize("tempo", ["3-1-2-1.5", "0.5/0.5", "2.333-0.001-1.777-0.019"])
@pytest.mark.parametrize("variation_id", ["seated", "nordic"])
def test_nothing_clicks(variation_id: str, tempo: str) -> None:
    """No step from sample to sample is greater than the wave's own steepest, at turns and ends neither."""
    timeline = make_timeline(variation_id, tempo, reps=3)
    samples = whole(timeline)

    steepest = 2 * np.pi * HIGH_HZ / 48_000 * np.abs(samples).max()

    assert np.abs(np.diff(samples, prepend=0, append=0)).max() <= steepest * 1.03
    bends = np.abs(np.diff(samples, n=2, prepend=[0, 0], append=[0, 0]))
    assert bends.max() <= steepest * 2 * np.pi * HIGH_HZ / 48_000 + 4


def test_under_the_tones(bank: SoundBank) -> None:
    """It stays 10 to 12 LU below every phase tone, at either end of the way."""
    timeline = make_timeline("seated", "3-1-2-1.5", reps=2)
    samples = whole(timeline) / 32_768
    pauses = [phase for phase in timeline.phases if phase.rep and not phase.kind.is_moving]

    levels = [
        acoustics.loudest_lufs(samples[(pause.end_ms - 400) * 48 : pause.end_ms * 48]) for pause in pauses
    ]

    for cue in PHASE_CUES.values():
        tone = acoustics.loudest_lufs(bank.sounds[cue] / 32_768)
        assert all(10 <= tone - level <= 12 for level in levels)


def test_tones_stand_where_they_stood(bank: SoundBank) -> None:
    """The track with the glide is the track without it plus the glide, to a step of rounding."""
    timeline = make_timeline("seated", "3-1-1-1", reps=2)
    beeps = render(timeline, bank).astype(np.float64)
    samples = whole(timeline)

    pcm = render(timeline, bank, GLIDE)

    beeps[timeline.first_movement_ms * 48 : timeline.duration_ms * 48] += samples[
        timeline.first_movement_ms * 48 :
    ]
    assert len(pcm) == len(beeps)
    assert np.abs(pcm - beeps).max() <= 1


def test_loud_sounds_of_ones_own_leave_it_alone() -> None:
    """Sounds at full scale, even two at a time, give way to the glide: it would step if it gave way."""
    timeline = make_timeline("seated", "3-1-1-1", reps=2)
    loud = SoundBank(dict.fromkeys(Cue, np.full(150 * 48, 32_767, np.int16)))
    samples = whole(timeline)

    pcm = render(timeline, loud, GLIDE)

    assert pcm.max() < 32_767
    for phase in timeline.phases[1:]:
        between = slice((phase.start_ms + 450) * 48, (phase.start_ms + 950) * 48)
        assert np.abs(pcm[between] - samples[between]).max() <= 2
