"""Cells as other programs write them: times, lengths, weights, efforts."""

import re

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.load import MAX_LOAD_THOUSANDTHS, LoadUnit
from legcurl_timer.core.records import MAX_DURATION_MS, MAX_REPS_KEPT
from legcurl_timer.history.exchange.contents import DateOrder
from legcurl_timer.history.exchange.csv_tables import CsvRow, no_whole_number
from legcurl_timer.history.exchange.other_apps.dialects import MOST_RPE, NOTHING_NOTED, UNITS
from legcurl_timer.history.exchange.other_apps.lengths import length_ms
from legcurl_timer.history.exchange.other_apps.wall_times import WallTime, read_wall_time
from legcurl_timer.history.exchange.problems import quoted

_CLOCK = re.compile(r"(?:([0-9]{1,4}):)?([0-9]{1,4}):([0-9]{2})")


def read_note(row: CsvRow, column: str) -> str:
    """Return a note with line ends as we have them, "" where nothing is noted or there is no such column."""
    note = row.text(column).replace("\r\n", "\n").replace("\r", "\n") if column else ""
    return "" if note == NOTHING_NOTED else note


def read_time(row: CsvRow, column: str, order: DateOrder | None = None) -> WallTime:
    """Return a time on the wall; `order` counts where its day and month could be told in either order."""
    try:
        return read_wall_time(row.text(column).strip(), order)
    except ValueError as error:
        raise row.problem(column, str(error)) from None


def read_reps(row: CsvRow, column: str) -> int:
    """Return a count of reps, 0 where there is none."""
    thousandths = _read_number(row, column, MAX_REPS_KEPT)
    if thousandths % 1000:
        raise row.problem(column, no_whole_number(row.text(column).strip()))
    return thousandths // 1000


def read_weight(row: CsvRow, column: str) -> int:
    """Return a weight in thousandths, 0 where there is none."""
    return _read_number(row, column, MAX_LOAD_THOUSANDTHS // 1000)


def read_unit(row: CsvRow, column: str) -> LoadUnit | None:
    """Return the unit of a weight, None where the cell is empty."""
    text = row.text(column).strip()
    if not text:
        return None
    try:
        return UNITS[text.lower()]
    except KeyError:
        raise row.problem(column, _("{value} must be kg or lb").format(value=quoted(text))) from None


def read_reserve(row: CsvRow, column: str) -> int | None:
    """Return the half reps in reserve that an RPE from 1 to 10 stands for; None for any other number."""
    half_rpe, rest = divmod(_read_number(row, column) if column else 0, 500)
    return 2 * MOST_RPE - half_rpe if not rest and 2 <= half_rpe <= 2 * MOST_RPE else None  # noqa: PLR2004 - RPE 1


def read_seconds_ms(row: CsvRow, column: str) -> int | None:
    """Return how long a set took, written in seconds or as 0:01:30; None where that is not told."""
    clock = _CLOCK.fullmatch(row.text(column).strip()) if column else None
    if clock:
        hours, minutes, seconds = (int(each or 0) for each in clock.groups())
        took_ms = ((hours * 60 + minutes) * 60 + seconds) * 1000
    else:
        took_ms = _read_number(row, column) if column else 0
    if took_ms > MAX_DURATION_MS:
        raise row.problem(column, _("is longer than a day"))
    return took_ms or None


def read_length_ms(row: CsvRow, column: str) -> int | None:
    """Return how long a workout took, None where that is not understood."""
    return length_ms(row.text(column), column)


def _read_number(row: CsvRow, column: str, most: int = 10**9) -> int:
    """Return a number in thousandths, 0 where there is none."""
    return row.thousandths(column, most) or 0
