"""A whole workout: what comes next, when, and what the lifter can change about it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.pacing.briefing import Afterwards, SetContext
from legcurl_timer.core.pacing.tension import SetTally
from legcurl_timer.core.records import Ending
from legcurl_timer.core.workout.plan import Place, WorkoutPlan
from legcurl_timer.core.workout.workout import Stage, Workout

VARIATIONS = {variation.id: variation for variation in load_variations()}
LYING = replace(WorkoutPlan.by_default(VARIATIONS["lying"]), sets=3, rest_ms=90_000)
STANDING = replace(WorkoutPlan.by_default(VARIATIONS["standing"]), sets=2, rest_ms=60_000)
NOTHING = SetTally(0, 0, 0)


def reps(count: int) -> SetTally:
    """Return the sums of a set of so many reps."""
    return SetTally(count, 5_000 * count, 5_000 * count)


def ended(workout: Workout, count: int = 12, *, now_ms: int) -> Workout:
    """Return the workout after a set of so many reps."""
    ending = Ending.COMPLETED if count == 12 else Ending.ENDED_EARLY
    return workout.set_ended(reps(count), ending, now_ms, f"set of {count}")


def resting(plan: WorkoutPlan = LYING, count: int = 12) -> Workout:
    """Return a workout whose first set ended at 100 s."""
    return ended(Workout(plan).begin(0), count, now_ms=100_000)


def places(workout: Workout) -> list[Place]:
    """Return the places of the sets done."""
    return [each.place for each in workout.done]


def test_a_rest_comes_after_a_set_and_runs_into_the_next() -> None:
    """From the end of a set on the rest is counted down; then the next set is under way without a touch."""
    workout = resting()
    assert [workout.stage(now_ms) for now_ms in (100_000, 189_999)] == [Stage.RESTING] * 2
    assert [workout.rest_left_ms(now_ms) for now_ms in (100_000, 110_000, 189_999, 190_000, 10**9)] == [
        90_000,
        80_000,
        1,
        0,
        0,
    ]
    assert workout.stage(190_000) is Stage.PACING
    assert (workout.step.place, workout.step.is_switch) == (Place(2, Leg.BOTH), False)
    (done,) = workout.done
    assert (done.number, done.place, done.tally, done.ending) == (
        1,
        Place(1, Leg.BOTH),
        reps(12),
        Ending.COMPLETED,
    )
    assert (done.planned, done.uid) == (LYING.prescription, "set of 12")


def test_what_the_lifter_is_told() -> None:
    """The rest before a set is told, whether it is a switch, and what comes after the set."""
    alone = Workout(replace(LYING, sets=1)).begin(0)
    assert alone.context(0, rest_told=False) == SetContext()
    assert resting().context(130_000, rest_told=True) == SetContext(
        60_000, rest_told=True, afterwards=Afterwards.REST
    )
    last = resting(replace(STANDING, sets=1))
    assert last.context(100_000, rest_told=False) == SetContext(
        10_000, is_switch=True, afterwards=Afterwards.WORKOUT_DONE
    )
    assert not Workout(LYING).context(0, rest_told=False).is_switch


def test_two_legs() -> None:
    """Each set is left and right with a short switch between them, and the rest comes after both."""
    workout = Workout(replace(STANDING, warm_up_sets=1)).begin(0)
    told = []
    for now_ms in (100_000, 200_000, 300_000, 400_000, 500_000):
        workout = ended(workout, now_ms=now_ms)
        told.append((workout.step.place.leg, workout.step.is_switch, workout.rest_left_ms(now_ms)))
        assert workout.step.prescription.leg is workout.step.place.leg
    rest, switch = (Leg.LEFT, False, 60_000), (Leg.RIGHT, True, 10_000)
    assert told == [switch, rest, switch, rest, switch]
    workout = ended(workout, now_ms=600_000)
    assert workout.stage(600_000) is Stage.DONE
    assert [place.warm_up for place in places(workout)] == [True, True, False, False, False, False]


@pytest.mark.parametrize(
    ("by_ms", "left_ms"),
    [(15_000, 95_000), (-15_000, 65_000), (-80_000, 0), (-99_000, 0), (10**9, 600_000), (0, 80_000)],
)
def test_changed_rest(by_ms: int, left_ms: int) -> None:
    """A rest is made longer or shorter, down to nothing and up to ten minutes."""
    workout = resting().add_rest(by_ms, 110_000)
    assert workout.rest_left_ms(110_000) == left_ms
    assert workout.stage(110_000) is (Stage.RESTING if left_ms else Stage.PACING)


def test_a_clock_put_back() -> None:
    """A rest is never longer than it was made, and what has no rest gets none."""
    workout = resting()
    assert workout.rest_left_ms(50_000) == 90_000
    assert workout.add_rest(15_000, 50_000).rest_left_ms(50_000) == 105_000
    assert workout.skip_rest(50_000).stage(50_000) is Stage.PACING
    assert Workout(LYING).begin(100_000).stage(50_000) is Stage.PACING


def test_wait_for_me() -> None:
    """With the switch on, the rest counts down and then waits until the lifter goes on."""
    workout = resting(replace(LYING, wait_for_me=True))
    assert [workout.stage(now_ms) for now_ms in (100_000, 189_999, 190_000, 10**9)] == [
        Stage.RESTING,
        Stage.RESTING,
        Stage.WAITING,
        Stage.WAITING,
    ]
    assert workout.go_on().stage(10**9) is Stage.PACING
    assert workout.skip_rest(10**9).stage(10**9) is Stage.PACING
    assert workout.skip_rest(110_000).stage(110_000) is Stage.PACING
    # Going on in the rest does not cut it short.
    assert workout.go_on().stage(110_000) is Stage.RESTING
    assert ended(workout.go_on(), now_ms=200_000).waiting is True


def test_wait_this_time() -> None:
    """Without the switch, one rest can be made to wait; the next one does not."""
    workout = resting().wait()
    assert workout.stage(10**9) is Stage.WAITING
    assert ended(workout.go_on(), now_ms=200_000).waiting is False


@pytest.mark.parametrize("now_ms", [110_000, 195_000])
def test_nothing_done(now_ms: int) -> None:
    """A set ended before its first movement is no set: it waits to be begun again, as a step of its own."""
    workout = resting().set_ended(NOTHING, Ending.ENDED_EARLY, now_ms)
    assert len(workout.done) == 1
    assert workout.waiting
    assert workout.stage(195_000) is Stage.WAITING
    assert (workout.step.number, workout.step.place) == (3, Place(2, Leg.BOTH))


def test_a_rep_broken_off_is_something() -> None:
    """A set in which the limb moved is done, even without a whole rep."""
    workout = resting().set_ended(SetTally(0, 500, 500), Ending.ENDED_EARLY, 195_000)
    assert (len(workout.done), workout.waiting) == (2, False)


def test_a_correction_reaches_the_second_leg() -> None:
    """While the second leg is still to come, it is planned anew to what the first one did."""
    workout = resting(STANDING, 9).correct("set of 9", 8, 103_000)
    assert (workout.step.number, workout.step.prescription.reps) == (3, 8)
    assert (workout.step.is_switch, workout.rest_left_ms(103_000)) == (True, 7_000)
    back = workout.correct("set of 9", 12, 104_000)
    assert (back.step.prescription.reps, back.step.prescription.bottom_reps) == (12, 8)


def test_corrected_elsewhere() -> None:
    """Any set that is done takes over its reps, also while another is under way; one unknown is nobody's."""
    workout = Workout(STANDING).begin(0).set_ended(reps(12), Ending.COMPLETED, 100_000, "one")
    corrected = workout.correct("one", 7, 103_000)
    assert (corrected.done[0].tally.completed_reps, corrected.step.prescription.reps) == (7, 7)
    under_way = workout.skip_rest(104_000)
    assert under_way.stage(104_000) is Stage.PACING
    later = under_way.correct("one", 7, 104_000)
    assert (later.done, later.step) == (corrected.done, under_way.step)
    assert workout.correct("two", 7, 103_000) is workout


