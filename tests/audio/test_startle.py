"""Nothing in a set startles: no sound rises far above the one before it."""

from itertools import pairwise
from pathlib import Path

import pytest
from support.gym import VOICE
from support.programs import import_file

from legcurl_timer.audio.glide import glide
from legcurl_timer.audio.guide import Guide
from legcurl_timer.audio.renderer import render
from legcurl_timer.audio.score import PlacedCue, write_score
from legcurl_timer.audio.sounds import PHASE_CUES, SoundBank
from legcurl_timer.core.lifts.variations import Variation, load_variations
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.timeline import compile_set

acoustics = import_file(Path(__file__).parents[2] / "assets" / "acoustics.py")
MOST_LU = 12


def loudness_in_order(variation: Variation, guidance: Guidance, bank: SoundBank) -> list[float]:
    """Return the loudness of all that is heard in a default set, in order; what overlaps is one sound."""
    prescription = SetPrescription.by_default(variation)
    timeline, guide = compile_set(prescription), Guide.for_set(prescription, guidance, VOICE)
    sounds: list[tuple[int, int]] = []
    for placed in write_score(timeline, bank, guide):
        is_cue = isinstance(placed, PlacedCue)
        length_ms = bank.length_ms(placed.cue, placed.room_ms) if is_cue else VOICE.length_ms(placed.word)
        if sounds and placed.at_ms < sounds[-1][1]:
            start_ms, end_ms = sounds.pop()
            sounds.append((start_ms, max(end_ms, placed.at_ms + length_ms)))
        else:
            sounds.append((placed.at_ms, placed.at_ms + length_ms))
    pcm = render(timeline, bank, guide) / 32_768
    return [acoustics.loudest_lufs(pcm[start_ms * 48 : end_ms * 48]) for start_ms, end_ms in sounds]


@pytest.mark.parametrize("guidance", [Guidance.BEEPS, Guidance.WORDS])
@pytest.mark.parametrize("variation", load_variations(), ids=lambda each: each.id)
def test_nothing_rises_far(variation: Variation, guidance: Guidance, bank: SoundBank) -> None:
    """In a default set of each lift no sound but the first is more than 12 LU louder than its forerunner."""
    loudness = loudness_in_order(variation, guidance, bank)

    assert len(loudness) > 20
    assert max(after - before for before, after in pairwise(loudness)) <= MOST_LU


@pytest.mark.parametrize("variation", load_variations(), ids=lambda each: each.id)
def test_no_tone_rises_far_over_the_glide(variation: Variation, bank: SoundBank) -> None:
    """With the glide below it, no phase tone is more than 12 LU louder than the glide just before it."""
    timeline = compile_set(SetPrescription.by_default(variation))

    for (_, before), (start_ms, under) in pairwise(glide(timeline)):
        tone = under[: 300 * 48] / 32_768
        cue = bank.sounds[PHASE_CUES[timeline.phase_at(start_ms).kind]]
        tone[: len(cue)] += cue / 32_768
        rise = acoustics.loudest_lufs(tone) - acoustics.loudest_lufs(before[-200 * 48 :] / 32_768)
        assert rise <= MOST_LU
