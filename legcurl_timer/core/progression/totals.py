"""What some sets come to, to be held against what was done the last time."""

from collections.abc import Iterable
from typing import NamedTuple

from legcurl_timer.core.load import KG_PER_LB, Load, LoadUnit
from legcurl_timer.core.records import SetRecord


class Totals(NamedTuple):
    """Sets added up, warm-ups left out.

    `tut_ms` is None where no set's tension is known, `moved` where nothing was weighed: the reps times the
    weight, in thousandths of the `unit` of the first one that was.
    """

    sets: int = 0
    reps: int = 0
    tut_ms: int | None = None
    moved: int | None = None
    unit: LoadUnit = LoadUnit.KG

    @classmethod
    def of(cls, records: Iterable[SetRecord]) -> "Totals":
        """Add sets up."""
        sets = [each for each in records if not each.warm_up]
        known_ms = [each.tut_ms for each in sets if each.tut_ms is not None]
        weighed = [(each.completed_reps, each.load) for each in sets if each.load and each.load.is_weighed]
        unit = weighed[0][1].unit if weighed else LoadUnit.KG
        return cls(
            len(sets),
            sum(each.completed_reps for each in sets),
            sum(known_ms) if known_ms else None,
            sum(reps * _thousandths(load, unit) for reps, load in weighed) if weighed else None,
            unit,
        )


def _thousandths(load: Load, unit: LoadUnit) -> int:
    if load.unit is unit:
        return load.thousandths
    factor = KG_PER_LB if unit is LoadUnit.KG else 1 / KG_PER_LB
    return round(load.thousandths * factor)
