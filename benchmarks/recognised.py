"""How many of its words and numbers a recogniser gets wrong on a laptop, in noise.

    python benchmarks/recognised.py [--short] [--against FOLDER]

Each word of a rep, each announcement and each number from 1 to 100 goes through a second-order high-pass at
350 Hz, and so does pink noise; the mean power of the word is 6 or 12 dB over that of the noise. What is heard
counts as wrong unless it is the word itself, out of all of them. Each is heard in several noises, made from
seeds. FOLDER holds another voice, to be heard in the same way. It needs pocketsphinx, which nothing else
does: pip install '.[recogniser]'. Figures of a recogniser compare voices; no person was asked.
"""

import importlib.util
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import numpy as np
from stage import Target, judge, parser_for

from legcurl_timer.audio.resources import sounds_folder
from legcurl_timer.audio.voice import OWN_VOICE, load_voice

import acoustics
import voice_words
from listening.maskers import RATE_HZ, Signal, pink_noise

NEEDS = "it needs pocketsphinx: pip install '.[recogniser]'"
NOISES, SHORT_NOISES = 5, 1
SHORT_EVERY = 10
"""In a short run only each tenth word is heard."""
MOST_WRONG = {6: 30.0, 12: 12.0}
"""The demand: percent, by the decibels that the words stand over the noise."""
BEFORE = {6: 38.4, 12: 14.3}
"""Printed by this program for the voice as it was before, of 69 recordings filtered at 120 Hz only."""
_ROUND_MS = 250
"""How long the noise is heard before and after a word."""
_RINGING_MS = 50
_NOISE_MS = 2_500


class Said(NamedTuple):
    """Something that is said: its text, what a laptop plays of it, and how many frames it is written in."""

    text: str
    heard: Signal
    frames: int


def all_said(folder: Path) -> list[Said]:
    """Return all that a voice says, numbers in halves put together."""
    voice = load_voice(folder)
    whole = [word for word in voice_words.words() if "_" not in (word.name[0], word.name[-1])]
    said: list[Said] = []
    for word in (*whole, *voice_words.whole_numbers()):
        samples = voice.samples(word.name) / 2**15
        if len(samples):
            rings = len(samples) + _RINGING_MS * RATE_HZ // 1000
            said.append(Said(word.text, acoustics.through_laptop(samples)[:rings], len(samples)))
    return said


def in_noise(said: Said, noise: Signal, snr_db: float) -> Signal:
    """Return something said in a noise of a mean power of 1, with noise alone before and after."""
    word = np.pad(said.heard, _ROUND_MS * RATE_HZ // 1000)
    softer = 10 ** (-snr_db / 20)
    return word + noise[: len(word)] * np.sqrt(np.sum(said.heard**2) / said.frames) * softer


def noise_on_a_laptop(seed: int) -> Signal:
    """Return pink noise without what a laptop does not play, longer than any word, at a mean power of 1."""
    noise = acoustics.through_laptop(pink_noise(_NOISE_MS * RATE_HZ // 1000, seed))
    noise = noise[: len(noise) // 2]
    return noise / np.sqrt(np.mean(noise**2))


def heard_wrong(folder: Path, noises: int, every: int = 1) -> dict[int, float]:
    """Return by SNR how many percent are heard wrong, and print what is missed most often."""
    from listening.recogniser import Recogniser  # noqa: PLC0415 - not everybody has it

    said = all_said(folder)
    if not said:
        sys.exit(f"{folder}: no word in it")
    recogniser = Recogniser(each.text for each in said)
    misses = {snr_db: Counter[str]() for snr_db in MOST_WRONG}
    asked = said[::every]
    for nth, each in enumerate(asked):
        for seed in range(1000 * nth, 1000 * nth + noises):
            noise = noise_on_a_laptop(seed)
            for snr_db, missed in misses.items():
                missed[each.text] += recogniser.hear(in_noise(each, noise, snr_db)) != each.text
    wrong = {snr_db: 100 * missed.total() / len(asked) / noises for snr_db, missed in misses.items()}
    for snr_db, missed in misses.items():
        often = ", ".join(text for text, times in missed.most_common(8) if times)
        print(f"  +{snr_db} dB: {wrong[snr_db]:.1f} % of {len(asked) * noises} wrong; most often {often}")
    return wrong


def main() -> int:
    """Let our voice be recognised, and another one beside it."""
    parser = parser_for(__doc__)
    parser.add_argument("--against", type=Path, metavar="FOLDER", help="another voice")
    asked = parser.parse_args()
    if importlib.util.find_spec("pocketsphinx") is None:
        print(f"(short) not run: {NEEDS}" if asked.short else f"Not run: {NEEDS}")
        return 0 if asked.short else 2
    noises, every = (SHORT_NOISES, SHORT_EVERY) if asked.short else (NOISES, 1)
    print(f"before: {BEFORE[6]:g} % wrong at +6 dB, {BEFORE[12]:g} % at +12 dB")
    print("now:")
    now = heard_wrong(sounds_folder() / OWN_VOICE, noises, every)
    if asked.against:
        print(f"{asked.against}:")
        heard_wrong(asked.against, noises, every)
    targets = [
        Target(f"wrong at +{snr_db} dB, %", now[snr_db], at_most=most) for snr_db, most in MOST_WRONG.items()
    ]
    return judge(*targets, short=asked.short)


if __name__ == "__main__":
    sys.exit(main())
