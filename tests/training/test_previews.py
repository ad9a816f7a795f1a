"""What is heard without a set: one rep as it will sound, and two tones."""

from dataclasses import replace

import numpy as np
import pytest
from support.gym import BANK, VOICE

from legcurl_timer.audio.guide import Guide
from legcurl_timer.audio.renderer import render
from legcurl_timer.audio.tape import WAKE_MS
from legcurl_timer.audio.wav import FRAMES_PER_MS, SAMPLE_RATE
from legcurl_timer.core.lifts.variations import Variation, load_variations
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.pacing.loudness import Loudness
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.timeline import compile_set
from legcurl_timer.training.previews import sample_rep, two_tones

DITHERS = 2
"""What lies between the dither of one place and that of another."""


@pytest.mark.parametrize("guidance", list(Guidance))
@pytest.mark.parametrize("variation", load_variations(), ids=lambda variation: variation.id)
def test_the_first_rep(variation: Variation, guidance: Guidance) -> None:
    """The sample begins at once and sounds as the first rep of the set does, until its last movement ends."""
    prescription = replace(SetPrescription.by_default(variation), bottom_reps=1, reps=3, count_in_ms=0)
    guide = Guide.for_set(prescription, guidance, VOICE)

    tape = sample_rep(prescription, BANK, 1.0, guide)

    timeline = compile_set(prescription)
    assert tape.lead_in_ms == WAKE_MS
    # The glide prepares to stop in the last 20 ms; the first rep of several of a Nordic is counted later.
    heard = tape.pcm[WAKE_MS * 48 :][: (timeline.phases[1].end_ms - 25) * 48]
    assert np.abs(heard.astype(int) - render(timeline, BANK, guide)[: len(heard)]).max() <= DITHERS
    assert len(tape.pcm) // 48 <= WAKE_MS + timeline.rep_phases(1)[-1].end_ms + 1_000


def test_two_tones() -> None:
    """First the high tone of the concentric is heard, then the low one of the eccentric, in one second."""
    heard = two_tones(BANK, Loudness(100))
    high, low = heard[300 * FRAMES_PER_MS : 450 * FRAMES_PER_MS], heard[550 * FRAMES_PER_MS :]
    pitches = [np.argmax(np.abs(np.fft.rfft(part, SAMPLE_RATE))) for part in (high, low)]
    assert len(heard) == SAMPLE_RATE
    assert not heard[: 250 * FRAMES_PER_MS].any()
    assert pitches[0] > pitches[1] > 0
    assert not two_tones(BANK, Loudness(100, muted=True)).any()
