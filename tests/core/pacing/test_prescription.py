"""What one set shall be, and the limits to it."""

import pytest

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import Variation, load_variations
from legcurl_timer.core.pacing.prescription import PrescriptionError, SetPrescription

VARIATIONS = {variation.id: variation for variation in load_variations()}
LYING = VARIATIONS["lying"]


@pytest.mark.parametrize(
    ("variation_id", "tempo", "reps", "count_in_ms"),
    [
        ("lying", "3-0-1-1", 10, 5_000),
        ("seated", "3-1-1-1", 10, 5_000),
        ("standing", "3-0-1-1", 10, 5_000),
        ("standing-band", "3-0-1-2", 13, 10_000),
        ("prone-band", "2-0-1-2", 13, 10_000),
        ("nordic", "4-1-2-2", 5, 10_000),
    ],
)
def test_by_default(variation_id: str, tempo: str, reps: int, count_in_ms: int) -> None:
    """Each variation starts out with its own tempo, the middle of its range and its count-in."""
    prescription = SetPrescription.by_default(VARIATIONS[variation_id])
    assert prescription.variation is VARIATIONS[variation_id]
    assert str(prescription.tempo) == tempo
    assert (prescription.reps, prescription.count_in_ms) == (reps, count_in_ms)
    assert prescription.own_return is False


@pytest.mark.parametrize(("reps", "count_in_ms"), [(1, 0), (100, 30_000)])
def test_the_limits_themselves(reps: int, count_in_ms: int) -> None:
    """One rep without a count-in and a hundred after half a minute can both be paced."""
    prescription = SetPrescription(LYING, LYING.tempo, reps, count_in_ms)
    assert (prescription.reps, prescription.count_in_ms) == (reps, count_in_ms)


@pytest.mark.parametrize(
    ("reps", "count_in_ms", "message"),
    [
        (0, 5_000, "A set has 1 to 100 reps, not 0."),
        (-3, 5_000, "A set has 1 to 100 reps, not -3."),
        (101, 5_000, "A set has 1 to 100 reps, not 101."),
        (10, -1, "A count-in lasts 0 to 30 s, not -0.001 s."),
        (10, 30_001, "A count-in lasts 0 to 30 s, not 30.001 s."),
        (0, 31_000, "A set has 1 to 100 reps, not 0."),
    ],
)
def test_outside_the_limits(reps: int, count_in_ms: int, message: str) -> None:
    """A set that cannot be paced is refused in one line with the limits."""
    with pytest.raises(PrescriptionError) as caught:
        SetPrescription(LYING, LYING.tempo, reps, count_in_ms)
    assert str(caught.value) == message


@pytest.mark.parametrize("bottom_reps", [0, 1, 8, 12])
def test_a_range(bottom_reps: int) -> None:
    """A range has a bottom up to its top, 0 where there is none."""
    prescription = SetPrescription(LYING, LYING.tempo, 12, 5_000, bottom_reps=bottom_reps)
    assert (prescription.bottom_reps, prescription.paced_reps) == (bottom_reps, 12)


@pytest.mark.parametrize("bottom_reps", [-1, 13])
def test_no_range(bottom_reps: int) -> None:
    """A range upside down is refused in one line."""
    with pytest.raises(PrescriptionError) as caught:
        SetPrescription(LYING, LYING.tempo, 12, 5_000, bottom_reps=bottom_reps)
    assert str(caught.value) == f"A range up to 12 reps begins with 1 to 12, not with {bottom_reps}."


def test_open_ended() -> None:
    """A set without an end is paced for more reps than anyone does."""
    prescription = SetPrescription(LYING, LYING.tempo, 12, 5_000, open_ended=True)
    assert (prescription.reps, prescription.paced_reps) == (12, 300)


@pytest.mark.parametrize("variation", VARIATIONS.values(), ids=VARIATIONS)
def test_sets_of_the_same_facts_are_equal(variation: Variation) -> None:
    """A prescription is a value: the same facts make the same set."""
    again = SetPrescription(variation, variation.tempo, variation.default_reps, variation.count_in_ms)
    assert SetPrescription.by_default(variation) == again


def test_one_leg_at_a_time_begins_with_the_left_one() -> None:
    """Where nothing is said, a one-leg lift trains the left leg and any other lift both."""
    assert SetPrescription.by_default(VARIATIONS["standing"]).leg is Leg.LEFT
    assert SetPrescription.by_default(LYING).leg is Leg.BOTH


def test_no_single_leg_where_both_work() -> None:
    """A lift with both legs refuses to be a set of one."""
    with pytest.raises(PrescriptionError, match=r"^Lying leg curl: both legs at once, not the right one\.$"):
        SetPrescription(LYING, LYING.tempo, 10, 5_000, leg=Leg.RIGHT)
