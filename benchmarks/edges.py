"""What lies between the sounds and at their edges: steps, digital silence, peaks, and what a long set holds.

    python benchmarks/edges.py [--short]

Everything is measured on tapes, sample by sample, as a player would read them. A *step* is the largest jump
of the gain from one sample to the next, times the loudest sample of ours (a word's, at -1 dBFS): what a
change of volume, mute, pause or end adds to the sound at worst. To see the gain alone, the phases are filled
with a steady level, from one to the next without a gap. *Before* are the figures of this program on the
former tape: it had no ramp from one phase to the next, ended by being blanked, had dither up to the first
movement only, and kept what was played. Whoever set the demand saw a step of -34.9 dBFS there; blanked in a
word's loudest moment, it is all of the word.
"""

import gc
import os
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import numpy as np
from stage import Target, judge, parser_for

from legcurl_timer.audio.guide import Guide
from legcurl_timer.audio.renderer import render
from legcurl_timer.audio.resources import sounds_folder
from legcurl_timer.audio.sounds import PHASE_CUES, Cue, SoundBank, load_bank
from legcurl_timer.audio.tape import WRITE_AHEAD_MS, Tape
from legcurl_timer.audio.voice import OWN_VOICE, load_voice
from legcurl_timer.audio.wav import FRAMES_PER_MS, Samples
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.timeline import Timeline, compile_set

import acoustics

FULL_SCALE = 32_768
LOUDEST = round(FULL_SCALE * 10 ** (-1 / 20))
MOST_STEP_DB, MOST_ZEROS_MS, MOST_PEAK_DB, MOST_GROWTH_MB = -60.0, 1.0, -1.0, 1.0
BEFORE = {"step": -1.0, "zeros": 965.2, "peak": -1.15, "growth": 104.6}
_MINUTES, _SHORT_MINUTES = 20, 2
_LOOK_MS = 500


def filled(prescription: SetPrescription) -> tuple[Timeline, SoundBank]:
    """Return a set whose phases sound at a steady level from their beginning to their end."""
    timeline = compile_set(prescription)
    lengths = {PHASE_CUES[phase.kind]: phase.duration_ms for phase in timeline.phases if phase.rep}
    sounds = {cue: np.zeros(0, np.int16) for cue in Cue}
    for cue, length_ms in lengths.items():
        sounds[cue] = np.full(length_ms * FRAMES_PER_MS, LOUDEST, np.int16)
    return timeline, SoundBank(sounds)


def step_db(tape: Tape, unchanged: Samples, start_ms: int) -> float:
    """Return the largest jump that a change brought into a tape from a time on, in dB of full scale."""
    heard = slice(max(0, start_ms) * FRAMES_PER_MS, (start_ms + 700) * FRAMES_PER_MS)
    change = tape.pcm[heard].astype(np.int64) - unchanged[heard]
    return float(20 * np.log10(max(1, np.abs(np.diff(change)).max()) / FULL_SCALE))


def steps_db(*, short: bool) -> Iterator[float]:
    """Yield the step of every change at moments in a phase, at its end, and just before and after that."""
    prescription = SetPrescription(load_variations()[0], Tempo.parse("1-0.5-0.5-0.5"), 2, 3_000)
    timeline, bank = filled(prescription)
    edges_ms = [phase.start_ms for phase in timeline.phases if phase.rep][1:]
    moments = [edge_ms + by_ms for edge_ms, by_ms in product(edges_ms, (-15, -5, 0, 5, 250))]
    for moment_ms in moments[:2] if short else moments:
        for gains in ((0.9,), (0.0,), (0.9, 0.81), (0.0, 1.0)):
            tape = Tape(timeline, bank, 1.0)
            unchanged = tape.pcm.copy()
            for nth, gain in enumerate(gains):
                tape.set_gain(gain, moment_ms - WRITE_AHEAD_MS + tape.lead_in_ms + 12 * nth)
            yield step_db(tape, unchanged, moment_ms - WRITE_AHEAD_MS)
        stopped = Tape(timeline, bank, 1.0)
        tape_before = stopped.pcm.copy()
        stopped.silence(moment_ms)
        yield step_db(stopped, tape_before, moment_ms)


