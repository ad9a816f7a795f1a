"""`legcurl-timer history list`: the sets, the oldest first, a line each or as JSON."""

import argparse
import sys
from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from io import TextIOWrapper

from legcurl_timer.cli.arguments import variation_by_id
from legcurl_timer.cli.commands.history.access import history_to_read
from legcurl_timer.cli.exit_codes import DONE
from legcurl_timer.clock import wall_now
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.measurement import Measurement
from legcurl_timer.core.records import Ending, SetRecord
from legcurl_timer.core.text import clock_text, counted, decimal_text
from legcurl_timer.history.exchange.native_json import dump_json
from legcurl_timer.history.scope import Scope
from legcurl_timer.history.store import Store
from legcurl_timer.userdata.settings import data_folder
from legcurl_timer.wording.history import source_text
from legcurl_timer.wording.measured import instrument_text, judgement_text, unseen_text

_MOST_DAYS = 36_500
_HEADING = (
    *("day", "time", "variation", "leg", "reps", "load", "tempo", "in reserve", "tension", "measured"),
    "how",
)
_WIDTHS = (10, 5, 13, 5, 8, 10, 11, 10, 7, 10, 13)


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
    parser.add_argument(
        "--measured", action="store_true", default=None, help="those only of which something was seen well"
    )
    parser.add_argument("--json", action="store_true", help="as JSON, like an export")


def run(options: argparse.Namespace, variations: tuple[Variation, ...]) -> int:
    """Print the sets that were asked for."""
    folder = data_folder(options.data_dir)
    if not options.json and not folder.exists():
        print("No sets yet.")  # and no folder made for a mistyped name
        return DONE
    first_day = wall_now().local.date() - timedelta(days=options.days - 1) if options.days else None
    variation = options.variation.id if options.variation else ""
    scope = Scope(variation, first_day, measured=options.measured)
    with history_to_read(folder) as store:
        if options.json:
            _print_json(store, scope)
        else:
            _print_lines(store, scope, {each.id: each for each in variations})
    return DONE


def _print_json(store: Store, scope: Scope) -> None:
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # JSON is, whatever the terminal speaks
    dump_json(store.sessions(scope), sys.stdout)


def _print_lines(store: Store, scope: Scope, variations: Mapping[str, Variation]) -> None:
    count = 0
    sets = ((session, each) for session in store.sessions(scope) for each in session.sets)
    for count, (session, record) in enumerate(sets, 1):
        if count == 1:
            print(_line(_HEADING))
        time = "" if session.day_only else f"{record.started.local:%H:%M}"
        print(_line(_cells(record, time, variations.get(record.variation))))
    print(counted(count, "set") if count else "No sets yet." if scope == Scope() else "No such sets.")


def _days(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:9]) <= _MOST_DAYS:
        raise argparse.ArgumentTypeError(f"must be a whole number from 1 to {_MOST_DAYS}")
    return int(text)


def _cells(record: SetRecord, time: str, variation: Variation | None) -> tuple[str, ...]:
    reps = str(record.completed_reps)
    reserve = record.reserve_half_reps
    ending = "" if record.ending in {None, Ending.COMPLETED} else record.ending
    seen = record.measurement
    judgement = judgement_text(variation, record) if variation else unseen_text(seen) if seen else ""
    how = (
        *(source_text(record) if record.origin else record.source, "warm-up" if record.warm_up else ""),
        ending,
        *(instrument_text(seen) if seen else "", judgement),
    )
    return (
        f"{record.started.local:%Y-%m-%d}",
        time,
        record.variation,
        "" if record.leg is Leg.BOTH else record.leg,
        f"{reps} of {record.planned_reps}" if record.planned_reps else reps,
        str(record.load or ""),
        record.tempo,
        "" if reserve is None else decimal_text(reserve * 500),
        "" if record.tut_ms is None else clock_text(record.tut_ms),
        _measured_tension(seen) if seen else "",
        ", ".join(part for part in how if part),
    )


def _measured_tension(seen: Measurement) -> str:
    """Return the measured time under tension, with the number of reps where not all were seen well."""
    if not seen.trusted or seen.tut_ms is None:
        return ""
    reps = len(seen.trusted_reps)
    of_some = f" in {counted(reps, 'rep')}" if reps < len(seen.reps) else ""
    return f"about {clock_text(round(seen.tut_ms, -3))}{of_some}"


def _line(cells: tuple[str, ...]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, _WIDTHS, strict=True)).rstrip()
