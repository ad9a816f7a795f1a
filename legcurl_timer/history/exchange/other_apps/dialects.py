"""The files of Strong, Hevy and FitNotes: which of their columns says what."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from legcurl_timer.core.load import LoadUnit

UNITS = {
    "kg": LoadUnit.KG,
    "kgs": LoadUnit.KG,
    "lb": LoadUnit.LB,
    "lbs": LoadUnit.LB,
}
"""How the other programs write their units."""
_WEIGHT = re.compile(r"weight(?:[ _]\(?(?P<unit>kgs?|lbs?)\)?)?")


@dataclass(frozen=True, slots=True)
class Dialect:
    """A file's columns by what they say, "" where there is none. `unit` is the one in the heading."""

    name: str
    started: str
    exercise: str
    weight: str
    unit: LoadUnit | None
    weight_unit: str
    reps: str
    seconds: str
    rpe: str = ""
    note: str = ""
    workout: str = ""
    workout_note: str = ""
    duration: str = ""
    ended: str = ""
    set_order: str = ""
    set_type: str = ""


def dialect_of(heading: Sequence[str]) -> Dialect | None:
    """Return the dialect that a heading belongs to, None where it is none of those known here."""
    columns = _Columns(heading)
    for known in (_strong, _hevy, _fitnotes):
        dialect = known(columns)
        if all((dialect.started, dialect.exercise, dialect.weight, dialect.reps)):
            return dialect
    return None


class _Columns:
    """A heading, whose names are found whatever their case."""

    def __init__(self, heading: Sequence[str]) -> None:
        self._names = {name.lower(): name for name in heading}
        found = (_WEIGHT.fullmatch(name) for name in self._names)
        weight = next((each for each in found if each), None)
        self.weight = self._names[weight[0]] if weight else ""
        self.unit = UNITS.get(weight["unit"] or "") if weight else None

    def named(self, *names: str) -> str:
        """Return the first of these names that is there, as it is written in the file; "" for none."""
        return next((self._names[name] for name in names if name in self._names), "")


def _strong(columns: _Columns) -> Dialect:
    return Dialect(
        name="Strong",
        started=columns.named("date"),
        exercise=columns.named("exercise name"),
        weight=columns.weight,
        unit=columns.unit,
        weight_unit=columns.named("weight unit"),
        reps=columns.named("reps"),
        seconds=columns.named("seconds"),
        rpe=columns.named("rpe"),
        note=columns.named("notes"),
        workout=columns.named("workout name"),
        workout_note=columns.named("workout notes"),
        duration=columns.named("duration", "workout duration", "duration (sec)"),
        set_order=columns.named("set order"),
    )


def _hevy(columns: _Columns) -> Dialect:
    return Dialect(
        name="Hevy",
        started=columns.named("start_time"),
        exercise=columns.named("exercise_title"),
        weight=columns.weight,
        unit=columns.unit,
        weight_unit="",
        reps=columns.named("reps"),
        seconds=columns.named("duration_seconds"),
        rpe=columns.named("rpe"),
        note=columns.named("exercise_notes"),
        workout=columns.named("title"),
        workout_note=columns.named("description"),
        ended=columns.named("end_time"),
        set_type=columns.named("set_type"),
    )


def _fitnotes(columns: _Columns) -> Dialect:
    return Dialect(
        name="FitNotes",
        started=columns.named("date"),
        exercise=columns.named("exercise"),
        weight=columns.weight,
        unit=columns.unit,
        weight_unit=columns.named("weight unit"),
        reps=columns.named("reps"),
        seconds=columns.named("time"),
        note=columns.named("comment"),
    )
