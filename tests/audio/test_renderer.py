"""What a lifter hears, sample by sample."""

from unittest.mock import Mock

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from support.gym import VOICE

from legcurl_timer.audio import memory
from legcurl_timer.audio.guide import Guide
from legcurl_timer.audio.renderer import render
from legcurl_timer.audio.score import write_score
from legcurl_timer.audio.sounds import Cue, SoundBank
from legcurl_timer.audio.wav import Samples
from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.timeline import Timeline, compile_set

from .conftest import make_timeline

IDS = [variation.id for variation in load_variations()]
FRAMES_PER_MS = 48
FULL_SCALE = 32_767
LOUDEST = 32_767 * 10 ** (-1.5 / 20)


def at(pcm: Samples, start_ms: int, sound: Samples) -> Samples:
    """Cut out what is heard at a time, as long as a sound."""
    return pcm[start_ms * FRAMES_PER_MS : start_ms * FRAMES_PER_MS + len(sound)]


@pytest.mark.parametrize("variation_id", IDS)
def test_silence_between_the_cues(bank: SoundBank, variation_id: str) -> None:
    """Where no cue sounds there is dither of one step, before the set, in it and after it."""
    timeline = make_timeline(variation_id)
    pcm = render(timeline, bank)
    between = np.ones(len(pcm), dtype=bool)
    for placed in write_score(timeline, bank):
        at(between, placed.at_ms, bank.samples(placed.cue, placed.room_ms))[:] = False

    assert set(np.unique(pcm[between])) == {-1, 0, 1}


def test_dither_from_the_first_sample(bank: SoundBank) -> None:
    """Not a millisecond of the count-in before its first tick is digital silence."""
    pcm = render(make_timeline("lying", count_in_ms=5_000), bank)
    waking = pcm[: 2_000 * FRAMES_PER_MS].reshape(-1, FRAMES_PER_MS)

    assert waking.any(axis=1).all()
    assert np.abs(waking).max() == 1
    assert abs(float(waking.mean())) < 0.02


def test_no_count_in(beep_bank: SoundBank) -> None:
    """A track without a count-in begins with the first cue in its first sample."""
    pcm = render(make_timeline("lying", count_in_ms=0), beep_bank)
    opening = beep_bank.sounds[Cue.GO][0] + beep_bank.sounds[Cue.CONCENTRIC][0]

    assert pcm[0] == pytest.approx(opening, abs=1)
    assert np.abs(pcm[100 * FRAMES_PER_MS : 1_000 * FRAMES_PER_MS]).max() == 1


def mixed_by_hand(timeline: Timeline, bank: SoundBank) -> NDArray[np.float64]:
    """Add all cues up without a limit, then scale down each stretch of several that is too loud."""
    spans = sorted(
        (
            placed.at_ms * FRAMES_PER_MS,
            placed.at_ms * FRAMES_PER_MS + len(bank.samples(placed.cue, placed.room_ms)),
            placed.cue,
            placed.room_ms,
        )
        for placed in write_score(timeline, bank)
        if len(bank.sounds[placed.cue])
    )
    total = np.zeros(max([timeline.duration_ms * FRAMES_PER_MS, *(end for _, end, *_ in spans)]))
    stretches: list[list[int]] = []
    for start, end, cue, room_ms in spans:
        total[start:end] += bank.samples(cue, room_ms)
        if stretches and start < stretches[-1][1]:
            stretches[-1][1:] = [max(stretches[-1][1], end), stretches[-1][2] + 1]
        else:
            stretches.append([start, end, 1])
    for start, end, sounds in stretches:
        peak = np.abs(total[start:end]).max(initial=0)
        total[start:end] *= min(1.0, LOUDEST / peak) if peak and sounds > 1 else 1.0
    return total


@st.composite
def loud_banks(draw: st.DrawFn) -> SoundBank:
    """Make up sounds of up to 3 s that reach full scale and lie over one another."""
    noise = np.random.default_rng(draw(st.integers(0, 1_000)))
    sounds = {}
    for cue in Cue:
        length = draw(st.sampled_from([0, 1, 3_000 * 48]) | st.integers(0, 3_000 * 48))
        level = draw(st.sampled_from([1, 20_000, FULL_SCALE]))
        steady = draw(st.booleans())
        sounds[cue] = (
            np.full(length, level) if steady else noise.integers(-level, level, length, endpoint=True)
        )
    return SoundBank({cue: sound.astype(np.int16) for cue, sound in sounds.items()})


@given(
    loud_banks(),
    st.sampled_from(["lying", "nordic"]),
    st.sampled_from(["0.5/0.5", "3-1-1-2", "1/0.001/1/0.001"]),
    st.sampled_from([0, 1, 4_000]),
)
def test_overlaps_never_clip(loud: SoundBank, variation_id: str, tempo: str, count_in_ms: int) -> None:
    """However loud and long the sounds: their sum is heard, softer where it would clip, never cut off."""
    timeline = make_timeline(variation_id, tempo, reps=2, count_in_ms=count_in_ms)
    expected = mixed_by_hand(timeline, loud)

    pcm = render(timeline, loud).astype(np.int32)

    assert np.abs(pcm).max() <= FULL_SCALE + 1
    # One step for the dither, half of one for rounding, and one at full scale, where dither has no room.
    assert np.abs(pcm - expected).max() <= 2.01


def test_a_lone_cue_at_the_lowest_sample() -> None:
    """A cue that uses the one step below -32767 comes as near to it as dither allows."""
    sounds = {cue: np.full(10, -32_768, np.int16) for cue in Cue}

    pcm = render(make_timeline("lying", count_in_ms=0), SoundBank(sounds))

    assert set(np.unique(pcm[pcm < -30_000])) == {-32_768, -32_767, -32_766}
    assert np.abs(pcm[:10] + LOUDEST).max() <= 1.5  # the sum of two at zero is scaled


@pytest.mark.parametrize("guidance", list(Guidance))
@pytest.mark.parametrize("variation_id", IDS)
def test_ours_are_never_turned_down(bank: SoundBank, variation_id: str, guidance: Guidance) -> None:
    """Our own sounds fit over one another, and over the glide, as they are."""
    prescription = SetPrescription.by_default(find_variation(load_variations(), variation_id))
    guide = Guide.for_set(prescription, guidance, VOICE)

    assert np.abs(render(compile_set(prescription), bank, guide)).max() < LOUDEST - 1


def test_memory_that_is_not_there(bank: SoundBank, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that cannot promise the memory is told apart from all other faults."""
    monkeypatch.setattr(memory.mmap, "mmap", Mock(side_effect=OSError(12, "Cannot allocate memory")))

    with pytest.raises(MemoryError, match="Cannot allocate memory"):
        render(make_timeline("lying"), bank)
