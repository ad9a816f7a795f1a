"""What one set shall be, and the limits to it."""

from dataclasses import replace

import pytest

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.pacing.prescription import PrescriptionError, SetPrescription

VARIATIONS = {variation.id: variation for variation in load_variations()}
LYING = VARIATIONS["lying"]


@pytest.mark.parametrize(("variation_id", "reps"), [("lying", 10), ("standing-band", 13), ("nordic", 5)])
def test_by_default(variation_id: str, reps: int) -> None:
    """A variation starts out with its own tempo and count-in, in the middle of its range, rounded down."""
    its = VARIATIONS[variation_id]
    by_default = SetPrescription.by_default(its)
    assert by_default == SetPrescription(its, its.tempo, reps, its.count_in_ms)
    assert (by_default.paced_reps, replace(by_default, open_ended=True).paced_reps) == (reps, 300)


@pytest.mark.parametrize(
    ("reps", "count_in_ms", "message"),
    [
        (0, 5_000, "A set has 1 to 100 reps, not 0."),
        (101, 5_000, "A set has 1 to 100 reps, not 101."),
        (10, -1, "A count-in lasts 0 to 30 s, not -0.001 s."),
        (10, 30_001, "A count-in lasts 0 to 30 s, not 30.001 s."),
    ],
)
def test_outside_the_limits(reps: int, count_in_ms: int, message: str) -> None:
    """A set that cannot be paced is refused in one line with the limits."""
    with pytest.raises(PrescriptionError) as caught:
        SetPrescription(LYING, LYING.tempo, reps, count_in_ms)
    assert str(caught.value) == message


@pytest.mark.parametrize("bottom_reps", [-1, 13])
def test_no_range(bottom_reps: int) -> None:
    """A range upside down is refused in one line."""
    with pytest.raises(PrescriptionError) as caught:
        SetPrescription(LYING, LYING.tempo, 12, 5_000, bottom_reps=bottom_reps)
    assert str(caught.value) == f"A range up to 12 reps begins with 1 to 12, not with {bottom_reps}."


def test_one_leg_at_a_time_begins_with_the_left_one() -> None:
    """Where nothing is said, a one-leg lift trains the left leg and any other lift both."""
    assert SetPrescription.by_default(VARIATIONS["standing"]).leg is Leg.LEFT
    assert SetPrescription.by_default(LYING).leg is Leg.BOTH


def test_no_single_leg_where_both_work() -> None:
    """A lift with both legs refuses to be a set of one."""
    with pytest.raises(PrescriptionError, match=r"^Lying leg curl: both legs at once, not the right one\.$"):
        SetPrescription(LYING, LYING.tempo, 10, 5_000, leg=Leg.RIGHT)
