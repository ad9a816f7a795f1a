"""How long it takes to turn a set into sound, for 10 reps and for 100.

    python benchmarks/render_time.py [--short]

Pressing Space makes the tape of the whole set, so this is time that the lifter waits. It has to grow with the
set no faster than the set itself.
"""

import statistics
import sys
import time
from collections.abc import Callable
from functools import partial

from stage import Target, judge, load_text, parser_for

from legcurl_timer.audio.renderer import render
from legcurl_timer.audio.resources import sounds_folder
from legcurl_timer.audio.sounds import load_bank
from legcurl_timer.audio.tape import Tape
from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.pacing.loudness import Loudness
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.timeline import compile_set

FEW, MANY = 10, 100
MOST_GROWTH = 12
MOST_SHARE_PERCENT = 0.1
_RUNS, _SHORT_RUNS = 15, 1


def median_ms(action: Callable[[], object], runs: int) -> float:
    """Return the median time of an action in ms, the first run left out."""
    times = []
    for _ in range(runs + 1):
        begun = time.perf_counter()
        action()
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times[1:])


def main() -> int:
    """Measure tape and guide track at both lengths and judge the slower one."""
    short = parser_for(__doc__).parse_args().short
    runs = _SHORT_RUNS if short else _RUNS
    bank = load_bank(sounds_folder())
    usual = SetPrescription.by_default(find_variation(load_variations(), "seated"))
    gain = Loudness(70).gain
    print(f"seated leg curl, {usual.tempo}, {load_text()}")
    targets = []
    taken: dict[tuple[str, int], float] = {}
    for reps in (FEW, MANY):
        prescription = SetPrescription(usual.variation, usual.tempo, reps, usual.count_in_ms)
        timeline = compile_set(prescription)
        ways: dict[str, Callable[[], object]] = {
            "timeline": partial(compile_set, prescription),
            "tape": partial(Tape, timeline, bank, gain),
            "guide track": partial(render, timeline, bank),
        }
        for name, way in ways.items():
            taken[name, reps] = median_ms(way, runs)
            share = 100 * taken[name, reps] / timeline.duration_ms
            print(f"{reps:>4} reps ({timeline.duration_ms / 1000:g} s)  {name:<11} ", end="")
            print(f"{taken[name, reps]:7.2f} ms = {share:.4f} % of the set")
            if name != "timeline":
                what = f"{name} of {reps} reps, % of the set"
                targets.append(Target(what, share, at_most=MOST_SHARE_PERCENT))
    for name in ("tape", "guide track"):
        growth = taken[name, MANY] / taken[name, FEW]
        targets.append(Target(f"RATIO {name} of {MANY} reps / {FEW} reps", growth, at_most=MOST_GROWTH))
    return judge(*targets, short=short)


if __name__ == "__main__":
    sys.exit(main())
