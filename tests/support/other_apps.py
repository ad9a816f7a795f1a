"""Files as Strong, Hevy and FitNotes write them in many languages, and as spreadsheets save them again.

What is written are sessions that hold no more than these programs know.
"""

import csv
import tomllib
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from math import nextafter
from pathlib import Path
from typing import NamedTuple

from babel.dates import format_date, format_datetime
from babel.units import format_unit

from legcurl_timer.core.load import KG_PER_LB, LoadUnit
from legcurl_timer.core.records import SessionRecord, SetRecord
from legcurl_timer.core.text import decimal_text
from legcurl_timer.history.exchange.csv_tables import guarded
from legcurl_timer.history.exchange.other_apps.exercise_names import EXPORTED_NAMES

STRONG_HEADINGS: dict[str, str] = tomllib.loads(
    Path(__file__).with_name("strong_headings.toml").read_text(encoding="utf-8")
)
"""The headings of Strong by language."""
DATES = ("%d/%m/%Y %H:%M", "%m/%d/%y %I:%M %p", "%d.%m.%Y %H:%M", "%Y/%m/%d %H:%M")
"""How spreadsheets write dates."""
DROP_SET = "drop set"
_FAR_EAST = frozenset({"ja", "zh", "zh_Hant", "ko"})
_NO_LENGTHS = frozenset({"he", "id"})
"""Languages in which the length of a workout is not understood, or could be in another language."""
_Table = Iterator[Sequence[str]]


class Saving(NamedTuple):
    """How a file was saved: with words of a language; if there is a `date`, by a spreadsheet."""

    language: str = "en"
    delimiter: str = ","
    decimal_mark: str = "."
    encoding: str = "utf-8"
    line_end: str = "\n"
    date: str = ""

    def number(self, text: str) -> str:
        """Return a number as it stands in the file."""
        return text.replace(".", self.decimal_mark)

    def time(self, local: datetime, written: Callable[[datetime], str]) -> str:
        """Return a time as it stands in the file, which the program had written in its way."""
        return local.strftime(self.date) if self.date else written(local)


def strong(sessions: Sequence[SessionRecord], saving: Saving) -> _Table:
    """Yield a table of twelve columns, which says no unit and has rows for rests."""
    yield STRONG_HEADINGS[saving.language].split(",")
    for session in sessions:
        start = saving.time(session.started.local, "{:%Y-%m-%d %H:%M:%S}".format)
        name, _, workout_note = session.note.partition("\n")
        for number, record in enumerate(session.sets, 1):
            note, kind = _note_and_kind(record)
            order = {"": str(number)}.get(kind, kind[:1].upper())
            row = [start, name, _length(session, saving.language), EXPORTED_NAMES[record.variation]]
            figures = [_unrounded(record), str(record.completed_reps), "0", _seconds(record)]
            yield [*row, order, *map(saving.number, figures), note, workout_note, _rpe(record, saving)]
            yield [*row, "Rest Timer", "0", "0", "0", "90", "", workout_note, ""]


def hevy(sessions: Sequence[SessionRecord], saving: Saving) -> _Table:
    """Yield a table with months in the lifter's language and weights in both units."""
    yield [
        *("title", "start_time", "end_time", "description", "exercise_title", "exercise_notes", "set_type"),
        *("weight_kg", "weight_lbs", "reps", "duration_seconds", "rpe"),
    ]
    for session in sessions:
        name, _, description = session.note.partition("\n")
        start, end = (
            saving.time(each.local, _spoken(saving.language)) for each in (session.started, session.ended)
        )
        for record in session.sets:
            note, kind = _note_and_kind(record)
            row = [name, start, end, description, EXPORTED_NAMES[record.variation], note, kind or "normal"]
            figures = [*_both_units(record), str(record.completed_reps), _seconds(record)]
            yield [*row, *map(saving.number, figures), _rpe(record, saving)]


