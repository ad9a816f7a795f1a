"""What a lifter hears, sample by sample."""

import hashlib
import os
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from legcurl_timer.audio import renderer
from legcurl_timer.audio.renderer import render
from legcurl_timer.audio.resources import sounds_folder
from legcurl_timer.audio.score import write_score
from legcurl_timer.audio.sounds import Cue, SoundBank, load_bank
from legcurl_timer.audio.wav import Samples
from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.pacing.timeline import Phase, Timeline

from .conftest import MakeTimeline

IDS = [variation.id for variation in load_variations()]
FRAMES_PER_MS = 48
FULL_SCALE = 32_767


def at(pcm: Samples, start_ms: int, sound: Samples) -> Samples:
    """Cut out what is heard at a time, as long as a sound."""
    return pcm[start_ms * FRAMES_PER_MS : start_ms * FRAMES_PER_MS + len(sound)]


def working_phases(timeline: Timeline) -> list[Phase]:
    """Return the phases without the count-in."""
    return [phase for phase in timeline.phases if phase.kind is not PhaseKind.COUNT_IN]


def added(*sounds: Samples) -> Samples:
    """Add sounds that begin together."""
    total = np.zeros(max(map(len, sounds)), np.int16)
    for sound in sounds:
        total[: len(sound)] += sound
    return total


@pytest.mark.parametrize("variation_id", IDS)
def test_each_phase_begins_with_its_tone(
    bank: SoundBank, make_timeline: MakeTimeline, variation_id: str
) -> None:
    """At start_ms x 48 of each phase stands that phase's own sound, sample for sample."""
    timeline = make_timeline(variation_id)
    first, *others = working_phases(timeline)

    pcm = render(timeline, bank)

    opening = added(bank.sounds[Cue(first.kind.value)], bank.sounds[Cue.GO])
    np.testing.assert_array_equal(at(pcm, first.start_ms, opening), opening)
    for phase in others:
        tone = bank.sounds[Cue(phase.kind.value)]
        np.testing.assert_array_equal(at(pcm, phase.start_ms, tone), tone)


@pytest.mark.parametrize("variation_id", IDS)
def test_each_second_inside_a_phase_ticks(
    bank: SoundBank, make_timeline: MakeTimeline, variation_id: str
) -> None:
    """Each whole second inside a phase ticks; the last three of the count-in tick in a way of their own."""
    timeline = make_timeline(variation_id)
    tick, count_in_tick = bank.sounds[Cue.TICK], bank.sounds[Cue.COUNT_IN_TICK]

    pcm = render(timeline, bank)

    for phase in working_phases(timeline):
        for at_ms in range(phase.start_ms + 1_000, phase.end_ms, 1_000):
            np.testing.assert_array_equal(at(pcm, at_ms, tick), tick)
    for before_zero_ms in (3_000, 2_000, 1_000):
        heard = at(pcm, timeline.count_in_ms - before_zero_ms, count_in_tick)
        np.testing.assert_array_equal(heard, count_in_tick)


@pytest.mark.parametrize("variation_id", IDS)
def test_last_rep_and_end(bank: SoundBank, make_timeline: MakeTimeline, variation_id: str) -> None:
    """The last rep is marked 250 ms after its first tone; the end sounds at the end of the last movement."""
    timeline = make_timeline(variation_id)
    last_rep, set_end = bank.sounds[Cue.LAST_REP], bank.sounds[Cue.SET_END]
    starts_ms = [phase.start_ms for phase in timeline.phases if phase.rep == timeline.last_rep]

    pcm = render(timeline, bank)

    np.testing.assert_array_equal(at(pcm, starts_ms[0] + 250, last_rep), last_rep)
    np.testing.assert_array_equal(at(pcm, timeline.duration_ms, set_end), set_end)
    assert len(pcm) == timeline.duration_ms * FRAMES_PER_MS + len(set_end)


@pytest.mark.parametrize("variation_id", IDS)
def test_silence_between_the_cues(bank: SoundBank, make_timeline: MakeTimeline, variation_id: str) -> None:
    """Where no cue sounds there is dither of one step in the count-in and nothing at all after it."""
    timeline = make_timeline(variation_id)
    pcm = render(timeline, bank)
    between = np.ones(len(pcm), dtype=bool)
    for placed in write_score(timeline, bank):
        at(between, placed.at_ms, bank.sounds[placed.cue])[:] = False
    zero = timeline.count_in_ms * FRAMES_PER_MS

    assert set(np.unique(pcm[:zero][between[:zero]])) == {-1, 0, 1}
    assert not pcm[zero:][between[zero:]].any()


def test_dither_from_the_first_sample(bank: SoundBank, make_timeline: MakeTimeline) -> None:
    """Not a millisecond of the count-in before its first tick is digital silence."""
    pcm = render(make_timeline("lying", count_in_ms=5_000), bank)
    waking = pcm[: 2_000 * FRAMES_PER_MS].reshape(-1, FRAMES_PER_MS)

    assert waking.any(axis=1).all()
    assert np.abs(waking).max() == 1
    assert abs(float(waking.mean())) < 0.02


