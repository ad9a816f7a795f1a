"""The files of Strong, Hevy and FitNotes: which of their columns says what."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from legcurl_timer.core.load import LoadUnit
from legcurl_timer.history.exchange.csv_tables import Beginning
from legcurl_timer.history.exchange.other_apps.folding import fold

MOST_RPE = 10
"""The effort that leaves no rep in reserve."""
WORKOUT_NAME = "Leg curls"
"""How a workout is called that is written here, which tells nothing when it is read again."""
NOTHING_NOTED = "."
"""What stands for no note in a file in Strong's form, of which Hevy reads no empty notes."""
UNITS = {
    **dict.fromkeys(("kg", "kgs", "kilogram", "kilograms"), LoadUnit.KG),
    **dict.fromkeys(("\u043a\u0433", "\u516c\u65a4", "\u5343\u514b"), LoadUnit.KG),
    **dict.fromkeys(("lb", "lbs", "pound", "pounds"), LoadUnit.LB),
    **dict.fromkeys(("\u0444\u0443\u043d\u0442", "\u0444\u0443\u043d\u0442\u044b", "\u78c5"), LoadUnit.LB),
}
"""How the other programs write their units, in small letters."""


class WeightColumn(NamedTuple):
    """A column of weights, and the unit that its heading tells, None where it tells none."""

    name: str
    unit: LoadUnit | None


class Dialect(NamedTuple):
    """A file's columns by what they say, "" where there is none.

    `columns` are the names of all columns in their order, each once, which may differ from the heading.
    """

    program: str
    delimiter: str
    columns: tuple[str, ...]
    weights: tuple[WeightColumn, ...]
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

    @property
    def knows_days_only(self) -> bool:
        """Whether the program keeps no time of the day; a spreadsheet may have added a midnight."""
        return self.program == FITNOTES


class _Program(NamedTuple):
    """What a program calls its columns, as `plain_names` has them, the usual name first.

    A heading is the program's if it has `needed` columns, one of each, and one of weights, but none that
    `others` have.
    """

    columns: Mapping[str, Sequence[str]]
    needed: Sequence[Sequence[str]]
    others: frozenset[str] = frozenset()


STRONG, HEVY, FITNOTES = "Strong", "Hevy", "FitNotes"
_PROGRAMS = {
    STRONG: _Program(
        {
            "started": ("date",),
            "exercise": ("exercise name",),
            "weight_unit": ("weight unit",),
            "reps": ("reps",),
            "seconds": ("seconds",),
            "rpe": ("rpe",),
            "note": ("notes",),
            "workout": ("workout name",),
            "workout_note": ("workout notes",),
            "duration": ("duration", "workout duration", "duration sec"),
            "set_order": ("set order",),
        },
        needed=(("date",), ("workout name",), ("exercise name",), ("set order",), ("reps",)),
    ),
    HEVY: _Program(
        {
            "started": ("start time",),
            "exercise": ("exercise title",),
            "reps": ("reps",),
            "seconds": ("duration seconds",),
            "rpe": ("rpe",),
            "note": ("exercise notes",),
            "workout": ("title",),
            "workout_note": ("description",),
            "ended": ("end time",),
            "set_type": ("set type",),
        },
        needed=(("start time",), ("exercise title",), ("set type", "set index"), ("reps",)),
    ),
    FITNOTES: _Program(
        {
            "started": ("date",),
            "exercise": ("exercise",),
            "weight_unit": ("weight unit",),
            "reps": ("reps",),
            "seconds": ("time",),
            "note": ("comment", "comments", "notes"),
        },
        needed=(("date",), ("exercise",), ("category",), ("reps",), ("distance",)),
        others=frozenset(("routine", "set", "set number", "set order", "sets", "workout", "workout name")),
    ),
}


def plain_names(names: Sequence[str]) -> tuple[str, ...]:
    """Return headings as words in small letters, without accents and marks: "Weight (kg)" is "weight kg"."""
    return tuple(" ".join(re.findall(r"[^\W_]+", fold(name))) for name in names)


def told_apart(names: Sequence[str]) -> tuple[str, ...]:
    """Return names each of which is there once, the later of equal ones with their number."""
    return tuple(
        f"{name} {before + 1}" if (before := names[:place].count(name)) else name
        for place, name in enumerate(names)
    )


def unit_told(plain: str) -> LoadUnit | None:
    """Return the unit with which a plain heading ends, None where it has none."""
    return UNITS.get(plain.rpartition(" ")[2])


def english_dialect(beginning: Beginning) -> Dialect | None:
    """Return the dialect that a heading in English belongs to, in whatever order, None for none of these."""
    plain, columns = plain_names(beginning.names), told_apart(beginning.names)
    named = dict(zip(reversed(plain), reversed(columns), strict=True))
    for program, known in _PROGRAMS.items():
        weights = tuple(
            WeightColumn(column, unit_told(each))
            for each, column in zip(plain, columns, strict=True)
            if each == "weight"
            or (unit_told(each) and (each.startswith("weight ") or (program == STRONG and each in UNITS)))
        )
        is_theirs = all(any(name in named for name in names) for names in known.needed)
        if weights and is_theirs and known.others.isdisjoint(named):
            found = {
                what: next((named[each] for each in said if each in named), "")
                for what, said in known.columns.items()
            }
            return Dialect(program, beginning.delimiter, columns, weights, **found)
    return None
