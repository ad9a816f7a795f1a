"""People who record a voice of their own are told what each word needs, and that ours needs nothing."""

import subprocess
import sys
import wave
from pathlib import Path

import numpy as np
import pytest

from legcurl_timer.audio.wav import SAMPLE_RATE, Samples, read_wav, write_wav

ASSETS = Path(__file__).parents[2] / "assets"
OURS = ASSETS / "sounds" / "voice" / "en"
OUR_CURL = read_wav(OURS / "curl.wav", longest_s=1)


def check(folder: Path, *options: str) -> tuple[int, list[str], str]:
    """Return the exit code, the lines and what was said of a failure."""
    command = [sys.executable, str(ASSETS / "check_voice.py"), str(folder), *options]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    return ended.returncode, ended.stdout.splitlines(), ended.stderr


def test_our_own_voice_fits() -> None:
    """Every word of ours passes."""
    assert check(OURS) == (0, ["68 fit, 0 need something, 0 are missing."], "")


def hummed() -> Samples:
    """Return our word with a deep hum that a laptop does not play."""
    return OUR_CURL + (6_000 * np.sin(2 * np.pi * 120 * np.arange(len(OUR_CURL)) / SAMPLE_RATE)).astype(
        np.int16
    )


def peaked() -> Samples:
    """Return our word with one sample at full scale."""
    samples = OUR_CURL.copy()
    samples[len(samples) // 2] = 32_767
    return samples


@pytest.mark.parametrize(
    ("samples", "needs"),
    [
        (OUR_CURL // 2, "is too soft on a laptop: change it by +6 dB"),
        (np.pad(OUR_CURL, (4_800, 0)), "begins 100 ms late: cut the silence in front"),
        (
            np.pad(OUR_CURL, (28_800, 0)),
            "is longer than 0.6 s: cut the silence at its ends, or say it faster",
        ),
        (hummed(), "LU on a laptop: take out what is below 300 Hz, bring out 1 to 4 kHz"),
        (peaked(), "-1 at most, turn down its loudest moments"),
        (np.zeros(4_800, np.int16), "is silent: record it again"),
    ],
    ids=["soft", "late", "long", "bass", "peak", "silent"],
)
def test_what_a_word_needs(tmp_path: Path, samples: Samples, needs: str) -> None:
    """A word that does not fit is named in one line, with what to do; the others are counted."""
    write_wav(tmp_path / "curl.wav", samples.astype(np.int16))
    write_wav(tmp_path / "up.wav", OUR_CURL)

    code, lines, _ = check(tmp_path)

    assert code == 1
    assert lines[0].startswith("curl.wav ")
    assert needs in lines[0]
    assert lines[1].startswith("Not there, so ours are said: catch, get_ready, in_range")
    assert lines[2] == "1 fit, 1 need something, 66 are missing."
    assert "make_voice.py --from" in lines[3]


def test_other_formats_and_names(tmp_path: Path) -> None:
    """What the timer reads is read, stereo at 44.1 kHz too; a name that it would not look for is told."""
    with wave.open(str(tmp_path / "42.wav"), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(44_100)
        file.writeframes(np.repeat(OUR_CURL, 2).tobytes())
    write_wav(tmp_path / "squeez.wav", OUR_CURL)
    write_wav(tmp_path / "curl.WAV", OUR_CURL)

    code, lines, _ = check(tmp_path)

    assert (code, lines[1]) == (1, "squeez.wav is no word of ours: is its name right?")
    assert lines[0] == "curl.WAV is not found on every system: name it curl.wav"
    assert lines[3] == "1 fit, 2 need something, 68 are missing."


@pytest.mark.parametrize(("folder", "told"), [("", "no WAV file in it"), ("gone", "no such folder")])
def test_nothing_to_check(tmp_path: Path, folder: str, told: str) -> None:
    """A folder that is not there, or has no word, is told in one line."""
    code, lines, said = check(tmp_path / folder)

    assert (code, lines) == (2, [])
    assert said == f"{tmp_path / folder}: {told}\n"


def test_another_language_is_told_what_to_say(tmp_path: Path) -> None:
    """Where the words are of another language, what is missing is told by what to say for it."""
    for name in ("curl", "40"):
        write_wav(tmp_path / f"{name}.wav", OUR_CURL)
    code, lines, _failure = check(tmp_path, "--language", "de")
    assert code == 0
    assert "  slower.wav: langsamer" in lines
    assert "  12.wav: 12" in lines
    assert lines[-1].startswith("2 fit, 0 need something, ")
