"""One rep to listen to is the first rep of the set as it will sound."""

from dataclasses import replace

import numpy as np
import pytest

from legcurl_timer.audio.guide import Guide
from legcurl_timer.audio.renderer import render
from legcurl_timer.audio.resources import sounds_folder
from legcurl_timer.audio.sample import sample_rep
from legcurl_timer.audio.sounds import SoundBank
from legcurl_timer.audio.tape import WAKE_MS
from legcurl_timer.audio.voice import OWN_VOICE, load_voice
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.timeline import compile_set

VOICE = load_voice(sounds_folder() / OWN_VOICE)


@pytest.mark.parametrize("guidance", list(Guidance))
@pytest.mark.parametrize("variation", load_variations(), ids=lambda variation: variation.id)
def test_the_first_rep(bank: SoundBank, variation: object, guidance: Guidance) -> None:
    """The sample begins at once and sounds as the first rep of the set does, until its last movement ends."""
    prescription = replace(SetPrescription.by_default(variation), bottom_reps=1, reps=3, count_in_ms=0)
    guide = Guide.for_set(prescription, guidance, VOICE)

    sample = sample_rep(prescription, bank, 1.0, guide)

    assert sample.timeline.last_rep == 1
    assert sample.timeline.first_movement_ms == 0
    assert sample.tape.lead_in_ms == WAKE_MS
    # The glide prepares to stop in the last 20 ms; the first rep of several of a Nordic is counted later.
    heard = sample.tape.pcm[WAKE_MS * 48 :][: (sample.timeline.phases[1].end_ms - 25) * 48]
    as_in_the_set = render(compile_set(prescription), bank, guide)[: len(heard)]
    np.testing.assert_array_equal(heard, as_in_the_set)
    assert len(sample.tape.pcm) // 48 <= WAKE_MS + sample.timeline.duration_ms + 1_000
