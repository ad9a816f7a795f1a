"""What tells the series of a plot apart: a shape and a colour for each leg and for each lift."""

from collections.abc import Iterable, Mapping

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.gui.history.progress.chart import Look, Mark, Series, SeriesColour, Shape

LEG_LOOKS: Mapping[str, Look] = {
    Leg.LEFT: Look("Left", Shape.POINTING_LEFT, SeriesColour.FIRST),
    Leg.RIGHT: Look("Right", Shape.POINTING_RIGHT, SeriesColour.SECOND),
    Leg.BOTH: Look("Both legs", Shape.CIRCLE, SeriesColour.THIRD),
}
ALL_SETS = Look("All sets", Shape.CIRCLE, SeriesColour.FIRST)
_SHAPES = tuple(Shape)[:6]
_INKS = tuple(SeriesColour)


def variation_looks(variations: tuple[Variation, ...], kept: Iterable[str]) -> dict[str, Look]:
    """Return the looks of the variations, and after them of those `kept` ones that nobody knows any more."""
    names = {variation.id: variation.short_name for variation in variations}
    unknown = sorted(set(kept).difference(names))
    names |= {variation: variation.replace("-", " ").capitalize() for variation in unknown}
    return {
        variation: Look(name, _SHAPES[number % 6], _INKS[(number + number // 6) % 3])
        for number, (variation, name) in enumerate(names.items())
    }


def in_series(marks: Iterable[tuple[str, Mark]], looks: Mapping[str, Look]) -> tuple[Series, ...]:
    """Return marks, each given with the key of its look, as series in the order of the looks."""
    by_key: dict[str, list[Mark]] = {key: [] for key in looks}
    for key, mark in marks:
        by_key[key].append(mark)
    return tuple(Series(looks[key], tuple(marks)) for key, marks in by_key.items() if marks)