def tracks(*, short: bool) -> Iterator[Samples]:
    """Yield the guide track of every lift as it is by default, by every guidance."""
    bank, voice = load_bank(sounds_folder()), load_voice(sounds_folder() / OWN_VOICE)
    for variation in load_variations()[: 1 if short else None]:
        prescription = SetPrescription.by_default(variation)
        for guidance in Guidance:
            yield render(
                compile_set(prescription, rest_ms=20_000), bank, Guide.for_set(prescription, guidance, voice)
            )


def longest_zeros_ms(samples: Samples) -> float:
    """Return the longest stretch of exact zeros."""
    sounding = np.concatenate([[-1], np.flatnonzero(samples), [len(samples)]])
    return float((np.diff(sounding).max() - 1) / FRAMES_PER_MS)


def peak_db(samples: Samples) -> float:
    """Return the true peak of a track, around its loudest samples."""
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > LOUDEST // 2)
    blocks = {int(frame) // FRAMES_PER_MS // 100 for frame in loud}
    around = (samples[max(0, block - 1) * 4_800 : (block + 2) * 4_800] / FULL_SCALE for block in blocks)
    return max(acoustics.true_peak_db(each) for each in around)


def held_mb() -> float:
    """Return how much memory this process holds now, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def growth_mb(minutes: int) -> float:
    """Play a set without an end; return by how much the process grows after the first minute."""
    bank, voice = load_bank(sounds_folder()), load_voice(sounds_folder() / OWN_VOICE)
    endless = SetPrescription(load_variations()[0], Tempo.parse("8-2-4-2"), 8, 5_000, open_ended=True)
    tape = Tape(compile_set(endless), bank, 1.0, Guide.for_set(endless, Guidance.WORDS, voice))
    first_mb = 0.0
    for heard_ms in range(0, minutes * 60_000, _LOOK_MS):
        tape.extend(heard_ms)
        tape.pcm[heard_ms * FRAMES_PER_MS : (heard_ms + _LOOK_MS) * FRAMES_PER_MS].sum()
        if heard_ms == 60_000 - _LOOK_MS:
            gc.collect()
            first_mb = held_mb()
    gc.collect()
    return held_mb() - first_mb


def main() -> int:
    """Measure and judge."""
    short = parser_for(__doc__).parse_args().short
    step = max(steps_db(short=short))
    zeros_ms, peaks_db = [], []
    for track in tracks(short=short):
        zeros_ms.append(longest_zeros_ms(track))
        peaks_db.append(peak_db(track))
    minutes = _SHORT_MINUTES if short else _MINUTES
    growth = growth_mb(minutes)
    print("                                             before       now")
    for what, before, now in (
        ("largest step at a change, pause or end, dBFS", BEFORE["step"], step),
        ("longest run of exact zeros, ms", BEFORE["zeros"], max(zeros_ms)),
        ("true peak at volume 100, dBTP", BEFORE["peak"], max(peaks_db)),
        (f"growth from minute 1 to {minutes}, MB", BEFORE["growth"], growth),
    ):
        print(f"{what:44} {before:6.1f} {now:9.2f}")
    return judge(
        Target("largest step, dBFS", step, at_most=MOST_STEP_DB),
        Target("longest run of exact zeros, ms", max(zeros_ms), at_most=MOST_ZEROS_MS),
        Target("true peak, dBTP", max(peaks_db), at_most=MOST_PEAK_DB),
        Target("growth of memory, MB", growth, at_most=MOST_GROWTH_MB),
        short=short,
    )


if __name__ == "__main__":
    sys.exit(main())
