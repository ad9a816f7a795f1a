"""Sets of the past as the rules about progress see them, whatever kept them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import Stance, Variation
from legcurl_timer.core.load import Weight

_BANDS = (Stance.UPRIGHT_BAND, Stance.PRONE_BAND)


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

    def __str__(self) -> str:
        return str(self.top) if self.bottom == self.top else f"{self.bottom}\u2013{self.top}"


@dataclass(frozen=True, slots=True)
class Lift:
    """What is compared with itself only: a variation at a tempo, with one leg or with both."""

    variation: Variation
    tempo: Tempo
    leg: Leg = Leg.BOTH

    @property
    def by_lowering(self) -> bool:
        """Whether it begins with the way down, as the Nordic does: the body is the load, whatever is held."""
        return self.variation.first_phase is PhaseKind.ECCENTRIC

    @property
    def by_band(self) -> bool:
        """Whether a band is the load."""
        return self.variation.stance in _BANDS


@dataclass(frozen=True, slots=True)
class WorkSet:
    """A set that was done on a day; a session that went on past midnight counts for the day it began.

    `tempo` is in its canonical form, "" where unknown. A load is a weight or the name of a band, neither
    where unknown or none but the body. `tut_ms`, `form_kept` and `rushed` (as measured, or as the lifter
    said) are None where nobody knows: what is unknown never counts as a yes.
    """

    day: date
    variation: str
    tempo: str
    completed_reps: int
    leg: Leg = Leg.BOTH
    weight: Weight | None = None
    band: str = ""
    tut_ms: int | None = None
    form_kept: bool | None = None
    rushed: bool | None = None
    warm_up: bool = False
    pain: bool = False

    @property
    def counts(self) -> bool:
        """Whether progress looks at it: warm-ups and false starts without a rep are left out."""
        return not self.warm_up and self.completed_reps > 0


def by_day(sets: Iterable[WorkSet]) -> tuple[tuple[WorkSet, ...], ...]:
    """Return sets as the sessions of their days, oldest first; within a day they keep their order."""
    in_order = sorted(sets, key=lambda each: each.day)
    return tuple(tuple(group) for _, group in groupby(in_order, key=lambda each: each.day))
