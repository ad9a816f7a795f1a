"""A tape is rewritten ahead of the play head: what was heard stays, what comes is as wished."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from legcurl_timer.audio.renderer import render
from legcurl_timer.audio.sounds import Cue, SoundBank
from legcurl_timer.audio.tape import Tape
from legcurl_timer.audio.wav import Samples
from legcurl_timer.core.pacing.timeline import Timeline

from .conftest import make_timeline

FRAMES_PER_MS = 48
AHEAD_MS = 350
RAMP_FRAMES = 25 * FRAMES_PER_MS
DITHER = 1


@pytest.fixture(scope="session")
def timeline() -> Timeline:
    """Return a set whose first rep begins at 4 s, and on the tape, too."""
    return make_timeline("seated", "3-1-1-1", reps=2, count_in_ms=4_000)


@pytest.fixture(scope="session")
def steady() -> tuple[Timeline, SoundBank]:
    """Return a set whose concentric sounds for its whole second at a steady 10 000, from 4 to 5 s."""
    sounds = {cue: np.zeros(0, np.int16) for cue in Cue} | {Cue.CONCENTRIC: np.full(48_000, 10_000, np.int16)}
    return make_timeline("seated", "3-1-1-1", reps=1, count_in_ms=4_000), SoundBank(sounds)


def audible(pcm: Samples) -> Samples:
    """Return the frames that are more than dither."""
    return np.flatnonzero(np.abs(pcm) > 1)


@pytest.mark.parametrize("gain", [0.0, 0.0025, 0.49, 1.0])
def test_gain_scales_each_cue(timeline: Timeline, bank: SoundBank, gain: float) -> None:
    """Each sample of a cue is that of the guide track times the gain, rounded."""
    loud = render(timeline, bank)
    pcm = Tape(timeline, bank, gain).pcm
    cues = audible(loud)

    assert np.abs(pcm[cues] - loud[cues] * gain).max() <= 0.51 + 2 * DITHER


@given(st.integers(0, 30_000))
@example(0)
@example(999)
@example(3_000)
@example(3_499)
@example(3_500)
def test_lead_in(beep_bank: SoundBank, count_in_ms: int) -> None:
    """Whatever the count-in, half a second of dither comes before the first cue, and no more than needed."""
    tape = Tape(make_timeline("lying", reps=1, count_in_ms=count_in_ms), beep_bank, 1.0)
    ticks_before_zero = min(count_in_ms // 1_000, 3)
    first_cue_ms = tape.lead_in_ms + count_in_ms - ticks_before_zero * 1_000
    first_cue = first_cue_ms * FRAMES_PER_MS

    assert audible(tape.pcm)[0] == first_cue
    assert first_cue_ms >= 500
    assert tape.lead_in_ms == 0 or first_cue_ms == 500
    waking = tape.pcm[: first_cue // FRAMES_PER_MS * FRAMES_PER_MS].reshape(-1, FRAMES_PER_MS)
    assert waking.any(axis=1).all()


def test_lead_in_moves_all(bank: SoundBank) -> None:
    """With a lead-in, each cue comes later by just that much."""
    timeline = make_timeline("nordic", reps=2, count_in_ms=0)
    tape = Tape(timeline, bank, 1.0)

    assert tape.lead_in_ms == 500
    moved = tape.pcm[500 * FRAMES_PER_MS :].astype(int)
    assert np.abs(moved - render(timeline, bank)).max() <= 2 * DITHER


@pytest.mark.parametrize("gain", [0.0, 0.25, 1.0])
@pytest.mark.parametrize("heard_ms", [0, 1_234, 3_650, 4_700, 9_000, 20_000])
def test_new_gain_is_written_ahead(timeline: Timeline, bank: SoundBank, gain: float, heard_ms: int) -> None:
    """Up to 350 ms after the head nothing changes; after the glide all is as if rendered at the new gain."""
    tape = Tape(timeline, bank, 0.5)
    before = tape.pcm.copy()

    tape.set_gain(gain, heard_ms)

    untouched = (heard_ms + AHEAD_MS) * FRAMES_PER_MS
    np.testing.assert_array_equal(tape.pcm[:untouched], before[:untouched])
    as_new = Tape(timeline, bank, gain).pcm
    reached = untouched + RAMP_FRAMES
    # One step, for a cue that is cut by the glide is scaled with other roundings.
    assert np.abs(tape.pcm[reached:].astype(int) - as_new[reached:]).max(initial=0) <= 1


def test_head_not_there_yet(timeline: Timeline, bank: SoundBank) -> None:
    """Before the device has begun, the whole tape is rewritten."""
    tape = Tape(timeline, bank, 0.5)

    tape.set_gain(1.0, -1_000)

    np.testing.assert_array_equal(tape.pcm, render(timeline, bank))


@pytest.mark.parametrize(("old", "new"), [(0.1, 1.0), (1.0, 0.1), (0.5, 0.0), (0.0, 1.0)])
def test_gain_glides(steady: tuple[Timeline, SoundBank], old: float, new: float) -> None:
    """Inside a cue the gain moves evenly over 25 ms, so that nothing clicks."""
    tape = Tape(*steady, old)

    tape.set_gain(new, 4_000)

    start = 4_350 * FRAMES_PER_MS
    gliding = tape.pcm[start : start + RAMP_FRAMES + 1].astype(int)
    steps = np.diff(gliding)
    assert gliding[0] == pytest.approx(10_000 * old, abs=DITHER)
    assert gliding[-1] == pytest.approx(10_000 * new, abs=DITHER)
    assert np.abs(steps - 10_000 * (new - old) / RAMP_FRAMES).max() <= 1 + 2 * DITHER


def test_second_change_glides_from_the_first(steady: tuple[Timeline, SoundBank]) -> None:
    """A change of gain starts from where the one before it left off."""
    tape = Tape(*steady, 0.1)

    tape.set_gain(0.5, 4_000)
    tape.set_gain(1.0, 4_200)

    levels = [int(tape.pcm[int(at_ms * FRAMES_PER_MS)]) for at_ms in (4_300, 4_500, 4_549, 4_562.5, 4_700)]
    assert levels == pytest.approx([1_000, 5_000, 5_000, 7_500, 10_000], abs=DITHER)


def test_changes_in_one_ramp_follow_on(steady: tuple[Timeline, SoundBank]) -> None:
    """A key that is held changes the gain before the last ramp is over: it turns there, and steps nowhere."""
    tape = Tape(*steady, 1.0)

    for gain, heard_ms in [(0.5, 4_000), (0.0, 4_005), (1.0, 4_005), (0.2, 4_018)]:
        tape.set_gain(gain, heard_ms)

    tone = tape.pcm[4_300 * FRAMES_PER_MS : 4_900 * FRAMES_PER_MS].astype(int)
    assert np.abs(np.diff(tone)).max() <= 10_000 / RAMP_FRAMES + 1 + 2 * DITHER
    assert tone[-1] == pytest.approx(2_000, abs=DITHER)


@pytest.mark.parametrize("heard_ms", range(4_125, 4_160, 5))
def test_gain_glides_across_phases(heard_ms: int) -> None:
    """Where one sound ends and the next one begins inside a ramp, the ramp goes on over both."""
    steady = np.full(500 * FRAMES_PER_MS, 10_000, np.int16)
    phases = {Cue.CONCENTRIC: steady, Cue.CONTRACTED_PAUSE: steady}
    bank = SoundBank({cue: np.zeros(0, np.int16) for cue in Cue} | phases)
    tape = Tape(make_timeline("seated", "3-1-0.5-0.5", reps=1, count_in_ms=4_000), bank, 1.0)

    tape.set_gain(0.0, heard_ms)

    tone = tape.pcm[4_450 * FRAMES_PER_MS : 4_550 * FRAMES_PER_MS].astype(int)
    assert (tone[0], tone[-1]) == pytest.approx((10_000, 0), abs=DITHER)
    assert np.abs(np.diff(tone)).max() <= 10_000 / RAMP_FRAMES + 1 + 2 * DITHER


@pytest.mark.parametrize("gain", [0.0, 1.0])
def test_no_digital_silence(bank: SoundBank, gain: float) -> None:
    """From the first sample to the last, muted or not, no millisecond is digital silence."""
    tape = Tape(make_timeline("lying", reps=2), bank, gain)

    nonzero = np.flatnonzero(tape.pcm)
    assert np.diff(np.concatenate([[-1], nonzero, [len(tape.pcm)]])).max() <= FRAMES_PER_MS
