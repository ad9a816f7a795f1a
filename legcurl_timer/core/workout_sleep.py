"""What becomes of a workout in which the machine was asleep."""

from legcurl_timer.core.tension import tally
from legcurl_timer.core.transport import Ending, Transport
from legcurl_timer.core.workout import Workout


def after_sleep(workout: Workout, transport: Transport, now_ms: int, uid: str = "") -> Workout:
    """Return the workout after its present set, the `transport`, saw the clock jump.

    A set that was under way is done: it ended where it was last seen, its rest began there, and the next one
    waits for the lifter. One that had not begun waits, too, where its rest is over; in a rest that still runs
    someone is there again, and it goes on as it was. Without a jump of the clock nothing changes.
    """
    if not transport.clock_jumped:
        return workout
    done = tally(transport.runs(now_ms))
    if not done.set_time_ms and workout.rest_left_ms(now_ms):
        return workout
    return workout.set_ended(done, Ending.ENDED_EARLY, transport.looked_at_ms, uid).wait()
