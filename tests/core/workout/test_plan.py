"""What a whole workout shall be: the places of its sets, and what is to be done at each."""

from dataclasses import replace
from typing import Any

import pytest

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.tension import SetTally
from legcurl_timer.core.records import Ending
from legcurl_timer.core.workout.plan import CompletedStep, Place, WorkoutPlan, WorkoutPlanError

VARIATIONS = {variation.id: variation for variation in load_variations()}
LYING = WorkoutPlan.by_default(VARIATIONS["lying"])
STANDING = WorkoutPlan.by_default(VARIATIONS["standing"])


def first_leg_did(reps: int, plan: WorkoutPlan = STANDING, *, number: int = 1) -> CompletedStep:
    """Return the first set of the left leg with some reps."""
    tally = SetTally(reps, 5_000 * reps, 5_000 * reps)
    return CompletedStep(number, Place(1, Leg.LEFT), plan.prescription, tally, Ending.ENDED_EARLY)


@pytest.mark.parametrize(
    ("variation_id", "reps", "leg"),
    [("lying", (8, 12), Leg.BOTH), ("standing", (8, 12), Leg.LEFT), ("nordic", (0, 5), Leg.BOTH)],
)
def test_by_default(variation_id: str, reps: tuple[int, int], leg: Leg) -> None:
    """Each variation starts out with its own sets, rests and range; where there is one number, with that."""
    its = VARIATIONS[variation_id]
    plan = WorkoutPlan.by_default(its)
    assert (plan.prescription.bottom_reps, plan.prescription.reps) == reps
    assert (plan.sets, plan.rest_ms, plan.switch_ms) == (its.sets, its.rest_ms, 10_000)
    assert plan.first_leg is leg


RIGHT_FIRST = replace(STANDING, prescription=replace(STANDING.prescription, leg=Leg.RIGHT))


@pytest.mark.parametrize(
    ("plan", "drawn"),
    [
        (replace(LYING, sets=3, warm_up_sets=2), "w1-both w2-both 1-both 2-both 3-both"),
        (replace(STANDING, sets=2, both_legs=False), "1-left 2-left"),
        (replace(STANDING, sets=2, warm_up_sets=1), "w1-left w1-right 1-left 1-right 2-left 2-right"),
        (replace(RIGHT_FIRST, sets=2, warm_up_sets=1), "w1-right w1-left 1-right 1-left 2-right 2-left"),
    ],
)
def test_places(plan: WorkoutPlan, drawn: str) -> None:
    """Warm-ups come first and count apart; each set is done by one leg and then by the other, or by both."""
    places = [f"{'w' if each.warm_up else ''}{each.set_number}-{each.leg}" for each in plan.places]
    assert " ".join(places) == drawn


@pytest.mark.parametrize("to_repeat", [False, True])
def test_next_place(to_repeat: bool) -> None:
    """After a set comes the place after its own, or its own again; after the last one nothing."""
    assert STANDING.next_place([]) == Place(1, Leg.LEFT)
    done = first_leg_did(10)._replace(to_repeat=to_repeat)
    assert STANDING.next_place([done]) == Place(1, Leg.LEFT if to_repeat else Leg.RIGHT)
    last = done._replace(place=Place(3, Leg.RIGHT))
    assert STANDING.next_place([done, last]) == (Place(3, Leg.RIGHT) if to_repeat else None)


def test_no_such_place() -> None:
    """A set that is not in the plan has nothing after it."""
    with pytest.raises(ValueError, match="not in tuple"):
        STANDING.next_place([first_leg_did(10)._replace(place=Place(4, Leg.LEFT))])


@pytest.mark.parametrize(
    ("first_reps", "reps", "bottom_reps"),
    [(0, 12, 8), (1, 1, 0), (9, 9, 0), (11, 11, 0), (12, 12, 8), (13, 12, 8)],
)
def test_the_second_leg_matches_the_first(first_reps: int, reps: int, bottom_reps: int) -> None:
    """The second leg does as many reps as the first, where that did some but fewer than planned."""
    second = STANDING.prescription_for(Place(1, Leg.RIGHT), [first_leg_did(first_reps)])
    assert second == replace(STANDING.prescription, leg=Leg.RIGHT, reps=reps, bottom_reps=bottom_reps)


