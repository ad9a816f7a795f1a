"""What the history says about the next workout, and a plan that follows it."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from support.histories import histories
from support.measured import measurement
from support.plans import plans
from support.training import store_in_memory, train, working_set

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.load import Load, LoadSteps, LoadUnit
from legcurl_timer.core.progression.suggestions import suggested_plan
from legcurl_timer.core.progression.work_sets import RepRange
from legcurl_timer.core.records import SessionRecord, SetRecord
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.history.queries.next_time import read_next_time, read_nordic_week
from legcurl_timer.history.store import Store

MONDAY = date(2026, 11, 23)
VARIATIONS = load_variations()
LYING = WorkoutPlan.by_default(find_variation(VARIATIONS, "lying"))
STANDING = WorkoutPlan.by_default(find_variation(VARIATIONS, "standing"))
NORDIC = WorkoutPlan.by_default(find_variation(VARIATIONS, "nordic"))


def done(days_ago: int, reps: int, kg: float = 40, **facts: object) -> SetRecord:
    """Return a set at 3-0-1-1 on the beat, form kept."""
    day = MONDAY - timedelta(days=days_ago)
    return working_set(day, reps, kg=kg, **{"form_kept": True, "kept_beat": True, **facts})


def test_a_lift_never_done(store: Store) -> None:
    """There is nothing to tell."""
    found = read_next_time(store, LYING, LoadSteps(), MONDAY)
    assert (found.line, found.suggestion, found.balance) == ("", None, "")


def test_a_step_up(store: Store) -> None:
    """Two sessions at the top of the range, on the beat and in form, are enough for the smallest step."""
    train(store, [done(ago, 12) for ago in (6, 3)])
    found = read_next_time(store, LYING, LoadSteps(), MONDAY)
    assert found.suggestion
    assert found.suggestion.weight == Load(LoadUnit.KG, 42_500)
    assert found.line == (
        "Next time 42.5 kg, 8\u201312 reps: 12 reps at 40 kg twice running, form kept, with the beat."
    )


def test_reps_that_were_rushed_by_the_camera(store: Store) -> None:
    """They earn no step, with the reason, where the lifter says nothing of the beat."""
    train(store, [done(ago, 12, kept_beat=None, measurement=measurement("oor" * 4)) for ago in (6, 3)])
    found = read_next_time(store, LYING, LoadSteps(), MONDAY)
    assert found.line.endswith("12 reps at 40 kg the last time, but reps were rushed, by the camera.")


def test_one_leg_at_a_time(store: Store) -> None:
    """The line is about the leg that begins, and left and right are compared below it."""
    train(
        store,
        [
            done(3, reps, 20, variation="standing", leg=leg, minute=minute, tut_ms=None)
            for minute, (leg, reps) in enumerate([(Leg.LEFT, 9), (Leg.RIGHT, 12)])
        ],
    )
    found = read_next_time(store, STANDING, LoadSteps(), MONDAY)
    assert found.line.startswith("Left leg. Next time 20 kg again, one more rep (10)")
    assert found.balance.startswith("For your information: the left leg did 25 % fewer reps")


def test_a_set_without_an_end_is_judged_by_the_usual_range(store: Store) -> None:
    """Where the lifter ends the set, the range of the variation is what it is held against."""
    train(store, [done(3, 9)])
    plan = replace(LYING, prescription=replace(LYING.prescription, open_ended=True, reps=1, bottom_reps=0))
    found = read_next_time(store, plan, LoadSteps(), MONDAY)
    assert found.suggestion
    assert found.suggestion.aim == RepRange(8, 12)


def test_a_plan_with_reps_for_each_set_needs_no_suggestion(store: Store) -> None:
    """The ten weeks of Nordics say themselves what comes next."""
    train(store, [done(3, 5, variation="nordic", tempo=str(NORDIC.prescription.tempo))])
    assert read_next_time(store, NORDIC, LoadSteps(), MONDAY).line
    assert not read_next_time(store, replace(NORDIC, reps_by_set=(12, 10, 8)), LoadSteps(), MONDAY).line


@given(sessions=histories(), plan=plans())
def test_any_history(sessions: list[SessionRecord], plan: WorkoutPlan) -> None:
    """Any history has at most one line to tell of any plan, and any suggestion can be followed."""
    with store_in_memory() as store:
        store.add(sessions)
        found = read_next_time(store, plan, LoadSteps(), MONDAY)
        assert len(found.line.splitlines()) <= 1
        if found.suggestion:
            suggested_plan(plan, found.suggestion)


def test_the_week_of_the_nordic_plan(store: Store) -> None:
    """Days with Nordics count as sessions of the week, warm-ups and other lifts do not."""
    train(
        store,
        [
            done(0, 8, variation="nordic"),
            done(0, 8, variation="nordic", minute=5),
            done(1, 8, variation="nordic", warm_up=True),
            done(2, 8),
        ],
    )
    week = read_nordic_week(store, "nordic", "2026-10-30", MONDAY)
    assert week
    assert week.line == "Week 4 of 10: 3 sessions of 8\u201310, 8\u201310, 8\u201310 reps; 2 left"
    assert read_nordic_week(store, "nordic", "", MONDAY) is None
