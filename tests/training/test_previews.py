"""One rep to listen to is the first rep of the set as it will sound."""

from dataclasses import replace

import numpy as np
import pytest
from support.gym import BANK, VOICE

from legcurl_timer.audio.guide import Guide
from legcurl_timer.audio.renderer import render
from legcurl_timer.audio.tape import WAKE_MS
from legcurl_timer.core.lifts.variations import Variation, load_variations
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.timeline import compile_set
from legcurl_timer.training.previews import sample_rep

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
