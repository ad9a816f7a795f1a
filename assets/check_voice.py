"""Tell of the words that somebody recorded whether they fit the timer, and what to do with those that do not.

    python assets/check_voice.py FOLDER [--language CODE]

It reads what the timer reads. A word that fits is not longer than its place, begins at once, does not peak,
is as loud as ours and still is so on a laptop. Each word that needs something gets a line. Words that are not
there are told, too: the timer says them in our voice, or in another language than ours not at all, for which
it is told what to say. Exit code 0: all that is there fits; 1: a word needs something; 2: there is no word to
check.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from legcurl_timer.audio.recording_list import recordings
from legcurl_timer.audio.voice import MAX_NUMBER, longest_s
from legcurl_timer.audio.wav import read_wavs
from legcurl_timer.core.language import SOURCE_LANGUAGE, languages, speak
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.pacing.guidance import VOICE_LANGUAGES

import acoustics
from acoustics import FRAMES_PER_MS, Signal
from voice_sound import HEARD_LUFS, spoken_part
from voice_words import whole_numbers, words

HIGHEST_PEAK_DB = -1.0
LATEST_MS = 30
MOST_APART_LU = 1.0
MOST_LOST_LU = 1.5
_QUIETEST_PEAK_DB = -60


def faults(samples: Signal) -> Iterator[str]:
    """Yield what a word needs, each as a part of a sentence after its name."""
    if not np.any(samples) or acoustics.peak_db(samples) < _QUIETEST_PEAK_DB:
        yield "is silent: record it again"
        return
    late_ms = spoken_part(samples)[0] // FRAMES_PER_MS
    if late_ms > LATEST_MS:
        yield f"begins {late_ms} ms late: cut the silence in front"
    apart_lu = acoustics.heard_on_laptop_lufs(samples) - HEARD_LUFS
    if abs(apart_lu) > MOST_APART_LU:
        yield f"is too {'loud' if apart_lu > 0 else 'soft'} on a laptop: change it by {-apart_lu:+.0f} dB"
    lost_lu = acoustics.lost_on_laptop_lu(samples)
    if lost_lu > MOST_LOST_LU:
        yield f"loses {lost_lu:.1f} LU on a laptop: take out what is below 300 Hz, bring out 1 to 4 kHz"
    peak_db = acoustics.true_peak_db(samples)
    if peak_db > HIGHEST_PEAK_DB:
        yield f"peaks at {peak_db:.1f} dB: {HIGHEST_PEAK_DB:g} at most, turn down its loudest moments"


class Report(NamedTuple):
    """What each file of a folder needs, by its name; which words fit, and which are missing."""

    needs: Mapping[str, str]
    fitting: Sequence[str]
    missing: Sequence[str]


def check(folder: Path, names: Sequence[str]) -> Report:
    """Return what is to be told of a folder that shall have recordings of some names."""
    whole = [word.name for word in whole_numbers()]
    there = {path.stem for path in folder.glob("*.wav")}
    known = [*dict.fromkeys([*names, *map(str, range(1, MAX_NUMBER + 1))])]
    read, unread = read_wavs(folder, [name for name in known if name in there], longest_s)
    needs = {f"{name}.wav": "; ".join(faults(samples / 2**15)) for name, samples in read.items()}
    needs |= {f"{name}.wav": _unread(str(fault)) for name, fault in unread.items()}
    for path in folder.glob("*.[wW][aA][vV]"):
        if path.stem not in known:
            needs[path.name] = "is no word of ours: is its name right?"
        elif not path.with_suffix(".wav").exists():
            needs[path.name] = f"is not found on every system: name it {path.stem}.wav"
    spared = {name for name in names if "_" in (name[0], name[-1])} if there.issuperset(whole) else set()
    return Report(
        {name: each for name, each in sorted(needs.items()) if each},
        [name for name in known if needs.get(f"{name}.wav") == ""],
        [name for name in names if name not in there | spared],
    )


def to_say(language: str) -> dict[str, str]:
    """Return what there is to record in a language: what to say, by the name of its file."""
    if language in VOICE_LANGUAGES:
        return {word.name: word.text for word in words()}
    speak(language)
    texts = {each.name: each.text for each in recordings(load_variations())}
    speak(SOURCE_LANGUAGE)
    return texts


def _unread(fault: str) -> str:
    return f"{fault}: cut the silence at its ends, or say it faster" if "longer" in fault else fault


def main() -> int:
    """Check a folder and return the exit code."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("folder", type=Path, help="where the words are")
    parser.add_argument("--language", default=SOURCE_LANGUAGE, choices=languages(), help="of the words")
    options = parser.parse_args()
    folder, texts = options.folder, to_say(options.language)
    told = check(folder, list(texts))
    if not told.needs and not told.fitting:
        print(f"{folder}: {'no WAV file in it' if folder.is_dir() else 'no such folder'}", file=sys.stderr)
        return 2
    for name, need in told.needs.items():
        print(f"{name} {need}")
    if told.missing and options.language in VOICE_LANGUAGES:
        print(f"Not there, so ours are said: {', '.join(told.missing)}")
    elif told.missing:
        print("Not there, so not said:", *(f"{name}.wav: {texts[name]}" for name in told.missing), sep="\n  ")
    print(f"{len(told.fitting)} fit, {len(told.needs)} need something, {len(told.missing)} are missing.")
    if told.needs:
        print("assets/make_voice.py --from trims and levels a whole folder.")
    return 1 if told.needs else 0


if __name__ == "__main__":
    sys.exit(main())
