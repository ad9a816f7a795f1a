"""The files of Strong in other languages: its headings are translated, their order is as in English."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from legcurl_timer.history.exchange.contents import DateOrder
from legcurl_timer.history.exchange.csv_tables import Beginning
from legcurl_timer.history.exchange.other_apps.dialects import (
    STRONG,
    UNITS,
    Dialect,
    WeightColumn,
    plain_names,
    told_apart,
    unit_told,
)
from legcurl_timer.history.exchange.other_apps.folding import fold
from legcurl_timer.history.exchange.other_apps.wall_times import read_wall_time

_ENGLISH = {"exercise", "exercises", "weight"}
"""A heading with these words is in English, but not Strong's."""
_DECISIVE = ("started", "exercise", "weight", "reps", "distance", "seconds")
_FEWEST = 6
_NUMBERS = ("number", "weight", "reps", "distance", "seconds", "rpe")
_NUMBER = re.compile(r"[-+0-9.,e ]*")


class _Headings(NamedTuple):
    """What the columns say in each known order, how words begin that say it, and what "name" is called."""

    forms: tuple[tuple[str, ...], ...]
    stems: dict[str, tuple[str, ...]]
    names: tuple[str, ...]


def translated_dialect(beginning: Beginning) -> Dialect | None:
    """Return the dialect of a file of Strong in another language, None where it is no such file.

    Its headings must have words for most of its columns where they belong, and its rows what stands in these.
    In its shorter forms it has to speak of names, as other programs with such columns do not.
    """
    plain = plain_names(beginning.names)
    if _ENGLISH.intersection(word for heading in plain for word in heading.split()):
        return None
    known = _headings()
    forms = [form for form in known.forms if len(form) == len(plain)]
    form = max(forms, key=lambda each: len(_recognised(each, plain, known)), default=())
    found = _recognised(form, plain, known) if form else set()
    if len(found) < _FEWEST or not found.issuperset(_DECISIVE):
        return None
    is_strong = "workout_note" in form or _has_names(form, plain, known)
    if not (is_strong and _fits(form, beginning.rows)):
        return None
    columns = told_apart(beginning.names)
    places = dict(zip(form, columns, strict=True))
    weight = WeightColumn(places["weight"], unit_told(plain[form.index("weight")]))
    told = {what: column for what, column in places.items() if what in Dialect._fields}
    return Dialect(STRONG, beginning.delimiter, columns, (weight,), **told)


@cache
def _headings() -> _Headings:
    document = tomllib.loads(files(__package__).joinpath("strong_headings.toml").read_text(encoding="utf-8"))
    return _Headings(
        tuple(tuple(form.split()) for form in document["forms"]),
        {what: tuple(fold(stems).split()) for what, stems in document["stems"].items()},
        tuple(fold(document["names"]).split()),
    )


def _recognised(form: Sequence[str], plain: Sequence[str], known: _Headings) -> set[str]:
    """Return what the headings say that have a word for it where it belongs."""
    return {
        what
        for what, heading in zip(form, plain, strict=True)
        if any(_begins(stem, heading) for stem in known.stems.get(what, ()))
        or (what == "weight" and heading in UNITS)
    }


def _has_names(form: Sequence[str], plain: Sequence[str], known: _Headings) -> bool:
    """Return whether the heading of the workouts or of the exercises says that it is a name."""
    named = plain[form.index("workout")] + plain[form.index("exercise")]
    return any(name in named for name in known.names)


def _begins(stem: str, heading: str) -> bool:
    """Return whether a word of a heading begins so; where there are no spaces, anywhere in it."""
    return f" {stem}" in f" {heading}" if stem.isascii() else stem in heading


def _fits(form: Sequence[str], rows: list[list[str]]) -> bool:
    """Return whether times and numbers stand where they belong, in most of some rows."""
    fitting = sum(_is_possible(dict(zip(form, map(str.strip, row), strict=False))) for row in rows)
    return 2 * fitting >= len(rows)


def _is_possible(cells: dict[str, str]) -> bool:
    numbers = (cells.get(each, "") for each in _NUMBERS)
    return _is_time(cells.get("started", "")) and all(_NUMBER.fullmatch(fold(number)) for number in numbers)


def _is_time(text: str) -> bool:
    try:
        read_wall_time(text, DateOrder.DAY_FIRST)
    except ValueError:
        return False
    return True