def test_repeated() -> None:
    """The last set is done once more after the rest, and counts twice."""
    workout = resting().repeat_last(110_000)
    assert (workout.step.number, workout.step.place) == (3, Place(1, Leg.BOTH))
    assert workout.rest_left_ms(110_000) == 80_000
    assert workout.repeat_last(111_000) is workout
    workout = ended(workout, 7, now_ms=300_000)
    assert [each.tally.completed_reps for each in workout.done] == [12, 7]
    assert workout.step.place == Place(2, Leg.BOTH)


def test_repeated_in_the_switch() -> None:
    """Where the same leg works again, the switch becomes a whole rest."""
    workout = resting(STANDING, 9).repeat_last(103_000)
    assert (workout.step.place, workout.step.is_switch) == (Place(1, Leg.LEFT), False)
    assert workout.step.prescription == STANDING.prescription
    assert workout.rest_left_ms(103_000) == 57_000
    again = ended(workout, 11, now_ms=300_000)
    assert (again.step.place, again.step.prescription.reps) == (Place(1, Leg.RIGHT), 11)
    assert again.rest_left_ms(300_000) == 10_000


def test_a_longer_rest_stays_longer() -> None:
    """What the lifter has added to the rest is not lost with the last set."""
    workout = resting().add_rest(60_000, 110_000)
    assert workout.repeat_last(111_000).rest_left_ms(110_000) == 140_000
    assert workout.discard_last(111_000).rest_left_ms(110_000) == 140_000


