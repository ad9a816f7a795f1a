"""A tape is written ahead piece by piece: nothing is cut at a seam, and what is not played costs nothing."""

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from support.gym import VOICE

from legcurl_timer.audio.guide import Guide
from legcurl_timer.audio.renderer import render
from legcurl_timer.audio.sounds import SoundBank
from legcurl_timer.audio.tape import AHEAD_MS, PIECE_MS, Tape
from legcurl_timer.audio.voice import Word
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.timeline import Timeline, compile_set

FRAMES_PER_MS = 48
STANDING = replace(
    SetPrescription.by_default(find_variation(load_variations(), "standing")), reps=12, leg=Leg.RIGHT
)
TIMELINE = compile_set(STANDING, rest_ms=40_000)
GUIDES = {guidance: Guide.for_set(STANDING, guidance, VOICE, opening=Word.REST) for guidance in Guidance}


def played(tape: Tape, timeline: Timeline, every_ms: int) -> None:
    """Let a tape play to its end, looked at ever so often."""
    for heard_ms in range(0, tape.lead_in_ms + timeline.duration_ms + every_ms, every_ms):
        tape.extend(heard_ms)


@pytest.mark.parametrize("guidance", list(Guidance))
@pytest.mark.parametrize("every_ms", [16, 997, 20_000])
def test_no_seam(bank: SoundBank, guidance: Guidance, every_ms: int) -> None:
    """However often it is looked at, in the end the tape holds the guide track, sample for sample."""
    tape = Tape(TIMELINE, bank, 1.0, GUIDES[guidance])

    played(tape, TIMELINE, every_ms)

    assert tape.lead_in_ms == 0
    np.testing.assert_array_equal(tape.pcm, render(TIMELINE, bank, GUIDES[guidance]))


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
    for heard_ms in range(0, 50_000, 500):
        tape.extend(heard_ms)

    tape.set_gain(0.25, 49_500)
    for heard_ms in range(50_000, TIMELINE.duration_ms, 500):
        tape.extend(heard_ms)

    track = render(TIMELINE, bank, GUIDES[Guidance.GLIDE]).astype(np.float64)
    turn = 49_900 * FRAMES_PER_MS
    np.testing.assert_array_equal(tape.pcm[:turn], track[:turn])
    later = turn + 10 * FRAMES_PER_MS
    assert np.abs(tape.pcm[later:] - track[later:] * 0.25).max() <= 1.2


@pytest.mark.parametrize("heard_ms", [0, 30_000, 61_000])
def test_silence_for_good(bank: SoundBank, heard_ms: int) -> None:
    """A blanked tape is blank everywhere, also where it was played, and stays so when it is looked at."""
    tape = Tape(TIMELINE, bank, 1.0, GUIDES[Guidance.WORDS])
    for each_ms in range(0, heard_ms, 500):
        tape.extend(each_ms)

    tape.silence()
    played(tape, TIMELINE, 1_000)

    assert np.abs(tape.pcm).max() <= 1


def test_tempo_with_long_phases(bank: SoundBank) -> None:
    """A phase that is longer than a piece is written whole."""
    slow = replace(STANDING, reps=2, tempo=Tempo.parse("30-0-30-0"))
    timeline, guide = compile_set(slow), Guide.for_set(slow, Guidance.GLIDE, VOICE)
    tape = Tape(timeline, bank, 1.0, guide)

    played(tape, timeline, 3_000)

    np.testing.assert_array_equal(tape.pcm, render(timeline, bank, guide))


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

made(replace(short, tempo=endless.tempo, reps=3))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
tape = made(endless)
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
kilobyte = 1024 if sys.platform == "darwin" else 1
print((after - before) // kilobyte // 1024, tape.pcm.nbytes // 2**20)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="asks the system for the memory used as POSIX tells it")
@pytest.mark.parametrize("guidance", [Guidance.WORDS, Guidance.GLIDE])
def test_what_is_not_played_costs_nothing(guidance: Guidance) -> None:
    """More than an hour of tape without an end takes hardly more memory than a short set."""
    told = subprocess.run(
        [sys.executable, "-c", ENDLESS, guidance], capture_output=True, text=True, check=True
    )
    spent_mb, promised_mb = map(int, told.stdout.split())

    assert promised_mb > 400
    assert spent_mb < 20
