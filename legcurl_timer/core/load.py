"""What was lifted, and the steps in which a machine or a rack can change it."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from math import gcd

from legcurl_timer.core.checks import check_integer, check_text
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop
from legcurl_timer.core.text import decimal_text, plain_decimal
from legcurl_timer.core.validation import ValidationError

MAX_LOAD_THOUSANDTHS = 2_000_000
MAX_BAND_TEXT = 60
_BAND = gettext_noop("band")
KG_PER_LB = Decimal("0.45359237")
"""A pound in kilograms, by its definition."""


class LoadUnit(StrEnum):
    """What a load is counted in."""

    KG = "kg"
    LB = "lb"
    BAND = "band"
    BODYWEIGHT = "bodyweight"

    @property
    def is_weighed(self) -> bool:
        """Whether a load in it is a number on a scale."""
        return self in {LoadUnit.KG, LoadUnit.LB}


@dataclass(frozen=True, slots=True)
class Load:
    """What was lifted: thousandths of a kg or lb, 0 to 2 000 000, the name of a band, or the body alone.

    Raises ValidationError for anything else.
    """

    unit: LoadUnit
    thousandths: int = 0
    band: str = ""

    def __post_init__(self) -> None:
        check_integer("load", self.thousandths, 0, MAX_LOAD_THOUSANDTHS if self.is_weighed else 0)
        check_text(_BAND, self.band, MAX_BAND_TEXT, one_line=True)
        if (self.unit is LoadUnit.BAND) != bool(self.band):
            raise ValidationError(_("has a name where the load is a band, and only there"), _BAND)

    @property
    def is_weighed(self) -> bool:
        """Whether it is weighed, so that it can go up and down by steps."""
        return self.unit.is_weighed

    def __str__(self) -> str:
        match self.unit:
            case LoadUnit.BAND:
                # TRANSLATORS: the lifter's own name of a band, such as "red".
                return _("{band} band").format(band=self.band)
            case LoadUnit.BODYWEIGHT:
                # TRANSLATORS: in place of a load, where the body alone is lifted.
                return _("bodyweight")
            case unit:
                return f"{decimal_text(self.thousandths)} {unit}"


PLATE_STEP = Load(LoadUnit.KG, 2_500)
"""Two of the smallest usual plates."""
POUND_STEP = Load(LoadUnit.LB, 5_000)
_LIKELY_STEPS = range(500, 10_001)
_HALF_A_DIGIT = Decimal(500)


@dataclass(frozen=True, slots=True)
class LoadSteps:
    """The smallest change that the lifter's equipment allows, above 0; our defaults where not told.

    Raises ValueError for a step of 0 or one in the other unit.
    """

    kg: Load = field(default=PLATE_STEP)
    lb: Load = field(default=POUND_STEP)

    def __post_init__(self) -> None:
        for step, unit in ((self.kg, LoadUnit.KG), (self.lb, LoadUnit.LB)):
            if step.unit is not unit or not step.thousandths:
                raise ValueError(f"{step} is not a step in {unit}")

    def of(self, unit: LoadUnit) -> Load:
        """Return the step in a unit."""
        return self.kg if unit is LoadUnit.KG else self.lb

    def seen_in(self, loads: Collection[Load]) -> "LoadSteps":
        """Return the steps that three weights or more show where they all lie on them, else these.

        A step that was told, and one that no equipment has, stay out of it.
        """
        seen = {}
        for usual in (PLATE_STEP, POUND_STEP):
            weights = sorted({each.thousandths for each in loads if each.unit is usual.unit})
            between = [more - less for less, more in pairwise(weights)]
            step = gcd(*between)
            is_plain = len(between) > 1 and step == min(between) and step in _LIKELY_STEPS
            if is_plain and self.of(usual.unit) == usual:
                seen[usual.unit.value] = Load(usual.unit, step)
        return replace(self, **seen)

    def moved(self, weight: Load, steps: int) -> Load:
        """Return a weight so many steps up, down where negative, as far as a weight can go."""
        thousandths = weight.thousandths + steps * self.of(weight.unit).thousandths
        return Load(weight.unit, min(max(thousandths, 0), MAX_LOAD_THOUSANDTHS))


def decimals(weight: Load) -> int:
    """Return how many decimals a weight is told with, less needless zeros."""
    return len(plain_decimal(weight.thousandths).partition(".")[2])


def may_be_one_weight(one: Load, other: Load) -> bool:
    """Return whether two weights can be the same, each rounded to the decimals that it has."""
    apart = abs(_grams(one.unit, one.thousandths) - _grams(other.unit, other.thousandths))
    return apart <= sum(_grams(each.unit, _HALF_A_DIGIT.scaleb(-decimals(each))) for each in (one, other))


def _grams(unit: LoadUnit, thousandths: int | Decimal) -> Decimal:
    return thousandths * (KG_PER_LB if unit is LoadUnit.LB else Decimal(1))
