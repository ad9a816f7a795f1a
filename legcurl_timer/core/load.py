"""Weights, and the steps in which a machine or a rack can change them."""

from dataclasses import dataclass, field
from enum import StrEnum

from legcurl_timer.core.durations import seconds_text

MAX_WEIGHT_THOUSANDTHS = 2_000_000


class WeightUnit(StrEnum):
    """What a weight is counted in."""

    KG = "kg"
    LB = "lb"


@dataclass(frozen=True, slots=True)
class Weight:
    """A weight in thousandths of its unit, 0 to 2 000 000; raises ValueError outside."""

    unit: WeightUnit
    thousandths: int

    def __post_init__(self) -> None:
        if not 0 <= self.thousandths <= MAX_WEIGHT_THOUSANDTHS:
            raise ValueError(f"a weight is 0 to {MAX_WEIGHT_THOUSANDTHS} thousandths, not {self.thousandths}")

    def __str__(self) -> str:
        return f"{seconds_text(self.thousandths)} {self.unit}"


PLATE_STEP = Weight(WeightUnit.KG, 2_500)
"""Two of the smallest usual plates."""
STACK_STEP = Weight(WeightUnit.KG, 5_000)
"""One plate of a usual machine's stack."""
POUND_STEP = Weight(WeightUnit.LB, 5_000)


@dataclass(frozen=True, slots=True)
class LoadSteps:
    """The smallest change that the lifter's equipment allows, above 0; our defaults where not told.

    Raises ValueError for a step of 0 or one in the other unit.
    """

    kg: Weight = field(default=PLATE_STEP)
    lb: Weight = field(default=POUND_STEP)

    def __post_init__(self) -> None:
        for step, unit in ((self.kg, WeightUnit.KG), (self.lb, WeightUnit.LB)):
            if step.unit is not unit or not step.thousandths:
                raise ValueError(f"{step} is not a step in {unit}")

    def of(self, unit: WeightUnit) -> Weight:
        """Return the step in a unit."""
        return self.kg if unit is WeightUnit.KG else self.lb

    def moved(self, weight: Weight, steps: int) -> Weight:
        """Return a weight so many steps up, down where negative, as far as a weight can go."""
        thousandths = weight.thousandths + steps * self.of(weight.unit).thousandths
        return Weight(weight.unit, min(max(thousandths, 0), MAX_WEIGHT_THOUSANDTHS))
