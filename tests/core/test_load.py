"""Loads and the steps in which they change."""

import pytest

from legcurl_timer.core.load import PLATE_STEP, POUND_STEP, Load, LoadSteps, LoadUnit, may_be_one_weight
from legcurl_timer.core.validation import ValidationError

KG, LB = LoadUnit.KG, LoadUnit.LB


@pytest.mark.parametrize(
    ("load", "text"),
    [
        (Load(KG, 42_500), "42.5 kg"),
        (Load(KG, 40_000), "40 kg"),
        (Load(LB, 90_000), "90 lb"),
        (Load(KG, 1_134), "1.134 kg"),
        (Load(KG, 0), "0 kg"),
        (Load(LoadUnit.BAND, band="red"), "red band"),
        (Load(LoadUnit.BODYWEIGHT), "bodyweight"),
    ],
)
def test_loads_in_words(load: Load, text: str) -> None:
    """A weight is written without needless zeros, a band by its name."""
    assert str(load) == text


@pytest.mark.parametrize(
    ("unit", "thousandths", "band", "field"),
    [
        (KG, -1, "", "load"),
        (LB, 2_000_001, "", "load"),
        (KG, True, "", "load"),
        (LoadUnit.BAND, 1, "red", "load"),
        (LoadUnit.BODYWEIGHT, 1, "", "load"),
        (LoadUnit.BAND, 0, "", "band"),
        (KG, 0, "red", "band"),
        (LoadUnit.BAND, 0, 61 * "a", "band"),
        (LoadUnit.BAND, 0, "dark\nred", "band"),
    ],
)
def test_impossible_loads(unit: LoadUnit, thousandths: int, band: str, field: str) -> None:
    """Nobody lifts less than nothing or more than two tonnes, and a band has one name and no number."""
    with pytest.raises(ValidationError) as caught:
        Load(unit, thousandths, band)
    assert caught.value.field == field


@pytest.mark.parametrize(
    ("steps", "weight", "count", "moved"),
    [
        (LoadSteps(), Load(KG, 40_000), 1, Load(KG, 42_500)),
        (LoadSteps(), Load(KG, 41_250), -2, Load(KG, 36_250)),
        (LoadSteps(), Load(LB, 90_000), 1, Load(LB, 95_000)),
        (LoadSteps(lb=Load(LB, 2_500)), Load(LB, 90_000), 1, Load(LB, 92_500)),
        (LoadSteps(), Load(KG, 2_000), -1, Load(KG, 0)),
        (LoadSteps(), Load(KG, 1_999_000), 1, Load(KG, 2_000_000)),
        (LoadSteps(), Load(KG, 40_000), 0, Load(KG, 40_000)),
    ],
)
def test_steps(steps: LoadSteps, weight: Load, count: int, moved: Load) -> None:
    """Steps go up and down from where a weight is, in its own unit, and stop at the ends."""
    assert steps.moved(weight, count) == moved


@pytest.mark.parametrize(
    ("kg", "lb"),
    [(Load(KG, 0), POUND_STEP), (PLATE_STEP, Load(LB, 0)), (POUND_STEP, POUND_STEP)],
)
def test_impossible_steps(kg: Load, lb: Load) -> None:
    """A step is more than nothing and in the unit that it is for."""
    with pytest.raises(ValueError, match="is not a step in"):
        LoadSteps(kg, lb)


@pytest.mark.parametrize(
    ("steps", "kilograms", "seen"),
    [
        (LoadSteps(), (40_000, 41_250, 43_750), 1_250),
        (LoadSteps(), (35_000, 40_000, 50_000, 40_000), 5_000),
        (LoadSteps(), (40_000, 41_250), 2_500),
        (LoadSteps(), (40_000, 42_000, 45_000), 2_500),
        (LoadSteps(), (20_000, 40_000, 60_000), 2_500),
        (LoadSteps(kg=Load(KG, 1_000)), (35_000, 40_000, 45_000), 1_000),
    ],
    ids=["finer", "coarser", "too few", "not on steps", "no plate is so heavy", "told"],
)
def test_steps_are_seen_in_what_was_lifted(steps: LoadSteps, kilograms: tuple[int, ...], seen: int) -> None:
    """Three weights that lie on equal steps show them, unless the lifter has told the step."""
    loads = [Load(KG, each) for each in kilograms]
    assert steps.seen_in(loads) == LoadSteps(kg=Load(KG, seen))


@pytest.mark.parametrize(
    ("one", "other", "may_be"),
    [
        (Load(KG, 42_500), Load(LB, 93_700), True),
        (Load(LB, 75_000), Load(KG, 34_020), True),
        (Load(KG, 42_500), Load(LB, 93_900), False),
        (Load(KG, 40_000), Load(KG, 40_100), True),
        (Load(KG, 40_250), Load(KG, 40_270), False),
    ],
)
def test_two_numbers_for_one_weight(one: Load, other: Load, may_be: bool) -> None:
    """Two weights can be one as far as both are rounded to the decimals that they have."""
    assert may_be_one_weight(one, other) == may_be_one_weight(other, one) == may_be