@pytest.mark.parametrize(
    ("first_reps", "reps", "open_ended"), [(0, 12, True), (7, 7, False), (100, 100, False), (101, 12, True)]
)
def test_the_second_leg_of_an_open_ended_set(first_reps: int, reps: int, open_ended: bool) -> None:
    """Where the first leg went on until the lifter ended it, the second one ends there by itself."""
    plan = replace(STANDING, prescription=replace(STANDING.prescription, open_ended=True))
    second = plan.prescription_for(Place(1, Leg.RIGHT), [first_leg_did(first_reps, plan)])
    assert (second.reps, second.open_ended, second.leg) == (reps, open_ended, Leg.RIGHT)


@pytest.mark.parametrize(
    ("plan", "place"),
    [
        (replace(STANDING, match_legs=False), Place(1, Leg.RIGHT)),
        (STANDING, Place(2, Leg.RIGHT)),
        (STANDING, Place(1, Leg.RIGHT, warm_up=True)),
        (STANDING, Place(2, Leg.LEFT)),
        (LYING, Place(2, Leg.BOTH)),
    ],
)
def test_nothing_to_match(plan: WorkoutPlan, place: Place) -> None:
    """Another set, the first leg, both legs, or a lifter who does not want it: as planned."""
    expected = replace(plan.prescription, leg=place.leg)
    assert plan.prescription_for(place, [first_leg_did(9)]) == expected


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("sets", 21, "A workout has 1 to 20 sets, not 21."),
        ("warm_up_sets", -1, "A workout has 0 to 20 warm-up sets, not -1."),
        ("rest_ms", 600_001, "A rest lasts 0 to 600 s, not 600.001 s."),
        ("switch_ms", -1_000, "A switch between legs lasts 0 to 600 s, not -1 s."),
    ],
)
def test_outside_the_limits(name: str, value: int, message: str) -> None:
    """A workout that cannot be done is refused in one line with the limits."""
    facts = {"sets": 3, "rest_ms": 90_000, "switch_ms": 10_000, "warm_up_sets": 0, name: value}
    with pytest.raises(WorkoutPlanError) as caught:
        WorkoutPlan(SetPrescription.by_default(VARIATIONS["lying"]), **facts)
    assert str(caught.value) == message


def test_reps_of_each_set() -> None:
    """Work sets may have their own reps, for both legs; warm-ups and sets beyond them have the usual ones."""
    plan = replace(STANDING, sets=3, warm_up_sets=1, reps_by_set=(6, 10))
    reps = [plan.prescription_for(place, []) for place in plan.places]
    assert [(each.bottom_reps, each.reps) for each in reps] == [
        *[(8, 12)] * 2,
        *[(6, 6)] * 2,
        *[(8, 10)] * 2,
        *[(8, 12)] * 2,
    ]


@pytest.mark.parametrize("reps_by_set", [(0,), (101,), (8,) * 21])
def test_reps_of_a_set_that_cannot_be(reps_by_set: tuple[int, ...]) -> None:
    """Each has 1 to 100, and there are no more than sets in a workout."""
    with pytest.raises(WorkoutPlanError, match=r"^Up to 20 sets can have their own reps, each 1 to 100\.$"):
        replace(LYING, reps_by_set=reps_by_set)


@pytest.mark.parametrize("changes", [{"reps": 7, "bottom_reps": 0}, {"bottom_reps": 0}, {"open_ended": True}])
def test_another_set_with_other_reps(changes: dict[str, Any]) -> None:
    """Reps of each set's own end with a change of reps, and with no other."""
    ladder = replace(LYING, reps_by_set=(12, 10, 8))
    slower = replace(LYING.prescription, tempo=Tempo.parse("5-0-1-1"))
    assert ladder.with_set(slower) == replace(ladder, prescription=slower)
    other = replace(LYING.prescription, **changes)
    assert ladder.with_set(other) == replace(LYING, prescription=other)


@pytest.mark.parametrize(("sets", "told"), [(2, (12, 10)), (3, (12, 10, 8)), (4, (12, 10, 8, 12))])
def test_the_reps_of_each_set(sets: int, told: tuple[int, ...]) -> None:
    """Sets beyond those with reps of their own have those of the prescription."""
    assert replace(LYING, sets=sets, reps_by_set=(12, 10, 8)).reps_of_sets == told
