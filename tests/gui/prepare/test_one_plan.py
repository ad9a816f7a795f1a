"""Panel and page of the workout show one plan: whatever is changed where, they never disagree."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.gui.prepare.prepare_page import PreparePage
from legcurl_timer.gui.prepare.workout_page import RepGoal, WorkoutPage
from legcurl_timer.gui.state.history_service import HistoryService
from legcurl_timer.gui.state.plan_state import PlanState
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.widgets.stepper import Stepper
from legcurl_timer.userdata.settings import SettingsFile
from tests.gui.prepare.conftest import LIFTS, plan_of


@dataclass(frozen=True)
class Parts:
    """All that shows or changes the plan."""

    state: PlanState
    settings: SettingsState
    prepare: PreparePage
    workout: WorkoutPage


def parts_of(folder: Path, variation_id: str) -> Parts:
    """Return the two pages with the plan of a lift as it starts out."""
    state = plan_of(folder, variation_id)
    settings = SettingsState(SettingsFile(folder))
    history = HistoryService(folder, LIFTS, state)
    prepare = PreparePage(LIFTS, state, settings, history)
    return Parts(state, settings, prepare, WorkoutPage(state, settings, history))


@pytest.fixture
def make_parts(qtbot: QtBot, tmp_path: Path) -> Callable[[str], Parts]:
    """Make the two pages for a lift."""

    def make(variation_id: str) -> Parts:
        parts = parts_of(tmp_path, variation_id)
        for page in (parts.prepare, parts.workout):
            qtbot.addWidget(page)
        return parts

    return make


def check_agreement(parts: Parts) -> None:
    """Check that each widget shows what is planned."""
    plan, planned = parts.state.plan, parts.state.prescription
    tempo, numbers = parts.prepare._panel._tempo, parts.prepare._panel._numbers
    assert tempo._field.text() == str(planned.tempo)
    shown = {kind: stepper.value() for kind, stepper in tempo._by_phase()}
    assert shown == {kind: planned.tempo.duration_ms(kind) for kind in shown}
    assert numbers._sets.value() == plan.sets
    assert numbers._reps.value() == planned.reps
    assert numbers._rest.value() == plan.rest_ms
    assert numbers._count_in.value() == planned.count_in_ms
    assert parts.prepare._panel._own_return.isChecked() == planned.own_return
    (card,) = [each for each in parts.prepare._cards if each.isChecked()]
    assert card.variation is planned.variation
    page = parts.workout
    goal = RepGoal.RANGE if planned.bottom_reps else RepGoal.NUMBER
    assert page._goal.value == (RepGoal.OPEN if planned.open_ended else goal)
    assert page._top.value() == planned.reps
    assert page._bottom.value() == (planned.bottom_reps or planned.variation.reps_min)
    around = page._around._controls
    assert around["warm_up_sets"].value() == plan.warm_up_sets
    assert around["switch_ms"].value() == plan.switch_ms
    assert around["match_legs"].isChecked() == plan.match_legs
    assert around["wait_for_me"].isChecked() == plan.wait_for_me
    assert not planned.variation.one_leg or page._first_leg.value == planned.leg


def _if_shown(part: Callable[[Parts], QWidget], change: Callable[[Parts], Any]) -> Callable[[Parts], None]:
    """Return a change that is made where its part is to be seen."""

    def make(parts: Parts) -> None:
        if not part(parts).isHidden():
            change(parts)

    return make


def _steps(pick: Callable[[Parts], Stepper]) -> list[Callable[[Parts], None]]:
    return [lambda parts: pick(parts).box.stepUp(), lambda parts: pick(parts).box.stepDown()]


_RANGE_STEPS = [
    *_steps(lambda parts: parts.workout._bottom),
    *_steps(lambda parts: parts.workout._top),
]
_CHANGES: list[Callable[[Parts], Any]] = [
    *_steps(lambda parts: parts.prepare._panel._tempo._steppers[0]),
    *_steps(lambda parts: parts.prepare._panel._tempo._steppers[3]),
    *_steps(lambda parts: parts.prepare._panel._numbers._sets),
    *_steps(lambda parts: parts.prepare._panel._numbers._reps),
    *_steps(lambda parts: parts.prepare._panel._numbers._rest),
    *_steps(lambda parts: parts.prepare._panel._numbers._count_in),
    *(_if_shown(lambda parts: parts.workout._range, step) for step in _RANGE_STEPS),
    *_steps(lambda parts: parts.workout._around._controls["warm_up_sets"]),
    *_steps(lambda parts: parts.workout._around._controls["switch_ms"]),
    lambda parts: parts.workout._around._controls["match_legs"].toggle(),
    lambda parts: parts.workout._around._controls["wait_for_me"].toggle(),
    _if_shown(lambda parts: parts.workout._legs, lambda parts: parts.workout._first_leg.pick(Leg.RIGHT)),
    *(lambda parts, goal=goal: parts.workout._goal.pick(goal) for goal in RepGoal),
    *(lambda parts, number=number: parts.prepare._cards[number].click() for number in range(6)),
    _if_shown(
        lambda parts: parts.prepare._panel._own_return,
        lambda parts: parts.prepare._panel._own_return.toggle(),
    ),
    lambda parts: parts.state.take_suggestion(replace(parts.state.chosen, sets=2), None),
]


@given(changes=st.lists(st.sampled_from(_CHANGES), max_size=12))
def test_they_never_disagree(
    qapp: object,
    tmp_path_factory: pytest.TempPathFactory,
    changes: list[Callable[[Parts], Any]],
) -> None:
    """After each change everything shows the plan that holds, whichever widget it came from."""
    assert qapp
    parts = parts_of(tmp_path_factory.mktemp("plans"), "standing")
    check_agreement(parts)
    for change in changes:
        change(parts)
        check_agreement(parts)


def test_a_nordic_week_outlives_a_look_at_another_lift(make_parts: Callable[[str], Parts]) -> None:
    """The panel names the reps of each set again, until choosing how a set ends makes them all alike."""
    parts = make_parts("nordic")
    name = parts.prepare._panel._numbers._reps_name
    parts.state.change(sets=3, reps_by_set=(12, 10, 8))
    parts.prepare._cards[0].click()
    assert name.text() == "Reps, 8 to"
    parts.prepare._cards[5].click()
    assert name.text() == "Reps 12, 10, 8"
    parts.workout._goal.pick(RepGoal.OPEN)
    assert parts.state.plan.reps_by_set == ()
    assert name.text() == "Reps in mind"


def test_a_tempo_being_typed_is_left_alone(make_parts: Callable[[str], Parts], qtbot: QtBot) -> None:
    """What is typed reaches the plan key by key, and the plan does not put the text right meanwhile."""
    parts = make_parts("lying")
    field = parts.prepare._panel._tempo._field
    field.selectAll()
    for typed, holds in (("4", "3-0-1-1"), ("4/1", "4-0-1-0"), ("4/1/2", "4-1-2-0")):
        field.clear()
        qtbot.keyClicks(field, typed)
        assert field.text() == typed
        assert str(parts.state.prescription.tempo) == holds
    parts.prepare._panel.commit()
    assert field.text() == "4-1-2-0"


def test_volume_and_mute_follow_the_settings(make_parts: Callable[[str], Parts]) -> None:
    """They are shown as they are, and changed where they are held."""
    parts = make_parts("lying")
    numbers = parts.prepare._panel._numbers
    numbers._mute.click()
    assert parts.settings.muted_now
    assert numbers._mute.text() == "Muted"
    numbers._volume.box.stepUp()
    assert (parts.settings.loudness.volume, numbers._mute.text()) == (75, "Muted")
    parts.settings.set_volume(20)
    assert numbers._volume.value() == 20


def test_an_odd_rest_is_not_rounded_by_being_shown(make_parts: Callable[[str], Parts]) -> None:
    """A plan from a file keeps its half seconds until the lifter changes them."""
    parts = make_parts("standing")
    odd = replace(WorkoutPlan.by_default(parts.state.variation), rest_ms=90_500, switch_ms=7_250)
    parts.state.set_plan(odd)
    parts.workout._around._controls["wait_for_me"].toggle()
    parts.prepare._panel._numbers._sets.box.stepUp()
    parts.prepare._panel.commit()
    assert (parts.state.plan.rest_ms, parts.state.plan.switch_ms) == (90_500, 7_250)
