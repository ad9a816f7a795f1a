"""The sounds and sets that the audio tests work with."""

import numpy as np
import pytest
from hypothesis import strategies as st

from legcurl_timer.audio.resources import sounds_folder
from legcurl_timer.audio.sounds import Cue, SoundBank, load_bank
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.timeline import Timeline, compile_set


def banks_of(longest_ms: int) -> st.SearchStrategy[SoundBank]:
    """Make up sounds of any length up to a limit."""
    return st.lists(st.integers(0, longest_ms * 48), min_size=len(Cue), max_size=len(Cue)).map(
        lambda lengths: SoundBank(
            {cue: np.zeros(length, np.int16) for cue, length in zip(Cue, lengths, strict=True)}
        )
    )


@pytest.fixture(scope="session")
def bank() -> SoundBank:
    """Return our own sounds."""
    return load_bank(sounds_folder())


@pytest.fixture(scope="session")
def beep_bank() -> SoundBank:
    """Return 100 ms of a steady level for each cue, its own, so that a sample tells what it is made of."""
    return SoundBank({cue: np.full(4_800, 1_000 * nth, np.int16) for nth, cue in enumerate(Cue, 1)})


def make_timeline(
    variation_id: str, tempo: str = "", reps: int = 0, count_in_ms: int | None = None, first_rep: int = 1
) -> Timeline:
    """Return a timeline of a variation's default set, with changes."""
    variation = find_variation(load_variations(), variation_id)
    usual = SetPrescription.by_default(variation)
    prescription = SetPrescription(
        variation,
        Tempo.parse(tempo) if tempo else usual.tempo,
        reps or usual.reps,
        usual.count_in_ms if count_in_ms is None else count_in_ms,
    )
    return compile_set(prescription, first_rep=first_rep)