def test_discarded() -> None:
    """The last set is taken away, and comes next."""
    workout = ended(resting(), 4, now_ms=300_000).discard_last(310_000)
    assert places(workout) == [Place(1, Leg.BOTH)]
    assert (workout.step.number, workout.step.place) == (4, Place(2, Leg.BOTH))
    assert workout.rest_left_ms(310_000) == 80_000
    first = workout.discard_last(311_000)
    assert (first.done, first.step and first.step.place) == ((), Place(1, Leg.BOTH))
    assert first.discard_last(312_000) is first


@pytest.mark.parametrize("redo", [Workout.repeat_last, Workout.discard_last])
def test_brought_back(redo: Callable[[Workout, int], Workout]) -> None:
    """What was done to the last set is undone: a switch is one again, with time to get into position."""
    before = resting(STANDING, 9)
    back = redo(before, 103_000).bring_back(before, 108_000)
    assert (back.done, back.step.place, back.step.is_switch) == (before.done, Place(1, Leg.RIGHT), True)
    assert back.rest_left_ms(108_000) == 10_000
    corrected = before.repeat_last(103_000).correct("set of 9", 10, 104_000).bring_back(before, 108_000)
    assert corrected.step.prescription.reps == 10
    ended_meanwhile = redo(before, 103_000).end().bring_back(before, 108_000)
    assert (ended_meanwhile.done, ended_meanwhile.ended) == (before.done, True)
    later = ended(redo(before, 103_000), now_ms=300_000)
    assert later.bring_back(before, 305_000) is later
    begun = Workout(LYING).begin(100_000)
    assert begun.bring_back(begun, 100_000) is begun


COMMANDS: dict[str, Callable[[Workout], Workout]] = {
    "begin": lambda workout: workout.begin(160_000),
    "set_ended": lambda workout: ended(workout, now_ms=160_000),
    "add_rest": lambda workout: workout.add_rest(15_000, 160_000),
    "skip_rest": lambda workout: workout.skip_rest(160_000),
    "wait": Workout.wait,
    "go_on": Workout.go_on,
    "correct": lambda workout: workout.correct("set of 12", 13, 160_000),
    "repeat_last": lambda workout: workout.repeat_last(160_000),
    "discard_last": lambda workout: workout.discard_last(160_000),
    "end": Workout.end,
}


@pytest.mark.parametrize(
    ("workout", "commands"),
    [
        (Workout(LYING), {"begin", "end"}),
        (resting().skip_rest(150_000), {"set_ended", "wait", "end", "correct"}),
        (resting(), set(COMMANDS) - {"begin", "go_on"}),
        (
            resting().skip_rest(150_000).wait(),
            {"set_ended", "skip_rest", "go_on", "correct", "repeat_last", "discard_last", "end"},
        ),
        (Workout(LYING).begin(0).wait(), {"set_ended", "skip_rest", "go_on", "end"}),
        (resting().end(), {"correct", "repeat_last"}),
    ],
    ids=["ready", "pacing", "resting", "waiting", "waiting before the first set", "over"],
)
def test_commands_that_make_no_sense(workout: Workout, commands: set[str]) -> None:
    """In each state some commands do something, and all others nothing."""
    assert {name for name, command in COMMANDS.items() if command(workout) != workout} == commands


def test_taken_up_between_the_legs() -> None:
    """The second leg still matches the first one, and does not need the switch any more."""
    workout = Workout.taken_up(STANDING, resting(STANDING, 9).done).begin(5_000)
    assert (workout.step.prescription.leg, workout.step.prescription.reps) == (Leg.RIGHT, 9)
    assert (workout.step.number, workout.step.is_switch, workout.rest_left_ms(5_000)) == (2, False, 0)
