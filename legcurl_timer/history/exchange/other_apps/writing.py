"""The history in the columns of Strong, Hevy and FitNotes.

Time under tension stands in the column of seconds, as it was measured where all of it was; what has no
column is left out.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from legcurl_timer.core.load import KG_PER_LB, LoadUnit
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import SessionRecord, SetRecord
from legcurl_timer.core.text import plain_decimal
from legcurl_timer.files import whole_file
from legcurl_timer.history.exchange.csv_tables import write_rows
from legcurl_timer.history.exchange.other_apps.dialects import MOST_RPE, NOTHING_NOTED, WORKOUT_NAME
from legcurl_timer.history.exchange.other_apps.exercise_names import EXPORTED_NAMES

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MOST_HALF_REPS = 8
"""The other programs know an effort (RPE) from 6 on, that is 4 reps in reserve."""


class _Exported(NamedTuple):
    """A set with its session, in which it is the `number`th of its lift, from 1 on."""

    session: SessionRecord
    record: SetRecord
    number: int


_Columns = Mapping[str, Callable[[_Exported], str]]
"""The columns of a program by their headings, each with what stands in it."""


def _write(columns: _Columns, delimiter: str, sessions: Iterable[SessionRecord], path: Path) -> int:
    """Write one program's columns and return the number of sets. Raises OSError."""
    count = 0
    with whole_file(path) as file:
        write_rows(file, [tuple(columns)], delimiter=delimiter)
        for session in sessions:
            numbers: Counter[str] = Counter()
            for record in session.sets:
                numbers[record.variation] += 1
                each = _Exported(session, record, numbers[record.variation])
                write_rows(file, [[cell(each) for cell in columns.values()]], delimiter=delimiter)
                count += 1
    return count


def _empty(_each: _Exported) -> str:
    return ""


def _exercise(each: _Exported) -> str:
    return EXPORTED_NAMES.get(each.record.variation, each.record.variation)


def _weight(each: _Exported) -> str:
    return plain_decimal(each.record.load.thousandths) if each.record.load else "0"


def _kilograms(each: _Exported) -> str:
    load = each.record.load
    if load is None or load.unit is not LoadUnit.LB:
        return _weight(each)
    return plain_decimal(round(load.thousandths * KG_PER_LB))


def _unit(each: _Exported, kilograms: str) -> str:
    load = each.record.load
    return "lbs" if load and load.unit is LoadUnit.LB else kilograms


def _reps(each: _Exported) -> str:
    return str(each.record.completed_reps)


def _rpe(each: _Exported) -> str:
    reserve = each.record.reserve_half_reps
    if reserve is None or reserve > _MOST_HALF_REPS:
        return ""
    return plain_decimal((2 * MOST_RPE - reserve) * 500)


def _tut_ms(each: _Exported) -> int | None:
    """Return the measured time under tension where every rep was seen well, else the paced one."""
    seen = each.record.measurement
    if seen is None or seen.tut_ms is None or not seen.trusted or len(seen.trusted_reps) < len(seen.reps):
        return each.record.tut_ms
    return seen.tut_ms


def _seconds(each: _Exported) -> str:
    return str(round((_tut_ms(each) or 0) / 1000))


def _clock(each: _Exported) -> str:
    tut_ms = _tut_ms(each)
    if tut_ms is None:
        return ""
    minutes, seconds = divmod(round(tut_ms / 1000), 60)
    return f"{minutes // 60}:{minutes % 60:02d}:{seconds:02d}"


def _length(each: _Exported) -> str:
    minutes = max(1, round((each.session.ended.utc_ms - each.session.started.utc_ms) / 60_000))
    hours, rest = divmod(minutes, 60)
    return " ".join(part for part in (f"{hours}h" if hours else "", f"{rest}m" if rest else "") if part)


def _spoken_time(moment: Moment) -> str:
    local = moment.local
    return f"{local.day} {_MONTHS[local.month - 1]} {local.year}, {local:%H:%M}"


_STRONG: _Columns = {
    "Date": lambda each: f"{each.session.started.local:%Y-%m-%d %H:%M:%S}",
    "Workout Name": lambda _each: WORKOUT_NAME,
    "Exercise Name": _exercise,
    "Set Order": lambda each: "W" if each.record.warm_up else str(each.number),
    "Weight": _weight,
    "Weight Unit": partial(_unit, kilograms="kg"),
    "Reps": _reps,
    "RPE": _rpe,
    "Distance": _empty,
    "Distance Unit": _empty,
    "Seconds": _seconds,
    # Hevy reads neither an empty note nor an empty length.
    "Notes": lambda each: each.record.note or each.record.tempo or NOTHING_NOTED,
    "Workout Notes": lambda each: each.session.note or NOTHING_NOTED,
    "Workout Duration": _length,
}
_HEVY: _Columns = {
    "title": lambda _each: WORKOUT_NAME,
    "start_time": lambda each: _spoken_time(each.session.started),
    "end_time": lambda each: _spoken_time(each.session.ended),
    "description": lambda each: each.session.note,
    "exercise_title": _exercise,
    "superset_id": _empty,
    "exercise_notes": lambda each: each.record.note,
    "set_index": lambda each: str(each.number - 1),
    "set_type": lambda each: "warmup" if each.record.warm_up else "normal",
    "weight_kg": _kilograms,
    "reps": _reps,
    "distance_km": _empty,
    "duration_seconds": _seconds,
    "rpe": _rpe,
}
_FITNOTES: _Columns = {
    "Date": lambda each: f"{each.session.started.local:%Y-%m-%d}",
    "Exercise": _exercise,
    "Category": lambda _each: "Legs",
    "Weight": _weight,
    "Weight Unit": partial(_unit, kilograms="kgs"),
    "Reps": _reps,
    "Distance": _empty,
    "Distance Unit": _empty,
    "Time": _clock,
    "Comment": lambda each: each.record.note,
}

write_strong = partial(_write, _STRONG, ";")
"""Writes the form of Strong on Android, which Hevy reads, too."""
write_hevy = partial(_write, _HEVY, ",")
"""Writes weights in kilograms only."""
write_fitnotes = partial(_write, _FITNOTES, ",")
"""Writes the form of FitNotes on Android."""
