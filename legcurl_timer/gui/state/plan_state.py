"""Today's plan, held once: asked here, changed here, and told to all who show it."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.gui.state.stored_state import StoredState
from legcurl_timer.userdata.plans import Plans, PlansFile

if TYPE_CHECKING:
    from legcurl_timer.core.load import Load


class PlanState(StoredState):
    """What is planned for today, and what was last planned for each lift.

    A suggestion that is taken changes today only: what the lifter has `chosen` stays remembered.
    `lift_changed` comes after `changed` where another lift is planned.
    """

    changed = Signal(WorkoutPlan)
    lift_changed = Signal(Variation)

    def __init__(self, file: PlansFile, plans: Plans, variation: Variation) -> None:
        super().__init__()
        self._file = file
        self._plans = plans.choosing(variation)
        self._is_saved = self._plans == plans
        self._plan = plans.plan_for(variation)
        self._planned_here: set[str] = set()
        self._suggested_load: Load | None = None

    @property
    def plan(self) -> WorkoutPlan:
        """The workout as planned now."""
        return self._plan

    @property
    def prescription(self) -> SetPrescription:
        """The set as planned now."""
        return self._plan.prescription

    @property
    def variation(self) -> Variation:
        """The lift that is planned now."""
        return self._plan.prescription.variation

    @property
    def chosen(self) -> WorkoutPlan:
        """The workout as the lifter has chosen it, whatever is suggested for today."""
        return self._plans.plan_for(self.variation)

    def choose(self, variation: Variation) -> None:
        """Plan a lift as it was last planned."""
        self._plans = self._plans.choosing(variation)
        self._apply(self._plans.plan_for(variation))

    def set_plan(self, plan: WorkoutPlan) -> None:
        """Plan another workout, and remember it as the one of its lift."""
        if plan == self._plan:
            return
        self._remember(plan)
        self._apply(plan)

    def change(self, **changes: Any) -> None:
        """Change fields of the plan, each by its name."""
        self.set_plan(replace(self._plan, **changes))

    def change_set(self, **changes: Any) -> None:
        """Change fields of the set that is planned, each by its name."""
        self.set_plan(self._plan.with_set(replace(self.prescription, **changes)))

    def take_suggestion(self, plan: WorkoutPlan, load: "Load | None") -> None:
        """Plan today as suggested; of it only the tempo is remembered, with which the lift is another one."""
        slower = replace(self.chosen.prescription, tempo=plan.prescription.tempo)
        self._remember(replace(self.chosen, prescription=slower))
        self._apply(plan, load)

    def load_for(self, prescription: SetPrescription) -> "Load | None":
        """Return the load that is suggested for the next set of a lift, None where none is."""
        return self._suggested_load if prescription.leg is self.prescription.leg else None

    def note_lifted(self, prescription: SetPrescription) -> None:
        """Suggest no load after a set is done: from now on it is what was really lifted."""
        if prescription.leg is self.prescription.leg:
            self._suggested_load = None

    def _remember(self, plan: WorkoutPlan) -> None:
        self._plans = self._plans.remembering(plan)
        self._planned_here.add(plan.prescription.variation.id)

    def _apply(self, plan: WorkoutPlan, load: "Load | None" = None) -> None:
        before, self._plan = self.variation, plan
        self._suggested_load = load
        self._save_soon()
        self.changed.emit(plan)
        if self.variation is not before:
            self.lift_changed.emit(self.variation)

    def _store(self) -> str:
        """Save what was planned here; the plans of other lifts stay as another window may have left them."""
        found, problem = self._file.load()
        if not problem:
            self._plans = self._plans.with_those_of(found, but=self._planned_here)
        return self._file.save(self._plans)
