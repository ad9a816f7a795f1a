"""A lid that is closed in mid-set keeps the set and lets the workout wait."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.pacing.tension import SetTally
from legcurl_timer.core.pacing.transport import CLOCK_JUMP_MS, Transport
from legcurl_timer.core.records import Ending
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.core.workout.sleep import after_sleep, ends_asleep
from legcurl_timer.core.workout.workout import Stage, Workout

SEATED = next(each for each in load_variations() if each.id == "seated")
_DEFAULT = WorkoutPlan.by_default(SEATED)
# Reps of 6 s after a count-in of 5 s, three of them; the set lasts 22 s.
SET = replace(_DEFAULT.prescription, tempo=Tempo.parse("3-1-1-1"), reps=3, bottom_reps=0, count_in_ms=5_000)
PLAN = replace(_DEFAULT, prescription=SET, sets=2, rest_ms=90_000)
HOUR_MS = 3_600_000
FIRST_MS = 1_000_000


def slept(workout: Workout, transport: Transport, at_ms: int, for_ms: int) -> tuple[Workout, Transport, int]:
    """Look at a set until the lid closes, and once when it has been opened; return all and the time."""
    for now_ms in range(transport.looked_at_ms, at_ms, 1_000):
        transport = transport.update(now_ms)
    transport = transport.update(at_ms).update(at_ms + for_ms)
    return after_sleep(workout, transport, "mine"), transport, at_ms + for_ms


def begun() -> tuple[Workout, Transport]:
    """Return a workout whose first set has just begun."""
    workout = Workout(PLAN).begin(FIRST_MS)
    assert workout.step is not None
    return workout, Transport.for_set(workout.step.prescription).start(FIRST_MS)


def rested() -> tuple[Workout, Transport, int]:
    """Return a workout in the rest after its first set, the set that comes, and the time."""
    now_ms = FIRST_MS + 22_000
    workout = begun()[0].set_ended(SetTally(3, 17_000, 17_000), Ending.COMPLETED, now_ms, "first")
    return workout, Transport.for_set(SET, workout.rest_left_ms(now_ms)).start(now_ms), now_ms


def test_in_mid_set() -> None:
    """The set ended where it was last seen, the rest began there, and the next set waits for the lifter."""
    workout, transport, now_ms = slept(*begun(), FIRST_MS + 5_000 + 8_000, HOUR_MS)
    (done,) = workout.done
    assert (done.tally, done.ending, done.uid) == (SetTally(1, 8_000, 8_000), Ending.ENDED_EARLY, "mine")
    assert workout.stage(now_ms) is Stage.WAITING
    assert workout.step is not None
    assert workout.step.place.set_number == 2
    assert transport.end(now_ms).tally(now_ms) == done.tally


def test_back_before_the_rest_is_over() -> None:
    """The rest is counted from the moment that the set ended; the next set does not start by itself."""
    workout, _, now_ms = slept(*begun(), FIRST_MS + 13_000, 30_000)
    assert (workout.stage(now_ms), workout.rest_left_ms(now_ms)) == (Stage.RESTING, 60_000)
    assert workout.stage(now_ms + 60_000) is Stage.WAITING


def test_in_the_last_set() -> None:
    """The last set of a workout ends it, slept through or not."""
    workout, transport, now_ms = rested()
    workout, _, now_ms = slept(workout, transport, now_ms + 90_000 + 5_000 + 6_000, HOUR_MS)
    assert workout.stage(now_ms) is Stage.DONE
    assert [each.tally.completed_reps for each in workout.done] == [3, 1]


@pytest.mark.parametrize("into_ms", [50_000, 92_000])
def test_a_rest_slept_through_waits(into_ms: int) -> None:
    """Where the rest passed in sleep, or the lid was closed in the count-in, no set starts by itself."""
    workout, transport, now_ms = rested()
    workout, _, now_ms = slept(workout, transport, now_ms + into_ms, HOUR_MS)
    assert workout.stage(now_ms) is Stage.WAITING
    assert [each.uid for each in workout.done] == ["first"]
    assert workout.step is not None
    assert workout.step.place.set_number == 2
    assert workout.skip_rest(now_ms).stage(now_ms) is Stage.PACING


@pytest.mark.parametrize(
    ("sets", "at_ms", "ends"), [(2, 4_999, False), (2, 5_000, False), (2, 5_001, True), (1, 13_000, False)]
)
def test_which_sets_end(sets: int, at_ms: int, ends: bool) -> None:
    """A set that has begun ends in its sleep where others may follow; else it stays paused."""
    workout = Workout(replace(PLAN, sets=sets)).begin(FIRST_MS)
    _, paused, now_ms = slept(workout, begun()[1], FIRST_MS + at_ms, HOUR_MS)
    assert ends_asleep(workout, paused) is ends
    assert not ends_asleep(workout, paused.end(now_ms))
    assert not ends_asleep(workout, paused.rewound(now_ms).start(now_ms))


def test_no_sleep() -> None:
    """A busy machine, or a pause by the lifter, changes nothing."""
    workout, transport = begun()
    busy = transport.update(FIRST_MS + CLOCK_JUMP_MS)
    assert after_sleep(workout, busy) is workout
    paused = busy.pause(FIRST_MS + 3_000)
    assert after_sleep(workout, paused) is workout
    assert not ends_asleep(workout, busy)
    assert not ends_asleep(workout, paused)


@given(at_ms=st.integers(0, 133_000), for_ms=st.integers(CLOCK_JUMP_MS + 1, HOUR_MS))
def test_at_any_time(at_ms: int, for_ms: int) -> None:
    """Whenever the lid closes: no set goes on by itself afterwards, and no time asleep counts."""
    workout, transport, now_ms = rested()
    after, _, woken_ms = slept(workout, transport, now_ms + min(at_ms, 111_999), for_ms)
    assert after.stage(woken_ms) is not Stage.PACING
    assert all(each.tally.set_time_ms <= 17_000 for each in after.done)
    assert len(after.done) == (2 if at_ms > 95_000 else 1)
