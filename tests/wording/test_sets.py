"""What is told of the sets of a workout, while it is under way."""

from dataclasses import replace

import pytest

from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.core.workout.workout import Workout
from legcurl_timer.wording.sets import next_set_text, place_text


@pytest.mark.parametrize(
    ("warm_ups", "place", "following"),
    [(0, "Set 1 of 3", "Next: set 1 of 3, "), (2, "Warm-up 1 of 2", "Next: warm-up 1 of 2, ")],
)
def test_a_set_by_its_place(warm_ups: int, place: str, following: str) -> None:
    """A warm-up is called one, by itself and as what comes next; it counts apart from the sets."""
    plan = replace(WorkoutPlan.by_default(load_variations()[0]), warm_up_sets=warm_ups)
    workout = Workout(plan).begin(0)
    assert workout.step
    assert place_text(workout, workout.step) == place
    assert next_set_text(workout, workout.step).startswith(following)
