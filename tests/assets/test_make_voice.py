"""The committed voice is complete, and every word fits its place by measures that need no ear."""

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from support.programs import import_file

from legcurl_timer.audio.resources import sounds_folder
from legcurl_timer.audio.voice import ANNOUNCEMENTS, OWN_VOICE, Word, load_voice
from legcurl_timer.audio.wav import Samples
from legcurl_timer.core.lifts.variations import load_variations

ASSETS = Path(__file__).parents[2] / "assets"
COMMITTED = ASSETS / "sounds" / "voice" / "en"
NAMES = sorted(path.stem for path in COMMITTED.glob("*.wav"))


acoustics = import_file(ASSETS / "acoustics.py")
make_voice = import_file(ASSETS / "make_voice.py")


def test_the_measure_of_loudness() -> None:
    """A full-scale sine of 997 Hz has -3.01 LUFS, as BS.1770 says, and half of it 6.02 less."""
    sine = np.sin(2 * np.pi * 997 * np.arange(48_000) / 48_000)

    assert acoustics.loudness_lufs(sine) == pytest.approx(-3.01, abs=0.02)
    assert acoustics.loudness_lufs(sine / 2) == pytest.approx(-9.03, abs=0.02)


def test_the_measure_of_loudness_leaves_out_the_depths() -> None:
    """A hum of 30 Hz counts for little, and what is above 2 kHz for more: the K weighting's two filters."""
    seconds = np.arange(48_000) / 48_000

    loudness = [acoustics.loudness_lufs(np.sin(2 * np.pi * hz * seconds)) for hz in (30, 500, 4_000)]

    assert loudness[0] < loudness[1] - 6
    assert loudness[2] == pytest.approx(loudness[1] + 4, abs=1)


def test_the_measure_of_silence() -> None:
    """What is 40 dB below the loudest stretch is silence, to within half of the measure's window."""
    samples = np.concatenate([np.full(9_600, 0.001), np.full(4_800, 0.5), np.zeros(9_600)])

    start, end = acoustics.sounding(samples)

    assert start == pytest.approx(9_600, abs=245)
    assert end == pytest.approx(14_400, abs=245)


def test_every_word_is_there() -> None:
    """The files are those that the program makes: what the program says, every phase's word, every number."""
    assert [word.name for word in sorted(make_voice.words(), key=lambda word: word.name)] == NAMES
    assert {word.value for word in Word} <= set(NAMES)
    spoken = {words.word for variation in load_variations() for words in variation.words.values()}
    assert len(spoken) == 9
    assert spoken <= set(NAMES)
    voice = load_voice(COMMITTED)
    assert voice.notices == ()
    assert all(voice.length_ms(str(number)) for number in range(1, 101))


def test_the_program_finds_it() -> None:
    """The folder of our sounds, which the wheel carries whole, holds the voice."""
    assert (sounds_folder() / OWN_VOICE).samefile(COMMITTED)


@pytest.fixture(params=NAMES)
def samples(request: pytest.FixtureRequest) -> Samples:
    """Give each word in turn."""
    return acoustics.read(COMMITTED / f"{request.param}.wav")


@pytest.mark.parametrize("name", NAMES)
def test_length(name: str) -> None:
    """A word of a rep lasts 0.6 s at most and an announcement 1 s; none is cut to nothing."""
    longest_ms = 1_000 if name in ANNOUNCEMENTS else 600

    assert 100 <= acoustics.length_ms(acoustics.read(COMMITTED / f"{name}.wav")) <= longest_ms


@pytest.mark.parametrize("number", range(1, 101))
def test_length_of_numbers(number: int) -> None:
    """Each number lasts 0.6 s at most, also where it is put together from two halves."""
    assert load_voice(COMMITTED).length_ms(str(number)) <= 600


def test_loudness(samples: Samples) -> None:
    """Every word has the same loudness within 1 LU of -18 LUFS."""
    assert acoustics.loudness_lufs(samples) == pytest.approx(-18, abs=1)


def test_nothing_clips(samples: Samples) -> None:
    """No sample comes nearer to full scale than 1 dB, and there is no direct current."""
    assert acoustics.peak_db(samples) <= -1
    assert abs(samples.mean()) < 0.01 * np.abs(samples).max()


def test_silence_is_trimmed(samples: Samples) -> None:
    """A word sounds from its first 25 ms to its last, and begins and ends at zero."""
    start, end = acoustics.sounding(samples)

    assert start <= 25 * 48
    assert len(samples) - end <= 25 * 48
    assert abs(samples[0]) < 0.001
    assert abs(samples[-1]) < 0.001


def test_the_whole_is_of_modest_size() -> None:
    """The voice takes less than 4 MB of the package."""
    assert sum(path.stat().st_size for path in COMMITTED.iterdir()) < 4_000_000


def test_origin_is_told() -> None:
    """Beside the words stands where they come from and under which licence."""
    told = (COMMITTED / "README.md").read_text(encoding="utf-8")

    assert all(word in told for word in ("Flite", "Carnegie Mellon", "eSpeak NG", "make_voice.py", "MIT"))


def voice_of(*, free: bool = True, peak: float = 0.1, raw: float = -20.0, too_long: bool = False) -> object:
    """Return a voice of two words, the first as loud as any, the second as told."""
    samples = np.array([0.0, peak, 0.0])
    takes = {
        "one": make_voice.Take(samples, 300.0, 1.0, -20.0, too_long=False),
        "two": make_voice.Take(samples, 300.0, 1.0, raw, too_long=too_long),
    }
    return SimpleNamespace(free=free, takes=takes)


def test_choice() -> None:
    """The most even voice is taken of those that are free, fit and do not clip."""
    best = voice_of(raw=-22.0)
    others = [
        voice_of(free=False),
        voice_of(peak=0.95),
        voice_of(too_long=True),
        voice_of(raw=-23.0),
    ]

    assert make_voice.chosen((*others, best)) is best
