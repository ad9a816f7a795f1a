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
from legcurl_timer.cli.text_table import table_line, text_width
from legcurl_timer.clock import wall_now
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import ngettext, pgettext
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.measurement import Measurement
from legcurl_timer.core.records import Ending, SetRecord
from legcurl_timer.core.text import clock_text, counted, decimal_text, with_decimal_mark
from legcurl_timer.history.exchange.native_json import dump_json
from legcurl_timer.history.scope import Scope
from legcurl_timer.history.store import Store
from legcurl_timer.userdata.settings import data_folder
from legcurl_timer.wording.history import source_text
from legcurl_timer.wording.measured import instrument_text, judgement_text, unseen_text

_MOST_DAYS = 36_500
_WIDTHS = (10, 5, 13, 5, 8, 10, 11, 10, 7, 10, 13)
_LEG, _REPS, _MEASURED = 3, 4, 9
"""The columns whose cells are words."""


def add_options(parser: argparse.ArgumentParser, variations: tuple[Variation, ...]) -> None:
    """Add what can be asked for."""
    parser.add_argument(
        "--variation",
        metavar="ID",
        type=partial(variation_by_id, variations),
        default=argparse.SUPPRESS,
        help=_("of one variation only"),
    )
    parser.add_argument("--days", metavar="N", type=_days, help=_("of the last N days only, today included"))
    parser.add_argument(
        "--measured", action="store_true", default=None, help=_("those only of which something was seen well")
    )
    parser.add_argument("--json", action="store_true", help=_("as JSON, like an export"))


def run(options: argparse.Namespace, variations: tuple[Variation, ...]) -> int:
    """Print the sets that were asked for."""
    folder = data_folder(options.data_dir)
    if not options.json and not folder.exists():
        print(_("No sets yet."))  # and no folder made for a mistyped name
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
    count, heading = 0, _heading()
    widths = _widths(heading)
    sets = ((session, each) for session in store.sessions(scope) for each in session.sets)
    for count, (session, record) in enumerate(sets, 1):
        if count == 1:
            print(table_line(heading, widths))
        time = "" if session.day_only else f"{record.started.local:%H:%M}"
        print(table_line(_cells(record, time, variations.get(record.variation)), widths))
    if count:
        print(counted(count, "{count} set", "{count} sets"))
    else:
        print(_("No sets yet.") if scope == Scope() else _("No such sets."))


def _heading() -> tuple[str, ...]:
    return (
        *(pgettext("column", "day"), pgettext("column", "time"), pgettext("column", "variation")),
        *(pgettext("column", "leg"), pgettext("column", "reps"), pgettext("column", "load")),
        *(pgettext("column", "tempo"), pgettext("column", "in reserve"), pgettext("column", "tension")),
        pgettext("column", "measured"),
        # TRANSLATORS: where the figures of a set come from, and what else is to be said of it.
        pgettext("column", "how"),
    )


def _widths(heading: tuple[str, ...]) -> list[int]:
    """Return how wide the columns are in the language spoken; there may be too many sets to look at all."""
    usual = {_LEG: map(_leg_text, Leg), _REPS: [_reps_text(10, 12)], _MEASURED: [_about_text(0)]}
    return [
        max(width, text_width(name), *map(text_width, usual.get(column, ())))
        for column, (width, name) in enumerate(zip(_WIDTHS, heading, strict=True))
    ]


def _days(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:9]) <= _MOST_DAYS:
        complaint = _("must be a whole number from 1 to {most}").format(most=_MOST_DAYS)
        raise argparse.ArgumentTypeError(complaint)
    return int(text)


def _cells(record: SetRecord, time: str, variation: Variation | None) -> tuple[str, ...]:
    reserve = record.reserve_half_reps
    seen = record.measurement
    judgement = judgement_text(variation, record) if variation else unseen_text(seen) if seen else ""
    how = (
        *(source_text(record), _("warm-up") if record.warm_up else "", _ending_text(record)),
        *(instrument_text(seen) if seen else "", judgement),
    )
    return (
        f"{record.started.local:%Y-%m-%d}",
        time,
        record.variation,
        _leg_text(record.leg),
        _reps_text(record.completed_reps, record.planned_reps),
        str(record.load or ""),
        with_decimal_mark(record.tempo),
        "" if reserve is None else decimal_text(reserve * 500),
        "" if record.tut_ms is None else clock_text(record.tut_ms),
        _measured_tension(seen) if seen else "",
        ", ".join(part for part in how if part),
    )


def _leg_text(leg: Leg) -> str:
    match leg:
        case Leg.LEFT:
            return pgettext("leg", "left")
        case Leg.RIGHT:
            return pgettext("leg", "right")
    return ""


def _reps_text(done: int, planned: int | None) -> str:
    return _("{done} of {planned}").format(done=done, planned=planned) if planned else str(done)


def _ending_text(record: SetRecord) -> str:
    match record.ending:
        case Ending.ENDED_EARLY:
            return _("ended early")
        case Ending.RECOVERED:
            return _("recovered after a break-off")
    return ""


def _measured_tension(seen: Measurement) -> str:
    """Return the measured time under tension, with the number of reps where not all were seen well."""
    if not seen.trusted or seen.tut_ms is None:
        return ""
    reps, tut_ms = len(seen.trusted_reps), round(seen.tut_ms, -3)
    if reps == len(seen.reps):
        return _about_text(tut_ms)
    # TRANSLATORS: a time under tension, and how many reps it is of: "about 0:31 in 8 reps".
    line = ngettext("about {time} in {count} rep", "about {time} in {count} reps", reps)
    return line.format(time=clock_text(tut_ms), count=reps)


def _about_text(tut_ms: int) -> str:
    return _("about {time}").format(time=clock_text(tut_ms))
