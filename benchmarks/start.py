"""How soon the window is there and how much memory it takes, against a window with nothing in it.

    python benchmarks/start.py [--short]

Time is from the start of the process to the end of the first paint. Whatever else goes on only adds to it, so
the least of the runs counts. Memory is the most that was resident (VmHWM), read some seconds later, when the
history has long been opened; the sound comes in with the first set, and one more start tells what it takes.
Both windows take turns on one private screen.
"""

import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from stage import PARTS, Target, judge, load_text, parser_for, sound_server, virtual_screen

MOST_TIMES_LATER = 1.8
MOST_TIMES_LARGER = 1.8
_RUNS, _SHORT_RUNS = 21, 1
_SETTLE_S, _SHORT_SETTLE_S = 2.0, 0.5
_SET = ("--variation", "lying", "--reps", "20", "--count-in", "0", "--start")


@dataclass(frozen=True, slots=True)
class Start:
    """One start: ms to the first paint, MB at most."""

    painted_ms: float
    peak_mb: float


def start(window: str, environment: dict[str, str], options: Sequence[str], *, settle_s: float) -> Start:
    """Open a window in a fresh process, let it settle and close it."""
    program = [sys.executable, str(PARTS / "first_paint.py"), window, *options]
    begun = time.monotonic_ns()
    with subprocess.Popen(program, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None  # noqa: S101 - asked for in the line above
        answer = process.stdout.readline()
        if not answer:
            sys.exit(f"{window}: no window")
        time.sleep(settle_s)
        status = Path(f"/proc/{process.pid}/status").read_text()
        process.kill()
    peak = re.search(r"VmHWM:\s+(\d+) kB", status)
    return Start((int(answer) - begun) / 1e6, int(peak[1]) / 1024 if peak else 0.0)


def main() -> int:
    """Let both windows start in turn and judge ours."""
    short = parser_for(__doc__).parse_args().short
    runs = _SHORT_RUNS if short else _RUNS
    settle_s = _SHORT_SETTLE_S if short else _SETTLE_S
    print(f"{runs} starts each, {load_text()}")
    starts: dict[str, list[Start]] = {"bare": [], "ours": []}
    with sound_server() as sink, virtual_screen() as screen, tempfile.TemporaryDirectory() as data:
        environment = {**sink.environment, **screen}
        options = {"bare": (), "ours": ("--data-dir", data)}
        for _ in range(runs + (not short)):
            for window, kept in starts.items():
                kept.append(start(window, environment, options[window], settle_s=settle_s))
        training = start("ours", environment, (*options["ours"], *_SET), settle_s=settle_s)
    painted_ms, peak_mb = {}, {}
    for window, kept in starts.items():
        warm = kept[-runs:]  # the first one reads the files from the disk
        times = [each.painted_ms for each in warm]
        painted_ms[window] = min(times)
        peak_mb[window] = statistics.median(each.peak_mb for each in warm)
        print(
            f"{window}: painted after {painted_ms[window]:.0f} ms (median {statistics.median(times):.0f}), ",
            end="",
        )
        print(f"{peak_mb[window]:.0f} MB")
    print(f"ours with a set under way: {training.peak_mb:.0f} MB")
    return judge(
        Target("RATIO time, ours / bare", painted_ms["ours"] / painted_ms["bare"], at_most=MOST_TIMES_LATER),
        Target("RATIO memory, ours / bare", peak_mb["ours"] / peak_mb["bare"], at_most=MOST_TIMES_LARGER),
        short=short,
    )


if __name__ == "__main__":
    sys.exit(main())
