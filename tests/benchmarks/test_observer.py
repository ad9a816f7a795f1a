"""Who listens in the benchmarks hears what is plain, and the noise he listens through is what it says."""

import sys
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from legcurl_timer.audio.resources import sounds_folder
from legcurl_timer.audio.sounds import PHASE_CUES, Cue, load_bank

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "assets"), str(ROOT / "benchmarks")]

from listening import maskers, observer  # noqa: E402 - from folders just named

RATE_HZ = 48_000
OPEN_AIR = np.ones(1)
BANK = load_bank(sounds_folder())
FAR_DB = 9


def tone(hz: float, length_ms: int = 200) -> maskers.Signal:
    """Return a sine with soft ends."""
    seconds = np.arange(length_ms * 48) / RATE_HZ
    return np.sin(2 * np.pi * hz * seconds) * np.hanning(len(seconds))


def test_distance() -> None:
    """A cue is no way from itself, a softer copy a little, another pitch far."""
    low, high = tone(500), tone(2_000)
    rooms = observer.rooms_of(2)

    assert observer.distance_db(low, low, rooms) == pytest.approx(0, abs=1e-6)
    assert observer.distance_db(low, low / 2, [OPEN_AIR]) < 3
    assert observer.distance_db(low, high, rooms) > 9


@pytest.mark.parametrize(("late_ms", "most_db"), [(15, 0.5), (20, 0.01)])
def test_doubt_about_time(late_ms: int, most_db: float) -> None:
    """A cue that comes up to 20 ms late is the same cue."""
    late = np.concatenate([np.zeros(late_ms * 48), tone(1_000)])

    assert observer.distance_db(tone(1_000), late, [OPEN_AIR]) <= most_db


def test_naming_in_music() -> None:
    """Far above the music every cue is named right; far below it is chance."""
    cues = {"low": tone(500), "high": tone(2_000)}
    music = [maskers.music(4 * RATE_HZ, 1)]

    buried, plain = observer.named_right(cues, music, [OPEN_AIR], np.array([-60.0, 10.0]), 40)

    assert plain == 1
    assert buried == pytest.approx(0.5, abs=0.2)


def test_the_snr_of_nine_in_ten() -> None:
    """It lies between the SNRs around it; where nine of ten are never named right there is none."""
    snrs = np.array([-12.0, -9.0, -6.0])

    assert observer.snr_named_right(np.array([0.6, 0.8, 1.0]), snrs) == pytest.approx(-7.5)
    assert observer.snr_named_right(np.array([0.6, 0.7, 0.8]), snrs) == float("inf")


def test_a_room_dies_away_by_60_db() -> None:
    """The tail of a room's response is 60 dB down after its RT60; half of the energy comes straight."""
    response = maskers.room_response(0, rt60_s=1.2)
    early, late = (np.mean(response[at : at + 4_800] ** 2) for at in (4_800, 48_000 + 4_800))

    assert 10 * np.log10(early / late) == pytest.approx(50, abs=1)
    assert np.sum(response**2) == pytest.approx(1)
    assert response[0] ** 2 == pytest.approx(0.5)


def test_music_is_made_from_its_seed() -> None:
    """The same seed is the same music, another one another key; its RMS is 1."""
    first, again, other = (maskers.music(2 * RATE_HZ, seed) for seed in (3, 3, 4))

    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)
    assert np.mean(first**2) == pytest.approx(1)


@pytest.mark.parametrize(("one", "other"), [*combinations([*PHASE_CUES.values(), Cue.LAST_REP], 2)])
def test_cues_are_far_apart(one: Cue, other: Cue) -> None:
    """In a room no phase tone is near another one, and none near the mark of the last rep."""
    assert observer.distance_db(BANK.sounds[one], BANK.sounds[other], observer.rooms_of(2)) >= FAR_DB


@pytest.mark.parametrize("room_ms", [50, 100, 150, 200])
def test_short_pauses_are_told_apart(room_ms: int) -> None:
    """In pauses shorter than their tones, what is left of the two is far apart in a room as well."""
    squeeze, stretch = (BANK.samples(cue, room_ms) for cue in (Cue.CONTRACTED_PAUSE, Cue.STRETCHED_PAUSE))

    assert observer.distance_db(squeeze, stretch, observer.rooms_of(2)) >= FAR_DB
