"""A tape is written ahead piece by piece: nothing is cut at a seam, and what is not played costs nothing."""

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from support.gym import VOICE
from support.recording_player import RecordedPlayback

from legcurl_timer.audio.guide import Guide
from legcurl_timer.audio.renderer import render
from legcurl_timer.audio.sounds import SoundBank
from legcurl_timer.audio.tape import AHEAD_MS, FADE_AHEAD_MS, PIECE_MS, RAMP_MS, Tape, fade_out
from legcurl_timer.audio.voice import Word
from legcurl_timer.audio.wav import Samples
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.timeline import Timeline, compile_set

FRAMES_PER_MS = 48
DITHER = 1
STANDING = replace(
    SetPrescription.by_default(find_variation(load_variations(), "standing")), reps=12, leg=Leg.RIGHT
)
TIMELINE = compile_set(STANDING, rest_ms=40_000)
GUIDES = {guidance: Guide.for_set(STANDING, guidance, VOICE, opening=Word.REST) for guidance in Guidance}


def played(tape: Tape, timeline: Timeline, every_ms: int) -> Samples:
    """Let a tape play to its end, looked at ever so often, and return what was heard."""
    playback = RecordedPlayback(tape.pcm, latency_ms=0)
    for heard_ms in range(0, tape.lead_in_ms + timeline.duration_ms + every_ms, every_ms):
        tape.extend(heard_ms)
        playback.play_on(heard_ms + every_ms)
    return playback.heard


@pytest.mark.parametrize("guidance", list(Guidance))
@pytest.mark.parametrize("every_ms", [16, 997, 20_000])
def test_no_seam(bank: SoundBank, guidance: Guidance, every_ms: int) -> None:
    """However often it is looked at, in the end the tape holds the guide track, sample for sample."""
    tape = Tape(TIMELINE, bank, 1.0, GUIDES[guidance])

    heard = played(tape, TIMELINE, every_ms)

    assert tape.lead_in_ms == 0
    np.testing.assert_array_equal(heard, render(TIMELINE, bank, GUIDES[guidance]))


@pytest.mark.parametrize("guidance", list(Guidance))
def test_always_ahead(bank: SoundBank, guidance: Guidance) -> None:
    """At any time the next 29 s are written as they will be heard."""
    track = render(TIMELINE, bank, GUIDES[guidance])
    tape = Tape(TIMELINE, bank, 1.0, GUIDES[guidance])

    for heard_ms in range(0, TIMELINE.duration_ms, 1_700):
        tape.extend(heard_ms)
        ready = slice(heard_ms * FRAMES_PER_MS, (heard_ms + AHEAD_MS - PIECE_MS) * FRAMES_PER_MS)
        np.testing.assert_array_equal(tape.pcm[ready], track[ready])


def test_gain_across_a_seam(bank: SoundBank) -> None:
    """A new volume holds for what is written already and for what is written later."""
    tape = Tape(TIMELINE, bank, 1.0, GUIDES[Guidance.GLIDE])
    playback = RecordedPlayback(tape.pcm, latency_ms=0)
    for heard_ms in range(0, TIMELINE.duration_ms, 500):
        tape.extend(heard_ms)
        playback.play_on(heard_ms)
        if heard_ms == 49_500:
            tape.set_gain(0.25, heard_ms)

    heard = playback.heard
    track = render(TIMELINE, bank, GUIDES[Guidance.GLIDE]).astype(np.float64)
    turn = 49_850 * FRAMES_PER_MS
    np.testing.assert_array_equal(heard[:turn], track[:turn])
    later = turn + RAMP_MS * FRAMES_PER_MS
    assert np.abs(heard[later:] - track[later:] * 0.25).max() <= 1.2 + DITHER


@pytest.mark.parametrize("guidance", [Guidance.WORDS, Guidance.GLIDE])
@pytest.mark.parametrize("heard_ms", [0, 30_000, 50_350, 61_000])
def test_silence_for_good(bank: SoundBank, heard_ms: int, guidance: Guidance) -> None:
    """A tape that is silenced is left as it was up to the fade, fades evenly, and is blank for good after it.

    What lies well behind what is heard is blank as well, for a device that is late.
    """
    tape = Tape(TIMELINE, bank, 1.0, GUIDES[guidance])
    for each_ms in range(0, heard_ms, 500):
        tape.extend(each_ms)
    before = tape.pcm.astype(np.float64)

    tape.silence(heard_ms)
    for each_ms in range(heard_ms, TIMELINE.duration_ms, 1_000):
        tape.extend(each_ms)

    behind, fade = (max(0, heard_ms - 100) * FRAMES_PER_MS, (heard_ms + FADE_AHEAD_MS) * FRAMES_PER_MS)
    end = fade + RAMP_MS * FRAMES_PER_MS
    if heard_ms < 10_000:  # later it is given back
        np.testing.assert_array_equal(tape.pcm[behind:fade], before[behind:fade])
    falling = np.linspace(1, 0, end - fade)
    kept = slice(max(behind, (heard_ms - 9_000) * FRAMES_PER_MS), end)
    gains = np.concatenate([np.ones(fade - kept.start), falling])
    assert np.abs(tape.pcm[kept] - before[kept] * gains).max() <= 0.5
    assert not tape.pcm[:behind].any()
    assert not tape.pcm[end:].any()


