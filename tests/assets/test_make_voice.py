"""The committed voice is complete, and every word fits its place by measures that need no ear."""

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from support.programs import import_file

from legcurl_timer.audio.resources import sounds_folder
from legcurl_timer.audio.voice import ANNOUNCEMENTS, OWN_VOICE, Word, load_voice
from legcurl_timer.audio.wav import Samples, to_int16, write_wav
from legcurl_timer.core.lifts.variations import load_variations

ASSETS = Path(__file__).parents[2] / "assets"
COMMITTED = ASSETS / "sounds" / "voice" / "en"
NAMES = sorted(path.stem for path in COMMITTED.glob("*.wav"))


acoustics = import_file(ASSETS / "acoustics.py")
voice_words = import_file(ASSETS / "voice_words.py")
voice_sound = import_file(ASSETS / "voice_sound.py")
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
    assert [word.name for word in sorted(voice_words.words(), key=lambda word: word.name)] == NAMES
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
    """On a laptop every word has the same loudness, and it loses little there: it is made of what carries."""
    assert acoustics.heard_on_laptop_lufs(samples) == pytest.approx(-18.5, abs=0.1)
    assert acoustics.lost_on_laptop_lu(samples) <= 1.5


def test_nothing_clips(samples: Samples) -> None:
    """Between the samples, too, nothing is nearer to full scale than 1.6 dB; there is no direct current."""
    assert acoustics.true_peak_db(samples) <= -1.6
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


def spoken(hum: float, rest_ms: int = 300) -> Samples:
    """Return a vowel as a person records it: 300 ms of a voice, with a hum, and silence before and after."""
    seconds = np.arange(300 * 48) / 48_000
    vowel = sum(np.sin(2 * np.pi * 220 * nth * seconds) / nth for nth in range(1, 20)) * np.hanning(300 * 48)
    around = np.zeros(rest_ms * 48)
    return to_int16(np.concatenate([around, 0.05 * vowel + hum * np.sin(2 * np.pi * 60 * seconds), around]))


def run(*arguments: object) -> "subprocess.CompletedProcess[str]":
    """Run the program that makes voices."""
    command = [sys.executable, str(ASSETS / "make_voice.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_voice_of_recordings(tmp_path: Path) -> None:
    """Of recordings with silence and hum come words that fit; what is too long or broken is told."""
    own, made = tmp_path / "own", tmp_path / "made"
    own.mkdir()
    for name, samples in {
        "curl": spoken(0.0),
        "12": spoken(0.02),
        "42": spoken(0.0),
        "_1": spoken(0.0),
        "lower": np.tile(spoken(0.0, 0), 4),
        "top": np.zeros(4_800, np.int16),
    }.items():
        write_wav(own / f"{name}.wav", samples)
    (own / "up.wav").write_bytes(b"")

    told = run("--from", own, made)

    assert sorted(path.stem for path in made.iterdir()) == ["12", "42", "curl"]
    assert told.returncode == 0
    lines = told.stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["up.wav:", "lower.wav", "top.wav", "_1.wav", "3"]
    for path in made.iterdir():
        samples = acoustics.read(path)
        assert acoustics.length_ms(samples) <= 320
        assert acoustics.heard_on_laptop_lufs(samples) == pytest.approx(-18.5, abs=0.1)
        assert acoustics.lost_on_laptop_lu(samples) <= 1.5
        assert acoustics.true_peak_db(samples) <= -1.6


def test_recordings_in_a_rumbling_room(tmp_path: Path) -> None:
    """A word is cut out of a room whose rumble is nearly as strong as it; an announcement may take 1.5 s."""
    own, made = tmp_path / "own", tmp_path / "made"
    own.mkdir()
    for name, word in {"curl": spoken(0.0), "set_done": np.tile(spoken(0.0, 0), 4)}.items():
        samples = np.pad(word, 14_400)
        rumble = 600 * np.sin(2 * np.pi * 50 * np.arange(len(samples)) / 48_000)
        write_wav(own / f"{name}.wav", (samples + rumble).astype(np.int16))

    assert run("--from", own, made).stdout.startswith("2 words written")
    assert acoustics.length_ms(acoustics.read(made / "curl.wav")) <= 320
    assert 1_100 <= acoustics.length_ms(acoustics.read(made / "set_done.wav")) <= 1_250


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--engine", "somebody:else", "."], "can speak"),
        (["--engine", "flite", "."], "can speak"),
        (["--engine", "flite:slt"], "a folder of its own"),
        (["--from", "."], "a folder of its own"),
        (["--from", "nowhere", "."], "No word to make a voice of in nowhere"),
    ],
)
def test_no_voice(options: list[str], told: str) -> None:
    """What cannot be made is told in a line, and our voice stays as it is."""
    ended = run(*options)

    assert ended.returncode == 2
    assert told in ended.stderr.splitlines()[-1]


def test_a_voice_of_an_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A voice that is asked for by its name speaks every word, and no other voice is asked."""
    asked: list[tuple[str, str, float]] = []

    def speak(voice: object, word: object, stretch: float) -> Samples:
        asked.append((f"{voice.engine}:{voice.name}", word.name, stretch))
        return spoken(0.0)[: int(28_000 * stretch)] / 2**15

    monkeypatch.setattr(make_voice.Voice, "speak", speak)
    monkeypatch.setattr(make_voice, "words", lambda: voice_words.words()[:4])
    monkeypatch.setattr(sys, "argv", ["make_voice.py", "--engine", "espeak-ng:en-gb", str(tmp_path)])

    assert make_voice.main() == 0

    names = {word.name for word in voice_words.words()[:4]}
    assert {path.stem for path in tmp_path.iterdir()} == names
    assert {(voice, word) for voice, word, _ in asked} == {("espeak-ng:en-gb", name) for name in names}


def test_a_folder_that_cannot_be(tmp_path: Path) -> None:
    """Where the words cannot be written, one line says so."""
    write_wav(tmp_path / "up.wav", spoken(0.0))

    told = run("--from", tmp_path, tmp_path / "up.wav")

    assert told.returncode == 1
    assert told.stderr.startswith("No voice was made: ")
    assert len(told.stderr.splitlines()) == 1


def test_a_voice_that_flite_has_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A name that Flite would answer with its first voice is refused, with those that there are."""
    monkeypatch.setattr(make_voice, "_flite_voices", lambda: ["rms", "slt"])
    monkeypatch.setattr(sys, "argv", ["make_voice.py", "--engine", "flite:nope", str(tmp_path)])

    with pytest.raises(SystemExit) as ended:
        make_voice.main()

    assert ended.value.code == 2
    assert "nope: Flite knows rms, slt" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
