"""What is told of a workout: each thing once, in order."""

from dataclasses import replace

import pytest

from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.pacing.tension import SetTally
from legcurl_timer.core.records import Ending
from legcurl_timer.core.workout.events import (
    Event,
    RestChanged,
    RestStarted,
    SetBroughtBack,
    SetCorrected,
    SetDiscarded,
    SetPlanned,
    SetStored,
    WaitEnded,
    WaitStarted,
    WorkoutDone,
    events_between,
)
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.core.workout.workout import Workout

VARIATIONS = {variation.id: variation for variation in load_variations()}
LYING = replace(WorkoutPlan.by_default(VARIATIONS["lying"]), sets=2, rest_ms=90_000)
STANDING = replace(WorkoutPlan.by_default(VARIATIONS["standing"]), sets=1)
DONE = SetTally(12, 60_000, 60_000)


def begun(plan: WorkoutPlan = LYING) -> Workout:
    """Return a workout whose first set is under way."""
    return Workout(plan).begin(0)


def ended(workout: Workout, tally: SetTally = DONE, *, now_ms: int = 100_000) -> Workout:
    """Return the workout after a set."""
    return workout.set_ended(tally, Ending.COMPLETED, now_ms)


def planned(workout: Workout) -> SetPlanned:
    """Return the news of the step that is next now."""
    return SetPlanned(workout.step)


def told(before: Workout, after: Workout) -> list[Event]:
    """Return the events of one command."""
    return list(events_between(before, after))


def test_nothing_happened() -> None:
    """Of the same state nothing is told, whatever the state."""
    for workout in (Workout(LYING), begun(), ended(begun()), ended(begun()).wait(), begun().end()):
        assert events_between(workout, workout) == ()


def test_a_set_done() -> None:
    """A set done is stored, the next one planned, and the rest begins."""
    after = ended(begun())
    assert told(begun(), after) == [SetStored(after.done[0]), planned(after), RestStarted(190_000)]


def test_the_other_leg_is_planned_anew() -> None:
    """A correction of the first leg reaches the set of the second, which then comes anew."""
    after = ended(begun(STANDING))
    corrected = after.correct(after.done[0].uid, 11, 101_000)
    assert told(after, corrected) == [SetCorrected(corrected.done[0]), planned(corrected)]


def test_no_rest() -> None:
    """A rest of no length is none."""
    before = begun(replace(LYING, rest_ms=0))
    after = ended(before)
    assert told(before, after) == [SetStored(after.done[0]), planned(after)]


def test_the_last_set() -> None:
    """The end of the last set is the end of the workout."""
    before = ended(begun())
    after = ended(before, now_ms=300_000)
    assert told(before, after) == [SetStored(after.done[1]), WorkoutDone(after.done)]


@pytest.mark.parametrize("workout", [Workout(LYING), begun(), ended(begun()), ended(begun()).wait()])
def test_ended_early(workout: Workout) -> None:
    """A workout that is ended is done with the sets it has; that it waited is no news any more."""
    assert told(workout, workout.end()) == [WorkoutDone(workout.done)]


def test_changed_rest_and_waiting() -> None:
    """A rest made longer or left out tells its new end; to wait and to go on are told."""
    before = ended(begun())
    assert told(before, before.add_rest(15_000, 110_000)) == [RestChanged(205_000)]
    assert told(before.wait(), before.wait().skip_rest(110_000)) == [RestChanged(110_000), WaitEnded()]
    assert told(before, before.wait()) == [WaitStarted()]
    assert told(before.wait(), before.wait().go_on()) == [WaitEnded()]


def test_nothing_done() -> None:
    """A set of which nothing was done is planned anew, and waits."""
    after = ended(begun(), SetTally(0, 0, 0))
    assert told(begun(), after) == [planned(after), WaitStarted()]


def test_repeated() -> None:
    """A set to be repeated is told and planned anew; at the end of a workout the rest begins as well."""
    before = ended(begun())
    after = before.repeat_last(110_000)
    assert told(before, after) == [SetCorrected(after.done[0]), planned(after)]
    switching = ended(begun(STANDING))
    again = switching.repeat_last(103_000)
    assert told(switching, again) == [SetCorrected(again.done[0]), planned(again), RestChanged(160_000)]
    over = before.end()
    again = over.repeat_last(110_000)
    assert told(over, again) == [SetCorrected(again.done[0]), planned(again), RestStarted(200_000)]
    assert told(again, again.bring_back(over, 111_000)) == [
        SetCorrected(over.done[0]),
        WorkoutDone(over.done),
    ]


def test_discarded() -> None:
    """A set taken away is told, and comes next."""
    before = ended(begun())
    after = before.discard_last(110_000)
    assert told(before, after) == [SetDiscarded(before.done[0]), planned(after)]
    back = after.bring_back(before, 111_000)
    assert told(after, back) == [SetBroughtBack(before.done[0]), planned(back), RestStarted(190_000)]


def test_corrected() -> None:
    """A correction is told with what counts now; the next set stays as it was."""
    before = ended(begun())
    after = before.correct(before.done[0].uid, 10, 110_000)
    assert told(before, after) == [SetCorrected(after.done[0])]
    assert after.done[0].tally.completed_reps == 10