def fitnotes(sessions: Sequence[SessionRecord], saving: Saving) -> _Table:
    """Yield a table of days, to which a spreadsheet adds a midnight."""
    yield [
        "Date",
        "Exercise",
        "Category",
        "Weight",
        "Weight Unit",
        "Reps",
        "Distance",
        "Distance Unit",
        "Time",
        "Comment",
    ]
    for session in sessions:
        day = saving.time(session.started.local.replace(hour=0), "{:%Y-%m-%d}".format)
        for record in session.sets:
            load, seconds = record.load, (record.set_time_ms or 0) // 1000
            weight = [decimal_text(load.thousandths), f"{load.unit}s"] if load else ["", ""]
            clock = f"0:{seconds // 60:02d}:{seconds % 60:02d}" if seconds < 3600 else "1:00:00"
            figures = [*map(saving.number, weight), str(record.completed_reps), "", "", clock]
            yield [day, EXPORTED_NAMES[record.variation], "Legs", *figures, record.note]


def fitnotes_ios(sessions: Sequence[SessionRecord], saving: Saving) -> _Table:
    """Yield the same with a column for either unit."""
    heading, *rows = fitnotes(sessions, saving)
    yield [*heading[:3], "Weight (kg)", "Weight (lbs)", *heading[5:9], "Notes", "Kind"]
    for row in rows:
        weights = [row[3], ""] if row[4] == "kgs" else ["", row[3]]
        yield [*row[:3], *weights, *row[5:], "wr"]


def save(path: Path, table: _Table, saving: Saving) -> None:
    """Write a table to a file."""
    with path.open("w", encoding=saving.encoding, newline="") as file:
        writer = csv.writer(file, delimiter=saving.delimiter, lineterminator=saving.line_end)
        writer.writerows([guarded(cell) for cell in row] for row in table)


def _spoken(language: str) -> Callable[[datetime], str]:
    """Return how a time is written in a language."""
    if language in _FAR_EAST:
        return lambda local: f"{format_date(local, 'long', locale=language)} {local:%H:%M}"
    return lambda local: format_datetime(local, "d MMM y, HH:mm", locale=language)


def _length(session: SessionRecord, language: str) -> str:
    """Return how long a session was in the words of a language."""
    hours, minutes = divmod((session.ended.utc_ms - session.started.utc_ms) // 60_000, 60)
    parts = ((hours, "duration-hour"), (minutes, "duration-minute"))
    locale = "en" if language in _NO_LENGTHS else language
    return " ".join(format_unit(count, unit, "short", locale=locale) for count, unit in parts if count)


def _note_and_kind(record: SetRecord) -> tuple[str, str]:
    """Return what the lifter noted of a set, and the kind that Hevy tells it by."""
    if record.note.startswith(DROP_SET):
        return record.note.removeprefix(DROP_SET).removeprefix("\n"), "dropset"
    if record.warm_up:
        return record.note, "warmup"
    return record.note, "failure" if record.reserve_half_reps == 0 else ""


def _rpe(record: SetRecord, saving: Saving) -> str:
    reserve = record.reserve_half_reps
    return saving.number(decimal_text((20 - reserve) * 500)) if reserve else ""


def _seconds(record: SetRecord) -> str:
    return decimal_text(record.set_time_ms or 0)


def _unrounded(record: SetRecord) -> str:
    """Return a weight as it comes out of another unit and back."""
    return repr(nextafter(record.load.thousandths / 1000, 0)) if record.load else "0"


def _both_units(record: SetRecord) -> list[str]:
    """Return a weight in kg and lb; the other unit only where it shows that it was computed."""
    if record.load is None:
        return ["", ""]
    is_kg = record.load.unit is LoadUnit.KG
    written = decimal_text(record.load.thousandths)
    exact = record.load.thousandths / (KG_PER_LB if is_kg else 1 / KG_PER_LB)
    computed = decimal_text(round(exact))
    is_seen = len(computed.partition(".")[2]) > len(written.partition(".")[2])
    both = [written, computed if is_seen else ""]
    return both if is_kg else both[::-1]
