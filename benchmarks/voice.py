"""What a laptop's small loudspeaker takes from the voice, and how evenly loud it leaves the words.

    python benchmarks/voice.py [--short] [--against FOLDER]

Each recording goes through a second-order high-pass at 350 Hz. Loudness is K-weighted, over the whole word.
The loss is the mean over the words, the spread lies between the softest and the loudest of them as heard.
FOLDER holds another voice, to be measured in the same way.
"""

import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
from stage import Target, judge, parser_for

from legcurl_timer.audio.resources import sounds_folder
from legcurl_timer.audio.voice import OWN_VOICE, load_voice

import acoustics

MOST_LU = 1.0


class Carried(NamedTuple):
    """What a laptop leaves of a voice, in LU: the mean loss, the loss of the worst word, the spread."""

    loss: float
    worst: float
    spread: float

    def __str__(self) -> str:
        return f"loss {self.loss:.1f} LU, of the worst word {self.worst:.1f}, spread {self.spread:.1f} LU"


BEFORE = Carried(loss=3.0, worst=5.9, spread=5.4)
"""Printed by this program for the 69 recordings that the voice was before, filtered at 120 Hz only."""


def carried(folder: Path) -> Carried:
    """Return what a laptop leaves of the recordings in a folder."""
    recordings = [samples / 2**15 for samples in load_voice(folder).recordings.values()]
    if not recordings:
        sys.exit(f"{folder}: no word in it")
    lost = [acoustics.lost_on_laptop_lu(samples) for samples in recordings]
    heard = [acoustics.heard_on_laptop_lufs(samples) for samples in recordings]
    return Carried(float(np.mean(lost)), max(lost), max(heard) - min(heard))


def main() -> int:
    """Measure our voice, and another one beside it."""
    parser = parser_for(__doc__)
    parser.add_argument("--against", type=Path, metavar="FOLDER", help="another voice")
    asked = parser.parse_args()
    now = carried(sounds_folder() / OWN_VOICE)
    print(f"before: {BEFORE}")
    print(f"now:    {now}")
    if asked.against:
        print(f"{asked.against}: {carried(asked.against)}")
    return judge(
        Target("loss of the words on a laptop, LU", now.loss, at_most=MOST_LU),
        Target("spread of the words on a laptop, LU", now.spread, at_most=MOST_LU),
        short=asked.short,
    )


if __name__ == "__main__":
    sys.exit(main())
