"""Cells as other programs write them: times, lengths, weights, efforts."""

import re
from decimal import ROUND_HALF_EVEN, Decimal

from legcurl_timer.core.load import MAX_LOAD_THOUSANDTHS, LoadUnit
from legcurl_timer.core.records import MAX_DURATION_MS, MAX_REPS_KEPT
from legcurl_timer.history.exchange.csv_tables import CsvRow
from legcurl_timer.history.exchange.other_apps.dialects import UNITS
from legcurl_timer.history.exchange.other_apps.wall_times import DateOrder, WallTime, read_wall_time
from legcurl_timer.history.exchange.problems import quoted

MOST_RPE = 10
_NUMBER = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,9})?")
_CLOCK = re.compile(r"(?:(?P<hours>[0-9]{1,4}):)?(?P<minutes>[0-9]{1,4}):(?P<seconds>[0-9]{2})")
_SPOKEN_LENGTH = re.compile(
    r"(?:(?P<hours>[0-9]{1,7}) ?h[a-z]*)? ?(?:(?P<minutes>[0-9]{1,7}) ?m[a-z]*)?"
    r" ?(?:(?P<seconds>[0-9]{1,7}) ?s[a-z]*)?"
)


def read_text(row: CsvRow, column: str) -> str:
    """Return a text with line ends as we have them, "" where there is no such column."""
    return row.text(column).replace("\r\n", "\n").replace("\r", "\n") if column else ""


def read_time(row: CsvRow, column: str, order: DateOrder | None = None) -> WallTime:
    """Return a time on the wall; `order` counts where its day and month could be told in either order."""
    try:
        return read_wall_time(row.text(column).strip(), order)
    except ValueError as error:
        raise row.problem(column, str(error)) from None


def read_reps(row: CsvRow, column: str) -> int:
    """Return a count of reps, 0 where there is none."""
    thousandths = _read_thousandths(row, column)
    if thousandths % 1000 or thousandths > MAX_REPS_KEPT * 1000:
        raise row.problem(column, f"must be a whole number from 0 to {MAX_REPS_KEPT}")
    return thousandths // 1000


def read_weight(row: CsvRow, column: str) -> int:
    """Return a weight in thousandths, 0 where there is none."""
    thousandths = _read_thousandths(row, column)
    if thousandths > MAX_LOAD_THOUSANDTHS:
        raise row.problem(column, f"must be a number from 0 to {MAX_LOAD_THOUSANDTHS // 1000}")
    return thousandths


def read_unit(row: CsvRow, column: str) -> LoadUnit | None:
    """Return the unit of a weight, None where the cell is empty."""
    text = row.text(column).strip()
    if not text:
        return None
    try:
        return UNITS[text.lower()]
    except KeyError:
        raise row.problem(column, f"{quoted(text)} must be kg or lb") from None


def read_reserve(row: CsvRow, column: str) -> int | None:
    """Return the half reps in reserve that an RPE from 1 to 10 stands for; None for any other number."""
    half_rpe, rest = divmod(_read_thousandths(row, column) if column else 0, 500)
    return 2 * MOST_RPE - half_rpe if not rest and 2 <= half_rpe <= 2 * MOST_RPE else None  # noqa: PLR2004 - RPE 1


def read_seconds_ms(row: CsvRow, column: str) -> int | None:
    """Return how long a set took, written in seconds or as 0:01:30; None where that is not told."""
    clock = _CLOCK.fullmatch(row.text(column).strip()) if column else None
    length_ms = _length_ms(clock) if clock else _read_thousandths(row, column) if column else 0
    if length_ms > MAX_DURATION_MS:
        raise row.problem(column, "is longer than a day")
    return length_ms or None


def read_length_ms(row: CsvRow, column: str) -> int:
    """Return how long a workout took, written such as "1h 5m", or in seconds where the heading says so."""
    text = row.text(column).strip()
    if "sec" in column.lower():
        return _read_thousandths(row, column)
    spoken = _SPOKEN_LENGTH.fullmatch(text)
    if not spoken:
        raise row.problem(column, f"{quoted(text)} is not a length such as 1h 5m")
    return _length_ms(spoken)


def _length_ms(found: re.Match[str]) -> int:
    hours, minutes, seconds = (int(found[part] or 0) for part in ("hours", "minutes", "seconds"))
    return ((hours * 60 + minutes) * 60 + seconds) * 1000


def _read_thousandths(row: CsvRow, column: str) -> int:
    text = row.text(column).strip()
    if not text:
        return 0
    if not _NUMBER.fullmatch(text):
        raise row.problem(column, f"{quoted(text)} is not a number")
    return int((Decimal(text.replace(",", ".")) * 1000).quantize(Decimal(1), ROUND_HALF_EVEN))
