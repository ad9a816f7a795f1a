"""Ten minutes of sets, one after another, as a long workout has them: what grows, what it costs, how even.

    python benchmarks/soak.py [--minutes M] [--silent] [--short]

One process paces set after set with a short rest before each; a null sink is recorded beside it, and each
tone is compared with its place in the timeline. `--silent` paces without sound, and measures no onsets.
"""

import json
import subprocess
import sys
import time
from argparse import SUPPRESS
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

import numpy as np
from beat import beep, onsets
from numpy.typing import NDArray
from stage import Target, judge, load_text, parser_for, sound_server, used_s

from legcurl_timer.audio.output import SILENT, open_output
from legcurl_timer.audio.sounds import PHASE_CUES, Cue, SoundBank
from legcurl_timer.audio.wav import FRAMES_PER_MS, Samples
from legcurl_timer.clock import now_ms
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.pacing.loudness import Loudness
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.transport import Status
from legcurl_timer.training.pacer import Pacer

MINUTES = 10.0
MOST_GROWTH_MB = 5.0
MOST_PERCENT_OF_A_CORE = 5
WORST_ONSET_MS = 5
_TEMPO, _REPS, _REST_MS = "1.5-0.5-1-0.5", 12, 10_000
_SHORT_TEMPO, _SHORT_REPS, _SHORT_REST_MS = "0.5-0-0.5-0", 1, 500
_SHORT_MINUTES = 0.05
_FRAME_S = 0.016
_LOOK_EVERY_S = 1.0
_NEAR_MS = 200


@dataclass(frozen=True, slots=True)
class PacedSet:
    """When position 0 of a set's timeline was due on the clock, and where its tones stand in it, in ms."""

    zero_ms: int
    starts_ms: tuple[int, ...]


@dataclass(slots=True)
class Costs:
    """What the process held and used, looked at each second once the first set is done."""

    megabytes: list[float] = field(default_factory=list)
    threads: list[int] = field(default_factory=list)
    percent_of_a_core: float = 0.0


def pace(minutes: float, player: str, *, short: bool) -> None:
    """Pace sets for so long and tell of each when it is over; the process that is measured."""
    silence = np.zeros(0, np.int16)
    bank = SoundBank({cue: beep() if cue in PHASE_CUES.values() else silence for cue in Cue})
    tempo, reps, rest_ms = (_SHORT_TEMPO, _SHORT_REPS, _SHORT_REST_MS) if short else (_TEMPO, _REPS, _REST_MS)
    prescription = SetPrescription(load_variations()[0], Tempo.parse(tempo), reps, 0)
    output = open_output(player)
    until_ms = now_ms() + round(minutes * 60_000)
    while now_ms() < until_ms:
        loudness = Loudness(100)
        pacer = Pacer(
            prescription, bank=bank, output=output, clock=now_ms, loudness=loudness, rest_ms=rest_ms
        )
        pacer.toggle()
        while (transport := pacer.update(now_ms())).status is not Status.FINISHED:
            time.sleep(_FRAME_S)
        if pacer.sound_problem or transport.clock_jumped:
            sys.exit(f"no sound: {pacer.sound_problem}")
        starts_ms = [phase.start_ms for phase in transport.timeline.phases if phase.rep]
        print(json.dumps([transport.started_at_ms, starts_ms]), flush=True)


def watch(process: subprocess.Popen[str], told: Sequence[str]) -> Costs:
    """Look at the process each second from the end of its first set to its own end."""
    costs = Costs()
    while not told and process.poll() is None:
        time.sleep(_LOOK_EVERY_S)
    begun_s, before_s = time.monotonic(), used_s(process.pid)
    while process.poll() is None:
        status = Path(f"/proc/{process.pid}/status").read_text()
        if "VmRSS" not in status:
            break  # it is just ending
        fields = dict(line.split(":", 1) for line in status.splitlines())
        costs.megabytes.append(int(fields["VmRSS"].split()[0]) / 1024)
        costs.threads.append(int(fields["Threads"]))
        used = used_s(process.pid) - before_s
        costs.percent_of_a_core = 100 * used / (time.monotonic() - begun_s)
        time.sleep(_LOOK_EVERY_S)
    return costs


