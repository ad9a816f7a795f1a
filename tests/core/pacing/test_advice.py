"""Soft words about long reps."""

import pytest

from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.pacing.advice import rep_length_advice

VARIATIONS = {variation.id: variation for variation in load_variations()}


@pytest.mark.parametrize(
    ("variation_id", "tempo", "begins"),
    [
        # Up to 8 s nothing is said, above it something, from 10 s something clear.
        ("lying", "0.5-0-0.5-0", ""),
        ("lying", "4-1-2-1", ""),
        ("lying", "4-1-2-1.001", "Longer than the 0.5 to 8 s a rep"),
        ("lying", "5-1-2-1.999", "Longer than the 0.5 to 8 s a rep"),
        ("lying", "5-1-2-2", "Reps of 10 s and more"),
        ("seated", "8-0-X-0", "Longer than the 0.5 to 8 s a rep"),
        ("seated", "30-30-30-30", "Reps of 10 s and more"),
        # A pause in which the muscle rests is not part of the rep.
        ("standing-band", "4-30-2-2", ""),
        ("standing-band", "4-0-2-3", "Longer than the 0.5 to 8 s a rep"),
        ("nordic", "4-1-2-30", ""),
        ("nordic", "6-1-2.5-2", "Longer than the 0.5 to 8 s a rep"),
        ("nordic", "7-0-3-0", "Reps of 10 s and more"),
    ],
)
def test_long_reps(variation_id: str, tempo: str, begins: str) -> None:
    """Reps longer than those that studies found alike are remarked on, with the source."""
    advice = rep_length_advice(VARIATIONS[variation_id], Tempo.parse(tempo))
    assert advice.startswith(begins)
    assert bool(advice) is bool(begins)
    assert ("(Schoenfeld 2015)" in advice) is bool(begins)
