"""How much of a processor a running set takes, with sound, at 1280 x 800.

    python benchmarks/cpu.py

The program itself runs a set on a private screen and a null sink, and the system says how much processor time
it used. In the same run: the prepare page, where the figure moves but nothing sounds, and a window with
nothing in it. A further run counts the frames that the set really painted.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from stage import ROOT, Target, judge, load_text, sound_server, virtual_screen

MOST_PERCENT_OF_A_CORE = 15
FEWEST_FRAMES = 55
_WARM_UP_S = 3.0
_MEASURED_S = 15.0
_RUNS = 3
_SET = ("--variation", "lying", "--reps", "20", "--count-in", "0", "--start")


@contextmanager
def running(command: Sequence[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """Run a program for as long as the context lasts."""
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.terminate()
        process.communicate()


def used_s(pid: int) -> float:
    """Return the processor time of a process so far, all threads, in seconds."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def percent_of_a_core(arguments: Sequence[str], environment: dict[str, str]) -> float:
    """Run a program and return the share of one core that it takes once it has settled."""
    with running([sys.executable, *arguments], environment) as process:
        time.sleep(_WARM_UP_S)
        begun, before_s = time.monotonic(), used_s(process.pid)
        time.sleep(_MEASURED_S)
        taken = 100 * (used_s(process.pid) - before_s) / (time.monotonic() - begun)
        if process.poll() is not None:
            sys.exit(f"{arguments}: ended too early")
        return taken


def frames(environment: dict[str, str], options: Sequence[str]) -> tuple[float, float]:
    """Run a set and return frames per second and the longest time between two, in ms."""
    program = [sys.executable, str(ROOT / "benchmarks" / "frames.py"), str(_MEASURED_S)]
    with running([*program, *options], environment) as process:
        assert process.stdout is not None  # noqa: S101 - asked for in `running`
        per_second, longest_ms = process.stdout.readline().split()
    return float(per_second), float(longest_ms)


def main() -> int:
    """Measure and judge the running set."""
    print(f"{_MEASURED_S:g} s each, {load_text()}")
    with sound_server() as sink, virtual_screen() as screen, tempfile.TemporaryDirectory() as data:
        environment = {**sink.environment, **screen}
        program = ("-m", "legcurl_timer", "--data-dir", data)
        bare = percent_of_a_core((str(ROOT / "benchmarks" / "first_paint.py"), "bare"), environment)
        prepare = percent_of_a_core(program, environment)
        sets = [percent_of_a_core((*program, *_SET), environment) for _ in range(_RUNS)]
        per_second, longest_ms = frames(environment, (*program[2:], *_SET))
    running_set = statistics.median(sets)
    print(f"of one core: bare window {bare:.1f} %, prepare page {prepare:.1f} %, ", end="")
    print(f"running set {running_set:.1f} % ({min(sets):.1f} to {max(sets):.1f})")
    print(f"running set: {per_second:.1f} frames a second, {longest_ms:.0f} ms between two at most")
    print(f"RATIO running set / prepare page: {running_set / prepare:.2f}")
    return judge(
        Target("running set, % of one core", running_set, at_most=MOST_PERCENT_OF_A_CORE),
        Target("frames a second", per_second, at_least=FEWEST_FRAMES),
    )


if __name__ == "__main__":
    sys.exit(main())
