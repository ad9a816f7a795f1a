"""A whole set-up in one line."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.plans import plans

from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.wording.presets import set_up_text

LYING = WorkoutPlan.by_default(load_variations()[0])


@pytest.mark.parametrize(
    ("reps", "plan", "said"),
    [
        ({}, {}, "3 sets of 8\u201312 reps"),
        ({"bottom_reps": 0, "reps": 10}, {"sets": 1}, "1 set of 10 reps"),
        ({"bottom_reps": 0, "reps": 1}, {}, "3 sets of 1 rep"),
        ({"open_ended": True}, {}, "3 sets until you end each"),
        ({"open_ended": True}, {"sets": 1}, "1 set until you end it"),
        ({}, {"reps_by_set": (12, 10, 8)}, "3 sets of 12, 10, 8 reps"),
    ],
)
def test_what_is_set_up(reps: dict[str, int], plan: dict[str, object], said: str) -> None:
    """Lift, tempo, sets and reps, rest and what is heard."""
    changed = replace(LYING, prescription=replace(LYING.prescription, **reps), **plan)  # type: ignore[arg-type] # whichever are given
    text = set_up_text(changed, Guidance.GLIDE)
    assert text == f"Lying leg curl, 3-0-1-1 \u00b7 {said} \u00b7 rest 1:30 \u00b7 glide"


@given(plan=plans(), guidance=st.sampled_from(Guidance))
def test_any_set_up(plan: WorkoutPlan, guidance: Guidance) -> None:
    """Whatever is set up can be said in one line."""
    assert len(set_up_text(plan, guidance).splitlines()) == 1
