"""What the import of a long file of another program costs, against reading it with the csv module alone.

    python benchmarks/importing.py [--rows N] [--short]

Two files of Strong are imported, planned again and taken back: in one each tenth row is a leg curl, in the
other each is. Each is done in a process of its own, whose peak memory is compared with that of one that
imports a tenth of the rows.
"""

import csv
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from typing import TypeVar

from stage import Target, judge, load_text, parser_for

from legcurl_timer.clock import wall_now
from legcurl_timer.history import edits
from legcurl_timer.history.exchange.import_plan import plan_import
from legcurl_timer.history.exchange.importing import carry_out
from legcurl_timer.history.exchange.reading import read_history_file
from legcurl_timer.history.recovery.opening import close_history, open_history

MOST_TIMES_THE_MEMORY = 1.5
_SHORT_ROWS = 2_000
_SHARE = 10
_SETS_A_WORKOUT = 20
_HEADING = (
    *(
        "Date",
        "Workout Name",
        "Duration",
        "Exercise Name",
        "Set Order",
        "Weight",
        "Weight Unit",
        "Reps",
        "RPE",
    ),
    *("Distance", "Seconds", "Notes", "Workout Notes"),
)
_OTHERS = (
    *("Squat (Barbell)", "Bench Press (Barbell)", "Deadlift (Barbell)", "Leg Extension (Machine)"),
    *("Bicep Curl (Cable)", "Lat Pulldown (Cable)", "Overhead Press (Dumbbell)", "Plank"),
    "Calf Press on Leg Press",
)
_LEG_CURL = "Lying Leg Curl (Machine)"
_KBYTES_A_MBYTE = 1_024
Result = TypeVar("Result")


def rows_of(count: int, *, only_leg_curls: bool) -> Iterator[tuple[object, ...]]:
    """Yield the rows of a file, a workout a day."""
    names = cycle((_LEG_CURL,) if only_leg_curls else (_LEG_CURL, *_OTHERS))
    first = datetime(2010, 1, 4, 18, 5, 30)  # noqa: DTZ001 - as Strong writes it
    for place, name in enumerate(islice(names, count)):
        workout, nth = divmod(place, _SETS_A_WORKOUT)
        start = first + timedelta(days=workout)
        yield (start, "Legs", "1h 5m", name, nth + 1, 40 + nth / 2, "kg", 12 - nth % 5, 8, "", 0, "", "")


def write_file(path: Path, count: int, *, only_leg_curls: bool) -> None:
    """Write a file of so many rows."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_HEADING)
        writer.writerows(rows_of(count, only_leg_curls=only_leg_curls))


def read_alone(path: Path) -> None:
    """Read a file with the csv module, and nothing else."""
    with path.open(encoding="utf-8", newline="") as file:
        for _ in csv.reader(file):
            pass


def work(path: Path, folder: Path) -> None:
    """Import a file, import it again and take it back; print the seconds of each, and the peak memory."""
    seconds: dict[str, float] = {}

    def timed(what: str, do: Callable[[], Result]) -> Result:
        begun = time.perf_counter()
        result = do()
        seconds[what] = time.perf_counter() - begun
        return result

    store = open_history(folder, wall_now()).store
    timed("the csv module alone", lambda: read_alone(path))
    file = timed("read", lambda: read_history_file(path))
    plan = timed("planned", lambda: plan_import(file, store))
    done = timed("added", lambda: carry_out(plan, store, wall_now()))
    again = timed("planned again", lambda: plan_import(file, store))
    assert (again.new, again.here) == (0, done.added)  # noqa: S101 - else it is not what is measured
    change = edits.last_change(store)
    if change is not None:
        timed("undone", lambda: edits.undo(store, change))
    close_history(store)
    peak_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"seconds": seconds, "sets": done.added, "peak_kb": peak_kb}))


def of_rows(folder: Path, rows: int, *, only_leg_curls: bool) -> int:
    """Print what a file of so many rows costs, and return the peak memory in kB."""
    path = folder / f"{rows}-{only_leg_curls}.csv"
    write_file(path, rows, only_leg_curls=only_leg_curls)
    command = [sys.executable, __file__, "--work", str(path), str(path.with_suffix(""))]
    told = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    alone = told["seconds"]["the csv module alone"]
    peak_mb = told["peak_kb"] / _KBYTES_A_MBYTE
    print(f"{rows:,} rows, {told['sets']:,} of them leg curls, {peak_mb:.0f} MB at most")
    for what, seconds in told["seconds"].items():
        print(
            f"  {what:<22} {rows / seconds:12,.0f} rows a second, RATIO to csv alone {seconds / alone:6.1f}"
        )
    return int(told["peak_kb"])


def main() -> int:
    """Write the files, measure, judge."""
    parser = parser_for(__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--work", nargs=2, type=Path, metavar=("FILE", "FOLDER"))
    options = parser.parse_args()
    if options.work:
        work(*options.work)
        return 0
    rows = _SHORT_ROWS if options.short else options.rows
    targets = []
    print(load_text())
    with tempfile.TemporaryDirectory() as name:
        for only in (False, True):
            few, many = (of_rows(Path(name), count, only_leg_curls=only) for count in (rows // _SHARE, rows))
            what = f"RATIO peak memory, all / a tenth of the rows{', all leg curls' if only else ''}"
            targets.append(Target(what, many / few, at_most=MOST_TIMES_THE_MEMORY))
    return judge(*targets, short=options.short)


if __name__ == "__main__":
    sys.exit(main())
