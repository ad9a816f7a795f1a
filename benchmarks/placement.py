"""Does everything sound where it should, in the way of nothing else? Every lift, guidance and tempo.

    python benchmarks/placement.py [--short]

Of the guide track of each set every sound is taken away, to the sample where the score has it. A *fault* is a
sound in whose place more is left than dither; a phase without its tone at its first sample, or whose tone
reaches into the next one; or a word within 30 ms of a cue or of another word. Before the cues and the voice
were made anew, 8,798 sounds had no fault.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, product

import numpy as np
from stage import Target, judge, parser_for

from legcurl_timer.audio.glide import glide
from legcurl_timer.audio.guide import Guide
from legcurl_timer.audio.renderer import render
from legcurl_timer.audio.resources import sounds_folder
from legcurl_timer.audio.score import Placed, PlacedCue, write_score
from legcurl_timer.audio.sounds import PHASE_CUES, load_bank
from legcurl_timer.audio.speech import CLEARANCE_MS
from legcurl_timer.audio.voice import OWN_VOICE, Word, load_voice
from legcurl_timer.audio.wav import FRAMES_PER_MS
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.timeline import Timeline, compile_set

BANK, VOICE = load_bank(sounds_folder()), load_voice(sounds_folder() / OWN_VOICE)
TEMPOS = ("", "3-1-1-1", "0.5-0-0.5-0", "4-2-X-2", "2.5-0.1-0.7-0.2", "1.3-0.6-0.9-0.4")
_DITHER = 2
"""What may be left in the track without its sounds, in 16-bit steps: dither, and what was rounded."""


def sets(*, short: bool) -> Iterator[tuple[Timeline, Guide]]:
    """Yield sets of every lift by every guidance, in tempos from the slowest usual one to the fastest."""
    lifts = load_variations()[: 1 if short else None]
    for variation, guidance, tempo in product(lifts, Guidance, TEMPOS[: 1 if short else None]):
        usual = SetPrescription.by_default(variation)
        prescription = replace(usual, tempo=Tempo.parse(tempo)) if tempo else usual
        guide = Guide.for_set(prescription, guidance, VOICE, opening=Word.REST)
        yield compile_set(prescription, rest_ms=20_000), guide


def look_through(timeline: Timeline, guide: Guide) -> tuple[int, list[str]]:
    """Return how many sounds a set has, and what is not in its place."""
    left = render(timeline, BANK, guide).astype(np.float64)
    parts = list(glide(timeline)) if guide.guidance is Guidance.GLIDE else []
    ends_ms: dict[Placed, int] = {}
    for placed in write_score(timeline, BANK, guide):
        is_cue = isinstance(placed, PlacedCue)
        sound = BANK.samples(placed.cue, placed.room_ms) if is_cue else VOICE.samples(placed.word)
        ends_ms[placed] = placed.at_ms + -(-len(sound) // FRAMES_PER_MS)
        parts.append((placed.at_ms, sound))
    for start_ms, samples in parts:
        left[start_ms * FRAMES_PER_MS :][: len(samples)] -= samples
    wrong = [
        f"{placed} is not there, or something else is"
        for placed, end_ms in ends_ms.items()
        if np.abs(left[placed.at_ms * FRAMES_PER_MS : end_ms * FRAMES_PER_MS]).max() > _DITHER
    ]
    for phase in timeline.phases:
        tone = PlacedCue(phase.start_ms, PHASE_CUES[phase.kind], phase.duration_ms) if phase.rep else None
        if tone and ends_ms.get(tone, phase.end_ms + 1) > phase.end_ms:
            wrong.append(f"{phase} has no tone, or one that is too long")
    for (before, end_ms), (after, _) in pairwise(ends_ms.items()):
        both_cues = isinstance(before, PlacedCue) and isinstance(after, PlacedCue)
        if not both_cues and after.at_ms - end_ms < CLEARANCE_MS:
            wrong.append(f"{before} and {after} are too near")
    return len(ends_ms), wrong


def main() -> int:
    """Look through every set, name what is wrong, and judge."""
    short = parser_for(__doc__).parse_args().short
    sounds, wrong = 0, []
    for timeline, guide in sets(short=short):
        placed, faults = look_through(timeline, guide)
        sounds += placed
        wrong += [f"{guide.guidance}: {fault}" for fault in faults]
    for fault in wrong[:20]:
        print(fault)
    print(f"{sounds} placed sounds, {len(wrong)} faults")
    return judge(Target("faults", len(wrong), at_most=0), short=short)


if __name__ == "__main__":
    sys.exit(main())
