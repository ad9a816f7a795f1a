"""The rest of the plan: how reps are counted off, count-in, warm-ups, legs, measuring, the Nordic weeks."""

from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import pgettext
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import MAX_COUNT_IN_MS, MAX_REPS, MAX_REST_MS, MAX_SETS
from legcurl_timer.gui.prepare.measuring_panel import MeasuringPanel
from legcurl_timer.gui.prepare.nordic_panel import NordicPanel
from legcurl_timer.gui.state.history_service import HistoryService
from legcurl_timer.gui.state.plan_state import PlanState
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.bindings import Bindings
from legcurl_timer.gui.widgets.choice_row import ChoiceColumn, ChoiceRow
from legcurl_timer.gui.widgets.flowing import Pairs
from legcurl_timer.gui.widgets.labels import plain
from legcurl_timer.gui.widgets.layouts import column, holding, row
from legcurl_timer.gui.widgets.stepper import Stepper
from legcurl_timer.gui.widgets.wrapping import WrappingCheckBox

_SWITCH_STEP_MS = 5_000


class RepGoal(StrEnum):
    """When a set is over."""

    NUMBER = "number"
    RANGE = "range"
    OPEN = "open"


class MorePanel(QWidget):
    """Edits what is seldom changed; each change counts at once, and is remembered for each lift.

    `setup_requested` asks for the set-up of the camera.
    """

    setup_requested = Signal()

    def __init__(self, plan: PlanState, settings: SettingsState, history: HistoryService) -> None:
        super().__init__()
        self._plan = plan
        self._settings = settings
        self._history = history
        self._goal = ChoiceColumn(_goals())
        self._bottom = Stepper(_("Bottom of the range, reps"), 1, MAX_REPS)
        self._range = holding(row((plain(_("Least reps")), 1), self._bottom))
        count_in = Stepper(_("Count-in, seconds"), 0, MAX_COUNT_IN_MS, step=1000, unit="s", scale=1000)
        warm_ups = Stepper(_("Warm-up sets"), 0, MAX_SETS)
        switch = Stepper(
            _("Switch between legs, seconds"), 0, MAX_REST_MS, step=_SWITCH_STEP_MS, unit="s", scale=1000
        )
        wait = WrappingCheckBox(_("Wait for me after each rest"))
        match = WrappingCheckBox(_("Match the first leg"))
        match.setToolTip(_("The second leg does no more reps than the first."))
        self._own_return = WrappingCheckBox()
        self._first_leg = ChoiceRow(
            _("First leg"), {Leg.LEFT: pgettext("leg", "Left"), Leg.RIGHT: pgettext("leg", "Right")}
        )
        # TRANSLATORS: beside the seconds that there are to change from one leg to the other
        legs = Pairs((plain(_("Change legs")), switch), (plain(_("First leg")), self._first_leg))
        self._legs = holding(column(holding(legs), match))
        self.nordic = NordicPanel(plan, settings)
        numbers = Pairs((plain(_("Count-in")), count_in), (plain(_("Warm-up sets")), warm_ups))
        measuring = MeasuringPanel(settings)
        measuring.setup_requested.connect(self.setup_requested)
        parts = (
            self._goal,
            self._range,
            holding(numbers),
            self._legs,
            wait,
            self._own_return,
            measuring,
            self.nordic,
        )
        self.setLayout(column(*parts, gap=GRID))
        around = {"warm_up_sets": warm_ups, "switch_ms": switch, "match_legs": match, "wait_for_me": wait}
        self._around = Bindings(self, plan.change, around)
        of_set = {"count_in_ms": count_in, "own_return": self._own_return}
        self._of_set = Bindings(self, plan.change_set, of_set)
        self._goal.chosen.connect(self._on_goal_chosen)
        self._bottom.value_changed.connect(self._on_bottom_changed)
        self._first_leg.chosen.connect(self._on_leg_chosen)
        plan.changed.connect(self._on_plan_changed)
        settings.changed.connect(self.show_nordic_week)
        history.read_changed.connect(self.show_nordic_week)
        self._on_plan_changed()
        self.show_nordic_week()

    def commit(self) -> None:
        """Take over what has been typed but not confirmed."""
        for stepper in self.findChildren(Stepper):
            stepper.box.interpretText()

    @Slot()
    def show_nordic_week(self) -> None:
        """Tell where the ten Nordic weeks stand."""
        history, started = self._history.opened, self._settings.settings.nordic_started
        self.nordic.show_week(history.nordic_week(started) if history else None)

    @Slot()
    def _on_plan_changed(self) -> None:
        plan, planned = self._plan.plan, self._plan.prescription
        variation = planned.variation
        goal = RepGoal.RANGE if planned.bottom_reps else RepGoal.NUMBER
        goal = RepGoal.OPEN if planned.open_ended else goal
        self._goal.choose(goal)
        self._range.setVisible(goal is RepGoal.RANGE)
        self._bottom.set_value(planned.bottom_reps or variation.reps_min)
        self._around.show(plan)
        self._of_set.show(planned)
        self._own_return.setVisible(variation.own_return is not None)
        self._own_return.setText(variation.own_return.question if variation.own_return else "")
        self._legs.setVisible(variation.one_leg)
        if variation.one_leg:
            self._first_leg.choose(planned.leg)
        self.nordic.setVisible(variation.id == "nordic")

    @Slot(str)
    def _on_goal_chosen(self, value: str) -> None:
        goal, variation = RepGoal(value), self._plan.variation
        prescription = replace(self._plan.prescription, bottom_reps=0, open_ended=goal is RepGoal.OPEN)
        if goal is RepGoal.RANGE:
            prescription = replace(prescription, bottom_reps=variation.reps_min, reps=variation.reps_max)
        self._plan.change(prescription=prescription, reps_by_set=())

    @Slot()
    def _on_bottom_changed(self) -> None:
        bottom_reps = min(self._bottom.value(), self._plan.prescription.reps)
        self._plan.change_set(bottom_reps=bottom_reps)
        self._on_plan_changed()  # also where the plan stays: it may have been stepped over the top

    @Slot(str)
    def _on_leg_chosen(self, value: str) -> None:
        self._plan.change_set(leg=Leg(value))


def _goals() -> dict[RepGoal, tuple[str, str]]:
    return {
        RepGoal.NUMBER: (_("A number of reps"), _("The set ends by itself after its last rep.")),
        RepGoal.RANGE: (
            # TRANSLATORS: a range of reps, such as 8 to 12, as the goal of a set
            _("A range"),
            # TRANSLATORS: "it" is the set; the range of reps has a top and a bottom
            _("It ends at the top; you are told when you reach the bottom."),
        ),
        RepGoal.OPEN: (
            # TRANSLATORS: "it" is the set
            _("Until I end it"),
            # TRANSLATORS: "Enter" is the key, the clicker that of a presenter; "it" is the set
            _("Rep by rep, until Enter or the clicker ends it."),
        ),
    }
