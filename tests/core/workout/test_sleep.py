"""A lid that is closed in mid-set ends the set where others may follow."""

from dataclasses import replace

import pytest

from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.pacing.transport import CLOCK_JUMP_MS, Transport
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.core.workout.workout import Workout

_DEFAULT = WorkoutPlan.by_default(find_variation(load_variations(), "seated"))
# Reps of 6 s after a count-in of 5 s.
SET = replace(_DEFAULT.prescription, tempo=Tempo.parse("3-1-1-1"), count_in_ms=5_000)
HOUR_MS = 3_600_000


def begun(sets: int) -> tuple[Workout, Transport]:
    """Return a workout whose first set has just begun."""
    return Workout(replace(_DEFAULT, prescription=SET, sets=sets)).begin(0), Transport.for_set(SET).start(0)


@pytest.mark.parametrize(
    ("sets", "at_ms", "ends"), [(2, 4_999, False), (2, 5_000, False), (2, 5_001, True), (1, 13_000, False)]
)
def test_which_sets_end(sets: int, at_ms: int, ends: bool) -> None:
    """A set that has begun ends in its sleep where others may follow; else it stays paused."""
    workout, transport = begun(sets)
    for now_ms in (*range(0, at_ms, 1_000), at_ms, HOUR_MS):
        transport = transport.update(now_ms)
    assert workout.ends_asleep(transport) is ends
    assert not workout.ends_asleep(transport.end(HOUR_MS))
    assert not workout.ends_asleep(transport.rewound(HOUR_MS).start(HOUR_MS))


def test_no_sleep() -> None:
    """A busy machine, or a pause by the lifter, ends nothing."""
    workout, transport = begun(2)
    busy = transport.update(CLOCK_JUMP_MS)
    assert not workout.ends_asleep(busy)
    assert not workout.ends_asleep(busy.pause(3_000))
