"""Make the English voice of the timer with a free speech engine, after a comparison of several voices.

    python assets/make_voice.py [FOLDER]

It needs `flite` and `espeak-ng` (Debian packages of these names), numpy and soxr. Every voice speaks every
word; each word is trimmed, spoken faster where it is too long for its place, and made equally loud. A table
of measures is printed, then the voice chosen and why, and its words are written to FOLDER. Another version
of an engine may speak a little differently; the tests look at the measures of the files.
"""

import argparse
import subprocess
import tempfile
import tomllib
import wave
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import soxr

import acoustics
from acoustics import FRAMES_PER_MS, RATE_HZ, Signal

VOICE = Path(__file__).resolve().parent / "sounds" / "voice" / "en"
VARIATIONS = Path(__file__).resolve().parents[1] / "legcurl_timer" / "core" / "lifts" / "variations.toml"

TARGET_LUFS = -18.0
"""A little under the phase tones (-14 LUFS): the voice must not startle."""
HIGHEST_PEAK_DB = -1.0
PRESENCE_DB = 12.0
"""How much is added above 2 kHz, where consonants are and a laptop still sounds."""
IN_PHASE_MS = 600
TENS_MS, UNITS_MS = 330, 270
"""The two halves of a number such as 21, which together stay within the time of a word."""
ANNOUNCEMENT_MS = 1000
EVENNESS = 0.35
"""How much of the ups and downs within a word is taken away, so that none has to peak to be as loud."""
_SHORTEST_STRETCH = 0.45
_FADE_IN_MS, _FADE_OUT_MS = 3, 12

_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

IN_PHASE = (
    "last rep",
    "two more",
    "in range",
    "left leg",
    "right leg",
    "get ready",
    "switch",
    "top",
    "slower",
)
ANNOUNCEMENTS = ("rest", "ten seconds", "reps", "set done", "workout done", "pause")


@dataclass(frozen=True, slots=True)
class Word:
    """A word to be recorded: the name of its file, the text that is spoken, and its longest length."""

    name: str
    text: str
    longest_ms: int


def words() -> tuple[Word, ...]:
    """Return every word, those of the variations' phases among them."""
    variations = tomllib.loads(VARIATIONS.read_text(encoding="utf-8"))["variation"]
    phases = {phase["word"] for each in variations for phase in each["phases"].values()}
    return (
        *(Word(_file_name(text), text, IN_PHASE_MS) for text in sorted({*phases, *IN_PHASE})),
        *(Word(_file_name(text), text, ANNOUNCEMENT_MS) for text in ANNOUNCEMENTS),
        *_numbers(),
    )


def _file_name(text: str) -> str:
    return text.replace(" ", "_")


def _numbers() -> Iterator[Word]:
    """Yield whole numbers, and the two halves from which 21 to 99 are put together."""
    for number, text in enumerate((*_UNITS, *_TEENS), 1):
        yield Word(str(number), text, IN_PHASE_MS)
    for tens, text in enumerate(_TENS, 2):
        yield Word(f"{tens}0", text, IN_PHASE_MS)
        yield Word(f"{tens}0_", text, TENS_MS)
    for unit, text in enumerate(_UNITS, 1):
        yield Word(f"_{unit}", text, UNITS_MS)
    yield Word("100", "one hundred", IN_PHASE_MS)


