"""What a workout is besides its sets: how reps are counted off, warm-ups, legs, waiting."""

from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import MAX_REPS, MAX_REST_MS, MAX_SETS
from legcurl_timer.gui.prepare.nordic_panel import NordicPanel
from legcurl_timer.gui.state.history_service import HistoryService
from legcurl_timer.gui.state.plan_state import PlanState
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.state.shared import Shared
from legcurl_timer.gui.widgets.bindings import Bindings
from legcurl_timer.gui.widgets.choice_row import ChoiceRow
from legcurl_timer.gui.widgets.labels import heading, muted
from legcurl_timer.gui.widgets.layouts import PANEL_MARGINS, Item, column, grid, holding, panel, row
from legcurl_timer.gui.widgets.page import Page, SidePage
from legcurl_timer.gui.widgets.stepper import Stepper

_SWITCH_STEP_MS = 5_000
_WARM_UPS_TEXT = "Warm-up sets before; they count for nothing in your progress"


class RepGoal(StrEnum):
    """When a set is over."""

    NUMBER = "number"
    RANGE = "range"
    OPEN = "open"


_GOALS = {RepGoal.NUMBER: "A number of reps", RepGoal.RANGE: "A range", RepGoal.OPEN: "Until I end it"}
_HINTS = {
    RepGoal.NUMBER: "The set ends by itself after its last rep.",
    RepGoal.RANGE: "The set ends at the top; the bottom is told when you reach it. End it where you like.",
    RepGoal.OPEN: "The pacing goes on rep by rep. Enter or the clicker ends the set.",
}


def make_page(shared: Shared) -> Page:
    """Return the page for the window."""
    return WorkoutPage(shared.plan, shared.settings, shared.history)


class WorkoutPage(SidePage):
    """Edits today's plan; each change counts at once."""

    def __init__(self, plan: PlanState, settings: SettingsState, history: HistoryService) -> None:
        super().__init__()
        self._plan = plan
        self._settings = settings
        self._history = history
        self._goal = ChoiceRow("A set is", _GOALS)
        self._hint = muted("")
        self._bottom = Stepper("Bottom of the range, reps", 1, MAX_REPS)
        self._top = Stepper("Top of the range, reps", 1, MAX_REPS)
        self._range = holding(row(QLabel("From"), self._bottom, QLabel("to"), self._top, None))
        warm_ups = Stepper("Warm-up sets", 0, MAX_SETS)
        switch = Stepper(
            "Switch between legs, seconds", 0, MAX_REST_MS, step=_SWITCH_STEP_MS, unit="s", scale=1000
        )
        match = QCheckBox("The second leg does no more reps than the first")
        wait = QCheckBox("Wait for me after each rest")
        around = {"warm_up_sets": warm_ups, "switch_ms": switch, "match_legs": match, "wait_for_me": wait}
        self._around = Bindings(self, plan.change, around)
        self._first_leg = ChoiceRow("First leg", {Leg.LEFT: "Left", Leg.RIGHT: "Right"})
        about_legs = ((QLabel("Time to change legs"), switch), (QLabel("First leg"), self._first_leg))
        self._legs = holding(column(grid(*about_legs, stretched=0), match))
        self.nordic = NordicPanel(plan, settings)
        self.lay_out(
            "Workout",
            muted("Sets, reps and rest stand in the plan. What is set here is remembered for each lift."),
            _panel("A set is", self._goal, self._hint, self._range),
            _panel("Around the sets", row((QLabel(_WARM_UPS_TEXT), 1), warm_ups), wait, self._legs),
            self.nordic,
            None,
        )
        self._goal.chosen.connect(self._on_goal_chosen)
        self._bottom.value_changed.connect(self._on_range_changed)
        self._top.value_changed.connect(self._on_range_changed)
        self._first_leg.chosen.connect(self._on_leg_chosen)
        plan.changed.connect(self._on_plan_changed)
        settings.changed.connect(self._show_nordic_week)
        self._on_plan_changed()

    def enter(self) -> bool:
        """Tell where the ten Nordic weeks stand."""
        self._show_nordic_week()
        return True

    @Slot()
    def _show_nordic_week(self) -> None:
        history, started = self._history.opened, self._settings.settings.nordic_started
        self.nordic.show_week(history.nordic_week(started) if history else None)

    @Slot()
    def _on_plan_changed(self) -> None:
        plan, prescription = self._plan.plan, self._plan.prescription
        goal = RepGoal.RANGE if prescription.bottom_reps else RepGoal.NUMBER
        goal = RepGoal.OPEN if prescription.open_ended else goal
        self._goal.choose(goal)
        self._hint.setText(_HINTS[goal])
        self._range.setVisible(goal is RepGoal.RANGE)
        self._bottom.set_value(prescription.bottom_reps or prescription.variation.reps_min)
        self._top.set_value(prescription.reps)
        self._around.show(plan)
        self._legs.setVisible(prescription.variation.one_leg)
        if prescription.variation.one_leg:
            self._first_leg.choose(prescription.leg)
        self.nordic.setVisible(prescription.variation.id == "nordic")

    @Slot(str)
    def _on_goal_chosen(self, value: str) -> None:
        goal, variation = RepGoal(value), self._plan.variation
        prescription = replace(self._plan.prescription, bottom_reps=0, open_ended=goal is RepGoal.OPEN)
        if goal is RepGoal.RANGE:
            prescription = replace(prescription, bottom_reps=variation.reps_min, reps=variation.reps_max)
        self._plan.change(prescription=prescription, reps_by_set=())

    @Slot()
    def _on_range_changed(self) -> None:
        top = self._top.value()
        self._plan.change_set(reps=top, bottom_reps=min(self._bottom.value(), top))
        self._on_plan_changed()  # also where the plan stays: the bottom may have been stepped over the top

    @Slot(str)
    def _on_leg_chosen(self, value: str) -> None:
        self._plan.change_set(leg=Leg(value))


def _panel(name: str, *items: Item) -> QFrame:
    return panel(column(heading(name), *items, margins=PANEL_MARGINS))
