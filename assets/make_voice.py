"""Make a voice for the timer: with a free speech engine, or from recordings.

    python assets/make_voice.py [FOLDER]                    compare six voices and write the best one
    python assets/make_voice.py --engine flite:rms FOLDER   write this voice; espeak-ng:en-gb is another
    python assets/make_voice.py --from RECORDINGS FOLDER    write the words that somebody recorded

It needs numpy and soxr; the engines are `flite` and `espeak-ng` (Debian packages of these names); recordings
need the program itself. Every word is trimmed, spoken faster where it is too long for its place, freed from
what a laptop swallows, and made as loud as the others. Recordings are told when they are too long, and left
out. Without options a table of measures is printed, the voice chosen and why. Another version of an engine
may speak a little differently; the tests look at the measures of the files.
"""

import argparse
import subprocess
import sys
import tempfile
import wave
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import soxr

import acoustics
import voice_sound
from acoustics import RATE_HZ, Signal
from voice_words import IN_PHASE_MS, Word, whole_numbers, words

VOICE = Path(__file__).resolve().parent / "sounds" / "voice" / "en"
_SHORTEST_STRETCH = 0.4
_LONGEST_RECORDING_S = 10

FLITE_TEXT = {
    "lower": "lo wer",
    "slower": "slo wer",
    "4": "for",
    "_4": "for",
    "20": "twenny",
    "20_": "twenny",
    "40_": "fortee",
    "80": "eight e",
    "80_": "eight tea",
}
"""Spellings of which Flite makes the same word, but one that a recogniser gets wrong less often in noise."""
FLITE_STRETCH = {
    "lower": 0.85,
    "reps": 0.8,
    "rest": 0.85,
    "switch": 0.85,
    "top": 1.45,
    "up": 0.85,
    "1": 0.85,
    "2": 1.2,
    "3": 0.85,
    "4": 0.75,
    "6": 0.85,
    "80": 0.93,
}
"""How much longer than usual Flite takes for words that the same recogniser then gets right more often."""


