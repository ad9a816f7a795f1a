"""Today's plan: held once, told to all, remembered as the lifter chose it."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from support.kept_sets import paced_set

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.gui.state.plan_state import PlanState
from legcurl_timer.userdata.plans import Plans, PlansFile

LIFTS = load_variations()
LOAD = Load(LoadUnit.KG, 42_500)


@pytest.fixture
def file(tmp_path: Path) -> PlansFile:
    """Give the plans of an empty folder."""
    return PlansFile(tmp_path / "data", LIFTS)


@pytest.fixture
def state(qapp: object, file: PlansFile) -> PlanState:
    """Give the plan of a lifter who has never trained."""
    assert qapp
    return PlanState(file, Plans(), LIFTS[0])


def stored(file: PlansFile) -> Plans:
    """Return what is in the file, of which there is nothing to tell."""
    plans, notice = file.load()
    assert notice == ""
    return plans


def nordic_week(state: PlanState) -> WorkoutPlan:
    """Plan Nordics of 12, 10 and 8 reps."""
    state.choose(LIFTS[-1])
    plan = replace(state.plan, reps_by_set=(12, 10, 8))
    state.set_plan(plan)
    return plan


def test_a_fresh_profile_opens_with_the_one_default(state: PlanState) -> None:
    """The first lift is a range like all others."""
    assert state.plan == state.chosen == WorkoutPlan.by_default(LIFTS[0])
    assert (state.prescription.bottom_reps, state.prescription.reps) == (8, 12)


def test_a_change_is_told_and_remembered(state: PlanState, file: PlansFile, qtbot: QtBot) -> None:
    """It is told once, written down soon, and there when the lift is chosen again."""
    told: list[WorkoutPlan] = []
    state.changed.connect(told.append)
    plan = replace(state.plan, sets=5)
    state.set_plan(plan)
    state.set_plan(plan)
    assert told == [plan] == [state.plan]
    qtbot.waitUntil(file.path.exists, timeout=3_000)
    assert stored(file).plan_for(LIFTS[0]) == plan
    written = file.path.stat().st_mtime_ns
    state.save()
    assert file.path.stat().st_mtime_ns == written
    state.choose(LIFTS[1])
    state.choose(LIFTS[0])
    assert state.plan == plan


def test_the_last_lift_is_remembered_though_nothing_was_changed(state: PlanState, file: PlansFile) -> None:
    """Its plan is not: a default that gets better some day gets better for this lifter, too."""
    state.choose(LIFTS[2])
    state.save()
    assert stored(file) == Plans(LIFTS[2].id)


def test_a_nordic_week_survives_another_lift_and_a_restart(state: PlanState, file: PlansFile) -> None:
    """Reps of each set's own come back like all else."""
    plan = nordic_week(state)
    state.choose(LIFTS[0])
    state.choose(LIFTS[-1])
    assert state.plan == state.chosen == plan
    state.save()
    assert PlanState(file, stored(file), LIFTS[-1]).plan == plan


def test_reps_of_each_set_end_with_a_change_of_reps(state: PlanState) -> None:
    """Another tempo leaves them as they are; other reps are those of all sets."""
    nordic_week(state)
    state.change_set(tempo=Tempo.parse("5-0-X-0"))
    assert state.plan.reps_by_set == (12, 10, 8)
    state.change_set(reps=7, bottom_reps=0)
    assert state.plan.reps_by_set == ()


def test_a_suggestion_is_for_today(state: PlanState, file: PlansFile) -> None:
    """Today's reps are those suggested; of it all only a slower tempo is remembered."""
    chosen = state.chosen
    slower = replace(chosen.prescription, tempo=Tempo.parse("4-0-1-1"))
    suggested = replace(chosen, prescription=replace(slower, reps=9, bottom_reps=0))
    state.take_suggestion(suggested, LOAD)
    assert state.plan == suggested
    assert state.chosen == replace(chosen, prescription=slower)
    state.save()
    assert stored(file).plan_for(LIFTS[0]) == state.chosen
    state.choose(LIFTS[0])
    assert state.plan == state.chosen


def test_a_load_is_planned_until_another_one_is(state: PlanState, file: PlansFile) -> None:
    """It is told, holds for either leg and for every set, and comes back with its lift after a restart."""
    state.choose(LIFTS[2])
    other_leg = replace(state.prescription, leg=Leg.RIGHT)
    assert state.load is state.load_for(other_leg) is None
    told: list[Load | None] = []
    state.load_changed.connect(lambda: told.append(state.load))
    for _ in range(2):
        state.plan_load(LOAD)
    assert told == [LOAD] == [state.load_for(other_leg)]
    state.change(sets=5)
    state.choose(LIFTS[0])
    assert state.load is None
    state.choose(LIFTS[2])
    state.save()
    again = PlanState(file, stored(file), LIFTS[2])
    assert (again.load, again.load_for(other_leg)) == (LOAD, LOAD)
    again.plan_load(None)
    again.save()
    assert stored(file).loads == {}


def test_the_load_follows_what_was_lifted(state: PlanState) -> None:
    """With the leg that lifted it; a warm-up, another lift and a load taken out say nothing of it."""
    state.choose(LIFTS[2])
    state.plan_load(LOAD)
    lighter = Load(LoadUnit.KG, 40_000)
    old = replace(paced_set(), variation="standing", leg=Leg.RIGHT, load=LOAD)
    for other in (
        replace(old, load=lighter, warm_up=True),
        replace(old, load=lighter, variation="lying"),
        replace(old, load=None),
        replace(old, note="heavy"),
    ):
        state.note_answer(old, other)
        assert state.load_for(replace(state.prescription, leg=Leg.RIGHT)) == LOAD
    state.note_answer(old, replace(old, load=lighter))
    assert state.load == LOAD
    assert state.load_for(replace(state.prescription, leg=Leg.RIGHT)) == lighter


def test_what_cannot_be_saved_is_told_each_time(state: PlanState, file: PlansFile, qtbot: QtBot) -> None:
    """A plan that could not be written is tried again with the next save."""
    file.path.parent.write_text("in the way")
    for _ in range(2):
        with qtbot.waitSignal(state.noticed) as told:
            state.save()
        assert told.args[0].startswith("Your plans: the file cannot be ")
    file.path.parent.unlink()
    state.save()
    assert file.path.exists()


def test_what_another_window_planned_stays(state: PlanState, file: PlansFile) -> None:
    """Each of two windows keeps the plans of the lifts that it changed, and leaves the others alone."""
    other = PlanState(PlansFile(file.path.parent, LIFTS), Plans(), LIFTS[1])
    other.set_plan(replace(other.plan, sets=7))
    other.save()
    state.set_plan(replace(state.plan, sets=2))
    state.save()
    assert stored(file).plan_for(LIFTS[1]).sets == 7
    assert stored(file).plan_for(LIFTS[0]).sets == 2
