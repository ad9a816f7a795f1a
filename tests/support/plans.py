"""Made-up plans of workouts."""

from dataclasses import replace
from functools import cache
from typing import Any

from hypothesis import strategies as st

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import Variation, find_variation, load_variations
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.userdata.plans import Plans
from support.histories import tempos


def last_used(
    *variation_ids: str,
    tempo: str = "0.5-0-0.5-0",
    reps: int = 1,
    bottom_reps: int = 0,
    count_in_ms: int = 0,
    **facts: Any,
) -> Plans:
    """Return plans by which some lifts were last used so; a set is one rep of a second unless told."""
    plans = Plans()
    for variation_id in variation_ids:
        usual = WorkoutPlan.by_default(find_variation(load_variations(), variation_id))
        prescription = replace(
            usual.prescription,
            tempo=Tempo.parse(tempo),
            reps=reps,
            bottom_reps=bottom_reps,
            count_in_ms=count_in_ms,
        )
        plans = plans.remembering(replace(usual, prescription=prescription, **facts))
    return plans


def planned(
    tempo: str = "0.5-0-0.5-0", reps: int = 1, *, sets: int = 3, rest_ms: int = 60_000, **facts: Any
) -> Plans:
    """Return plans by which each lift was last used in the same quick workout, the first lift last."""
    ids = [variation.id for variation in reversed(load_variations())]
    return last_used(*ids, tempo=tempo, reps=reps, sets=sets, rest_ms=rest_ms, **facts)


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
