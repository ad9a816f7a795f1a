"""What ten years of training cost: storing, opening, looking and taking along, against 100 sets.

    python benchmarks/history.py [--sets N] [--short]

A history of 100,000 sets of ten reps is made, one of 100 and one of 10, all through the program's own way in.
Small and large take turns; medians count. Files are measured at a tenth of the sets.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

from parts.history_page import of_pages
from stage import Target, judge, load_text, parser_for
from support.kept_sets import DAY_MS, MINUTE_MS, at, history_file, paced_set, under_way

from legcurl_timer.clock import wall_now
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.records import SessionRecord, SetRecord, new_uid
from legcurl_timer.history.database import connect
from legcurl_timer.history.exchange.exporting import ExportFormat, export_history
from legcurl_timer.history.exchange.import_plan import plan_import
from legcurl_timer.history.exchange.importing import carry_out
from legcurl_timer.history.exchange.reading import read_history_file
from legcurl_timer.history.queries.overview import last_time, session_lines, sets_of, week_comparison
from legcurl_timer.history.recovery.health_check import check_pages
from legcurl_timer.history.recovery.opening import close_history, open_history
from legcurl_timer.history.store import Store

FEW, SOME = 10, 100
MOST_TIMES_SLOWER = 1.5
MOST_MS_TO_OPEN = 60
_SETS_A_SESSION = 20
_YEARS_MINUTES = 10 * 365 * DAY_MS // MINUTE_MS
_RUNS = 9
_SHORT_SETS = 200
_PAGES = 20
_FILE_SHARE = 10
_SOON_MINUTE = 1_000_000


def made_sessions(count: int) -> Iterator[SessionRecord]:
    """Yield so many sets of every variation, the last of them of today, spread over ten years at most."""
    variations = load_variations()
    sessions = -(-count // _SETS_A_SESSION)
    apart = min(2 * DAY_MS // MINUTE_MS, _YEARS_MINUTES // sessions)
    for place in range(sessions):
        variation = variations[place % len(variations)]
        legs = (Leg.LEFT, Leg.RIGHT) if variation.one_leg else (Leg.BOTH,)
        sets = tuple(
            _made_set((place - sessions + 1) * apart + 4 * number, variation.id, legs[number % len(legs)])
            for number in range(min(_SETS_A_SESSION, count - place * _SETS_A_SESSION))
        )
        yield SessionRecord(new_uid(), sets[0].started, sets[-1].ended, "", sets)


def _made_set(minute: int, variation: str, leg: Leg) -> SetRecord:
    return replace(paced_set(minute, variation=variation, kg=20 + minute % 60 / 2), leg=leg)


def median_ms(actions: list[Callable[[], object]], runs: int = _RUNS) -> list[float]:
    """Return the median time of each action in ms; they take turns, and the first turn is left out."""
    taken: list[list[float]] = [[] for _ in actions]
    for _ in range(runs + 1):
        for kept, action in zip(taken, actions, strict=True):
            begun = time.perf_counter()
            action()
            kept.append((time.perf_counter() - begun) * 1000)
    return [statistics.median(kept[1:]) for kept in taken]


def store_a_set(store: Store) -> None:
    """Store a set as it is paced: its start, ten reps, its end; each waits for the disk."""
    begun = under_way(_SOON_MINUTE)
    for reps in range(11):
        store.keep(under_way(_SOON_MINUTE, reps, uid=begun.uid), "benchmark")
    store.keep(paced_set(_SOON_MINUTE, uid=begun.uid))


def open_and_close(folder: Path) -> None:
    """Open the history as the program does, and close it."""
    close_history(open_history(folder, wall_now()).store)


def open_bare(folder: Path) -> None:
    """Open the same file with SQLite alone, read a row of it and close it."""
    with closing(connect(history_file(folder))) as connection:
        connection.execute("SELECT * FROM session LIMIT 1").fetchone()


def check(folder: Path) -> None:
    """Read every page, as the writer does once a day while nothing is under way."""
    with closing(connect(history_file(folder))) as connection:
        check_pages(connection)


def of_opening(few: Path, many: Path) -> list[Target]:
    """Print what opening and the daily check cost, and judge the opening."""
    ways = {"opening and closing": open_and_close, "the same by SQLite alone": open_bare, "the check": check}
    large_ms = {}
    for name, way in ways.items():
        small_ms, large_ms[way] = median_ms([partial(way, folder) for folder in (few, many)])
        print(f"  {name:<26} {small_ms:9.1f} ms {large_ms[way]:9.1f} ms")
    ratio = large_ms[open_and_close] / large_ms[open_bare]
    print(f"  RATIO opening and closing / the same by SQLite alone: {ratio:.1f}")
    return [Target("opening and closing, ms", large_ms[open_and_close], at_most=MOST_MS_TO_OPEN)]


def first_page(store: Store) -> None:
    """Read what the history page shows first, one session opened."""
    lines = session_lines(store, limit=60)
    sets_of(store, lines[0].uid)
    week_comparison(store, at().local.date())


def page_by_page(store: Store) -> None:
    """Scroll through some pages of sessions."""
    place = None
    for _ in range(_PAGES):
        lines = session_lines(store, before=place, limit=60)
        if not lines:
            return
        place = lines[-1].place


def summary(store: Store) -> None:
    """Read what the prepare page says: the last time on a lift, this week."""
    last_time(store, "lying")
    week_comparison(store, at().local.date())


def of_stores(stores: list[Store]) -> list[Target]:
    """Compare what is done with an open history, large against small, and judge it."""
    ways: dict[str, Callable[[Store], None]] = {
        "storing a set": store_a_set,
        "the first page": first_page,
        "a line of summary": summary,
        f"{_PAGES} pages of sessions": page_by_page,
    }
    targets = []
    for name, way in ways.items():
        small_ms, large_ms = median_ms([partial(way, store) for store in stores])
        print(f"  {name:<26} {small_ms:9.1f} ms {large_ms:9.1f} ms")
        if way is store_a_set:
            what = "RATIO storing a set, large / small"
            targets.append(Target(what, large_ms / small_ms, at_most=MOST_TIMES_SLOWER))
    return targets


def of_files(folder: Path, store: Store) -> None:
    """Print how fast a history is exported, read again and added to an empty one."""
    count = store.count_sets()
    for file_format in (ExportFormat.CSV, ExportFormat.JSON):
        path = folder / f"export.{file_format}"
        (folder / file_format).mkdir()
        with open_history(folder / file_format, wall_now()).store as empty:
            begun = time.perf_counter()
            export_history(store.sessions(), path, file_format)
            written = time.perf_counter()
            carry_out(plan_import(read_history_file(path), empty), empty, wall_now())
            added = time.perf_counter()
        print(
            f"  {count:,} sets as {file_format}: {count / (written - begun):,.0f} sets a second out, ", end=""
        )
        print(f"{count / (added - written):,.0f} in")


def main() -> int:
    """Make the histories, measure, judge."""
    parser = parser_for(__doc__)
    parser.add_argument("--sets", type=int, default=100_000)
    options = parser.parse_args()
    many = _SHORT_SETS if options.short else options.sets
    with tempfile.TemporaryDirectory() as name:
        folders = {count: Path(name) / str(count) for count in (FEW, SOME, many // _FILE_SHARE, many)}
        for count, folder in folders.items():
            store = open_history(folder, wall_now()).store
            begun = time.perf_counter()
            store.add(made_sessions(count))
            print(f"{count:,} sets made in {time.perf_counter() - begun:.1f} s, ", end="")
            close_history(store)
            print(f"{history_file(folder).stat().st_size / 1e6:.1f} MB")
        print(f"{SOME} sets against {many:,}, {load_text()}")
        targets = of_opening(folders[SOME], folders[many])
        stores = [open_history(folders[count], wall_now()).store for count in (SOME, many)]
        targets += of_stores(stores)
        for store in stores:
            close_history(store)
        with Store.open_existing(history_file(folders[many // _FILE_SHARE])) as store:
            of_files(Path(name), store)
        targets += of_pages(*(history_file(folders[count]) for count in (FEW, many)))
        return judge(*targets, short=options.short)


if __name__ == "__main__":
    sys.exit(main())
