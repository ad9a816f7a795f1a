"""The files of Strong, Hevy and FitNotes: which of their columns says what."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from legcurl_timer.core.load import LoadUnit

MOST_RPE = 10
"""The effort that leaves no rep in reserve."""
UNITS = {
    "kg": LoadUnit.KG,
    "kgs": LoadUnit.KG,
    "lb": LoadUnit.LB,
    "lbs": LoadUnit.LB,
}
"""How the other programs write their units."""
_WEIGHT = re.compile(r"weight(?:[ _]\(?(?P<unit>kgs?|lbs?)\)?)?")


class Dialect(NamedTuple):
    """A file's columns by what they say, "" where there is none. `unit` is the one in the heading."""

    name: str
    weight: str
    unit: LoadUnit | None
    started: str = ""
    exercise: str = ""
    weight_unit: str = ""
    reps: str = ""
    seconds: str = ""
    rpe: str = ""
    note: str = ""
    workout: str = ""
    workout_note: str = ""
    duration: str = ""
    ended: str = ""
    set_order: str = ""
    set_type: str = ""


_KNOWN: dict[str, dict[str, tuple[str, ...]]] = {
    "Strong": {
        "started": ("date",),
        "exercise": ("exercise name",),
        "weight_unit": ("weight unit",),
        "reps": ("reps",),
        "seconds": ("seconds",),
        "rpe": ("rpe",),
        "note": ("notes",),
        "workout": ("workout name",),
        "workout_note": ("workout notes",),
        "duration": ("duration", "workout duration", "duration (sec)"),
        "set_order": ("set order",),
    },
    "Hevy": {
        "started": ("start_time",),
        "exercise": ("exercise_title",),
        "reps": ("reps",),
        "seconds": ("duration_seconds",),
        "rpe": ("rpe",),
        "note": ("exercise_notes",),
        "workout": ("title",),
        "workout_note": ("description",),
        "ended": ("end_time",),
        "set_type": ("set_type",),
    },
    "FitNotes": {
        "started": ("date",),
        "exercise": ("exercise",),
        "weight_unit": ("weight unit",),
        "reps": ("reps",),
        "seconds": ("time",),
        "note": ("comment",),
    },
}
"""What the programs call their columns, in small letters, the usual name first."""


def dialect_of(heading: Sequence[str]) -> Dialect | None:
    """Return the dialect that a heading belongs to, None where it is none of those known here."""
    names = {name.lower(): name for name in heading}
    weight = next((found for found in map(_WEIGHT.fullmatch, names) if found), None)
    if weight is None:
        return None
    for program, columns in _KNOWN.items():
        found = {
            what: next((names[each] for each in said if each in names), "") for what, said in columns.items()
        }
        if all(found[what] for what in ("started", "exercise", "reps")):
            return Dialect(program, names[weight[0]], UNITS.get(weight["unit"] or ""), **found)
    return None
