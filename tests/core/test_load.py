"""Weights and the steps in which they change."""

import pytest

from legcurl_timer.core.load import PLATE_STEP, POUND_STEP, STACK_STEP, LoadSteps, Weight, WeightUnit

KG, LB = WeightUnit.KG, WeightUnit.LB


@pytest.mark.parametrize(
    ("weight", "text"),
    [
        (Weight(KG, 42_500), "42.5 kg"),
        (Weight(KG, 40_000), "40 kg"),
        (Weight(LB, 90_000), "90 lb"),
        (Weight(KG, 1_134), "1.134 kg"),
        (Weight(KG, 0), "0 kg"),
    ],
)
def test_weights_in_words(weight: Weight, text: str) -> None:
    """A weight is written without needless zeros."""
    assert str(weight) == text


@pytest.mark.parametrize("thousandths", [-1, 2_000_001])
def test_impossible_weights(thousandths: int) -> None:
    """Nobody lifts less than nothing or more than two tonnes."""
    with pytest.raises(ValueError, match="a weight is 0 to 2000000"):
        Weight(KG, thousandths)


@pytest.mark.parametrize(
    ("steps", "weight", "count", "moved"),
    [
        (LoadSteps(), Weight(KG, 40_000), 1, Weight(KG, 42_500)),
        (LoadSteps(), Weight(KG, 41_250), -2, Weight(KG, 36_250)),
        (LoadSteps(), Weight(LB, 90_000), 1, Weight(LB, 95_000)),
        (LoadSteps(kg=STACK_STEP), Weight(KG, 40_000), 1, Weight(KG, 45_000)),
        (LoadSteps(lb=Weight(LB, 2_500)), Weight(LB, 90_000), 1, Weight(LB, 92_500)),
        (LoadSteps(), Weight(KG, 2_000), -1, Weight(KG, 0)),
        (LoadSteps(), Weight(KG, 1_999_000), 1, Weight(KG, 2_000_000)),
        (LoadSteps(), Weight(KG, 40_000), 0, Weight(KG, 40_000)),
    ],
)
def test_steps(steps: LoadSteps, weight: Weight, count: int, moved: Weight) -> None:
    """Steps go up and down from where a weight is, in its own unit, and stop at the ends."""
    assert steps.moved(weight, count) == moved


@pytest.mark.parametrize(
    ("kg", "lb"),
    [(Weight(KG, 0), POUND_STEP), (PLATE_STEP, Weight(LB, 0)), (POUND_STEP, POUND_STEP)],
)
def test_impossible_steps(kg: Weight, lb: Weight) -> None:
    """A step is more than nothing and in the unit that it is for."""
    with pytest.raises(ValueError, match="is not a step in"):
        LoadSteps(kg, lb)