def onset_errors_ms(
    sets: Sequence[PacedSet], heard: Samples, frames: Sequence[int]
) -> list[NDArray[np.float64]]:
    """Return for each set how late each of its tones was heard; `frames` tell where the sets begin."""
    found = onsets(heard) / FRAMES_PER_MS
    errors = []
    for paced, frame in zip(sets, frames, strict=True):
        due = np.array(paced.starts_ms) + frame / FRAMES_PER_MS
        nearest = found[np.abs(found[:, None] - due).argmin(axis=0)]
        errors.append(nearest - due)
    return errors


def soak(minutes: float, *, silent: bool, short: bool) -> tuple[Costs, list[NDArray[np.float64]]]:
    """Let a process pace sets for so long; return what it cost, and the errors of its tones by set."""
    player = SILENT if silent else "simpleaudio"
    with ExitStack() as stack:
        sink = None if silent else stack.enter_context(sound_server())
        recording = stack.enter_context(sink.recording()) if sink else None
        command = [sys.executable, __file__, "--minutes", str(minutes), "--paced-by", player]
        command += ["--short"] if short else []
        process = stack.enter_context(
            subprocess.Popen(
                command, env=sink.environment if sink else None, stdout=subprocess.PIPE, text=True
            )
        )
        told: list[str] = []
        assert process.stdout is not None  # noqa: S101 - asked for a line above
        reader = Thread(target=told.extend, args=(process.stdout,))
        reader.start()
        costs = watch(process, told)
        reader.join()
        if process.wait():
            sys.exit("the sets broke off")
        sets = [PacedSet(zero_ms, tuple(starts_ms)) for zero_ms, starts_ms in map(json.loads, told)]
        print(f"{len(sets)} sets, {sum(len(paced.starts_ms) for paced in sets)} phases")
        if recording is None:
            return costs, []
        recording.wait_until_ms(now_ms())
        frames = [recording.frame_at(paced.zero_ms) for paced in sets]
        return costs, onset_errors_ms(sets, recording.samples, frames)


def judge_costs(costs: Costs) -> list[Target]:
    """Print what the process cost and return what it may cost."""
    # Sets of the same length hold the same at their most: what grows between the halves of the time stays.
    half = len(costs.megabytes) // 2
    growth = max(costs.megabytes[half:]) - max(costs.megabytes[:half])
    print(f"memory: {max(costs.megabytes):.1f} MB at most, {growth:+.1f} MB from first half to second")
    print(f"threads: {min(costs.threads)} to {max(costs.threads)}")
    print(f"processor: {costs.percent_of_a_core:.1f} % of one core")
    return [
        Target("growth of memory, MB", growth, at_most=MOST_GROWTH_MB),
        Target("growth of threads", max(costs.threads[half:]) - max(costs.threads[:half]), at_most=0),
        Target("processor, % of one core", costs.percent_of_a_core, at_most=MOST_PERCENT_OF_A_CORE),
    ]


def judge_onsets(errors_ms: Sequence[NDArray[np.float64]]) -> list[Target]:
    """Print how the tones kept to their timelines and return how well they must."""
    offsets = [float(np.median(each)) for each in errors_ms]
    worst = [float(np.abs(each - offset).max()) for each, offset in zip(errors_ms, offsets, strict=True)]
    lost = sum(int((np.abs(each) > _NEAR_MS).sum()) for each in errors_ms)
    print(f"a set is heard {min(offsets):.1f} to {max(offsets):.1f} ms after the clock says")
    print(
        f"tones against the timeline: worst {max(worst):.3f} ms, in the median set {np.median(worst):.3f} ms"
    )
    return [
        Target("tones that were not heard", lost, at_most=0),
        Target("worst onset error, ms", max(worst), at_most=WORST_ONSET_MS),
    ]


def main() -> int:
    """Measure and judge, or pace where that is asked."""
    parser = parser_for(__doc__)
    parser.add_argument("--minutes", type=float, default=MINUTES)
    parser.add_argument("--silent", action="store_true", help="without sound, and without measuring onsets")
    parser.add_argument("--paced-by", default="", help=SUPPRESS)
    options = parser.parse_args()
    if options.paced_by:
        pace(options.minutes, options.paced_by, short=options.short)
        return 0
    minutes = _SHORT_MINUTES if options.short else options.minutes
    print(f"{minutes:g} min, {load_text()}")
    costs, errors_ms = soak(minutes, silent=options.silent, short=options.short)
    targets = (*judge_costs(costs), *(judge_onsets(errors_ms) if errors_ms else []))
    return judge(*targets, short=options.short)


if __name__ == "__main__":
    sys.exit(main())
