"""What other programs call our lifts."""

import pytest

from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.history.exchange.other_apps.exercise_names import (
    EXPORTED_NAMES,
    guess_names,
    guess_variation,
)


def test_every_variation_has_a_name_that_is_guessed_back() -> None:
    """The names that we write are those that we read."""
    assert set(EXPORTED_NAMES) == {variation.id for variation in load_variations()}
    for variation, name in EXPORTED_NAMES.items():
        assert guess_variation(name) == variation


GUESSED = {
    "lying": ("LYING LEG CURLS", "Prone Hamstring Curl", "Leg Curl (Machine)"),
    "seated": ("Leg Curl, Seated (Machine)",),
    "standing": ("Standing single leg curl machine",),
    "standing-band": ("Standing Leg Curl with resistance band",),
    "prone-band": ("Prone Banded Leg Curl",),
    "nordic": ("Nordic Curl", "Assisted Nordic Ham Curl"),
    None: (
        *("Seated Leg Curl (Band)", "Reverse Nordic Curl", "Nordic Walking", "Swiss Ball Leg Curl"),
        *("Lying Leg Curl (Dumbbell)", "Standing Cable Leg Curl", "Leg Press", "Hammer Curl", ""),
    ),
}


@pytest.mark.parametrize(
    ("name", "variation"), [(name, variation) for variation, names in GUESSED.items() for name in names]
)
def test_guesses(name: str, variation: str | None) -> None:
    """Names are known by their words, whatever stands between them; what is another lift is none of ours."""
    assert guess_variation(name) == variation


def test_what_is_worth_a_look_comes_first() -> None:
    """Our lifts come first, then what speaks of curls or hamstrings, then the rest."""
    guesses = guess_names({"Squat": 3, "Nordics": 2, "Bicep Curl": 4, "Leg Curl": 1, "Bench Press": 9})
    assert [(guess.name, guess.rows, guess.related) for guess in guesses] == [
        ("Leg Curl", 1, True),
        ("Nordics", 2, True),
        ("Bicep Curl", 4, True),
        ("Bench Press", 9, False),
        ("Squat", 3, False),
    ]
