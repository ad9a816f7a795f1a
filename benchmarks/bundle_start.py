"""How soon the window of the bundle is there, against that of the checkout.

    python benchmarks/bundle_start.py [--short]

Time is from the start of the process until something can be seen on the screen, the same way for both: the
memory of a private screen is looked at every half a millisecond. Both take turns. Whatever else goes on only
adds to it, so the least of the runs counts. The bundle is the folder that `make bundle` packs.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from stage import ROOT, Target, judge, load_text, parser_for, sound_server, virtual_screen
from support.programs import timer_command

MOST_TIMES_LATER = 1.2
_BUNDLE = ROOT / "build" / "bundle" / "legcurl-timer" / "legcurl-timer"
_RUNS, _SHORT_RUNS = 21, 1
_LOOK_EVERY_S = 0.0005
_SEEN_WITHIN_S = 30.0
_HEADER = 16_384
"""More bytes than stand before the pixels."""
_EVERY = 997
"""One pixel of so many is looked at."""


def painted_after_ms(command: list[str], environment: dict[str, str], screen: Path) -> float:
    """Open a window in a fresh process, close it once it can be seen, and return how long that took."""
    pixels = np.memmap(screen, dtype=np.uint32, mode="r", offset=_HEADER)[::_EVERY]
    wait_for(pixels, seen=False)
    begun = time.monotonic()
    with subprocess.Popen(command, env=environment) as process:
        wait_for(pixels, seen=True)
        painted = time.monotonic()
        process.kill()
    return (painted - begun) * 1000


def wait_for(pixels: np.memmap, *, seen: bool) -> None:
    """Wait until something stands on the black screen, or nothing any more."""
    give_up = time.monotonic() + _SEEN_WITHIN_S
    while bool(pixels.any()) is not seen:
        if time.monotonic() > give_up:
            sys.exit("The window does not open." if seen else "The window does not go away.")
        time.sleep(_LOOK_EVERY_S)


def main() -> int:
    """Let both start in turn and judge the bundle."""
    short = parser_for(__doc__).parse_args().short
    if not _BUNDLE.exists():
        print("(short) There is no bundle here: make bundle")
        return 0 if short else 1
    runs = _SHORT_RUNS if short else _RUNS
    print(f"{runs} starts each, {load_text()}")
    commands = {"checkout": timer_command(), "bundle": [str(_BUNDLE)]}
    times: dict[str, list[float]] = {name: [] for name in commands}
    with (
        tempfile.TemporaryDirectory() as folder,
        sound_server() as sink,
        # No pointer may stand there: it is drawn into the same memory.
        virtual_screen("-fbdir", folder, "-nocursor") as shown,
    ):
        environment = {**sink.environment, **shown}
        screen = Path(folder, "Xvfb_screen0")
        for _ in range(runs + (not short)):
            for name, command in commands.items():
                data = ("--data-dir", str(Path(folder, name)))
                times[name].append(painted_after_ms([*command, *data], environment, screen))
    least = {}
    for name, each in times.items():
        warm = each[-runs:]  # the first one reads the files from the disk
        least[name] = min(warm)
        print(f"{name}: seen after {least[name]:.0f} ms (median {statistics.median(warm):.0f})")
    ratio = least["bundle"] / least["checkout"]
    return judge(Target("RATIO time, bundle / checkout", ratio, at_most=MOST_TIMES_LATER), short=short)


if __name__ == "__main__":
    sys.exit(main())
