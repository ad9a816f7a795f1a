"""How much of a processor a running set takes at 1280 x 800, against a window that only fills the same areas.

    python benchmarks/running_set.py [--short]

First a set is run and what is painted of it noted, rectangle by rectangle. Then the program's own set and a
bare window, which fills the same rectangles with a plain colour at the same rate, take turns on a private
screen, and the system says how much processor time each used. Whatever else goes on only adds to that, so the
least of the runs counts. These runs are silent; one more is heard, on a null sink.
"""

import json
import sys
import tempfile
from pathlib import Path

from stage import (
    PARTS,
    Target,
    judge,
    load_text,
    parser_for,
    percent_of_a_core,
    running,
    sound_server,
    virtual_screen,
)

MOST_TIMES_BARE = 1.6
MOST_PERCENT_OF_A_CORE = 15
FEWEST_FRAMES = 55
_WARM_UP_S, _MEASURED_S, _RUNS = 8.0, 10.0, 4
_SHORT_WARM_UP_S, _SHORT_MEASURED_S, _SHORT_RUNS = 0.7, 0.3, 1
_SET = ("--variation", "lying", "--reps", "20", "--count-in", "0", "--start")
_SILENT = ("--audio", "silent")


def main() -> int:
    """Measure and judge the running set."""
    short = parser_for(__doc__).parse_args().short
    warm_up_s, measured_s, runs = (
        (_SHORT_WARM_UP_S, _SHORT_MEASURED_S, _SHORT_RUNS) if short else (_WARM_UP_S, _MEASURED_S, _RUNS)
    )
    print(f"{runs} runs of {measured_s:g} s each, {load_text()}")
    with sound_server() as sink, virtual_screen() as screen, tempfile.TemporaryDirectory() as data:
        environment = {**sink.environment, **screen}
        ours = ("--data-dir", data, *_SET)
        noted = [str(PARTS / "painted_areas.py"), str(warm_up_s), str(measured_s), *ours, *_SILENT]
        areas = Path(data) / "areas.json"
        with running([sys.executable, *noted], environment) as process:
            assert process.stdout is not None  # noqa: S101 - asked for in `running`
            areas.write_text(process.stdout.readline())
        per_second, longest_ms, _ = json.loads(areas.read_text())

        def percent(*arguments: str) -> float:
            return percent_of_a_core(arguments, environment, warm_up_s=warm_up_s, measured_s=measured_s)

        program = ("-m", "legcurl_timer", *ours)
        turns = [
            (percent(str(PARTS / "bare_areas.py"), str(areas)), percent(*program, *_SILENT))
            for _ in range(runs)
        ]
        heard = percent(*program)
    bare, silent = (min(column) for column in zip(*turns, strict=True))
    print(f"of one core: bare window {bare:.1f} %, set {silent:.1f} %, with sound {heard:.1f} %")
    print(f"running set: {per_second:.1f} frames a second; in a hold {longest_ms:.0f} ms between two at most")
    return judge(
        Target("RATIO running set / bare window", silent / max(bare, 0.1), at_most=MOST_TIMES_BARE),
        Target("running set with sound, % of one core", heard, at_most=MOST_PERCENT_OF_A_CORE),
        Target("frames a second", per_second, at_least=FEWEST_FRAMES),
        short=short,
    )


if __name__ == "__main__":
    sys.exit(main())