def test_volume_of_what_is_silent(bank: SoundBank) -> None:
    """A volume that comes after the end brings nothing back."""
    tape = Tape(TIMELINE, bank, 1.0, GUIDES[Guidance.GLIDE])
    for heard_ms in range(0, 50_000, 500):
        tape.extend(heard_ms)

    tape.silence(50_000)
    tape.set_gain(0.5, 50_100)

    assert np.abs(tape.pcm[(50_000 + FADE_AHEAD_MS + RAMP_MS) * FRAMES_PER_MS :]).max() <= DITHER


@pytest.mark.parametrize("heard_ms", [-300, -200, 0, 10, 150])
def test_a_short_piece_fades(heard_ms: int) -> None:
    """Silence asked for near the beginning or the end blanks what there is, and steps nowhere."""
    pcm = np.full(200 * FRAMES_PER_MS, 30_000, np.int16)

    fade_out(pcm, heard_ms * FRAMES_PER_MS)

    fade = max(0, heard_ms + FADE_AHEAD_MS) * FRAMES_PER_MS
    expected = 30_000 * np.interp(np.arange(len(pcm)), [fade, fade + RAMP_MS * FRAMES_PER_MS - 1], [1, 0])
    expected[: max(0, heard_ms - 100) * FRAMES_PER_MS] = 0
    assert np.abs(pcm - expected).max() <= 0.51


def test_tempo_with_long_phases(bank: SoundBank) -> None:
    """A phase that is longer than a piece is written whole."""
    slow = replace(STANDING, reps=2, tempo=Tempo.parse("30-0-30-0"))
    timeline, guide = compile_set(slow), Guide.for_set(slow, Guidance.GLIDE, VOICE)
    tape = Tape(timeline, bank, 1.0, guide)

    heard = played(tape, timeline, 3_000)

    np.testing.assert_array_equal(heard, render(timeline, bank, guide))


ENDLESS = """
import resource, sys
from dataclasses import replace
from legcurl_timer.audio.guide import Guide
from legcurl_timer.audio.sounds import load_bank
from legcurl_timer.audio.tape import Tape
from legcurl_timer.audio.voice import OWN_VOICE, load_voice
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.pacing.timeline import compile_set
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.audio.resources import sounds_folder

bank, voice = load_bank(sounds_folder()), load_voice(sounds_folder() / OWN_VOICE)
short = SetPrescription.by_default(load_variations()[0])
endless = replace(short, open_ended=True, tempo=Tempo.parse("8-2-4-2"))

def made(prescription):
    guide = Guide.for_set(prescription, Guidance(sys.argv[1]), voice)
    return Tape(compile_set(prescription), bank, 1.0, guide)

def play(tape, seconds):
    for heard_ms in range(0, seconds * 1000, 500):
        tape.extend(heard_ms)
        tape.pcm[heard_ms * 48 : (heard_ms + 500) * 48].sum()

play(made(replace(short, tempo=endless.tempo, reps=3)), 60)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
tape = made(endless)
play(tape, 600)
tape.silence(600_000)
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
kilobyte = 1024 if sys.platform == "darwin" else 1
print((after - before) // kilobyte // 1024, tape.pcm.nbytes // 2**20)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="gives memory back, and asks for it, as Linux does")
@pytest.mark.parametrize("guidance", [Guidance.WORDS, Guidance.GLIDE])
def test_a_long_set_costs_no_more_than_a_short_one(guidance: Guidance) -> None:
    """Ten minutes of an hour of tape, played, take hardly more memory than a set of a minute."""
    told = subprocess.run(
        [sys.executable, "-c", ENDLESS, guidance], capture_output=True, text=True, check=True
    )
    spent_mb, promised_mb = map(int, told.stdout.split())

    assert promised_mb > 400
    assert spent_mb < 20
