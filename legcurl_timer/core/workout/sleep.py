"""What becomes of a set in which the machine was asleep."""

from legcurl_timer.core.pacing.transport import Status, Transport
from legcurl_timer.core.workout.workout import Workout


def ends_asleep(workout: Workout, transport: Transport) -> bool:
    """Return whether the present set, the `transport`, is to be ended where it was last seen.

    So it is where the machine slept in mid-set. A workout of a single set has nothing else that could wait:
    there the set stays paused, and the lifter says what becomes of it.
    """
    if not transport.clock_jumped or transport.status is not Status.PAUSED:
        return False
    begun = transport.tally(transport.looked_at_ms).set_time_ms > 0
    return begun and len(workout.plan.places) > 1
