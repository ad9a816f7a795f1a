"""The history in the columns of Strong, Hevy and FitNotes.

Time under tension stands in the column of seconds; what has no column is left out.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from legcurl_timer.core.load import KG_PER_LB, Load, LoadUnit
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import SessionRecord, SetRecord
from legcurl_timer.core.text import decimal_text
from legcurl_timer.files import whole_file
from legcurl_timer.history.exchange.csv_tables import write_rows
from legcurl_timer.history.exchange.other_apps.cells import MONTHS, MOST_RPE
from legcurl_timer.history.exchange.other_apps.exercise_names import EXPORTED_NAMES

STRONG_HEADING = (
    *("Date", "Workout Name", "Exercise Name", "Set Order", "Weight", "Weight Unit", "Reps", "RPE"),
    *("Distance", "Distance Unit", "Seconds", "Notes", "Workout Notes", "Workout Duration"),
)
HEVY_HEADING = (
    *("title", "start_time", "end_time", "description", "exercise_title", "superset_id", "exercise_notes"),
    *("set_index", "set_type", "weight_kg", "reps", "distance_km", "duration_seconds", "rpe"),
)
FITNOTES_HEADING = (
    *("Date", "Exercise", "Category", "Weight", "Weight Unit", "Reps", "Distance", "Distance Unit"),
    *("Time", "Comment"),
)
_WORKOUT_NAME = "Leg curls"
_CATEGORY = "Legs"
_NOTHING = "."
_MOST_HALF_REPS = 8
"""The other programs know an effort (RPE) from 6 on, that is 4 reps in reserve."""
_Rows = Iterator[list[str]]


def _write(
    heading: tuple[str, ...],
    rows_of: Callable[[SessionRecord], _Rows],
    delimiter: str,
    sessions: Iterable[SessionRecord],
    path: Path,
) -> int:
    """Write one program's columns and return the number of sets. Raises OSError."""
    count = 0
    with whole_file(path) as file:
        write_rows(file, [heading], delimiter=delimiter)
        for session in sessions:
            write_rows(file, rows_of(session), delimiter=delimiter)
            count += len(session.sets)
    return count


def _strong_rows(session: SessionRecord) -> _Rows:
    numbers: Counter[str] = Counter()
    for record in session.sets:
        numbers[record.variation] += 1
        yield [
            f"{session.started.local:%Y-%m-%d %H:%M:%S}",
            _WORKOUT_NAME,
            _exercise(record),
            "W" if record.warm_up else str(numbers[record.variation]),
            _weight(record.load),
            _unit(record.load, "lbs", "kg"),
            str(record.completed_reps),
            _rpe(record),
            "",
            "",
            _seconds(record),
            record.note or record.tempo or _NOTHING,  # Hevy reads neither an empty note nor an empty length
            session.note or _NOTHING,
            _length(session),
        ]


def _hevy_rows(session: SessionRecord) -> _Rows:
    numbers: Counter[str] = Counter()
    for record in session.sets:
        yield [
            _WORKOUT_NAME,
            _spoken_time(session.started),
            _spoken_time(session.ended),
            session.note,
            _exercise(record),
            "",
            record.note,
            str(numbers[record.variation]),
            "warmup" if record.warm_up else "normal",
            _kilograms(record.load),
            str(record.completed_reps),
            "",
            _seconds(record),
            _rpe(record),
        ]
        numbers[record.variation] += 1


def _fitnotes_rows(session: SessionRecord) -> _Rows:
    for record in session.sets:
        yield [
            f"{session.started.local:%Y-%m-%d}",
            _exercise(record),
            _CATEGORY,
            _weight(record.load),
            _unit(record.load, "lbs", "kgs"),
            str(record.completed_reps),
            "",
            "",
            _clock(record),
            record.note,
        ]


def _exercise(record: SetRecord) -> str:
    return EXPORTED_NAMES.get(record.variation, record.variation)


def _weight(load: Load | None) -> str:
    return decimal_text(load.thousandths) if load else "0"


def _kilograms(load: Load | None) -> str:
    if load is None or load.unit is not LoadUnit.LB:
        return _weight(load)
    return decimal_text(round(load.thousandths * KG_PER_LB))


def _unit(load: Load | None, pounds: str, kilograms: str) -> str:
    return pounds if load and load.unit is LoadUnit.LB else kilograms


def _rpe(record: SetRecord) -> str:
    reserve = record.reserve_half_reps
    if reserve is None or reserve > _MOST_HALF_REPS:
        return ""
    return decimal_text((2 * MOST_RPE - reserve) * 500)


def _seconds(record: SetRecord) -> str:
    return str(round((record.tut_ms or 0) / 1000))


def _clock(record: SetRecord) -> str:
    if record.tut_ms is None:
        return ""
    minutes, seconds = divmod(round(record.tut_ms / 1000), 60)
    return f"{minutes // 60}:{minutes % 60:02d}:{seconds:02d}"


def _length(session: SessionRecord) -> str:
    minutes = max(1, round((session.ended.utc_ms - session.started.utc_ms) / 60_000))
    hours, rest = divmod(minutes, 60)
    return " ".join(part for part in (f"{hours}h" if hours else "", f"{rest}m" if rest else "") if part)


def _spoken_time(moment: Moment) -> str:
    local = moment.local
    return f"{local.day} {MONTHS[local.month - 1]} {local.year}, {local:%H:%M}"


write_strong = partial(_write, STRONG_HEADING, _strong_rows, ";")
"""Writes the form of Strong on Android, which Hevy reads, too."""
write_hevy = partial(_write, HEVY_HEADING, _hevy_rows, ",")
"""Writes weights in kilograms only."""
write_fitnotes = partial(_write, FITNOTES_HEADING, _fitnotes_rows, ",")
"""Writes the form of FitNotes on Android."""
