"""The plan and all that shows it: whatever is changed where, they never disagree."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QCheckBox, QRadioButton
from support.window_page import TEMPO_FIELD

from legcurl_timer.core.lifts.phases import NOTATION_ORDER
from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.core.text import clock_text
from legcurl_timer.gui.prepare.more_panel import RepGoal
from legcurl_timer.gui.prepare.variation_card import VariationCard
from legcurl_timer.gui.widgets.stepper import Stepper
from tests.gui.prepare.conftest import Prepare, Prepared

_GOALS = {RepGoal.NUMBER: "A number of reps", RepGoal.RANGE: "A range", RepGoal.OPEN: "Until I end it"}


def check_agreement(page: Prepared) -> None:
    """Check that whatever is to be seen shows what is planned."""
    plan, planned = page.plan.plan, page.plan.prescription
    variation, tempo = planned.variation, planned.tempo
    (chosen,) = [card for card in page.all(VariationCard) if card.isChecked()]
    assert chosen.variation is variation
    assert page.control(TEMPO_FIELD).text() == page.tempo
    digits = page.shown_in(*(f"{variation.words[kind].label}, seconds" for kind in NOTATION_ORDER))
    assert "-".join(digits) == str(tempo)
    sets, reps, load, rest = page.shown_in("Sets", "Reps", "Load", "Rest")
    assert (sets, rest) == (str(plan.sets), clock_text(plan.rest_ms))
    if not plan.reps_by_set:
        assert reps.endswith(str(planned.reps))
        assert ("\u2013" in reps) == (0 < planned.bottom_reps < planned.reps and not planned.open_ended)
    assert load == str(page.plan.load or "\u2013")
    goal = RepGoal.RANGE if planned.bottom_reps else RepGoal.NUMBER
    goal = RepGoal.OPEN if planned.open_ended else goal
    assert page.the(QRadioButton, _GOALS[goal]).isChecked()
    shown = {stepper.box.accessibleName(): stepper.value() for stepper in page.all(Stepper)}
    assert shown["Warm-up sets"] == plan.warm_up_sets
    assert shown["Count-in, seconds"] == planned.count_in_ms
    if goal is RepGoal.RANGE:
        assert shown["Bottom of the range, reps"] == planned.bottom_reps
    ticked = {box.text(): box.isChecked() for box in page.all(QCheckBox)}
    assert ticked["Wait for me after each rest"] == plan.wait_for_me
    if variation.one_leg:
        assert shown["Switch between legs, seconds"] == plan.switch_ms
        assert ticked["Match the first leg"] == plan.match_legs
        assert page.button(f"First leg: {planned.leg.capitalize()}").isChecked()
    if variation.own_return:
        assert ticked[variation.own_return.question] == planned.own_return


def _if_shown(kind: type, name: str, use: Callable[[Any], object]) -> Callable[[Prepared], None]:
    """Return a change that is made where what makes it is to be seen."""

    def make(page: Prepared) -> None:
        for each in page.all(kind):
            if name in {each.accessibleName(), getattr(each, "text", str)()}:
                use(each)

    return make


def _steps(*names: str) -> list[Callable[[Prepared], None]]:
    steps = (lambda box: box.stepBy(1), lambda box: box.stepBy(-1))
    return [_if_shown(QAbstractSpinBox, name, step) for name in names for step in steps]


def _clicks(*names: str) -> list[Callable[[Prepared], None]]:
    return [_if_shown(QAbstractButton, name, lambda button: button.click()) for name in names]


_CHANGES: list[Callable[[Prepared], Any]] = [
    *_steps("Lower, seconds", "Squeeze, seconds", "Sets", "Reps", "Load", "Rest", "Warm-up sets"),
    *_steps("Bottom of the range, reps", "Count-in, seconds", "Switch between legs, seconds"),
    *_clicks("Match the first leg", "Wait for me after each rest", "My hamstrings curl me up"),
    *_clicks("First leg: Right", "First leg: Left", *_GOALS.values()),
    *(lambda page, number=number: page.all(VariationCard)[number].click() for number in range(6)),
    lambda page: page.plan.take_suggestion(replace(page.plan.chosen, sets=2), Load(LoadUnit.KG, 42_500)),
    lambda page: page.plan.set_up(replace(page.plan.chosen, sets=5), "Five", int),
    lambda page: page.plan.undo(),
]


@given(changes=st.lists(st.sampled_from(_CHANGES), max_size=12))
def test_they_never_disagree(
    qapp: object,
    tmp_path_factory: pytest.TempPathFactory,
    changes: list[Callable[[Prepared], Any]],
) -> None:
    """After each change everything shows the plan that holds, whichever control it came from."""
    assert qapp
    page = Prepared(None, tmp_path_factory.mktemp("plans"), "standing")
    page.unfold()
    check_agreement(page)
    for change in changes:
        change(page)
        check_agreement(page)


def test_a_nordic_week_outlives_a_look_at_another_lift(prepare: Prepare) -> None:
    """The reps of each set are shown again, until choosing how a set ends makes them all alike."""
    page = prepare("nordic")
    page.unfold()
    page.plan.change(sets=3, reps_by_set=(12, 10, 8))
    page.all(VariationCard)[0].click()
    assert page.shown_in("Reps") == ["8\u201312"]
    page.all(VariationCard)[5].click()
    assert page.shown_in("Reps") == ["12, 10, 8"]
    page.click("Until I end it")
    assert page.plan.plan.reps_by_set == ()
    assert page.shown_in("Reps") == ["5"]