@dataclass(frozen=True)
class Voice:
    """One voice of one engine. `free` tells whether its sound may go under the program's own MIT licence."""

    engine: str
    name: str
    free: bool = False

    def speak(self, word: Word, stretch: float) -> Signal:
        """Return a word as the engine speaks it, `stretch` times as long as usual."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "word.wav"
            if self.engine == "flite":
                command = ["flite", "-voice", self.name, "--setf", f"duration_stretch={stretch}"]
                command += ["-t", FLITE_TEXT.get(word.name, word.text), "-o", str(path)]
            else:
                command = ["espeak-ng", "-v", self.name, "-s", str(round(175 / stretch))]
                command += ["-w", str(path), word.text]
            subprocess.run(command, check=True)  # noqa: S603 - the two engines, with words of this folder
            with wave.open(str(path), "rb") as file:
                raw = np.frombuffer(file.readframes(file.getnframes()), "<i2") / 2**15
                return np.asarray(soxr.resample(raw, file.getframerate(), RATE_HZ))

    def stretch(self, word: Word) -> float:
        """Return how much longer than usual a word is spoken where it has the time."""
        return FLITE_STRETCH.get(word.name, 1.0) if self.engine == "flite" else 1.0

    @cached_property
    def presence_db(self) -> int:
        """How much brighter this voice is made."""
        return voice_sound.presence_db(self.speak(word, self.stretch(word)) for word in words())

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
    stretch = voice.stretch(word)
    spoken = natural = voice_sound.cleared(voice.speak(word, stretch), voice.presence_db)
    while acoustics.length_ms(spoken) > word.longest_ms and stretch > _SHORTEST_STRETCH:
        stretch *= min(0.98, max(0.8, word.longest_ms / acoustics.length_ms(spoken)))
        spoken = voice_sound.cleared(voice.speak(word, stretch), voice.presence_db)
    return Take(
        voice_sound.levelled(spoken),
        acoustics.length_ms(natural),
        stretch,
        acoustics.loudness_lufs(spoken),
        acoustics.length_ms(spoken) > word.longest_ms,
    )


CANDIDATES = (
    Voice("flite", "slt", free=True),
    Voice("flite", "rms", free=True),
    Voice("flite", "awb", free=True),
    Voice("flite", "kal16", free=True),
    Voice("espeak-ng", "en-gb"),
    Voice("espeak-ng", "en-us"),
)


def highest_peak_db(voice: Voice) -> float:
    """Return the peak of the word that comes nearest to full scale, between the samples as well."""
    return max(acoustics.true_peak_db(take.samples) for take in voice.takes.values())


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
        f" {unevenness_lu(voice):7.1f} {highest_peak_db(voice):7.1f} {voice.presence_db:8}"
        f" {np.mean([acoustics.presence(take.samples) for take in takes]):9.2f}"
        f" {'yes' if voice.free else 'unclear':>8}"
    )


def chosen(voices: tuple[Voice, ...]) -> Voice:
    """Return the voice that is free, fits, peaks nowhere, and whose words are the most even."""
    fit = [
        voice
        for voice in voices
        if voice.free and not too_long(voice) and highest_peak_db(voice) <= voice_sound.HIGHEST_PEAK_DB
    ]
    return min(fit, key=unevenness_lu)


def best_voice() -> Voice:
    """Compare the voices, tell which is best, and return it."""
    print("                 longest      too   hurry   hurry  uneven    peak presence   1-4 kHz    ours")
    print("voice                 ms     long    mean   worst      LU    dBTP       dB     share  to give")
    for voice in CANDIDATES:
        print(row(voice))
    best = chosen(CANDIDATES)
    print(f"{best.engine} {best.name}: its sound may go under MIT, every word fits into its time, none")
    print(f"peaks over {voice_sound.HIGHEST_PEAK_DB:g} dBTP, and of these voices it is the evenest.")
    return best


def recorded(folder: Path) -> dict[str, Signal]:
    """Return the words that somebody recorded, ready to be written, and tell which of them are too long."""
    from legcurl_timer.audio.voice import longest_s  # noqa: PLC0415 - an engine speaks without the program
    from legcurl_timer.audio.wav import read_wavs  # noqa: PLC0415 - the same

    names = [word.name for word in (*words(), *whole_numbers()) if (folder / f"{word.name}.wav").exists()]
    read, faults = read_wavs(folder, names, lambda _: _LONGEST_RECORDING_S)
    for name, fault in faults.items():
        print(f"{name}.wav: {fault}; left out")
    spoken = {name: _spoken(samples / 2**15) for name, samples in read.items() if np.any(samples)}
    presence_db = voice_sound.presence_db(spoken.values())
    made: dict[str, Signal] = {}
    for name in read:
        if name not in spoken:
            print(f"{name}.wav is silent; left out")
            continue
        word = voice_sound.cleared(spoken[name], presence_db)
        lasts_ms, longest_ms = acoustics.length_ms(word), longest_s(name) * 1000
        if lasts_ms <= longest_ms:
            made[name] = voice_sound.levelled(word)
        else:
            print(
                f"{name}.wav lasts {lasts_ms:.0f} ms, {longest_ms:.0f} at most:"
                " say it faster, or where it is quieter; left out"
            )
    return made


def _spoken(recording: Signal) -> Signal:
    start, end = voice_sound.spoken_part(recording)
    return recording[start:end]


def write_words(made: Mapping[str, Signal], folder: Path) -> None:
    """Write every word to `folder` as NAME.wav: 48 kHz, 16-bit, mono."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, samples in made.items():
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE_HZ)
            file.writeframes(np.rint(samples * 32_767).astype("<i2").tobytes())


def _flite_voices() -> list[str]:
    """Return the voices that Flite has; by any other name it would speak in the first of them."""
    listing = ["flite", "-lv"]
    told = subprocess.run(  # noqa: S603 - the engine, with words of this line
        listing, capture_output=True, text=True, check=True
    ).stdout
    return told.partition(":")[2].split()


def main() -> int:
    """Make the voice that was asked for, and return 2 where nothing could be made."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("folder", nargs="?", type=Path, help="where the words go; ours by default")
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--engine", metavar="ENGINE:VOICE", help="flite:NAME or espeak-ng:NAME")
    source.add_argument("--from", dest="recordings", type=Path, metavar="RECORDINGS")
    asked = parser.parse_args()
    engine, _, name = (asked.engine or "").partition(":")
    if asked.engine and (engine not in {each.engine for each in CANDIDATES} or not name):
        parser.error(f"{asked.engine}: flite:NAME and espeak-ng:NAME can speak")
    if engine == "flite" and name not in _flite_voices() and not Path(name).is_file():
        parser.error(f"{name}: Flite knows {', '.join(_flite_voices())}, and a file of a voice")
    if (asked.engine or asked.recordings) and not asked.folder:
        parser.error("another voice needs a folder of its own")
    if asked.recordings:
        made = recorded(asked.recordings)
    else:
        voice = Voice(engine, name) if asked.engine else best_voice()
        made = {name: take.samples for name, take in voice.takes.items()}
    if not made:
        print(f"No word to make a voice of in {asked.recordings}", file=sys.stderr)
        return 2
    write_words(made, asked.folder or VOICE)
    print(f"{len(made)} words written to {asked.folder or VOICE}")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"No voice was made: {error}")
