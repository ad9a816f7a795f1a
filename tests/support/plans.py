"""Made-up plans of workouts."""

from functools import cache

from hypothesis import strategies as st

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import Variation, load_variations
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.workout.plan import WorkoutPlan
from support.histories import tempos


@st.composite
def prescriptions(draw: st.DrawFn) -> SetPrescription:
    """Make up a set, with or without a range, an end and a leg of its own."""
    variation: Variation = draw(st.sampled_from(load_variations()))
    reps = draw(st.integers(1, 100))
    return SetPrescription(
        variation,
        draw(tempos()),
        reps,
        draw(st.integers(0, 30_000)),
        own_return=draw(st.booleans()),
        leg=draw(st.sampled_from([Leg.LEFT, Leg.RIGHT])) if variation.one_leg else Leg.BOTH,
        bottom_reps=draw(st.integers(0, reps)),
        open_ended=draw(st.booleans()),
    )


@cache
def plans() -> st.SearchStrategy[WorkoutPlan]:
    """Make up workouts."""
    return st.builds(
        WorkoutPlan,
        prescriptions(),
        st.integers(1, 20),
        st.integers(0, 600_000),
        switch_ms=st.integers(0, 600_000),
        match_legs=st.booleans(),
        wait_for_me=st.booleans(),
        warm_up_sets=st.integers(0, 20),
        reps_by_set=st.just(()) | st.lists(st.integers(1, 100), max_size=20).map(tuple),
    )