@dataclass(frozen=True)
class Voice:
    """One voice of one engine. `free` tells whether its sound may go under the program's own MIT licence."""

    engine: str
    name: str
    free: bool

    def speak(self, text: str, stretch: float) -> Signal:
        """Return a text as the engine speaks it, `stretch` times as long as usual."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "word.wav"
            if self.engine == "flite":
                command = ["flite", "-voice", self.name, "--setf", f"duration_stretch={stretch}"]
                command += ["-t", text, "-o", str(path)]
            else:
                command = ["espeak-ng", "-v", self.name, "-s", str(round(175 / stretch))]
                command += ["-w", str(path), text]
            subprocess.run(command, check=True)  # noqa: S603 - the two engines, with words from this file
            with wave.open(str(path), "rb") as file:
                raw = np.frombuffer(file.readframes(file.getnframes()), "<i2") / 2**15
                return np.asarray(soxr.resample(raw, file.getframerate(), RATE_HZ))

    @cached_property
    def takes(self) -> "dict[str, Take]":
        """Every word by name."""
        return {word.name: _take(self, word) for word in words()}


@dataclass(frozen=True, slots=True)
class Take:
    """A word as spoken; `natural_ms` is its length without hurry, `raw_lufs` its loudness as spoken."""

    samples: Signal
    natural_ms: float
    stretch: float
    raw_lufs: float
    too_long: bool


def _take(voice: Voice, word: Word) -> Take:
    spoken = natural = _trimmed(voice.speak(word.text, 1.0))
    stretch = 1.0
    while acoustics.length_ms(spoken) > word.longest_ms and stretch > _SHORTEST_STRETCH:
        stretch *= min(0.98, max(0.8, word.longest_ms / acoustics.length_ms(spoken)))
        spoken = _trimmed(voice.speak(word.text, stretch))
    too_long = acoustics.length_ms(spoken) > word.longest_ms
    raw_lufs = acoustics.loudness_lufs(spoken)
    level = np.maximum(acoustics.envelope(spoken), 1e-4)
    faded = spoken / level**EVENNESS * _fades(len(spoken))
    gain = 10 ** ((TARGET_LUFS - acoustics.loudness_lufs(faded)) / 20)
    return Take(faded * gain, acoustics.length_ms(natural), stretch, raw_lufs, too_long)


def _trimmed(spoken: Signal) -> Signal:
    """Return a word without rumble, with its consonants brought forward, from its first sound to its last."""
    padded = np.concatenate([np.zeros(RATE_HZ // 10), spoken, np.zeros(RATE_HZ // 10)])
    hz = np.fft.rfftfreq(len(padded), 1 / RATE_HZ)
    octaves = np.log2(np.clip(hz, 500, 2000) / 500)
    rumble = (hz / 120) ** 4 / (1 + (hz / 120) ** 4)
    clear = np.fft.irfft(np.fft.rfft(padded) * rumble * 10 ** (octaves / 2 * PRESENCE_DB / 20), len(padded))
    start, end = acoustics.sounding(clear)
    return clear[start:end]


def _fades(frames: int) -> Signal:
    rise = np.minimum(np.arange(frames) / (_FADE_IN_MS * FRAMES_PER_MS), 1)
    fall = np.minimum(np.arange(frames)[::-1] / (_FADE_OUT_MS * FRAMES_PER_MS), 1)
    return (0.5 - 0.5 * np.cos(np.pi * rise)) * (0.5 - 0.5 * np.cos(np.pi * fall))


CANDIDATES = (
    Voice("flite", "slt", free=True),
    Voice("flite", "rms", free=True),
    Voice("flite", "awb", free=True),
    Voice("flite", "kal16", free=True),
    Voice("espeak-ng", "en-gb", free=False),
    Voice("espeak-ng", "en-us", free=False),
)


def highest_peak_db(voice: Voice) -> float:
    """Return the peak of the word that comes nearest to full scale."""
    return max(acoustics.peak_db(take.samples) for take in voice.takes.values())


def too_long(voice: Voice) -> int:
    """Return how many words do not fit into their time however fast they are spoken."""
    return sum(take.too_long for take in voice.takes.values())


def unevenness_lu(voice: Voice) -> float:
    """Return by how much the words differ in loudness as the engine speaks them."""
    raw = [take.raw_lufs for take in voice.takes.values()]
    return max(raw) - min(raw)


def row(voice: Voice) -> str:
    """Return a voice's line of the table."""
    takes = voice.takes.values()
    hurry = [1 / take.stretch for take in takes]
    longest_ms = max(voice.takes[word.name].natural_ms for word in words() if word.longest_ms == IN_PHASE_MS)
    return (
        f"{voice.engine + ' ' + voice.name:16} {longest_ms:8.0f} {too_long(voice):8}"
        f" {np.mean(hurry):7.2f} {max(hurry):7.2f}"
        f" {unevenness_lu(voice):7.1f} {highest_peak_db(voice):7.1f}"
        f" {np.mean([acoustics.presence(take.samples) for take in takes]):9.2f}"
        f" {'yes' if voice.free else 'unclear':>8}"
    )


def chosen(voices: tuple[Voice, ...]) -> Voice:
    """Return the voice that is free, fits, clips nowhere, and whose words are the most even."""
    fit = [
        voice
        for voice in voices
        if voice.free and not too_long(voice) and highest_peak_db(voice) <= HIGHEST_PEAK_DB
    ]
    return min(fit, key=unevenness_lu)


def write_words(voice: Voice, folder: Path) -> None:
    """Write every word to `folder` as NAME.wav: 48 kHz, 16-bit, mono."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, take in voice.takes.items():
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE_HZ)
            file.writeframes(np.rint(take.samples * 32_767).astype("<i2").tobytes())


def main() -> None:
    """Compare the voices, tell which is best, and write its words."""
    parser = argparse.ArgumentParser(description="Make the English voice of the timer.")
    parser.add_argument("folder", nargs="?", type=Path, default=VOICE, help="default: %(default)s")
    folder = parser.parse_args().folder
    print("                 longest      too   hurry   hurry  uneven    peak   1-4 kHz    ours")
    print("voice                 ms     long    mean   worst      LU    dBFS     share  to give")
    for voice in CANDIDATES:
        print(row(voice))
    best = chosen(CANDIDATES)
    print(f"{best.engine} {best.name}: its sound may go under MIT, every word fits into its time, none")
    print(
        f"peaks over {HIGHEST_PEAK_DB:g} dBFS at {TARGET_LUFS:g} LUFS, and of these voices it is the evenest."
    )
    write_words(best, folder)


if __name__ == "__main__":
    main()
