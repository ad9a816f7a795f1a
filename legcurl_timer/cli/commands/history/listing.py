"""`legcurl-timer history list`: the sets, the oldest first, a line each or as JSON."""

import argparse
import sys
from datetime import timedelta
from functools import partial
from io import TextIOWrapper

from legcurl_timer.cli.arguments import variation_by_id
from legcurl_timer.cli.commands.history.access import history_to_read
from legcurl_timer.cli.exit_codes import DONE
from legcurl_timer.clock import wall_now
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.records import Ending, SetRecord
from legcurl_timer.core.text import clock_text, counted, decimal_text
from legcurl_timer.history.exchange.native_json import dump_json
from legcurl_timer.history.scope import Scope
from legcurl_timer.history.store import Store
from legcurl_timer.userdata.settings import data_folder

_MOST_DAYS = 36_500
_HEADING = ("day", "time", "variation", "leg", "reps", "load", "tempo", "in reserve", "tension", "how")
_WIDTHS = (10, 5, 13, 5, 8, 10, 11, 10, 7, 13)


def add_options(parser: argparse.ArgumentParser, variations: tuple[Variation, ...]) -> None:
    """Add what can be asked for."""
    parser.add_argument(
        "--variation",
        metavar="ID",
        type=partial(variation_by_id, variations),
        default=argparse.SUPPRESS,
        help="of one variation only",
    )
    parser.add_argument("--days", metavar="N", type=_days, help="of the last N days only, today included")
    parser.add_argument("--json", action="store_true", help="as JSON, like an export")


def run(options: argparse.Namespace, _variations: tuple[Variation, ...]) -> int:
    """Print the sets that were asked for."""
    folder = data_folder(options.data_dir)
    if not options.json and not folder.exists():
        print("No sets yet.")  # and no folder made for a mistyped name
        return DONE
    first_day = wall_now().local.date() - timedelta(days=options.days - 1) if options.days else None
    scope = Scope(options.variation.id if options.variation else "", first_day)
    with history_to_read(folder) as store:
        (_print_json if options.json else _print_lines)(store, scope)
    return DONE


def _print_json(store: Store, scope: Scope) -> None:
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # JSON is, whatever the terminal speaks
    dump_json(store.sessions(scope), sys.stdout)


def _print_lines(store: Store, scope: Scope) -> None:
    count = 0
    for count, record in enumerate((each for session in store.sessions(scope) for each in session.sets), 1):
        if count == 1:
            print(_line(_HEADING))
        print(_line(_cells(record)))
    print(counted(count, "set") if count else "No sets yet." if scope == Scope() else "No sets in this span.")


def _days(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:9]) <= _MOST_DAYS:
        raise argparse.ArgumentTypeError(f"must be a whole number from 1 to {_MOST_DAYS}")
    return int(text)


def _cells(record: SetRecord) -> tuple[str, ...]:
    reps = str(record.completed_reps)
    reserve = record.reserve_half_reps
    ending = "" if record.ending in {None, Ending.COMPLETED} else record.ending
    return (
        f"{record.started.local:%Y-%m-%d}",
        f"{record.started.local:%H:%M}",
        record.variation,
        "" if record.leg is Leg.BOTH else record.leg,
        f"{reps} of {record.planned_reps}" if record.planned_reps else reps,
        str(record.load or ""),
        record.tempo,
        "" if reserve is None else decimal_text(reserve * 500),
        "" if record.tut_ms is None else clock_text(record.tut_ms),
        ", ".join(part for part in (record.source, "warm-up" if record.warm_up else "", ending) if part),
    )


def _line(cells: tuple[str, ...]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, _WIDTHS, strict=True)).rstrip()
