"""Three hours of sets and rests leave nothing behind: no memory, no threads."""

import gc
import threading
import tracemalloc
from dataclasses import replace

from support.gym import Floor

from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.core.workout.workout import Stage

STANDING = find_variation(load_variations(), "standing")
PLAN = replace(WorkoutPlan.by_default(STANDING), sets=3, rest_ms=150_000)
THREE_HOURS_MS = 3 * 3_600_000
MOST_GROWTH_BYTES = 100_000
"""One second of sound; the phases of the sets alone, if they stayed, would be several times as much."""


def do_workout(floor: Floor) -> int:
    """Do all sets of a workout, keep nothing of them but their number, and return it."""
    floor.begin(PLAN)
    while floor.session.stage is not Stage.DONE:
        floor.run(100)
    done = len(floor.workout.done)
    for kept in (floor.log, floor.contexts, floor.kept, floor.player.playbacks):
        kept.clear()
    return done


def held_bytes() -> int:
    """Return what is held in memory now."""
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


def test_three_hours() -> None:
    """GIVEN the first workout done WHEN three more hours follow THEN memory and threads are as before."""
    floor = Floor()
    tracemalloc.start()
    try:
        sets = do_workout(floor)
        held, threads = held_bytes(), threading.active_count()
        end_ms = floor.clock() + THREE_HOURS_MS
        while floor.clock() < end_ms:
            sets += do_workout(floor)
        assert held_bytes() - held < MOST_GROWTH_BYTES
    finally:
        tracemalloc.stop()
    assert threading.active_count() == threads
    assert sets > 60
