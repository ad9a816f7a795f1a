"""Where knee and hip are at a position of a set."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import Variation, load_variations
from legcurl_timer.core.pacing.pose import Pose, contraction_at, level_of, pose_between
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.timeline import compile_set

VARIATIONS = {variation.id: variation for variation in load_variations()}
MOVEMENTS = (PhaseKind.CONCENTRIC, PhaseKind.ECCENTRIC)


def pose_at(variation_id: str, tempo: str, position_ms: int, *, count_in_ms: int = 1_000) -> Pose:
    """Return the pose in two reps of a variation."""
    variation = VARIATIONS[variation_id]
    timeline = compile_set(SetPrescription(variation, Tempo.parse(tempo), 2, count_in_ms))
    return pose_between(
        variation.knee, variation.hip, contraction_at(variation.first_phase, timeline, position_ms)
    )


@pytest.mark.parametrize(
    ("variation_id", "tempo", "position_ms", "knee_deg"),
    [
        # Lying: up from 1 to 3 s, held to 4 s, down to 8 s, stretched to 9 s.
        ("lying", "4-1-2-1", 1_000, 0),
        ("lying", "4-1-2-1", 2_000, 62.5),
        ("lying", "4-1-2-1", 5_000, 125 * (1 + math.sqrt(0.5)) / 2),
        ("lying", "4-1-2-1", 6_000, 62.5),
        # Prone with a band: between the right angle and the glute.
        ("prone-band", "2-0-1-2", 500, 90),
        ("prone-band", "2-0-1-2", 1_500, 107.5),
        ("prone-band", "2-0-1-2", 3_000, 125),
        # Nordic: kneeling tall in the count-in, down from 1 to 5 s, caught to 6 s, up to 8 s, tall to 10 s.
        ("nordic", "4-1-2-2", 3_000, 50),
        ("nordic", "4-1-2-2", 5_000, 10),
        ("nordic", "4-1-2-2", 9_500, 90),
    ],
)
def test_knee(variation_id: str, tempo: str, position_ms: int, knee_deg: float) -> None:
    """The knee waits where the lift begins, eases through movements and keeps still in pauses."""
    assert pose_at(variation_id, tempo, position_ms).knee_deg == pytest.approx(knee_deg)


@given(st.from_type(Variation), st.floats(0, 1))
def test_the_hip_keeps_still(variation: Variation, contraction: float) -> None:
    """However far the knee is bent, the hip keeps the angle of its variation."""
    assert pose_between(variation.knee, variation.hip, contraction).hip_deg == variation.hip.stretched_deg


@given(st.from_type(SetPrescription), st.integers() | st.integers(0, 1_500_000))
def test_no_jumps(prescription: SetPrescription, position_ms: int) -> None:
    """At any position the limb is on its path, and 1 ms moves it no further than the fastest phase can."""
    timeline = compile_set(prescription)
    first = prescription.variation.first_phase
    here = contraction_at(first, timeline, position_ms)
    there = contraction_at(first, timeline, position_ms + 1)
    fastest_ms = min(prescription.tempo.duration_ms(kind) for kind in MOVEMENTS)
    assert 0 <= here <= 1
    assert abs(there - here) <= math.pi / 2 / fastest_ms + 1e-9


@given(st.from_type(SetPrescription), st.data())
def test_the_limb_turns_where_the_phases_change(prescription: SetPrescription, data: st.DataObject) -> None:
    """A concentric runs from stretched to contracted, an eccentric back, each without turning on its way."""
    timeline = compile_set(prescription)
    first = prescription.variation.first_phase
    phase = data.draw(st.sampled_from([phase for phase in timeline.phases if phase.kind in MOVEMENTS]))
    before_ms, after_ms = sorted(data.draw(st.tuples(*2 * [st.integers(phase.start_ms, phase.end_ms)])))
    start, before, after, end = (
        contraction_at(first, timeline, position_ms)
        for position_ms in (phase.start_ms, before_ms, after_ms, phase.end_ms)
    )
    if phase.kind is PhaseKind.CONCENTRIC:
        assert 0 == start <= before <= after <= end == 1
    else:
        assert 1 == start >= before >= after >= end == 0


@pytest.mark.parametrize("variation", load_variations(), ids=lambda each: each.id)
def test_the_level_goes_up_with_what_goes_up(variation: Variation) -> None:
    """In the curl the limb rises, save on the seated machine, whose heels go down."""
    highest = 0.0 if variation.id == "seated" else 1.0
    assert level_of(variation, highest) == 1
    assert level_of(variation, 1 - highest) == 0