def test_no_count_in_has_no_dither(beep_bank: SoundBank, make_timeline: MakeTimeline) -> None:
    """A track without a count-in begins with the first cue in its first sample."""
    pcm = render(make_timeline("lying", count_in_ms=0), beep_bank)
    opening = beep_bank.sounds[Cue.GO][0] + beep_bank.sounds[Cue.CONCENTRIC][0]

    assert pcm[0] == opening
    assert not pcm[100 * FRAMES_PER_MS : 1_000 * FRAMES_PER_MS].any()


def test_longer_last_sound_is_kept_whole(make_timeline: MakeTimeline) -> None:
    """The track reaches to the end of whatever ends last, even a tick's sound that outlasts the end's."""
    sounds = {cue: np.ones(48, np.int16) for cue in Cue} | {Cue.GO: np.full(3_000 * 48, 2, np.int16)}
    timeline = make_timeline("lying", "0.5/0.5", reps=1, count_in_ms=0)

    assert len(render(timeline, SoundBank(sounds))) == 3_000 * 48


def test_silent_bank(make_timeline: MakeTimeline) -> None:
    """A bank without a single sample gives a track of the set's length."""
    silent = SoundBank({cue: np.zeros(0, np.int16) for cue in Cue})
    timeline = make_timeline("lying")

    pcm = render(timeline, silent)

    assert len(pcm) == timeline.duration_ms * FRAMES_PER_MS
    assert np.abs(pcm).max() == 1


def mixed_by_hand(timeline: Timeline, bank: SoundBank) -> NDArray[np.float64]:
    """Add all cues up without a limit, then scale down each unbroken stretch that is over full scale."""
    spans = sorted(
        (
            placed.at_ms * FRAMES_PER_MS,
            placed.at_ms * FRAMES_PER_MS + len(bank.sounds[placed.cue]),
            placed.cue,
        )
        for placed in write_score(timeline, bank)
    )
    total = np.zeros(max(timeline.duration_ms * FRAMES_PER_MS, *(end for _, end, _ in spans)))
    stretches: list[list[int]] = []
    for start, end, cue in spans:
        total[start:end] += bank.sounds[cue]
        if stretches and start < stretches[-1][1]:
            stretches[-1][1] = max(stretches[-1][1], end)
        else:
            stretches.append([start, end])
    for start, end in stretches:
        peak = np.abs(total[start:end]).max(initial=0)
        total[start:end] *= min(1.0, FULL_SCALE / peak) if peak else 1.0
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
def test_overlaps_never_clip(
    make_timeline: MakeTimeline, loud: SoundBank, variation_id: str, tempo: str, count_in_ms: int
) -> None:
    """However loud and long the sounds: their sum is heard, softer where it would clip, never cut off."""
    timeline = make_timeline(variation_id, tempo, reps=2, count_in_ms=count_in_ms)
    expected = mixed_by_hand(timeline, loud)

    pcm = render(timeline, loud).astype(np.int32)

    assert np.abs(pcm).max() <= FULL_SCALE
    # One step for rounding, and one for the dither where no cue sounds in the count-in.
    assert np.abs(pcm - expected).max() <= 1.01


def test_a_lone_cue_at_the_lowest_sample(make_timeline: MakeTimeline) -> None:
    """A cue that uses the one step below -32767 passes through as it is."""
    sounds = {cue: np.full(10, -32_768, np.int16) for cue in Cue}

    pcm = render(make_timeline("lying", count_in_ms=0), SoundBank(sounds))

    assert set(np.unique(pcm)) == {-32_768, -32_767, 0}  # the sum of two at zero is scaled
    assert (pcm[:10] == -32_767).all()


def test_same_set_same_bytes(bank: SoundBank, make_timeline: MakeTimeline) -> None:
    """Two renderings are equal to the last bit, and so is one in another process with another hash seed."""
    pcm = render(make_timeline("seated"), bank)
    again = render(make_timeline("seated"), load_bank(sounds_folder()))
    program = (
        "import hashlib\n"
        "from legcurl_timer.audio.renderer import render\n"
        "from legcurl_timer.audio.sounds import load_bank\n"
        "from legcurl_timer.core.pacing.prescription import SetPrescription\n"
        "from legcurl_timer.core.pacing.timeline import compile_set\n"
        "from legcurl_timer.core.lifts.variations import find_variation, load_variations\n"
        "from legcurl_timer.audio.resources import sounds_folder\n"
        "seated = SetPrescription.by_default(find_variation(load_variations(), 'seated'))\n"
        "pcm = render(compile_set(seated), load_bank(sounds_folder()))\n"
        "print(hashlib.sha256(pcm.tobytes()).hexdigest())\n"
    )

    elsewhere = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert pcm.tobytes() == again.tobytes()
    assert elsewhere.stdout.strip() == hashlib.sha256(pcm.tobytes()).hexdigest()


def test_memory_that_is_not_there(
    bank: SoundBank, make_timeline: MakeTimeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine that cannot promise the memory is told apart from all other faults."""

    def refuse(*_: int) -> None:
        raise OSError(12, "Cannot allocate memory")

    monkeypatch.setattr(renderer.mmap, "mmap", refuse)

    with pytest.raises(MemoryError, match="Cannot allocate memory"):
        render(make_timeline("lying"), bank)
