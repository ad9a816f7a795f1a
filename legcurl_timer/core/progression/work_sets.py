"""Sets of the past as the rules about progress see them, whatever kept them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple

from legcurl_timer.core.language import ngettext
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.load import Load
from legcurl_timer.core.progression.measured_set import measured_beat
from legcurl_timer.core.records import SetRecord


@dataclass(frozen=True, slots=True)
class RepRange:
    """The reps that a set aims at, from `bottom` to `top`; a fixed number is a range of one.

    Raises ValueError for a range that is empty or upside down.
    """

    bottom: int
    top: int

    def __post_init__(self) -> None:
        if not 1 <= self.bottom <= self.top:
            raise ValueError(f"{self.bottom} to {self.top} is not a range of reps")

    @property
    def bottom_reps(self) -> int:
        """The bottom as a planned set has it: 0 for a fixed number."""
        return self.bottom if self.bottom < self.top else 0

    @property
    def in_words(self) -> str:
        """The range as the lifter reads it: "8\u201312 reps"."""
        return ngettext("{count} rep", "{count} reps", self.top).format(count=self)

    def __str__(self) -> str:
        return str(self.top) if self.bottom == self.top else f"{self.bottom}\u2013{self.top}"


class Lift(NamedTuple):
    """What is compared with itself only: a variation at a tempo, with one leg or with both."""

    variation: Variation
    tempo: Tempo
    leg: Leg = Leg.BOTH


class WorkSet(NamedTuple):
    """A set and the day it counts for: a session that went on past midnight counts for the day it began."""

    day: date
    record: SetRecord

    @property
    def counts(self) -> bool:
        """Whether progress looks at it: warm-ups and false starts without a rep are left out."""
        return not self.record.warm_up and self.record.completed_reps > 0

    @property
    def weight(self) -> Load | None:
        """The load where it is weighed, None where it is not or is unknown."""
        load = self.record.load
        return load if load and load.is_weighed else None

    @property
    def band(self) -> str:
        """The name of the band, "" where none is known."""
        return " ".join(self.record.load.band.split()) if self.record.load else ""

    @property
    def kept_beat(self) -> bool | None:
        """Whether the lifter kept to the beat, as he said or else as measured; None where neither tells."""
        said = self.record.kept_beat
        return measured_beat(self.record) if said is None else said


def by_day(sets: Iterable[WorkSet]) -> tuple[tuple[WorkSet, ...], ...]:
    """Return sets as the sessions of their days, oldest first; within a day they keep their order."""
    in_order = sorted(sets, key=lambda each: each.day)
    return tuple(tuple(group) for _day, group in groupby(in_order, key=lambda each: each.day))
