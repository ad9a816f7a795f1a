"""Settings by which the lifts are done in quick sets, for tests that do not want to wait."""

from dataclasses import replace
from typing import Any

from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.userdata.settings import Settings


def planned(
    tempo: str = "0.5-0-0.5-0",
    reps: int = 1,
    *,
    sets: int = 3,
    rest_ms: int = 60_000,
    count_in_ms: int = 0,
    bottom_reps: int = 0,
    settings: Settings | None = None,
    **facts: Any,
) -> Settings:
    """Return settings that remember the same workout, of one rep of a second, for each lift."""
    remembered = settings or Settings()
    for variation in reversed(load_variations()):
        plan = WorkoutPlan.by_default(variation)
        prescription = replace(
            plan.prescription,
            tempo=Tempo.parse(tempo),
            reps=reps,
            bottom_reps=bottom_reps,
            count_in_ms=count_in_ms,
        )
        plan = replace(plan, prescription=prescription, sets=sets, rest_ms=rest_ms, **facts)
        remembered = remembered.remembering(plan)
    return remembered
